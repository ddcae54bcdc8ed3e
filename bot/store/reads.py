"""What each member of staff has read of a conversation, and where they go on."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.inbox import MESSAGES
from bot.store.inbox_tables import staff_reads
from bot.store.tables import conversations, messages


def mark_read(
    connection: Connection, business_id: int, staff_id: int, public_id: str, message_id: int
) -> None:
    """Note that somebody has seen a conversation up to a message; it never goes back."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    conversation_id = connection.execute(
        select(conversations.c.id).where(
            conversations.c.business_id == business_id, conversations.c.public_id == public_id
        )
    ).scalar()
    if conversation_id is None:
        return
    statement = insert(staff_reads).values(
        staff_id=staff_id, conversation_id=conversation_id, message_id=message_id
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["staff_id", "conversation_id"],
            set_={"message_id": statement.excluded.message_id},
            where=staff_reads.c.message_id < statement.excluded.message_id,
        )
    )


@dataclass(frozen=True, slots=True)
class Unread:
    """Where somebody goes on reading a conversation."""

    up_to: int
    """The newest message that they have seen; 0 for who never opened it."""
    first: int | None
    """The first of the customer's messages behind that; None for none.

    For who never opened it, of those on the newest page: what is older they may leave.
    """
    older: int = 0
    """For who never opened it: how many of the customer's messages stand before that page."""
    oldest: int | None = None
    """The first of these."""


def unread(connection: Connection, staff_id: int, conversation_id: int) -> Unread:
    """What of a conversation somebody has not seen."""
    up_to = connection.execute(
        select(staff_reads.c.message_id).where(
            staff_reads.c.staff_id == staff_id, staff_reads.c.conversation_id == conversation_id
        )
    ).scalar()
    mine = messages.c.conversation_id == conversation_id
    page = select(messages.c.id).where(mine).order_by(messages.c.id.desc()).limit(MESSAGES)
    theirs = and_(mine, messages.c.author == "customer")
    if up_to is not None:
        behind = select(func.min(messages.c.id)).where(theirs, messages.c.id > up_to)
        return Unread(up_to, connection.execute(behind).scalar())
    begins = select(func.min(page.subquery().c.id)).scalar_subquery()
    first = select(func.min(messages.c.id)).where(theirs, messages.c.id >= begins)
    older = select(func.count(), func.min(messages.c.id)).where(theirs, messages.c.id < begins)
    count, oldest = connection.execute(older).one()
    return Unread(0, connection.execute(first).scalar(), count, oldest)
