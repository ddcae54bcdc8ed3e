"""How a list of names can be said: whole, in part, by initials."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from bot.understanding.languages import language_for
from bot.understanding.meaning import Named
from bot.understanding.normalise import normalise
from bot.understanding.vocabulary.tables import ChoiceWords, Language

_Key = TypeVar("_Key")
TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|[a-z]+|\d+")
SHORTEST_PART = 3
_SHORTEST_PART_OF_ADDRESS = 5
_NO_ENDINGS = frozenset(("men", "mens", "male"))
"""No part of a longer word, as "cut" is of "haircut": "mens" is not "womens"."""


@dataclass(frozen=True, slots=True)
class Book:
    """How a list of names can be said."""

    whole: dict[tuple[str, ...], tuple[str, ...]]
    single: dict[str, tuple[str, ...]]
    weak: dict[str, tuple[str, ...]]
    """Common words and numbers: they mention nothing, but tell names apart."""
    firsts: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    """First word -> each second word and what is called so."""
    initials: dict[str, tuple[str, ...]]
    order: tuple[str, ...]
    """All ids."""
    longest: int
    language: Language

    @property
    def words(self) -> ChoiceWords:
        """The words around a choice."""
        return self.language.choices

    def holding(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The names that hold all of these words."""
        if words in self.whole:
            return self.whole[words]
        held = [{*self.single.get(word, ()), *self.weak.get(word, ())} for word in words]
        return tuple(id_ for id_ in self.order if all(id_ in ids for ids in held))

    def names_by(self, words: tuple[str, ...]) -> bool:
        """Whether these words are a name, or a part that names by itself."""
        return words in self.whole or any(word in self.single for word in words)


@lru_cache(maxsize=256)
def book_of(named: tuple[Named, ...], code: str) -> Book:
    """How these names can be said in a language."""
    vocabulary = language_for(code).choices
    whole: dict[tuple[str, ...], list[str]] = {}
    single: dict[str, list[str]] = {}
    weak: dict[str, list[str]] = {}
    for one in named:
        for words in _ways(one, vocabulary):
            whole.setdefault(words, []).append(one.id)
        for word in words_of_name(one.name, vocabulary):
            is_weak = word in vocabulary.ordinary or word[0].isdigit() or len(word) == 1
            (weak if is_weak else single).setdefault(word, []).append(one.id)
        for word in (word for other in one.also for word in words_of_name(other, vocabulary)):
            is_own = word.isalpha() and word not in vocabulary.ordinary
            if len(word) >= _SHORTEST_PART_OF_ADDRESS and is_own:
                single.setdefault(word, []).append(one.id)
    _add_compounds(single)
    order = {one.id: place for place, one in enumerate(named)}
    return Book(
        _ordered(whole, order),
        _ordered(single, order),
        _ordered(weak, order),
        _firsts(whole),
        _initials(whole),
        tuple(order),
        max((len(words) for words in whole), default=1) + 2,
        language_for(code),
    )


_Whole = Mapping[tuple[str, ...], Sequence[str]]


def _firsts(whole: _Whole) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for words, ids in whole.items():
        if len(words) > 1:
            found.setdefault(words[0], []).append((words[1], tuple(ids)))
    return {first: tuple(seconds) for first, seconds in found.items()}


def _initials(whole: _Whole) -> dict[str, tuple[str, ...]]:
    """ "SF" for San Francisco."""
    found: dict[str, list[str]] = {}
    for words, ids in whole.items():
        if len(words) > 1:
            found.setdefault("".join(word[0] for word in words), []).extend(ids)
    return {letters: tuple(dict.fromkeys(ids)) for letters, ids in found.items()}


def _ordered(table: dict[_Key, list[str]], order: dict[str, int]) -> dict[_Key, tuple[str, ...]]:
    return {key: tuple(sorted(set(ids), key=order.__getitem__)) for key, ids in table.items()}


def _ways(one: Named, vocabulary: ChoiceWords) -> Iterator[tuple[str, ...]]:
    """Word sequences that name it in full; an address also by its parts and without its number."""
    parts = [one.name, *(part for other in one.also for part in (other, *other.split(",")))]
    for part in parts:
        words = tuple(words_of_name(part, vocabulary))
        bare = tuple(word for word in words if not word[0].isdigit())
        if words and words != bare and bare and part != one.name and len(bare) > 1:
            yield bare
        if words and any(word not in vocabulary.ordinary for word in words):
            yield words
            yield ("".join(words),)
        is_numbered = part != one.name and len(words) > 2 and words[0].isdigit()
        if is_numbered and words[-1] in vocabulary.ordinary:
            yield words[:-1]


def words_of_name(name: str, vocabulary: ChoiceWords) -> list[str]:
    """The words of a name in their short forms, without those that customers leave out."""
    found = TOKEN.findall(normalise(name).text)
    short_forms = vocabulary.short_forms
    return [short_forms.get(word, word) for word in found if word not in vocabulary.joining]


def _add_compounds(single: dict[str, list[str]]) -> None:
    """Lets "cut" also mean "Haircut"."""
    for word, ids in single.items():
        for longer, others in single.items():
            if word in _NO_ENDINGS:
                continue
            if len(longer) > len(word) >= SHORTEST_PART and longer.endswith(word):
                ids += others
