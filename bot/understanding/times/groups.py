"""Joins pieces into what is meant together: "tuesday" and "after 3", "friday" and "2 to 4"."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from bot.understanding.times import calendar, periods, sides
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock, Day, Found, Gone, Hours, Length, Moment, Part
from bot.understanding.vocabulary.en import times as words
from bot.understanding.vocabulary.en.sides import ORDERING

_LINKS = frozenset(("or", "and", "/", "&"))
_WIDEST_LINK = 5
_WIDEST_OF = 3
_BESIDE_GONE = frozenset(("of", "in", "on", "at", "the", "around", "about"))


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
    length: int | None = None
    """Minutes, of "from 3 for 2 hours"."""
    to: "Group | None" = None
    """The far side of "thursday 8am to friday noon"."""
    is_gone: bool = False
    is_time_first: bool = False
    """Whether its hours were said before its day: "between 3 and 5 on tuesday"."""
    is_negated: bool = False
    is_linked: bool = False
    """Whether "or" or "and" joins it to the group before."""
    is_listed: bool = False
    """Whether only a comma stands between it and the group before."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known but how long something takes."""
        return not (self.day or self.part or self.time or self.moment)


def group(line: Line, found: list[Found]) -> list[Group]:
    """The groups of a line, refused ones marked."""
    groups: list[Group] = []
    low = 0
    for place, one in enumerate(found):
        is_same_word = place > 0 and one.first == found[place - 1].first
        low = _add(line, groups, one, one.first if is_same_word else low)
    _refuse(line, groups)
    _correct(line, groups)
    meant = [one for one in _spanning(line, groups) if not one.is_gone and not one.is_empty]
    return _without_soon(meant)


def _without_soon(groups: list[Group]) -> list[Group]:
    """Drops "as soon as possible" where the text says of which day."""
    named = [one for one in groups if one.day is not None and not one.is_negated]
    return [one for one in groups if not (named and one.moment and one.moment.open)]


def _add(line: Line, groups: list[Group], one: Found, low: int) -> int:
    """Puts a piece where it belongs; the position behind it and what is said of it."""
    side = sides.before(line, one, low)
    later, end = sides.behind(line, one.last)
    opened = side.open or later
    current = groups[-1] if groups else None
    if current is not None and _closes_range(current, one, opened):
        current.until, current.last = _clock(one), end
        return end
    inner = _inside(line, current, one, low) if current is not None else None
    if current is not None and inner is not None:
        current.day, current.last = inner, end
        return end
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
    return end


_OF = frozenset(("of", "in", "the", "on", "for", "a"))


def _inside(line: Line, current: Group, one: Found, low: int) -> Day | None:
    """The day meant by a weekday and the weekend, week or month beside it: "a tuesday in april"."""
    if not isinstance(one.piece, Day) or current.day is None or current.is_gone:
        return None
    if one.first - low > _WIDEST_OF or any(line.text(k) not in _OF for k in range(low, one.first)):
        return None
    weekday, run = current.day, one.piece
    if run.is_bare:
        weekday, run = run, weekday
    is_pair = weekday.is_bare and periods.is_run(run)
    return _in_run(line, weekday, run) if is_pair else None


def _in_run(line: Line, weekday: Day, run: Day) -> Day | None:
    seen_from = max(run.start, line.today) - timedelta(days=1)
    found = calendar.next_weekday(seen_from, weekday.start.weekday())
    return Day(found) if found < periods.end_of(run) else None


def _clock(one: Found) -> Clock | None:
    return one.piece if isinstance(one.piece, Clock) else None


def _fill(current: Group, one: Found, opened: str | None) -> None:
    if isinstance(one.piece, Day):
        is_twice = sides.meaning(opened) is not None
        is_twice = is_twice and sides.meaning(opened) == sides.meaning(current.time_open)
        current.day, current.day_open = one.piece, None if is_twice else opened or current.day_open
    elif isinstance(one.piece, Moment):
        current.moment = one.piece
    elif isinstance(one.piece, Gone):
        current.is_gone = True
    elif isinstance(one.piece, Length):
        current.length = one.piece.minutes
    else:
        _fill_time(current, one.piece, opened)


