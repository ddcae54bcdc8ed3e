"""The list of conversations: what staff filter by, and pages that hold every row once. Only reads.

Emergencies come first, then whoever else needs a person, longest waiting before; then the others,
newest first. Every query names the business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
)

from bot.store import funnel
from bot.store.conversations import EMERGENCY
from bot.store.inbox_tables import staff_reads
from bot.store.tables import bookings, contacts, conversations, messages, staff

PAGE = 50
MOST_MOVED = 500
PARTS = URGENT, NEEDING, OTHERS = ("u", "a", "n")
"""The parts of the list from the top, as the mark of a page names them."""
PREVIEW_CHARACTERS = 200

AnyRow = Row[*tuple[Any, ...]]

STATES: dict[str, ColumnElement[bool]] = {
    "attention": conversations.c.attention != "",
    "waiting": conversations.c.waiting_since.is_not(None),
    "with_person": conversations.c.taken_by.is_not(None),
    "with_bot": and_(conversations.c.attention == "", conversations.c.taken_by.is_(None)),
}
"""Name of a state -> what is true of a conversation in it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the list is wanted; None and empty mean all of it.

    `since` and `until` bound the last message, the end not included; `reached` and `stopped` are
    stages of the funnel over the span, channel and location of the filter.
    """

    state: str = ""
    channel: str = ""
    location: str = ""
    since: datetime | None = None
    until: datetime | None = None
    outcome: str = ""
    assigned_to: int | None = None
    has_failed: bool = False
    reached: str = ""
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the list ended, and when its first page was read."""

    part: str
    at: datetime
    conversation_id: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class ListPage:
    """The rows of a page, and where the next one begins; None after the last."""

    rows: list[AnyRow]
    follows: Place | None


_last_message = (
    select(messages.c.id)
    .where(messages.c.conversation_id == conversations.c.id, messages.c.author != "note")
    .order_by(messages.c.id.desc())
    .limit(1)
    .correlate(conversations)
    .scalar_subquery()
)
_last_booking = (
    select(bookings.c.id)
    .where(bookings.c.conversation_id == conversations.c.id)
    .order_by(bookings.c.id.desc())
    .limit(1)
    .correlate(conversations)
    .scalar_subquery()
)


def list_conversations(
    connection: Connection,
    business_id: int,
    wanted: Filter | None = None,
    after: Place | None = None,
    *,
    read_at: datetime,
    staff_id: int = 0,
) -> ListPage:
    """A page, with what `staff_id` has not read; `read_at` is now.

    A later page goes on from where rows stood when the first page was read: those that have moved
    up since by a new message are still shown at their old place.
    """
    wanted = wanted or Filter()
    # First only which rows: what they show is looked up for those of the page alone.
    query = matching(business_id, wanted)
    rows: list[AnyRow] = []
    since = after.read_at if after else None
    without = {"with_bot": (URGENT, NEEDING), "attention": (OTHERS,)}.get(wanted.state, ())
    for part in PARTS[PARTS.index(after.part) :] if after else PARTS:
        if part in without or len(rows) > PAGE:
            continue
        mark = after if after and after.part == part else None
        find = _others if part == OTHERS else partial(_needing, part=part)
        rows.extend(find(connection, query, mark, since, PAGE + 1 - len(rows)))
    shown = rows[:PAGE]
    query = _listed(business_id, staff_id).where(conversations.c.id.in_([one.id for one in shown]))
    details = {row.id: row for row in connection.execute(query)}
    follows = None
    if len(rows) > PAGE:
        last, began = shown[-1], after.read_at if after else read_at
        follows = Place(last.part, last.sorted_at, last.id, began)
    return ListPage([details[one.id] for one in shown], follows)


def matching(business_id: int, wanted: Filter) -> Select[Any]:
    """The ids of the conversations that a filter leaves, for other queries too."""
    return (
        select(conversations.c.id)
        .join(contacts, contacts.c.id == conversations.c.contact_id)
        .where(conversations.c.business_id == business_id, *_conditions(business_id, wanted))
    )


