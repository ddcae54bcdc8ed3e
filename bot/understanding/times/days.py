"""Reads any day or run of days, also those reckoned from others: "in two weeks", "end of april"."""

from datetime import date

from bot.understanding.times import amounts, calendar, dates, weekdays
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day, Moment
from bot.understanding.vocabulary.en import times as words

Result = tuple[Day, int] | None

_DEEPEST = 3
_FILLERS = ("of", "the", "in", "on", "around", "about", ",", "for")


def day_at(line: Line, i: int) -> Result:
    """Any day or run of days at a position, reckoned from no more than a few others."""
    if line.depth > _DEEPEST:
        return None
    line.depth += 1
    found = _day_at(line, i)
    line.depth -= 1
    return found


def _day_at(line: Line, i: int) -> Result:
    kind, text = line.kind(i), line.text(i)
    rule = _BY_KIND.get(kind) or _BY_WORD.get(text)
    found = rule(line, i) if rule else None
    if found is None and text in words.HOLIDAY_FIRST_WORDS:
        found = dates.holiday(line, i)
    if found is None and (kind in ("number", "decimal", "date") or text in words.AMOUNTS):
        far = counted(line, i)
        return (far[0], far[1]) if far and isinstance(far[0], Day) else None
    return found


def the_week(line: Line, i: int) -> Result:
    """Reads "week of march 5", "week after next", "the week after", "a week on friday"."""
    after = (line.text(i + 1), line.text(i + 2))
    if after == ("after", "next"):
        return weekdays.week_or_its_day(line, 2, i + 3)
    if line.text(i + 1) == "after" and line.text(i - 1) == "the":
        return weekdays.week_or_its_day(line, 2, i + 2) if line.kind(i + 2) != "unit" else None
    if line.text(i + 1) in ("of", "commencing", "beginning", "starting"):
        found = day_at(line, line.skip(i + 1, *_FILLERS, "commencing", "beginning", "starting"))
        if found is not None and found[0].grain == "day":
            return Day(calendar.monday_of(found[0].start), None, "week"), found[1]
    return None


def day_after(line: Line, i: int) -> Result:
    """The day after (or before) another; "tomorrow or the day after"."""
    if line.text(i + 1) not in ("after", "before"):
        return None
    base = day_at(line, i + 2)
    if base is None:
        said = (line.text(i - 3), line.text(i - 2), line.text(i - 1))
        after_tomorrow = Day(calendar.plus_days(line.today, 2))
        return (after_tomorrow, i + 2) if said == ("tomorrow", "or", "the") else None
    if base[0].grain != "day" or base[0].end is not None:
        return None
    step = 1 if line.text(i + 1) == "after" else -1
    return Day(calendar.plus_days(base[0].start, step)), base[1]


def counted(line: Line, i: int) -> tuple[Day | Moment, int] | None:
    """Reads "in two weeks", "3 days from now", "a week from monday", "two sundays from now"."""
    is_led = line.text(i) in ("in", "within", "after") and line.kind(i + 1) != "end"
    found = amounts.amount_at(line, line.skip(i + 1, "about", "around", "like") if is_led else i)
    if found is None:
        return None
    amount, j = found
    unit = amounts.unit_at(line, j)
    if unit is None:
        return _counted_weekdays(line, amount, j)
    end = amounts.half_more(line, j + 1)
    amount += 0.5 if end > j + 1 else 0
    if line.text(end) in ("from", "after", "on", "after"):
        base = _counted_from(line, amount, unit, end)
        if base is not None:
            return base
    if unit == "week" and line.kind(end) in ("weekday", "day") and not is_led:
        day = day_at(line, end)
        moved = amounts.moved(day[0], amount, unit) if day else None
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
    if line.text(j + 1) == "now" or (line.text(j) == "from" and line.text(j + 1) == "today"):
        result = amounts.from_now(line, amount, unit)
        return (result, j + 2) if result else None
    if unit in ("minute", "hour"):
        return None
    day = day_at(line, line.skip(j + 1, "the"))
    if day is None or day[0].grain != "day":
        return None
    moved = amounts.moved(day[0], amount, unit)
    return (moved, day[1]) if moved else None


