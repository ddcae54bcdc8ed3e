"""The index of words: which messages hold which words, kept up behind the messages.

SQLite: an FTS5 table of folded words, its rowid the message's id. PostgreSQL: a table of tsvectors
with a GIN index. Both hold words that we folded ourselves, so both find the same. Nothing is paid
for it by a turn: the sweep takes in new messages every few seconds, and a search does so first.
Who changes or deletes a message's text must call `forget`.
"""

import sqlite3
from collections.abc import Sequence

from sqlalchemy import Connection, func, select, text

from bot.store.folding import words_in
from bot.store.inbox_tables import search_marks
from bot.store.tables import messages

BATCH = 2000
LATE = 2000
"""So many of the newest ids are looked at again: a slow transaction may store an older one late."""
LONGEST = 10_000
"""Characters of a message that are indexed."""
PAGES = 1000
"""Of the index, merged at a time."""


def take_in_new(connection: Connection, most: int = BATCH) -> int:
    """Index messages that are not yet; how many were."""
    mark = connection.execute(select(search_marks.c.message_id)).scalar() or 0
    key = _key(connection)
    rows = connection.execute(
        select(messages.c.id, messages.c.body)
        .where(
            messages.c.id > mark,
            text(
                f"messages.id NOT IN (SELECT {key} FROM message_words WHERE {key} > :mark)"  # noqa: S608  # nosec B608 - a constant
            ).bindparams(mark=mark),
        )
        .order_by(messages.c.id)
        .limit(most)
    ).all()
    add(connection, [(row.id, row.body) for row in rows])
    if rows and rows[-1].id - LATE > mark:
        connection.execute(search_marks.update().values(message_id=rows[-1].id - LATE))
    return len(rows)


def progress(connection: Connection) -> dict[str, int]:
    """Up to which message all are indexed, and which is the newest."""
    mark = connection.execute(select(search_marks.c.message_id)).scalar() or 0
    newest = connection.execute(select(func.max(messages.c.id))).scalar() or 0
    return {"up_to": mark, "newest": newest}


def is_behind(connection: Connection) -> bool:
    """Whether many messages can't be found yet, as after an upgrade."""
    at = progress(connection)
    return at["newest"] - at["up_to"] > 2 * LATE


def add(connection: Connection, found: Sequence[tuple[int, str]]) -> None:
    """Index (id, body) pairs."""
    if not found:
        return
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO message_words (rowid, words) VALUES (:id, :words)"
        rows = [{"id": key, "words": " ".join(words_in(body[:LONGEST]))} for key, body in found]
    else:
        statement = (
            "INSERT INTO message_words (message_id, words) VALUES (:id, CAST(:words AS tsvector)) "
            "ON CONFLICT DO NOTHING"
        )
        rows = [{"id": key, "words": vector(body)} for key, body in found]
    connection.execute(text(statement), rows)


def vector(body: str) -> str:
    """A message's words with their places, as PostgreSQL writes a tsvector."""
    words = words_in(body[:LONGEST])
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))


def forget(connection: Connection, conversation_id: int) -> None:
    """Take a conversation's messages out of the index; what is left of them is indexed anew."""
    key = _key(connection)
    ids = "SELECT id FROM messages WHERE conversation_id = :conversation"
    connection.execute(
        text(f"DELETE FROM message_words WHERE {key} IN ({ids})"),  # noqa: S608  # nosec B608 - constants
        {"conversation": conversation_id},
    )
    mark = connection.execute(select(search_marks.c.message_id)).scalar() or 0
    again = select(messages.c.id, messages.c.body).where(
        messages.c.conversation_id == conversation_id, messages.c.id <= mark
    )
    add(connection, [(row.id, row.body) for row in connection.execute(again)])


def clear_out(connection: Connection) -> bool:
    """Merge some of the index, so that no word stays in the file of what was taken out; whether
    there was anything to merge.

    SQLite's FTS5 marks what is deleted, and drops it when the parts that hold it are merged (SQLite
    docs, "The 'merge' command": a negative number goes on until one part is left). PostgreSQL's
    vacuum needs no help.
    """
    if connection.dialect.name != "sqlite":
        return False
    file: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    before = file.total_changes
    merge = "INSERT INTO message_words (message_words, rank) VALUES ('merge', :pages)"
    connection.execute(text(merge), {"pages": -PAGES})
    return file.total_changes - before >= 2


def _key(connection: Connection) -> str:
    return "rowid" if connection.dialect.name == "sqlite" else "message_id"
