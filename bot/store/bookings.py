"""Queries about bookings. The rows are the truth; workflows move them by conditional updates."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from bot.store.database import insert_row
from bot.store.tables import bookings, contacts, conversations

OPEN_STATES = ("wanted", "creating", "unknown")
MADE_STATES = ("booked", "requested")
LEASE = timedelta(seconds=40)
"""Longer than a look, a POST and another look may take together."""
ENDED_STATES = (*MADE_STATES, "taken", "failed", "unknown")

BookingRow = Row[*tuple[Any, ...]]
"""A booking with its contact's channel and address, and our address."""


def add(connection: Connection, **values: Any) -> int:
    """Store a booking that is to be made."""
    return insert_row(connection, bookings, **values)


def begun(now: datetime) -> dict[str, Any]:
    """The fields of a booking whose first attempt is about to leave."""
    return {"state": "creating", "attempt": 1, "posts": 1, "lease_until": now + LEASE}


def get(connection: Connection, reference: str) -> BookingRow:
    """A booking by our reference. Raises LookupError."""
    row = connection.execute(
        select(
            bookings,
            contacts.c.channel,
            contacts.c.address,
            conversations.c.our_address,
        )
        .join(contacts, contacts.c.id == bookings.c.contact_id)
        .join(conversations, conversations.c.id == bookings.c.conversation_id)
        .where(bookings.c.reference == reference)
    ).first()
    if row is None:
        raise LookupError("no such booking")
    return row


def claim(connection: Connection, reference: str, attempt: int, now: datetime) -> bool:
    """Begin an attempt at creating; False when another one holds it or it has ended.

    Exactly one caller gets an attempt number, also after a crash: a step that runs again under the
    same number is refused, and the sweep starts the next one when the lease is over.
    """
    claimed = connection.execute(
        update(bookings)
        .where(
            bookings.c.reference == reference,
            bookings.c.state.in_(OPEN_STATES),
            bookings.c.attempt < attempt,
            or_(bookings.c.lease_until.is_(None), bookings.c.lease_until < now),
        )
        .values(state="creating", attempt=attempt, lease_until=now + LEASE, updated_at=now)
    )
    return claimed.rowcount == 1


def count_post(connection: Connection, reference: str, attempt: int) -> bool:
    """Note, before it happens, that the calendar is asked to create the booking."""
    counted = connection.execute(
        update(bookings)
        .where(bookings.c.reference == reference, bookings.c.attempt == attempt)
        .values(posts=bookings.c.posts + 1)
    )
    return counted.rowcount == 1


def finish(
    connection: Connection, reference: str, attempt: int, state: str, now: datetime, **values: Any
) -> bool:
    """End an attempt; False when a later attempt has taken over."""
    finished = connection.execute(
        update(bookings)
        .where(
            bookings.c.reference == reference,
            bookings.c.attempt == attempt,
            bookings.c.state.in_(OPEN_STATES),
        )
        .values(state=state, updated_at=now, **values)
    )
    return finished.rowcount == 1


def change(connection: Connection, reference: str, now: datetime, **values: Any) -> None:
    """Set fields that no other attempt contends for."""
    connection.execute(
        update(bookings).where(bookings.c.reference == reference).values(updated_at=now, **values)
    )


def mark_told(connection: Connection, reference: str, state: str) -> None:
    """Note which outcome the customer is told, under the conversation's lock."""
    connection.execute(
        update(bookings).where(bookings.c.reference == reference).values(told_state=state)
    )


def claim_record(
    connection: Connection, reference: str, number: int, now: datetime, in_hand: timedelta
) -> bool:
    """Begin a try at recording; False when it is done, or another try is in hand."""
    claimed = connection.execute(
        update(bookings)
        .where(
            bookings.c.reference == reference,
            bookings.c.state.in_(MADE_STATES),
            bookings.c.record_tries == number - 1,
            bookings.c.record_next_try_at.is_not(None),
        )
        .values(record_tries=number, record_next_try_at=now + in_hand)
    )
    return claimed.rowcount == 1


def recorded_contact(connection: Connection, contact_id: int) -> str:
    """Setter's id of a contact, as an earlier booking was recorded; empty when none was."""
    found = connection.execute(
        select(bookings.c.record_contact_id)
        .where(bookings.c.contact_id == contact_id, bookings.c.record_contact_id != "")
        .order_by(bookings.c.id.desc())
    ).scalar()
    return str(found or "")


def due_to_create(connection: Connection, now: datetime, grace: timedelta) -> list[BookingRow]:
    """Bookings that should be moving and are not: their process died, or a retry is due."""
    rows = connection.execute(
        select(bookings.c.reference, bookings.c.attempt).where(
            bookings.c.state.in_(("wanted", "creating")),
            or_(bookings.c.lease_until.is_(None), bookings.c.lease_until < now),
            bookings.c.updated_at < now - grace,
        )
    )
    return list(rows.all())


def due_to_look(connection: Connection, now: datetime) -> list[BookingRow]:
    """Bookings whose outcome in the calendar is to be looked up again."""
    rows = connection.execute(
        select(bookings.c.reference, bookings.c.looks).where(bookings.c.next_look_at <= now)
    )
    return list(rows.all())


def due_to_record(connection: Connection, now: datetime) -> list[BookingRow]:
    """Bookings that Setter should be told of now."""
    rows = connection.execute(
        select(bookings.c.reference, bookings.c.record_tries).where(
            bookings.c.record_next_try_at <= now
        )
    )
    return list(rows.all())


def untold(connection: Connection, now: datetime, grace: timedelta) -> list[BookingRow]:
    """Bookings that ended without the customer being told."""
    rows = connection.execute(
        select(bookings.c.reference, bookings.c.attempt).where(
            bookings.c.state.in_(ENDED_STATES),
            bookings.c.told_state != bookings.c.state,
            bookings.c.updated_at < now - grace,
        )
    )
    return list(rows.all())
