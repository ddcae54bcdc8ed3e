"""The table of what a booking needs, in the order in which it is asked.

A step says when it is open, how it reads an answer, and what it asks. Its place in the table is its
place in the talk: the first open step asks. There are no transitions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.dialogue import choosing, confirming, details, timing
from bot.dialogue.effects import Say
from bot.dialogue.talk import Talk
from bot.understanding.meaning import Understood


def _nothing(_: Talk) -> None:
    """Most steps have nothing to prepare."""


@dataclass(frozen=True, slots=True)
class Step:
    """One fact that a booking needs."""

    name: str
    is_open: Callable[[Talk], bool]
    read: Callable[[Talk, Understood, str], bool]
    """Read the answer to this step's question; False when the text holds none."""
    ask: Callable[[Talk], Say]
    prepare: Callable[[Talk], None] = _nothing
    """Fill in what need not be asked."""
    shows: str = ""
    """What closes the step, in words, for the diagram."""
    for_moves: bool = True
    """Whether it may be asked when a made booking is moved; what it fills is kept otherwise."""


STEPS: tuple[Step, ...] = (
    Step(
        "location",
        is_open=lambda talk: talk.draft.location_id is None,
        read=lambda talk, understood, _: choosing.read_location(talk, understood),
        ask=choosing.ask_location,
        prepare=choosing.prepare_location,
        shows="a location; skipped when there is one",
    ),
    Step(
        "service",
        is_open=lambda talk: talk.draft.service_id is None,
        read=lambda talk, understood, _: choosing.read_service(talk, understood),
        ask=choosing.ask_service,
        prepare=choosing.prepare_service,
        shows="a service that the location offers",
    ),
    Step(
        "extras",
        is_open=choosing.extras_open,
        read=choosing.read_extras,
        ask=choosing.ask_extras,
        shows="extras, where the service has them",
    ),
    Step(
        "employee",
        is_open=choosing.employee_open,
        read=lambda talk, understood, _: choosing.read_employee(talk, understood),
        ask=choosing.ask_employee,
        shows="who does it; anyone, unless asked",
    ),
    Step(
        "opening",
        is_open=lambda talk: talk.draft.starts_at is None,
        read=lambda talk, understood, _: timing.read_opening(talk, understood),
        ask=timing.ask_opening,
        prepare=timing.prepare_opening,
        shows="a free day and time",
    ),
    Step(
        "details",
        is_open=details.details_open,
        read=lambda talk, understood, _: details.read_details(talk, understood),
        ask=details.ask_details,
        prepare=details.prepare_details,
        shows="name and e-mail; skipped for a known customer",
        for_moves=False,
    ),
    Step(
        "address",
        is_open=details.address_open,
        read=lambda talk, _, text: details.read_address(talk, text),
        ask=details.ask_address,
        shows="a postal address, where the form requires it",
        for_moves=False,
    ),
    Step(
        "form",
        is_open=lambda talk: bool(details.open_fields(talk)),
        read=details.read_form,
        ask=details.ask_form,
        prepare=details.prepare_form,
        shows="the form's required fields, one by one",
        for_moves=False,
    ),
    Step(
        "confirmation",
        is_open=lambda talk: not talk.is_confirmed,
        read=confirming.read_confirmation,
        ask=confirming.ask_confirmation,
        shows="a yes to everything on one line",
    ),
)

BY_NAME = {step.name: step for step in STEPS}


def mermaid() -> str:
    """The table as a Mermaid flow chart, for the README."""
    lines = ["flowchart TD", '    text(["a text"]) --> location']
    lines.append('    made(["a made booking to move"]) -. its facts .-> location')
    for step, following in zip(STEPS, (*STEPS[1:], None), strict=True):
        lines.append(f'    {step.name}["{step.name}<br/><small>{step.shows}</small>"]')
        lines.append(f"    {step.name} --> {following.name if following else 'book'}")
    lines.append("    confirmation -.-> move")
    lines.append('    book(["the booking"])')
    lines.append('    move(["the move"])')
    return "\n".join(lines)
