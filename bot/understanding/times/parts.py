"""Reads parts of the day: "morning", "late afternoon", "first thing", "monday am", "end of day"."""

from bot.understanding.times import days
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day, Found, Part
from bot.understanding.vocabulary.en import times as words

_DAY_KINDS = frozenset(("weekday", "day", "ordinal", "month", "date"))


def part_of(name: str) -> Part:
    """The part of the day of that name."""
    first, last = words.PART_HOURS[name]
    return Part(first, last, last > 12)


def parts_at(line: Line, i: int) -> list[Found]:
    """A part of the day at a position, and today beside it where it is today's."""
    text = line.text(i)
    if text == "tonight":
        return [Found(Day(line.today), i, i + 1), Found(Part(18, 24, True), i, i + 1)]
    if text == "this":
        return _todays(line, i)
    pair = words.PART_PHRASES.get((text, line.text(i + 1)))
    if pair is not None and not _is_remark(line, i):
        return [Found(part_of(pair), i, i + 2)]
    if text in words.EDGES:
        return _share(line, i)
    name = _name_at(line, i)
    return [Found(part_of(name), i, i + 1)] if name else []


def _is_remark(line: Line, i: int) -> bool:
    """Whether "last thing" leads to what is said: "one last thing, ...", "last thing is ..."."""
    if line.text(i) != "last" or line.kind(i - 1) in _DAY_KINDS:
        return False
    return line.at(i - 1).value == 1 or line.text(i + 2) in words.BEHIND_LAST_THING


def _name_at(line: Line, i: int) -> str | None:
    if line.kind(i) == "part":
        if line.text(i + 1) in words.BEHIND_LOOKS or _is_name(line, i):
            return None
        name = words.PARTS[line.text(i)]
        if name in ("evening", "afternoon") and line.text(i - 1) == "late":
            return f"late {name}"
        return name if name in words.PART_HOURS else None
    if line.text(i) in ("am", "pm") and _is_half_of_day(line, i):
        return "morning" if line.text(i) == "am" else "afternoon"
    return None


def _is_name(line: Line, i: int) -> bool:
    """Whether it is somebody's name: "with dawn"; not "at dawn", "friday eve"."""
    if line.text(i) not in words.NAMES_OF_PEOPLE:
        return False
    return line.text(i - 1) not in words.BEFORE_PART and line.kind(i - 1) not in _DAY_KINDS


def _is_half_of_day(line: Line, i: int) -> bool:
    """Whether "am" is the morning: "monday am", "in the am"; not "i am" or "3 am"."""
    if line.text(i + 1) == "i":
        return False
    if line.text(i - 1) == "the":
        return line.text(i - 2) in ("in", "for")
    if line.text(i - 1) in ("or", "and", "/") and line.text(i - 2) in ("am", "pm"):
        return True
    if line.text(i) == "pm" and line.text(i - 1) in ("", "in", "any", "prefer"):
        return True
    is_day = line.kind(i - 1) in _DAY_KINDS or line.kind(i - 2) in ("month", "ordinal")
    return is_day or line.text(i - 1) in ("week", "weekend", "this")


def _todays(line: Line, i: int) -> list[Found]:
    """Reads "this afternoon", "this pm"."""
    found = parts_at(line, i + 1) if line.text(i + 1) != "this" else []
    if not found or not isinstance(found[0].piece, Part) or line.text(i + 1) == "first":
        return []
    end = found[0].last
    return [Found(Day(line.today), i, end), Found(found[0].piece, i, end)]


def _share(line: Line, i: int) -> list[Found]:
    """The early, middle or late share of a part of the day or of a day."""
    side = words.EDGES[line.text(i)]
    j = line.skip(i + 1, "in", "the", "-", "of", "this", "at", "on")
    today = Found(Day(line.today), i, j + 1)
    if line.text(j) == "day" and j > i + 1 and line.text(j + 1) not in ("after", "before"):
        return _share_of_day(line, i, j, side)
    if line.text(j) == "tonight":
        return [today, Found(Part(21, 24, True), i, j + 1)]
    if line.text(i) == "later" and line.text(j) == "today":
        return [today]
    if line.kind(j) == "part":
        name = f"{side} {words.PARTS[line.text(j)]}"
        found = [Found(part_of(name), i, j + 1)] if name in words.PART_HOURS else []
        return [today, *found] if found and line.text(j - 1) == "this" else found
    if line.kind(j) in ("weekday", "day") and line.text(j - 1) not in ("of", "the"):
        return _share_before_day(line, i, j, side)
    return []


def _share_before_day(line: Line, i: int, j: int, side: str) -> list[Found]:
    """Reads "early tuesday", "early tuesday evening"."""
    name = f"{side} {words.PARTS.get(line.text(j + 1), '')}"
    day = days.day_at(line, j) if name in words.PART_HOURS else None
    if day is not None and day[1] == j + 1:
        return [Found(day[0], i, j + 2), Found(part_of(name), i, j + 2)]
    name = {"early": "early morning", "late": "late afternoon"}.get(line.text(i), "")
    return [Found(part_of(name), i, i + 1)] if name else []


def _share_of_day(line: Line, i: int, j: int, side: str) -> list[Found]:
    """Reads "end of the day", which "by" makes today's."""
    before = line.text(i - 2) if line.text(i - 1) == "the" else line.text(i - 1)
    is_days = line.kind(line.skip(j + 1, "on", "of")) in _DAY_KINDS
    if before == "by" and side == "late" and not is_days:
        return [Found(Day(line.today), i, j + 1)]
    if side == "mid":
        return [Found(Part(11, 15, True), i, j + 1)]
    return [Found(part_of("end of day" if side == "late" else "first thing"), i, j + 1)]
