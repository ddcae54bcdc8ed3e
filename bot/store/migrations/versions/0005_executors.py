"""Which processes do durable work, so that the work of a dead one is adopted."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "executors",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["business_id"], ["businesses.id"], name=op.f("fk_executors_business_id")
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_executors")),
    )


def downgrade() -> None:
    op.drop_table("executors")
