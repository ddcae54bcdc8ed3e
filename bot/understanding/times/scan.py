"""Finds the pieces of time talk in a line, left to right, the longest that fits first."""

from bot.understanding.times import calendar, clocks, days, runs
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock, Day, Found, Hours, Moment, Part
from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.en import times as words

_OR = frozenset(("or", "and", "/"))
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
    if (token.kind == "word" and token.text not in _STARTERS) or token.kind in ("dumb", "sign"):
        return []
    if _is_courtesy(line, i):
        return []
    if token.text == "tonight":
        return [Found(Day(line.today), i, i + 1), Found(Part(18, 24, True), i, i + 1)]
    if token.text == "this" and line.kind(i + 1) == "part":
        return _this_part(line, i)
    if token.text in ("same", "this") and line.text(i + 1) in ("time", "day"):
        return _same(line, i)
    return _moment(line, i) or _days(line, i, before) or _clocks(line, i, before) or _parts(line, i)


def _is_courtesy(line: Line, i: int) -> bool:
    """Whether it is only said in greeting: "good morning", "have a great weekend"."""
    before = line.text(i - 1)
    if before in ("happy", "merry"):
        return True
    if before not in ("good", "great", "nice", "lovely", "wonderful"):
        return False
    return (
        line.kind(i) == "part" and line.text(i - 2) in ("", "hi", "hello", "hey", "a")
    ) or line.text(i - 2) == "a"


def _this_part(line: Line, i: int) -> list[Found]:
    """Reads "this afternoon", which is today's."""
    parts = _parts(line, i + 1)
    return [Found(Day(line.today), i, i + 2), Found(parts[0].piece, i, i + 2)] if parts else []


def _same(line: Line, i: int) -> list[Found]:
    """Reads "same time next week": which time, only the talk before knows."""
    if line.text(i + 2) not in words.NEXT or line.text(i + 3) != "week":
        return []
    return [Found(Day(calendar.plus_days(line.today, 7)), i, i + 4)]


def _moment(line: Line, i: int) -> list[Found]:
    text = line.text(i)
    if text == "asap":
        return [Found(Moment(line.now, "after"), i, i + 1)]
    if tuple(line.text(i + k) for k in range(3)) in _SOON:
        end = line.skip(i + 3, "possible", "you", "can", "u", "poss")
        return [Found(Moment(line.now, "after"), i, end)]
    if (
        text in ("in", "within", "after")
        or line.kind(i) in ("number", "decimal", "date")
        or text in _COUNTS
    ):
        far = days.counted(line, i)
        return [Found(far[0], i, far[1])] if far else []
    return []


def _days(line: Line, i: int, before: list[Found]) -> list[Found]:
    day = days.day_at(line, i) or runs.other_day(line, i, before)
    run = runs.run_of_days(line, i, day)
    if run is not None:
        return [Found(run[0], i, run[1])]
    return [Found(day[0], i, day[1])] if day else []


def _clocks(line: Line, i: int, before: list[Found]) -> list[Found]:
    hours = clocks.hours_at(line, i)
    if hours is not None and _is_hours_here(line, i, hours):
        return [Found(hours[0], i, hours[1])]
    is_expected = _is_alternative(line, i, before)
    clock = clocks.clock_at(line, i, is_expected=is_expected)
    return [Found(clock[0], i, clock[1])] if clock else []


def _is_alternative(line: Line, i: int, before: list[Found]) -> bool:
    """Whether "or" joins a bare hour to a clear one: "at 3 or 4", "3 or 4pm"."""
    if line.text(i - 1) in _OR and before and before[-1].last == i - 1:
        return isinstance(before[-1].piece, Clock | Hours)
    if line.text(i + 1) in _OR and line.kind(i + 2) in ("number", "clock"):
        other = clocks.clock_at(line, i + 2)
        return other is not None
    return False


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
    if line.text(i) in ("end", "late") and line.text(j) == "day" and j > i + 1:
        if line.text(line.skip(i - 1, "the")) == "by" or line.text(i - 2) == "by":
            return [Found(Day(line.today), i, j + 1)]
        return [Found(_part("end of day"), i, j + 1)]
    if line.text(j) == "tonight":
        return [Found(Day(line.today), i, j + 1), Found(Part(21, 24, True), i, j + 1)]
    if line.text(i) == "later" and line.text(j) == "today":
        return [Found(Day(line.today), i, j + 1)]
    if line.kind(j) == "part":
        name = f"{side} {words.PARTS[line.text(j)]}"
        found = [Found(_part(name), i, j + 1)] if name in words.PART_HOURS else []
        is_todays = found and line.text(j - 1) == "this"
        return [Found(Day(line.today), i, j + 1), *found] if is_todays else found
    if j == i + 1 and line.kind(j) in ("weekday", "day"):
        name = {"early": "early morning", "late": "late afternoon"}.get(side, "")
        return [Found(_part(name), i, i + 1)] if name else []
    return []


def _part(name: str) -> Part:
    first, last = words.PART_HOURS[name]
    return Part(first, last, last > 12)


_COUNTS = frozenset((*words.AMOUNTS, "half"))
_STARTERS = frozenset(
    (*words.NEXT, *words.COMING, *words.EDGES, *words.AMOUNTS, *words.HOLIDAY_FIRST_WORDS)
) | word_set(
    "asap as in within after before half quarter a last weekend weekends weekday weekdays week day"
    " rest remainder all first same midweek"
)
