"""Joins pieces into what is meant together: "tuesday" + "after 3", "tuesday or thursday morning"."""

from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.times import clocks
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock, Day, Found, Hours, Moment, Part
from bot.understanding.vocabulary import en_times as words

_BETWEEN = frozenset(
    "the about around on at like say a bit approximately roughly of in any".split()
)
_LINKS = frozenset(("or", "and", "/", "&"))
_OPPOSITE = {"before": "from", "until": "from", "after": "until", "from": "before"}
_LOUD = frozenset((".", "!", "?", ";", "\n", "but"))


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
    """The groups of a line, with what linked ones share filled in."""
    groups: list[Group] = []
    for place, one in enumerate(found):
        low = found[place - 1].last if place else 0
        if place and one.first == found[place - 1].first:
            low = one.first
        _add(line, groups, one, low)
    _refuse(line, groups)
    _give_up(line, groups)
    _list(groups)
    _share(groups)
    return _merge_lone_halves(groups)


def _add(line: Line, groups: list[Group], one: Found, low: int) -> None:
    opened, negated, first = _before(line, one, low)
    end, later = _behind(line, one.last)
    opened = opened or later
    is_day = isinstance(one.piece, Day)
    link = _link(line, low, first)
    current = groups[-1] if groups else None
    if current is not None and _closes_range(current, one, opened):
        assert isinstance(one.piece, Clock)  # noqa: S101
        current.until, current.last = one.piece, end
        return
    if current is None or link or negated or not _has_room(current, one):
        listed = line.text(first - 1) == "," and first - 1 == low
        current = Group(first, end, is_negated=negated, is_linked=link, is_listed=listed)
        if link and groups and groups[-1].is_negated and not negated:
            current.is_negated = True
        groups.append(current)
    elif current.is_negated and any(line.text(k) in _LOUD for k in range(low, first)):
        current = Group(first, end)
        groups.append(current)
    current.last = end
    _fill(current, one)
    if opened and is_day:
        current.day_open = opened
    elif opened:
        current.time_open = opened


def _fill(current: Group, one: Found) -> None:
    if isinstance(one.piece, Day):
        current.day = one.piece
    elif isinstance(one.piece, Part):
        current.part = _narrower(current.part, one.piece) if current.part else one.piece
    elif isinstance(one.piece, Moment):
        current.moment = one.piece
    else:
        current.time = one.piece


def _narrower(one: Part, other: Part) -> Part | None:
    """Of two parts of the day the one inside of the other: "first thing ... morning"."""
    inner, outer = sorted((one, other), key=lambda part: part.last - part.first)
    return inner if outer.first <= inner.first and inner.last <= outer.last else None


def _has_room(current: Group, one: Found) -> bool:
    if current.moment is not None or isinstance(one.piece, Moment):
        return False
    if isinstance(one.piece, Day):
        return current.day is None
    if isinstance(one.piece, Part):
        return current.part is None or _narrower(current.part, one.piece) is not None
    return current.time is None


def _closes_range(current: Group, one: Found, opened: str | None) -> bool:
    return (
        opened in ("before", "until")
        and isinstance(one.piece, Clock)
        and current.time_open in ("after", "from")
        and isinstance(current.time, Clock)
        and current.until is None
    )


def _before(line: Line, one: Found, low: int) -> tuple[str | None, bool, int]:
    """Open side and negation said in front of a piece, and where that begins."""
    i = one.first
    while i > low and line.text(i - 1) in _BETWEEN:
        i -= 1
    opened, i = _opening_word(line, one, i, low)
    begin = i
    while i > low and line.text(i - 1) in _BETWEEN:
        i -= 1
    negated, i = _negation(line, one, i, low)
    if opened and negated:
        return _OPPOSITE.get(opened, opened), False, i
    return opened, negated, i if negated else min(begin, one.first)


def _opening_word(line: Line, one: Found, i: int, low: int) -> tuple[str | None, int]:
    is_run = isinstance(one.piece, Day) and one.piece.end is not None
    if i <= low or isinstance(one.piece, Hours | Moment):
        return None, one.first
    word, before = line.text(i - 1), line.text(i - 2) if i - 2 >= low else ""
    if word == "than" and before in ("later", "earlier", "sooner", "before", "after"):
        return ("after" if before in ("later", "after") else "before"), i - 2
    if word in ("after", "past"):
        return "after", i - 1
    if (
        word in ("from", "since", "starting", "beginning")
        and not isinstance(one.piece, Part)
        and not is_run
    ):
        return "from", i - 1
    if word == "before":
        return "before", i - 1
    if word == "by" and not isinstance(one.piece, Part):
        return "by", i - 1
    if word in words.UNTIL:
        return "until", i - 1
    return None, one.first


def _negation(line: Line, one: Found, i: int, low: int) -> tuple[bool, int]:
    word, before = line.text(i - 1) if i > low else "", line.text(i - 2) if i - 2 >= low else ""
    third = line.text(i - 3) if i - 3 >= low else ""
    if word in ("busy", "unavailable", "away"):
        return True, i - 1
    if word in ("free", "available", "around", "in") and before in ("not", "arent", "isnt"):
        return True, i - 2
    if (word, before) in (("work", "i"), ("working", "am"), ("on", "cant"), ("working", "i")):
        return True, i - 1
    if word in ("cant", "cannot"):
        return True, i - 1
    if word in ("not", "except", "excluding", "besides", "nothing", "never"):
        return True, i - 1
    if word in ("for", "from") and before in ("except", "apart", "aside"):
        return True, i - 2
    if word == "than" and before == "other":
        return True, i - 2
    if word == "but" and before in ("anything", "anytime", "day", "time", "any", "everything"):
        return True, i - 1
    if word == "no" and (_is_general(line, one) or line.text(one.first - 1) in ("than", "before")):
        return True, i - 1
    if word in (
        "do",
        "make",
        "want",
        "like",
        "on",
        "have",
        "come",
        "work",
        "be",
        "available",
    ) and before in ("cant", "dont", "wont", "not", "didnt"):
        return True, i - 2
    is_far = word in ("do", "make", "it", "in") and third in ("cant", "dont", "wont")
    return is_far, i - 3 if is_far else i


