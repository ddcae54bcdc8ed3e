"""The tables. Every row belongs to a business; times are aware UTC in Python."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC datetime on every database; SQLite itself keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """The value as the database keeps it. Raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive time was given for a UTC column")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Any,  # noqa: ARG002 - SQLAlchemy's signature
    ) -> datetime | None:
        """The value, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = JSON().with_variant(JSONB(), "postgresql")


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _business() -> Column[int]:
    return Column("business_id", ForeignKey("businesses.id"), nullable=False)


businesses = Table(
    "businesses",
    metadata,
    _id(),
    Column("name", String(100), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

contacts = Table(
    "contacts",
    metadata,
    _id(),
    _business(),
    Column("channel", String(16), nullable=False),
    # An opaque string: a WhatsApp sender may have no phone number.
    Column("address", String(200), nullable=False),
    Column("phone", String(32)),
    Column("profile_name", String(200), nullable=False, server_default=""),
    Column("name", String(200), nullable=False, server_default=""),
    Column("email", String(320), nullable=False, server_default=""),
    # The name that is shown, as staff search for it (bot/store/folding.py).
    Column("name_words", String(400), nullable=False, server_default=""),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("business_id", "channel", "address"),
)

conversations = Table(
    "conversations",
    metadata,
    _id(),
    Column("public_id", String(32), nullable=False, unique=True),
    _business(),
    Column("contact_id", ForeignKey("contacts.id"), nullable=False),
    Column("our_address", String(200), nullable=False),
    # The dialogue's own value as JSON text, with its schema version inside.
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default="0"),
    # Arrival numbers given out, and the highest one up to which all are decided.
    Column("arrived", Integer, nullable=False, server_default="0"),
    Column("decided", Integer, nullable=False, server_default="0"),
    Column("step", String(32), nullable=False, server_default=""),
    # The location that was spoken of last; empty while there is none.
    Column("location_id", String(64), nullable=False, server_default=""),
    # Why a person is needed; empty while the bot copes. Since when, and when it came to stand as
    # high in the list as this reason does.
    Column("attention", String(64), nullable=False, server_default=""),
    Column("attention_at", UtcTime),
    Column("raised_at", UtcTime),
    # The member of staff who answers in the bot's place, and since when.
    Column("taken_by", ForeignKey("staff.id")),
    Column("taken_at", UtcTime),
    # Whether the bot still tells how orders end while a person holds the conversation.
    Column("tells_ends", Boolean, nullable=False, server_default=true()),
    # The member of staff who looks after it, whoever answers.
    Column("assigned_to", ForeignKey("staff.id")),
    # Since when a customer's message is unanswered; None while nobody waits.
    Column("waiting_since", UtcTime),
    Column("last_inbound_at", UtcTime),
    Column("last_message_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("contact_id", "our_address"),
    Index(None, "business_id", "last_message_at"),
    Index(
        "ix_conversations_waiting",
        "business_id",
        "waiting_since",
        sqlite_where=Column("waiting_since").is_not(None),
        postgresql_where=Column("waiting_since").is_not(None),
    ),
    Index(
        "ix_conversations_assigned",
        "business_id",
        "assigned_to",
        "last_message_at",
        sqlite_where=Column("assigned_to").is_not(None),
        postgresql_where=Column("assigned_to").is_not(None),
    ),
    Index(
        "ix_conversations_attention",
        "business_id",
        "attention_at",
        sqlite_where=Column("attention") != "",
        postgresql_where=Column("attention") != "",
    ),
    Index(
        "ix_conversations_urgent",
        "business_id",
        "attention_at",
        sqlite_where=Column("attention") == "emergency_words",
        postgresql_where=Column("attention") == "emergency_words",
    ),
)

messages = Table(
    "messages",
    metadata,
    _id(),
    _business(),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    # "customer", "bot", "staff", or "note": words of staff for staff, which are never sent.
    Column("author", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("provider_id", String(64)),
    Column("step", String(32), nullable=False, server_default=""),
    Column("created_at", UtcTime, nullable=False),
    # Received messages: their place in the order of arrival, what they carried besides text,
    # what was understood, and how they ended (empty: not yet decided).
    Column("arrival", Integer),
    Column("attachments", Json),
    Column("understood", Json),
    Column("outcome", String(32), nullable=False, server_default=""),
    # Sent messages: which received one they answer, and what became of them.
    Column("answers_id", ForeignKey("messages.id")),
    Column("state", String(16), nullable=False, server_default=""),
    Column("state_at", UtcTime),
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("error_code", String(32), nullable=False, server_default=""),
    Column("segments", Integer, nullable=False, server_default="0"),
    # A template that the provider keeps, and what is filled in: the only thing that WhatsApp takes
    # when the customer has not written for a day.
    Column("template", String(64), nullable=False, server_default=""),
    Column("template_values", Json),
    # Why the bot said it: what it read, offered, looked up and ordered.
    Column("reasons", Json),
    # Tells how an order ended: a fact, which goes out though a person has taken over.
    Column("is_end", Boolean, nullable=False, server_default=false()),
    # Who of the staff wrote it, and in which form: a form that is sent twice counts once.
    Column("staff_id", ForeignKey("staff.id")),
    Column("form_id", String(64)),
    Index("uq_messages_form_id", "conversation_id", "form_id", unique=True),
    Index("uq_messages_provider_id", "business_id", "provider_id", unique=True),
    Index(None, "conversation_id", "id"),
    # All that the funnel reads of a message.
    Index("ix_messages_spoken", "business_id", "created_at", "conversation_id", "author", "step"),
    Index(
        "ix_messages_failed",
        "business_id",
        "conversation_id",
        sqlite_where=Column("state") == "failed",
        postgresql_where=Column("state") == "failed",
    ),
    Index(None, "answers_id"),
    Index(
        "ix_messages_undecided",
        "conversation_id",
        sqlite_where=(Column("outcome") == "") & (Column("author") == "customer"),
        postgresql_where=(Column("outcome") == "") & (Column("author") == "customer"),
    ),
    Index(
        "ix_messages_unfinished",
        "state",
        "created_at",
        sqlite_where=Column("state").in_(["inline", "queued", "sending"]),
        postgresql_where=Column("state").in_(["inline", "queued", "sending"]),
    ),
)

bookings = Table(
    "bookings",
    metadata,
    _id(),
    _business(),
    # A booking made elsewhere has no conversation, and a contact only where we know the phone.
    Column("conversation_id", ForeignKey("conversations.id")),
    Column("contact_id", ForeignKey("contacts.id")),
    # The received message that confirmed it, or the note of the staff who ordered it.
    Column("ordered_by_id", ForeignKey("messages.id")),
    # "text": made by us; "calendar": made elsewhere and found in the calendar.
    Column("origin", String(16), nullable=False, server_default="text"),
    Column("reference", String(32), nullable=False, unique=True),
    # wanted -> creating -> booked | requested | taken | failed | unknown; booked | requested ->
    # cancelled.
    Column("state", String(16), nullable=False),
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("lease_until", UtcTime),
    # Looks for a booking whose outcome is unknown: how many were made, and when the next is due.
    Column("looks", Integer, nullable=False, server_default="0"),
    Column("next_look_at", UtcTime),
    # How often the calendar was asked to create it.
    Column("posts", Integer, nullable=False, server_default="0"),
    # The outcome that the customer was told last.
    Column("told_state", String(16), nullable=False, server_default=""),
    # Whether the customer is to be told; staff who order for them may say no.
    Column("tells_customer", Boolean, nullable=False, server_default=true()),
    Column("error_code", String(64), nullable=False, server_default=""),
    Column("location_id", String(64), nullable=False),
    Column("location_name", String(200), nullable=False),
    Column("service_id", String(64), nullable=False),
    Column("service_name", String(200), nullable=False),
    Column("extra_ids", Json, nullable=False),
    Column("employee_id", String(64), nullable=False, server_default=""),
    Column("employee_name", String(200), nullable=False, server_default=""),
    # Whether the customer asked for this employee; else anyone would do.
    Column("is_employee_chosen", Boolean, nullable=False, server_default=true()),
    Column("starts_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("client_name", String(200), nullable=False),
    Column("client_email", String(320), nullable=False),
    Column("client_phone", String(32), nullable=False, server_default=""),
    Column("client_address", String(500), nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("form_answers", Json, nullable=False),
    # The calendar's own id.
    Column("placed_id", String(64)),
    # The calendar's id of the client.
    Column("client_id", String(64), nullable=False, server_default=""),
    # One more with every change that Setter must hear of.
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "conversation_id"),
    Index(None, "contact_id"),
    Index(None, "state"),
    Index(None, "next_look_at"),
    Index(None, "client_phone"),
    Index(
        "uq_bookings_placed_id",
        "business_id",
        "placed_id",
        unique=True,
        sqlite_where=Column("placed_id").is_not(None),
        postgresql_where=Column("placed_id").is_not(None),
    ),
    Index(
        "ix_bookings_untold",
        "updated_at",
        sqlite_where=Column("told_state") != Column("state"),
        postgresql_where=Column("told_state") != Column("state"),
    ),
)

changes = Table(
    "changes",
    metadata,
    _id(),
    _business(),
    Column("booking_id", ForeignKey("bookings.id"), nullable=False),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    # The received message that confirmed it, or the note of the staff who ordered it.
    Column("ordered_by_id", ForeignKey("messages.id"), nullable=False),
    Column("reference", String(32), nullable=False, unique=True),
    # "move" or "cancel".
    Column("kind", String(16), nullable=False),
    # wanted -> changing -> done | requested | taken | gone | failed | unknown. Only what is
    # "changing" may be on its way to the calendar; what surely never left is "wanted" again.
    Column("state", String(16), nullable=False),
    Column("attempt", Integer, nullable=False, server_default="0"),
    # Before this moment nobody else may try: the process is at work, or a pause is kept.
    Column("lease_until", UtcTime),
    # How often the calendar was asked to make it and may have done so.
    Column("writes", Integer, nullable=False, server_default="0"),
    Column("told_state", String(16), nullable=False, server_default=""),
    Column("tells_customer", Boolean, nullable=False, server_default=true()),
    Column("error_code", String(64), nullable=False, server_default=""),
    # What is wanted; nothing for a cancel.
    Column("location_id", String(64)),
    Column("location_name", String(200)),
    Column("service_id", String(64)),
    Column("service_name", String(200)),
    Column("extra_ids", Json),
    Column("employee_id", String(64)),
    Column("starts_at", UtcTime),
    Column("ends_at", UtcTime),
    Column("time_zone", String(64)),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Index(None, "booking_id"),
    Index(None, "conversation_id"),
    Index(
        "ix_changes_unfinished",
        "state",
        sqlite_where=Column("state").in_(["wanted", "changing"]),
        postgresql_where=Column("state").in_(["wanted", "changing"]),
    ),
    Index(
        "ix_changes_untold",
        "updated_at",
        sqlite_where=Column("told_state") != Column("state"),
        postgresql_where=Column("told_state") != Column("state"),
    ),
)

records = Table(
    "records",
    metadata,
    _id(),
    _business(),
    Column("booking_id", ForeignKey("bookings.id"), nullable=False),
    # Never used for anything else again: Setter answers a second use with what it stored first.
    Column("external_id", String(80), nullable=False),
    # The contact's address as Setter knows it: E.164, or the digits of a WhatsApp id.
    Column("address", String(200), nullable=False),
    Column("is_whatsapp", Boolean, nullable=False),
    Column("starts_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("time_zone", String(64), nullable=False),
    # waiting -> recorded | contact_unknown | differs | failed; -> cancelling -> cancelled;
    # dropped: Setter never needs to hear of it.
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("next_try_at", UtcTime),
    # Setter's ids.
    Column("record_id", String(64), nullable=False, server_default=""),
    Column("event_id", String(64), nullable=False, server_default=""),
    Column("contact_id", String(64), nullable=False, server_default=""),
    Column("error", String(200), nullable=False, server_default=""),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    UniqueConstraint("business_id", "external_id"),
    Index(None, "booking_id"),
    Index(None, "next_try_at"),
)

reminders = Table(
    "reminders",
    metadata,
    _id(),
    _business(),
    Column("booking_id", ForeignKey("bookings.id"), nullable=False),
    # The start that was reminded of: a booking that is moved may be reminded of again.
    Column("starts_at", UtcTime, nullable=False),
    Column("message_id", ForeignKey("messages.id")),
    # Why nothing was sent; empty when it was.
    Column("reason", String(32), nullable=False, server_default=""),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("booking_id", "starts_at"),
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    _business(),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    # What a turn was decided from, as JSON text (bot/decisions.py), to decide it again.
    Column("body", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Index(None, "business_id", "created_at"),
    Index(None, "conversation_id"),
)

catalogues = Table(
    "catalogues",
    metadata,
    _id(),
    _business(),
    # A hash of the body: the decisions of many turns name one catalogue.
    Column("key", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("business_id", "key"),
)

sync_marks = Table(
    "sync_marks",
    metadata,
    Column("business_id", ForeignKey("businesses.id"), primary_key=True, autoincrement=False),
    # When the last poll began that took in all changes, and the last look at all that is ahead.
    Column("polled_at", UtcTime),
    Column("compared_at", UtcTime),
    Column("lease_until", UtcTime),
)

sync_requests = Table(
    "sync_requests",
    metadata,
    _id(),
    _business(),
    # The calendar's own id; there may be no booking of ours with it.
    Column("placed_id", String(64), nullable=False),
    # How often somebody asked to have it taken in, and up to which of these that is done.
    Column("asked", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("next_try_at", UtcTime),
    UniqueConstraint("business_id", "placed_id"),
    Index(None, "next_try_at"),
)

events = Table(
    "events",
    metadata,
    _id(),
    _business(),
    Column("conversation_id", ForeignKey("conversations.id")),
    Column("booking_id", ForeignKey("bookings.id")),
    Column("kind", String(64), nullable=False),
    Column("data", Json, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Index(None, "conversation_id", "id"),
    Index(None, "booking_id"),
)

suppressions = Table(
    "suppressions",
    metadata,
    _id(),
    _business(),
    Column("channel", String(16), nullable=False),
    Column("address", String(200), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("business_id", "channel", "address"),
)

staff = Table(
    "staff",
    metadata,
    _id(),
    _business(),
    Column("email", String(320), nullable=False, unique=True),
    Column("name", String(200), nullable=False, server_default=""),
    Column("password_hash", String(200), nullable=False),
    # agent, supervisor, administrator or auditor.
    Column("role", String(16), nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    # light, dark, or empty: as the system has it.
    Column("colours", String(8), nullable=False, server_default=""),
    Column("has_shortcuts", Boolean, nullable=False, server_default=true()),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    # The hash of the token that the cookie holds.
    Column("id", String(64), primary_key=True),
    _business(),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("last_seen_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    # Where it was opened, for its owner to know it by.
    Column("address", String(64), nullable=False, server_default=""),
    Column("browser", String(200), nullable=False, server_default=""),
    Index(None, "staff_id"),
)

canned_replies = Table(
    "canned_replies",
    metadata,
    _id(),
    _business(),
    Column("title", String(60), nullable=False),
    # May hold {name} and {time}.
    Column("body", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("business_id", "title"),
)

executors = Table(
    "executors",
    metadata,
    # Of one process: it dies with it.
    Column("name", String(200), primary_key=True),
    _business(),
    Column("seen_at", UtcTime, nullable=False),
)
