"""Reads runs of days by name, and shares of them: "end of april", "first week of june"."""

from collections.abc import Callable
from datetime import date

from bot.understanding.times import amounts, calendar
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day
from bot.understanding.vocabulary.en import times as words

Result = tuple[Day, int] | None
DayAt = Callable[[Line, int], Result]

_FILLERS = ("of", "the", "in", "on", "around", "about", ",", "for")
_SHARES: dict[str, tuple[tuple[int, int], ...]] = {
    "week": ((0, 3), (2, 5), (4, 7)),
    "month": ((0, 10), (10, 20), (20, 31)),
}
"""First day and the day after the last of the early, middle and late share."""
_SEASON_LEADS = frozenset(
    (*words.NEXT, *words.COMING, *words.EDGES, "in", "by", "until", "during", "before", "after")
)


def end_of(day: Day) -> date:
    """The first day after a day or a run of days."""
    if day.end is not None:
        return day.end
    if day.grain == "month":
        return calendar.plus_months(day.start, 1)
    return calendar.plus_days(day.start, 7 if day.grain == "week" else 1)


def is_run(day: Day) -> bool:
    """Whether a week, a month or any other run of days is meant."""
    return day.end is not None or day.grain != "day"


def this_period(line: Line, i: int) -> Result:
    """The week, month, quarter or year that runs, of which only the noun stands here."""
    return calendar_period(line, i, 0)


