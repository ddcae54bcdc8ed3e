"""Queries about why a conversation needs a person. It is written by `bot.store.conversations`."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.store.tables import conversations


def since(connection: Connection, conversation_id: int, reason: str) -> datetime | None:
    """Since when a person is needed, if this is why; None when it is not."""
    return connection.execute(
        select(conversations.c.attention_at).where(
            conversations.c.id == conversation_id, conversations.c.attention == reason
        )
    ).scalar()


def is_over(connection: Connection, conversation_id: int, reasons: Collection[str]) -> None:
    """Take the mark off where one of these was the reason: it has settled itself."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id, conversations.c.attention.in_(reasons))
        .values(attention="", attention_at=None, raised_at=None)
    )
