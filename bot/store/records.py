"""Queries about records in Setter: one row for each that was ever planned.

A live booking ends up with exactly one record that stands, that of its present revision; a
cancelled one with none. The new record is made first and the older ones are cancelled after it, so
that Setter's bot never sees none.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select, update

from bot.ports import Channel
from bot.store.bookings import MADE_STATES
from bot.store.database import insert_row
from bot.store.tables import bookings, contacts, records

UNSENT_STATES = ("waiting", "contact_unknown", "failed")
HELD_STATES = ("recorded", "differs")
SETTLED_STATES = (*HELD_STATES, "cancelled", "dropped")
RETIRED_STATES = ("cancelling", "cancelled", "dropped")
OPEN_STATES = (*UNSENT_STATES, "cancelling")
"""What may still be tried: to be recorded, or to be cancelled."""

GRACE = timedelta(minutes=2)
"""How long the sweep leaves a new record to the work that was enqueued with it."""

RecordRow = Row[*tuple[Any, ...]]

_is_new = and_(records.c.state == "waiting", records.c.tries == 0)


def external_id(placed_id: str, revision: int) -> str:
    """The id that Setter knows a record by; a new one for each revision of the booking."""
    return f"setster-{placed_id}" + (f":r{revision}" if revision else "")


def plan(connection: Connection, booking_id: int, now: datetime) -> list[tuple[int, str]]:
    """Make the records agree with a booking that was just made or changed.

    The ids of records that are to be moved now, each with its workflow; the sweep does it later if
    nobody does. A booking whose contact has no address gets no record.
    """
    booking = connection.execute(
        select(bookings, contacts.c.channel, contacts.c.address)
        .outerjoin(contacts, contacts.c.id == bookings.c.contact_id)
        .where(bookings.c.id == booking_id)
    ).one()
    if booking.state == "cancelled":
        _drop_unsent(connection, booking_id, now)
        return [(one, "cancel_record") for one in retire(connection, booking_id, now)]
    if booking.state in MADE_STATES:
        return [(one, "record") for one in _plan_present(connection, booking, now)]
    return []


def _plan_present(connection: Connection, booking: RecordRow, now: datetime) -> list[int]:
    """The record of the booking's present revision, unless it is there already."""
    is_whatsapp = booking.channel == Channel.WHATSAPP
    address = booking.address or booking.client_phone
    key = external_id(booking.placed_id, booking.revision)
    known = select(records.c.id).where(
        records.c.business_id == booking.business_id, records.c.external_id == key
    )
    if not address or connection.execute(known).first():
        return []
    _drop_unsent(connection, booking.id, now)
    new_id = insert_row(
        connection,
        records,
        business_id=booking.business_id,
        booking_id=booking.id,
        external_id=key,
        address=address.lstrip("+") if is_whatsapp else address,
        is_whatsapp=is_whatsapp,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        time_zone=booking.time_zone,
        state="waiting",
        next_try_at=now + GRACE,
        created_at=now,
        updated_at=now,
    )
    return [new_id]


def _drop_unsent(connection: Connection, booking_id: int, now: datetime) -> None:
    """Records that Setter surely never stored need never be sent."""
    connection.execute(
        update(records)
        .where(
            records.c.booking_id == booking_id,
            or_(records.c.state == "contact_unknown", _is_new),
        )
        .values(state="dropped", next_try_at=None, updated_at=now)
    )


def retire(
    connection: Connection, booking_id: int, now: datetime, *, before_id: int | None = None
) -> list[int]:
    """Have a booking's records cancelled, all or those older than one; the ids to move now.

    One that is being sent at this moment is left alone for as long as that may take.
    """
    mine = [records.c.booking_id == booking_id, records.c.state.not_in(RETIRED_STATES)]
    if before_id is not None:
        mine.append(records.c.id < before_id)
    in_hand = and_(records.c.state == "waiting", records.c.next_try_at > now)
    retired = {"state": "cancelling", "tries": 0, "error": "", "updated_at": now}
    connection.execute(update(records).where(*mine, in_hand).values(**retired))
    idle = list(connection.execute(select(records.c.id).where(*mine)).scalars())
    connection.execute(
        update(records).where(records.c.id.in_(idle)).values(**retired, next_try_at=now)
    )
    return idle


def get(connection: Connection, record_id: int) -> RecordRow:
    """A record with what it tells of its booking. Raises LookupError."""
    found = connection.execute(
        select(
            records,
            bookings.c.conversation_id,
            bookings.c.placed_id,
            bookings.c.service_name,
            bookings.c.location_name,
            bookings.c.reference,
        )
        .join(bookings, bookings.c.id == records.c.booking_id)
        .where(records.c.id == record_id)
    ).first()
    if found is None:
        raise LookupError("no such record")
    return found


def claim(
    connection: Connection, record_id: int, number: int, now: datetime, in_hand: timedelta
) -> RecordRow | None:
    """Begin a try; the record as it was, or None when it is done or another try is in hand."""
    before = get(connection, record_id)
    claimed = connection.execute(
        update(records)
        .where(
            records.c.id == record_id,
            records.c.state == before.state,
            records.c.state.in_(OPEN_STATES),
            records.c.tries == number - 1,
            or_(records.c.next_try_at <= now, _is_new),
        )
        .values(
            state="cancelling" if before.state == "cancelling" else "waiting",
            tries=number,
            next_try_at=now + in_hand,
        )
    )
    return before if claimed.rowcount == 1 else None


def finish(
    connection: Connection, record_id: int, number: int, state: str, now: datetime, /, **values: Any
) -> bool:
    """End a try; False when the record is wanted otherwise meanwhile."""
    was = "cancelling" if state in RETIRED_STATES else "waiting"
    finished = connection.execute(
        update(records)
        .where(records.c.id == record_id, records.c.state == was, records.c.tries == number)
        .values(state=state, updated_at=now, **values)
    )
    return finished.rowcount == 1


def is_overtaken(connection: Connection, record: RecordRow) -> bool:
    """Whether the booking has a newer record."""
    newer = select(records.c.id).where(
        records.c.booking_id == record.booking_id, records.c.id > record.id
    )
    return connection.execute(newer).first() is not None


def keep_ids(connection: Connection, record_id: int, /, **ids: str) -> None:
    """Note Setter's ids of a record that is to be cancelled meanwhile."""
    connection.execute(update(records).where(records.c.id == record_id).values(**ids))


def known_contact(connection: Connection, address: str, *, is_whatsapp: bool) -> str:
    """Setter's id of a contact, as an earlier booking was recorded; empty when none was."""
    found = connection.execute(
        select(records.c.contact_id)
        .where(
            records.c.address == address,
            records.c.is_whatsapp == is_whatsapp,
            records.c.contact_id != "",
        )
        .order_by(records.c.id.desc())
    ).scalar()
    return str(found or "")


def due(connection: Connection, now: datetime) -> list[RecordRow]:
    """Records that Setter should be told of, or asked to cancel, now."""
    return list(
        connection.execute(
            select(records.c.id, records.c.tries).where(records.c.next_try_at <= now)
        ).all()
    )
