"""Queries for comparing the three books: bookings with all their records in Setter."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from bot.store.bookings import MADE_STATES, BookingRow
from bot.store.records import RecordRow
from bot.store.tables import bookings, contacts, records


def ahead(connection: Connection, business_id: int, now: datetime) -> list[BookingRow]:
    """All bookings that are in the calendar, or were, and still to come."""
    rows = connection.execute(
        select(bookings)
        .where(
            bookings.c.business_id == business_id,
            bookings.c.placed_id.is_not(None),
            bookings.c.state.in_((*MADE_STATES, "cancelled")),
            bookings.c.starts_at > now,
        )
        .order_by(bookings.c.starts_at, bookings.c.id)
    )
    return list(rows.all())


def records_of(connection: Connection, booking_id: int) -> Sequence[RecordRow]:
    """All records of a booking, oldest first."""
    return connection.execute(
        select(records).where(records.c.booking_id == booking_id).order_by(records.c.id)
    ).all()


def has_address(connection: Connection, booking: BookingRow) -> bool:
    """Whether there is anything by which Setter could know the customer."""
    if booking.client_phone or booking.contact_id is None:
        return bool(booking.client_phone)
    found = select(contacts.c.address).where(contacts.c.id == booking.contact_id)
    return bool(connection.execute(found).scalar())


def revise(connection: Connection, booking_id: int, now: datetime) -> None:
    """Give a booking another revision, so that it gets a record of its own."""
    connection.execute(
        update(bookings)
        .where(bookings.c.id == booking_id)
        .values(revision=bookings.c.revision + 1, updated_at=now)
    )


def try_again(connection: Connection, record_id: int, now: datetime) -> None:
    """Have a record tried anew that was given up."""
    connection.execute(
        update(records)
        .where(records.c.id == record_id)
        .values(tries=0, next_try_at=now, updated_at=now)
    )


def amend(connection: Connection, row_id: int, state: str, now: datetime, **values: Any) -> bool:
    """Correct a recorded record; False when it is wanted otherwise meanwhile."""
    amended = connection.execute(
        update(records)
        .where(records.c.id == row_id, records.c.state == "recorded")
        .values(state=state, updated_at=now, **values)
    )
    return amended.rowcount == 1


def shown(connection: Connection, business_id: int) -> list[dict[str, Any]]:
    """All bookings ahead or cancelled, with the state of their newest record; names nobody."""
    newest = {
        one.booking_id: one.state
        for one in connection.execute(select(records).order_by(records.c.id))
    }
    rows = connection.execute(
        select(bookings).where(
            bookings.c.business_id == business_id, bookings.c.placed_id.is_not(None)
        )
    )
    return [
        {
            "placed_id": row.placed_id,
            "state": row.state,
            "origin": row.origin,
            "starts_at": row.starts_at.isoformat(),
            "record": newest.get(row.id, ""),
        }
        for row in rows
    ]
