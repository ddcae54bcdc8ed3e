"""Reads any day or run of days, also those reckoned from others: "monday after easter"."""

from datetime import date

from bot.understanding.times import calendar, coming, counted, dates, holidays, periods, weekdays
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day, Gone, Moment
from bot.understanding.vocabulary.en import times as words

Result = tuple[Day, int] | None

_DEEPEST = 3


def day_at(line: Line, i: int) -> Result:
    """Any day or run of days at a position, reckoned from no more than a few others."""
    if line.depth > _DEEPEST:
        return None
    line.depth += 1
    found = _day_at(line, i)
    if found is not None:
        found = _with_year(line, i, found[1]) or found
        found = _beside(line, i, *found) or _inside(line, *found) or _weekend_of(line, *found)
    line.depth -= 1
    return found


def _day_at(line: Line, i: int) -> Result:
    kind, text = line.kind(i), line.text(i)
    found = holidays.holiday(line, i) if text in words.HOLIDAY_FIRST_WORDS else None
    if found is None:
        rule = _BY_KIND.get(kind) or _BY_WORD.get(text)
        found = rule(line, i) if rule else None
    if found is None and (kind in ("number", "decimal", "date") or text in words.AMOUNTS):
        far = counted.counted(line, i, day_at)
        return (far[0], far[1]) if far and isinstance(far[0], Day) else None
    return found


def far_at(line: Line, i: int) -> tuple[Day | Moment | Gone, int] | None:
    """What is counted from now or from another day at a position."""
    return counted.counted(line, i, day_at)


def _with_year(line: Line, i: int, j: int) -> Result:
    """A date with the year behind it; none where that year doesn't have it."""
    if not _is_yearly(line, i, j):
        return None
    year = dates.year_at(line, j)
    if year is None:
        return None
    again = line.seen_from(date(year[0], 1, 1), _day_at, i)
    return (again[0], year[1]) if again and again[0].start.year == year[0] else None


def _is_yearly(line: Line, i: int, j: int) -> bool:
    """Whether what was read comes once a year, so that a year can be told with it."""
    return line.text(i) in words.HOLIDAY_FIRST_WORDS or any(
        line.kind(k) in ("month", "date") or line.text(k) in words.SEASONS for k in range(i, j)
    )


def _beside(line: Line, i: int, found: Day, j: int) -> Result:
    """A weekday, weekend or week before or after a day: "the friday after the 15th"."""
    word = line.text(j)
    if word not in ("after", "before") or j != i + 1:
        return None
    is_weekday = line.kind(i) == "weekday" and found.grain == "day"
    if not is_weekday and line.text(i) != "weekend":
        return None
    base = day_at(line, line.skip(j + 1, "the"))
    if base is None or base[0].grain != "day":
        return None
    seen_from = (
        calendar.plus_days(periods.end_of(base[0]), -1)
        if word == "after"
        else calendar.plus_days(base[0].start, -(8 if is_weekday else 7))
    )
    if is_weekday:
        return Day(calendar.next_weekday(seen_from, line.at(i).value)), base[1]
    saturday = calendar.plus_days(calendar.monday_of(seen_from), 5)
    if word == "after" and saturday <= seen_from:
        saturday = calendar.plus_days(saturday, 7)
    return Day(saturday, calendar.plus_days(saturday, 2)), base[1]


def _weekend_of(line: Line, found: Day, j: int) -> Result:
    """The weekend behind a date: "4th of july weekend"."""
    is_date = found.grain == "day" and found.end is None and line.kind(j - 1) == "month"
    return holidays.around(line, found.start, j) if is_date else (found, j)


def _inside(line: Line, found: Day, j: int) -> Result:
    """A date of the month or year said before it: "next month on the 15th"."""
    is_year = found.grain == "day" and (periods.end_of(found) - found.start).days > 360
    if found.grain != "month" and not is_year:
        return None
    k = line.skip(j, "on", "the", ",", "in")
    wanted = "month" if is_year else "ordinal"
    if line.kind(k) != wanted or (k == j and not is_year):
        return None
    inner = line.seen_from(found.start, _day_at, k)
    is_of_it = inner is not None and found.start <= inner[0].start < periods.end_of(found)
    return inner if is_of_it else None


