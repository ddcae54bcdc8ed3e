"""Joins pieces into what is meant together: "tuesday" and "after 3", "friday" and "2 to 4"."""

from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.times import sides
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock, Day, Found, Hours, Moment, Part

_LINKS = frozenset(("or", "and", "/", "&"))
_WIDEST_LINK = 5


@dataclass(slots=True)
class Group:
    """What belongs together: at most one of each."""

    first: int
    last: int
    day: Day | None = None
    part: Part | None = None
    time: Clock | Hours | None = None
    moment: Moment | None = None
    day_open: str | None = None
    time_open: str | None = None
    until: Clock | None = None
    """The far side of "after 3 but before 6"."""
    is_negated: bool = False
    is_linked: bool = False
    """Whether "or" or "and" joins it to the group before."""
    is_listed: bool = False
    """Whether only a comma stands between it and the group before."""


def group(line: Line, found: list[Found]) -> list[Group]:
    """The groups of a line, refused ones marked."""
    groups: list[Group] = []
    low = 0
    for place, one in enumerate(found):
        is_same_word = place > 0 and one.first == found[place - 1].first
        _add(line, groups, one, one.first if is_same_word else low)
        low = one.last
    _refuse(line, groups)
    return groups


def _add(line: Line, groups: list[Group], one: Found, low: int) -> None:
    side = sides.before(line, one, low)
    later, end = sides.behind(line, one.last)
    opened = side.open or later
    current = groups[-1] if groups else None
    if current is not None and _closes_range(current, one, opened):
        current.until, current.last = _clock(one), end
        return
    is_linked = _is_linked(line, low, side.first)
    if current is None or is_linked or side.is_negated or not _has_room(line, current, one, low):
        is_listed = side.first - 1 == low and line.text(low) == ","
        current = Group(side.first, end, is_linked=is_linked, is_listed=is_listed)
        current.is_negated = side.is_negated or (
            is_linked and groups[-1:] != [] and groups[-1].is_negated
        )
        groups.append(current)
    current.last = end
    _fill(current, one, opened)


def _clock(one: Found) -> Clock | None:
    return one.piece if isinstance(one.piece, Clock) else None


def _fill(current: Group, one: Found, opened: str | None) -> None:
    if isinstance(one.piece, Day):
        current.day, current.day_open = one.piece, opened or current.day_open
        return
    if isinstance(one.piece, Part):
        current.part = _narrower(current.part, one.piece) if current.part else one.piece
    elif isinstance(one.piece, Moment):
        current.moment = one.piece
    else:
        current.time = one.piece
    current.time_open = opened or current.time_open


def _narrower(one: Part, other: Part) -> Part | None:
    """Of two parts of the day the one inside of the other: "first thing ... morning"."""
    inner, outer = sorted((one, other), key=lambda part: part.last - part.first)
    return inner if outer.first <= inner.first and inner.last <= outer.last else None


def _has_room(line: Line, current: Group, one: Found, low: int) -> bool:
    if current.moment is not None or isinstance(one.piece, Moment):
        return False
    if current.is_negated and any(line.text(k) in sides.LOUD for k in range(low, one.first)):
        return False
    if isinstance(one.piece, Day):
        return current.day is None
    if isinstance(one.piece, Part):
        return current.part is None or _narrower(current.part, one.piece) is not None
    return current.time is None


def _closes_range(current: Group, one: Found, opened: str | None) -> bool:
    """Whether this is the far side of "after 3 but before 6"."""
    return (
        opened in ("before", "until")
        and isinstance(one.piece, Clock)
        and current.time_open in ("after", "from")
        and isinstance(current.time, Clock)
        and current.until is None
    )


def _is_linked(line: Line, low: int, first: int) -> bool:
    is_near = first - low <= _WIDEST_LINK
    return is_near and any(line.text(i) in _LINKS for i in range(low, first))


def _refuse(line: Line, groups: list[Group]) -> None:
    """Negates what is refused behind its back, or given up for the next."""
    for left, right in pairwise(groups):
        if sides.is_given_up(line, left.first, right.first):
            left.is_negated, left.day_open, left.time_open = True, None, None
    for place, one in enumerate(groups):
        high = groups[place + 1].first if place + 1 < len(groups) else len(line.tokens)
        one.is_negated = one.is_negated or sides.is_refused(line, one.last, high)
