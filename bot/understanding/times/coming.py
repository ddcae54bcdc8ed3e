"""Reads what follows "next", "this" and "coming": "next tuesday", "this week", "next 3 days"."""

from bot.understanding.times import (
    amounts,
    calendar,
    dates,
    holidays,
    namesakes,
    periods,
    weekdays,
)
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day
from bot.understanding.vocabulary.en import times as words

Result = tuple[Day, int] | None


def next_or_this(line: Line, i: int) -> Result:
    """Reads "next tuesday", "this week", "the coming friday", "next 3 days", "next month"."""
    is_next = line.text(i) in words.NEXT
    j = line.skip(i + 1, "coming", "upcoming", "-")
    token = line.at(j)
    if token.kind == "weekday" and not token.text.endswith("days"):
        return _next_or_this_weekday(line, i, j)
    if token.kind == "unit" or token.text == "quarter":
        is_more = is_next and line.text(j + 1) == "or"
        return (
            (next_amount(line, j) if is_more else None)
            or unit(line, i, j, is_next=is_next)
            or (next_working_day(line, j) if is_next else None)
        )
    if token.text == "weekend":
        return weekdays.weekend_ahead(line, j, 1 if line.text(i) in ("next", "following") else 0)
    if token.kind == "month" and line.text(i) != "current":
        return dates.month_date(line, j)
    if token.text in words.SEASONS:
        return periods.season(line, j)
    if is_next or line.text(i) == "coming":
        return (
            next_amount(line, j)
            or next_working_day(line, j)
            or holidays.holiday(line, j)
            or dates.numbered_day(line, j)
        )
    return holidays.holiday(line, j) or _ordinal_date(line, j)


def _ordinal_date(line: Line, j: int) -> Result:
    return dates.numbered_day(line, j) if line.kind(j) == "ordinal" else None


def _next_or_this_weekday(line: Line, i: int, j: int) -> Result:
    number = line.at(j).value
    coming = calendar.next_weekday(line.today, number)
    dated = weekdays.with_date(line, number, line.skip(j + 1, ",", "the", "."))
    if dated is not None:
        return dated
    if line.text(i) in ("next", "following"):
        return weekdays.in_week(line, number, 1), line.skip(j + 1, ".")
    day = weekdays.in_week(line, number, 0)
    is_this = line.text(i) == "this" and j == i + 1
    return Day(day.start if is_this and day.start >= line.today else coming), line.skip(j + 1, ".")


def unit(line: Line, i: int, j: int, *, is_next: bool) -> Result:
    """The week, month or year at `j`, whose "this" or "next" stands at `i`."""
    is_coming = is_next or line.text(i) in ("coming", "upcoming") or line.text(j - 1) == "coming"
    days_on = _coming_days(line, i, j)
    if days_on is not None:
        return days_on
    after = (line.text(j + 1), line.text(j + 2)) == ("after", "next")
    ahead, end = (2, j + 3) if after else (int(is_coming), j + 1)
    if line.text(j) == "week":
        return week_or_its_day(line, ahead, end)
    found = periods.calendar_period(line, j, ahead)
    return (found[0], end) if found else None


def _coming_days(line: Line, i: int, j: int) -> Result:
    """Reads "in the next week" as the seven days to come, "the coming weeks" as three."""
    tomorrow = calendar.plus_days(line.today, 1)
    leads = (line.text(i - 2), line.text(i - 1))
    if line.text(j) == "week":
        is_run = leads[1] == "the" and leads[0] in ("in", "within", "over", "during")
        return (Day(tomorrow, calendar.plus_days(tomorrow, 7)), j + 1) if is_run else None
    if line.text(j) == "month" and leads in (("in", "the"), ("within", "the"), ("over", "the")):
        return Day(tomorrow, calendar.plus_months(tomorrow, 1)), j + 1
    length = {"days": 3, "weeks": 21}.get(line.text(j))
    return (Day(tomorrow, calendar.plus_days(tomorrow, length)), j + 1) if length else None


def week_or_its_day(line: Line, ahead: int, j: int) -> Result:
    """A week so many weeks ahead, or the day of it that is named at `j`."""
    k = line.skip(j, "on", ",", "-")
    token = line.at(k)
    is_day = token.kind == "weekday" and not token.text.endswith("days")
    if is_day and not namesakes.is_other_word(line, k):
        return weekdays.in_week(line, token.value, ahead), k + 1
    start = calendar.plus_days(calendar.monday_of(line.today), 7 * ahead)
    return Day(start, None, "week"), j


def next_amount(line: Line, j: int) -> Result:
    """The days to come that are counted at a position: "next" 3 days."""
    counted = amounts.amounts_at(line, j)
    if counted is None or not counted[1].is_of_days:
        return None
    tomorrow = calendar.plus_days(line.today, 1)
    return Day(tomorrow, amounts.moved(tomorrow, counted[1])), counted[2]


def next_working_day(line: Line, j: int) -> Result:
    """Reads "business day", "working day", "day" behind "next"."""
    k = line.skip(j, "business", "working", "available", "week")
    if line.text(k) != "day":
        return None
    found = calendar.plus_days(line.today, 1)
    while k > j and line.text(k - 1) in ("business", "working") and found.weekday() > 4:
        found = calendar.plus_days(found, 1)
    is_open = line.text(k - 1) == "available" or line.text(j) == "week" or k == j
    return None if is_open else (Day(found), k + 1)
