"""Finds the pieces of time talk in a line, left to right, the longest that fits first."""

from bot.understanding.times import calendar, clocks, relative
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock, Day, Found, Hours, Moment, Part
from bot.understanding.vocabulary import en_times as words

_SOON = (("as", "soon", "as"), ("as", "early", "as"))


def scan(line: Line) -> list[Found]:
    """All pieces in order; their tokens never overlap, except for the two halves of "tonight"."""
    found: list[Found] = []
    i = 0
    while i < len(line.tokens):
        pieces = _pieces_at(line, i, found)
        found += pieces
        i = pieces[-1].last if pieces else i + 1
    return found


def _pieces_at(line: Line, i: int, before: list[Found]) -> list[Found]:
    token = line.at(i)
    if token.kind == "word" and token.text not in _STARTERS or token.kind in ("dumb", "sign"):
        return []
    if token.text == "tonight":
        return [Found(Day(line.today), i, i + 1), Found(Part(18, 24, True), i, i + 1)]
    return _moment(line, i) or _days(line, i) or _clocks(line, i, before) or _parts(line, i)


def _moment(line: Line, i: int) -> list[Found]:
    text = line.text(i)
    if text in ("asap", "asasp"):
        return [Found(Moment(line.now, "after"), i, i + 1)]
    if tuple(line.text(i + k) for k in range(3)) in _SOON:
        end = line.skip(i + 3, "possible", "you", "can", "u", "poss")
        return [Found(Moment(line.now, "after"), i, end)]
    if (
        text in ("in", "within", "after")
        or line.kind(i) in ("number", "decimal", "date")
        or text in _COUNTS
    ):
        far = relative.counted(line, i)
        return [Found(far[0], i, far[1])] if far else []
    return []


def _days(line: Line, i: int) -> list[Found]:
    day = relative.day_at(line, i)
    run = _run_of_days(line, i, day)
    if run is not None:
        return [Found(run[0], i, run[1])]
    return [Found(day[0], i, day[1])] if day else []


def _run_of_days(line: Line, i: int, first: tuple[Day, int] | None) -> tuple[Day, int] | None:
    """ "monday to wednesday", "aug 27th - 29th", "13 to the 15th of july"."""
    j = first[1] if first else i + 1
    if (
        line.text(j) not in words.TO
        or line.text(j) == "and"
        and line.text(line.skip(i - 1, "the") - 1) != "between"
        and line.text(i - 1) != "between"
    ):
        return None
    k = line.skip(j + 1, "the")
    last = relative.day_at(line, k)
    if first is None:
        return _numbered_run(line, i, last)
    if last is None or first[0].grain != "day" or last[0].grain != "day":
        return _month_run(line, i, first[0], k)
    if line.kind(i) == "ordinal" and j == i + 1 and line.kind(last[1] - 1) == "month":
        return _numbered_run(line, i, last)
    if line.kind(k) == "ordinal" and last[1] == k + 1:
        return _month_run(line, i, first[0], k)
    end = last[0].start
    if end < first[0].start:
        end = calendar.plus_days(end, 7)
    return (
        (Day(first[0].start, calendar.plus_days(end, 1)), last[1])
        if end >= first[0].start
        else None
    )


def _numbered_run(line: Line, i: int, last: tuple[Day, int] | None) -> tuple[Day, int] | None:
    if last is None or line.kind(i) not in ("number", "ordinal") or last[0].grain != "day":
        return None
    end = last[0].start
    start = calendar.day_of(end.year, end.month, line.at(i).value)
    is_named = any(line.kind(k) == "month" for k in range(i, last[1]))
    if start is None or start >= end or not is_named:
        return None
    return Day(start, calendar.plus_days(end, 1)), last[1]


def _month_run(line: Line, i: int, first: Day, k: int) -> tuple[Day, int] | None:
    """The second half of "aug 27 - 29", where only the first half names the month."""
    token = line.at(k)
    is_dated = any(line.kind(place) in ("month", "ordinal") for place in range(i, k))
    is_number = token.kind in ("number", "ordinal") and len(token.text) <= 4 and token.value <= 31
    if first.grain != "day" or not is_dated or not is_number or line.text(k + 1) in ("am", "pm"):
        return None
    end = calendar.day_of(first.start.year, first.start.month, token.value)
    if end is None or end <= first.start:
        return None
    return Day(first.start, calendar.plus_days(end, 1)), k + 1


def _clocks(line: Line, i: int, before: list[Found]) -> list[Found]:
    hours = clocks.hours_at(line, i)
    if hours is not None and _is_hours_here(line, i, hours):
        return [Found(hours[0], i, hours[1])]
    is_expected = line.text(i - 1) in ("or", "and", "/") and _follows_clock(i, before)
    clock = clocks.clock_at(line, i, is_expected=is_expected)
    return [Found(clock[0], i, clock[1])] if clock else []


def _follows_clock(i: int, before: list[Found]) -> bool:
    return bool(before) and before[-1].last == i - 1 and isinstance(before[-1].piece, Clock | Hours)


def _is_hours_here(line: Line, i: int, hours: tuple[Hours, int]) -> bool:
    """Whether "3 to 4" stands where hours do, and not "3 to 4 people" or a lone "10 to 4"."""
    return line.kind(hours[1]) != "unit" and line.kind(i - 1) not in ("month", "number")


def _parts(line: Line, i: int) -> list[Found]:
    text = line.text(i)
    if line.kind(i) == "part":
        name = words.PARTS[text]
        return [Found(_part(name), i, i + 1)] if name in words.PART_HOURS else []
    if text in ("after", "before") and line.text(i + 1) in ("work", "school", "lunch", "lunchtime"):
        name = f"{text} {line.text(i + 1)}".replace("time", "")
        return [Found(_part(name), i, i + 2)] if name in words.PART_HOURS else []
    if text == "first" and line.text(i + 1) == "thing":
        return [Found(_part("first thing"), i, i + 2)]
    if text in words.EDGES:
        return _edge_of_part(line, i)
    return []


def _edge_of_part(line: Line, i: int) -> list[Found]:
    side = words.EDGES[line.text(i)]
    j = line.skip(i + 1, "in", "the", "-", "of", "this")
    if side == "late" and line.text(j) == "day" and j > i + 1:
        return [Found(_part("end of day"), i, j + 1)]
    if line.text(j) == "tonight":
        return [Found(Day(line.today), i, j + 1), Found(Part(21, 24, True), i, j + 1)]
    if line.kind(j) == "part":
        name = f"{side} {words.PARTS[line.text(j)]}"
        return [Found(_part(name), i, j + 1)] if name in words.PART_HOURS else []
    if j == i + 1 and line.kind(j) in ("weekday", "day"):
        name = {"early": "early morning", "late": "late afternoon"}.get(side)
        return [Found(_part(name), i, i + 1)] if name else []
    return []


def _part(name: str) -> Part:
    first, last = words.PART_HOURS[name]
    return Part(first, last, False if last <= 12 else True)


_COUNTS = frozenset((*words.AMOUNTS, "half"))
_STARTERS = frozenset(
    (*words.NEXT, *words.COMING, *words.EDGES, *words.AMOUNTS, *words.HOLIDAY_FIRST_WORDS)
) | frozenset(
    "asap asasp as in within after before half quarter a last weekend weekends weekday weekdays week day rest"
    " remainder all first".split()
)
