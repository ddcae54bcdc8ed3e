"""Emergencies stand above all else in the list."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

INDEX = "ix_conversations_urgent"
IS_URGENT = sa.text("attention = 'emergency_words'")


def upgrade() -> None:
    op.add_column(
        "conversations", sa.Column("raised_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_index(
        INDEX,
        "conversations",
        ["business_id", "attention_at"],
        sqlite_where=IS_URGENT,
        postgresql_where=IS_URGENT,
    )


def downgrade() -> None:
    op.drop_index(INDEX, table_name="conversations")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("raised_at")
