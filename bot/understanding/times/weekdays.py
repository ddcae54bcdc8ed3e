"""Reads weekdays and weekends: "friday", "friday the 4th", "tuesday in two weeks"."""

from datetime import date

from bot.understanding.times import amounts, calendar, dates, namesakes
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day
from bot.understanding.vocabulary.en import times as words

Result = tuple[Day, int] | None

_NEAR = 35
"""Days ahead within which a weekday and a number are a date."""
_ALL_FOR = frozenset(("thanks", "you", "all", "it", "that", "everything", "done"))
"""What ends a talk "for today"."""


def weekday(line: Line, i: int) -> Result:
    """Reads "friday", "fri.", "friday next week", "friday the 4th", "wednesday after next"."""
    token = line.at(i)
    if namesakes.is_other_word(line, i):
        return None
    j = line.skip(i + 1, ".")
    if line.text(j) == "numbered":
        return _numbered(line, i, j)
    return (
        _weekday_of_week(line, token.value, j)
        or with_date(line, token.value, line.skip(j, ",", "the", "on"))
        or (_coming(line, i), j)
    )


def _numbered(line: Line, i: int, j: int) -> Result:
    """Reads "lunes 10": a date where a near one fits, else the number is an hour."""
    found = calendar.weekday_and_day(line.today, line.at(i).value, line.at(j + 1).value)
    is_near = found is not None and found < calendar.plus_days(line.today, _NEAR)
    return (Day(found), j + 2) if found and is_near else (_coming(line, i), j + 1)


def _coming(line: Line, i: int) -> Day:
    token = line.at(i)
    return Day(
        calendar.next_weekday(line.today, token.value),
        is_general=token.text.endswith("days"),
        is_bare=True,
    )


def _weekday_of_week(line: Line, number: int, j: int) -> Result:
    coming = calendar.next_weekday(line.today, number)
    if line.text(j) == "after" and line.text(j + 1) == "next":
        if line.text(j + 2) == "week":
            return in_week(line, number, 2), j + 3
        return Day(calendar.plus_days(coming, 7)), j + 2
    is_clock_next = line.kind(j + 2) in ("number", "clock")
    is_alone = line.text(j + 1) not in ("of", "after") or is_clock_next
    if line.text(j) in ("week", "fortnight") and is_alone:
        return Day(calendar.plus_days(coming, 7 if line.text(j) == "week" else 14)), j + 1
    k = line.skip(j, "of", "the", "in", "on", "for")
    if line.text(k + 1) != "week":
        return _weekday_in_weeks(line, coming, j)
    if line.text(k) in words.NEXT:
        ahead = 2 if (line.text(k + 2), line.text(k + 3)) == ("after", "next") else 1
        return in_week(line, number, ahead), k + (4 if ahead == 2 else 2)
    if line.text(k) in words.COMING:
        day = in_week(line, number, 0)
        return (day if day.start >= line.today else Day(coming)), k + 2
    return _weekday_in_weeks(line, coming, j)


def _weekday_in_weeks(line: Line, coming: date, j: int) -> Result:
    """Reads "tuesday in two weeks", "tuesday 2 weeks from now"."""
    is_led = line.text(j) == "in"
    counted = amounts.amount_at(line, j + 1 if is_led else j)
    if counted is None or not counted[0].is_of_weeks:
        return None
    end = counted[1]
    is_from_now = (line.text(end), line.text(end + 1)) in (("from", "now"), ("from", "today"))
    if not is_led and not is_from_now:
        return None
    return Day(amounts.moved(coming, counted[0])), end + 2 if is_from_now else end


def in_week(line: Line, number: int, ahead: int) -> Day:
    """A weekday of the week so many ahead."""
    monday = calendar.plus_days(calendar.monday_of(line.today), 7 * ahead)
    return Day(calendar.plus_days(monday, number), week_on=monday)


def with_date(line: Line, number: int, j: int) -> Result:
    """The date behind a weekday: "friday" the 4th, 3/14, march 14."""
    kind = line.kind(j)
    if kind == "ordinal":
        exact = dates.numbered_day(line, j)
        has_month = exact is not None and exact[1] > j + 1
        if exact is None or has_month:
            return exact
        found = calendar.weekday_and_day(line.today, number, line.at(j).value)
        return (Day(found), exact[1]) if found else exact
    if kind == "number":
        found_date = dates.numbered_day(line, j)
        if found_date is None and 12 < line.at(j).value <= 31 and line.text(j).isdigit():
            found = calendar.weekday_and_day(line.today, number, line.at(j).value)
            return (Day(found), j + 1) if found else None
        return found_date
    if kind == "month":
        found_date = dates.month_date(line, j)
        return found_date if found_date and found_date[0].grain == "day" else None
    return dates.numeric_date(line, j) if kind == "date" else None


def named_day(line: Line, i: int) -> Result:
    """Reads "today", "tomorrow", "tonight", "tomorrow week"."""
    if line.text(i) == "today" and line.text(i - 1) == "for" and line.text(i - 2) in _ALL_FOR:
        return None
    day = Day(calendar.plus_days(line.today, line.at(i).value))
    if line.text(i + 1) == "week":
        return Day(calendar.plus_days(day.start, 7)), i + 2
    return day, i + 1


def weekend_ahead(line: Line, j: int, ahead: int) -> Result:
    """The weekend so many weeks ahead, whose noun stands at a position."""
    end = j + 1
    if (line.text(end), line.text(end + 1)) == ("after", "next"):
        ahead, end = 2, end + 2
    saturday = calendar.plus_days(calendar.monday_of(line.today), 7 * ahead + 5)
    return Day(saturday, calendar.plus_days(saturday, 2)), end


def weekend(line: Line, i: int) -> Result:
    """Reads "the weekend", "weekends", "weekend after next"."""
    found = weekend_ahead(line, i, 0)
    if found is not None:
        found[0].is_general = line.text(i) == "weekends"
    return found


def weekdays_only(line: Line, i: int) -> Result:
    """The working days that begin next."""
    start = line.today if line.today.weekday() < 5 else calendar.next_weekday(line.today, 0)
    end = calendar.plus_days(calendar.monday_of(start), 5)
    return Day(start, end, is_general=True), i + 1
