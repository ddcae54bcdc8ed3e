"""Finds the pieces of time talk in a line, left to right, the longest that fits first."""

from bot.understanding.times import amounts, clocks, days, hours, parts, runs
from bot.understanding.times.gone import gone_at
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock, Day, Found, Gone, Hours, Length, Moment
from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.en import times as words

_OR = frozenset(("or", "and", "/"))
_LONGEST_LIST = 4
_REACH = 6
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
    if token.text in ("same", "this") and line.text(i + 1) in ("time", "day"):
        return _same(line, i)
    return (
        _moment(line, i)
        or _todays(line, i)
        or _days(line, i, before)
        or _gone(line, i)
        or _clocks(line, i, before)
        or parts.parts_at(line, i)
    )


def _is_courtesy(line: Line, i: int) -> bool:
    """Whether it is only said in greeting: "good morning", "have a great weekend"."""
    before = line.text(i - 1)
    if before in ("happy", "merry", "enjoy") or line.text(i - 2) == "enjoy":
        return True
    if line.kind(i) == "part" and before == "" and line.text(i + 1) in words.GREETED:
        return True
    if before not in ("good", "great", "nice", "lovely", "wonderful"):
        return False
    return (
        line.kind(i) == "part" and line.text(i - 2) in ("", "hi", "hello", "hey", "a")
    ) or line.text(i - 2) == "a"


def _same(line: Line, i: int) -> list[Found]:
    """Reads "same time next week", of which time only the talk before knows."""
    unit = amounts.amount_of(line.text(i + 3)) if line.text(i + 2) in words.NEXT else None
    if unit is None or not unit.is_of_days:
        return []
    return [Found(Day(amounts.moved(line.today, unit)), i, i + 4)]


def _moment(line: Line, i: int) -> list[Found]:
    text = line.text(i)
    if text == "asap":
        return [Found(Moment(line.now, "after"), i, i + 1)]
    if text in ("right", "straight", "immediately"):
        return _at_once(line, i)
    if tuple(line.text(i + k) for k in range(3)) in _SOON:
        end = line.skip(i + 3, "possible", "you", "can", "u", "poss")
        return [Found(Moment(line.now, "after"), i, end)]
    if text == "for":
        return _length(line, i)
    if text in words.NEXT:
        return _next_hours(line, i)
    if line.kind(i) in ("number", "decimal", "date") or text in _COUNTS:
        far = days.far_at(line, i)
        return [Found(far[0], i, far[1])] if far else []
    return []


def _at_once(line: Line, i: int) -> list[Found]:
    """Reads "can i come in right now", "do you have anything right away", without "not"."""
    end = i + 1 if line.text(i) == "immediately" else i + 2
    is_said = end == i + 1 or line.text(i + 1) in ("away", "now")
    if any(line.text(k) in words.NOT_AT_ONCE for k in range(max(i - _REACH, 0), i)):
        return []
    is_alone = line.text(i - 1) == "" and line.kind(end) in ("end", "sign")
    if not is_said or not (is_alone or line.text(i - 1) in words.BEFORE_AT_ONCE):
        return []
    return [Found(Moment(line.now, "after"), i, end)]


def _length(line: Line, i: int) -> list[Found]:
    """How long something takes: "for 2 hours"."""
    said = amounts.amount_at(line, i + 1)
    if said is None or not said[0].minutes:
        return []
    return [Found(Length(said[0].minutes), i, said[1])]


def _next_hours(line: Line, i: int) -> list[Found]:
    """The time from now that is left by "the next hour", "the next 2 hours"."""
    unit = amounts.unit_at(line, i + 1)
    said = (amounts.Amount(minutes=60), i + 2) if unit == "hour" else amounts.amount_at(line, i + 1)
    if said is None or not said[0].minutes:
        return []
    now = line.now.replace(second=0, microsecond=0)
    return [Found(Moment(now, None, amounts.later(line, said[0])), i, said[1])]


def _todays(line: Line, i: int) -> list[Found]:
    is_todays = line.text(i) in ("tonight", "this")
    return parts.parts_at(line, i) if is_todays else []


def _gone(line: Line, i: int) -> list[Found]:
    end = gone_at(line, i)
    return [Found(Gone(), i, end)] if end else []


