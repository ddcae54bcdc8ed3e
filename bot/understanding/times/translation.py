"""Rewrites another language's time talk into the words that the grammar of times reads.

A language gives words (one for one, misspelt ones too) and passes of rules. A rule reads
"pattern -> words". Patterns for the same words are parted by ";",
(a|b) is one of, [a] may be left out, {name} is a slot: any of what the language's table of slots
says, put where the words name it again; a number tells two slots of a kind apart ({hour},
{hour2}). Of the rules that fit at a place the one that stands first wins, and what it wrote is
read again only by the passes behind it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.normalise import Normal

_WORD = re.compile(r"(?<!\w)[a-z]+(?!\w)")
_SIGN = re.compile(r"\{\w+\}|[()\[\]|]|[^\s()\[\]|{}]+")
_SLOT = re.compile(r"\{(\w+)\}")
_LONG_TARGET = 8
"""From this length on a word may differ in two places from what was meant, below in one."""
_SHORTEST_FUZZY = 5


class Piece(NamedTuple):
    """Some words of a rewriting and the part of the text that they stand for."""

    text: str
    start: int
    end: int


Span = tuple[int, int]
Change = tuple[int, int, list[Piece]]
"""From, to, and what stands there now."""


def rewritten(normal: Normal, changes: Iterable[Change]) -> Normal:
    """The text with changes made, in order of place; it still knows where each letter is from."""
    length = len(normal.text)
    old_starts = normal.starts if normal.starts is not None else list(range(length))
    old_ends = normal.ends if normal.ends is not None else list(range(1, length + 1))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, pieces in [*changes, (length, length, [])]:
        parts.append(normal.text[done:start])
        starts += old_starts[done:start]
        ends += old_ends[done:start]
        for text, first, last in pieces:
            parts.append(text)
            if text == normal.text[first:last]:
                starts += old_starts[first:last]
                ends += old_ends[first:last]
            elif text:
                starts += [min(old_starts[first:last])] * len(text)
                ends += [max(old_ends[first:last])] * len(text)
        done = end
    return Normal("".join(parts), normal.original, starts, ends)


class Words:
    """Single words and what they become; a word close to one of `fuzzy` counts as that one."""

    def __init__(
        self,
        table: Mapping[str, str],
        fuzzy: frozenset[str] = frozenset(),
        not_fuzzy: frozenset[str] = frozenset(),
    ) -> None:
        self._table = table
        self._fuzzy = sorted(fuzzy)
        self._not_fuzzy = not_fuzzy
        self._of: Callable[[str], str] = lru_cache(maxsize=4096)(self._meant)

    def __call__(self, normal: Normal) -> Normal:
        """The text with its words replaced."""
        changes: list[Change] = []
        for found in _WORD.finditer(normal.text):
            meant = self._of(found[0])
            if meant != found[0]:
                start, end = found.span()
                changes.append((start, end, [Piece(meant, start, end)]))
        return rewritten(normal, changes) if changes else normal

    def _meant(self, word: str) -> str:
        known = self._table.get(word)
        if known is not None:
            return known
        if len(word) < _SHORTEST_FUZZY or word in self._not_fuzzy:
            return word
        target = next((one for one in self._fuzzy if _is_close(word, one)), None)
        return self._table.get(target, target) if target else word


def _is_close(word: str, target: str) -> bool:
    allowed = 1 if len(target) < _LONG_TARGET else 2
    if word[0] != target[0] or abs(len(word) - len(target)) > allowed:
        return False
    return DamerauLevenshtein.distance(word, target, score_cutoff=allowed) <= allowed


class Rules:
    """One pass of rules over a text."""

    def __init__(self, table: Iterable[str], slots: Mapping[str, str]) -> None:
        self._words: list[list[str]] = []
        patterns = []
        for line in table:
            listed, _, words = line.partition("->")
            for pattern in listed.split(";"):
                rule = f"r{len(self._words)}"
                parts = _SLOT.split(words.strip())
                if missing := set(parts[1::2]) - set(_SLOT.findall(pattern)):
                    raise ValueError(f"{line!r} names slots that it does not fill: {missing}")
                patterns.append(f"(?P<{rule}>{_regex(pattern, rule, slots)})")
                self._words.append(parts)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})")

    def __call__(self, normal: Normal) -> Normal:
        """The text with the rules applied once, from left to right."""
        changes = [self._change(found) for found in self._pattern.finditer(normal.text)]
        return rewritten(normal, changes) if changes else normal

    def _change(self, found: re.Match[str]) -> Change:
        """What a match becomes: slots stay what they were, words stand for what lies between."""
        rule = found.lastgroup or ""
        start = done = found.start()
        whole = (start, start + len(found[0].rstrip()))
        pieces: list[Piece] = []
        before: Span | None = None
        *parts, last = self._words[int(rule[1:])]
        is_one_thing = len(parts) <= 2
        for words, slot in zip(parts[::2], parts[1::2], strict=True):
            here = found.span(f"{rule}_{slot}")
            if here[0] < 0:
                continue
            gap = _bare(found.string, done, here[0]) if last or not is_one_thing else whole
            pieces += _between(words, gap, before, whole if is_one_thing else here)
            pieces.append(Piece(found[f"{rule}_{slot}"], *here))
            before, done = here, here[1]
        gap = _bare(found.string, done, whole[1])
        pieces += _between(last, gap, before, whole if is_one_thing else before)
        return *whole, pieces


def _bare(text: str, start: int, end: int) -> Span:
    """A stretch of a text without the space around it."""
    within = text[start:end]
    start += len(within) - len(within.lstrip())
    return start, max(start, end - len(within) + len(within.rstrip()))


def _between(words: str, gap: Span, before: Span | None, beside: Span | None) -> list[Piece]:
    """Words for the gap between slots: an ending is its slot's, words for no gap are `beside`'s."""
    ending, space, rest = words.partition(" ") if before else ("", "", words)
    place = gap if gap[0] < gap[1] else beside or gap
    return [Piece(ending, *(before or place)), Piece(space + rest, *place)]


def _regex(pattern: str, rule: str, slots: Mapping[str, str]) -> str:
    """A rule's pattern as a regular expression; each word brings the space behind it."""
    made = []
    for sign in _SIGN.findall(pattern):
        if sign in "([":
            made.append("(?:")
        elif sign in ")|":
            made.append(sign)
        elif sign == "]":
            made.append(")?")
        elif sign[0] == "{":
            made.append(_slot(sign[1:-1], rule, slots))
        else:
            made.append(re.escape(sign) + (r"(?!\w)\s*+" if sign[-1].isalnum() else r"\s*+"))
    return "".join(made)


def _slot(name: str, rule: str, slots: Mapping[str, str]) -> str:
    meant = slots[name.rstrip("0123456789")]
    if meant.startswith(("(?!", "(?=", "(?<")):
        return meant
    return rf"(?P<{rule}_{name}>{meant})(?!\w)\s*+"


Pass = Callable[[Normal], Normal]

_SPACE = re.compile(r"\s\s+|\t")


def _single_spaced(normal: Normal) -> Normal:
    changes = []
    for found in _SPACE.finditer(normal.text):
        space = "\n" if "\n" in found[0] else " "
        changes.append((*found.span(), [Piece(space, *found.span())]))
    return rewritten(normal, changes) if changes else normal


def translated(normal: Normal, passes: Iterable[Pass]) -> Normal:
    """A normal text in the words of the grammar; spans stay the original's."""
    normal = _single_spaced(normal)
    for one in passes:
        normal = one(normal)
    return normal