def _listed(business_id: int, staff_id: int) -> Select[Any]:
    received = messages.alias("received")
    first_unread = (
        select(received.c.id)
        .where(
            received.c.conversation_id == conversations.c.id,
            received.c.author == "customer",
            received.c.id > func.coalesce(staff_reads.c.message_id, 0),
        )
        .order_by(received.c.id)
        .limit(1)
        .correlate(conversations, staff_reads)
        .scalar_subquery()
    )
    return (
        select(
            conversations.c.id,
            conversations.c.public_id,
            conversations.c.attention,
            conversations.c.attention_at,
            conversations.c.waiting_since,
            conversations.c.taken_by,
            func.coalesce(func.nullif(staff.c.name, ""), staff.c.email).label("holder"),
            conversations.c.last_message_at,
            contacts.c.channel,
            contacts.c.address,
            contacts.c.phone,
            contacts.c.name,
            contacts.c.profile_name,
            messages.c.id.label("message_id"),
            messages.c.author,
            messages.c.provider_id,
            func.substr(messages.c.body, 1, PREVIEW_CHARACTERS).label("body"),
            messages.c.attachments,
            bookings.c.state.label("booking_state"),
            staff_reads.c.message_id.label("read_up_to"),
            first_unread.label("first_unread"),
        )
        .join(contacts, contacts.c.id == conversations.c.contact_id)
        .outerjoin(staff, staff.c.id == conversations.c.taken_by)
        .outerjoin(messages, messages.c.id == _last_message)
        .outerjoin(bookings, bookings.c.id == _last_booking)
        .outerjoin(
            staff_reads,
            and_(
                staff_reads.c.conversation_id == conversations.c.id,
                staff_reads.c.staff_id == staff_id,
            ),
        )
        .where(conversations.c.business_id == business_id)
    )


def _conditions(business_id: int, wanted: Filter) -> list[ColumnElement[bool]]:
    mine = bookings.c.business_id == business_id
    found = [STATES[wanted.state]] if wanted.state in STATES else []
    if wanted.channel:
        found.append(contacts.c.channel == wanted.channel)
    if wanted.outcome:
        found.append(_among(bookings.c.conversation_id, mine, bookings.c.state == wanted.outcome))
    if wanted.assigned_to is not None:
        found.append(conversations.c.assigned_to == wanted.assigned_to)
    if wanted.has_failed:
        # Without the business, which the row itself is asked for: no index but that of failed
        # texts fits then, whatever a database believes of its tables.
        failed = messages.c.state == literal("failed", literal_execute=True)
        found.append(conversations.c.id.in_(select(messages.c.conversation_id).where(failed)))
    if wanted.reached or wanted.stopped:
        # The span is then that of the funnel, which looks at all messages.
        scope = funnel.Scope(wanted.since, wanted.until, wanted.channel, wanted.location)
        return [
            *found,
            conversations.c.id.in_(
                funnel.conversations_at(business_id, scope, wanted.reached, wanted.stopped)
            ),
        ]
    if wanted.location:
        found.append(conversations.c.location_id == wanted.location)
    if wanted.since:
        found.append(conversations.c.last_message_at >= wanted.since)
    if wanted.until:
        found.append(conversations.c.last_message_at < wanted.until)
    return found


