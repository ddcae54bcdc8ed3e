"""Where and when something is said, and what a reading of it should be."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bench.phrases import days, hours
from bench.phrases.days import Spoken
from bench.phrases.hours import Hour

Expected = dict[str, Any]

ZONES = (
    *("America/New_York", "America/Los_Angeles", "America/Phoenix", "Europe/London"),
    *("Europe/Madrid", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Auckland"),
)
_NEAR_CHANGES = ((2025, 3, 8), (2025, 11, 1), (2026, 3, 28), (2026, 10, 25))


class Scene:
    """The moment and the place in which something is said, and the dice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.zone = rng.choice(ZONES)
        minutes = rng.choice([rng.randrange(-3000, 3000), rng.randrange(-400_000, 400_000)])
        near = datetime(*rng.choice(_NEAR_CHANGES), 12, tzinfo=UTC)
        self.now = (near + timedelta(minutes=minutes)).astimezone(ZoneInfo(self.zone))
        self.locale = rng.choice(["en-US", "en-US", "en-GB"])

    @property
    def today(self) -> date:
        """The date where it is said."""
        return self.now.date()

    @property
    def month_first(self) -> bool:
        """Whether the month is written before the day."""
        return self.locale == "en-US"

    def day(self) -> Spoken:
        """A day in any of the ways to say one."""
        return days.any_day(self.rng, self.today, self.month_first)

    def clock(self) -> Hour:
        """A time of day, most often without a doubt about its half of the day."""
        if self.rng.random() < 0.33:
            return hours.open_clock(self.rng, self.month_first)
        return hours.clock(self.rng)


def at(
    start: datetime,
    end: datetime | None = None,
    *,
    grain: str,
    match: str,
    side: str | None = None,
    is_negated: bool = False,
) -> Expected:
    """What one reading should be."""
    return {
        "match": match,
        "start": start.isoformat(),
        "end": end.isoformat() if end else None,
        "grain": grain,
        "open": side,
        "negated": is_negated,
    }


def midnight(day: date) -> datetime:
    """The moment that a day begins."""
    return datetime.combine(day, time())


def on(day: date, minute: int) -> datetime:
    """The moment of a day so many minutes after midnight."""
    return midnight(day) + timedelta(minutes=minute)


def of_day(said: Spoken, *, is_negated: bool = False) -> Expected:
    """The reading of a day or a run of days."""
    end = midnight(said.end) if said.end else None
    return at(midnight(said.start), end, grain=said.grain, match="date", is_negated=is_negated)


def of_hour(said: Hour, day: date | None, today: date, side: str | None = None) -> Expected:
    """The reading of a time of day, of that day or of the next on which it comes."""
    base = day or today
    end = on(base, said.end) if said.end is not None else None
    match = "full" if day else "clock"
    return at(on(base, said.minute), end, grain=said.grain, match=match, side=side)