def edge(line: Line, i: int) -> Result:
    """Reads "early next week", "end of april", "beginning of the month", "later this week"."""
    side = words.EDGES[line.text(i)]
    j = line.skip(i + 1, *_FILLERS, "-")
    is_rest = line.text(i) == "later"
    if (
        line.text(j) in ("week", "month")
        and side == "mid"
        and j == i + 1
        and line.text(j) == "week"
    ):
        return midweek(line, j)
    if line.text(j) in ("week", "month") and line.text(j - 1) in ("the", "of"):
        found: Result = weekdays.unit(line, j - 1, j, is_next=False)
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


def nth_of_month(line: Line, i: int) -> Result:
    """The "first week of april", by sevens from its first day; its "last day"; a weekend of it."""
    what = line.text(i + 1)
    if what not in ("week", "day", "weekend") or line.text(i + 2) not in ("of", "in"):
        return None
    month = day_at(line, line.skip(i + 2, "of", "in"))
    if month is None or month[0].grain != "month":
        return None
    which, end = line.at(i).value or -1, _end_of(month[0])
    found = _nth(month[0].start, end, which, what)
    return (found, month[1]) if found and found.start < end else None


def _nth(start: date, end: date, which: int, what: str) -> Day | None:
    if what == "weekend":
        saturday = calendar.nth_weekday(start.year, start.month, 5, which)
        return Day(saturday, calendar.plus_days(saturday, 2)) if saturday else None
    length = 7 if what == "week" else 1
    first = calendar.plus_days(
        end if which < 0 else start, length * (which if which < 0 else which - 1)
    )
    return Day(first, min(end, calendar.plus_days(first, 7)) if what == "week" else None)


def weekend(line: Line, i: int) -> Result:
    """A weekend by itself, or that "of the 15th"."""
    if line.text(i + 1) == "of":
        found = day_at(line, line.skip(i + 1, *_FILLERS))
        if found is not None and found[0].grain == "day":
            saturday = calendar.plus_days(calendar.monday_of(found[0].start), 5)
            return Day(saturday, calendar.plus_days(saturday, 2)), found[1]
    return weekdays.weekend(line, i)


def midweek(line: Line, i: int) -> Result:
    """The middle of this week, or of the next where this one's has gone."""
    monday = calendar.monday_of(line.today)
    if line.today > calendar.plus_days(monday, 3):
        monday = calendar.plus_days(monday, 7)
    return Day(calendar.plus_days(monday, 2), calendar.plus_days(monday, 4)), i + 1


def rest_of(line: Line, i: int) -> Result:
    """Reads "rest of the week", "all week"."""
    j = line.skip(i + 1, "of", "the", "this")
    if line.text(j) not in ("week", "month"):
        return None
    found = weekdays.unit(line, j, j, is_next=False)
    if found is None:
        return None
    end = calendar.plus_days(_end_of(found[0]), -1 if found[0].grain == "week" else 0)
    start = found[0].start if line.text(i) == "all" else line.today
    return Day(start, max(end, calendar.plus_days(start, 1))), found[1]


def ordinal(line: Line, i: int) -> Result:
    """A day of a month by its number, or a week of it."""
    return nth_of_month(line, i) or dates.numbered_day(line, i)


def last(line: Line, i: int) -> Result:
    """The "last friday of" or "last week of" a month."""
    return nth_of_month(line, i) or dates.last_weekday(line, i)


_BY_KIND = {
    "weekday": weekdays.weekday,
    "month": dates.month_date,
    "ordinal": ordinal,
    "number": dates.numbered_day,
    "date": dates.numeric_date,
    "day": weekdays.named_day,
}
_BY_WORD = {
    **dict.fromkeys([*words.NEXT, *words.COMING], weekdays.next_or_this),
    **dict.fromkeys(words.EDGES, edge),
    "last": last,
    "midweek": midweek,
    "weekend": weekend,
    "weekends": weekend,
    "weekday": weekdays.weekdays_only,
    "weekdays": weekdays.weekdays_only,
    "week": the_week,
    "day": day_after,
    "rest": rest_of,
    "remainder": rest_of,
    "all": rest_of,
}
