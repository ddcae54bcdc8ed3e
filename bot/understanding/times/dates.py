"""Reads days by name and number: weekdays, dates, ordinals, weeks, weekends, months, holidays."""

from datetime import date

from bot.understanding.times import calendar
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day
from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.en import times as words

Result = tuple[Day, int] | None

_NOT_DAYS = word_set(
    "one ones option options choice time times slot slot street st ave avenue road rd floor"
    " visit appointment opening available availability thing person grade place half session"
    " class haircut name line number of spot dose step booking half"
)
"""What an ordinal in front of one of these counts is no day of the month."""
_ALSO_WORDS = word_set("may march mar sep dec jan april june august")
_MONTH_LEADS = word_set("in of next this during until till by before after since around")
_MODAL_MAY = word_set("i we you he she they it be not have also just")


def numeric_date(line: Line, i: int) -> Result:
    """Reads "3/5", "5/3/2025", "2025-03-05"; the locale decides which number is the month."""
    token = line.at(i)
    if token.text == "iso":
        found = calendar.day_of(*token.parts)
        return (Day(found), i + 1) if found else None
    if token.text == "short" and _is_no_date(line, i):
        return None
    first, second = token.parts[:2]
    month, day = (first, second) if line.is_month_first else (second, first)
    if month > 12:
        month, day = day, month
    if len(token.parts) == 3:
        year = token.parts[2]
        found = calendar.day_of(year + 2000 if year < 100 else year, month, day)
    else:
        found = calendar.next_month_day(line.today, month, day)
    return (Day(found), i + 1) if found else None


def _is_no_date(line: Line, i: int) -> bool:
    return (
        (line.at(i).parts in ((24, 7), (1, 2), (50, 50)) and line.text(i - 1) not in ("on", "for"))
        or line.kind(i + 1) == "unit"
        or line.text(i - 1) in ("rated", "rating", "a", "score", "/")
        or line.text(i + 1) in ("stars", "star", "rating", "of", "/")
    )


def month_date(line: Line, i: int) -> Result:
    """Reads "march 5", "march the 5th, 2025", "in march"."""
    month = line.at(i).value
    j = line.skip(i + 1, ".", "the", ",") if line.kind(i + 1) != "number" else i + 1
    if line.kind(j) in ("number", "ordinal") and 1 <= line.at(j).value <= 31 and _is_day(line, j):
        return _dated(line, month, line.at(j).value, j + 1)
    return _month_alone(line, i)


def _is_day(line: Line, i: int) -> bool:
    """Whether the number behind a month is its day and not an hour."""
    is_short = line.kind(i) == "ordinal" or len(line.text(i)) <= 2 or line.text(i).isalpha()
    return is_short and line.text(i + 1) not in ("am", "pm", "oclock")


def _dated(line: Line, month: int, day: int, j: int) -> Result:
    k = line.skip(j, ",")
    year = line.at(k)
    if year.kind == "number" and len(year.text) == 4 and 2000 <= year.value <= 2100:
        found = calendar.day_of(year.value, month, day)
        return (Day(found), k + 1) if found else None
    found = calendar.next_month_day(line.today, month, day)
    return (Day(found), j) if found else None


def _month_alone(line: Line, i: int) -> Result:
    text = line.text(i)
    if text in _ALSO_WORDS and len(line.tokens) > 1 and not _is_month_here(line, i):
        return None
    year = line.today.year
    j = i + 1
    if (
        line.kind(j) == "number"
        and len(line.text(j)) == 4
        and line.at(j).value in range(2000, 2100)
    ):
        year, j = line.at(j).value, j + 1
    elif line.at(i).value < line.today.month:
        year += 1
    return Day(date(year, line.at(i).value, 1), None, "month"), j


def _is_month_here(line: Line, i: int) -> bool:
    """Whether a month that is also a name or another word is meant as a month."""
    before, after = line.text(i - 1), line.text(i + 1)
    if before in _MONTH_LEADS or before in words.EDGES:
        return True
    if before in ("or", "and", "to", "-", "through") and line.kind(i - 2) == "month":
        return True
    is_next_month = after in ("or", "and", "to", "-", "through") and line.kind(i + 2) == "month"
    return is_next_month or (
        line.text(i) not in ("may", "march", "mar") and after in ("works", "or")
    )


