"""Queries about contacts, conversations and messages, for turns and deliveries."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, insert, select, update

from bot.ports import Channel, DeliveryState
from bot.store.tables import contacts, conversations, events, messages, suppressions

DELIVERABLE = (DeliveryState.QUEUED, DeliveryState.SENDING)


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A conversation with its contact, as a turn needs it."""

    id: int
    contact_id: int
    channel: str
    address: str
    state: str
    version: int
    arrived: int
    decided: int
    phone: str | None
    name: str
    email: str
    is_suppressed: bool


@dataclass(frozen=True, slots=True)
class InboundRow:
    """A received message."""

    id: int
    conversation_id: int
    arrival: int
    body: str
    outcome: str
    created_at: datetime
    attachments: Any


_joined = (
    select(
        conversations.c.id,
        conversations.c.contact_id,
        contacts.c.channel,
        contacts.c.address,
        conversations.c.state,
        conversations.c.version,
        conversations.c.arrived,
        conversations.c.decided,
        contacts.c.phone,
        contacts.c.name,
        contacts.c.email,
        suppressions.c.id.is_not(None).label("is_suppressed"),
    )
    .join(contacts, contacts.c.id == conversations.c.contact_id)
    .outerjoin(
        suppressions,
        and_(
            suppressions.c.business_id == contacts.c.business_id,
            suppressions.c.channel == contacts.c.channel,
            suppressions.c.address == contacts.c.address,
        ),
    )
    .with_for_update(of=conversations)
)
_by_addresses = _joined.where(
    contacts.c.business_id == bindparam("business_id"),
    contacts.c.channel == bindparam("channel"),
    contacts.c.address == bindparam("address"),
    conversations.c.our_address == bindparam("our_address"),
)
_by_id = _joined.where(conversations.c.id == bindparam("conversation_id"))


def find(
    connection: Connection, business_id: int, channel: Channel, address: str, our_address: str
) -> ConversationRow | None:
    """The conversation between two addresses, locked for this transaction."""
    row = connection.execute(
        _by_addresses,
        {
            "business_id": business_id,
            "channel": channel.value,
            "address": address,
            "our_address": our_address,
        },
    ).first()
    return _conversation(row)


def get(connection: Connection, conversation_id: int) -> ConversationRow:
    """A conversation by id, locked for this transaction."""
    found = _conversation(connection.execute(_by_id, {"conversation_id": conversation_id}).first())
    if found is None:
        raise LookupError("no such conversation")
    return found


def _conversation(row: Row[*tuple[Any, ...]] | None) -> ConversationRow | None:
    return None if row is None else ConversationRow(**row._mapping)


@dataclass(frozen=True, slots=True)
class NewConversation:
    """What is known when somebody writes for the first time."""

    channel: Channel
    address: str
    our_address: str
    phone: str | None
    profile_name: str
    state: str


def create(
    connection: Connection, business_id: int, new: NewConversation, now: datetime
) -> ConversationRow:
    """The new conversation, and the contact where that is new too.

    Raises sqlalchemy.exc.IntegrityError when another transaction was faster.
    """
    known = connection.execute(
        select(contacts.c.id, contacts.c.phone, contacts.c.name, contacts.c.email).where(
            contacts.c.business_id == business_id,
            contacts.c.channel == new.channel.value,
            contacts.c.address == new.address,
        )
    ).first()
    contact_id = (
        known.id
        if known
        else _insert(
            connection,
            contacts,
            business_id=business_id,
            channel=new.channel.value,
            address=new.address,
            phone=new.phone,
            profile_name=new.profile_name[:200],
            created_at=now,
        )
    )
    conversation_id = _insert(
        connection,
        conversations,
        public_id=secrets.token_urlsafe(12),
        business_id=business_id,
        contact_id=contact_id,
        our_address=new.our_address,
        state=new.state,
        last_message_at=now,
        created_at=now,
    )
    return get(connection, conversation_id)


def _insert(connection: Connection, table: Any, **values: Any) -> int:
    key = connection.execute(insert(table), values).inserted_primary_key
    assert key is not None
    return int(key[0])


