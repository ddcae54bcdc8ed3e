"""Cuts a normal text into tokens: words with their role in time talk, numbers, clocks, dates.

What only looks like a time (prices, phone numbers, e-mail addresses, ratings) becomes a dumb token.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.en import times as words


class Token(NamedTuple):
    """One word, number or sign, and where it stands in the normal text."""

    kind: str
    """word, sign, number, ordinal, clock, date, weekday, month, day, part, unit or dumb."""
    value: int
    text: str
    start: int
    end: int
    parts: tuple[int, ...] = ()
    """Hour and minute of a clock; year, month and day of a date (0: not written)."""


_TOKEN = re.compile(
    r"""
    (?P<dumb>
        ~+ | [^\s@,;()<>]+@[^\s@,;()<>]+\.[^\s@,;()<>]+ | https?://\S+ | www\.\S+
      | [$£€]\s?\d[\d.,]*
      | \d[\d.,]*\s?(?:[$£€%]|(?:dollars|bucks|usd|gbp|eur|pounds|quid|percent|stars)\b)
      | \#\s?\d+ | \d+\s?(?:x|lbs|kg|cm|mm|ft|mg|ml|k)\b
      | \+\d[\d\-(). ]{6,}\d | \(\d{3}\)\s?\d{3}[-. ]?\d{4} | \d{3}[-. ]\d{3}[-. ]?\d{4}(?!\d)
      | (?!\d[0-5][05]-1[0-2][0-5][05])\d{3}-\d{4}(?!\d)
      | 0\d{3,4}\s\d{3}\s?\d{3,4} | \d{5}(?:-\d{4})(?!\d) | \d{5,}
      | \d+\.\d(?!\d|\.\d)(?!\s*(?:h\b|hour|hr))
      | \d{1,3}(?:,\d{3})+(?!\d) | \d{3}/\d\d(?![\d/])
    )
  | (?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:t(?=\d))?
  | (?P<full>\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?!\d))
  | (?P<short>\d{1,2}/\d{1,2}(?![\d/]|\s?[ap]\.?m?\b))
  | (?P<clock>\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)|(?<!in\s)\d{1,2}h(?=[\s\-,.?!]|$))
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<decimal>\d+\.\d)
  | (?P<number>\d{1,4})
  | (?P<word>q[1-4]\b|[a-z]+)
  | (?P<sign>[-,;.?!&@/\n()':+])
    """,
    re.VERBOSE | re.ASCII,
)
_FUZZY_TARGETS = (
    *[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "tomorrow",
        "tonight",
        "weekend",
    ],
    *[
        "january",
        "february",
        "september",
        "october",
        "november",
        "december",
        "august",
        "morning",
        "afternoon",
    ],
    *["evening", "midnight"],
)
_NOT_FUZZY = word_set(
    "sundae sundaes someday everyday mourning warning weekends events tomatoes tomato fridge"
    " saturated"
)
_SHORTEST_FUZZY = 6
_NUMERIC = frozenset(("number", "ordinal", "clock", "iso", "full", "short", "decimal"))
_WORD_BEFORE = re.compile(r"(?<![a-z\d])([a-z]+)-?$")
_LONGEST_WORD = 12
_HALF_OF_DAY = re.compile(r"\s?[ap]\.?m\b")


def tokenise(text: str) -> list[Token]:
    """The tokens of a normal text."""
    return _join_phrases(_join_numbers(list(_cut(text))))


def _cut(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "dumb"
        start, end = found.span()
        make = _MAKERS.get(kind)
        if kind in _NUMERIC and _is_in_code(text, start, end):
            kind, make = "dumb", None
        if make is None:
            yield Token(kind, 0, found[0], start, end)
            continue
        token = make(kind, found[0], start, end)
        cut = _two_words(found[0]) if token.text == found[0] and token.kind == "word" else 0
        if cut:
            yield _word("word", found[0][:cut], start, start + cut)
            token = _word("word", found[0][cut:], start + cut, end)
        yield token


def _is_in_code(text: str, start: int, end: int) -> bool:
    """Whether a number goes on a word that is none of time talk: "sw1a", "f-150"; not "ok5pm"."""
    if _HALF_OF_DAY.match(text, end):
        return False
    word = _WORD_BEFORE.search(text, max(start - _LONGEST_WORD, 0), start)
    return word is not None and not (word[1] in words.BEFORE_NUMBER or word[1] in _ROLES)


def _number(kind: str, written: str, start: int, end: int) -> Token:
    digits = written if written.isdigit() else written[:-2]
    return Token(kind, int(digits), written, start, end)


def _clock(_: str, written: str, start: int, end: int) -> Token:
    hour, minute, *_seconds = (int(part or 0) for part in re.split(r"[:.h]", written))
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return Token("dumb", 0, written, start, end)
    return Token("clock", 0, written, start, end, (hour, minute))


def _date(kind: str, written: str, start: int, end: int) -> Token:
    parts = tuple(int(part) for part in re.split(r"[-/.]", written.rstrip("t")))
    return Token("date", 0, kind, start, end, parts)


def _word(_: str, written: str, start: int, end: int) -> Token:
    spelled = _respelled(written)
    kind, value = _ROLES.get(spelled, ("word", 0))
    return Token(kind, value, spelled, start, end)


_MAKERS = {
    "word": _word,
    "number": _number,
    "ordinal": _number,
    "clock": _clock,
    "iso": _date,
    "full": _date,
    "short": _date,
}

_ROLES: dict[str, tuple[str, int]] = (
    dict.fromkeys(words.PARTS, ("part", 0))
    | dict.fromkeys(words.UNITS, ("unit", 0))
    | {word: ("number", value) for word, value in words.NUMBERS.items()}
    | {word: ("ordinal", value) for word, value in words.ORDINALS.items()}
    | {word: ("month", value) for word, value in words.MONTHS.items()}
    | {word: ("weekday", value) for word, value in words.WEEKDAYS.items()}
    | {word: ("day", value) for word, value in words.DAYS.items()}
)


def role(word: str) -> tuple[str, int]:
    """Which kind of token a word is, and its value; misspelt names of days count too."""
    return _ROLES.get(_respelled(word), ("word", 0))


def _respelled(word: str) -> str:
    """The word of the grammar that a word is, or is a misspelling of."""
    if word in _ROLES or len(word) < _SHORTEST_FUZZY:
        return word
    return _meant_by(word)


@lru_cache(maxsize=4096)
def _meant_by(word: str) -> str:
    if word in _NOT_FUZZY or len(word) > 12:
        return word
    for target in _FUZZY_TARGETS:
        allowed = 1 if len(target) <= 7 else 2
        if word[0] == target[0] and abs(len(word) - len(target)) <= allowed:
            distance = DamerauLevenshtein.distance(word, target, score_cutoff=allowed)
            if distance <= allowed:
                return target
    return word


@lru_cache(maxsize=4096)
def _two_words(written: str) -> int:
    """Where a word that lacks a space is cut in two: "fridaymorning", "pmtomorrow", "threeish"."""
    if len(written) < _SHORTEST_TWO or written in words.ONE_WORD:
        return 0
    if written.endswith("ish") and written[:-3] in words.NUMBERS:
        return len(written) - 3
    for cut in range(2, len(written) - 1):
        first, second = written[:cut], written[cut:]
        is_first = first in words.BEFORE_TIME or (_ROLES.get(first, ("",))[0] in _NAMES and cut > 3)
        is_second = _ROLES.get(second, ("",))[0] in _NAMES or second in words.BEHIND_DAY
        if is_first and is_second and len(second) > 1:
            return cut
    return 0


_SHORTEST_TWO = 6
_NAMES = frozenset(("weekday", "day", "part", "month"))


def _join_numbers(tokens: list[Token]) -> list[Token]:
    """Joins "twenty three" and "twenty-third" into one token."""
    if not any(token.value >= 20 and token.text in words.NUMBERS for token in tokens):
        return tokens
    joined: list[Token] = []
    for token in tokens:
        tens = _open_tens(joined)
        is_one = 1 <= token.value <= 9 and token.text.isalpha()
        if tens and is_one and token.kind in ("number", "ordinal"):
            first = joined[-tens]
            del joined[-tens:]
            text = f"{first.text}-{token.text}"
            value = first.value + token.value
            joined.append(Token(token.kind, value, text, first.start, token.end))
        else:
            joined.append(token)
    return joined


def _join_phrases(tokens: list[Token]) -> list[Token]:
    """Makes one token of words that are one to the grammar: "mid day", "close of business"."""
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        count, word = _phrase_at(tokens, i)
        if count:
            kind, value = _ROLES.get(word, ("word", 0))
            joined.append(Token(kind, value, word, tokens[i].start, tokens[i + count - 1].end))
        else:
            joined.append(tokens[i])
        i += count or 1
    return joined


_PHRASES_BY_FIRST: dict[str, list[tuple[str, ...]]] = {
    first: sorted((one for one in words.JOINED if one[0] == first), key=len, reverse=True)
    for first in {one[0] for one in words.JOINED}
}


def _phrase_at(tokens: list[Token], i: int) -> tuple[int, str]:
    """How many tokens at a position are one word, and the word; 0 where they are not."""
    for phrase in _PHRASES_BY_FIRST.get(tokens[i].text, ()):
        if phrase == tuple(token.text for token in tokens[i : i + len(phrase)]):
            return len(phrase), words.JOINED[phrase]
    if [token.text for token in tokens[i : i + 2]] == ["week", "ending"]:
        return (0, "") if _is_date(tokens[i + 2 : i + 4]) else (2, "weekend")
    return 0, ""


def _is_date(tokens: list[Token]) -> bool:
    """Whether a day stands here, so that "w/e" is the week that ends there, not the weekend."""
    kinds = [token.kind for token in tokens if token.text != "the"]
    is_day = kinds[:1] in (["date"], ["ordinal"], ["month"], ["weekday"], ["day"])
    return is_day or kinds == ["number", "month"]


def _open_tens(tokens: list[Token]) -> int:
    """How many tokens at the end stand for an open "twenty" or "twenty-"; 0 for none."""
    back = 2 if len(tokens) > 1 and tokens[-1].text == "-" else 1
    if len(tokens) < back:
        return 0
    last = tokens[-back]
    is_tens = last.kind == "number" and last.text in words.NUMBERS and last.value >= 20
    return back if is_tens else 0
