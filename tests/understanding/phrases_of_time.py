"""Generates phrases of time together with what they mean."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

ZONES = [
    ZoneInfo(name)
    for name in (
        "America/New_York",
        "America/Los_Angeles",
        "America/Phoenix",
        "Europe/London",
        "Europe/Madrid",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Auckland",
    )
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = "january february march april may june july august september october november december"
NUMBERS = "twelve one two three four five six seven eight nine ten eleven"


NEAR_CHANGES = [(2025, 3, 8), (2025, 11, 1), (2026, 3, 28)]


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """Any moment of some years, often near a change of the clocks."""
    zone = draw(st.sampled_from(ZONES))
    near = draw(st.sampled_from(NEAR_CHANGES))
    shift = timedelta(minutes=draw(st.integers(-500_000, 500_000) | st.integers(-3000, 3000)))
    return datetime(*near, tzinfo=zone) + shift


@st.composite
def days(draw: st.DrawFn, now: datetime, locale: str) -> tuple[str, date]:
    """A phrase that names a day, and the day."""
    today = now.date()
    ahead = draw(st.integers(0, 200))
    day = today + timedelta(days=ahead)
    kind = draw(
        st.sampled_from(["near", "weekday", "next", "written", "numeric", "iso", "counted"])
    )
    if kind == "near":
        return draw(st.sampled_from([("today", today), ("tomorrow", today + timedelta(days=1))]))
    if kind == "weekday":
        soon = today + timedelta(days=draw(st.integers(1, 7)))
        return draw(st.sampled_from(["", "on ", "this coming "])) + WEEKDAYS[soon.weekday()], soon
    if kind == "next":
        monday = today + timedelta(days=7 - today.weekday())
        wanted = monday + timedelta(days=draw(st.integers(0, 6)))
        form = draw(st.sampled_from(["next {}", "{} next week", "next week on {}"]))
        return form.format(WEEKDAYS[wanted.weekday()]), wanted
    if kind == "counted":
        count = draw(st.integers(2, 60))
        return f"in {count} days", today + timedelta(days=count)
    if kind == "iso":
        return day.isoformat(), day
    if kind == "numeric":
        first, second = (day.month, day.day) if locale == "en-US" else (day.day, day.month)
        return f"{first}/{second}/{day.year}", day
    return draw(_written(day)), day


def _written(day: date) -> st.SearchStrategy[str]:
    month, number = MONTHS.split()[day.month - 1], _ordinal(day.day)
    return st.sampled_from(
        [
            f"{month} {day.day}",
            f"{month} {number}",
            f"the {number} of {month}",
            f"{number} {month}",
            f"{month[:3] if month != 'may' else month} {number}",
            f"{WEEKDAYS[day.weekday()]} {month} {number}",
            f"{WEEKDAYS[day.weekday()]}, the {number} of {month}",
        ]
    )


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 < number < 14 else endings.get(number % 10, 'th')}"


@st.composite
def clocks(draw: st.DrawFn) -> tuple[str, time]:
    """A phrase that names a time of day, and the time."""
    hour, minute = draw(st.integers(0, 23)), draw(st.sampled_from([0, 5, 15, 20, 30, 45, 59]))
    half = draw(st.sampled_from([("am", "pm"), (" am", " pm"), ("a", "p"), (" a.m.", " p.m.")]))
    suffix, twelve = half[hour >= 12], hour % 12 or 12
    kind = draw(st.sampled_from(["full", "24", "joined", "spoken", "part"]))
    if kind == "24":
        return f"{hour:02}:{minute:02}" if hour > 12 else f"{twelve}:{minute:02}{suffix}", time(
            hour, minute
        )
    if kind == "joined" and minute:
        return f"{twelve}{minute:02}{half[hour >= 12]}", time(hour, minute)
    if kind == "spoken":
        return draw(_spoken(twelve, "pm" if hour >= 12 else "am")), time(hour, 30)
    if kind == "part" and 1 <= twelve <= 11 and hour:
        part = "in the morning" if hour < 12 else "in the evening"
        return f"{twelve}:{minute:02} {part}", time(hour, minute)
    return f"{twelve}:{minute:02}{suffix}", time(hour, minute)


def _spoken(twelve: int, suffix: str) -> st.SearchStrategy[str]:
    word = NUMBERS.split()[twelve % 12]
    return st.sampled_from(
        [
            f"half past {twelve}{suffix}",
            f"half past {word} {suffix}",
            f"{word} thirty {suffix}",
        ]
    )
