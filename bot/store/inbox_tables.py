"""The tables behind the list of conversations: who has read what, what staff searched for.

The index of words that messages are searched by (`message_words`) differs between the databases and
is made by migration 0008 alone; `bot.store.search_index` says what it holds.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from bot.store.tables import UtcTime, metadata

# Up to which message a member of staff has seen a conversation.
staff_reads = Table(
    "staff_reads",
    metadata,
    Column("staff_id", ForeignKey("staff.id"), primary_key=True, autoincrement=False),
    Column(
        "conversation_id", ForeignKey("conversations.id"), primary_key=True, autoincrement=False
    ),
    Column("message_id", Integer, nullable=False),
    Index(None, "conversation_id"),
)

# What was typed stands here for a day, so that no address and no log holds it.
searches = Table(
    "searches",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("business_id", ForeignKey("businesses.id"), nullable=False),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("typed", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Index(None, "created_at"),
)

# One row: all messages up to this one are in the index of words.
search_marks = Table(
    "search_marks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("message_id", Integer, nullable=False),
)
