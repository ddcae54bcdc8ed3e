"""The tables behind the staff's accounts: audit log, invitations, refused logins, alerts."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.store.tables import UtcTime, metadata


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _business() -> Column[int]:
    return Column("business_id", ForeignKey("businesses.id"), nullable=False)


# Rows are only ever added: triggers refuse everything else (migration 0006).
audit_log = Table(
    "audit_log",
    metadata,
    _id(),
    _business(),
    # The place in the business's chain, from 1 without a gap.
    Column("number", Integer, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    # None for the command line and for strangers.
    Column("staff_id", ForeignKey("staff.id")),
    Column("actor", String(320), nullable=False),
    Column("action", String(64), nullable=False),
    Column("conversation_id", ForeignKey("conversations.id")),
    # What else it was done to, such as "staff:5".
    Column("subject", String(100), nullable=False),
    Column("address", String(64), nullable=False),
    # The beginning of the session's hash: tells sessions apart and opens none.
    Column("session", String(16), nullable=False),
    # JSON texts as they were hashed. Never what customers wrote.
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("result", String(32), nullable=False),
    # Over this row and the hash of the one before.
    Column("hash", String(64), nullable=False),
    UniqueConstraint("business_id", "number"),
    Index(None, "conversation_id"),
    Index(None, "staff_id"),
)

invitations = Table(
    "invitations",
    metadata,
    _id(),
    _business(),
    Column("email", String(320), nullable=False),
    Column("role", String(16), nullable=False),
    # For somebody who has an account already and gets a new password.
    Column("staff_id", ForeignKey("staff.id")),
    Column("invited_by_id", ForeignKey("staff.id"), nullable=False),
    # The token itself stands in the link alone.
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
)

login_failures = Table(
    "login_failures",
    metadata,
    _id(),
    _business(),
    # A hash of the account or of the address that the attempt came from.
    Column("key", String(64), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Index(None, "business_id", "key", "created_at"),
    Index(None, "created_at"),
)

alerts = Table(
    "alerts",
    metadata,
    _id(),
    _business(),
    Column("conversation_id", ForeignKey("conversations.id")),
    # The member whom it tells of their own account, in place of a conversation.
    Column("staff_id", ForeignKey("staff.id")),
    Column("reason", String(64), nullable=False),
    # waiting -> sent | failed.
    Column("state", String(16), nullable=False),
    # The ways by which it has been told, separated by spaces.
    Column("told", String(64), nullable=False, server_default=""),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("next_try_at", UtcTime),
    Column("created_at", UtcTime, nullable=False),
    Column("sent_at", UtcTime),
    Index(None, "conversation_id", "reason", "created_at"),
    Index(None, "next_try_at"),
)
