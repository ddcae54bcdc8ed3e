"""Moments as staff read them: local wall time, with the zone's name where it could be mistaken."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


def machine(moment: datetime) -> str:
    """The moment in UTC, for `<time datetime>`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """ "3:05 PM"; with the offset's name in the hour that a clock change repeats."""
    local = moment.astimezone(zone)
    words = f"{local.hour % 12 or 12}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"
    return f"{words} {local.tzname()}" if _is_repeated(local) else words


def day(on: date, today: date) -> str:
    """ "Today", "Yesterday", or the whole date."""
    if on == today:
        return "Today"
    if on == today - timedelta(days=1):
        return "Yesterday"
    return whole_day(on)


def whole_day(on: date) -> str:
    """Weekday, month, day and year."""
    return f"{on:%A, %B} {on.day}, {on.year}"


def short(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """As short as a list allows: the time today, the date before that."""
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    if local.date() == today:
        return clock(moment, zone)
    year = "" if local.year == today.year else f", {local.year}"
    return f"{local:%b} {local.day}{year}, {clock(moment, zone)}"


def full(moment: datetime, zone: ZoneInfo) -> str:
    """Weekday, date, year and time."""
    local = moment.astimezone(zone)
    return f"{local:%a, %b} {local.day}, {local.year}, {clock(moment, zone)}"


def exact(moment: datetime, zone: ZoneInfo) -> str:
    """The same with the zone's name, however the hour is written."""
    local = moment.astimezone(zone)
    called = "" if _is_repeated(local) else f" {local.tzname()}"
    return full(moment, zone) + called


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


def _is_repeated(local: datetime) -> bool:
    first, second = local.replace(fold=0), local.replace(fold=1)
    # In a gap the offsets differ too, but no moment of UTC falls into one.
    return first.utcoffset() != second.utcoffset()
