"""What is erased of a person, by their number or after a time; and what stays, and why.

`PERSONAL` names every column that may hold something of a customer, with what stands there after;
`KEPT` every other text, so that a new column must be put into one of them (a test walks all).
Of a message the hash of its id stays: a copy that somebody sends again is still known.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, delete, null, or_, select, text, update

from bot.store.inbox_tables import searches
from bot.store.staff_tables import alerts
from bot.store.tables import (
    bookings,
    contacts,
    conversations,
    decisions,
    messages,
    records,
)

FRESH_STATE = "{}"
"""A conversation in which nothing was said."""
ERASED = "erased:"
AT_ONCE = 500

PERSONAL: dict[str, dict[str, Any]] = {
    "contacts": {
        "phone": None,
        "profile_name": "",
        "name": "",
        "email": "",
        "name_words": "",
        "address": f"{ERASED} and the row's id",
    },
    "conversations": {"state": FRESH_STATE, "step": ""},
    "messages": {
        "body": "",
        "attachments": None,
        "understood": None,
        "reasons": None,
        "template_values": None,
        "provider_id": f"{ERASED} and a hash",
    },
    "bookings": {
        "client_name": "",
        "client_email": "",
        "client_phone": "",
        "client_address": "",
        "note": "",
        "form_answers": [],
        "client_id": "",
    },
    "records": {"address": ERASED, "contact_id": ""},
    "decisions": {"body": "the row is deleted"},
}
KEPT: dict[str, set[str]] = {
    "businesses": {"name", "time_zone"},
    "contacts": {"channel"},
    "conversations": {"public_id", "our_address", "location_id", "attention"},
    "messages": {
        *("author", "step", "outcome", "state", "error_code", "template", "form_id"),
    },
    # What was booked, when and where: the business's own calendar.
    "bookings": {
        *("origin", "reference", "state", "told_state", "error_code", "location_id"),
        *("location_name", "service_id", "service_name", "extra_ids", "employee_id"),
        *("employee_name", "time_zone", "placed_id"),
    },
    "changes": {
        *("reference", "kind", "state", "told_state", "error_code", "location_id"),
        *("location_name", "service_id", "service_name", "extra_ids", "employee_id", "time_zone"),
    },
    "records": {"external_id", "time_zone", "state", "record_id", "event_id", "error"},
    "reminders": {"reason"},
    "catalogues": {"key", "body"},
    "sync_requests": {"placed_id"},
    # Names of what happened and codes, never words.
    "events": {"kind", "data"},
    # Without the address we could not keep silent to somebody who asked us to.
    "suppressions": {"channel", "address", "reason"},
    # Staff's own.
    "staff": {"email", "name", "password_hash", "role", "colours"},
    "staff_sessions": {"id", "address", "browser"},
    "canned_replies": {"title", "body"},
    "executors": {"name"},
    # What staff typed to search; deleted within a day.
    "searches": {"id", "typed"},
    "audit_log": {
        *("actor", "action", "subject", "address", "session", "before", "after", "result", "hash"),
    },
    "invitations": {"email", "role", "token_hash"},
    "login_failures": {"key"},
    "alerts": {"reason", "state", "told"},
}
UNFINISHED_BOOKINGS = ("wanted", "creating", "unknown")
UNSENT = ("inline", "queued", "sending")


class StillAtWork(Exception):
    """A booking or a text of this person is on its way; what is needed for it can't go yet."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was erased."""

    contacts: int = 0
    conversations: int = 0
    messages: int = 0
    bookings: int = 0


def erased_id(provider_id: str) -> str:
    """What stays of a message's id."""
    return ERASED + sha256(provider_id.encode()).hexdigest()[:56]


def erase_number(connection: Connection, business_id: int, number: str, now: datetime) -> Erased:
    """Erase all that is known of a number, an E.164 one or the address of a channel.

    Raises StillAtWork when something of theirs is not finished.
    """
    contact_ids = _ids(
        connection,
        select(contacts.c.id).where(
            contacts.c.business_id == business_id,
            or_(contacts.c.phone == number, contacts.c.address == number),
        ),
    )
    talks = _ids(
        connection,
        select(conversations.c.id)
        .where(conversations.c.contact_id.in_(contact_ids))
        .with_for_update(),
    )
    made = _ids(
        connection,
        select(bookings.c.id).where(
            bookings.c.business_id == business_id,
            or_(
                bookings.c.contact_id.in_(contact_ids),
                bookings.c.conversation_id.in_(talks),
                bookings.c.client_phone == number,
            ),
        ),
    )
    _refuse_unfinished(connection, talks, made)
    texts = _ids(connection, select(messages.c.id).where(messages.c.conversation_id.in_(talks)))
    _erase_messages(connection, texts)
    _erase_bookings(connection, made, now)
    connection.execute(delete(decisions).where(decisions.c.conversation_id.in_(talks)))
    # Nobody is to be called to what is no longer there; and what was searched for may be theirs.
    connection.execute(delete(alerts).where(alerts.c.conversation_id.in_(talks)))
    connection.execute(delete(searches).where(searches.c.business_id == business_id))
    connection.execute(
        update(conversations)
        .where(conversations.c.id.in_(talks))
        .values(**PERSONAL["conversations"], version=conversations.c.version + 1)
    )
    for contact_id in contact_ids:
        values = {**PERSONAL["contacts"], "address": f"{ERASED}{contact_id}"}
        connection.execute(update(contacts).where(contacts.c.id == contact_id).values(**values))
    return Erased(len(contact_ids), len(talks), len(texts), len(made))


