"""How a member of staff likes the pages: colours, and whether keys are shortcuts."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "staff", sa.Column("colours", sa.String(length=8), server_default="", nullable=False)
    )
    op.add_column(
        "staff",
        sa.Column("has_shortcuts", sa.Boolean(), server_default=sa.true(), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("staff", "has_shortcuts")
    op.drop_column("staff", "colours")
