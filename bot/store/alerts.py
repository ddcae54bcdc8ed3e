"""Alerts to staff outside the pages: which are wanted, and what became of them.

An alert is written with what it tells of, in one transaction, so that none gets lost. There is one
for a conversation and reason in a while, however often the reason comes up.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.store.database import insert_row
from bot.store.staff_tables import alerts
from bot.store.tables import bookings, conversations

AlertRow = Row[*tuple[Any, ...]]
GROUPED_FOR = timedelta(minutes=15)
STALE_AFTER = timedelta(days=1)
"""What nobody could be told for so long stands in the inbox anyway."""
LIVE = ("booked", "requested", "creating", "unknown")


def call(connection: Connection, conversation_id: int, reason: str, now: datetime) -> None:
    """Want staff to be called to a conversation."""
    recent = select(alerts.c.id).where(
        alerts.c.conversation_id == conversation_id,
        alerts.c.reason == reason,
        alerts.c.created_at > now - GROUPED_FOR,
    )
    if connection.execute(recent.limit(1)).first():
        return
    business_id = connection.execute(
        select(conversations.c.business_id).where(conversations.c.id == conversation_id)
    ).scalar_one()
    insert_row(
        connection,
        alerts,
        business_id=business_id,
        conversation_id=conversation_id,
        reason=reason,
        state="waiting",
        next_try_at=now,
        created_at=now,
    )


def has_booking_ahead(connection: Connection, conversation_id: int, now: datetime) -> bool:
    """Whether the contact of a conversation has a live booking that is still to come."""
    live = (
        select(bookings.c.id)
        .join(conversations, conversations.c.contact_id == bookings.c.contact_id)
        .where(
            conversations.c.id == conversation_id,
            bookings.c.state.in_(LIVE),
            bookings.c.starts_at > now,
        )
    )
    return connection.execute(live.limit(1)).first() is not None


def due(connection: Connection, business_id: int, now: datetime) -> Sequence[AlertRow]:
    """Alerts that are to be sent now."""
    return connection.execute(
        select(alerts)
        .where(
            alerts.c.business_id == business_id,
            alerts.c.state == "waiting",
            alerts.c.next_try_at <= now,
            alerts.c.created_at > now - STALE_AFTER,
        )
        .order_by(alerts.c.id)
        .limit(50)
    ).all()


def claim(connection: Connection, alert_id: int, tries: int, until: datetime) -> AlertRow | None:
    """Begin a try, with the conversation's public id; None when another process was faster."""
    claimed = connection.execute(
        update(alerts)
        .where(alerts.c.id == alert_id, alerts.c.state == "waiting", alerts.c.tries == tries)
        .values(tries=tries + 1, next_try_at=until)
    )
    if claimed.rowcount != 1:
        return None
    return connection.execute(
        select(alerts, conversations.c.public_id)
        .join(conversations, conversations.c.id == alerts.c.conversation_id)
        .where(alerts.c.id == alert_id)
    ).one()


def end(connection: Connection, alert_id: int, state: str, now: datetime) -> None:
    """Write down that an alert was sent, or given up."""
    connection.execute(
        update(alerts)
        .where(alerts.c.id == alert_id)
        .values(state=state, next_try_at=None, sent_at=now if state == "sent" else None)
    )
