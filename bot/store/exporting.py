"""Messages on their way out of the house: counted first, then read as they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from bot.store import lists
from bot.store.lists import Filter
from bot.store.tables import contacts, conversations, messages

AnyRow = Row[*tuple[Any, ...]]
ALL = Filter()
BATCH = 500
"""Rows in memory at a time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages of a business: of one conversation, or of those that a filter leaves.

    The filter is that of the list, so that what is on the screen is what is taken out; its span
    bounds the messages too.
    """

    conversation_id: int | None = None
    listed: Filter = ALL


@dataclass(frozen=True, slots=True)
class Extent:
    """How many messages there are, in how many conversations, the first and last moment, and the
    newest id: a file that stops there holds as many as were counted."""

    rows: int
    conversations: int
    first_at: datetime | None
    last_at: datetime | None
    last_id: int | None


def extent(connection: Connection, business_id: int, wanted: Wanted) -> Extent:
    """What an export would hold."""
    counted: Any = select(
        func.count(),
        func.count(messages.c.conversation_id.distinct()),
        func.min(messages.c.created_at),
        func.max(messages.c.created_at),
        func.max(messages.c.id),
    )
    query = _narrowed(counted, business_id, wanted)
    return Extent(*connection.execute(query).one())


def rows(
    connection: Connection, business_id: int, wanted: Wanted, last_id: int
) -> Iterator[AnyRow]:
    """The messages up to an id, a conversation at a time, oldest first; few in memory at once."""
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
    )
    query = query.where(messages.c.id <= last_id)
    query = query.order_by(messages.c.conversation_id, messages.c.id)
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
        return query.where(messages.c.conversation_id == wanted.conversation_id)
    listed = wanted.listed
    if listed.since:
        query = query.where(messages.c.created_at >= listed.since)
    if listed.until:
        query = query.where(messages.c.created_at < listed.until)
    if listed == ALL:
        return query
    return query.where(conversations.c.id.in_(lists.matching(business_id, listed)))
