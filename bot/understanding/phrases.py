"""Finds phrases of a vocabulary in a text: leftmost first, then the longest, words used once.

The notation (a|b) and [a] is made into one graph of words when the vocabulary is loaded, so that
reading costs a few look-ups per word, however many phrases there are. <good> is any word of the
class of that name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from bot.understanding.normalise import USED

Meaning = TypeVar("Meaning")

_LONGEST = 24
"""Most words that a phrase spreads over."""

_SIGN = re.compile(r"[()\[\]|]|[^\s()\[\]|]+")
_WORD = re.compile(r"[^\W_]+|~+|([.,;:!?¿¡\n()]|\s-\s)|[^\sa-z0-9'\"\-_/*~]")


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
    """A place between words: what is said when a phrase ends here, and where each word leads."""

    __slots__ = ("meanings", "next")

    def __init__(self, meanings: tuple[object, ...], following: dict[str, "_Node"]) -> None:
        self.meanings = meanings
        self.next = following


class Phrases(Generic[Meaning]):
    """A set of phrases, each with a meaning; one phrase may have several."""

    def __init__(
        self,
        phrases: Iterable[tuple[Meaning, str]],
        passed_over: frozenset[str] = frozenset(),
        classes: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        """`passed_over`: what may stand within a phrase without changing it."""
        self._passed_over = passed_over | {USED}
        self._classes: dict[str, list[str]] = {}
        for name, members in classes.items():
            for word in members:
                self._classes.setdefault(word, []).append(f"<{name}>")
        graph = _Graph()
        self._root = graph.any_of(
            graph.leading(_SIGN.findall(phrase), graph.node((meaning,), {}))
            for meaning, listed in phrases
            for phrase in listed.split(";")
            if phrase.strip()
        )
        named = {word for word, ways in self._classes.items() if self._root.next.keys() & set(ways)}
        self._firsts = named | self._root.next.keys()
        """Words with which some phrase begins."""

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
            if words[i].text not in self._firsts:
                i += 1
                continue
            found = self._allowed(words, i, allows)
            yield from found
            i = found[0].last if found else i + 1

    def _allowed(
        self, words: list[Word], i: int, allows: Callable[[Match[Meaning]], bool]
    ) -> list[Match[Meaning]]:
        for nodes, end in reversed(self._all_at(words, i)):
            meanings = dict.fromkeys(meaning for node in nodes for meaning in node.meanings)
            matches = (Match(meaning, i, end) for meaning in meanings)
            kept = [match for match in matches if allows(match)]  # type: ignore[arg-type]
            if kept:
                return kept  # type: ignore[return-value]
        return []

    def _all_at(self, words: list[Word], i: int) -> list[tuple[list[_Node], int]]:
        """All phrases that begin at a place, the shortest first."""
        nodes = [self._root]
        found: list[tuple[list[_Node], int]] = []
        for j in range(i, min(i + _LONGEST, len(words))):
            if words[j].begins and j > i:
                break
            following = self._after(nodes, words[j].text)
            kept = nodes if j > i and words[j].text in self._passed_over else []
            nodes = [*following, *kept]
            if not nodes:
                break
            if following:
                found.append((following, j + 1))
        return found

    def _after(self, nodes: list[_Node], word: str) -> list[_Node]:
        """Where a word leads."""
        ways = (word, *self._classes.get(word, ()))
        return [node.next[way] for node in nodes for way in ways if way in node.next]


class _Graph:
    """Builds the graph from the ends of the phrases; equal places are made only once."""

    def __init__(self) -> None:
        self._made: dict[object, _Node] = {}
        self._joined: dict[tuple[int, int], _Node] = {}

    def node(self, meanings: tuple[object, ...], following: dict[str, _Node]) -> _Node:
        """The place with these meanings and ways."""
        ways = frozenset((word, id(child)) for word, child in following.items())
        return self._made.setdefault((meanings, ways), _Node(meanings, following))

    def any_of(self, nodes: Iterable[_Node]) -> _Node:
        """One place that leads where any of these lead. Halves, so that little is done twice."""
        listed = list(nodes)
        if len(listed) <= 1:
            return listed[0] if listed else self.node((), {})
        half = len(listed) // 2
        return self._both(self.any_of(listed[:half]), self.any_of(listed[half:]))

    def _both(self, one: _Node, other: _Node) -> _Node:
        if one is other:
            return one
        key = id(one), id(other)
        if key not in self._joined:
            following = dict(one.next)
            for word, child in other.next.items():
                known = following.get(word)
                following[word] = self._both(known, child) if known else child
            meanings = tuple(dict.fromkeys((*one.meanings, *other.meanings)))
            self._joined[key] = self.node(meanings, following)
        return self._joined[key]

    def leading(self, signs: list[str], after: _Node) -> _Node:
        """The place from which a phrase leads to another place."""
        ways = [after]
        done: list[_Node] = []
        i = len(signs) - 1
        while i >= 0:
            sign = signs[i]
            if sign == "|":
                done.append(self.any_of(ways))
                ways = [after]
            elif sign in ")]":
                begin = _opening(signs, i)
                behind = self.any_of(ways)
                ways = [self.leading(signs[begin + 1 : i], behind)]
                ways += [behind] if sign == "]" else []
                i = begin
            else:
                ways = [self.node((), {sign: self.any_of(ways)})]
            i -= 1
        return self.any_of([*done, *ways])


def _opening(signs: list[str], i: int) -> int:
    """Where the group that ends here begins."""
    depth = 0
    for j in range(i, -1, -1):
        depth += (signs[j] in ")]") - (signs[j] in "([")
        if depth == 0:
            return j
    raise ValueError("a group is never opened")
