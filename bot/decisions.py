"""A decided turn with all that it was decided from, as JSON text and back.

A turn is a function of values, so what is kept here decides it again, today or in a year, with
today's code. The catalogue is the same for thousands of turns and is kept apart, under its key.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from bot import saved
from bot.dialogue.catalogue import Catalogue, Opening
from bot.dialogue.conversation import Conversation
from bot.dialogue.effects import (
    Book,
    CancelBooking,
    Effect,
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
from bot.dialogue.events import (
    BookingEnded,
    ChangeEnded,
    Event,
    MessagesReceived,
    ReminderDue,
)
from bot.dialogue.made import MadeBooking
from bot.dialogue.world import Customer

EVENTS = (MessagesReceived, BookingEnded, ChangeEnded, ReminderDue)
ORDERS = (Book, Move, CancelBooking, HandOver)
"""The effects that matter to anybody outside of the talk."""
ANSWERS: Mapping[type, Any] = {
    FindOpenings: tuple[Opening, ...],
    FindClients: tuple[tuple[str, str], ...],
    FindBookings: tuple[MadeBooking, ...],
    FindVisits: tuple[MadeBooking, ...],
}
"""Question -> the type of its answer; the catalogue's is kept by its key."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a turn was decided from, what it said, and what it ordered."""

    before: Conversation
    event: Event
    now: datetime
    customer: Customer
    reference: str
    answers: Mapping[Question, object]
    said: str
    """The turn's words as they were sent; empty when it was silent."""
    ordered: tuple[Effect, ...]


def dump(decision: Decision, catalogue_key: str) -> str:
    """The JSON text to store."""
    return json.dumps(
        {
            "before": saved.dump(decision.before),
            "event": _tagged(decision.event),
            "now": decision.now.isoformat(),
            "customer": _plain(decision.customer),
            "reference": decision.reference,
            "catalogue": catalogue_key,
            "answers": [
                [_tagged(question), _answer(question, answer)]
                for question, answer in decision.answers.items()
                if not isinstance(question, ReadCatalogue)
            ],
            "said": decision.said,
            "ordered": [_tagged(one) for one in decision.ordered],
        },
        separators=(",", ":"),
    )


def load(text: str, catalogues: Mapping[str, Catalogue]) -> Decision:
    """The decision that was stored. Raises ValueError for one that today's code can't read."""
    kept = json.loads(text)
    answers = dict(_loaded_answers(kept["answers"]))
    catalogue = catalogues.get(kept["catalogue"])
    answers[ReadCatalogue()] = catalogue if catalogue is not None else Unreachable()
    return Decision(
        before=saved.load(kept["before"]),
        event=_untagged(kept["event"], EVENTS),
        now=datetime.fromisoformat(kept["now"]),
        customer=TypeAdapter(Customer).validate_python(kept["customer"]),
        reference=kept["reference"],
        answers=answers,
        said=kept["said"],
        ordered=tuple(_untagged(one, ORDERS) for one in kept["ordered"]),
    )


def dump_catalogue(catalogue: Catalogue) -> tuple[str, str]:
    """A catalogue's key and its JSON text; equal catalogues have one key."""
    text = json.dumps(_plain(catalogue), separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32], text


def load_catalogue(text: str) -> Catalogue:
    """The catalogue that was stored."""
    return TypeAdapter(Catalogue).validate_json(text)


def _answer(question: Question, answer: object) -> Any:
    if isinstance(answer, Unreachable):
        return None
    return TypeAdapter(ANSWERS[type(question)]).dump_python(answer, mode="json")


def _loaded_answers(kept: list[Any]) -> Iterator[tuple[Question, object]]:
    for question, answer in kept:
        asked: Question = _untagged(question, tuple(ANSWERS))
        if answer is None:
            yield asked, Unreachable()
        else:
            yield asked, TypeAdapter(ANSWERS[type(asked)]).validate_python(answer)


def _tagged(value: object) -> list[Any]:
    return [type(value).__name__, _plain(value)]


def _untagged(kept: list[Any], types: tuple[type, ...]) -> Any:
    name, value = kept
    by_name = {one.__name__: one for one in types}
    if name not in by_name:
        raise ValueError(f"a kept decision speaks of {name}, which is no longer known")
    return _adapter(by_name[name]).validate_python(value)


def _plain(value: object) -> Any:
    kind: Any = type(value)
    return _adapter(kind).dump_python(value, mode="json")


@lru_cache(64)
def _adapter(type_: Any) -> TypeAdapter[Any]:
    return TypeAdapter(type_)
