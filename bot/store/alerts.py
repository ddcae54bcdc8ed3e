"""Alerts to staff outside the pages: which are wanted, and what became of them.

An alert is written with what it tells of, in one transaction, so that none gets lost. There is one
for a conversation and reason in a while, however often the reason comes up. An alert with a
`staff_id` is a notice to that member about their own account, and has no conversation.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.store.database import insert_row
from bot.store.staff_tables import alerts
from bot.store.tables import bookings, conversations, staff

AlertRow = Row[*tuple[Any, ...]]
WAITING = "waiting"
AT_ONCE = 50
GROUPED_FOR = timedelta(minutes=15)
STALE_AFTER = timedelta(days=1)
"""What nobody could be told for so long stands in the inbox anyway."""
NEW_LOGIN = "new_login"
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
        state=WAITING,
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


def notify(
    connection: Connection, business_id: int, staff_id: int, reason: str, now: datetime
) -> None:
    """Want a member of staff to be told about their own account."""
    insert_row(
        connection,
        alerts,
        business_id=business_id,
        staff_id=staff_id,
        reason=reason,
        state=WAITING,
        next_try_at=now,
        created_at=now,
    )


def due(connection: Connection, business_id: int, now: datetime) -> Sequence[AlertRow]:
    """Alerts that are to be sent now, with their conversation's public id or member's e-mail."""
    return connection.execute(
        select(alerts, conversations.c.public_id, staff.c.email)
        .outerjoin(conversations, conversations.c.id == alerts.c.conversation_id)
        .outerjoin(staff, staff.c.id == alerts.c.staff_id)
        .where(
            alerts.c.business_id == business_id,
            alerts.c.state == WAITING,
            alerts.c.next_try_at <= now,
            alerts.c.created_at > now - STALE_AFTER,
        )
        .order_by(alerts.c.id)
        .limit(AT_ONCE)
    ).all()


def claim(connection: Connection, row: AlertRow, until: datetime) -> bool:
    """Begin a try, to be repeated then should it die; False when another process was faster."""
    claimed = connection.execute(
        update(alerts)
        .where(alerts.c.id == row.id, alerts.c.state == WAITING, alerts.c.tries == row.tries)
        .values(tries=row.tries + 1, next_try_at=until)
    )
    return claimed.rowcount == 1


def note(connection: Connection, alert_id: int, state: str, told: str, now: datetime) -> None:
    """Write down what came of a try: by which lines it was told, and whether it is over."""
    is_over = {} if state == WAITING else {"next_try_at": None}
    connection.execute(
        update(alerts)
        .where(alerts.c.id == alert_id)
        .values(state=state, told=told, sent_at=now if state == "sent" else None, **is_over)
    )
