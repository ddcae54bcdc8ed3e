"""Gives groups what was said only once: "tuesday at 3 or 4", "tuesday or thursday morning"."""

from datetime import date, timedelta
from itertools import pairwise

from bot.understanding.times.groups import Group
from bot.understanding.times.pieces import Clock, Day


def share(groups: list[Group]) -> list[Group]:
    """The groups with what linked ones share filled in, and lone halves made one."""
    _join_lists(groups)
    pairs = list(pairwise(groups))
    for left, right in pairs:
        _share_week(left, right)
        _share_day(left, right)
        _share_half(left, right)
        _share_time(left, right)
    for left, right in reversed(pairs):
        _share_week(right, left)
        _share_day_back(left, right)
        _share_half(left, right)
        _share_time_back(left, right)
    return _merge_lone_halves(groups)


def _join_lists(groups: list[Group]) -> None:
    """Joins "monday, tuesday or friday" into one list; without "or" a comma joins nothing."""
    for left, right in reversed(list(pairwise(groups))):
        if right.is_linked and left.is_listed and (_is_bare_day(left) or _is_bare_time(left)):
            left.is_linked = True
    for left, right in pairwise(groups):
        if right.is_linked and right.is_listed and left.is_negated:
            right.is_negated = True


def _is_bare_day(one: Group) -> bool:
    return one.day is not None and one.time is None and one.part is None


def _is_bare_time(one: Group) -> bool:
    return one.day is None and one.time is not None


def _are_joined(left: Group, right: Group) -> bool:
    second = right if right.first > left.first else left
    return second.is_linked and not left.moment and not right.moment


def _share_week(known: Group, other: Group) -> None:
    """Puts a plain weekday into the week said with the other: "monday or tuesday next week"."""
    if known.day is None or other.day is None or known.is_negated:
        return
    is_week_first = known.day.grain == "week" and known.first < other.first
    if not is_week_first and not _are_joined(known, other):
        return
    week_on = _week_of(known.day)
    if week_on is not None and other.day.is_bare:
        start = week_on + timedelta(days=other.day.start.weekday())
        other.day = Day(start, week_on=week_on)


def _week_of(day: Day) -> date | None:
    return day.start if day.grain == "week" else day.week_on


def _share_day(left: Group, right: Group) -> None:
    if left.moment or right.moment or right.day is not None:
        return
    if right.is_linked or (right.is_listed and left.time is not None):
        right.day = left.day


def _share_day_back(left: Group, right: Group) -> None:
    """Gives "3" the day of "or 4 on friday", and of "instead of 2 on friday"."""
    is_pair = left.time is not None and right.time is not None
    is_swap = right.is_negated and right.first == left.last
    if (_are_joined(left, right) or is_swap) and left.day is None and is_pair:
        left.day = right.day


def _share_time_back(left: Group, right: Group) -> None:
    """Gives "tuesday" the time of "or thursday morning"."""
    if not _are_joined(left, right) or not _is_bare_day(left):
        return
    if right.day is not left.day and left.is_negated == right.is_negated:
        _give_time(right, left)


def _share_time(left: Group, right: Group) -> None:
    """Gives "or thursday" the hours of "between 3 and 5 on tuesday", which were said first."""
    if not _are_joined(left, right) or not _is_bare_day(right):
        return
    if left.is_time_first and left.day is not None and left.is_negated == right.is_negated:
        _give_time(left, right)


def _give_time(giver: Group, taker: Group) -> None:
    taker.part, taker.time = giver.part, giver.time
    taker.time_open, taker.until = giver.time_open, giver.until
    taker.is_time_first = giver.is_time_first


def _share_half(left: Group, right: Group) -> None:
    """Gives an hour without am or pm that of the hour it stands with: "3 or 4pm"."""
    if not right.is_linked:
        return
    if not isinstance(left.time, Clock) or not isinstance(right.time, Clock):
        return
    if _is_undecided(left.time) and left.part is None:
        left.time.is_pm = right.time.is_pm
    elif _is_undecided(right.time) and right.part is None:
        is_later = right.time.hour % 12 > left.time.hour % 12
        right.time.is_pm = left.time.is_pm if is_later else None


def _is_undecided(clock: Clock) -> bool:
    return clock.is_pm is None and not clock.is_certain and clock.hour <= 12


def _merge_lone_halves(groups: list[Group]) -> list[Group]:
    """One day and one time, said apart in one text, are one meaning."""
    plain = [one for one in groups if not one.is_negated and one.moment is None]
    days = [one for one in plain if _is_bare_day(one)]
    times = [one for one in plain if one.day is None]
    if len(plain) != 2 or len(days) != 1 or len(times) != 1:
        return groups
    day, time = days[0], times[0]
    day.part, day.time, day.time_open, day.until = time.part, time.time, time.time_open, time.until
    day.first, day.last = min(day.first, time.first), max(day.last, time.last)
    return [one for one in groups if one is not time]
