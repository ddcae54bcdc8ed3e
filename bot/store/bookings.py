"""Queries about bookings. The rows are the truth; workflows move them by conditional updates."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, case, or_, select, update

from bot.store.database import insert_row
from bot.store.tables import bookings, changes, contacts, conversations, events, messages, records

OPEN_STATES = ("wanted", "creating", "unknown")
MOST_LATEST = 20
MADE_STATES = ("booked", "requested")
LEASE = timedelta(seconds=40)
"""Longer than a look, a POST and another look may take together."""
WITHDRAWN = "withdrawn"
"""The error code of a booking that the customer no longer wants while it is being made."""
ENDED_STATES = (*MADE_STATES, "taken", "failed", "unknown")

BookingRow = Row[*tuple[Any, ...]]
"""A booking with its contact's channel and address, and our address; made elsewhere, without.

`ordered_by_staff` is the member of staff who ordered it, None where the customer did.
"""


def add(connection: Connection, **values: Any) -> int:
    """Store a booking that is to be made."""
    return insert_row(connection, bookings, **values)


def begun(now: datetime) -> dict[str, Any]:
    """The fields of a booking whose first attempt is about to leave."""
    return {"state": "creating", "attempt": 1, "posts": 1, "lease_until": now + LEASE}


_joined = (
    select(
        bookings,
        contacts.c.channel,
        contacts.c.address,
        conversations.c.our_address,
        messages.c.staff_id.label("ordered_by_staff"),
    )
    .outerjoin(contacts, contacts.c.id == bookings.c.contact_id)
    .outerjoin(conversations, conversations.c.id == bookings.c.conversation_id)
    .outerjoin(messages, messages.c.id == bookings.c.ordered_by_id)
)


def get(connection: Connection, reference: str) -> BookingRow:
    """A booking by our reference. Raises LookupError."""
    row = connection.execute(_joined.where(bookings.c.reference == reference)).first()
    if row is None:
        raise LookupError("no such booking")
    return row


def lock(connection: Connection, booking_id: int) -> BookingRow:
    """A booking by its id, locked for this transaction; after its conversation where both are."""
    mine = bookings.c.id == booking_id
    if connection.dialect.name != "sqlite":
        # Before anything is read: what a wait for the lock gives may be older than the lock.
        connection.execute(select(bookings.c.id).where(mine).with_for_update())
    return connection.execute(_joined.where(mine)).one()


def ahead_of(
    connection: Connection, business_id: int, contact_id: int, phone: str | None, now: datetime
) -> list[BookingRow]:
    """The live bookings of a contact that are still to come, next first.

    Those that the contact made, and those for `phone`: the number that the provider vouches for.
    """
    return list(
        connection.execute(
            _made_for(business_id, contact_id, phone)
            .where(bookings.c.starts_at > now)
            .order_by(bookings.c.starts_at, bookings.c.id)
        ).all()
    )


def latest_of(
    connection: Connection, business_id: int, contact_id: int, phone: str | None
) -> list[BookingRow]:
    """A contact's bookings that were made and not cancelled, past or ahead, the latest first."""
    return list(
        connection.execute(
            _made_for(business_id, contact_id, phone)
            .order_by(bookings.c.starts_at.desc(), bookings.c.id)
            .limit(MOST_LATEST)
        ).all()
    )


def _made_for(business_id: int, contact_id: int, phone: str | None) -> Select[Any]:
    owner: ColumnElement[bool] = bookings.c.contact_id == contact_id
    if phone:
        owner = or_(owner, bookings.c.client_phone == phone)
    return select(bookings).where(
        bookings.c.business_id == business_id,
        owner,
        bookings.c.state.in_(MADE_STATES),
        bookings.c.placed_id.is_not(None),
    )


def id_of(connection: Connection, reference: str) -> int | None:
    """The row's id of a booking; None when there is none."""
    return connection.execute(
        select(bookings.c.id).where(bookings.c.reference == reference)
    ).scalar()


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


def begin_anew(connection: Connection, reference: str, attempt: int, now: datetime) -> bool:
    """Forget the POSTs of an uncertain booking; False when its end is known, or in hand."""
    begun = connection.execute(
        update(bookings)
        .where(
            bookings.c.reference == reference,
            bookings.c.attempt == attempt,
            bookings.c.state == "unknown",
        )
        .values(
            state="wanted",
            posts=0,
            lease_until=None,
            looks=0,
            next_look_at=None,
            error_code="",
            updated_at=now,
        )
    )
    return begun.rowcount == 1


