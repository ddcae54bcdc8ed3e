"""Reads from one clock to another: "2-4pm", "from 2 to 4", "between 9:30 and 11"."""

from bot.understanding.times import clocks
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock, Hours
from bot.understanding.vocabulary.en import times as words

_LONGEST_BARE = 11
"""From so many hours on, "3 to 2" is a score; "7-6" and "9-8" are a whole day."""
_FIRST_OF_DAY = 6


def hours_at(line: Line, i: int) -> tuple[Hours, int] | None:
    """From one clock to another: "2-4pm", "from 2 to 4", "between 9:30 and 11"."""
    is_between = line.text(i - 1) == "between"
    first = clocks.clock_at(line, i) or _bare(line, i) or _bare_of_24(line, i, i)
    if first is None:
        return None
    clock, j = _in_part(line, *first)
    has_part = j > first[1]
    k = j + 1 if line.text(j) in ("pm", "am") else j
    if line.text(k) not in words.TO or (line.text(k) in words.AND and not is_between):
        return None
    if is_moved(line, i):
        return None
    start = k + 1
    last = clocks.clock_at(line, start, is_expected=True) or _bare_of_24(line, i, start)
    if last is None or not _is_range(line, i, clock, last[0]):
        return None
    last = _in_part(line, *last) if has_part else last
    fine = any(line.kind(k) == "clock" or line.at(k).value > 100 for k in (i, start))
    return Hours(clock, last[0], fine or bool(clock.minute or last[0].minute)), last[1]


def _in_part(line: Line, clock: Clock, j: int) -> tuple[Clock, int]:
    """The clock with the part of the day behind it: "8 in the morning (to 2 in the afternoon)"."""
    k = line.skip(j, "in", "at", "the")
    if k == j or line.kind(k) != "part" or clock.is_certain or clock.hour > 12:
        return clock, j
    last_hour = words.PART_HOURS.get(words.PARTS[line.text(k)], (0, 0))[1]
    return Clock(clock.hour, clock.minute, last_hour > 12, True), k + 1


def is_moved(line: Line, i: int) -> bool:
    """Whether what begins here is what something is moved away from."""
    for k in range(i - 1, max(i - 8, -1), -1):
        if line.text(k) in ("to", "between", "for"):
            return False
        if line.text(k) in words.MOVING:
            return True
    return False


def _bare(line: Line, i: int) -> tuple[Clock, int] | None:
    token = line.at(i)
    if token.kind != "number" or not 1 <= token.value <= 12 or line.text(i - 1) == "-":
        return None
    return Clock(token.value), i + 1


def _bare_of_24(line: Line, i: int, j: int) -> tuple[Clock, int] | None:
    """The hours of "from 13 to 15", which only "from" or "between" before `i` makes hours."""
    token = line.at(j)
    is_hour = token.kind == "number" and 12 < token.value < 24 and token.text.isdigit()
    if not is_hour or line.text(i - 1) not in ("from", "between") or line.kind(j + 1) == "month":
        return None
    return Clock(token.value, 0, None, True), j + 1


def _is_range(line: Line, i: int, first: Clock, last: Clock) -> bool:
    if line.text(i - 1) in ("option", "options", "number", "numbers") or first == last:
        return False
    is_bare = not (first.minute or last.minute or first.is_certain or last.is_certain)
    is_led = line.text(i - 1) in ("from", "between")
    is_score = first.hour < _FIRST_OF_DAY and (last.hour - first.hour) % 12 >= _LONGEST_BARE
    return is_led or not is_bare or not is_score
