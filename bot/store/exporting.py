"""Messages on their way out of the house: counted first, then read as they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from bot.store.tables import contacts, conversations, messages

AnyRow = Row[*tuple[Any, ...]]
BATCH = 500
"""Rows in memory at a time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages of a business; None and empty mean all."""

    conversation_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many messages there are, in how many conversations, and the first and last moment."""

    rows: int
    conversations: int
    first_at: datetime | None
    last_at: datetime | None


def extent(connection: Connection, business_id: int, wanted: Wanted) -> Extent:
    """What an export would hold."""
    counted: Any = select(
        func.count(),
        func.count(messages.c.conversation_id.distinct()),
        func.min(messages.c.created_at),
        func.max(messages.c.created_at),
    )
    query = _narrowed(counted, business_id, wanted)
    return Extent(*connection.execute(query).one())


def rows(connection: Connection, business_id: int, wanted: Wanted) -> Iterator[AnyRow]:
    """The messages, a conversation at a time, oldest first; few of them in memory at once."""
    query = _narrowed(
        select(
            conversations.c.public_id,
            contacts.c.channel,
            contacts.c.address,
            contacts.c.name,
            messages.c.id,
            messages.c.created_at,
            messages.c.author,
            messages.c.body,
            messages.c.state,
        ),
        business_id,
        wanted,
    ).order_by(messages.c.conversation_id, messages.c.id)
    with connection.execute(query.execution_options(yield_per=BATCH)) as found:
        yield from found


def _narrowed(query: Select[Any], business_id: int, wanted: Wanted) -> Select[Any]:
    query = (
        query.select_from(messages)
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .join(contacts, contacts.c.id == conversations.c.contact_id)
        .where(conversations.c.business_id == business_id)
    )
    if wanted.conversation_id is not None:
        query = query.where(messages.c.conversation_id == wanted.conversation_id)
    if wanted.since:
        query = query.where(messages.c.created_at >= wanted.since)
    if wanted.until:
        query = query.where(messages.c.created_at < wanted.until)
    return query.where(contacts.c.channel == wanted.channel) if wanted.channel else query
