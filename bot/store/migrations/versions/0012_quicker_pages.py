"""Indexes that the funnel and "assigned to me" read; on SQLite beginnings of words are indexed too.

The index of words begins anew there: the sweep fills it behind, newest messages last.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

IS_ASSIGNED = sa.text("assigned_to IS NOT NULL")
BY_TIME = "ix_messages_business_id_created_at"
SPOKEN = ["business_id", "created_at", "conversation_id", "author", "step"]


def upgrade() -> None:
    op.create_index("ix_messages_spoken", "messages", SPOKEN)
    op.drop_index(BY_TIME, table_name="messages")
    op.create_index(
        "ix_conversations_assigned",
        "conversations",
        ["business_id", "assigned_to", "last_message_at"],
        sqlite_where=IS_ASSIGNED,
        postgresql_where=IS_ASSIGNED,
    )
    _index_words_anew(", prefix='3 4 5'")


def downgrade() -> None:
    _index_words_anew("")
    op.drop_index("ix_conversations_assigned", table_name="conversations")
    op.create_index(BY_TIME, "messages", SPOKEN[:2])
    op.drop_index("ix_messages_spoken", table_name="messages")


def _index_words_anew(options: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("DROP TABLE message_words")
    op.execute(f"CREATE VIRTUAL TABLE message_words USING fts5(words, tokenize='ascii'{options})")
    op.execute("UPDATE search_marks SET message_id = 0")
