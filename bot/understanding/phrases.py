"""Finds phrases of a vocabulary in a text: leftmost first, then the longest, words used once.

The notation (a|b) and [a] is spelled out into a tree of words when the vocabulary is loaded, so that
reading costs a few look-ups per word however many phrases there are.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Generic, NamedTuple, TypeVar

Meaning = TypeVar("Meaning")

_GROUP = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|([^\s()\[\]]+)")
_WORD = re.compile(r"[a-z0-9]+|~+|[^\sa-z0-9.,;:!'\"()\-_/]")


class Word(NamedTuple):
    """A word of a normal text and where it stands."""

    text: str
    start: int
    end: int


class Match(NamedTuple, Generic[Meaning]):
    """A phrase found: its meaning and the words it used, as bounds in the list of words."""

    meaning: Meaning
    first: int
    last: int


def words_of(text: str) -> list[Word]:
    """The words and emoji of a normal text."""
    return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]


class _Node:
    __slots__ = ("meanings", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.meanings: list[object] = []


class Phrases(Generic[Meaning]):
    """A set of phrases, each with a meaning; one phrase may have several."""

    def __init__(self, phrases: Iterable[tuple[Meaning, str]]) -> None:
        self._root = _Node()
        for meaning, phrase in phrases:
            for spelled in _spelled(phrase):
                self._add(meaning, spelled)

    def _add(self, meaning: Meaning, spelled: tuple[str, ...]) -> None:
        node = self._root
        for word in spelled:
            node = node.next.setdefault(word, _Node())
        if meaning not in node.meanings:
            node.meanings.append(meaning)

    def find(self, words: list[Word]) -> Iterator[Match[Meaning]]:
        """The phrases in a text, from left to right, none overlapping another."""
        i = 0
        while i < len(words):
            node, end = self._longest(words, i)
            if node is None:
                i += 1
                continue
            for meaning in node.meanings:
                yield Match(meaning, i, end)  # type: ignore[arg-type]
            i = end

    def _longest(self, words: list[Word], i: int) -> tuple[_Node | None, int]:
        node, best, end = self._root, None, i
        for j in range(i, len(words)):
            following = node.next.get(words[j].text)
            if following is None:
                break
            node = following
            if node.meanings:
                best, end = node, j + 1
        return best, end


def _spelled(phrase: str) -> Iterator[tuple[str, ...]]:
    choices: list[list[tuple[str, ...]]] = []
    for one_of, maybe, word in _GROUP.findall(phrase):
        if word:
            choices.append([(word,)])
        else:
            options = [tuple(option.split()) for option in (one_of or maybe).split("|")]
            choices.append([*options, ()] if maybe else options)
    for chosen in product(*choices):
        yield tuple(word for part in chosen for word in part)
