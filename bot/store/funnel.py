"""How far conversations came, from what is stored of them. Only reads.

The source: a bot's message bears the step that it asked, and a step is asked only when all before
it in the dialogue's table is known. So who was asked for a service has a location, who was asked
to confirm has given a time and a name. From the confirmation on the rows of bookings and of their
records in Setter say it. A conversation counts where its customer wrote within the span.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from bot.store.tables import bookings, contacts, conversations, messages, records

STAGES = (
    "started",
    "location",
    "service",
    "time",
    "details",
    "confirmed",
    "booked",
    "recorded",
)
ASKED = {
    "service": 1,
    "extras": 2,
    "employee": 2,
    "opening": 2,
    "details": 3,
    "address": 3,
    "form": 3,
    "confirmation": 4,
}
"""The step of a question -> the stage that has been reached where it is asked."""
CONFIRMED, BOOKED, RECORDED = 5, 6, 7
MADE = ("booked", "requested", "cancelled")
TOLD = ("recorded", "differs", "cancelling", "cancelled")
MOST_UNCLEAR = 50

AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the funnel looks at; None and empty mean all. The end of the span is not included."""

    since: datetime | None = None
    until: datetime | None = None
    channel: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """How many conversations reached a stage, and the median seconds from the one before."""

    name: str
    count: int
    median_s: float | None


def stages(connection: Connection, business_id: int, scope: Scope) -> list[Stage]:
    """All stages in order; each counts conversations that reached it or a later one."""
    marks = _marks(business_id, scope)
    first = select(marks.c.conversation_id, marks.c.level, func.min(marks.c.at).label("at"))
    rows = connection.execute(first.group_by(marks.c.conversation_id, marks.c.level))
    signs: dict[int, list[datetime | None]] = defaultdict(lambda: [None] * len(STAGES))
    for conversation_id, level, at in rows:
        signs[conversation_id][level] = at
    reached = [_reached(one) for one in signs.values() if one[0] is not None]
    return [_stage(level, reached) for level in range(len(STAGES))]


def _reached(signs: Sequence[datetime | None]) -> list[datetime | None]:
    """When a conversation reached each stage: at the first sign of it or of a later one."""
    earliest, found = None, []
    for at in reversed(signs):
        if at is not None and (earliest is None or at < earliest):
            earliest = at
        found.append(earliest)
    return found[::-1]


def _stage(level: int, reached: Sequence[Sequence[datetime | None]]) -> Stage:
    times = [(one[level - 1] if level else None, one[level]) for one in reached]
    seconds = [(at - before).total_seconds() for before, at in times if before and at]
    count = sum(at is not None for _, at in times)
    return Stage(STAGES[level], count, median(seconds) if seconds else None)


def conversations_at(business_id: int, scope: Scope, reached: str, stopped: str) -> Select[Any]:
    """Ids of the conversations that reached a stage, or that came to it and no further."""
    marks = _marks(business_id, scope)
    query = (
        select(marks.c.conversation_id)
        .group_by(marks.c.conversation_id)
        .having(func.min(marks.c.level) == 0)
    )
    furthest = func.max(marks.c.level)
    if reached in STAGES:
        query = query.having(furthest >= STAGES.index(reached))
    if stopped in STAGES:
        query = query.having(furthest == STAGES.index(stopped))
    return query


def not_understood(connection: Connection, business_id: int, scope: Scope) -> list[AnyRow]:
    """The newest messages that the bot answered without having understood anything in them."""
    nothing = or_(messages.c.understood.is_(None), cast(messages.c.understood, String) == "null")
    query = (
        select(
            messages.c.id,
            messages.c.body,
            messages.c.created_at,
            conversations.c.public_id,
        )
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .where(
            messages.c.author == "customer",
            messages.c.outcome == "answered",
            messages.c.body != "",
            nothing,
            *_within(messages.c.business_id, messages.c.created_at, business_id, scope),
            *_kind(scope, messages.c.conversation_id),
        )
        .order_by(messages.c.created_at.desc(), messages.c.id.desc())
        .limit(MOST_UNCLEAR)
    )
    return list(connection.execute(query).all())


def _marks(business_id: int, scope: Scope) -> Subquery:
    """One row for each sign of a stage: conversation, level, moment."""
    asked = case(
        (messages.c.author == "customer", 0),
        (messages.c.author == "bot", case(ASKED, value=messages.c.step)),
    )
    spoken = select(
        messages.c.conversation_id, asked.label("level"), messages.c.created_at.label("at")
    ).where(
        or_(
            messages.c.author == "customer",
            and_(messages.c.author == "bot", messages.c.step.in_(ASKED)),
        ),
        *_within(messages.c.business_id, messages.c.created_at, business_id, scope),
        *_kind(scope, messages.c.conversation_id),
    )
    parts = [spoken]
    made = _within(bookings.c.business_id, bookings.c.created_at, business_id, scope)
    mine = [*made, bookings.c.origin == "text", *_kind(scope, bookings.c.conversation_id)]
    for level, at, conditions in (
        (CONFIRMED, bookings.c.created_at, mine),
        (BOOKED, bookings.c.updated_at, [*mine, bookings.c.state.in_(MADE)]),
    ):
        parts.append(
            select(bookings.c.conversation_id, literal(level).label("level"), at.label("at")).where(
                bookings.c.conversation_id.is_not(None), *conditions
            )
        )
    parts.append(
        select(bookings.c.conversation_id, literal(RECORDED).label("level"), records.c.updated_at)
        .join(records, records.c.booking_id == bookings.c.id)
        .where(bookings.c.conversation_id.is_not(None), records.c.state.in_(TOLD), *mine)
    )
    return union_all(*parts).subquery("marks")


def _within(business: Any, at: Any, business_id: int, scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [business == business_id]
    if scope.since:
        found.append(at >= scope.since)
    if scope.until:
        found.append(at < scope.until)
    return found


def _kind(scope: Scope, conversation_id: Any) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if scope.channel:
        found.append(
            conversation_id.in_(
                select(conversations.c.id)
                .join(contacts, contacts.c.id == conversations.c.contact_id)
                .where(contacts.c.channel == scope.channel)
            )
        )
    if scope.location:
        found.append(
            conversation_id.in_(
                select(conversations.c.id).where(conversations.c.location_id == scope.location)
            )
        )
    return found
