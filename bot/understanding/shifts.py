"""Reads how much later or earlier something is to be: "an hour later", "push it back 30 min"."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from bot.understanding.languages import language_for
from bot.understanding.meaning import Act
from bot.understanding.normalise import Normal
from bot.understanding.page import Span
from bot.understanding.vocabulary.tables import Language, ShiftWords

_LONGEST = timedelta(days=60)
_WEEK, _DAY = timedelta(weeks=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shift:
    """How much later (below zero: earlier), and its place in the original text."""

    value: timedelta
    span: Span


def find_shift(normal: Normal, language: Language) -> Shift | None:
    """The first shift of a text that states one."""
    words = language.shifts
    if words is None:
        return None
    for value, pattern in _whole(language.code):
        found = pattern.search(normal.text)
        if found:
            return Shift(value, normal.span(*found.span()))
    for sign, pattern in _counted(language.code):
        found = pattern.search(normal.text)
        if found:
            value = sign * _amount(found, words)
            if timedelta() < abs(value) <= _LONGEST:
                return Shift(value, normal.span(*found.span()))
    return None


def sides_of_week(normal: Normal, language: Language) -> list[tuple[Act, Span]]:
    """Whether something is to be on a later, or earlier, day of its own week, and where that is."""
    return [
        (act, found.span())
        for act, pattern in _in_the_week(language.code)
        if (found := pattern.search(normal.text))
    ]


def _amount(found: re.Match[str], words: ShiftWords) -> timedelta:
    said, unit = found["amount"], found["unit"]
    many = float(said) if said[0].isdigit() else words.amounts[" ".join(re.split(r"[\s-]+", said))]
    half = 0.5 if found["half"] else 0.0
    minutes = next(one for word, one in words.units.items() if re.fullmatch(word, unit))
    return timedelta(minutes=(many + half) * minutes)


@lru_cache
def _whole(code: str) -> tuple[tuple[timedelta, re.Pattern[str]], ...]:
    words = language_for(code).shifts
    assert words is not None
    said = ((_WEEK, words.a_week_later), (_DAY, words.a_day_later))
    return tuple((value, _compiled(rf"\b(?:{text})\b")) for value, text in said)


@lru_cache
def _in_the_week(code: str) -> tuple[tuple[Act, re.Pattern[str]], ...]:
    words = language_for(code).shifts
    if words is None:
        return ()
    said = (
        (Act.LATER_THAT_WEEK, words.later_that_week),
        (Act.EARLIER_THAT_WEEK, words.earlier_that_week),
    )
    return tuple((act, _compiled(rf"\b(?:{text})\b")) for act, text in said)


@lru_cache
def _counted(code: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The sign and the pattern of each way to say it."""
    words = language_for(code).shifts
    assert words is not None
    amounts = "|".join(sorted(words.amounts, key=len, reverse=True))
    units = "|".join(words.units)
    much = (
        rf"\b(?P<amount>\d{{1,3}}(?:\.\d)?|{amounts})[\s-]*(?P<unit>{units})\b"
        rf"(?P<half> (?:{words.and_a_half}))?"
    )
    by = rf"(?:(?:{words.by}) )*"
    ways = (
        (-1, rf"{much} (?:{words.earlier})"),
        (1, rf"{much} (?:{words.later})"),
        (-1, rf"\b(?:{words.pushing_earlier}) {by}{much}"),
        (1, rf"\b(?:{words.pushing_later}) {by}{much}"),
        (-1, rf"\b(?:{words.earlier}) {by}{much}"),
        (1, rf"\b(?:{words.later}) {by}{much}"),
    )
    return tuple((sign, _compiled(text)) for sign, text in ways)


def _compiled(text: str) -> re.Pattern[str]:
    """A pattern in which one space stands for any number, and for a hyphen."""
    return re.compile(text.replace(" ", r"[\s-]+"))
