"""Who waits, who has read what, and the words that messages and contacts are searched by."""

import sqlalchemy as sa
from alembic import op

from bot.store.folding import name_words

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
AT_ONCE = 2000
IS_FAILED = sa.text("state = 'failed'")
IS_WAITING = sa.text("waiting_since IS NOT NULL")


def upgrade() -> None:
    op.add_column("conversations", sa.Column("waiting_since", TIME, nullable=True))
    op.add_column(
        "conversations",
        sa.Column("location_id", sa.String(length=64), server_default="", nullable=False),
    )
    op.execute(
        "UPDATE conversations SET location_id = coalesce((SELECT bookings.location_id "
        "FROM bookings WHERE bookings.conversation_id = conversations.id "
        "ORDER BY bookings.id DESC LIMIT 1), '')"
    )
    op.create_index(
        "ix_conversations_waiting",
        "conversations",
        ["business_id", "waiting_since"],
        sqlite_where=IS_WAITING,
        postgresql_where=IS_WAITING,
    )
    op.create_index(
        op.f("ix_messages_business_id_created_at"), "messages", ["business_id", "created_at"]
    )
    op.create_index(
        "ix_messages_failed",
        "messages",
        ["business_id", "conversation_id"],
        sqlite_where=IS_FAILED,
        postgresql_where=IS_FAILED,
    )
    op.add_column(
        "contacts",
        sa.Column("name_words", sa.String(length=400), server_default="", nullable=False),
    )
    _fold_names()
    op.create_table(
        "staff_reads",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_reads_staff_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_staff_reads_conversation_id"),
        ),
        sa.PrimaryKeyConstraint("staff_id", "conversation_id", name=op.f("pk_staff_reads")),
    )
    op.create_index(op.f("ix_staff_reads_conversation_id"), "staff_reads", ["conversation_id"])
    op.create_table(
        "searches",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["business_id"], ["businesses.id"], name=op.f("fk_searches_business_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_searches_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
    )
    op.create_index(op.f("ix_searches_created_at"), "searches", ["created_at"])
    op.create_table(
        "search_marks",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_marks")),
    )
    op.execute("INSERT INTO search_marks (id, message_id) VALUES (1, 0)")
    _index_of_words()


def _fold_names() -> None:
    contacts = sa.table(
        "contacts",
        sa.column("id", sa.Integer),
        *(sa.column(name, sa.String) for name in ("name", "profile_name", "name_words")),
    )
    connection, last = op.get_bind(), 0
    shown = sa.func.coalesce(sa.func.nullif(contacts.c.name, ""), contacts.c.profile_name)
    while True:
        query = sa.select(contacts.c.id, shown.label("shown")).where(contacts.c.id > last)
        rows = connection.execute(query.order_by(contacts.c.id).limit(AT_ONCE)).all()
        if not rows:
            return
        last = rows[-1].id
        connection.execute(
            contacts.update()
            .where(contacts.c.id == sa.bindparam("key"))
            .values(name_words=sa.bindparam("words")),
            [{"key": row.id, "words": name_words(row.shown)} for row in rows],
        )


def _index_of_words() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE message_words USING fts5(words, tokenize='ascii')")
        return
    op.execute(
        "CREATE TABLE message_words (message_id integer PRIMARY KEY "
        "REFERENCES messages (id) ON DELETE CASCADE, words tsvector NOT NULL)"
    )
    # A list of waiting entries would make searches slow until it is merged.
    op.execute(
        "CREATE INDEX ix_message_words ON message_words USING gin (words) WITH (fastupdate = off)"
    )


def downgrade() -> None:
    op.execute("DROP TABLE message_words")
    for table in ("search_marks", "searches", "staff_reads"):
        op.drop_table(table)
    op.drop_index("ix_messages_failed", table_name="messages")
    op.drop_index(op.f("ix_messages_business_id_created_at"), table_name="messages")
    op.drop_index("ix_conversations_waiting", table_name="conversations")
    for table, columns in (
        ("contacts", ("name_words",)),
        ("conversations", ("waiting_since", "location_id")),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.drop_column(column)
