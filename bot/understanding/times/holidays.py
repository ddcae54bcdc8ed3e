"""Reads holidays by name, and the weekend or week of one: "easter monday", "labor day weekend"."""

from datetime import date

from bot.understanding.times import calendar
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day
from bot.understanding.vocabulary.en import times as words

Result = tuple[Day, int] | None

_NOT_OURS = ("chinese", "lunar", "jewish", "orthodox", "persian")
"""In front of a name, it is a holiday of a calendar that is not read here."""
_SHORTENED = ("st", "jr")
"""Words of names that may end in a full stop."""


def holiday(line: Line, i: int) -> Result:
    """A holiday by name, the next one; the weekend or the week of one."""
    if line.text(i - 1) in _NOT_OURS:
        return None
    for name, j in _names(line, i):
        found = _next(name, line)
        if found is not None and line.text(j) not in words.BEHIND_LOOKS:
            return around(line, found, j)
    return None


def _names(line: Line, i: int) -> list[tuple[str, int]]:
    """What may be a name, longest first, and the position behind each."""
    said: list[str] = []
    names = []
    j = i
    while len(said) < words.LONGEST_HOLIDAY and line.text(j):
        said.append(line.text(j))
        is_marked = line.text(j) in _SHORTENED and line.text(j + 1) == "."
        j = j + 2 if is_marked or line.text(j + 1) == "'" else j + 1
        names.append((" ".join(said), j))
    return [one for one in reversed(names) if one[0] in words.HOLIDAY_NAMES]


def _next(name: str, line: Line) -> date | None:
    if not line.is_month_first:
        name = words.BRITISH_HOLIDAYS.get(name, name)
    if name in words.HOLIDAYS:
        return calendar.next_month_day(line.today, *words.HOLIDAYS[name])
    for year in (line.today.year, line.today.year + 1):
        coming = [day for day in _of_year(name, year) if day >= line.today]
        if coming:
            return min(coming)
    return None


def _of_year(name: str, year: int) -> list[date]:
    if name in words.ANY_HOLIDAYS:
        return [day for one in words.ANY_HOLIDAYS[name] for day in _of_year(one, year)]
    if name in words.COUNTED_HOLIDAYS:
        base, shift = words.COUNTED_HOLIDAYS[name]
        return [calendar.plus_days(day, shift) for day in _of_year(base, year)]
    if name in words.NTH_HOLIDAYS:
        day = calendar.nth_weekday(year, *words.NTH_HOLIDAYS[name])
        return [day] if day else []
    return [calendar.plus_days(calendar.easter_sunday(year), words.EASTER_HOLIDAYS[name])]


def around(line: Line, day: date, j: int) -> Result:
    """A day, or the week or weekend of it where that is said behind it."""
    if line.text(j) == "week" and line.text(j + 1) not in ("before", "after"):
        return Day(calendar.monday_of(day), None, "week"), j + 1
    if line.text(j) != "weekend":
        return Day(day), j
    monday = calendar.monday_of(day)
    if day.weekday() < 2:
        return Day(calendar.plus_days(monday, -2), calendar.plus_days(day, 1)), j + 1
    start = day if day.weekday() in (3, 4) else calendar.plus_days(monday, 5)
    return Day(start, calendar.plus_days(monday, 7)), j + 1
