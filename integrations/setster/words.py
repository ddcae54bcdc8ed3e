"""Setster's way of writing dates and text."""

import html
import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from integrations.reading import text

_TAG = re.compile(r"<[^<>]{0,500}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,100}>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")


FIRST_YEAR, LAST_YEAR = 1970, 2200


def plain(value: object) -> str:
    """A name or label as people read it: unescaped (C: "&amp;" in real answers), on one line."""
    return " ".join(html.unescape(text(value)).split())


def plain_lines(value: object) -> str:
    """A longer text without its HTML, line breaks kept."""
    broken = _BREAK.sub("\n", text(value))
    # Unescape last, so that an escaped "<" is shown and not taken for a tag.
    unescaped = html.unescape(_TAG.sub(" ", broken))
    lines = (_SPACES.sub(" ", line).strip() for line in unescaped.split("\n"))
    return "\n".join(line for line in lines if line)


def day(value: object) -> date | None:
    """A date, given as YYYY-MM-DD with or without a time; Setster's zero date is none."""
    try:
        on = date.fromisoformat(text(value)[:10])
    except ValueError:
        return None
    return on if FIRST_YEAR <= on.year <= LAST_YEAR else None


def clock(value: object) -> time | None:
    """A time of day, 09:00 or 09:00:00. Other shapes, 12-hour ones among them, are none."""
    found = _CLOCK.fullmatch(text(value))
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def moment(value: object) -> datetime | None:
    """A date with time, naive or aware as written: seconds, "T" and offset may be there (G C)."""
    try:
        at = datetime.fromisoformat(text(value).replace("/", "-"))
    except ValueError:
        return None
    # At the ends of the calendar a change of zone overflows.
    return at if FIRST_YEAR <= at.year <= LAST_YEAR else None


def written(at: datetime, time_zone: str) -> str:
    """An instant as Setster wants it: local to the zone, with seconds (text of G, habit of C)."""
    return at.astimezone(ZoneInfo(time_zone)).strftime("%Y-%m-%d %H:%M:%S")


def as_instant(local: datetime, time_zone: str) -> datetime | None:
    """Wall time as UTC; None if a clock change skips it. Of a repeated time it is the first.

    Setster's times carry no offset, so the second of two equal wall times can't be named.
    """
    at = local.replace(tzinfo=ZoneInfo(time_zone), fold=0).astimezone(UTC)
    back = at.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)
    return at if back == local.replace(fold=0) else None
