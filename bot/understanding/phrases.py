"""Finds phrases of a vocabulary in a text: leftmost first, then the longest, words used once.

The notation (a|b) and [a] is spelled out into a tree of words when the vocabulary is loaded, so
that reading costs a few look-ups per word, however many phrases there are.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from bot.understanding.normalise import USED

Meaning = TypeVar("Meaning")

_SIGN = re.compile(r"[()\[\]|]|[^\s()\[\]|]+")
_WORD = re.compile(r"[^\W_]+|~+|([.,;:!?\n()]|\s-\s)|[^\sa-z0-9'\"\-_/*~]")


class Word(NamedTuple):
    """A word of a normal text and where it stands."""

    text: str
    start: int
    end: int
    begins: bool
    """Whether it is the first word, or a stop or comma stands before it."""


class Match(NamedTuple, Generic[Meaning]):
    """A phrase found: its meaning and the words it used, as bounds in the list of words."""

    meaning: Meaning
    first: int
    last: int


def words_of(text: str) -> list[Word]:
    """The words and emoji of a normal text."""
    words: list[Word] = []
    begins = True
    for found in _WORD.finditer(text):
        if found[1]:
            begins = True
            continue
        text = USED if found[0][0] == USED else found[0]
        words.append(Word(text, found.start(), found.end(), begins))
        begins = False
    return words


class _Node:
    __slots__ = ("meanings", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.meanings: list[object] = []


class Phrases(Generic[Meaning]):
    """A set of phrases, each with a meaning; one phrase may have several."""

    def __init__(
        self, phrases: Iterable[tuple[Meaning, str]], passed_over: frozenset[str] = frozenset()
    ) -> None:
        """`passed_over`: what may stand within a phrase without changing it."""
        self._passed_over = passed_over | {USED}
        self._root = _Node()
        for meaning, listed in phrases:
            for phrase in listed.split(";"):
                for spelled in _spelled(phrase):
                    self._add(meaning, spelled)
        self._root = _shared(self._root, {})

    def _add(self, meaning: Meaning, spelled: tuple[str, ...]) -> None:
        if not spelled:
            return
        node = self._root
        for word in spelled:
            node = node.next.setdefault(word, _Node())
        if meaning not in node.meanings:
            node.meanings.append(meaning)

    def find(
        self,
        words: list[Word],
        allows: Callable[[Match[Meaning]], bool] = lambda _: True,
    ) -> Iterator[Match[Meaning]]:
        """The phrases in a text, from left to right, none overlapping another.

        Where the longest phrase at a place is not allowed, the next shorter one is tried.
        """
        i = 0
        while i < len(words):
            found = self._allowed(words, i, allows)
            yield from found
            i = found[0].last if found else i + 1

    def _allowed(
        self, words: list[Word], i: int, allows: Callable[[Match[Meaning]], bool]
    ) -> list[Match[Meaning]]:
        for node, end in reversed(self._all_at(words, i)):
            matches = (Match(meaning, i, end) for meaning in node.meanings)
            kept = [match for match in matches if allows(match)]  # type: ignore[arg-type]
            if kept:
                return kept  # type: ignore[return-value]
        return []

    def _all_at(self, words: list[Word], i: int) -> list[tuple[_Node, int]]:
        """All phrases that begin at a place, the shortest first."""
        node = self._root
        found: list[tuple[_Node, int]] = []
        for j in range(i, len(words)):
            if words[j].begins and j > i:
                break
            following = node.next.get(words[j].text)
            if following is None and j > i and words[j].text in self._passed_over:
                continue
            if following is None:
                break
            node = following
            if node.meanings:
                found.append((node, j + 1))
        return found


def _shared(node: _Node, seen: dict[object, _Node]) -> _Node:
    """The tree with equal branches made one, which keeps it small in memory."""
    node.next = {word: _shared(child, seen) for word, child in node.next.items()}
    key = (*map(id, node.meanings), *((word, id(child)) for word, child in node.next.items()))
    return seen.setdefault(key, node)


def _spelled(phrase: str) -> list[tuple[str, ...]]:
    """All ways to say a phrase."""
    ways, _ = _sequences(_SIGN.findall(phrase), 0)
    return ways


def _sequences(signs: list[str], i: int) -> tuple[list[tuple[str, ...]], int]:
    """The ways to say what stands from here to the end of its group, and where that ends."""
    done: list[tuple[str, ...]] = []
    ways: list[tuple[str, ...]] = [()]
    while i < len(signs) and signs[i] not in ")]":
        if signs[i] == "|":
            done, ways, i = done + ways, [()], i + 1
            continue
        if signs[i] in "([":
            inner, end = _sequences(signs, i + 1)
            inner = [*inner, ()] if signs[i] == "[" else inner
        else:
            inner, end = [(signs[i],)], i
        ways = [way + more for way in ways for more in inner]
        i = end + 1
    return done + ways, i
