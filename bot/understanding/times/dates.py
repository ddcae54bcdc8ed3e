"""Reads dates: "march 5", "the 5th of march", "3/5", "the 13th", "april 2026"."""

from datetime import date

from bot.understanding.times import calendar, clocks, hours
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day
from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.en import times as words

Result = tuple[Day, int] | None

_NOT_DAYS = word_set(
    "one ones option options choice time times slot slot street st ave avenue road rd floor"
    " visit appointment opening availability thing person grade place session"
    " class haircut name line number of spot dose step booking"
)
"""What an ordinal in front of one of these counts is no day of the month."""
_ALSO_WORDS = word_set("may march mar sep dec jan april june august")
_MONTH_LEADS = word_set("in of next this during until till by before after since around")
_JOINTS = ("-", "/")
_FIRST_YEAR, _LAST_MINUTE = 1950, 2059
_OTHER_MODALS = word_set("would could will can should might is does")
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
        (_is_share(line, i) and line.text(i - 1) not in ("on", "for"))
        or line.kind(i + 1) == "unit"
        or line.text(i - 1) in ("rated", "rating", "a", "score", "/")
        or line.text(i + 1) in ("stars", "star", "rating", "of", "/", "sleeves", "sleeve", "length")
        or "recommend" in (line.text(i + 1), line.text(i + 2))
    )


def _is_share(line: Line, i: int) -> bool:
    """Whether it is "24/7", "1/2" or "50/50"."""
    token = line.at(i)
    shortest = sum(len(str(part)) for part in token.parts) + 1
    is_plain = token.end - token.start == shortest
    return is_plain and token.parts in ((24, 7), (1, 2), (50, 50))


def month_date(line: Line, i: int) -> Result:
    """Reads "march 5", "march the 5th", "mar-5", "in march"."""
    month = line.at(i).value
    j = line.skip(i + 1, ".", "the")
    j = j + 1 if line.text(j) == "," and line.kind(j + 1) == "ordinal" else j
    if line.text(i - 1) == "in" and _is_hour(line, j):
        return month_alone(line, i)
    j = i + 2 if line.text(i + 1) in _JOINTS and line.touches(i + 1) and line.touches(i + 2) else j
    if line.kind(j) in ("number", "ordinal") and 1 <= line.at(j).value <= 31 and _is_day(line, j):
        return _dated(line, month, line.at(j).value, j + 1)
    return month_alone(line, i)


def _is_hour(line: Line, j: int) -> bool:
    """Whether what stands behind "in april" is an hour: "in april 2 to 4pm"."""
    span = hours.hours_at(line, j)
    if span is not None:
        return span[0].fine or span[0].last.is_pm is not None
    return clocks.clock_at(line, j) is not None


def _is_day(line: Line, i: int) -> bool:
    """Whether the number behind a month is its day and not an hour."""
    is_short = line.kind(i) == "ordinal" or len(line.text(i)) <= 2 or line.text(i).isalpha()
    return is_short and line.text(i + 1) not in ("am", "pm", "oclock")


def _dated(line: Line, month: int, day: int, j: int) -> Result:
    if line.text(j) in words.STREETS:
        return None
    found = calendar.next_month_day(line.today, month, day)
    return (Day(found), j) if found else None


def month_alone(line: Line, i: int) -> Result:
    """The next such month as a whole, where it is meant as a month."""
    text = line.text(i)
    if text in _ALSO_WORDS and len(line.tokens) > 1 and not _is_month_here(line, i):
        return None
    year = line.today.year + (line.at(i).value < line.today.month)
    return Day(date(year, line.at(i).value, 1), None, "month"), i + 1


def year_at(line: Line, i: int) -> tuple[int, int] | None:
    """A year said behind a date, and the position behind it: "2026", "'26", "next year"."""
    j = line.skip(i, ",", "of", "in", ".", "-", "/")
    token = line.at(j)
    is_short = len(token.text) == 2 and token.text.isdigit() and _is_short_year(line, j)
    if is_short:
        return 2000 + token.value, j + 1
    if token.kind == "number" and len(token.text) == 4 and _is_year(line, token.value):
        return token.value, j + 1
    if token.text == "'" and line.touches(j + 1) and line.kind(j + 1) == "number":
        return 2000 + line.at(j + 1).value % 100, j + 2
    if (
        token.text == "twenty"
        and not line.text(j + 1).isdigit()
        and 20 <= line.at(j + 1).value < 40
    ):
        return 2000 + line.at(j + 1).value, j + 2
    if line.text(j + 1) == "year" and token.text in ("this", *words.NEXT):
        return line.today.year + (token.text != "this"), j + 2
    return None


def _is_year(line: Line, number: int) -> bool:
    """Whether four digits behind a date are its year; "2030" may be half past eight."""
    return _FIRST_YEAR <= number <= line.today.year + 6 or _LAST_MINUTE < number < 2100


def _is_short_year(line: Line, j: int) -> bool:
    """Whether two digits behind "5 dec" are a year, and no hour."""
    is_dated = line.kind(j - 1) == "month" and line.kind(j - 2) in ("number", "ordinal")
    this_year = line.today.year % 100
    return is_dated and this_year <= line.at(j).value <= this_year + 5


