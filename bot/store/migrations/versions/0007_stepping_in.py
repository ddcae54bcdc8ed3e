"""Who holds and who looks after a conversation; what staff write, and their ready-made replies."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
TO_STAFF = (
    ("conversations", "taken_by"),
    ("conversations", "assigned_to"),
    ("messages", "staff_id"),
)


def upgrade() -> None:
    for table, column in TO_STAFF:
        # Both databases take this as it stands; SQLite would else rebuild the whole table.
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} INTEGER "
            f"CONSTRAINT fk_{table}_{column} REFERENCES staff (id)"
        )
    op.add_column("conversations", sa.Column("taken_at", TIME, nullable=True))
    op.add_column("conversations", _flag("tells_ends", sa.true()))
    op.add_column("messages", _flag("is_end", sa.false()))
    op.add_column("messages", sa.Column("form_id", sa.String(length=64), nullable=True))
    op.create_index(
        op.f("uq_messages_form_id"), "messages", ["conversation_id", "form_id"], unique=True
    )
    op.create_table(
        "canned_replies",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["business_id"], ["businesses.id"], name=op.f("fk_canned_replies_business_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_replies")),
        sa.UniqueConstraint(
            "business_id", "title", name=op.f("uq_canned_replies_business_id_title")
        ),
    )


def _flag(name: str, default: sa.sql.ColumnElement[bool]) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=default, nullable=False)


def downgrade() -> None:
    op.drop_table("canned_replies")
    op.drop_index(op.f("uq_messages_form_id"), table_name="messages")
    for table, columns in (
        ("messages", ("form_id", "is_end", "staff_id")),
        ("conversations", ("tells_ends", "taken_at", "assigned_to", "taken_by")),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.drop_column(column)
