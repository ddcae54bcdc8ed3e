"""Finds times that have gone by: "yesterday", "last friday", "2 days ago". Nobody books them."""

from bot.understanding.times import amounts
from bot.understanding.times.line import Line
from bot.understanding.vocabulary.en import times as words


def gone_at(line: Line, i: int) -> int | None:
    """The position behind a time that has gone by, which begins here."""
    text = line.text(i)
    if text in words.PAST_WORDS:
        return i + 1
    if text == "day" and line.text(i + 1) == "before" and line.text(i + 2) in words.PAST_WORDS:
        return i + 3
    return _last(line, i) if text in words.LAST else None


def _last(line: Line, i: int) -> int | None:
    """Reads "last friday", "last night", "the past two weeks"."""
    counted = amounts.amount_at(line, i + 1)
    if counted is not None:
        return counted[1]
    if line.text(i) == "past" and line.kind(i + 1) != "unit":
        return None
    is_period = line.text(i + 1) in _PERIODS or line.kind(i + 1) in ("weekday", "month", "part")
    return i + 2 if is_period and line.text(i + 1) not in words.NOON else None


_PERIODS = frozenset(("week", "weekend", "month", "year", "quarter", *words.SEASONS))