def _is_general(line: Line, one: Found) -> bool:
    if isinstance(one.piece, Day):
        return one.piece.is_general
    return isinstance(one.piece, Part) and line.text(one.last - 1).endswith("s")


def _behind(line: Line, i: int) -> tuple[int, str | None]:
    """ "or later", "onwards", "or before" behind a piece."""
    word = line.text(i)
    if word in ("onwards", "onward"):
        return i + 1, "from"
    if word in ("or", "and", "&") and line.text(i + 1) in (
        "later",
        "after",
        "onwards",
        "onward",
        "beyond",
        "on",
    ):
        return i + 2, "from"
    if word == "or" and line.text(i + 1) in ("earlier", "before", "sooner"):
        return i + 2, "until"
    if word == "on" and line.kind(i + 1) in ("end", "sign") and line.at(i - 1).kind != "word":
        return i + 1, "from"
    return i, None


def _link(line: Line, low: int, first: int) -> bool:
    return any(line.text(i) in _LINKS for i in range(low, first)) and first - low <= 5


def _refuse(line: Line, groups: list[Group]) -> None:
    """Negates what is refused behind its back: "monday doesn't work", "4 is too late"."""
    for place, one in enumerate(groups):
        high = groups[place + 1].first if place + 1 < len(groups) else one.last + 7
        if _is_refused(line, one.last, min(high, one.last + 7)):
            one.is_negated = True


def _is_refused(line: Line, i: int, high: int) -> bool:
    said = []
    for k in range(i, high):
        if line.text(k) in _LOUD or line.kind(k) == "end":
            break
        said.append(line.text(k))
    if not said:
        return False
    for place, word in enumerate(said[:3]):
        follows = said[place + 1 : place + 4]
        if word in words.REFUSING and any(other in words.REFUSED for other in follows):
            return "not" not in said[:place]
        if word in ("is", "are", "s") and follows[:1] and follows[0] in words.OUT:
            return True
        if word == "no" and follows[:1] == ["good"]:
            return True
        if word == "too" and follows[:1] and follows[0] in words.TOO:
            return True
    return "too" in said[:5] and bool(words.TOO.intersection(said[:6])) and said[0] in ("is", "s")


def _give_up(line: Line, groups: list[Group]) -> None:
    """Negates what is moved away from: "move my friday appointment to monday"."""
    for left, right in pairwise(groups):
        is_target = line.text(right.first - 1) == "to" or line.text(right.first) == "to"
        moving = any(
            line.text(k) in words.MOVING for k in range(max(0, left.first - 6), left.first)
        )
        if is_target and moving and clocks.is_moved(line, left.first):
            left.is_negated, left.day_open, left.time_open = True, None, None


def _list(groups: list[Group]) -> None:
    """Joins "monday, tuesday or friday" into one list; without "or" a comma joins nothing."""
    for left, right in reversed(list(pairwise(groups))):
        is_open = left.day is not None and left.time is None and left.part is None
        if right.is_linked and left.is_listed and is_open:
            left.is_linked = True
    for left, right in pairwise(groups):
        if right.is_linked and right.is_listed and left.is_negated:
            right.is_negated = True


def _share(groups: list[Group]) -> None:
    """Gives linked groups what was said only once: "tuesday at 3 or 4", "tue or thu morning"."""
    for left, right in pairwise(groups):
        is_second = right.is_linked or (right.is_listed and left.time is not None)
        if is_second and right.day is None and left.day is not None and right.moment is None:
            right.day = left.day
        _share_half(left, right)
    for left, right in reversed(list(pairwise(groups))):
        if (
            not right.is_linked
            or left.moment
            or right.moment
            or left.is_negated != right.is_negated
        ):
            continue
        if (
            left.day is not None
            and left.part is None
            and left.time is None
            and right.day is not left.day
        ):
            left.part, left.time = right.part, right.time
            left.time_open, left.until = right.time_open, right.until


def _share_half(left: Group, right: Group) -> None:
    if not right.is_linked:
        return
    if isinstance(left.time, Clock) and isinstance(right.time, Clock):
        if left.time.is_pm is None and not left.time.is_certain and left.part is None:
            left.time.is_pm = right.time.is_pm if left.time.hour <= 12 else None
        elif right.time.is_pm is None and not right.time.is_certain and right.part is None:
            is_later = right.time.hour % 12 > left.time.hour % 12
            right.time.is_pm = left.time.is_pm if is_later else None


def _merge_lone_halves(groups: list[Group]) -> list[Group]:
    """One day and one time, said apart in one text, are one meaning."""
    plain = [one for one in groups if not one.is_negated and one.moment is None]
    days = [one for one in plain if one.day is not None and one.time is None and one.part is None]
    times = [one for one in plain if one.day is None]
    if len(plain) != 2 or len(days) != 1 or len(times) != 1:
        return groups
    day, time = days[0], times[0]
    day.part, day.time, day.time_open, day.until = time.part, time.time, time.time_open, time.until
    day.first, day.last = min(day.first, time.first), max(day.last, time.last)
    return [one for one in groups if one is not time]
