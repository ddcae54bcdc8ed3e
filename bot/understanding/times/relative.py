"""Reads days by their distance: "next tuesday", "this weekend", "a week from monday", "end of may"."""

from datetime import date

from bot.understanding.times import amounts, calendar, dates
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day, Moment
from bot.understanding.vocabulary import en_times as words

Result = tuple[Day, int] | None

_FILLERS = ("of", "the", "in", "on", "around", "about", ",", "for")
_NOT_SUN = frozenset(("the", "some", "my", "in", "full", "a"))
_NOT_SAT = frozenset(("i", "we", "he", "she", "just", "have", "they"))


def weekday(line: Line, i: int) -> Result:
    """ "friday", "fri.", "friday next week", "friday the 4th", "wednesday after next"."""
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
    if text == "sun":
        return before in _NOT_SUN
    if text == "sat":
        return before in _NOT_SAT or line.text(i + 1) in ("down", "there")
    return text == "wed" and before in ("to", "be", "get", "getting", "newly")


def _coming(line: Line, i: int) -> Day:
    token = line.at(i)
    return Day(
        calendar.next_weekday(line.today, token.value),
        is_general=token.text.endswith("days"),
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
    return None


def _weekday_in_weeks(line: Line, coming: date, j: int) -> Result:
    """ "tuesday in two weeks"."""
    if line.text(j) != "in":
        return None
    counted = amounts.amount_at(line, j + 1)
    if counted is None or amounts.unit_at(line, counted[1]) != "week":
        return None
    return Day(calendar.plus_days(coming, int(counted[0]) * 7)), counted[1] + 1


def _in_week(line: Line, number: int, ahead: int) -> Day:
    return Day(calendar.plus_days(calendar.monday_of(line.today), 7 * ahead + number))


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
    """ "today", "tomorrow", "tonight", "tomorrow week"."""
    day = Day(calendar.plus_days(line.today, line.at(i).value))
    if line.text(i + 1) == "week":
        return Day(calendar.plus_days(day.start, 7)), i + 2
    return day, i + 1


def next_or_this(line: Line, i: int) -> Result:
    """ "next tuesday", "this week", "the coming friday", "next 3 days", "next month"."""
    is_next = line.text(i) in words.NEXT
    j = line.skip(i + 1, "coming", "upcoming", "-")
    token = line.at(j)
    if token.kind == "weekday" and not token.text.endswith("days"):
        return _next_or_this_weekday(line, i, j)
    if token.kind == "unit":
        return _unit(line, i, j, is_next=is_next)
    if token.text == "weekend" or token.text == "week" and line.text(j + 1) == "end":
        return _weekend(line, j, 1 if is_next else 0)
    if token.kind == "month" and line.text(i) not in ("coming", "current"):
        found = dates.month_date(line, j)
        return found
    if is_next:
        return _next_days(line, j) or dates.holiday(line, j)
    return None


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


def _unit(line: Line, i: int, j: int, *, is_next: bool) -> Result:
    unit = words.UNITS[line.text(j)]
    is_coming = is_next or line.text(i) in ("coming", "upcoming")
    if unit == "month":
        month = calendar.first_of_month(line.today)
        return Day(calendar.plus_months(month, int(is_coming)), None, "month"), j + 1
    if unit != "week":
        return None
    ahead = int(is_coming)
    after = j + 1
    if (line.text(after), line.text(after + 1)) == ("after", "next"):
        ahead, after = 2, after + 2
    return _week_or_its_day(line, ahead, after)


def _week_or_its_day(line: Line, ahead: int, j: int) -> Result:
    k = line.skip(j, "on", ",", "-")
    token = line.at(k)
    is_day = token.kind == "weekday" and not token.text.endswith("days")
    if is_day and not _is_other_word(line, k):
        return _in_week(line, token.value, ahead), k + 1
    start = calendar.plus_days(calendar.monday_of(line.today), 7 * ahead)
    return Day(start, None, "week"), j


def _weekend(line: Line, j: int, ahead: int) -> Result:
    end = j + 2 if line.text(j + 1) == "end" else j + 1
    if (line.text(end), line.text(end + 1)) == ("after", "next"):
        ahead, end = 2, end + 2
    saturday = calendar.plus_days(calendar.monday_of(line.today), 7 * ahead + 5)
    return Day(saturday, calendar.plus_days(saturday, 2)), end


def weekend(line: Line, i: int) -> Result:
    """ "the weekend", "weekends", "weekend after next"."""
    found = _weekend(line, i, 0)
    if found is not None:
        found[0].is_general = line.text(i) == "weekends"
    return found


def weekdays_only(line: Line, i: int) -> Result:
    """ "weekdays": the working days that begin next."""
    start = line.today if line.today.weekday() < 5 else calendar.next_weekday(line.today, 0)
    end = calendar.plus_days(calendar.monday_of(start), 5)
    return Day(start, end, is_general=True), i + 1


def _next_days(line: Line, j: int) -> Result:
    counted = amounts.amount_at(line, j)
    unit = amounts.unit_at(line, counted[1]) if counted else None
    if counted is None or unit not in ("day", "week", "month", "fortnight") or counted[0] > 366:
        return None
    tomorrow = calendar.plus_days(line.today, 1)
    end = amounts.moved(line, Day(tomorrow), counted[0], unit)
    return (Day(tomorrow, end.start), counted[1] + 1) if end else None


def the_week(line: Line, i: int) -> Result:
    """ "week of march 5", "week after next", "the week after", "a week on friday"."""
    after = (line.text(i + 1), line.text(i + 2))
    if after == ("after", "next"):
        return _week_or_its_day(line, 2, i + 3)
    if line.text(i + 1) == "after" and line.text(i - 1) == "the":
        return _week_or_its_day(line, 2, i + 2) if line.kind(i + 2) != "unit" else None
    if line.text(i + 1) in ("of", "commencing", "beginning", "starting"):
        found = day_at(line, line.skip(i + 1, *_FILLERS, "commencing", "beginning", "starting"))
        if found is not None and found[0].grain == "day":
            return Day(calendar.monday_of(found[0].start), None, "week"), found[1]
    return None


def day_after(line: Line, i: int) -> Result:
    """ "day after tomorrow"."""
    if line.text(i + 1) == "after" and line.text(i + 2) == "tomorrow":
        return Day(calendar.plus_days(line.today, 2)), i + 3
    return None


def counted(line: Line, i: int) -> tuple[Day | Moment, int] | None:
    """ "in two weeks", "3 days from now", "a week from monday", "two sundays from now"."""
    is_led = line.text(i) in ("in", "within", "after") and line.kind(i + 1) != "end"
    found = amounts.amount_at(line, i + 1 if is_led else i)
    if found is None:
        return None
    amount, j = found
    unit = amounts.unit_at(line, j)
    if unit is None:
        return _counted_weekdays(line, amount, j)
    end = j + 1
    if line.text(end) in ("from", "after", "on", "after"):
        base = _counted_from(line, amount, unit, end)
        if base is not None:
            return base
    if unit == "week" and line.kind(end) in ("weekday", "day") and not is_led:
        day = day_at(line, end)
        moved = amounts.moved(line, day[0], amount, unit) if day else None
        return (moved, day[1]) if moved and day else None
    if not is_led or line.text(end) in ("before", "ago", "long", "or"):
        return None
    result = amounts.from_now(line, amount, unit)
    end = line.skip(end, "time") if line.text(end) == "time" else end
    if result is not None and line.text(i) == "within" and isinstance(result, Day):
        result = Day(line.today, calendar.plus_days(result.start, 1))
    return (result, end) if result else None


def _counted_weekdays(line: Line, amount: float, j: int) -> Result:
    token = line.at(j)
    if token.kind != "weekday" or (line.text(j + 1), line.text(j + 2)) != ("from", "now"):
        return None
    first = calendar.next_weekday(line.today, token.value)
    return Day(calendar.plus_days(first, 7 * (min(int(amount), 60) - 1))), j + 3


def _counted_from(line: Line, amount: float, unit: str, j: int) -> tuple[Day | Moment, int] | None:
    if line.text(j + 1) == "now" or line.text(j) == "from" and line.text(j + 1) == "today":
        result = amounts.from_now(line, amount, unit)
        return (result, j + 2) if result else None
    if unit in ("minute", "hour"):
        return None
    day = day_at(line, line.skip(j + 1, "the"))
    if day is None or day[0].grain != "day":
        return None
    moved = amounts.moved(line, day[0], amount, unit)
    return (moved, day[1]) if moved else None


def edge(line: Line, i: int) -> Result:
    """ "early next week", "end of april", "beginning of the month", "later this week"."""
    side = words.EDGES[line.text(i)]
    j = line.skip(i + 1, *_FILLERS, "-")
    is_rest = line.text(i) == "later"
    if line.text(j) in ("week", "month") and line.text(j - 1) == "the":
        found: Result = _unit(line, j - 1, j, is_next=False)
    else:
        found = day_at(line, j)
    if found is None or found[0].end is not None or found[0].grain not in ("week", "month"):
        return None
    if is_rest:
        return _rest(line, found[0]), found[1]
    return _narrowed(found[0], side), found[1]


def _rest(line: Line, day: Day) -> Day:
    start = max(day.start, calendar.plus_days(line.today, 1))
    return Day(start, max(_end_of(day), calendar.plus_days(start, 1)))


def _end_of(day: Day) -> date:
    if day.end is not None:
        return day.end
    if day.grain == "month":
        return calendar.plus_months(day.start, 1)
    return calendar.plus_days(day.start, 7 if day.grain == "week" else 1)


def _narrowed(day: Day, side: str) -> Day:
    end = _end_of(day)
    bounds = (0, 10, 20) if day.grain == "month" else (0, 2, 4)
    lasts = (10, 20, 31) if day.grain == "month" else (3, 5, 7)
    which = ("early", "mid", "late").index(side)
    first = calendar.plus_days(day.start, bounds[which])
    return Day(first, min(end, calendar.plus_days(day.start, lasts[which])))


def rest_of(line: Line, i: int) -> Result:
    """ "rest of the week", "all week"."""
    j = line.skip(i + 1, "of", "the", "this")
    if line.text(j) not in ("week", "month"):
        return None
    found = _unit(line, j, j, is_next=False)
    if found is None:
        return None
    end = calendar.plus_days(_end_of(found[0]), -1 if found[0].grain == "week" else 0)
    start = found[0].start if line.text(i) == "all" else line.today
    return Day(start, max(end, calendar.plus_days(start, 1))), found[1]


def day_at(line: Line, i: int) -> Result:
    """Any day or run of days at a position."""
    kind, text = line.kind(i), line.text(i)
    rule = _BY_KIND.get(kind) or _BY_WORD.get(text)
    found = rule(line, i) if rule else None
    if found is None and text in words.HOLIDAY_FIRST_WORDS:
        found = dates.holiday(line, i)
    if found is None and (kind in ("number", "decimal", "date") or text in words.AMOUNTS):
        far = counted(line, i)
        return far if far and isinstance(far[0], Day) else None  # type: ignore[return-value]
    return found


_BY_KIND = {
    "weekday": weekday,
    "month": dates.month_date,
    "ordinal": dates.numbered_day,
    "number": dates.numbered_day,
    "date": dates.numeric_date,
    "day": named_day,
}
_BY_WORD = {
    **dict.fromkeys([*words.NEXT, *words.COMING], next_or_this),
    **dict.fromkeys(words.EDGES, edge),
    "last": dates.last_weekday,
    "weekend": weekend,
    "weekends": weekend,
    "weekday": weekdays_only,
    "weekdays": weekdays_only,
    "week": the_week,
    "day": day_after,
    "rest": rest_of,
    "remainder": rest_of,
    "all": rest_of,
}
