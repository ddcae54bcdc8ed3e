"""Turns what was found into local wall times, seen from now."""

from datetime import date, datetime, time, timedelta, tzinfo

from bot.understanding.meaning import Grain, Reading
from bot.understanding.times.calendar import plus_days
from bot.understanding.times.groups import Group
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock, Day, Hours, Part
from bot.understanding.times.sides import meaning

_LAST_AFTERNOON_HOUR = 7
"""1 to 7 without am or pm are after noon, 8 to 11 before."""


def resolve(line: Line, one: Group, zone: tzinfo | None) -> list[Reading]:
    """The readings of a group: one, or two where a time holds for a whole run of days."""
    span = (line.at(one.first).start, line.at(one.last - 1).end)
    if one.moment is not None:
        at, end = one.moment.at, one.moment.end
        return [_reading(one, span, at, end, Grain.MINUTE, one.moment.open, "full", zone)]
    if one.to is not None and one.day is not None:
        return [_between(one, one.day, one.to, span, zone)]
    has_time = one.part is not None or one.time is not None
    if one.day is None:
        return [_timed(line, one, span, None, zone)]
    if not has_time:
        return [_dated(one, one.day, span)]
    if one.day.grain != "day" or one.day.end is not None or one.day_open:
        return [_dated(one, one.day, span), _timed(line, one, span, None, zone)]
    return [_timed(line, one, span, one.day, zone)]


def _dated(one: Group, day: Day, span: tuple[int, int]) -> Reading:
    start, end = day.start, day.end
    if one.day_open in ("after", "until", "by"):
        start = _behind(day)
    return Reading(
        _midnight(start),
        _midnight(end) if end and one.day_open is None else None,
        str(Grain(day.grain)),
        meaning(one.day_open),
        "date",
        one.is_negated,
        None,
        span,
        is_weekday=day.is_bare,
    )


def _behind(day: Day) -> date:
    if day.end is not None:
        return day.end
    if day.grain == "month":
        return plus_days(day.start.replace(day=28), 4).replace(day=1)
    return plus_days(day.start, 7 if day.grain == "week" else 1)


def _timed(
    line: Line, one: Group, span: tuple[int, int], day: Day | None, zone: tzinfo | None
) -> Reading:
    first, last, grain = _bounds(one)
    opened = _side(one)
    base = day.start if day else line.today
    start = _on(base, first)
    end = None if last is None else _on(base, last)
    if day is None:
        gone = end if one.time is None and end is not None else start
        is_gone = (
            gone <= line.now if gone is end else gone < line.now.replace(second=0, microsecond=0)
        )
        if is_gone:
            start, end = start + timedelta(days=1), end + timedelta(days=1) if end else None
    return _reading(one, span, start, end, grain, opened, "full" if day else "clock", zone)


def _between(
    one: Group, day: Day, far: Group, span: tuple[int, int], zone: tzinfo | None
) -> Reading:
    """From a moment of one day to one of another."""
    first, _, _ = _bounds(one)
    until, until_end, _ = _bounds(far)
    grain = Grain.MINUTE if first % 60 or until % 60 else Grain.HOUR
    start = _on(day.start, first)
    end = _on(far.day.start if far.day else day.start, until_end or until)
    if end <= start:
        step = timedelta(days=7 if far.day and far.day.is_bare else 1)
        end += step * ((start - end) // step + 1)
    return _reading(one, span, start, end, grain, None, "full", zone)


def _side(one: Group) -> str | None:
    is_closed = one.until is not None or _has_length(one)
    if is_closed or one.time_open is None or isinstance(one.time, Hours):
        return None
    return meaning(one.time_open)


def _has_length(one: Group) -> bool:
    """Whether it begins at a clock and takes a while: "from 3 for 2 hours"."""
    return one.length is not None and one.time_open == "from" and isinstance(one.time, Clock)


def _bounds(one: Group) -> tuple[int, int | None, Grain]:
    """First minute of the day, last one, and grain."""
    if isinstance(one.time, Hours):
        first, last = settled(one.time.first, one.time.last, one.part)
        return first, last, Grain.MINUTE if one.time.fine else Grain.HOUR
    if isinstance(one.time, Clock):
        if one.until is not None:
            first, last = settled(one.time, one.until, one.part)
            fine = one.time.minute or one.until.minute
            return first, last, Grain.MINUTE if fine else Grain.HOUR
        if _has_length(one) and one.length:
            first = minute_of_day(one.time, one.part)
            return first, first + one.length, Grain.MINUTE
        return minute_of_day(one.time, one.part), None, Grain.MINUTE
    assert one.part is not None
    first, last = one.part.first * 60, one.part.last * 60
    if one.time_open in ("after", "until", "by"):
        return last, None, Grain.PART
    if one.time_open is not None:
        return first, None, Grain.PART
    return first, last, Grain.PART


def minute_of_day(clock: Clock, part: Part | None) -> int:
    """The minute of the day that a clock stands for."""
    hour = clock.hour
    is_pm = clock.is_pm
    if is_pm is None and not clock.is_certain:
        is_pm = _likely_pm(hour, part)
    if is_pm is not None and hour <= 12:
        hour = hour % 12 + (12 if is_pm else 0)
    return hour * 60 + clock.minute


def _likely_pm(hour: int, part: Part | None) -> bool:
    if part is not None and part.is_pm is not None:
        return part.is_pm or hour == 12
    return hour <= _LAST_AFTERNOON_HOUR or hour == 12


def settled(first: Clock, last: Clock, part: Part | None) -> tuple[int, int]:
    """Both ends of a range, each half of the day chosen so that it runs forward."""
    if first.is_pm is None and not first.is_certain and last.is_pm is not None:
        first = Clock(first.hour, first.minute, last.is_pm)
        if minute_of_day(first, part) >= minute_of_day(last, part):
            first = Clock(first.hour, first.minute, not last.is_pm)
    begin, end = minute_of_day(first, part), minute_of_day(last, part)
    if end <= begin and not first.is_certain and begin >= 720 and first.is_pm is None:
        begin -= 720
    if end <= begin and not last.is_certain and end < 720:
        end += 720
    return begin, end if end > begin else end + 1440


def _reading(
    one: Group, span: tuple[int, int], start: datetime, end: datetime | None,
    grain: Grain, opened: str | None, match: str, zone: tzinfo | None,
) -> Reading:  # fmt: skip
    change = clock_change(start, zone) if grain in (Grain.MINUTE, Grain.HOUR) else None
    is_weekday = match == "full" and one.day is not None and one.day.is_bare
    return Reading(start, end, str(grain), opened, match, one.is_negated, change, span, is_weekday)


def clock_change(local: datetime, zone: tzinfo | None) -> str | None:
    """Whether clocks skip this wall time ("missing") or show it twice ("repeated")."""
    if zone is None:
        return None
    first = local.replace(tzinfo=zone, fold=0).utcoffset()
    second = local.replace(tzinfo=zone, fold=1).utcoffset()
    if first is None or second is None or first == second:
        return None
    return "repeated" if first > second else "missing"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _on(day: date, minute: int) -> datetime:
    return _midnight(day) + timedelta(minutes=minute)