def _fill_time(current: Group, piece: Part | Clock | Hours, opened: str | None) -> None:
    """Adds a time of day; a side that was left open before its day is the time's."""
    current.is_time_first = current.is_time_first or current.day is None
    if isinstance(piece, Part):
        current.part = _narrower(current.part, piece) if current.part else piece
    else:
        current.time = piece
    is_one_day = current.day is not None and current.day.end is None and current.day.grain == "day"
    if current.day_open and is_one_day and not opened and not isinstance(piece, Hours):
        current.time_open, current.day_open = current.day_open, None
    else:
        current.time_open = opened or current.time_open


def _narrower(one: Part, other: Part) -> Part | None:
    """Of two parts of the day the one inside of the other: "first thing ... morning"."""
    inner, outer = sorted((one, other), key=lambda part: part.last - part.first)
    return inner if outer.first <= inner.first and inner.last <= outer.last else None


def _has_room(line: Line, current: Group, one: Found, low: int) -> bool:
    if current.moment is not None or isinstance(one.piece, Moment):
        return False
    if isinstance(one.piece, Gone) or current.is_gone:
        return all(line.text(k) in _BESIDE_GONE for k in range(low, one.first))
    if isinstance(one.piece, Length):
        return current.length is None
    if current.is_negated and any(line.text(k) in sides.LOUD for k in range(low, one.first)):
        return False
    if isinstance(one.piece, Day):
        return current.day is None or (_is_same_day(current.day, one.piece) and one.first - low < 2)
    if isinstance(one.piece, Part):
        return current.part is None or _narrower(current.part, one.piece) is not None
    return current.time is None


def _is_same_day(one: Day, other: Day) -> bool:
    """Whether a day is only said twice: "tomorrow, thursday"."""
    return (one.start, one.end, one.grain) == (other.start, other.end, other.grain)


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
    said = {line.text(i) for i in range(low, first)}
    return is_near and bool(said & _LINKS) and not said & ORDERING


_FAR_SIDE = frozenset((*words.TO, "and"))


def _spanning(line: Line, groups: list[Group]) -> list[Group]:
    """Makes one of "thursday 8am to friday noon": two moments of different days."""
    spans: list[Group] = []
    for one in groups:
        if spans and _reaches(line, spans[-1], one):
            spans[-1].to, spans[-1].last = one, one.last
            spans[-1].time_open = spans[-1].day_open = None
        else:
            spans.append(one)
    return spans


def _reaches(line: Line, left: Group, right: Group) -> bool:
    if left.is_negated or right.is_negated or left.to or not (_is_at(left) and _is_at(right)):
        return False
    if left.day and right.day and right.day.start < left.day.start and not right.day.is_bare:
        return False
    joint = line.text(right.first) if right.time_open in ("until", "before") else ""
    joint = joint or line.text(right.first - 1)
    is_between = any(line.text(k) == "between" for k in range(left.first - 2, left.first + 1))
    if joint in words.AND and not is_between:
        return False
    return joint in _FAR_SIDE and right.first - left.last <= 1


def _is_at(one: Group) -> bool:
    """Whether a moment of one day is told."""
    is_one_day = one.day is not None and one.day.end is None and one.day.grain == "day"
    return is_one_day and (isinstance(one.time, Clock) or (one.part is not None and not one.time))


def _refuse(line: Line, groups: list[Group]) -> None:
    """Negates what is refused behind its back, or given up for the next."""
    for left, right in pairwise(groups):
        if sides.is_given_up(line, left.first, right.first):
            left.is_negated, left.day_open, left.time_open = True, None, None
    for place, one in enumerate(groups):
        high = groups[place + 1].first if place + 1 < len(groups) else len(line.tokens)
        if sides.is_refused(line, one.last, high):
            _refuse_with(groups, place)


def _correct(line: Line, groups: list[Group]) -> None:
    """Puts a time for the one before that it corrects; what it does not say again stays."""
    for left, right in pairwise(groups):
        if left.is_negated or not sides.is_corrected(line, left.last, right.first):
            continue
        if right.day is None:
            right.day, right.day_open = left.day, left.day_open
        if right.time is None and right.part is None:
            right.time, right.part, right.time_open = left.time, left.part, left.time_open
        right.first, right.is_negated, left.is_gone = left.first, False, True


def _refuse_with(groups: list[Group], place: int) -> None:
    """Refuses a group and those joined to it: "monday and tuesday don't work"."""
    groups[place].is_negated = True
    while place and groups[place].is_linked and groups[place].first - groups[place - 1].last <= 1:
        place -= 1
        groups[place].is_negated = True
