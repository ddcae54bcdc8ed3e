"""Why the bot said what it said, kept with its message for staff to unfold. No key or number."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.dialogue.catalogue import Catalogue
from bot.dialogue.conversation import Conversation, Offered, Window
from bot.dialogue.effects import (
    Book,
    CancelBooking,
    FindBookings,
    FindClients,
    FindOpenings,
    FindVisits,
    HandOver,
    Move,
    Question,
    ReadCatalogue,
    Unreachable,
)
from bot.dialogue.engine import Turn

ASKED = {
    ReadCatalogue: "catalogue",
    FindOpenings: "openings",
    FindClients: "clients",
    FindBookings: "bookings",
    FindVisits: "visits",
}
"""What was looked up, by the kind of question."""
ORDERS = (Book, Move, CancelBooking)


def reasons(turn: Turn, *, reference: str = "", outcome: str = "") -> dict[str, Any]:
    """What a turn was about; only what there is.

    `reference` and `outcome`: of the order whose end it tells.
    """
    ordered = [one.reference for one in turn.effects if isinstance(one, ORDERS)]
    found = {
        "times": _times(turn.conversation),
        "offered": [_line(one, turn) for one in turn.conversation.offered],
        "asked": _asked(turn),
        "ordered": [reference] if reference else ordered,
        "handed_over": [one.reason for one in turn.effects if isinstance(one, HandOver)],
        "outcome": [outcome] if outcome else [],
    }
    return {name: values for name, values in found.items() if values}


def _line(line: Offered, turn: Turn) -> str:
    """A line on offer; an opening has no label but its time."""
    if line.starts_at is None or turn.world is None:
        return line.label
    known = turn.world.answers.get(ReadCatalogue())
    place_id = turn.conversation.draft.location_id
    place = known.location(place_id) if isinstance(known, Catalogue) else None
    zone = line.time_zone or (place.time_zone if place else turn.world.policy.time_zone)
    return f"{line.starts_at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def _times(conversation: Conversation) -> list[str]:
    """When the customer would like to come, as it was read; local wall time."""
    return [_window(one) for one in conversation.draft.wish.windows]


def _window(window: Window) -> str:
    days = f"{window.first_on or '…'} to {window.last_on or '…'}"
    if window.first_on == window.last_on and window.first_on:
        days = str(window.first_on)
    if window.exact and window.from_time:
        return f"{days}, {window.from_time:%H:%M}"
    since = f", from {window.from_time:%H:%M}" if window.from_time else ""
    until = f", until {window.until_time:%H:%M}" if window.until_time else ""
    return days + since + until


def _asked(turn: Turn) -> list[list[str]]:
    """(what was looked up, what came of it) for each question that the turn needed."""
    answers = turn.world.answers if turn.world else {}
    return [[ASKED[type(one)], _result(one, answers[one])] for one in answers]


def _result(question: Question, answer: object) -> str:
    if isinstance(answer, Unreachable):
        return "unreachable"
    if isinstance(question, ReadCatalogue) or not isinstance(answer, tuple):
        return "known"
    return str(len(answer))
