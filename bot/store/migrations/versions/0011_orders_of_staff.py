"""Whether the customer is told how an order ended that staff placed for them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("bookings", "changes")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(
            table,
            sa.Column("tells_customer", sa.Boolean(), server_default=sa.true(), nullable=False),
        )


def downgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("tells_customer")
