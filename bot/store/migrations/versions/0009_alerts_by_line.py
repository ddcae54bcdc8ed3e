"""Alerts about a member's own account, and by which ways an alert has been told."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("alerts", schema=None) as batch_op:
        batch_op.alter_column("conversation_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("staff_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("told", sa.String(length=64), server_default="", nullable=False)
        )
        batch_op.create_foreign_key(op.f("fk_alerts_staff_id"), "staff", ["staff_id"], ["id"])


def downgrade() -> None:
    op.execute("DELETE FROM alerts WHERE conversation_id IS NULL")
    with op.batch_alter_table("alerts", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_alerts_staff_id"), type_="foreignkey")
        batch_op.drop_column("told")
        batch_op.drop_column("staff_id")
        batch_op.alter_column("conversation_id", existing_type=sa.Integer(), nullable=False)
