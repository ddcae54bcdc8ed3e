"""Reads weekdays and weeks: "friday", "next tuesday", "this weekend", "friday the 4th"."""

from datetime import date

from bot.understanding.times import amounts, calendar, dates, holidays, periods
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day
from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.en import times as words

Result = tuple[Day, int] | None

_NOT_SUN = frozenset(("the", "some", "my", "in", "full", "a"))
_ALL_FOR = frozenset(("all", "it", "that", "everything", "done"))
"""What ends a talk "for today"."""
_NOT_SAT = frozenset(("i", "we", "he", "she", "just", "have", "they"))


def weekday(line: Line, i: int) -> Result:
    """Reads "friday", "fri.", "friday next week", "friday the 4th", "wednesday after next"."""
    token = line.at(i)
    if _is_other_word(line, i):
        return None
    j = line.skip(i + 1, ".")
    return (
        _weekday_of_week(line, token.value, j)
        or _weekday_with_date(line, token.value, line.skip(j, ",", "the", "on"))
        or (_coming(line, i), j)
    )


def _is_other_word(line: Line, i: int) -> bool:
    text, before = line.text(i), line.text(i - 1)
    if before == "last":
        return True
    if text in ("sun", "sat") and _is_noun_before(line, i):
        return True
    if text == "sun":
        if before == "a" and line.touches(i - 1):
            return False
        return before in _NOT_SUN and not (before == "in" and line.text(i - 2) in _COME)
    if text == "sat":
        return before in _NOT_SAT or line.text(i + 1) in ("down", "there")
    is_verb = before in ("to", "be", "get", "getting", "newly")
    return text == "wed" and is_verb and line.kind(i - 2) != "weekday"


def _is_noun_before(line: Line, i: int) -> bool:
    """Whether it only describes the next word: "sun damage"."""
    after = line.at(i + 1)
    is_time_word = after.text in words.AFTER_CLOCK or after.text in _TIME_WORDS
    return after.kind == "word" and not is_time_word


_TIME_WORDS = frozenset((*words.EDGES, *words.NEXT, *words.TO, *words.CLOCK_LEADS)) | word_set(
    "between before week asap half quarter first"
)
_COME = frozenset(("come", "me", "us", "him", "her", "get", "fit", "pop", "drop", "book", "be"))


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
            return _in_week(line, number, 2), j + 3
        return Day(calendar.plus_days(coming, 7)), j + 2
    if line.text(j) in ("week", "fortnight") and line.text(j + 1) not in ("of", "after"):
        return Day(calendar.plus_days(coming, 7 if line.text(j) == "week" else 14)), j + 1
    k = line.skip(j, "of", "the", "in", "on", "for")
    if line.text(k + 1) != "week":
        return _weekday_in_weeks(line, coming, j)
    if line.text(k) in words.NEXT:
        ahead = 2 if (line.text(k + 2), line.text(k + 3)) == ("after", "next") else 1
        return _in_week(line, number, ahead), k + (4 if ahead == 2 else 2)
    if line.text(k) in words.COMING:
        day = _in_week(line, number, 0)
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


def _in_week(line: Line, number: int, ahead: int) -> Day:
    monday = calendar.plus_days(calendar.monday_of(line.today), 7 * ahead)
    return Day(calendar.plus_days(monday, number), week_on=monday)


def _weekday_with_date(line: Line, number: int, j: int) -> Result:
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


def next_or_this(line: Line, i: int) -> Result:
    """Reads "next tuesday", "this week", "the coming friday", "next 3 days", "next month"."""
    is_next = line.text(i) in words.NEXT
    j = line.skip(i + 1, "coming", "upcoming", "-")
    token = line.at(j)
    if token.kind == "weekday" and not token.text.endswith("days"):
        return _next_or_this_weekday(line, i, j)
    if token.kind == "unit" or token.text == "quarter":
        return unit(line, i, j, is_next=is_next) or (next_working_day(line, j) if is_next else None)
    if token.text == "weekend":
        return _weekend(line, j, 1 if line.text(i) in ("next", "following") else 0)
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
    dated = _weekday_with_date(line, number, line.skip(j + 1, ",", "the", "."))
    if dated is not None:
        return dated
    if line.text(i) in ("next", "following"):
        return _in_week(line, number, 1), line.skip(j + 1, ".")
    day = _in_week(line, number, 0)
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
    length = {"days": 3, "weeks": 21}.get(line.text(j))
    return (Day(tomorrow, calendar.plus_days(tomorrow, length)), j + 1) if length else None


def week_or_its_day(line: Line, ahead: int, j: int) -> Result:
    """A week so many weeks ahead, or the day of it that is named at `j`."""
    k = line.skip(j, "on", ",", "-")
    token = line.at(k)
    is_day = token.kind == "weekday" and not token.text.endswith("days")
    if is_day and not _is_other_word(line, k):
        return _in_week(line, token.value, ahead), k + 1
    start = calendar.plus_days(calendar.monday_of(line.today), 7 * ahead)
    return Day(start, None, "week"), j


def _weekend(line: Line, j: int, ahead: int) -> Result:
    end = j + 1
    if (line.text(end), line.text(end + 1)) == ("after", "next"):
        ahead, end = 2, end + 2
    saturday = calendar.plus_days(calendar.monday_of(line.today), 7 * ahead + 5)
    return Day(saturday, calendar.plus_days(saturday, 2)), end


def weekend(line: Line, i: int) -> Result:
    """Reads "the weekend", "weekends", "weekend after next"."""
    found = _weekend(line, i, 0)
    if found is not None:
        found[0].is_general = line.text(i) == "weekends"
    return found


def weekdays_only(line: Line, i: int) -> Result:
    """The working days that begin next."""
    start = line.today if line.today.weekday() < 5 else calendar.next_weekday(line.today, 0)
    end = calendar.plus_days(calendar.monday_of(start), 5)
    return Day(start, end, is_general=True), i + 1


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