def _is_month_here(line: Line, i: int) -> bool:
    """Whether a month that is also a name or another word is meant as a month."""
    before, after = line.text(i - 1), line.text(i + 1)
    if before in _MONTH_LEADS or before in words.EDGES:
        return True
    if before in ("or", "and", "to", "-", "through") and line.kind(i - 2) == "month":
        return True
    if year_at(line, i + 1) is not None:
        return True
    is_next_month = after in ("or", "and", "to", "-", "through") and line.kind(i + 2) == "month"
    return is_next_month or (
        line.text(i) not in ("may", "march", "mar") and after in ("works", "or")
    )


def numbered_day(line: Line, i: int) -> Result:
    """Reads "5th of march", "15 of february", "5-mar", "the 13th", "3rd of next month"."""
    token = line.at(i)
    if line.text(i - 1) == "on" and line.text(i + 1) == "-":
        return _dashed(line, i)
    if not 1 <= token.value <= 31 or (len(token.text) > 2 and token.text.isdigit()):
        return None
    j = i + 2 if line.text(i + 1) == "of" else i + 1
    j = line.skip(j, "day") if line.text(j) == "day" and line.text(j + 1) == "of" else j
    j = line.skip(j, "of")
    j = j + 1 if line.text(j) in _JOINTS and line.touches(j) and line.touches(j + 1) else j
    if line.kind(j) == "month" and not _is_modal(line, j):
        return _dated(line, line.at(j).value, token.value, j + 1)
    if token.kind != "ordinal":
        return None
    return _of_month(line, token.value, line.skip(j, "in")) or _alone(line, i)


def _dashed(line: Line, i: int) -> Result:
    """Reads "on 3-15", in the order of the place."""
    if not (line.touches(i + 1) and line.touches(i + 2)) or line.text(i + 3) in ("am", "pm", "a"):
        return None
    first, second = line.at(i).value, line.at(i + 2).value
    month, day = (first, second) if line.is_month_first else (second, first)
    found = calendar.next_month_day(line.today, month, day) if 0 < month < 13 else None
    return (Day(found), i + 3) if found else None


def _is_modal(line: Line, i: int) -> bool:
    if line.text(i) != "may" or line.text(i + 1) not in _MODAL_MAY or line.text(i - 1) == "of":
        return False
    if line.text(i + 1) == "not" and line.text(i + 2) in ("after", "before", "later", "earlier"):
        return False
    return all(line.text(k) not in _OTHER_MODALS for k in range(max(i - 6, 0), i))


def _of_month(line: Line, day: int, j: int) -> Result:
    """Reads what stands behind a number: "of this month", "next month", "of the month"."""
    k = line.skip(j, "the", "this", "next", "following", "current", "coming")
    if line.text(k) != "month" or k == j:
        return None
    month = calendar.first_of_month(line.today)
    if line.text(k - 1) in words.NEXT:
        month = calendar.plus_months(month, 1)
        found = calendar.day_of(month.year, month.month, day)
    else:
        found = calendar.next_day_of_month(line.today, day)
    return (Day(found), k + 1) if found else None


def _is_counting(line: Line, i: int) -> bool:
    """Whether an ordinal counts what follows it: "3rd door", "2nd available", "first half"."""
    follows = line.at(i + 1)
    is_led = line.kind(i - 1) == "weekday" or line.text(i - 2) in ("on", "for", "by", "until")
    is_led = is_led or (line.kind(i - 2) == "weekday" and line.text(i - 1) in ("the", ","))
    if follows.kind == "unit" or (follows.kind == "number" and line.text(i - 1) in ("", "a")):
        return follows.text not in ("day", "week") or line.text(i + 2) not in ("after", "from")
    if follows.text == "half":
        return line.text(i + 2) not in ("past", "after") and line.kind(i + 2) != "number"
    if follows.text == "available":
        behind = line.at(i + 2)
        return not is_led and behind.kind == "word" and behind.text not in words.AFTER_CLOCK
    return follows.kind == "word" and not is_led and follows.text not in words.AFTER_CLOCK


def _alone(line: Line, i: int) -> Result:
    token, follows = line.at(i), line.at(i + 1)
    is_hour = line.kind(i + 2) == "number" or line.text(i + 2) in ("am", "pm", "oclock")
    is_one_hour = follows.text == "one" and is_hour
    if (follows.text in _NOT_DAYS and not is_one_hour) or _is_counting(line, i):
        return None
    if line.text(i - 2) == "corner" or line.text(i - 1) in ("my", "a", "her", "his", "our", "at"):
        return None
    if token.text.isalpha():
        lead = f"{line.text(i - 2)} {line.text(i - 1)}"
        leads = ("on the", "for the", "to the", "by the", "until the")
        is_clear = lead in leads or (token.value >= 5 and line.text(i - 1) == "the")
        if not is_clear or (follows.kind == "word" and follows.text not in words.AFTER_CLOCK):
            return None
    found = calendar.next_day_of_month(line.today, token.value)
    return (Day(found), i + 1) if found else None
