"""Queries about what our rows say of the calendar's bookings: the other side of a comparison."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, exists, select, update

from bot.store.bookings import MADE_STATES, BookingRow
from bot.store.tables import bookings, changes, contacts, conversations

UNFINISHED_CHANGES = ("wanted", "changing")

_is_changing = exists().where(
    changes.c.booking_id == bookings.c.id, changes.c.state.in_(UNFINISHED_CHANGES)
)


def _rows(business_id: int) -> Select[Any]:
    """Bookings, each with `is_changing`: whether a change of it is in hand."""
    return select(bookings, _is_changing.label("is_changing")).where(
        bookings.c.business_id == business_id
    )


def with_placed_id(connection: Connection, business_id: int, placed_id: str) -> BookingRow | None:
    """The booking that is an entry of the calendar."""
    return connection.execute(
        _rows(business_id).where(bookings.c.placed_id == placed_id)
    ).one_or_none()


def with_reference(connection: Connection, business_id: int, reference: str) -> BookingRow | None:
    """The booking made by text whose reference an entry of the calendar bears."""
    return connection.execute(
        _rows(business_id).where(bookings.c.reference == reference, bookings.c.origin == "text")
    ).one_or_none()


def lock(connection: Connection, row: BookingRow) -> BookingRow | None:
    """A booking as it is now, which stays so to the end of the transaction; None when it is gone.

    Its conversation is locked first, as everybody else does.
    """
    conversation_id = conversation_of(connection, row)
    if conversation_id is not None:
        _lock(connection, select(conversations.c.id), conversations.c.id == conversation_id)
    _lock(connection, select(bookings.c.id), bookings.c.id == row.id)
    return connection.execute(_rows(row.business_id).where(bookings.c.id == row.id)).one_or_none()


def _lock(connection: Connection, query: Select[Any], condition: Any) -> None:
    # On SQLite the transaction itself is the lock.
    connection.execute(query.where(condition).with_for_update()).first()


def many(
    connection: Connection, business_id: int, placed_ids: Sequence[str]
) -> dict[str, BookingRow]:
    """The bookings that are among these entries of the calendar, by the calendar's id."""
    found: dict[str, BookingRow] = {}
    for start in range(0, len(placed_ids), 500):
        part = placed_ids[start : start + 500]
        rows = connection.execute(_rows(business_id).where(bookings.c.placed_id.in_(part)))
        found |= {str(row.placed_id): row for row in rows}
    return found


def ahead(connection: Connection, business_id: int, now: datetime) -> list[BookingRow]:
    """The bookings that are to come, as far as we know."""
    rows = connection.execute(
        _rows(business_id)
        .where(
            bookings.c.state.in_(MADE_STATES),
            bookings.c.placed_id.is_not(None),
            bookings.c.starts_at > now,
        )
        .order_by(bookings.c.starts_at, bookings.c.id)
    )
    return list(rows.all())


def contact_with_phone(connection: Connection, business_id: int, phone: str) -> int | None:
    """The contact who writes from this E.164 number; of several, who wrote last."""
    found = connection.execute(
        select(contacts.c.id)
        .outerjoin(conversations, conversations.c.contact_id == contacts.c.id)
        .where(contacts.c.business_id == business_id, contacts.c.phone == phone)
        .order_by(conversations.c.last_inbound_at.desc().nulls_last(), contacts.c.id.desc())
    ).scalar()
    return None if found is None else int(found)


def conversation_of(connection: Connection, booking: BookingRow) -> int | None:
    """Where a booking was made, else where its contact wrote last."""
    if booking.conversation_id is not None or booking.contact_id is None:
        return None if booking.conversation_id is None else int(booking.conversation_id)
    found = connection.execute(
        select(conversations.c.id)
        .where(conversations.c.contact_id == booking.contact_id)
        .order_by(conversations.c.last_inbound_at.desc().nulls_last(), conversations.c.id.desc())
    ).scalar()
    return None if found is None else int(found)


def last_inbound_at(connection: Connection, conversation_id: int) -> datetime | None:
    """When the contact wrote last in a conversation."""
    return connection.execute(
        select(conversations.c.last_inbound_at).where(conversations.c.id == conversation_id)
    ).scalar()


def restate(connection: Connection, conversation_id: int, version: int, state: str) -> None:
    """Store what a conversation, locked and at this version, now remembers."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id, conversations.c.version == version)
        .values(state=state, version=version + 1)
    )
