"""What one row of the list shows, and where its next page begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.store.inbox import LARGEST_ID, PAGE, AnyRow, Place
from bot.web.staff import texts, times, words

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(r"([an])\.(\d{1,17})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation in the list, in words."""

    public_id: str
    last_message_id: int | None
    name: str
    number: str
    channel: str
    author: str
    preview: str
    attention: str
    booking: str
    booking_tone: str
    machine_time: str
    time: str


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page and the mark of the next one, empty on the last."""

    rows: list[Listed]
    next_mark: str


def page(found: Sequence[AnyRow], zone: ZoneInfo, now: datetime) -> Page:
    """The page that the found rows make."""
    shown = found[:PAGE]
    mark = _mark(shown[-1]) if len(found) > PAGE else ""
    return Page([_listed(row, zone, now) for row in shown], mark)


def who(row: AnyRow) -> str:
    """The customer's name as far as it is known."""
    return texts.one_line(row.name or row.profile_name)


def read_mark(mark: str) -> Place:
    """Where the page before ended. Raises ValueError for anything that is no mark."""
    found = _PLACE.fullmatch(mark)
    if found is None:
        raise ValueError("not a mark of a page")
    try:
        at = _EPOCH + timedelta(microseconds=int(found[2]))
    except OverflowError:
        raise ValueError("not a mark of a page") from None
    return Place(found[1] == "a", at, min(int(found[3]), LARGEST_ID))


def _mark(row: AnyRow) -> str:
    kind, at = ("a", row.attention_at) if row.attention else ("n", row.last_message_at)
    return f"{kind}.{(at - _EPOCH) // timedelta(microseconds=1)}.{row.id}"


def _listed(row: AnyRow, zone: ZoneInfo, now: datetime) -> Listed:
    carried = texts.attachments(row.attachments)
    state = row.booking_state or ""
    return Listed(
        public_id=row.public_id,
        last_message_id=row.message_id,
        name=who(row),
        number=texts.masked(row.phone or row.address),
        channel=words.spelt(words.CHANNELS, row.channel),
        author=words.spelt(words.AUTHORS, row.author or ""),
        preview=texts.one_line(row.preview or "") or ", ".join(carried),
        attention=words.attention(row.attention) if row.attention else "",
        booking=words.spelt(words.BOOKINGS, state),
        booking_tone=words.TONES.get(state, "quiet"),
        machine_time=times.machine(row.last_message_at),
        time=times.short(row.last_message_at, zone, now),
    )
