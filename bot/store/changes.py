"""Queries about changes of made bookings: moves and cancels that somebody wants.

Only one change of a booking is on its way to the calendar at a time, and the newest one wins: it
waits while an older one may be there ("changing", its lease alive), then ends all older ones.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from bot.store.bookings import LEASE, WITHDRAWN, lock
from bot.store.database import insert_row
from bot.store.tables import bookings, changes, messages

OPEN_STATES = ("wanted", "changing")
OVERTAKEN = "overtaken"
"""The error code of a change that ended because a newer one of the same booking began."""

ChangeRow = Row[*tuple[Any, ...]]
"""A change with its booking's reference and id in the calendar, and who of the staff ordered it."""

_joined = (
    select(
        changes,
        bookings.c.reference.label("booking_reference"),
        bookings.c.placed_id,
        messages.c.staff_id.label("ordered_by_staff"),
    )
    .join(bookings, bookings.c.id == changes.c.booking_id)
    .join(messages, messages.c.id == changes.c.ordered_by_id)
)


def add(connection: Connection, **values: Any) -> int:
    """Store a change that is to be made."""
    return insert_row(connection, changes, **values)


def get(connection: Connection, reference: str) -> ChangeRow:
    """A change by its reference. Raises LookupError."""
    row = connection.execute(_joined.where(changes.c.reference == reference)).first()
    if row is None:
        raise LookupError("no such change")
    return row


def _has_newer(connection: Connection, change: ChangeRow) -> bool:
    """Whether a newer change of the booking waits, which is to win."""
    newer = select(changes.c.id).where(
        changes.c.booking_id == change.booking_id,
        changes.c.id > change.id,
        changes.c.state.in_(OPEN_STATES),
    )
    return connection.execute(newer).first() is not None


def _is_on_its_way(connection: Connection, booking_id: int, now: datetime) -> bool:
    """Whether a change of the booking may be on its way to the calendar."""
    found = connection.execute(
        select(changes.c.id).where(
            changes.c.booking_id == booking_id,
            changes.c.state == "changing",
            changes.c.lease_until >= now,
        )
    )
    return found.first() is not None


def claim(connection: Connection, reference: str, attempt: int, now: datetime) -> bool:
    """Begin an attempt; False when another one holds it, it has ended, or another change goes on.

    All older changes of the booking end here. Locks the booking.
    """
    change = get(connection, reference)
    lock(connection, change.booking_id)
    if _is_on_its_way(connection, change.booking_id, now) or _has_newer(connection, change):
        return False
    claimed = connection.execute(
        update(changes)
        .where(
            changes.c.id == change.id,
            changes.c.state.in_(OPEN_STATES),
            changes.c.attempt < attempt,
            or_(changes.c.lease_until.is_(None), changes.c.lease_until < now),
        )
        .values(
            state="changing",
            attempt=attempt,
            writes=changes.c.writes + 1,
            lease_until=now + LEASE,
            updated_at=now,
        )
    )
    if claimed.rowcount != 1:
        return False
    connection.execute(
        update(changes)
        .where(
            changes.c.booking_id == change.booking_id,
            changes.c.id < change.id,
            changes.c.state.in_(OPEN_STATES),
        )
        .values(state="failed", error_code=OVERTAKEN, lease_until=None, updated_at=now)
    )
    return True


def finish(
    connection: Connection, reference: str, attempt: int, state: str, now: datetime, **values: Any
) -> bool:
    """End an attempt; False when a later attempt, or a newer change, has taken over."""
    finished = connection.execute(
        update(changes)
        .where(
            changes.c.reference == reference,
            changes.c.attempt == attempt,
            changes.c.state == "changing",
        )
        .values(state=state, updated_at=now, **values)
    )
    return finished.rowcount == 1


def withdraw(connection: Connection, reference: str) -> None:
    """Have a change that is being made given up, as far as it still can be."""
    connection.execute(
        update(changes)
        .where(changes.c.reference == reference, changes.c.state.in_(OPEN_STATES))
        .values(error_code=WITHDRAWN)
    )


def mark_late(connection: Connection, reference: str) -> bool:
    """Note that the customer is told that it takes longer; False if they were told anything."""
    marked = connection.execute(
        update(changes)
        .where(changes.c.reference == reference, changes.c.told_state == "")
        .values(told_state=changes.c.state)
    )
    return marked.rowcount == 1


def mark_told(connection: Connection, reference: str) -> None:
    """Note that the customer is told the present end, under the conversation's lock."""
    connection.execute(
        update(changes).where(changes.c.reference == reference).values(told_state=changes.c.state)
    )


def due(connection: Connection, now: datetime, grace: timedelta) -> list[ChangeRow]:
    """Changes that should be moving and are not: their process died, or a retry is due."""
    rows = connection.execute(
        select(changes.c.reference, changes.c.attempt).where(
            changes.c.state.in_(OPEN_STATES),
            or_(changes.c.lease_until.is_(None), changes.c.lease_until < now),
            changes.c.updated_at < now - grace,
        )
    )
    return list(rows.all())


def untold(connection: Connection, now: datetime, grace: timedelta) -> list[ChangeRow]:
    """Changes that ended without the customer being told."""
    rows = connection.execute(
        select(changes.c.reference, changes.c.attempt).where(
            changes.c.state.not_in(OPEN_STATES),
            changes.c.told_state != changes.c.state,
            changes.c.updated_at < now - grace,
        )
    )
    return list(rows.all())
