"""Where in a long transcript a page begins: each answer is the id before which its messages stand.

None means that the newest page is the one.
"""

from datetime import datetime

from sqlalchemy import Connection, select

from bot.store.inbox import MESSAGES, AnyRow
from bot.store.tables import messages

BELOW = 30
"""How many messages a linked one has under it, so that it is not read without what followed."""


def before_for_message(connection: Connection, conversation_id: int, message_id: int) -> int | None:
    """The page that holds a message of this conversation: the newest, if that does."""
    if _nth_after(connection, conversation_id, message_id, MESSAGES) is None:
        return None
    return _nth_after(connection, conversation_id, message_id, BELOW)


def before_for_later(connection: Connection, conversation_id: int, last_id: int) -> int | None:
    """The page that follows a message."""
    return _nth_after(connection, conversation_id, last_id, MESSAGES + 1)


def first_since(connection: Connection, conversation_id: int, since: datetime) -> int | None:
    """The first message since a moment; None when there is none."""
    return connection.execute(
        select(messages.c.id)
        .where(messages.c.conversation_id == conversation_id, messages.c.created_at >= since)
        .order_by(messages.c.id)
        .limit(1)
    ).scalar()


def is_in(connection: Connection, conversation_id: int, message_id: int) -> bool:
    """Whether a message belongs to this conversation."""
    found = select(messages.c.id).where(
        messages.c.conversation_id == conversation_id, messages.c.id == message_id
    )
    return connection.execute(found).first() is not None


def failed(connection: Connection, conversation_id: int, message_id: int) -> AnyRow | None:
    """A text of ours that failed, and why; None for any other."""
    columns = (
        messages.c.body,
        messages.c.error_code,
        messages.c.template,
        messages.c.template_values,
    )
    return connection.execute(
        select(*columns).where(
            messages.c.conversation_id == conversation_id,
            messages.c.id == message_id,
            messages.c.state == "failed",
            messages.c.author != "customer",
        )
    ).first()


def _nth_after(
    connection: Connection, conversation_id: int, message_id: int, number: int
) -> int | None:
    return connection.execute(
        select(messages.c.id)
        .where(messages.c.conversation_id == conversation_id, messages.c.id > message_id)
        .order_by(messages.c.id)
        .offset(number - 1)
        .limit(1)
    ).scalar()