def _among(column: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return conversations.c.id.in_(select(column).where(column.is_not(None), *conditions))


# Written out, so that the indexes of just these rows fit.
_needs = conversations.c.attention != literal("", literal_execute=True)
_is_urgent = conversations.c.attention == literal(EMERGENCY, literal_execute=True)
_raised_at = func.coalesce(conversations.c.raised_at, conversations.c.attention_at)


def _needing(
    connection: Connection,
    query: Select[Any],
    after: Place | None,
    read_at: datetime | None,
    limit: int,
    part: str,
) -> Sequence[AnyRow]:
    at, key = conversations.c.attention_at, conversations.c.id
    is_here = _is_urgent if part == URGENT else ~_is_urgent
    if read_at is not None:
        # Who came up meanwhile has the place that they had.
        is_here = and_(is_here, _raised_at <= read_at)
        if part == NEEDING:
            is_here = or_(is_here, and_(_is_urgent, _raised_at > read_at, at <= read_at))
    if after:
        is_here = and_(
            is_here, or_(at > after.at, and_(at == after.at, key > after.conversation_id))
        )
    return connection.execute(
        query.add_columns(at.label("sorted_at"), literal(part).label("part"))
        .where(_needs, is_here)
        .order_by(at, key)
        .limit(limit)
    ).all()


def _others(
    connection: Connection,
    query: Select[Any],
    after: Place | None,
    read_at: datetime | None,
    limit: int,
) -> list[AnyRow]:
    at, key = conversations.c.last_message_at, conversations.c.id
    still = (
        query.add_columns(at.label("sorted_at"), literal(OTHERS).label("part"))
        .where(conversations.c.attention == "")
        .order_by(at.desc(), key.desc())
    )
    moved: list[AnyRow] = []
    if read_at is not None:
        still = still.where(at <= read_at)
        moved = _moved(connection, query, read_at)
    if after:
        still = still.where(or_(at < after.at, and_(at == after.at, key < after.conversation_id)))
        mark = (after.at, after.conversation_id)
        moved = [row for row in moved if (row.sorted_at, row.id) < mark]
    rows = [*connection.execute(still.limit(limit)), *moved]
    return sorted(rows, key=lambda row: (row.sorted_at, row.id), reverse=True)[:limit]


def _moved(connection: Connection, query: Select[Any], read_at: datetime) -> list[AnyRow]:
    """Rows that something has happened to since, at the place that they had then."""
    older = messages.alias("older")
    stood_at = (
        select(func.max(older.c.created_at))
        .where(older.c.conversation_id == conversations.c.id, older.c.created_at <= read_at)
        .correlate(conversations)
        .scalar_subquery()
    )
    older_rows = (
        query.add_columns(stood_at.label("sorted_at"), literal(OTHERS).label("part"))
        .where(conversations.c.created_at <= read_at, stood_at.is_not(None))
        .limit(MOST_MOVED)
    )
    written = and_(conversations.c.attention == "", conversations.c.last_message_at > read_at)
    needed_before = and_(_is_urgent, conversations.c.attention_at <= read_at)
    marked = and_(_needs, _raised_at > read_at, ~needed_before)
    # Each by an index of its own.
    return [row for one in (written, marked) for row in connection.execute(older_rows.where(one))]


def count_needing(connection: Connection, business_id: int) -> int:
    """How many conversations need a person."""
    counted = connection.execute(
        select(func.count())
        .select_from(conversations)
        .where(
            conversations.c.business_id == business_id,
            _needs,
        )
    )
    return int(counted.scalar_one())


def count(connection: Connection, business_id: int, wanted: Filter) -> int:
    """How many conversations a filter leaves."""
    query = select(func.count()).select_from(conversations)
    if wanted.channel:
        query = query.join(contacts, contacts.c.id == conversations.c.contact_id)
    query = query.where(
        conversations.c.business_id == business_id, *_conditions(business_id, wanted)
    )
    return int(connection.execute(query).scalar_one())


def locations(connection: Connection, business_id: int) -> dict[str, str]:
    """The locations that bookings were made at: id -> name."""
    found = connection.execute(
        select(
            bookings.c.location_id,
            func.max(bookings.c.location_name).label("location_name"),
        )
        .where(bookings.c.business_id == business_id)
        .group_by(bookings.c.location_id)
        .order_by(func.max(bookings.c.location_name))
    )
    return {row.location_id: row.location_name for row in found}
