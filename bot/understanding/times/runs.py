"""Reads runs of days: "monday to wednesday", "aug 27th - 29th", "13 to the 15th of july"."""

from bot.understanding.times import calendar, clocks, days, hours, periods
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day, Found
from bot.understanding.vocabulary.en import times as words

_HOUR_MARKS = frozenset(("am", "pm", "a", "p", "oclock", "ish", "sharp", "o", "-"))
_OR = frozenset(("or", "and", "/"))
_BUT = _OR | {"but"}
_TO = words.TO - words.AND
_BESIDE = ("or", "and", ",", "the", "maybe")


def run_of_days(line: Line, i: int, first: tuple[Day, int] | None) -> tuple[Day, int] | None:
    """Reads "monday to wednesday", "aug 27th - 29th", "13 to the 15th of july"."""
    numbered = _weekday_and_number(line, i)
    if numbered is not None:
        return numbered
    j = first[1] if first else i + 1
    if line.text(j) not in words.TO or hours.is_moved(line, i):
        return None
    if line.text(j) in words.AND and "between" not in (line.text(i - 1), line.text(i - 2)):
        return None
    if first is None and line.kind(i) not in ("number", "ordinal"):
        return None
    k = line.skip(j + 1, "the")
    last = days.day_at(line, k)
    if first is None or (line.kind(i) == "ordinal" and j == i + 1 and _ends_in_month(line, last)):
        return _numbered_run(line, i, last)
    return _run_to(line, i, first[0], k, last)


def _run_to(
    line: Line, i: int, first: Day, k: int, last: tuple[Day, int] | None
) -> tuple[Day, int] | None:
    """From a day to what stands at `k`: another one, a month, or only its number."""
    if last is not None and first.grain == last[0].grain == "month":
        return _run_of_months(first, *last)
    is_number = last is not None and line.kind(k) == "ordinal" and last[1] == k + 1
    if last is None or is_number or first.grain != "day" or last[0].grain != "day":
        return _month_run(line, i, first, k)
    end = last[0].start
    if end < first.start:
        end = calendar.plus_days(end, 7)
    return (Day(first.start, calendar.plus_days(end, 1)), last[1]) if end > first.start else None


def _ends_in_month(line: Line, last: tuple[Day, int] | None) -> bool:
    return last is not None and last[0].grain == "day" and line.kind(last[1] - 1) == "month"


def _weekday_and_number(line: Line, i: int) -> tuple[Day, int] | None:
    """Reads "mon 10 - wed 12 march"."""
    if line.kind(i) != "weekday" or line.kind(i + 1) != "number" or line.text(i + 2) not in _TO:
        return None
    return _numbered_run(line, i + 1, days.day_at(line, line.skip(i + 3, "the")))


def _run_of_months(first: Day, last: Day, j: int) -> tuple[Day, int] | None:
    end = periods.end_of(last)
    return (Day(first.start, end), j) if end > periods.end_of(first) else None


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
    if line.kind(i + 1) == "weekday" or clocks.is_hour_of_part(line, k + 1):
        return None
    is_minute = line.kind(k + 1) == "number" and not line.text(k).isdigit()
    if is_minute or line.text(k + 1) in ("past", "after"):
        return None
    if first.grain != "day" or not is_dated or not is_number or line.text(k + 1) in _HOUR_MARKS:
        return None
    end = calendar.day_of(first.start.year, first.start.month, token.value)
    if end is None or end <= first.start:
        return None
    return Day(first.start, calendar.plus_days(end, 1)), k + 1


def other_day(line: Line, i: int, before: list[Found]) -> tuple[Day, int] | None:
    """The "14" of "march 13 or 14"."""
    if line.kind(i) != "number" or line.text(i - 1) not in _OR or not before:
        return None
    last = before[-1]
    named = any(line.kind(k) in ("month", "ordinal") for k in range(last.first, last.last))
    if last.last != i - 1 or not isinstance(last.piece, Day) or not named:
        return None
    day = calendar.day_of(last.piece.start.year, last.piece.start.month, line.at(i).value)
    return (Day(day), i + 1) if day and day > last.piece.start else None


def following(line: Line, i: int, before: list[Found]) -> tuple[Day, int] | None:
    """The "week after" of "this week or the week after"; also "the one after"."""
    last = before[-1] if before else None
    if last is None or line.text(i + 1) != "after" or not isinstance(last.piece, Day):
        return None
    if line.skip(last.last, *_BESIDE) != i or i == last.last:
        return None
    if line.text(i) == "one" and line.text(i - 1) == "the":
        return _one_after(last.piece), i + 2
    if last.piece.grain != line.text(i) or line.text(i + 2) == "next":
        return None
    if days.day_at(line, line.skip(i + 2, "the")) is not None:
        return None
    return Day(periods.end_of(last.piece), None, last.piece.grain), i + 2


def _one_after(day: Day) -> Day:
    """The next of the kind: "not this weekend, the one after"."""
    if day.grain == "month":
        return Day(calendar.plus_months(day.start, 1), None, "month")
    end = calendar.plus_days(day.end, 7) if day.end else None
    return Day(calendar.plus_days(day.start, 7), end, day.grain)


def elided(line: Line, i: int, before: list[Found]) -> tuple[Day, int] | None:
    """The "next" of "this week or next", and the "this" of "this or next week"."""
    text = line.text(i)
    if text in words.NEXT and line.text(i - 1) in _BUT and before and before[-1].last == i - 1:
        noun = before[-1].last - 1
        found = _of_noun(line, i, noun)
        return (found[0], i + 1) if found else None
    if text == "this" and line.text(i + 1) in _OR and line.text(i + 2) in words.NEXT:
        found = _of_noun(line, i, i + 3)
        return (found[0], i + 1) if found else None
    return None


def _of_noun(line: Line, i: int, noun: int) -> tuple[Day, int] | None:
    """What "this" or "next" at one position means with the noun at another."""
    tokens = [line.at(i), line.at(noun)]
    alone = Line(tokens, line.now, line.is_month_first)
    return days.day_at(alone, 0)
