"""Words of one language that stand for words of a catalogue in another: "corte" for "Haircut"."""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.languages import language_for
from bot.understanding.phrases import Phrases, Word
from bot.understanding.vocabulary.tables import Language

Words = tuple[str, ...]
Groups = tuple[tuple[Words, ...], ...]
"""Groups of words that a name may hold, the likeliest group first."""

_SHORTEST_TYPO = 7
_SIGNS = str.maketrans("()[]|;", "      ")


class Stand(NamedTuple):
    """A phrase found: how many words it has, and what names may hold in its place."""

    length: int
    groups: tuple[Groups, ...]
    """One for each meaning of the phrase."""


def stands(said: list[str], language: Language) -> dict[int, Stand]:
    """The phrases among the words of a text, by their first word."""
    phrases, known = _phrases(language.code)
    words = [Word(_spelt(word, known), 0, 0, begins=False) for word in said]
    found: dict[int, Stand] = {}
    for match in phrases.find(words):
        before = found[match.first].groups if match.first in found else ()
        found[match.first] = Stand(match.last - match.first, (*before, match.meaning))
    return found


@lru_cache
def _phrases(code: str) -> tuple[Phrases[Groups], frozenset[str]]:
    language = language_for(code)
    said = [(groups, phrases) for phrases, groups in language.stands_for.items()]
    known = {word for _, phrases in said for word in phrases.translate(_SIGNS).split()}
    return Phrases(said), frozenset(word for word in known if len(word) >= _SHORTEST_TYPO)


@lru_cache(maxsize=4096)
def _spelt(word: str, known: frozenset[str]) -> str:
    """A word of the phrases in place of one that is misspelt."""
    if len(word) < _SHORTEST_TYPO - 1 or word in known or not word.isalpha():
        return word
    for one in sorted(known):
        if one[0] == word[0] and DamerauLevenshtein.distance(word, one, score_cutoff=1) <= 1:
            return one
    return word
