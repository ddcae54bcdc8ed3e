"""Gives groups what was said only once: "tuesday at 3 or 4", "tuesday or thursday morning"."""

from itertools import pairwise

from bot.understanding.times.groups import Group
from bot.understanding.times.pieces import Clock


def share(groups: list[Group]) -> list[Group]:
    """The groups with what linked ones share filled in, and lone halves made one."""
    _join_lists(groups)
    for left, right in pairwise(groups):
        _share_day(left, right)
        _share_half(left, right)
    for left, right in reversed(list(pairwise(groups))):
        _share_time(left, right)
    return _merge_lone_halves(groups)


def _join_lists(groups: list[Group]) -> None:
    """Joins "monday, tuesday or friday" into one list; without "or" a comma joins nothing."""
    for left, right in reversed(list(pairwise(groups))):
        if right.is_linked and left.is_listed and _is_bare_day(left):
            left.is_linked = True
    for left, right in pairwise(groups):
        if right.is_linked and right.is_listed and left.is_negated:
            right.is_negated = True


def _is_bare_day(one: Group) -> bool:
    return one.day is not None and one.time is None and one.part is None


def _share_day(left: Group, right: Group) -> None:
    if left.moment or right.moment:
        return
    is_second = right.is_linked or (right.is_listed and left.time is not None)
    if is_second and right.day is None:
        right.day = left.day
    elif right.is_linked and left.day is None and left.time and right.time:
        left.day = right.day


def _share_time(left: Group, right: Group) -> None:
    if not right.is_linked or left.moment or right.moment:
        return
    if _is_bare_day(left) and right.day is not left.day and left.is_negated == right.is_negated:
        left.part, left.time = right.part, right.time
        left.time_open, left.until = right.time_open, right.until


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
