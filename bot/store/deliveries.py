"""Queries about outgoing messages on their way. Delivery states only move forward."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select, update

from bot.ports import DeliveryState
from bot.store import conversations as conversations_store
from bot.store.holding import WITHDRAWN
from bot.store.tables import contacts, conversations, messages

DeliveryRow = Row[*tuple[Any, ...]]
"""An outgoing message with its contact's channel and address, and our address."""

ORDER = tuple(state.value for state in DeliveryState if state is not DeliveryState.FAILED)

_row = (
    select(
        messages.c.id,
        messages.c.business_id,
        messages.c.conversation_id,
        messages.c.author,
        messages.c.is_end,
        messages.c.body,
        messages.c.state,
        messages.c.attempt,
        messages.c.created_at,
        messages.c.template,
        messages.c.template_values,
        contacts.c.channel,
        contacts.c.address,
        conversations.c.our_address,
    )
    .join(conversations, conversations.c.id == messages.c.conversation_id)
    .join(contacts, contacts.c.id == conversations.c.contact_id)
)


def get(connection: Connection, message_id: int) -> DeliveryRow:
    """An outgoing message with where it goes."""
    return connection.execute(_row.where(messages.c.id == message_id)).one()


def claim(connection: Connection, message_id: int, attempt: int, now: datetime) -> bool:
    """Begin an attempt at sending; False when another one has it or it is gone."""
    claimed = connection.execute(
        update(messages)
        .where(
            messages.c.id == message_id,
            messages.c.state.in_([DeliveryState.QUEUED.value, DeliveryState.SENDING.value]),
            messages.c.attempt < attempt,
        )
        .values(state=DeliveryState.SENDING.value, attempt=attempt, state_at=now)
    )
    return claimed.rowcount == 1


def move_on(
    connection: Connection, message_id: int, state: DeliveryState, now: datetime, **values: Any
) -> bool:
    """Move a message forward; False when it is there already or further."""
    before = ORDER if state is DeliveryState.FAILED else ORDER[: ORDER.index(state.value)]
    if state is DeliveryState.FAILED:
        before = ORDER[: ORDER.index(DeliveryState.DELIVERED.value)]
    else:
        # What was thought to be kept back had left after all.
        before = (*before, WITHDRAWN)
    moved = connection.execute(
        update(messages)
        .where(messages.c.id == message_id, messages.c.state.in_(before))
        .values(state=state.value, state_at=now, **values)
    )
    return moved.rowcount == 1


def taken(state: DeliveryState) -> DeliveryState:
    """The state of a message that the provider has: for us it is sent, wherever it waits there.

    "Queued" and "sending" are states of our own attempts, and are taken up again after a while.
    """
    is_with_provider = state in {DeliveryState.QUEUED, DeliveryState.SENDING}
    return DeliveryState.SENT if is_with_provider else state


def is_known(connection: Connection, provider_id: str, except_id: int) -> bool:
    """Whether another row already is this message of the provider's."""
    return (
        connection.execute(
            select(messages.c.id).where(
                messages.c.provider_id == provider_id, messages.c.id != except_id
            )
        ).first()
        is not None
    )


def find_by_provider(connection: Connection, provider_id: str) -> int | None:
    """The outgoing message with the provider's id."""
    found = connection.execute(
        select(messages.c.id).where(
            messages.c.provider_id == provider_id, messages.c.author != "customer"
        )
    ).scalar()
    return None if found is None else int(found)


def set_provider_id(connection: Connection, message_id: int, provider_id: str) -> None:
    """Keep the provider's id where the message has none yet."""
    connection.execute(
        update(messages)
        .where(messages.c.id == message_id, messages.c.provider_id.is_(None))
        .values(provider_id=provider_id)
    )


def opted_out(connection: Connection, row: DeliveryRow, now: datetime) -> None:
    """Keep that a recipient wants nothing more, as the provider says."""
    conversations_store.suppress(
        connection, row.business_id, row.channel, row.address, "provider", now
    )
    conversations_store.opted_out(connection, row.conversation_id, now)


def stuck(
    connection: Connection,
    states: Sequence[str],
    before: datetime,
    *,
    old: tuple[datetime, datetime] | None = None,
) -> list[DeliveryRow]:
    """Outgoing messages that have been in one of the states since before a moment.

    `old`: those made before the first moment must have been since before the second.
    """
    is_stuck = messages.c.state_at < before
    if old:
        is_stuck = and_(is_stuck, or_(messages.c.created_at > old[0], messages.c.state_at < old[1]))
    rows = connection.execute(
        _row.where(messages.c.state.in_(states), is_stuck).order_by(messages.c.id).limit(100)
    )
    return list(rows.all())


def undecided(connection: Connection, before: datetime) -> list[int]:
    """Conversations with received messages that nobody has decided since before a moment."""
    rows = connection.execute(
        select(messages.c.conversation_id)
        .where(
            messages.c.author == "customer",
            messages.c.outcome == "",
            messages.c.created_at < before,
        )
        .distinct()
        .limit(100)
    )
    return [row.conversation_id for row in rows]
