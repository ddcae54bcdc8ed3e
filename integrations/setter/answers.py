"""What Setter's booking endpoints answer, good or bad.

The shape of an error is documented nowhere: its text is only looked at to tell an unknown
contact from an unknown bot, and never repeated, since it may quote a phone number.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from bot.ports import (
    ContactUnknown,
    IntegrationError,
    Recorded,
    RecordOrder,
    Rejected,
    Unauthorised,
    UnexpectedReply,
)
from integrations.faults import fault_for_status
from integrations.http import Reply
from integrations.reading import flag, instant, number, record, text

_CONTACT = re.compile(r"\bcontacts?\b|\bphone\b|\bwa_?id\b|\brecipient\b", re.IGNORECASE)
_BOT = re.compile(r"\bbots?\b|\bbot_?id\b", re.IGNORECASE)
_ABSENT = re.compile(
    r"not\W+found|unknown|no such|does\W?n.?t exist|not exist|no matching|no contact|not match",
    re.IGNORECASE,
)
MOST_ERROR_TEXT = 2_000


def body_of(reply: Reply) -> dict[str, object]:
    """The object of a good answer: bare, as bookings are (B), or under "data" (as in U)."""
    try:
        body = record(reply.json())
    except ValueError:
        return {}
    inner = record(body.get("data"))
    return inner if "id" in inner and "id" not in body else body


def recorded(reply: Reply, order: RecordOrder, bot_id: int) -> Recorded:
    """A stored booking. Any 2xx with an id is one: the status of a fresh one is not documented."""
    body = body_of(reply)
    record_id = text(body.get("id"))
    if not record_id:
        raise UnexpectedReply(
            "Setter: the answer to record has no id", code="no_id", outcome_unknown=True
        )
    is_repeat = flag(body.get("deduplicated"))
    return Recorded(
        id=record_id,
        event_id=text(body.get("event_id")),
        contact_id=text(body.get("contact_id")),
        deduplicated=is_repeat,
        differs=_differences(body, order, bot_id) if is_repeat else (),
    )


def _differences(body: dict[str, object], order: RecordOrder, bot_id: int) -> tuple[str, ...]:
    """What the stored booking has otherwise than the order.

    The key of a repeat holds no time, bot or contact (B), so a repeat returns the old record
    whatever is sent. `end_time` and `time_zone` may be null although sent (B): not compared.
    """
    differs = []
    stored_bot = number(body.get("bot_id"))
    if stored_bot is not None and stored_bot != bot_id:
        differs.append("bot_id")
    starts_at = read_instant(body.get("start_time"))
    if starts_at is not None and abs((starts_at - order.starts_at).total_seconds()) >= 60:
        differs.append("start_time")
    return tuple(differs)


def read_instant(value: object) -> datetime | None:
    """A time with or without milliseconds, "Z" or offset; a naive one is UTC (I)."""
    at = instant(value)
    if at is not None:
        return at
    try:
        return datetime.fromisoformat(text(value)).replace(tzinfo=UTC)
    except ValueError:
        return None


def fault_of(reply: Reply, operation: str) -> IntegrationError:
    """The error for a refused call. All of it is inferred, after the contact endpoint (U)."""
    status, words = reply.status, _error_text(reply)
    if status == 409:
        return Rejected("Setter: several contacts match", code="several_contacts")
    if status in (400, 404, 422):
        if reply.body.lstrip().startswith(b"<"):
            # A web page, not the API: most likely the base address is wrong.
            return UnexpectedReply(f"Setter: {operation} was answered with a page", code="page")
        return _about_contact_or_bot(status, words, operation)
    return fault_for_status("Setter", operation, status, wrote=True)


def _about_contact_or_bot(status: int, words: str, operation: str) -> IntegrationError:
    """An unknown contact is an ordinary answer, an unknown bot is the operator's affair."""
    is_absent = status == 404 or bool(_ABSENT.search(words))
    if is_absent and _CONTACT.search(words):
        return ContactUnknown("Setter: there is no contact with this address", code="contact")
    if is_absent and _BOT.search(words):
        return Unauthorised("Setter: there is no such bot for this key", code="bot_unknown")
    if status == 404:
        # Without a telling text the ordinary case is the likelier one.
        return ContactUnknown("Setter: contact or bot unknown", code="contact_or_bot")
    return Rejected(f"Setter: {operation} was refused as invalid", code=f"http_{status}")


def _error_text(reply: Reply) -> str:
    """The words of an error: `message`, `error`, `errors`, else the raw text, shortened."""
    try:
        found = " ".join(_words(reply.json(), depth=3))
    except ValueError:
        found = reply.body[:MOST_ERROR_TEXT].decode("utf-8", errors="replace")
    return found[:MOST_ERROR_TEXT]


def _words(value: object, *, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth and isinstance(value, list):
        for one in value:
            yield from _words(one, depth=depth - 1)
    elif depth and isinstance(value, dict):
        for one in value.values():
            yield from _words(one, depth=depth - 1)
