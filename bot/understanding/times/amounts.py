"""Reads amounts of time: "two weeks", "half an hour", "a few days", "2 and a half hours"."""

from datetime import timedelta

from bot.understanding.times.calendar import plus_days, plus_months
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Day, Moment
from bot.understanding.vocabulary.en import times as words

_MINUTES = {"minute": 1, "hour": 60}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_LARGEST = 400


def amount_at(line: Line, i: int) -> tuple[float, int] | None:
    """How many, and the position of what is counted."""
    token = line.at(i)
    if token.kind == "number":
        j = i + 1
        if line.text(j) == "and" and line.text(j + 1) in ("a", "an") and line.text(j + 2) == "half":
            return token.value + 0.5, j + 3
        return float(token.value), line.skip(j, "more")
    if token.kind == "decimal":
        return float(token.text), i + 1
    if token.kind == "date" and token.text == "short" and token.parts[1]:
        return token.parts[0] / token.parts[1], i + 1
    if token.text == "half":
        return 0.5, line.skip(i + 1, "a", "an")
    if token.text in ("a", "an") and line.text(i + 1) == "half":
        return 0.5, i + 2
    return _worded_amount(line, i)


def _worded_amount(line: Line, i: int) -> tuple[float, int] | None:
    if line.text(i) not in words.AMOUNTS:
        return None
    j = i + 1
    amount = words.AMOUNTS[line.text(i)]
    if line.text(i) in ("a", "an") and line.text(j) in words.AMOUNTS:
        amount = words.AMOUNTS[line.text(j)]
        j += 1
    return float(amount), line.skip(j, "of", "more")


def half_more(line: Line, i: int) -> int:
    """The position behind "and a half" here; the same one where it is not said."""
    said = (line.text(i), line.text(i + 1), line.text(i + 2))
    return i + 3 if said == ("and", "a", "half") else i


def unit_at(line: Line, i: int) -> str | None:
    """The unit of time at a position."""
    return words.UNITS[line.text(i)] if line.kind(i) == "unit" else None


def moved(day: Day, amount: float, unit: str) -> Day | None:
    """The day so many days, weeks or months after a day."""
    if not 0 <= amount <= _LARGEST:
        return None
    if unit == "month":
        return Day(plus_months(day.start, int(amount)))
    if unit in _DAYS:
        return Day(plus_days(day.start, int(amount * _DAYS[unit])))
    return None


def from_now(line: Line, amount: float, unit: str) -> Day | Moment | None:
    """The day or the moment so far from now."""
    if unit in _MINUTES:
        minutes = min(amount, 10_000) * _MINUTES[unit]
        return Moment((line.now + timedelta(minutes=minutes)).replace(second=0, microsecond=0))
    return moved(Day(line.today), amount, unit)
