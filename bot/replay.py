"""Decides kept turns again with today's dialogue, and shows where it would now differ.

Each turn is replayed by itself, from what it was decided from, so that one difference does not
hide the next. Nothing is sent, booked or written.
"""

import difflib
import re
from dataclasses import dataclass, fields, replace
from datetime import datetime

from bot.decisions import ORDERS, Decision
from bot.dialogue.effects import Effect
from bot.dialogue.engine import Turn, advance
from bot.dialogue.events import MessagesReceived
from bot.dialogue.world import Policy, World
from bot.ports import Channel
from bot.replies import Replies

EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
LONG_NUMBER = re.compile(r"(?!\d{4}-\d\d-\d\d)\+?\d[\d\s().-]{5,}\d")
PRIVATE_FACTS = ("client_name", "client_address", "note", "name")
LEAST_TO_MASK = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """One turn that would now go another way."""

    decided_at: datetime
    heard: tuple[str, ...]
    """What the customer wrote; or how a booking ended."""
    lines: tuple[str, ...]
    """What it said and ordered, and what it would now: "- " then, "+ " now, "  " the same."""
    private: frozenset[str] = frozenset()
    """The words of names, addresses and remarks that the turn knew."""


def replayed(
    decision: Decision, policy: Policy, replies: Replies, channel: Channel
) -> Difference | None:
    """Where today's dialogue differs from a kept turn; None where it does not."""
    world = World(
        now=decision.now,
        policy=policy,
        customer=decision.customer,
        reference=decision.reference,
        answers=decision.answers,
    )
    turn = advance(decision.before, decision.event, world)
    then = _lines(decision.said, decision.ordered)
    now = _lines(_said(turn, replies, channel), turn.effects)
    if turn.question is not None:
        # It was not asked then, so its answer was not kept.
        now = [f"asks outside: {type(turn.question).__name__}"]
    if then == now:
        return None
    diff = difflib.ndiff(then, now)
    shown = tuple(line for line in diff if not line.startswith("? "))
    return Difference(decision.now, _heard(decision), shown, _private(decision, turn))


def redacted(difference: Difference) -> Difference:
    """The same to show to others: no words of the customer, no names, addresses or numbers."""
    return replace(
        difference,
        heard=tuple(f"[{len(one)} characters]" for one in difference.heard),
        lines=tuple(_masked(line, difference.private) for line in difference.lines),
    )


def _said(turn: Turn, replies: Replies, channel: Channel) -> str:
    return replies.render(turn.says, channel) if turn.says else ""


def _lines(said: str, effects: tuple[Effect, ...]) -> list[str]:
    ordered = [_described(one) for one in effects if isinstance(one, ORDERS)]
    return [*said.splitlines(), *ordered]


def _described(effect: Effect) -> str:
    """What was ordered, without what is new each time."""
    facts = [
        f"{one.name}={getattr(effect, one.name)}"
        for one in fields(effect)
        if getattr(effect, one.name) not in ("", None, ()) and one.name != "reference"
    ]
    return f"({type(effect).__name__}: {', '.join(facts)})"


def _heard(decision: Decision) -> tuple[str, ...]:
    if isinstance(decision.event, MessagesReceived):
        return tuple(one.body for one in decision.event.texts)
    outcome = getattr(decision.event, "outcome", "")
    return (f"({type(decision.event).__name__} {outcome}".rstrip() + ")",)


def _private(decision: Decision, turn: Turn) -> frozenset[str]:
    known = [decision.customer.name]
    for draft in (decision.before.draft, turn.conversation.draft):
        known += [draft.name, draft.for_whom or "", draft.address, *draft.remarks]
        known += [answer for _, answer in draft.form_answers]
    for effect in (*decision.ordered, *turn.effects):
        known += [str(getattr(effect, name, "")) for name in PRIVATE_FACTS]
    words = {word for one in known for word in re.findall(r"\w+", one)}
    return frozenset(word.lower() for word in words if len(word) >= LEAST_TO_MASK)


def _masked(line: str, names: frozenset[str]) -> str:
    line = LONG_NUMBER.sub("[number]", EMAIL.sub("[e-mail]", line))
    return re.sub(r"\w+", lambda found: "[name]" if found[0].lower() in names else found[0], line)