def the_week(line: Line, i: int) -> Result:
    """Reads "week of march 5", "week after next", "the week after", "the week before easter"."""
    after = line.text(i + 1)
    if (after, line.text(i + 2)) == ("after", "next"):
        return coming.week_or_its_day(line, 2, i + 3)
    if after in _OF_WEEK:
        return _week_by(line, line.skip(i + 1, "the", "on", *_OF_WEEK), 0)
    if line.text(i - 1) not in _BEFORE_WEEK:
        return week_from(line, i)
    if after not in ("after", "before") or line.text(i - 1) not in ("the", "a"):
        return _week_alone(line, i)
    week = _week_by(line, line.skip(i + 2, "the"), 7 if after == "after" else -7)
    if week is None and after == "after" and line.kind(i + 2) != "unit":
        return coming.week_or_its_day(line, 2, i + 2)
    return week


_BEFORE_WEEK = ("the", "a", "of", "per", "each", "every", "any", "same", "this", "next")
_OF_WEEK = ("of", "commencing", "beginning", "starting", "ending", "from")


def week_from(line: Line, i: int) -> Result:
    """Reads the British "week tomorrow", "week on friday", "fortnight today"."""
    k = line.skip(i + 1, "on")
    base = day_at(line, k) if line.kind(k) in ("weekday", "day") else None
    days = 7 if line.text(i) == "week" else 14
    return (Day(calendar.plus_days(base[0].start, days)), base[1]) if base else None


def _week_by(line: Line, i: int, shift: int) -> Result:
    found = day_at(line, i)
    if found is None or found[0].grain != "day":
        return None
    monday = calendar.plus_days(calendar.monday_of(found[0].start), shift)
    return Day(monday, None, "week"), found[1]


def _week_alone(line: Line, i: int) -> Result:
    """What is left of the week, where it is all that is said ("the week", "during the week")."""
    before = line.text(i - 2)
    if line.text(i - 1) != "the" or line.kind(i + 1) not in ("end", "sign"):
        return None
    if before not in ("", "for", "during", "through", "throughout"):
        return None
    end = calendar.plus_days(calendar.monday_of(line.today), 6)
    return Day(line.today, max(end, calendar.plus_days(line.today, 1))), i + 1


def day_after(line: Line, i: int) -> Result:
    """The day after (or before) another."""
    if line.text(i + 1) not in ("after", "before"):
        return None
    base = day_at(line, line.skip(i + 2, "the"))
    if base is None or base[0].grain != "day":
        return None
    if line.text(i + 1) == "after":
        return Day(periods.end_of(base[0])), base[1]
    return Day(calendar.plus_days(base[0].start, -1)), base[1]


def month_after_next(line: Line, i: int) -> Result:
    """Reads "the month after next"."""
    if (line.text(i + 1), line.text(i + 2)) != ("after", "next"):
        return None
    month = periods.calendar_period(line, i, 2)
    return (month[0], i + 3) if month else None


def share(line: Line, i: int) -> Result:
    """The early, middle or late share of a week, a month or another run of days."""
    return periods.share(line, i, day_at)


def weekend(line: Line, i: int) -> Result:
    """A weekend by itself, or that "of the 15th"."""
    if line.text(i + 1) == "of":
        found = day_at(line, line.skip(i + 1, "of", "the"))
        if found is not None and found[0].grain == "day":
            nearest = calendar.plus_days(found[0].start, -1)
            saturday = calendar.plus_days(calendar.monday_of(nearest), 5)
            return Day(saturday, calendar.plus_days(saturday, 2)), found[1]
    return weekdays.weekend(line, i)


def ordinal(line: Line, i: int) -> Result:
    """A day of a month by its number, or a week, half or weekday of it."""
    return periods.nth_of(line, i, day_at) or dates.numbered_day(line, i)


def last(line: Line, i: int) -> Result:
    """The "last friday of" or "last week of" a month."""
    return periods.nth_of(line, i, day_at)


_BY_KIND = {
    "weekday": weekdays.weekday,
    "month": dates.month_date,
    "ordinal": ordinal,
    "number": dates.numbered_day,
    "date": dates.numeric_date,
    "day": weekdays.named_day,
}
_BY_WORD = {
    **dict.fromkeys([*words.NEXT, *words.COMING], coming.next_or_this),
    **dict.fromkeys(words.EDGES, share),
    **dict.fromkeys(words.SEASONS, periods.season),
    **dict.fromkeys(words.QUARTERS, periods.quarter),
    "last": last,
    "midweek": periods.midweek,
    "weekend": weekend,
    "weekends": weekend,
    "weekday": weekdays.weekdays_only,
    "weekdays": weekdays.weekdays_only,
    "week": the_week,
    "fortnight": week_from,
    "day": day_after,
    "month": month_after_next,
    "rest": periods.rest_of,
    "remainder": periods.rest_of,
    "all": periods.rest_of,
}