def erase_before(
    connection: Connection, business_id: int, before: datetime, now: datetime
) -> Erased:
    """Erase texts and bookings that are older than a moment, some at a time.

    Contacts whose last message is older are forgotten too. Nothing at all means it is done.
    """
    texts = _ids(
        connection,
        select(messages.c.id)
        .where(
            messages.c.business_id == business_id,
            messages.c.created_at < before,
            or_(messages.c.body != "", messages.c.template_values.is_not(None)),
            messages.c.state.not_in(UNSENT),
        )
        .limit(AT_ONCE),
    )
    _erase_messages(connection, texts)
    made = _ids(
        connection,
        select(bookings.c.id)
        .where(
            bookings.c.business_id == business_id,
            bookings.c.ends_at < before,
            bookings.c.updated_at < before,
            bookings.c.client_name != "",
            bookings.c.state.not_in(UNFINISHED_BOOKINGS),
        )
        .limit(AT_ONCE),
    )
    _erase_bookings(connection, made, now)
    return Erased(messages=len(texts), bookings=len(made))


def quiet_numbers(connection: Connection, business_id: int, before: datetime) -> list[str]:
    """Addresses from and to which nothing was written since a moment, some at a time."""
    latest = (
        select(conversations.c.contact_id)
        .where(
            conversations.c.contact_id == contacts.c.id, conversations.c.last_message_at >= before
        )
        .exists()
    )
    ahead = (
        select(bookings.c.id)
        .where(bookings.c.contact_id == contacts.c.id, bookings.c.ends_at >= before)
        .exists()
    )
    query = select(contacts.c.address).where(
        contacts.c.business_id == business_id,
        contacts.c.created_at < before,
        contacts.c.address.not_like(f"{ERASED}%"),
        ~latest,
        ~ahead,
    )
    return list(connection.execute(query.limit(AT_ONCE)).scalars())


def _ids(connection: Connection, query: Any) -> list[int]:
    return list(connection.execute(query).scalars())


def _refuse_unfinished(
    connection: Connection, talks: Collection[int], made: Collection[int]
) -> None:
    unsent = select(messages.c.id).where(
        messages.c.conversation_id.in_(talks), messages.c.state.in_(UNSENT)
    )
    undecided = select(messages.c.id).where(
        messages.c.conversation_id.in_(talks),
        messages.c.author == "customer",
        messages.c.outcome == "",
    )
    unmade = select(bookings.c.id).where(
        bookings.c.id.in_(made), bookings.c.state.in_(UNFINISHED_BOOKINGS)
    )
    if any(connection.execute(query.limit(1)).first() for query in (unsent, undecided, unmade)):
        raise StillAtWork


def _erase_messages(connection: Connection, ids: list[int]) -> None:
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        found = connection.execute(
            select(messages.c.id, messages.c.provider_id).where(
                messages.c.id.in_(some),
                messages.c.provider_id.is_not(None),
                messages.c.provider_id.not_like(f"{ERASED}%"),
            )
        ).all()
        if found:
            connection.execute(
                update(messages)
                .where(messages.c.id == bindparam("row"))
                .values(provider_id=bindparam("kept")),
                [{"row": one.id, "kept": erased_id(one.provider_id)} for one in found],
            )
        values = {**PERSONAL["messages"]}
        del values["provider_id"]
        connection.execute(
            update(messages)
            .where(messages.c.id.in_(some))
            .values(**{key: null() if one is None else one for key, one in values.items()})
        )
        key = "rowid" if connection.dialect.name == "sqlite" else "message_id"
        words = text(f"DELETE FROM message_words WHERE {key} IN :ids")  # noqa: S608  # nosec B608 - constants
        connection.execute(words.bindparams(bindparam("ids", some, expanding=True)))


def _erase_bookings(connection: Connection, ids: list[int], now: datetime) -> None:
    connection.execute(
        update(bookings).where(bookings.c.id.in_(ids)).values(**PERSONAL["bookings"])
    )
    theirs = records.c.booking_id.in_(ids)
    connection.execute(update(records).where(theirs).values(**PERSONAL["records"]))
    # Without an address nothing more can be recorded.
    connection.execute(
        update(records)
        .where(theirs, records.c.next_try_at.is_not(None))
        .values(state="dropped", next_try_at=None, updated_at=now)
    )
