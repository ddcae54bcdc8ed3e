"""Which starts are free: from working hours, lengths, padding, notice and what is booked already.

Pure: values in, values out. Wall times belong to a location's zone, instants are UTC.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from integrations.sandbox.model import Service, WorkingHours


@dataclass(frozen=True, slots=True)
class Busy:
    """A stretch of an employee's time that is taken. `starts_at` and `ends_at` are UTC."""

    employee_id: str
    starts_at: datetime
    ends_at: datetime
    padding: timedelta = timedelta()
    group: tuple[str, str] | None = None
    """(service id, location id) of a group service, whose starts can be shared."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to book, with everybody who could do it."""

    service: Service
    location_id: str
    zone: ZoneInfo
    length: timedelta
    employee_ids: tuple[str, ...]
    now: datetime
    """UTC."""

    @property
    def group(self) -> tuple[str, str] | None:
        """What its busy times share, if it is a group service."""
        return (self.service.id, self.location_id) if self.service.places > 1 else None


def instant(wall: datetime, zone: ZoneInfo) -> datetime | None:
    """The UTC instant of a naive wall time; None when a clock change skips it."""
    there = wall.replace(tzinfo=zone).astimezone(UTC)
    return there if there.astimezone(zone).replace(tzinfo=None) == wall else None


def on_the_grid(
    wanted: Wanted, employee_id: str, day: date, hours: Iterable[WorkingHours]
) -> Iterator[datetime]:
    """The starts (UTC) that an employee's working day has room for, free or not."""
    step = timedelta(minutes=wanted.service.step) if wanted.service.step else wanted.length
    for shift in hours:
        if not _is_on(shift, wanted, employee_id, day):
            continue
        wall = datetime.combine(day, shift.opens)
        closing = datetime.combine(day, shift.closes)
        while wall + wanted.length <= closing:
            start = instant(wall, wanted.zone)
            if start and _is_within_notice(wanted, start):
                yield start
            wall += step


def _is_on(shift: WorkingHours, wanted: Wanted, employee_id: str, day: date) -> bool:
    return (
        shift.employee_id == employee_id
        and shift.location_id == wanted.location_id
        and day.weekday() in shift.weekdays
    )


def _is_within_notice(wanted: Wanted, start: datetime) -> bool:
    earliest = wanted.now + timedelta(hours=wanted.service.notice_hours)
    latest = wanted.now + timedelta(days=wanted.service.days_ahead)
    return earliest <= start <= latest


def seats_left(wanted: Wanted, employee_id: str, start: datetime, busy: Iterable[Busy]) -> int:
    """How many places an employee has left at a start; 0 or 1 for an ordinary service."""
    end = start + wanted.length
    padding = timedelta(minutes=wanted.service.padding)
    taken = 0
    for one in busy:
        if one.employee_id != employee_id:
            continue
        if one.group and one.group == wanted.group and one.starts_at == start:
            taken += 1
            continue
        gap = max(padding, one.padding)
        if start < one.ends_at + gap and one.starts_at - gap < end:
            return 0
    return max(max(wanted.service.places, 1) - taken, 0)


def openings_on(
    wanted: Wanted, day: date, hours: Sequence[WorkingHours], busy: Sequence[Busy]
) -> dict[datetime, int]:
    """The free starts of one local day (UTC, in order) with the places left at each."""
    found: dict[datetime, int] = {}
    for employee_id in wanted.employee_ids:
        for start in on_the_grid(wanted, employee_id, day, hours):
            seats = seats_left(wanted, employee_id, start, busy)
            if seats:
                found[start] = found.get(start, 0) + seats
    return dict(sorted(found.items()))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The UTC instant at which a local day starts."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
