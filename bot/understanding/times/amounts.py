"""Reads amounts of time: "two weeks", "half an hour", "2 hours and 15 minutes", "2 to 3 weeks"."""

from datetime import date, datetime
from typing import NamedTuple

from bot.understanding.times.calendar import plus_days, plus_months
from bot.understanding.times.line import Line
from bot.understanding.vocabulary.en import times as words

_MOST = 1000
_LEADS = ("in", "within", "for", "another")
_LONGEST_H = 10
"""From so many hours on, "in 21h30" is a time of day."""
_MINUTES = {"minute": 1, "hour": 60}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}


class Amount(NamedTuple):
    """So many months, days and minutes."""

    months: int = 0
    days: int = 0
    minutes: int = 0

    @property
    def is_of_days(self) -> bool:
        """Whether whole days are counted, so that the time of day is left open."""
        return not self.minutes

    @property
    def is_of_weeks(self) -> bool:
        """Whether whole weeks are counted."""
        return not self.months and not self.minutes and self.days % 7 == 0 < self.days


def amount_at(line: Line, i: int) -> tuple[Amount, int] | None:
    """An amount at a position, and the position behind it."""
    if not line.has_unit_near(i):
        return None
    short = _hours_and_minutes(line, i)
    if short is not None:
        return short
    counted = number_at(line, i)
    if counted is None:
        return None
    number, j = counted
    unit = unit_at(line, j)
    if unit is None or number > _MOST:
        return None
    behind = half_more(line, j + 1)
    found = _amount(number + 0.5 if behind > j + 1 else number, unit)
    return _and_minutes(line, found, behind) if unit == "hour" else (found, behind)


def _hours_and_minutes(line: Line, i: int) -> tuple[Amount, int] | None:
    """Reads "2h30" and "5'"."""
    token = line.at(i)
    is_short = token.kind == "clock" and "h" in token.text and token.parts[0] < _LONGEST_H
    if is_short and line.text(i - 1) in _LEADS:
        return Amount(minutes=token.parts[0] * 60 + token.parts[1]), i + 1
    if token.kind == "number" and line.text(i + 1) == "'" and line.touches(i + 1):
        return Amount(minutes=token.value), i + 2
    return None


def _and_minutes(line: Line, hours: Amount, i: int) -> tuple[Amount, int]:
    j = line.skip(i, "and", ",")
    more = number_at(line, j)
    if more is None or unit_at(line, more[1]) != "minute":
        return hours, i
    return Amount(minutes=hours.minutes + int(more[0])), more[1] + 1


def _amount(number: float, unit: str) -> Amount:
    if unit in _MINUTES:
        return Amount(minutes=int(number * _MINUTES[unit]))
    if unit in _MONTHS:
        months = number * _MONTHS[unit]
        return Amount(months=int(months), days=15 if months % 1 else 0)
    return Amount(days=int(number * _DAYS[unit]))


def number_at(line: Line, i: int) -> tuple[float, int] | None:
    """How many, and the position of what is counted."""
    token = line.at(i)
    if token.kind == "number":
        return _with_fraction(line, i)
    if token.kind == "decimal":
        return float(token.text), i + 1
    fraction = _fraction_at(line, i)
    return fraction or _worded_number(line, i)


def _with_fraction(line: Line, i: int) -> tuple[float, int]:
    value, j = float(line.at(i).value), i + 1
    if line.text(j) == "and" and line.text(j + 1) in ("a", "an") and line.text(j + 2) == "half":
        return value + 0.5, j + 3
    if line.text(j) in ("quarter", "quarters"):
        return value / 4, line.skip(j + 1, "of", "a", "an")
    more = _slashed(line, j)
    return (value + more, j + 1) if more and more < 1 else (value, line.skip(j, "more", "full"))


def _fraction_at(line: Line, i: int) -> tuple[float, int] | None:
    share = _slashed(line, i)
    if share:
        return share, line.skip(i + 1, "of", "a", "an")
    j = line.skip(i, "a", "an")
    part = {"half": 0.5, "quarter": 0.25}.get(line.text(j))
    return (part, line.skip(j + 1, "of", "a", "an")) if part else None


def _slashed(line: Line, i: int) -> float:
    """The value of "1/4"; 0 for what is none."""
    token = line.at(i)
    if token.kind != "date" or token.text != "short" or not token.parts[1]:
        return 0.0
    return token.parts[0] / token.parts[1]


def _worded_number(line: Line, i: int) -> tuple[float, int] | None:
    if line.text(i) == "the" and line.text(i - 1) == "within":
        return 1.0, i + 1
    if line.text(i) not in words.AMOUNTS:
        return None
    j = i + 1
    number = words.AMOUNTS[line.text(i)]
    if line.text(i) in ("a", "an") and line.text(j) in words.AMOUNTS:
        number = words.AMOUNTS[line.text(j)]
        j += 1
    return float(number), line.skip(j, "of", "more", "good", "full")


def half_more(line: Line, i: int) -> int:
    """The position behind "and a half" here; the same one where it is not said."""
    said = (line.text(i), line.text(i + 1), line.text(i + 2))
    return i + 3 if said == ("and", "a", "half") else i


def unit_at(line: Line, i: int) -> str | None:
    """The unit of time at a position."""
    return words.UNITS[line.text(i)] if line.kind(i) == "unit" else None


def amount_of(unit: str) -> Amount | None:
    """One of a unit of time, by its name in the singular."""
    return _amount(1, unit) if unit in (*_MINUTES, *_DAYS, *_MONTHS) else None


def amounts_at(line: Line, i: int) -> tuple[Amount, Amount, int] | None:
    """The least and the most of "2 to 3 weeks" and "a week or two"; twice the same of "2 weeks"."""
    if not line.has_unit_near(i):
        return None
    counted = number_at(line, i)
    if counted and counted[0] >= 1 and line.text(counted[1]) in ("or", "to", "-"):
        most = amount_at(line, counted[1] + 1)
        unit = unit_at(line, most[1] - 1) if most else None
        if most and unit:
            return _amount(counted[0], unit), most[0], most[1]
    found = amount_at(line, i) or _one_of(line, i)
    if found is None:
        return None
    least, j = found
    unit = unit_at(line, j - 1)
    if unit and line.text(j) == "or" and line.text(j + 1) in ("two", "2", "so"):
        most_of_it = _amount(2, unit) if line.text(j + 1) != "so" else least
        return least, max(least, most_of_it), j + 2
    return least, least, j


def _one_of(line: Line, i: int) -> tuple[Amount, int] | None:
    """The one of "(next) day or two"."""
    unit = unit_at(line, i)
    is_more = line.text(i + 1) == "or" and line.text(i + 2) in ("two", "2")
    return (_amount(1, unit), i + 1) if unit and is_more and line.kind(i + 3) != "unit" else None


def moved(day: date, amount: Amount, sign: int = 1) -> date:
    """The day so much after a day, or before it."""
    return plus_days(plus_months(day, sign * amount.months), sign * amount.days)


def later(line: Line, amount: Amount) -> datetime:
    """The minute so much after now."""
    if amount.is_of_days:
        return datetime.combine(moved(line.today, amount), line.now.time())
    return line.in_minutes(amount.minutes)
