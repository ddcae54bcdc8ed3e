"""Matches what the customer wants with the openings there are.

All clock times here are local wall time of the location; instants are UTC.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.dialogue.catalogue import Opening, OpeningsQuery
from bot.dialogue.conversation import Window, Wish
from bot.understanding.meaning import Reading

OFFER_COUNT = 3
DAYS_AHEAD = 6
MOST_DAYS = 34
DAYS_OF = {"day": 1, "week": 7, "month": 31}


def window_of(reading: Reading) -> Window:
    """The stretch of time that a reading names."""
    first_on, last_on = _days(reading)
    if reading.match == "clock":
        first_on = last_on = None
    if reading.match == "date":
        return Window(first_on, last_on)
    start = reading.start.time()
    if reading.open == "after":
        return Window(first_on, last_on, from_time=start)
    if reading.open == "before":
        return Window(first_on, last_on, until_time=start)
    if reading.end is not None:
        until = reading.end.time()
        return Window(first_on, last_on, start, until if until > time.min else None)
    return Window(first_on, last_on, start, exact=True)


def on_day_spoken_of(reading: Reading, in_view: Sequence[date], week: date | None) -> Reading:
    """A plain weekday on the one day so called in view, or in a later week than the next.

    `week`: the Monday of the week that is wished for.
    """
    if not reading.is_weekday:
        return reading
    said = reading.start.date()
    seen = [one for one in in_view if one.weekday() == said.weekday()]
    in_week = week + timedelta(days=said.weekday()) if week else said
    ahead = (seen[0] if len(seen) == 1 else in_week) - said
    if ahead <= timedelta():
        return reading
    end = reading.end + ahead if reading.end else None
    return replace(reading, start=reading.start + ahead, end=end)


def _days(reading: Reading) -> tuple[date | None, date | None]:
    start_on = reading.start.date()
    if reading.match == "date" and reading.open == "after":
        return start_on, None
    if reading.match == "date" and reading.open == "before":
        return None, start_on - timedelta(days=1)
    if reading.grain not in DAYS_OF:
        return start_on, start_on
    if reading.end is None:
        return start_on, start_on + timedelta(days=DAYS_OF[reading.grain] - 1)
    return start_on, max(start_on, (reading.end - timedelta(microseconds=1)).date())


def merged(readings: Iterable[Reading], previous: Wish, days_in_view: Sequence[date]) -> Wish:
    """The wish after new readings: each states days, hours or both, and what it leaves out stays.

    Hours alone belong to the days wished before, else to the days that the customer is looking at;
    days alone keep the hours wished before.
    """
    readings = list(readings)
    new = _combined([window_of(one) for one in readings if not one.negated])
    refused = tuple(window_of(one) for one in readings if one.negated)
    if not new:
        refused = previous.refused + refused
        return replace(previous, refused=refused, earliest=False, latest=False)
    windows = tuple(
        filled for one in new for filled in _with_what_was_known(one, previous, days_in_view)
    )
    return Wish(windows, refused)


def _combined(windows: list[Window]) -> list[Window]:
    """Days and hours that one message states apart belong together: "next week, after 3"."""
    days = [one for one in windows if _has_days(one) and not _has_hours(one)]
    hours = [one for one in windows if _has_hours(one) and not _has_days(one)]
    if hours and not days:
        return _narrowed(windows)
    if not hours:
        return windows
    both = [one for one in windows if _has_days(one) and _has_hours(one)]
    pairs = [
        replace(hour, first_on=day.first_on, last_on=day.last_on) for day in days for hour in hours
    ]
    return both + pairs


def _narrowed(windows: list[Window]) -> list[Window]:
    """With an open side that is said apart: "tuesday afternoon, I'm off at 3" begins at 3."""
    open_sided = [one for one in windows if not _has_days(one) and _is_open(one)]
    rest = [one for one in windows if one not in open_sided]
    if len(open_sided) != 1 or not rest or any(one.exact or not _has_days(one) for one in rest):
        return windows
    (side,) = open_sided
    begins = [max(one.from_time or time.min, side.from_time or time.min) for one in rest]
    ends = [min(one.until_time or time.max, side.until_time or time.max) for one in rest]
    if any(end <= begin for begin, end in zip(begins, ends, strict=True)):
        return windows
    return [
        replace(one, from_time=begin, until_time=None if end == time.max else end)
        for one, begin, end in zip(rest, begins, ends, strict=True)
    ]


def _is_open(window: Window) -> bool:
    return not window.exact and (window.from_time is None or window.until_time is None)


def _with_what_was_known(new: Window, previous: Wish, days: Sequence[date]) -> Iterable[Window]:
    if not _has_days(new):
        known_days = [(one.first_on, one.last_on) for one in previous.windows if _has_days(one)]
        for first_on, last_on in known_days or [(day, day) for day in days] or [(None, None)]:
            yield replace(new, first_on=first_on, last_on=last_on)
    elif not _has_hours(new):
        on_days = [one for one in previous.windows if _has_days(one) and _overlap(one, new)]
        known = on_days or previous.windows
        known_hours = {(one.from_time, one.until_time, one.exact) for one in known}
        for from_time, until_time, exact in known_hours or {(None, None, False)}:
            yield replace(new, from_time=from_time, until_time=until_time, exact=exact)
    else:
        yield new


def _overlap(one: Window, other: Window) -> bool:
    first_on = max(one.first_on or date.min, other.first_on or date.min)
    return first_on <= min(one.last_on or date.max, other.last_on or date.max)


def _has_days(window: Window) -> bool:
    return window.first_on is not None or window.last_on is not None


def _has_hours(window: Window) -> bool:
    return window.from_time is not None or window.until_time is not None


def at(local: datetime) -> Wish:
    """The wish for exactly this local time."""
    return Wish((Window(local.date(), local.date(), local.time(), exact=True),))


def suits(local: datetime, wish: Wish) -> bool:
    """Whether an opening at a local time is what the wish says."""
    if wish.after is not None and local <= wish.after:
        return False
    if wish.before is not None and local >= wish.before:
        return False
    if any(_holds(window, local) for window in wish.refused):
        return False
    return not wish.windows or any(_holds(window, local) for window in wish.windows)


def _holds(window: Window, local: datetime) -> bool:
    return _holds_day(window, local.date()) and _holds_hour(window, local.time())


def _holds_day(window: Window, day: date) -> bool:
    return (window.first_on is None or window.first_on <= day) and (
        window.last_on is None or day <= window.last_on
    )


def _holds_hour(window: Window, clock: time) -> bool:
    if window.exact:
        return clock == window.from_time
    return (window.from_time is None or window.from_time <= clock) and (
        window.until_time is None or clock < window.until_time
    )


def is_exact(wish: Wish) -> bool:
    """Whether the wish names one time of day."""
    return bool(wish.windows) and all(window.exact for window in wish.windows)


def range_of(wish: Wish, today: date) -> tuple[date, date]:
    """The first and last local day on which openings are worth looking at."""
    firsts = [window.first_on or today for window in wish.windows] or [today]
    lasts = [window.last_on for window in wish.windows]
    first_on = max(min(firsts), today)
    known_lasts = [last_on for last_on in lasts if last_on is not None]
    last_on = max(known_lasts) if lasts and len(known_lasts) == len(lasts) else None
    if wish.after is not None:
        first_on, last_on = max(wish.after.date(), today), None
    if wish.before is not None:
        first_on, last_on = today, wish.before.date()
    last_on = max(last_on or first_on + timedelta(days=DAYS_AHEAD), first_on)
    return first_on, min(last_on, first_on + timedelta(days=MOST_DAYS))


def query_for(wish: Wish, today: date, base: OpeningsQuery) -> OpeningsQuery:
    """What to ask the calendar; it looks on by itself when the range has nothing."""
    first_on, last_on = range_of(wish, today)
    return replace(base, first_on=first_on, last_on=last_on, or_first_after=True)


def to_offer(
    openings: Sequence[Opening], wish: Wish, time_zone: str, shown: Sequence[datetime] = ()
) -> tuple[Opening, ...]:
    """A few openings that show the choice there is, earliest first; empty when none suits."""
    suitable = [
        one for one in openings if suits(one.local(time_zone), wish) and one.starts_at not in shown
    ]
    if wish.latest:
        return tuple(_last_of_days(suitable, time_zone)[:OFFER_COUNT])
    if wish.before is not None:
        return tuple(suitable[-OFFER_COUNT:])
    if wish.after is not None or wish.earliest:
        return tuple(suitable[:OFFER_COUNT])
    return _spread(suitable, time_zone)


def to_take(openings: Sequence[Opening], wish: Wish, time_zone: str) -> tuple[Opening, ...]:
    """The openings that a wish for just one of them may mean; it is clear where that is one."""
    suitable = [one for one in openings if suits(one.local(time_zone), wish)]
    if wish.latest:
        return tuple(_last_of_days(suitable, time_zone))
    return tuple(suitable[:1] if wish.earliest else suitable)


def _last_of_days(openings: Sequence[Opening], time_zone: str) -> list[Opening]:
    """The last opening of each day."""
    return list({one.local(time_zone).date(): one for one in openings}.values())


def without_hours(wish: Wish) -> Wish:
    """The same days at any hour, where one exact time was wished."""
    return replace(
        wish,
        windows=tuple(
            replace(one, from_time=None, until_time=None, exact=False) if one.exact else one
            for one in wish.windows
        ),
        after=None,
        before=None,
    )


def turned(wish: Wish, base: datetime, *, is_later: bool) -> Wish:
    """The wished days, but later or earlier than a local time.

    A day beyond the time's own is that by itself: any hour of it will do.
    """
    windows = (_turned(one, base, is_later=is_later) for one in without_hours(wish).windows)
    return replace(wish, windows=tuple(windows), after=None, before=None)


def _turned(window: Window, base: datetime, *, is_later: bool) -> Window:
    day = window.first_on or base.date()
    if is_later and day <= base.date():
        return replace(window, from_time=(base + timedelta(minutes=1)).time())
    if not is_later and day >= base.date():
        return replace(window, until_time=base.time())
    return window


def _spread(openings: Sequence[Opening], time_zone: str) -> tuple[Opening, ...]:
    """The first opening, and others that differ from it: another half of the day, another day."""
    if len(openings) <= OFFER_COUNT:
        return tuple(openings)
    by_day: dict[date, list[Opening]] = {}
    for one in openings:
        by_day.setdefault(one.local(time_zone).date(), []).append(one)
    first_day, *other_days = by_day.values()
    if not other_days:
        return first_day[0], first_day[len(first_day) // 2], first_day[-1]
    if len(other_days) == 1 or len(first_day) > 1:
        mid = first_day[len(first_day) // 2] if len(first_day) > 1 else other_days[0][-1]
        return tuple(sorted((first_day[0], mid, other_days[0][0]), key=_start))
    return first_day[0], other_days[0][0], other_days[1][0]


def nearest(
    openings: Sequence[Opening], wish: Wish, time_zone: str, shown: Sequence[datetime] = ()
) -> tuple[Opening, ...]:
    """The openings closest to the wished hours when nothing suits: on the wished days, or after."""
    allowed = [
        one
        for one in openings
        if one.starts_at not in shown
        and not any(_holds(window, one.local(time_zone)) for window in wish.refused)
    ]
    if not allowed:
        return ()
    on_days = [one for one in allowed if is_on_wished_day(one.local(time_zone), wish)]
    next_day = allowed[0].local(time_zone).date()
    candidates = on_days or [one for one in allowed if one.local(time_zone).date() == next_day]
    closest = sorted(candidates, key=lambda one: _distance(wish, one.local(time_zone)))
    return tuple(sorted(closest[:OFFER_COUNT], key=_start))


def is_on_wished_day(local: datetime, wish: Wish) -> bool:
    """Whether a local time lies on a day that was wished for; any day will do without a wish."""
    return not wish.windows or any(_holds_day(one, local.date()) for one in wish.windows)


def _distance(wish: Wish, local: datetime) -> timedelta:
    """How far a clock is from the wished hours."""
    clocks = [
        clock
        for window in wish.windows
        for clock in (window.from_time, window.until_time)
        if clock is not None
    ]
    gaps = (abs(local - datetime.combine(local.date(), clock)) for clock in clocks)
    return min(gaps, default=timedelta())


def _start(opening: Opening) -> datetime:
    return opening.starts_at
