"""Queries about messages: received ones in their order of arrival, and what answers them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.exc import IntegrityError

from bot.ports import Template
from bot.store.conversations import ConversationRow
from bot.store.database import insert_row
from bot.store.erasure import erased_id
from bot.store.tables import businesses, contacts, conversations, messages


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
    if find_inbound(connection, business_id, erased_id(provider_id)):
        raise IntegrityError("a message that was erased", {}, ValueError())
    arrival = conversation.arrived + 1
    message_id = insert_row(
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
            messages.c.business_id == business_id,
            messages.c.provider_id.in_((provider_id, erased_id(provider_id))),
        )
    ).first()
    return None if row is None else InboundRow(**row._mapping)


def texted_addresses(connection: Connection, business_id: int) -> list[tuple[str, str]]:
    """Each channel with an address of ours that was ever texted on it."""
    rows = connection.execute(
        select(contacts.c.channel, conversations.c.our_address)
        .join(contacts, contacts.c.id == conversations.c.contact_id)
        .where(conversations.c.business_id == business_id)
        .distinct()
    )
    return [(channel, our_address) for channel, our_address in rows]


def first_moment(connection: Connection, business_id: int) -> datetime:
    """Since when the business's messages have been ours to answer."""
    made_at: datetime = connection.execute(
        select(businesses.c.created_at).where(businesses.c.id == business_id)
    ).scalar_one()
    return made_at


def known_ids(connection: Connection, business_id: int, provider_ids: Sequence[str]) -> set[str]:
    """Those of the provider's ids under which a message is stored, be it an erased one."""
    stored_as = {one: one for one in provider_ids} | {erased_id(one): one for one in provider_ids}
    found = connection.execute(
        select(messages.c.provider_id).where(
            messages.c.business_id == business_id, messages.c.provider_id.in_(list(stored_as))
        )
    )
    return {stored_as[one] for one in found.scalars()}


def nth_newest_at(
    connection: Connection, conversation_id: int, author: str, number: int
) -> datetime | None:
    """When the n-th newest message of an author in a conversation was stored, from 1."""
    return connection.execute(
        select(messages.c.created_at)
        .where(messages.c.conversation_id == conversation_id, messages.c.author == author)
        .order_by(messages.c.id.desc())
        .offset(number - 1)
        .limit(1)
    ).scalar()


def count_sent(
    connection: Connection, business_id: int, since: datetime, until: datetime, most: int
) -> int:
    """How many messages were sent in a stretch of time, looking at the newest few times `most`."""
    newest = connection.execute(select(func.max(messages.c.id))).scalar() or 0
    counted = connection.execute(
        select(func.count())
        .select_from(messages)
        .where(
            messages.c.id > newest - 4 * most,
            messages.c.business_id == business_id,
            messages.c.author == "bot",
            messages.c.created_at > since,
            messages.c.created_at <= until,
        )
    )
    return int(counted.scalar_one())


def outcome_before(connection: Connection, message: InboundRow) -> str | None:
    """How the message that the same customer sent before this one ended; None for the first."""
    return connection.execute(
        select(messages.c.outcome)
        .where(
            messages.c.conversation_id == message.conversation_id,
            messages.c.author == "customer",
            messages.c.id < message.id,
        )
        .order_by(messages.c.id.desc())
        .limit(1)
    ).scalar()


def was_said_since(
    connection: Connection, conversation_id: int, step: str, since: datetime
) -> bool:
    """Whether the bot has sent a message at this step since a moment."""
    return (
        connection.execute(
            select(messages.c.id)
            .where(
                messages.c.conversation_id == conversation_id,
                messages.c.author == "bot",
                messages.c.step == step,
                messages.c.created_at > since,
            )
            .limit(1)
        ).first()
        is not None
    )


def is_overtaken(connection: Connection, message: InboundRow, margin: timedelta) -> bool:
    """Whether a message of the same customer that was written later is decided already."""
    later = select(messages.c.id).where(
        messages.c.conversation_id == message.conversation_id,
        messages.c.author == "customer",
        messages.c.outcome != "",
        messages.c.created_at > message.created_at + margin,
    )
    return connection.execute(later.limit(1)).first() is not None


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


def settle(connection: Connection, conversation_id: int, old: str, new: str) -> None:
    """Change the outcome of a conversation's received messages that still have the old one."""
    connection.execute(
        update(messages)
        .where(messages.c.conversation_id == conversation_id, messages.c.outcome == old)
        .values(outcome=new)
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
    template: Template | None = None,
    is_end: bool = False,
    reasons: Mapping[str, Any] | None = None,
) -> int:
    """Store a message of the bot; its state says who may send it."""
    return insert_row(
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
        template=template.id if template else "",
        template_values=list(template.values) if template else None,
        is_end=is_end,
        reasons=reasons,
        created_at=now,
    )


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """The message that answers a received one."""

    id: int
    body: str
    state: str
    step: str
    is_end: bool


_answer = (
    select(messages.c.id, messages.c.body, messages.c.state, messages.c.step, messages.c.is_end)
    .where(messages.c.answers_id == bindparam("answered_id"))
    .order_by(messages.c.id)
    .limit(1)
)


def answer_to(connection: Connection, inbound_id: int) -> AnswerRow | None:
    """The message that answers a received one inline."""
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
