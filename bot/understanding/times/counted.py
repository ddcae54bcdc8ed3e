"""Reads times counted from now or from a day: "in two weeks", "3 days after easter"."""

from collections.abc import Callable

from bot.understanding.times import amounts, calendar
from bot.understanding.times.amounts import Amount
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day, Gone, Moment
from bot.understanding.vocabulary import word_set

Result = tuple[Day | Moment | Gone, int] | None
DayAt = Callable[[Line, int], tuple[Day, int] | None]

_LEADS = word_set("in within after")
_NEARLY = word_set("about around like another roughly approximately approx exactly just say maybe")
_AT_MOST = (("less", "than"), ("under",), ("no", "more", "than"))
_TIMES_OVER = word_set("once twice times")
"""Behind one of these, "a week" tells how often."""
_NOT_FROM_NOW = word_set("ago long or each every")


def counted(line: Line, i: int, day_at: DayAt) -> Result:
    """What is counted at a position; `day_at` reads the day that it is counted from."""
    if line.text(i - 1) in _TIMES_OVER:
        return None
    is_led = line.text(i) in _LEADS and line.kind(i + 1) != "end"
    j, is_at_most = _behind_leads(line, i) if is_led else (i, False)
    said = amounts.amounts_at(line, j)
    if said is None:
        return _counted_weekdays(line, j, is_led=is_led)
    least, most, end = said
    if line.text(end) == "ago":
        return Gone(), end + 1
    based = _from_base(line, least, most, end, day_at, is_led=is_led)
    if based is not None:
        return based
    is_time = line.text(end) == "time"
    if not (is_led or is_time) or line.text(end) in _NOT_FROM_NOW or _is_length(line, i, most):
        return None
    return _from_now(line, least, most, is_within=is_at_most), end + is_time


def _is_length(line: Line, i: int, amount: Amount) -> bool:
    """Whether it is how long something takes: "can you do it in 45 minutes"."""
    return not amount.is_of_days and line.text(i - 1) in ("it", "done", "finished", "this", "that")


def _behind_leads(line: Line, i: int) -> tuple[int, bool]:
    """The position behind "in about" or "in less than", and whether only a limit is told."""
    is_within = line.text(i) == "within"
    for phrase in _AT_MOST:
        end = i + 1 + len(phrase)
        if tuple(line.text(k) for k in range(i + 1, end)) == phrase:
            return end, True
    return line.skip(i + 1, *_NEARLY), is_within


def _counted_weekdays(line: Line, i: int, *, is_led: bool) -> Result:
    """Reads "two sundays from now", "in two sundays"."""
    said = amounts.number_at(line, i)
    if said is None or line.kind(said[1]) != "weekday" or not line.text(said[1]).endswith("days"):
        return None
    token, behind = line.at(said[1]), line.text(said[1] + 1)
    if behind == "ago":
        return Gone(), said[1] + 2
    is_from_now = behind == "from" and line.text(said[1] + 2) in ("now", "today")
    if not (is_from_now or is_led):
        return None
    first = calendar.next_weekday(line.today, token.value)
    day = calendar.plus_days(first, 7 * (min(int(said[0]), 60) - 1))
    return Day(day), said[1] + (3 if is_from_now else 1)


def _from_base(
    line: Line, least: Amount, most: Amount, i: int, day_at: DayAt, *, is_led: bool
) -> Result:
    word = line.text(i)
    if word in ("hence", "out"):
        return _from_now(line, least, most, is_within=False), i + 1
    if word == "from" and line.text(i + 1) in ("now", "today"):
        if line.text(i + 1) == "now" or least.is_of_days:
            return _from_now(line, least, most, is_within=False), i + 2
        return None
    if not least.is_of_days:
        return None
    is_of_one_day = line.text(i - 1) == "day" and least.days != 1
    if word in ("from", "after", "before", "on") and not is_of_one_day:
        sign = -1 if word == "before" else 1
        return _from_day(least, sign, day_at(line, line.skip(i + 1, "the")))
    is_week_and_day = least.is_of_weeks and line.kind(i) in ("weekday", "day")
    return _from_day(least, 1, day_at(line, i)) if is_week_and_day and not is_led else None


def _from_day(amount: Amount, sign: int, base: tuple[Day, int] | None) -> Result:
    if base is None or base[0].grain != "day" or base[0].end is not None:
        return None
    return Day(amounts.moved(base[0].start, amount, sign)), base[1]


def _from_now(line: Line, least: Amount, most: Amount, *, is_within: bool) -> Day | Moment:
    if not most.is_of_days:
        first, last = amounts.later(line, least), amounts.later(line, most)
        if is_within:
            return Moment(line.now.replace(second=0, microsecond=0), None, last)
        return Moment(first, None, last if last > first else None)
    day, end = amounts.moved(line.today, least), amounts.moved(line.today, most)
    if is_within:
        return Day(line.today, calendar.plus_days(end, 1))
    return Day(day, calendar.plus_days(end, 1) if end > day else None)
