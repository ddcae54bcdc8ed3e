"""Bookings can be changed and may be made elsewhere; each record in Setter has a row of its own."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")
TIME = sa.DateTime(timezone=True)

RECORDS_OF_BOOKINGS = """
    INSERT INTO records (business_id, booking_id, external_id, address, is_whatsapp, starts_at,
        ends_at, time_zone, state, tries, next_try_at, record_id, event_id, contact_id, error,
        created_at, updated_at)
    SELECT b.business_id, b.id, b.record_external_id,
        CASE WHEN c.channel = 'whatsapp' THEN ltrim(c.address, '+') ELSE c.address END,
        c.channel = 'whatsapp', b.starts_at, b.ends_at, b.time_zone, b.record_state,
        b.record_tries, b.record_next_try_at, b.record_id, b.record_event_id,
        b.record_contact_id, b.record_error, b.created_at, b.updated_at
    FROM bookings b JOIN contacts c ON c.id = b.contact_id
    WHERE b.record_state != '' AND b.placed_id IS NOT NULL
"""
# Two orders to the letter could end up with one entry of the calendar: it stays with the first.
ONE_BOOKING_FOR_EACH_PLACED = """
    UPDATE bookings SET placed_id = NULL WHERE EXISTS (
        SELECT 1 FROM bookings AS first WHERE first.business_id = bookings.business_id
        AND first.placed_id = bookings.placed_id AND first.id < bookings.id)
"""
BOOKINGS_OF_RECORDS = """
    UPDATE bookings SET record_state = r.state, record_tries = r.tries,
        record_next_try_at = r.next_try_at, record_external_id = r.external_id,
        record_id = r.record_id, record_event_id = r.event_id,
        record_contact_id = r.contact_id, record_error = r.error
    FROM records AS r
    WHERE r.booking_id = bookings.id AND r.id = (
        SELECT max(id) FROM records WHERE records.booking_id = bookings.id)
"""
LET_GO_MADE_ELSEWHERE = (
    (
        "UPDATE events SET booking_id = NULL"
        " WHERE booking_id IN (SELECT id FROM bookings WHERE origin != 'text')"
    ),
    "DELETE FROM bookings WHERE origin != 'text'",
)


def upgrade() -> None:
    _create_changes()
    _create_records()
    op.execute(ONE_BOOKING_FOR_EACH_PLACED)
    op.execute(RECORDS_OF_BOOKINGS)
    with op.batch_alter_table("bookings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bookings_record_next_try_at"))
        for name in ("conversation_id", "contact_id", "ordered_by_id"):
            batch_op.alter_column(name, existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(
            sa.Column("origin", sa.String(length=16), server_default="text", nullable=False)
        )
        batch_op.add_column(
            sa.Column("client_id", sa.String(length=64), server_default="", nullable=False)
        )
        # Of older bookings nobody knows: they stay with whom they are with.
        batch_op.add_column(
            sa.Column("is_employee_chosen", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
        batch_op.add_column(sa.Column("revision", sa.Integer(), server_default="0", nullable=False))
        for one in _old_columns():
            batch_op.drop_column(one.name)
        batch_op.create_index(batch_op.f("ix_bookings_client_phone"), ["client_phone"])
        batch_op.create_index(
            "uq_bookings_placed_id",
            ["business_id", "placed_id"],
            unique=True,
            sqlite_where=sa.text("placed_id IS NOT NULL"),
            postgresql_where=sa.text("placed_id IS NOT NULL"),
        )


def downgrade() -> None:
    """Back to one record a booking: the newest stays; what was not made by text is let go."""
    with op.batch_alter_table("bookings", schema=None) as batch_op:
        batch_op.drop_index("uq_bookings_placed_id")
        batch_op.drop_index(batch_op.f("ix_bookings_client_phone"))
        for one in _old_columns():
            batch_op.add_column(one)
    op.execute(BOOKINGS_OF_RECORDS)
    op.drop_table("records")
    op.drop_table("changes")
    for statement in LET_GO_MADE_ELSEWHERE:
        op.execute(statement)
    with op.batch_alter_table("bookings", schema=None) as batch_op:
        for name in ("origin", "client_id", "is_employee_chosen", "revision"):
            batch_op.drop_column(name)
        for name in ("conversation_id", "contact_id", "ordered_by_id"):
            batch_op.alter_column(name, existing_type=sa.Integer(), nullable=False)
        batch_op.create_index(
            batch_op.f("ix_bookings_record_next_try_at"), ["record_next_try_at"], unique=False
        )


def _old_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("record_state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("record_tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("record_next_try_at", TIME, nullable=True),
        sa.Column("record_external_id", sa.String(length=64), server_default="", nullable=False),
        sa.Column("record_id", sa.String(length=64), server_default="", nullable=False),
        sa.Column("record_event_id", sa.String(length=64), server_default="", nullable=False),
        sa.Column("record_contact_id", sa.String(length=64), server_default="", nullable=False),
        sa.Column("record_error", sa.String(length=200), server_default="", nullable=False),
    ]


def _create_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("ordered_by_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempt", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_until", TIME, nullable=True),
        sa.Column("writes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("told_state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("error_code", sa.String(length=64), server_default="", nullable=False),
        sa.Column("location_id", sa.String(length=64), nullable=True),
        sa.Column("location_name", sa.String(length=200), nullable=True),
        sa.Column("service_id", sa.String(length=64), nullable=True),
        sa.Column("service_name", sa.String(length=200), nullable=True),
        sa.Column("extra_ids", JSON, nullable=True),
        sa.Column("employee_id", sa.String(length=64), nullable=True),
        sa.Column("starts_at", TIME, nullable=True),
        sa.Column("ends_at", TIME, nullable=True),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        *_references("changes", business="businesses", booking="bookings"),
        *_references("changes", conversation="conversations", ordered_by="messages"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sa.UniqueConstraint("reference", name=op.f("uq_changes_reference")),
    )
    op.create_index(op.f("ix_changes_booking_id"), "changes", ["booking_id"])
    op.create_index(op.f("ix_changes_conversation_id"), "changes", ["conversation_id"])
    for name, columns, where in (
        ("ix_changes_unfinished", ["state"], "state IN ('wanted', 'changing')"),
        ("ix_changes_untold", ["updated_at"], "told_state != state"),
    ):
        op.create_index(
            name, "changes", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where)
        )


def _create_records() -> None:
    op.create_table(
        "records",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("business_id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("is_whatsapp", sa.Boolean(), nullable=False),
        sa.Column("starts_at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_try_at", TIME, nullable=True),
        sa.Column("record_id", sa.String(length=64), server_default="", nullable=False),
        sa.Column("event_id", sa.String(length=64), server_default="", nullable=False),
        sa.Column("contact_id", sa.String(length=64), server_default="", nullable=False),
        sa.Column("error", sa.String(length=200), server_default="", nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        *_references("records", business="businesses", booking="bookings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
        sa.UniqueConstraint(
            "business_id", "external_id", name=op.f("uq_records_business_id_external_id")
        ),
    )
    op.create_index(op.f("ix_records_booking_id"), "records", ["booking_id"])
    op.create_index(op.f("ix_records_next_try_at"), "records", ["next_try_at"])


def _references(table: str, **targets: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [f"{name}_id"], [f"{target}.id"], name=op.f(f"fk_{table}_{name}_id")
        )
        for name, target in targets.items()
    ]