def _days(line: Line, i: int, before: list[Found]) -> list[Found]:
    day = runs.following(line, i, before) or days.day_at(line, i)
    if day is not None and line.text(day[1]) == "gone":
        return [Found(Gone(), i, day[1] + 1)]
    if day is not None and day[0].start.year < line.today.year and day[0].grain == "day":
        return [Found(Gone(), i, day[1])]
    day = day or runs.other_day(line, i, before) or runs.elided(line, i, before)
    run = runs.run_of_days(line, i, day)
    if run is not None:
        return [Found(run[0], i, run[1])]
    return [Found(day[0], i, day[1])] if day else []


def _clocks(line: Line, i: int, before: list[Found]) -> list[Found]:
    if line.at(i).value == 12 and line.text(i + 1) == "midnight":
        return [Found(Clock(0, 0, None, True), i, i + 2)]
    span = hours.hours_at(line, i)
    if span is not None and _is_hours_here(line, i, span, before):
        return [Found(span[0], i, span[1])]
    is_expected = _is_alternative(line, i, before)
    clock = clocks.clock_at(line, i, is_expected=is_expected)
    return [Found(clock[0], i, clock[1])] if clock else []


def _is_alternative(line: Line, i: int, before: list[Found]) -> bool:
    """Whether "or" joins a bare hour to a clear one: "at 3 or 4", "3, 4 or 5pm"."""
    if line.text(i) == "one" and line.text(i + 1) in ("at", "on", "for", "of"):
        return False
    joint = i - 2 if line.text(i - 2) == "," else i - 1
    if line.text(i - 1) in _OR and before and before[-1].last == joint:
        return isinstance(before[-1].piece, Clock | Hours)
    if line.text(i - 1) == "to" and before and before[-1].last == i - 1:
        return isinstance(before[-1].piece, Clock) and hours.is_moved(line, i - 1)
    if line.text(i - 1) == "," and before and before[-1].last == i - 1:
        return isinstance(before[-1].piece, Clock) and _ends_list(line, i + 1)
    return line.text(i - 1) != "not" and _is_in_clear_list(line, i + 1)


def _is_in_clear_list(line: Line, i: int) -> bool:
    """Whether a list of hours goes on here and holds a clear one: "3", ", 4 or 5pm"."""
    is_clear = is_list = False
    if not any(line.text(k) in _OR for k in range(i, i + 2 * _LONGEST_LIST)):
        return False
    for _ in range(_LONGEST_LIST):
        if not (line.text(i) in _OR or line.text(i) == ","):
            break
        is_list = is_list or line.text(i) in _OR or line.text(i + 1) in _OR
        i = line.skip(i + 1, "or", "and", "maybe")
        if line.kind(i) not in ("number", "clock"):
            break
        clock = clocks.clock_at(line, i)
        is_clear = is_clear or clock is not None
        i = clock[1] if clock else i + 1
    return is_clear and is_list


def _ends_list(line: Line, i: int) -> bool:
    """Whether "or" and one more number follow."""
    is_joint = line.text(i) in ("or", "and", ",")
    return is_joint and line.kind(line.skip(i + 1, "or", "and")) in ("number", "clock")


def _is_hours_here(line: Line, i: int, span: tuple[Hours, int], before: list[Found]) -> bool:
    """Whether "3 to 4" stands where hours do, and not in "3 to 4 people" or "march 3 to 4"."""
    said, end = span
    if said.last.is_pm is None and line.kind(end) == "unit" and line.text(end) != "day":
        return False
    is_behind_day = before and before[-1].last == i and isinstance(before[-1].piece, Day)
    return bool(is_behind_day) or line.kind(i - 1) not in ("month", "number")


_COUNTS = frozenset((*words.AMOUNTS, "half", "quarter", "in", "within", "after"))
_STARTERS = frozenset(
    (
        *(*words.NEXT, *words.COMING, *words.EDGES, *words.AMOUNTS, *words.HOLIDAY_FIRST_WORDS),
        *(*words.SEASONS, *words.QUARTERS, *words.PAST_WORDS, *words.LAST),
    )
) | word_set(
    "asap as in within after before for half quarter a last weekend weekends weekday weekdays week"
    " day rest remainder all first same midweek am pm right straight immediately"
)
