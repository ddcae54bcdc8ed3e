"""What staff read of one conversation: its transcript and its bookings. Only reads.

Every query names the business, so that a guessed id of another business finds nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from bot.store.tables import bookings, contacts, conversations, events, messages, records

LARGEST_ID = 2**31 - 1
"""What an id column holds; a larger one in an address would be an error on PostgreSQL."""
MESSAGES = 100
MOST_EVENTS = 400
MOST_BOOKINGS = 20
QUIET = ("record_tried", "booking_looked")
"""Tries that changed nothing: shown with their booking, not between messages."""

AnyRow = Row[*tuple[Any, ...]]


_newest_record = (
    select(records.c.id)
    .where(records.c.booking_id == bookings.c.id)
    .order_by(records.c.id.desc())
    .limit(1)
    .correlate(bookings)
    .scalar_subquery()
)
_conversation = (
    conversations.c.id,
    conversations.c.public_id,
    conversations.c.our_address,
    conversations.c.attention,
    conversations.c.attention_at,
    conversations.c.last_message_at,
    contacts.c.channel,
    contacts.c.address,
    contacts.c.phone,
    contacts.c.name,
    contacts.c.profile_name,
    contacts.c.email,
)


def find_conversation(connection: Connection, business_id: int, public_id: str) -> AnyRow | None:
    """A conversation with its contact, by the id that its address shows."""
    if not public_id.isprintable():  # PostgreSQL takes no NUL
        return None
    return connection.execute(
        select(
            *_conversation,
            conversations.c.state,
            conversations.c.business_id,
            conversations.c.assigned_to,
        )
        .join(contacts, contacts.c.id == conversations.c.contact_id)
        .where(conversations.c.business_id == business_id, conversations.c.public_id == public_id)
    ).first()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a transcript: messages and events, each in their order."""

    messages: list[AnyRow]
    events: list[AnyRow]
    has_earlier: bool


def stretch(connection: Connection, conversation_id: int, before_id: int | None = None) -> Stretch:
    """The newest messages, or the newest before one, with the events that belong between them."""
    mine = messages.c.conversation_id == conversation_id
    query = select(messages).where(mine).order_by(messages.c.id.desc()).limit(MESSAGES + 1)
    until = None
    if before_id is not None:
        query = query.where(messages.c.id < before_id)
        until = connection.execute(
            select(messages.c.created_at).where(mine, messages.c.id == before_id)
        ).scalar()
    found = list(connection.execute(query).all())
    has_earlier = len(found) > MESSAGES
    shown = found[:MESSAGES][::-1]
    since = shown[0].created_at if shown and has_earlier else None
    return Stretch(shown, _events(connection, conversation_id, since, until), has_earlier)


def whole(connection: Connection, conversation_id: int) -> Stretch:
    """All messages and events of a conversation."""
    said = select(messages).where(messages.c.conversation_id == conversation_id)
    happened = select(events).where(
        events.c.conversation_id == conversation_id, events.c.kind.not_in(QUIET)
    )
    return Stretch(
        list(connection.execute(said.order_by(messages.c.id)).all()),
        list(connection.execute(happened.order_by(events.c.id)).all()),
        has_earlier=False,
    )


def _events(
    connection: Connection,
    conversation_id: int,
    since: datetime | None,
    until: datetime | None,
) -> list[AnyRow]:
    query = (
        select(events)
        .where(events.c.conversation_id == conversation_id, events.c.kind.not_in(QUIET))
        .order_by(events.c.id.desc())
        .limit(MOST_EVENTS)
    )
    if since is not None:
        query = query.where(events.c.created_at >= since)
    if until is not None:
        query = query.where(events.c.created_at < until)
    return list(connection.execute(query).all())[::-1]


def _of_customer(conversation_id: int) -> ColumnElement[bool]:
    """Bookings that a conversation led to, and others of the same contact's."""
    contact = select(conversations.c.contact_id).where(conversations.c.id == conversation_id)
    return or_(
        bookings.c.conversation_id == conversation_id,
        bookings.c.contact_id == contact.scalar_subquery(),
    )


def booking_of(connection: Connection, conversation_id: int, booking_id: int) -> AnyRow | None:
    """One booking of the customer of a conversation."""
    mine = _of_customer(conversation_id)
    query = select(bookings).where(bookings.c.id == min(booking_id, LARGEST_ID), mine)
    return connection.execute(query).first()


def bookings_of(connection: Connection, conversation_id: int) -> list[AnyRow]:
    """The newest bookings of a conversation's customer, newest first, with their newest record."""
    return list(
        connection.execute(
            select(
                bookings,
                records.c.state.label("record_state"),
                records.c.record_id,
                records.c.error.label("record_error"),
                records.c.next_try_at.label("record_next_try_at"),
            )
            .outerjoin(records, records.c.id == _newest_record)
            .where(_of_customer(conversation_id))
            .order_by(bookings.c.id.desc())
            .limit(MOST_BOOKINGS)
        ).all()
    )


def tries_of(connection: Connection, booking_ids: Sequence[int]) -> dict[int, list[AnyRow]]:
    """What happened to bookings at the calendar and at Setter, oldest first, by booking."""
    query = select(events).where(events.c.booking_id.in_(booking_ids))
    found: dict[int, list[AnyRow]] = {one: [] for one in booking_ids}
    for row in connection.execute(query.order_by(events.c.id.desc()).limit(MOST_EVENTS)):
        found[row.booking_id].insert(0, row)
    return found
