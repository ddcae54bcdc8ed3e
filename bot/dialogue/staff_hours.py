"""The hours of a week in which people of the business are there to answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = 24 * 60
_DAY = "|".join(DAYS)
_PART = re.compile(
    rf"(?P<days>(?:{_DAY})(?:[-,](?:{_DAY}))*)\s+"
    r"(?P<clocks>\d{1,2}:\d\d-\d{1,2}:\d\d(?:\s*,\s*\d{1,2}:\d\d-\d{1,2}:\d\d)*)"
)
_CLOCKS = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Hours of one weekday, Monday is 0; in minutes from midnight, the end not included."""

    weekday: int
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class StaffHours:
    """The hours of a week in which people are there, in order; none at all says nothing."""

    spans: tuple[Span, ...] = ()

    def next_after(self, now: datetime) -> datetime | None:
        """When people are there next, in wall time as `now` is; None while they are, or for none.

        A week is looked ahead, up to the same hour of the same day.
        """
        midnight = datetime.combine(now.date(), time())
        for ahead in range(8):
            day = midnight + timedelta(days=ahead)
            for span in self.spans:
                if span.weekday != day.weekday() or day + timedelta(minutes=span.ends) <= now:
                    continue
                starts_at = day + timedelta(minutes=span.starts)
                return starts_at if starts_at > now else None
        return None


def read(written: str) -> StaffHours:
    """The hours of "mon-fri 09:00-12:00, 13:00-17:00; sat 10:00-14:00". Raises ValueError."""
    parts = [one.strip().lower() for one in written.split(";") if one.strip()]
    return StaffHours(tuple(sorted(span for part in parts for span in _spans(part))))


def _spans(part: str) -> Iterator[Span]:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError("not days and hours")
    days = [day for one in found["days"].split(",") for day in _days(one)]
    for clocks in _CLOCKS.findall(found["clocks"]):
        starts, ends = _minutes(*clocks[:2]), _minutes(*clocks[2:])
        if starts >= ends:
            raise ValueError("ends before it begins")
        yield from (Span(day, starts, ends) for day in days)


def _days(written: str) -> list[int]:
    """The weekdays of "mon", "mon-fri" or "sat-mon"."""
    ends = [DAYS.index(one) for one in written.split("-")]
    if len(ends) > 2:
        raise ValueError("not two days")
    first, last = ends[0], ends[-1]
    return [(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)]


def _minutes(hour: str, minute: str) -> int:
    total = 60 * int(hour) + int(minute)
    if int(minute) > 59 or total > MIDNIGHT:
        raise ValueError("not a time of day")
    return total
