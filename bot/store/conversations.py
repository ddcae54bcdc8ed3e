"""Queries about contacts and conversations, opt-outs and events."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    case,
    func,
    null,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.ports import Channel
from bot.store import alerts
from bot.store.database import insert_row
from bot.store.folding import name_words
from bot.store.tables import contacts, conversations, events, suppressions


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
    taken_by: int | None
    tells_ends: bool


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
        conversations.c.taken_by,
        conversations.c.tells_ends,
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
)
_between = and_(
    contacts.c.business_id == bindparam("business_id"),
    contacts.c.channel == bindparam("channel"),
    contacts.c.address == bindparam("address"),
    conversations.c.our_address == bindparam("our_address"),
)
_with_id = conversations.c.id == bindparam("conversation_id")
_by_addresses, _by_id = _joined.where(_between), _joined.where(_with_id)
_locked = (
    select(conversations.c.id)
    .join(contacts, contacts.c.id == conversations.c.contact_id)
    .with_for_update(of=conversations)
)
_lock_by_addresses, _lock_by_id = _locked.where(_between), _locked.where(_with_id)


def find(
    connection: Connection, business_id: int, channel: Channel, address: str, our_address: str
) -> ConversationRow | None:
    """The conversation between two addresses, locked for this transaction."""
    addresses = {
        "business_id": business_id,
        "channel": channel.value,
        "address": address,
        "our_address": our_address,
    }
    if not _lock(connection, _lock_by_addresses, addresses):
        # One that appears between the two queries would be read without its lock.
        return None
    return _conversation(connection.execute(_by_addresses, addresses).first())


def get(connection: Connection, conversation_id: int) -> ConversationRow:
    """A conversation by id, locked for this transaction. Raises LookupError."""
    key = {"conversation_id": conversation_id}
    _lock(connection, _lock_by_id, key)
    found = _conversation(connection.execute(_by_id, key).first())
    if found is None:
        raise LookupError("no such conversation")
    return found


def _lock(connection: Connection, query: Select[tuple[int]], keys: Mapping[str, Any]) -> bool:
    """Wait for the row, before anything is read that belongs to it; False when there is none.

    A lock that had to wait gives the newest row, yet what is joined to it as it was before the
    wait (PostgreSQL docs, "Read Committed"): an opt-out would be overlooked. On SQLite the
    transaction itself is the lock.
    """
    return (
        connection.dialect.name == "sqlite" or connection.execute(query, keys).first() is not None
    )


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
        else insert_row(
            connection,
            contacts,
            business_id=business_id,
            channel=new.channel.value,
            address=new.address,
            phone=new.phone,
            profile_name=new.profile_name[:200],
            name_words=name_words(new.profile_name),
            created_at=now,
        )
    )
    conversation_id = insert_row(
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


_arrived = (
    update(conversations)
    .where(conversations.c.id == bindparam("conversation_id"))
    .values(
        arrived=conversations.c.arrived + 1,
        waiting_since=func.coalesce(
            conversations.c.waiting_since,
            bindparam("now", type_=conversations.c.waiting_since.type),
        ),
        last_inbound_at=bindparam("now"),
        last_message_at=bindparam("now"),
    )
)


def count_arrival(connection: Connection, conversation_id: int, now: datetime) -> None:
    """Note one more arrival, for a message that is not decided in this transaction."""
    connection.execute(_arrived, {"conversation_id": conversation_id, "now": now})


ANSWERED, WAITS, KEEPS = 0, 1, 2
"""What a turn means for a customer who waits for an answer."""

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
        location_id=func.coalesce(bindparam("new_location"), conversations.c.location_id),
        waiting_since=case(
            (bindparam("waits") == KEEPS, conversations.c.waiting_since),
            (
                bindparam("waits") == WAITS,
                func.coalesce(
                    conversations.c.waiting_since,
                    bindparam("now", type_=conversations.c.waiting_since.type),
                ),
            ),
            else_=null(),
        ),
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
    location_id: str | None = None,
    waits: int = KEEPS,
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
                "new_location": location_id,
                "waits": waits,
                "now": now,
            },
        ).rowcount
        == 1
    )


def stop_waiting(connection: Connection, conversation_id: int) -> None:
    """Note that the customer no longer waits: a person has answered, or it is settled."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(waiting_since=None)
    )


def mark_overdue(connection: Connection, business_id: int, before: datetime, now: datetime) -> int:
    """Have a person look at customers who wait since before a moment; how many there are."""
    return connection.execute(
        update(conversations)
        .where(
            conversations.c.business_id == business_id,
            conversations.c.waiting_since < before,
            conversations.c.attention == "",
        )
        .values(
            attention="waiting_long",
            attention_at=conversations.c.waiting_since,
            raised_at=now,
        )
    ).rowcount


def remember_customer(connection: Connection, contact_id: int, name: str, email: str) -> None:
    """Keep the customer's own name and e-mail; an empty value keeps what is there."""
    values = {key: value for key, value in (("name", name), ("email", email)) if value}
    if name:
        values["name_words"] = name_words(name)
    if values:
        connection.execute(update(contacts).where(contacts.c.id == contact_id).values(**values))


LIGHT = ("failed_twice", "waiting_long")
"""Reasons that any other replaces, and for which nobody is called who does not look."""
EMERGENCY = "emergency_words"
"""The reason that no other replaces, and that stands above all others in the list."""


def ask_for_person(
    connection: Connection, conversation_id: int, reason: str, now: datetime
) -> None:
    """Mark a conversation as needing a person."""
    stands = conversations.c.attention == EMERGENCY
    if reason in LIGHT:
        stands = conversations.c.attention.not_in(("", *LIGHT))
    is_as_high = stands if reason == EMERGENCY else conversations.c.attention != ""
    moment = bindparam("now", now, type_=conversations.c.attention_at.type)
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(
            attention=case((stands, conversations.c.attention), else_=reason),
            # Who needs a person already has waited since then.
            attention_at=func.coalesce(conversations.c.attention_at, moment),
            raised_at=case((is_as_high, conversations.c.raised_at), else_=moment),
        )
    )
    if reason not in LIGHT:
        alerts.call(connection, conversation_id, reason, now)


def opted_out(connection: Connection, conversation_id: int, now: datetime) -> None:
    """Have a person look where somebody who has a booking ahead wants no more texts."""
    if alerts.has_booking_ahead(connection, conversation_id, now):
        ask_for_person(connection, conversation_id, "stopped_with_booking", now)


def give_back(connection: Connection, seen: ConversationRow, state: str) -> None:
    """Take the mark off that a person is needed, and store what the bot now knows."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == seen.id)
        .values(
            state=state,
            version=seen.version + 1,
            attention="",
            attention_at=None,
            raised_at=None,
            waiting_since=None,
        )
    )


def suppress(
    connection: Connection, business_id: int, channel: str, address: str, reason: str, now: datetime
) -> None:
    """Send nothing more to an address. The first reason stays."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(
        insert(suppressions)
        .values(
            business_id=business_id,
            channel=channel,
            address=address,
            reason=reason,
            created_at=now,
        )
        .on_conflict_do_nothing()
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


def peek(connection: Connection, conversation_id: int) -> ConversationRow | None:
    """A conversation by id, without a lock: what it says may be over a moment later."""
    found = connection.execute(_by_id, {"conversation_id": conversation_id}).first()
    return _conversation(found)


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
    insert_row(
        connection,
        events,
        business_id=business_id,
        conversation_id=conversation_id,
        booking_id=booking_id,
        kind=kind,
        data=data,
        created_at=now,
    )
