"""Queries about reminders: which bookings come up, and what was said of them."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from bot.store.database import insert_row
from bot.store.tables import bookings, changes, contacts, conversations, reminders

SPARE = timedelta(hours=24)
"""Quiet hours may bring a reminder forward by so much."""

ComingRow = Row[*tuple[Any, ...]]
"""A booking with its conversation, its customer's phone, and when it was last ordered."""


def coming_up(
    connection: Connection, business_id: int, now: datetime, hours_before: int
) -> list[ComingRow]:
    """Confirmed bookings that may be reminded of now, and were not yet of their present start."""
    moved_at = (
        select(func.max(changes.c.updated_at))
        .where(changes.c.booking_id == bookings.c.id, changes.c.state == "done")
        .scalar_subquery()
    )
    is_reminded = and_(
        reminders.c.booking_id == bookings.c.id, reminders.c.starts_at == bookings.c.starts_at
    )
    query = (
        select(
            bookings.c.id,
            bookings.c.reference,
            bookings.c.conversation_id,
            bookings.c.starts_at,
            bookings.c.time_zone,
            bookings.c.created_at,
            moved_at.label("moved_at"),
            contacts.c.phone,
        )
        .join(conversations, conversations.c.id == bookings.c.conversation_id)
        .join(contacts, contacts.c.id == conversations.c.contact_id)
        .outerjoin(reminders, is_reminded)
        .where(
            bookings.c.business_id == business_id,
            bookings.c.state == "booked",
            bookings.c.starts_at > now,
            bookings.c.starts_at <= now + timedelta(hours=hours_before) + SPARE,
            reminders.c.id.is_(None),
        )
        .order_by(bookings.c.starts_at, bookings.c.id)
    )
    return list(connection.execute(query).all())


def add(
    connection: Connection,
    business_id: int,
    booking_id: int,
    starts_at: datetime,
    now: datetime,
    *,
    message_id: int | None = None,
    reason: str = "",
) -> None:
    """Note a reminder, or why there was none. Raises IntegrityError when it is noted already."""
    insert_row(
        connection,
        reminders,
        business_id=business_id,
        booking_id=booking_id,
        starts_at=starts_at,
        message_id=message_id,
        reason=reason,
        created_at=now,
    )
