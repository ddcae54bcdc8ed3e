"""Audit log, invitations, refused logins, alerts; where a session was opened."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
REFUSAL = "the audit log is only added to"


def upgrade() -> None:
    _audit_log()
    _invitations()
    _login_failures()
    _alerts()
    op.add_column(
        "staff_sessions",
        sa.Column("address", sa.String(length=64), server_default="", nullable=False),
    )
    op.add_column(
        "staff_sessions",
        sa.Column("browser", sa.String(length=200), server_default="", nullable=False),
    )


def _audit_log() -> None:
    op.create_table(
        "audit_log",
        *_first_columns("audit_log"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=320), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("session", sa.String(length=16), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("result", sa.String(length=32), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        _reference("audit_log", "staff_id", "staff"),
        _reference("audit_log", "conversation_id", "conversations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
        sa.UniqueConstraint("business_id", "number", name=op.f("uq_audit_log_business_id_number")),
    )
    op.create_index(op.f("ix_audit_log_conversation_id"), "audit_log", ["conversation_id"])
    op.create_index(op.f("ix_audit_log_staff_id"), "audit_log", ["staff_id"])
    # A later migration that rebuilds this table on SQLite has to make the triggers again.
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_log_no_{verb.lower()} BEFORE {verb} ON audit_log "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_log_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse()"
    )


def _invitations() -> None:
    op.create_table(
        "invitations",
        *_first_columns("invitations"),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("invited_by_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        _reference("invitations", "staff_id", "staff"),
        _reference("invitations", "invited_by_id", "staff"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )


def _login_failures() -> None:
    op.create_table(
        "login_failures",
        *_first_columns("login_failures"),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_failures")),
    )
    op.create_index(
        op.f("ix_login_failures_business_id_key_created_at"),
        "login_failures",
        ["business_id", "key", "created_at"],
    )
    op.create_index(op.f("ix_login_failures_created_at"), "login_failures", ["created_at"])


def _alerts() -> None:
    op.create_table(
        "alerts",
        *_first_columns("alerts"),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_try_at", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("sent_at", TIME, nullable=True),
        _reference("alerts", "conversation_id", "conversations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
    )
    op.create_index(
        op.f("ix_alerts_conversation_id_reason_created_at"),
        "alerts",
        ["conversation_id", "reason", "created_at"],
    )
    op.create_index(op.f("ix_alerts_next_try_at"), "alerts", ["next_try_at"])


def _first_columns(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        _reference(table, "business_id", "businesses"),
    ]


def _reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def downgrade() -> None:
    with op.batch_alter_table("staff_sessions", schema=None) as batch_op:
        batch_op.drop_column("browser")
        batch_op.drop_column("address")
    for table in ("alerts", "login_failures", "invitations", "audit_log"):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_log_refuse()")
