"""Moments as staff read them: local wall time, as the business's country writes days and times."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time

ELSEWHERE = "en_001"
"""English as the world writes it, for a country for which CLDR has none."""


@dataclass(frozen=True, slots=True)
class Local:
    """What clocks on the wall show, and how they write it."""

    zone: ZoneInfo
    country: str = "US"

    def at(self, zone: str) -> "Local":
        """The same in another zone."""
        return replace(self, zone=ZoneInfo(zone))


def machine(moment: datetime) -> str:
    """The moment in UTC, for `<time datetime>`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def clock(moment: datetime, local: Local) -> str:
    """ "3:05 PM" or "15:05"; with the offset's name in the hour that a clock change repeats."""
    here = moment.astimezone(local.zone)
    words = _clock(here.hour, here.minute, local.country)
    return f"{words} {here.tzname()}" if _is_repeated(here) else words


def day(on: date, today: date, local: Local) -> str:
    """ "Today", "Yesterday", or the whole date."""
    if on == today:
        return "Today"
    if on == today - timedelta(days=1):
        return "Yesterday"
    return whole_day(on, local)


def whole_day(on: date, local: Local) -> str:
    """Weekday, month, day and year."""
    return format_date(on, "full", locale=_locale(local.country))


def short(moment: datetime, local: Local, now: datetime) -> str:
    """As short as a list allows: the time today, the date before that."""
    here, today = moment.astimezone(local.zone), now.astimezone(local.zone).date()
    if here.date() == today:
        return clock(moment, local)
    parts = "MMMd" if here.year == today.year else "yMMMd"
    return f"{_date(parts, here.date(), local.country)}, {clock(moment, local)}"


def full(moment: datetime, local: Local) -> str:
    """Weekday, date, year and time."""
    on = moment.astimezone(local.zone).date()
    return f"{_date('yMMMEd', on, local.country)}, {clock(moment, local)}"


def exact(moment: datetime, local: Local) -> str:
    """The same with the zone's name, however the hour is written."""
    here = moment.astimezone(local.zone)
    called = "" if _is_repeated(here) else f" {here.tzname()}"
    return full(moment, local) + called


def span(length: timedelta) -> str:
    """A length of time, as short as a list allows: "5 min", "3 h", "2 days"."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 1:
        return f"{max(int(length.total_seconds()), 0)} s"
    if minutes < 120:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"


def zone_words(zone: ZoneInfo, moment: datetime) -> str:
    """The zone's name and how it is called at a moment: "America/New_York, EST"."""
    called = moment.astimezone(zone).tzname() or ""
    return zone.key if called == zone.key else f"{zone.key}, {called}"


@lru_cache(2048)
def _clock(hour: int, minute: int, country: str) -> str:
    words = format_time(time(hour, minute), "short", locale=_locale(country))
    return words.replace("\u202f", " ")


@lru_cache(2048)
def _date(parts: str, on: date, country: str) -> str:
    return format_skeleton(parts, datetime.combine(on, time()), locale=_locale(country))


@lru_cache(64)
def _locale(country: str) -> Locale:
    try:
        return Locale.parse(f"en_{country}")
    except UnknownLocaleError:
        return Locale.parse(ELSEWHERE)


def _is_repeated(here: datetime) -> bool:
    first, second = here.replace(fold=0), here.replace(fold=1)
    # In a gap the offsets differ too, but no moment of UTC falls into one.
    return first.utcoffset() != second.utcoffset()