def calendar_period(line: Line, i: int, ahead: int) -> Result:
    """The week, month, quarter or year so many ahead, whose noun stands at a position."""
    unit = line.text(i)
    today = line.today
    if unit == "week":
        return Day(calendar.plus_days(calendar.monday_of(today), 7 * ahead), None, "week"), i + 1
    if unit == "month":
        return Day(calendar.plus_months(today.replace(day=1), ahead), None, "month"), i + 1
    if unit == "quarter":
        return Day(*_quarter(today.year, (today.month - 1) // 3 + ahead)), i + 1
    if unit == "year":
        year = min(today.year + ahead, 9000)
        return Day(date(year, 1, 1), date(year + 1, 1, 1)), i + 1
    return None


def _quarter(year: int, number: int) -> tuple[date, date]:
    start = calendar.plus_months(date(year, 1, 1), 3 * number)
    return start, calendar.plus_months(start, 3)


def share(line: Line, i: int, day_at: DayAt) -> Result:
    """Reads "early next week", "end of april", "beginning of the month", "later this week"."""
    if _is_side_of_clock(line, i):
        return None
    side = words.EDGES[line.text(i)]
    j = line.skip(i + 1, *_FILLERS, "-")
    if (line.text(j), side, j) == ("week", "mid", i + 1):
        return midweek(line, j)
    is_this = line.text(j - 1) in ("the", "of") or j == i + 1
    found = this_period(line, j) if is_this and line.text(j) in _PERIODS else day_at(line, j)
    if found is None or not is_run(found[0]):
        return None
    shared = _late(line, i, found[0]) or narrowed(found[0], side)
    is_open = line.kind(j) == "month" or line.text(j - 1) == "the"
    if is_open and end_of(shared) <= line.today:
        shared = narrowed(_again(line, j, found[0]), side)
    return shared, found[1]


def _is_side_of_clock(line: Line, i: int) -> bool:
    """Whether "later" only leaves a clock open: "5pm or later (on weekdays)"."""
    is_clock = line.kind(i - 2) in ("number", "clock") or line.text(i - 2) in ("am", "pm", "oclock")
    return is_clock and line.text(i - 1) in ("or", "and")


_PERIODS = ("week", "month", "year", "quarter")


def _late(line: Line, i: int, day: Day) -> Day | None:
    """What is left of a week or month: "later this week"."""
    if line.text(i) != "later":
        return None
    start = max(day.start, calendar.plus_days(line.today, 1))
    return Day(start, max(end_of(day), calendar.plus_days(start, 1)))


def narrowed(day: Day, side: str) -> Day:
    """The early, middle or late share of a run of days."""
    which = ("early", "mid", "late").index(side)
    end = end_of(day)
    if day.grain in _SHARES:
        first, last = _SHARES[day.grain][which]
    else:
        length = (end - day.start).days
        first, last = length * which // 3, length * (which + 1) // 3
    start = calendar.plus_days(day.start, first)
    return Day(start, max(min(end, calendar.plus_days(day.start, last)), _after(start)))


def _after(day: date) -> date:
    return calendar.plus_days(day, 1)


def midweek(line: Line, i: int) -> Result:
    """The middle of this week, or of the next where this one's has gone."""
    monday = calendar.monday_of(line.today)
    if line.today > calendar.plus_days(monday, 3):
        monday = calendar.plus_days(monday, 7)
    return Day(calendar.plus_days(monday, 2), calendar.plus_days(monday, 4)), i + 1


def rest_of(line: Line, i: int) -> Result:
    """Reads "rest of the week", "all week"."""
    j = line.skip(i + 1, "of", "the", "this")
    found = this_period(line, j) if line.text(j) in ("week", "month") else None
    if found is None:
        return None
    end = calendar.plus_days(end_of(found[0]), -1 if found[0].grain == "week" else 0)
    start = found[0].start if line.text(i) == "all" else line.today
    return Day(start, max(end, _after(start))), found[1]


def nth_of(line: Line, i: int, day_at: DayAt) -> Result:
    """The "first week of april", by sevens from its first day; "last day", "2nd half", weekends."""
    some = _first_or_last_of(line, i, day_at)
    if some is not None:
        return some
    what = line.text(i + 1)
    is_weekday = line.kind(i + 1) == "weekday"
    j = line.skip(i + 2, "of", "in", "on")
    is_said = j > i + 2 or line.text(j) in ("this", *words.NEXT)
    if not is_said or not (is_weekday or what in ("week", "day", "weekend", "half", "quarter")):
        return None
    which = -1 if line.text(i) == "last" else line.at(i).value
    found = _whole(line, j, day_at)
    if found is None or not is_run(found[0]) or (which > 5 and what != "day"):
        return None
    whole, end = found
    day = _nth(line, i, whole, which)
    if day is not None and end_of(day) <= line.today:
        whole = _again(line, j, whole)
        day = _nth(line, i, whole, which)
    return (day, end) if day and day.start < end_of(whole) else None


def _first_or_last_of(line: Line, i: int, day_at: DayAt) -> Result:
    """Reads "first few days of april", "last two weeks of the month"."""
    said = amounts.amount_at(line, i + 1) if line.text(i) in ("first", "last") else None
    if said is None or not said[0].is_of_days or line.text(said[1]) not in ("of", "in"):
        return None
    whole = _whole(line, said[1] + 1, day_at)
    if whole is None or not is_run(whole[0]):
        return None
    start, end = whole[0].start, end_of(whole[0])
    if line.text(i) == "first":
        return Day(start, min(end, amounts.moved(start, said[0]))), whole[1]
    return Day(max(start, amounts.moved(end, said[0], -1)), end), whole[1]


def _whole(line: Line, j: int, day_at: DayAt) -> Result:
    k = line.skip(j, "the", "this")
    if line.text(k) in _PERIODS:
        return this_period(line, k)
    if line.kind(j) == "month":
        first = date(line.today.year + (line.at(j).value < line.today.month), line.at(j).value, 1)
        return Day(first, None, "month"), j + 1
    return day_at(line, j)


def _again(line: Line, j: int, whole: Day) -> Day:
    """The next run of days of the kind that is said at a position, once this one has gone."""
    if whole.grain == "week":
        return Day(end_of(whole), None, "week")
    if whole.grain == "month":
        months = 12 if line.kind(j) == "month" else 1
        return Day(calendar.plus_months(whole.start, months), None, "month")
    return Day(end_of(whole), calendar.plus_days(end_of(whole), (end_of(whole) - whole.start).days))


def _nth(line: Line, i: int, whole: Day, which: int) -> Day | None:
    what, start, end = line.text(i + 1), whole.start, end_of(whole)
    if line.kind(i + 1) == "weekday":
        return _nth_weekday(whole, line.at(i + 1).value, which)
    if what in ("half", "quarter"):
        return _nth_share(whole, 2 if what == "half" else 4, which)
    if what == "weekend":
        saturday = calendar.nth_weekday(start.year, start.month, 5, which)
        return Day(saturday, calendar.plus_days(saturday, 2)) if saturday else None
    length = 7 if what == "week" else 1
    steps = which if which < 0 else which - 1
    first = calendar.plus_days(end if which < 0 else start, length * steps)
    return Day(first, min(end, calendar.plus_days(first, 7)) if what == "week" else None)


def _nth_share(whole: Day, shares: int, which: int) -> Day | None:
    if not (which == -1 or 1 <= which <= shares):
        return None
    place = shares - 1 if which == -1 else which - 1
    end = end_of(whole)
    length = (end - whole.start).days
    if shares == 4 and whole.grain == "day" and length > 360:
        return Day(*_quarter(whole.start.year, place))
    first, last = length * place // shares, length * (place + 1) // shares
    return Day(calendar.plus_days(whole.start, first), calendar.plus_days(whole.start, last))


def _nth_weekday(month: Day, weekday: int, which: int) -> Day | None:
    if month.grain != "month" or which > 5:
        return None
    found = calendar.nth_weekday(month.start.year, month.start.month, weekday, which)
    return Day(found) if found else None


def season(line: Line, i: int) -> Result:
    """The next time of a season, where it is led to ("this summer", "in the fall")."""
    before = line.text(i - 2) if line.text(i - 1) == "the" else line.text(i - 1)
    if before not in _SEASON_LEADS and line.kind(i + 1) != "number":
        return None
    month, day = words.SEASONS[line.text(i)]
    for year in range(line.today.year - 1, line.today.year + 2):
        start = date(year, month, day)
        end = _next_season(start)
        if end > line.today:
            return Day(start, end), i + 1
    return None


def _next_season(start: date) -> date:
    begins = sorted(set(words.SEASONS.values()))
    place = (begins.index((start.month, start.day)) + 1) % len(begins)
    return date(start.year + (place == 0), *begins[place])


def quarter(line: Line, i: int) -> Result:
    """Reads "q2"."""
    number = words.QUARTERS[line.text(i)]
    start, end = _quarter(line.today.year, number - 1)
    if end <= line.today:
        start, end = _quarter(line.today.year + 1, number - 1)
    return Day(start, end), i + 1