def numbered_day(line: Line, i: int) -> Result:
    """Reads "5th of march", "15 of february", "5 march", "the 13th", "3rd of next month"."""
    token = line.at(i)
    if not 1 <= token.value <= 31 or (len(token.text) > 2 and token.text.isdigit()):
        return None
    nth = _nth_weekday(line, i)
    if nth is not None:
        return nth
    j = line.skip(i + 1, "of", "in") if line.text(i + 1) == "of" else i + 1
    if line.kind(j) == "month" and not _is_modal(line, j):
        return _dated(line, line.at(j).value, token.value, j + 1)
    if token.kind != "ordinal":
        return None
    if line.text(j - 1) == "of":
        return _of_month(line, token.value, j)
    return _alone(line, i)


def _is_modal(line: Line, i: int) -> bool:
    return line.text(i) == "may" and line.text(i + 1) in _MODAL_MAY and line.text(i - 1) != "of"


def _of_month(line: Line, day: int, j: int) -> Result:
    """Reads "of this month", "of next month", "of the month"."""
    k = line.skip(j, "the", "this", "next", "following", "current")
    if line.text(k) != "month":
        return None
    month = calendar.first_of_month(line.today)
    if line.text(k - 1) in words.NEXT:
        month = calendar.plus_months(month, 1)
        found = calendar.day_of(month.year, month.month, day)
    else:
        found = calendar.next_day_of_month(line.today, day)
    return (Day(found), k + 1) if found else None


def _alone(line: Line, i: int) -> Result:
    token, follows = line.at(i), line.at(i + 1)
    if follows.text in _NOT_DAYS or follows.kind in ("unit", "number"):
        return None
    if line.text(i - 1) in ("my", "a", "her", "his", "our", "at"):
        return None
    if token.text.isalpha():
        lead = f"{line.text(i - 2)} {line.text(i - 1)}"
        leads = ("on the", "for the", "to the", "by the", "until the")
        is_clear = lead in leads or (token.value >= 5 and line.text(i - 1) == "the")
        if not is_clear or (follows.kind == "word" and follows.text not in words.AFTER_CLOCK):
            return None
    found = calendar.next_day_of_month(line.today, token.value)
    return (Day(found), i + 1) if found else None


def _nth_weekday(line: Line, i: int) -> Result:
    """Reads "first friday of june", "last monday in march", "3rd tuesday of next month"."""
    which = -1 if line.text(i) == "last" else line.at(i).value
    if line.kind(i + 1) != "weekday" or line.text(i + 2) not in ("of", "in") or which > 5:
        return None
    weekday, j = line.at(i + 1).value, line.skip(i + 2, "of", "in", "the", "this")
    if line.kind(j) == "month":
        month = line.at(j).value
        year = line.today.year
        found = calendar.nth_weekday(year, month, weekday, which)
        if found is not None and found < line.today:
            found = calendar.nth_weekday(year + 1, month, weekday, which)
    elif line.text(line.skip(j, "next")) == "month":
        first = calendar.plus_months(calendar.first_of_month(line.today), line.text(j) == "next")
        found = calendar.nth_weekday(first.year, first.month, weekday, which)
        j = line.skip(j, "next")
    else:
        return None
    return (Day(found), j + 1) if found else None


def last_weekday(line: Line, i: int) -> Result:
    """The "last monday of march"; a "last monday" alone has gone by."""
    return _nth_weekday(line, i)


def holiday(line: Line, i: int) -> Result:
    """A holiday by name; the next one."""
    for length in (4, 3, 2, 1):
        name = " ".join(line.text(i + k) for k in range(length))
        found = _holiday(name, line.today)
        if found is not None:
            j = i + length
            has_year = line.kind(j) == "number" and line.text(j) == str(found.year)
            return Day(found), j + has_year
    return None


def _holiday(name: str, today: date) -> date | None:
    if name in words.HOLIDAYS:
        return calendar.next_month_day(today, *words.HOLIDAYS[name])
    for year in (today.year, today.year + 1):
        found = _moving_holiday(name, year)
        if found is None or found >= today:
            return found
    return None


def _moving_holiday(name: str, year: int) -> date | None:
    if name in words.NTH_HOLIDAYS:
        return calendar.nth_weekday(year, *words.NTH_HOLIDAYS[name])
    shift = words.EASTER_HOLIDAYS.get(name)
    return None if shift is None else calendar.plus_days(calendar.easter_sunday(year), shift)
