"""PostgreSQL: the role that owns the audit log may itself only read it and add to it."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _run("REVOKE UPDATE, DELETE, TRUNCATE ON audit_log FROM")


def downgrade() -> None:
    _run("GRANT UPDATE, DELETE, TRUNCATE ON audit_log TO")


def _run(statement: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"DO $$ BEGIN EXECUTE format('{statement} %I', current_user); END $$")
