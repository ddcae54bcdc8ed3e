"""What one row of the list shows, and where its next page begins."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.store.conversations import EMERGENCY
from bot.store.inbox import LARGEST_ID, AnyRow
from bot.store.lists import PARTS, ListPage, Place
from bot.web.staff import texts, times, words
from bot.web.staff.times import Local

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(
    rf"([{''.join(PARTS)}])\.(\d{{1,17}})\.(\d{{1,18}})(?:\.(\d{{1,17}}))?", re.ASCII
)
WAITS_AFTER = timedelta(minutes=1)
"""Shorter waits are not worth a word: the bot is about to answer."""


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
    is_urgent: bool
    booking: str
    booking_tone: str
    machine_time: str
    time: str
    holder: str = ""
    """Who has taken it over from the bot."""
    waits: str = ""
    """How long somebody has waited for a person or an answer; empty when nobody waits."""
    is_unread: bool = False
    goes_on_at: int | None = None
    """The first message that somebody who has opened it before has not seen."""


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page and the mark of the next one, empty on the last."""

    rows: list[Listed]
    next_mark: str


def page(found: ListPage, local: Local, now: datetime, me: int) -> Page:
    """The page that the found rows make for a member of staff."""
    mark = _mark(found.follows) if found.follows else ""
    return Page([_listed(row, local, now, me) for row in found.rows], mark)


def who(row: AnyRow) -> str:
    """The customer's name as far as it is known."""
    return texts.one_line(row.name or row.profile_name)


def read_mark(mark: str, now: datetime) -> Place:
    """Where the page before ended. Raises ValueError for anything that is no mark."""
    found = _PLACE.fullmatch(mark)
    if found is None:
        raise ValueError("not a mark of a page")
    try:
        at = _EPOCH + timedelta(microseconds=int(found[2]))
        read_at = _EPOCH + timedelta(microseconds=int(found[4])) if found[4] else now
    except OverflowError:
        raise ValueError("not a mark of a page") from None
    return Place(found[1], at, min(int(found[3]), LARGEST_ID), read_at)


def _mark(place: Place) -> str:
    return f"{place.part}.{_number(place.at)}.{place.conversation_id}.{_number(place.read_at)}"


def _number(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _waits(row: AnyRow, now: datetime) -> str:
    since = row.attention_at if row.attention else row.waiting_since
    waited = now - since if since else timedelta()
    return times.span(waited) if waited >= WAITS_AFTER else ""


def _preview(row: AnyRow) -> str:
    if row.message_id is None:
        return ""
    if texts.is_erased(row):
        return words.ERASED_MESSAGE
    return texts.one_line(row.body) or ", ".join(texts.attachments(row.attachments))


def _listed(row: AnyRow, local: Local, now: datetime, me: int) -> Listed:
    state = row.booking_state or ""
    return Listed(
        public_id=row.public_id,
        last_message_id=row.message_id,
        name=who(row),
        number=texts.masked(row.phone or row.address),
        channel=words.spelt(words.CHANNELS, row.channel),
        author=words.spelt(words.AUTHORS, row.author or ""),
        preview=_preview(row),
        attention=words.attention(row.attention) if row.attention else "",
        is_urgent=row.attention == EMERGENCY,
        booking=words.spelt(words.BOOKINGS, state),
        booking_tone=words.TONES.get(state, "quiet"),
        machine_time=times.machine(row.last_message_at),
        time=times.short(row.last_message_at, local, now),
        holder="you" if row.taken_by == me else texts.one_line(row.holder or ""),
        waits=_waits(row, now),
        is_unread=row.first_unread is not None,
        goes_on_at=row.first_unread if row.read_up_to else None,
    )