def receive(
    connection: Connection,
    business_id: int,
    conversation: ConversationRow,
    *,
    provider_id: str,
    body: str,
    attachments: Mapping[str, Any] | None,
    now: datetime,
) -> InboundRow:
    """Store a received message with the next arrival number.

    Raises sqlalchemy.exc.IntegrityError when its provider id is stored already.
    """
    arrival = conversation.arrived + 1
    message_id = _insert(
        connection,
        messages,
        business_id=business_id,
        conversation_id=conversation.id,
        author="customer",
        body=body,
        provider_id=provider_id,
        arrival=arrival,
        attachments=attachments,
        created_at=now,
    )
    return InboundRow(message_id, conversation.id, arrival, body, "", now, attachments)


_arrived = (
    update(conversations)
    .where(conversations.c.id == bindparam("conversation_id"))
    .values(
        arrived=conversations.c.arrived + 1,
        last_inbound_at=bindparam("now"),
        last_message_at=bindparam("now"),
    )
)


def count_arrival(connection: Connection, conversation_id: int, now: datetime) -> None:
    """Note one more arrival, for a message that is not decided in this transaction."""
    connection.execute(_arrived, {"conversation_id": conversation_id, "now": now})


_inbound_columns = (
    messages.c.id,
    messages.c.conversation_id,
    messages.c.arrival,
    messages.c.body,
    messages.c.outcome,
    messages.c.created_at,
    messages.c.attachments,
)


def find_inbound(connection: Connection, business_id: int, provider_id: str) -> InboundRow | None:
    """A received message by the provider's id."""
    row = connection.execute(
        select(*_inbound_columns).where(
            messages.c.business_id == business_id, messages.c.provider_id == provider_id
        )
    ).first()
    return None if row is None else InboundRow(**row._mapping)


def get_inbound(connection: Connection, inbound_id: int) -> InboundRow:
    """A received message by our id."""
    row = connection.execute(select(*_inbound_columns).where(messages.c.id == inbound_id)).one()
    return InboundRow(**row._mapping)


def outcome_of(connection: Connection, inbound_id: int) -> str:
    """How a received message ended; empty while it is not decided."""
    return str(
        connection.execute(select(messages.c.outcome).where(messages.c.id == inbound_id)).scalar()
    )


def undecided(connection: Connection, conversation: ConversationRow) -> list[InboundRow]:
    """The received messages that have no outcome yet, in order of arrival."""
    rows = connection.execute(
        select(*_inbound_columns)
        .where(
            messages.c.conversation_id == conversation.id,
            messages.c.author == "customer",
            messages.c.outcome == "",
        )
        .order_by(messages.c.arrival)
    )
    return [InboundRow(**row._mapping) for row in rows]


_decided = (
    update(messages)
    .where(messages.c.id == bindparam("message_id"))
    .values(outcome=bindparam("new_outcome"), understood=bindparam("new_understood"))
)


def mark_decided(
    connection: Connection, message_id: int, outcome: str, understood: Mapping[str, Any] | None
) -> None:
    """Give a received message its outcome."""
    connection.execute(
        _decided,
        {"message_id": message_id, "new_outcome": outcome, "new_understood": understood},
    )


def settle(connection: Connection, message_id: int, old: str, new: str) -> None:
    """Change a received message's outcome, if it is still the old one."""
    connection.execute(
        update(messages)
        .where(messages.c.id == message_id, messages.c.outcome == old)
        .values(outcome=new)
    )


_saved = (
    update(conversations)
    .where(
        conversations.c.id == bindparam("conversation_id"),
        conversations.c.version == bindparam("seen_version"),
    )
    .values(
        state=bindparam("new_state"),
        version=bindparam("seen_version") + 1,
        step=bindparam("new_step"),
        arrived=bindparam("new_arrived"),
        decided=bindparam("new_decided"),
        last_inbound_at=func.coalesce(
            bindparam("new_inbound_at", type_=conversations.c.last_inbound_at.type),
            conversations.c.last_inbound_at,
        ),
        last_message_at=bindparam("now", type_=conversations.c.last_message_at.type),
    )
)


