"""Free times: what to ask `/availability`, and every shape its answer may have.

A real client's answer was a map of date to start times (C O); guide and file print a flat array
(G O), which says nothing of the date and so is read only when one day was asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import structlog

from bot.dialogue.catalogue import Opening, OpeningsQuery
from integrations.reading import number, record, text
from integrations.setster.words import as_instant, clock, day, moment

log = structlog.get_logger(__name__)

MOST_WEEKS = 5
"""The most that `no_of_weeks` takes (G)."""
LONGEST_MINUTES = 31 * 24 * 60
START_NAMES = ("time", "start", "start_time", "start_date")
SEATS_NAMES = ("seats", "available", "available_seats", "free", "seats_available")

Params = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Ask:
    """One call: the days it covers, and whether it may look beyond them."""

    first_on: date
    last_on: date
    looks_on: bool = False

    @property
    def is_daily(self) -> bool:
        """Whether it asks for one day."""
        return self.first_on == self.last_on


def asks_for(query: OpeningsQuery) -> list[Ask]:
    """The calls for a range of days: one, unless it is longer than Setster shows at once."""
    asks: list[Ask] = []
    first = query.first_on
    while first <= query.last_on:
        last = min(query.last_on, first + timedelta(weeks=MOST_WEEKS - 1))
        is_last = last == query.last_on
        asks.append(Ask(first, last, looks_on=query.or_first_after and is_last))
        first = last + timedelta(days=1)
    return asks


def weeks_touched(first_on: date, last_on: date) -> int:
    """How many calendar weeks a range touches, whether they start on Sunday or Monday.

    Where `t=weekly` starts its week is not stated (G), so the larger number is asked.
    """
    monday_based = (last_on.toordinal() - 1) // 7 - (first_on.toordinal() - 1) // 7
    sunday_based = last_on.toordinal() // 7 - first_on.toordinal() // 7
    return max(monday_based, sunday_based) + 1


def params_for(query: OpeningsQuery, ask: Ask, *, timezone_id: str, is_group: bool) -> Params:
    """The query parameters (names: G)."""
    params: Params = {
        "service_id": query.service_id,
        "location_id": query.location_id,
        "start_date": ask.first_on.isoformat(),
        "t": "daily" if ask.is_daily else "weekly",
        "return": "times",
    }
    weeks = 1 if ask.is_daily else weeks_touched(ask.first_on, ask.last_on)
    if weeks > 1:
        params["no_of_weeks"] = str(min(weeks, MOST_WEEKS))
    elif is_group:
        # Not together with no_of_weeks: what the two come to is documented nowhere.
        params["available_seats"] = "1"
    if query.employee_id:
        params["provider_id"] = query.employee_id
    if query.extra_ids:
        params["subservices"] = list(query.extra_ids)
    if timezone_id:
        params["timezone_id"] = timezone_id
    if ask.looks_on:
        params["first_available"] = "1"
    return params


@dataclass(frozen=True, slots=True)
class Times:
    """What one call gave: local start times with free places, and the appointment's minutes."""

    starts: list[tuple[datetime, int | None]]
    interval: int = 0
    is_undated: bool = False
    """Start times came without their dates and could not be used."""


def read_times(data: object, ask: Ask) -> Times:
    """The start times in any tolerated shape; what can't be read is left out and counted."""
    found = record(data)
    times = found.get("times") if "times" in found else data
    interval = number(found.get("interval")) or 0
    interval = interval if 0 < interval <= LONGEST_MINUTES else 0
    if isinstance(times, list):
        usable = ask.is_daily and not ask.looks_on
        starts = _starts(times, ask.first_on if usable else None)
        return Times(starts, interval, is_undated=not usable and bool(times) and not starts)
    starts = []
    for key, entries in record(times).items():
        on = day(key)
        if on is not None:
            starts += _starts(_entries(entries), on)
    return Times(starts, interval)


def _entries(value: object) -> Iterable[object]:
    """A day's entries: a list, or what PHP makes of a list with holes; null is none."""
    if isinstance(value, list):
        return value
    entries = record(value)
    if entries and all(clock(key) for key in entries):
        return [{"time": key, "seats": seats} for key, seats in entries.items()]
    return entries.values()


def _starts(entries: Iterable[object], on: date | None) -> list[tuple[datetime, int | None]]:
    starts: list[tuple[datetime, int | None]] = []
    unread = 0
    for entry in entries:
        start = _start(entry, on)
        if start is None:
            unread += 1
        else:
            starts.append((start, _seats(entry)))
    if unread:
        log.warning("setster_times_unread", count=unread)
    return starts


def _start(entry: object, on: date | None) -> datetime | None:
    if isinstance(entry, dict):
        entry = next((entry[name] for name in START_NAMES if entry.get(name)), None)
    at: time | None = clock(entry)
    if at is not None:
        return datetime.combine(on, at) if on else None
    whole = moment(entry) if len(text(entry)) > len("2026-09-01") else None
    return whole.replace(tzinfo=None) if whole else None


def _seats(entry: object) -> int | None:
    fields = record(entry)
    counts = (number(fields.get(name)) for name in SEATS_NAMES)
    return next((count for count in counts if count is not None), None)


def openings_from(
    starts: Iterable[tuple[datetime, int | None]],
    query: OpeningsQuery,
    *,
    time_zone: str,
    length_minutes: int,
) -> list[Opening]:
    """The openings in the asked range, else the first day after it where that was asked.

    Earlier days of the first week may come along (G), and `first_available` may give a date
    outside (I): the range is judged here.
    """
    inside: dict[datetime, Opening] = {}
    after: dict[datetime, Opening] = {}
    for local, places in starts:
        at = as_instant(local, time_zone)
        if at is None or local.date() < query.first_on or places == 0:
            continue
        chosen = inside if local.date() <= query.last_on else after
        chosen[at] = Opening(at, length_minutes, places)
    found = inside or (after if query.or_first_after else {})
    return [found[at] for at in sorted(found)]
