"""What turns were decided from, kept so that they can be decided again."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.database import insert_row
from bot.store.tables import catalogues, contacts, conversations, decisions

DecisionRow = Row[*tuple[Any, ...]]
"""id, conversation_id, public_id, channel, body."""


def keep(
    connection: Connection, business_id: int, conversation_id: int, body: str, now: datetime
) -> None:
    """Store what a turn was decided from."""
    insert_row(
        connection,
        decisions,
        business_id=business_id,
        conversation_id=conversation_id,
        body=body,
        created_at=now,
    )


def keep_catalogue(
    connection: Connection, business_id: int, key: str, body: str, now: datetime
) -> bool:
    """Store a catalogue under its key; False where it is stored already."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    stored = connection.execute(
        dialect.insert(catalogues)
        .values(business_id=business_id, key=key, body=body, created_at=now)
        .on_conflict_do_nothing(index_elements=["business_id", "key"])
    )
    return stored.rowcount == 1


def since(connection: Connection, business_id: int, moment: datetime) -> Iterator[DecisionRow]:
    """The decisions made since a moment, oldest first, read in portions."""
    query = (
        select(
            decisions.c.id,
            decisions.c.conversation_id,
            conversations.c.public_id,
            contacts.c.channel,
            decisions.c.body,
        )
        .join(conversations, conversations.c.id == decisions.c.conversation_id)
        .join(contacts, contacts.c.id == conversations.c.contact_id)
        .where(decisions.c.business_id == business_id, decisions.c.created_at >= moment)
        .order_by(decisions.c.id)
    )
    yield from connection.execution_options(yield_per=200).execute(query)


def catalogue_bodies(connection: Connection, business_id: int) -> dict[str, str]:
    """The stored catalogues by their key."""
    rows = connection.execute(
        select(catalogues.c.key, catalogues.c.body).where(catalogues.c.business_id == business_id)
    )
    return {row.key: row.body for row in rows}


def forget_before(connection: Connection, business_id: int, moment: datetime) -> int:
    """Delete the decisions made before a moment; how many there were."""
    gone = connection.execute(
        delete(decisions).where(
            decisions.c.business_id == business_id, decisions.c.created_at < moment
        )
    )
    return gone.rowcount
