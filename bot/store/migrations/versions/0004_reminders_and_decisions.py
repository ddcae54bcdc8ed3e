"""Reminders of bookings; and what turns were decided from, so that they can be decided again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column(
        "messages", sa.Column("template", sa.String(length=64), server_default="", nullable=False)
    )
    op.add_column("messages", sa.Column("template_values", JSON, nullable=True))
    op.create_table(
        "reminders",
        *_first_columns("reminders"),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", TIME, nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=32), server_default="", nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["bookings.id"], name=op.f("fk_reminders_booking_id")
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_reminders_message_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "booking_id", "starts_at", name=op.f("uq_reminders_booking_id_starts_at")
        ),
    )
    op.create_table(
        "decisions",
        *_first_columns("decisions"),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_decisions_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(
        op.f("ix_decisions_business_id_created_at"), "decisions", ["business_id", "created_at"]
    )
    op.create_index(op.f("ix_decisions_conversation_id"), "decisions", ["conversation_id"])
    op.create_table(
        "catalogues",
        *_first_columns("catalogues"),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogues")),
        sa.UniqueConstraint("business_id", "key", name=op.f("uq_catalogues_business_id_key")),
    )


def _first_columns(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["business_id"], ["businesses.id"], name=op.f(f"fk_{table}_business_id")
        ),
    ]


def downgrade() -> None:
    op.drop_table("catalogues")
    op.drop_table("decisions")
    op.drop_table("reminders")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_column("template_values")
        batch_op.drop_column("template")