def save(
    connection: Connection,
    seen: ConversationRow,
    *,
    state: str,
    step: str,
    arrived: int,
    decided: int,
    inbound_at: datetime | None,
    now: datetime,
) -> bool:
    """Store the next state; False when the conversation is no longer at the version seen."""
    return (
        connection.execute(
            _saved,
            {
                "conversation_id": seen.id,
                "seen_version": seen.version,
                "new_state": state,
                "new_step": step,
                "new_arrived": arrived,
                "new_decided": decided,
                "new_inbound_at": inbound_at,
                "now": now,
            },
        ).rowcount
        == 1
    )


def add_outgoing(
    connection: Connection,
    business_id: int,
    conversation_id: int,
    *,
    body: str,
    state: str,
    step: str,
    segments: int,
    answers_id: int | None,
    now: datetime,
) -> int:
    """Store a message of the bot; its state says who may send it."""
    return _insert(
        connection,
        messages,
        business_id=business_id,
        conversation_id=conversation_id,
        author="bot",
        body=body,
        step=step,
        segments=segments,
        state=state,
        state_at=now,
        answers_id=answers_id,
        created_at=now,
    )


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """The message that answers a received one."""

    id: int
    body: str
    state: str


_answer = (
    select(messages.c.id, messages.c.body, messages.c.state)
    .where(messages.c.answers_id == bindparam("answered_id"))
    .order_by(messages.c.id)
    .limit(1)
)


def answer_to(connection: Connection, inbound_id: int) -> AnswerRow | None:
    """The message that answers a received one inline, or waits to do so."""
    row = connection.execute(_answer, {"answered_id": inbound_id}).first()
    return None if row is None else AnswerRow(**row._mapping)


def change_state(
    connection: Connection, message_id: int, old: Sequence[str], new: str, now: datetime
) -> bool:
    """Move an outgoing message on, if it is still in one of the old states."""
    changed = connection.execute(
        update(messages)
        .where(messages.c.id == message_id, messages.c.state.in_(old))
        .values(state=new, state_at=now)
    )
    return changed.rowcount == 1


def remember_customer(connection: Connection, contact_id: int, name: str, email: str) -> None:
    """Keep the customer's own name and e-mail; an empty value keeps what is there."""
    values = {key: value for key, value in (("name", name), ("email", email)) if value}
    if values:
        connection.execute(update(contacts).where(contacts.c.id == contact_id).values(**values))


def ask_for_person(
    connection: Connection, conversation_id: int, reason: str, now: datetime
) -> None:
    """Mark a conversation as needing a person."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(attention=reason, attention_at=now)
    )


def suppress(
    connection: Connection, business_id: int, channel: str, address: str, reason: str, now: datetime
) -> None:
    """Send nothing more to an address."""
    present = connection.execute(
        select(suppressions.c.id).where(*_suppression(business_id, channel, address))
    ).first()
    if present is None:
        connection.execute(
            insert(suppressions).values(
                business_id=business_id,
                channel=channel,
                address=address,
                reason=reason,
                created_at=now,
            )
        )


def lift_suppression(connection: Connection, business_id: int, channel: str, address: str) -> None:
    """Allow sending to an address again."""
    connection.execute(suppressions.delete().where(*_suppression(business_id, channel, address)))


def is_suppressed(connection: Connection, business_id: int, channel: str, address: str) -> bool:
    """Whether nothing may be sent to an address."""
    return (
        connection.execute(
            select(suppressions.c.id).where(*_suppression(business_id, channel, address))
        ).first()
        is not None
    )


def _suppression(business_id: int, channel: str, address: str) -> tuple[Any, ...]:
    return (
        suppressions.c.business_id == business_id,
        suppressions.c.channel == channel,
        suppressions.c.address == address,
    )


def add_event(
    connection: Connection,
    business_id: int,
    kind: str,
    now: datetime,
    *,
    conversation_id: int | None = None,
    booking_id: int | None = None,
    **data: Any,
) -> None:
    """Write down what happened, for staff; never message text."""
    connection.execute(
        insert(events).values(
            business_id=business_id,
            conversation_id=conversation_id,
            booking_id=booking_id,
            kind=kind,
            data=data,
            created_at=now,
        )
    )