def withdraw(connection: Connection, reference: str) -> None:
    """Have an order that is being carried out given up, as far as it still can be."""
    connection.execute(
        update(bookings)
        .where(bookings.c.reference == reference, bookings.c.state.in_(("wanted", "creating")))
        .values(error_code=WITHDRAWN)
    )


def mark_late(connection: Connection, reference: str) -> bool:
    """Note that the customer is told that it takes longer; False if they were told anything."""
    marked = connection.execute(
        update(bookings)
        .where(bookings.c.reference == reference, bookings.c.told_state == "")
        .values(told_state=bookings.c.state)
    )
    return marked.rowcount == 1


def count_post(connection: Connection, reference: str, attempt: int) -> bool:
    """Note, before it happens, that the calendar is asked to create the booking.

    False when it must not be: a later attempt has taken over, or the booking has ended.
    """
    counted = connection.execute(
        update(bookings)
        .where(
            bookings.c.reference == reference,
            bookings.c.attempt == attempt,
            bookings.c.state.in_(OPEN_STATES),
        )
        .values(posts=bookings.c.posts + 1)
    )
    return counted.rowcount == 1


def finish(
    connection: Connection,
    reference: str,
    attempt: int,
    state: str,
    now: datetime,
    *,
    placed_id: str | None = None,
    **values: Any,
) -> bool:
    """End an attempt; False when a later attempt has taken over.

    An uncertain booking that was withdrawn meanwhile stays so.
    """
    if state == "unknown":
        is_withdrawn = bookings.c.error_code == WITHDRAWN
        values["error_code"] = case((is_withdrawn, WITHDRAWN), else_=values.get("error_code", ""))
    finished = connection.execute(
        update(bookings)
        .where(
            bookings.c.reference == reference,
            bookings.c.attempt == attempt,
            bookings.c.state.in_(OPEN_STATES),
        )
        .values(state=state, updated_at=now, **values)
    )
    if finished.rowcount != 1:
        return False
    if placed_id is not None:
        taken_over = take_over(connection, get(connection, reference), placed_id)
        change(connection, reference, now, placed_id=placed_id, **taken_over)
    return True


def held_by_others(connection: Connection, booking: BookingRow, placed: set[str]) -> set[str]:
    """Which of the calendar's ids belong to other bookings made by text."""
    found = connection.execute(
        select(bookings.c.placed_id).where(
            bookings.c.business_id == booking.business_id,
            bookings.c.placed_id.in_(placed),
            bookings.c.id != booking.id,
            bookings.c.origin == "text",
        )
    )
    return set(found.scalars())


def take_over(connection: Connection, booking: BookingRow, placed_id: str) -> dict[str, Any]:
    """Make room for a calendar's id that was already taken in as a booking made elsewhere.

    That row's records and events become this booking's. The values that go over, none where
    there is no such row.
    """
    other = connection.execute(
        select(bookings.c.id, bookings.c.revision).where(
            bookings.c.business_id == booking.business_id,
            bookings.c.placed_id == placed_id,
            bookings.c.id != booking.id,
        )
    ).first()
    if other is None:
        return {}
    for table in (records, events, changes):
        connection.execute(
            update(table).where(table.c.booking_id == other.id).values(booking_id=booking.id)
        )
    connection.execute(bookings.delete().where(bookings.c.id == other.id))
    return {"revision": other.revision}


def change(connection: Connection, reference: str, now: datetime, **values: Any) -> None:
    """Set fields that no other attempt contends for."""
    connection.execute(
        update(bookings).where(bookings.c.reference == reference).values(updated_at=now, **values)
    )


def mark_told(connection: Connection, reference: str) -> None:
    """Note that the customer is told the present outcome, under the conversation's lock."""
    connection.execute(
        update(bookings)
        .where(bookings.c.reference == reference)
        .values(told_state=bookings.c.state)
    )


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


def untold(connection: Connection, now: datetime, grace: timedelta) -> list[BookingRow]:
    """Bookings made by text that ended without the customer being told."""
    rows = connection.execute(
        select(bookings.c.reference, bookings.c.attempt).where(
            bookings.c.origin == "text",
            bookings.c.state.in_(ENDED_STATES),
            bookings.c.told_state != bookings.c.state,
            bookings.c.updated_at < now - grace,
        )
    )
    return list(rows.all())
