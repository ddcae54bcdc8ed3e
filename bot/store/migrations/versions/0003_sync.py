"""What is asked to be taken in from the calendar, and how far the poll has come."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "sync_marks",
        sa.Column("business_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("polled_at", TIME, nullable=True),
        sa.Column("compared_at", TIME, nullable=True),
        sa.Column("lease_until", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["business_id"], ["businesses.id"], name=op.f("fk_sync_marks_business_id")
        ),
        sa.PrimaryKeyConstraint("business_id", name=op.f("pk_sync_marks")),
    )
    op.create_table(
        "sync_requests",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("placed_id", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_try_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["business_id"], ["businesses.id"], name=op.f("fk_sync_requests_business_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_requests")),
        sa.UniqueConstraint(
            "business_id", "placed_id", name=op.f("uq_sync_requests_business_id_placed_id")
        ),
    )
    op.create_index(op.f("ix_sync_requests_next_try_at"), "sync_requests", ["next_try_at"])


def downgrade() -> None:
    op.drop_table("sync_requests")
    op.drop_table("sync_marks")
