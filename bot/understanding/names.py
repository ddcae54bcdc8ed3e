"""Which names of the catalogue a text mentions: whole, in part, misspelt, but never by chance.

What fits several names gives them all; what is refused ("not Maria") is no mention.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.languages import language_for
from bot.understanding.meaning import Named
from bot.understanding.normalise import normalise
from bot.understanding.vocabulary.tables import ChoiceWords, Language

_Key = TypeVar("_Key")
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|[a-z]+|\d+")
_SHORTEST_PART = 3
_SHORTEST_PART_OF_ADDRESS = 5
_SHORTEST_TYPO = 5
_LONG = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that a text mentions, and where."""

    id: str
    span: tuple[int, int]
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    start: int
    end: int
    is_capital: bool
    """Whether it stands in capitals in a text that does not."""


def names(text: str, named: tuple[Named, ...], language: Language) -> list[Mention]:
    """The names that a text mentions, refused ones left out; several at one place: ambiguous."""
    return [one for one in mentions(text, named, language) if not one.is_refused]


def mentions(text: str, named: tuple[Named, ...], language: Language) -> list[Mention]:
    """The names that a text mentions, in the order of the catalogue at each place."""
    if not named:
        return []
    normal = normalise(text)
    words = language.choices
    said = [
        _Said(
            words.short_forms.get(found[0], found[0]),
            *found.span(),
            is_capital=normal.words_of_original(*found.span()).isupper() and not text.isupper(),
        )
        for found in _TOKEN.finditer(normal.text)
    ]
    places = _places(said, _book(named, language.code))
    found: dict[str, Mention] = {}
    for first, length, ids in places:
        span = normal.span(said[first].start, said[first + length - 1].end)
        refused = _is_refused(normal.text, said, first, words)
        for id_ in ids:
            found.setdefault(id_, Mention(id_, span, refused))
    return list(found.values())


_Place = tuple[int, int, tuple[str, ...]]
"""First word, number of words, ids."""


def _places(said: list[_Said], book: "_Book") -> list[_Place]:
    """Where names are mentioned, each place keeping what most of the text's words speak for."""
    places: list[_Place] = []
    votes: Counter[str] = Counter()
    i = 0
    while i < len(said):
        length, ids = _at(said, i, book)
        if ids:
            places.append((i, length, ids))
        votes.update(ids or book.weak.get(said[i].text, ()))
        i += length
    return [(first, length, _most_voted(ids, votes)) for first, length, ids in places]


def _most_voted(ids: tuple[str, ...], votes: "Counter[str]") -> tuple[str, ...]:
    """Of the names at a place those with most votes: "color" and "cut" are "Color & cut"."""
    most = max(votes[id_] for id_ in ids)
    return tuple(id_ for id_ in ids if votes[id_] == most)


def _is_refused(text: str, said: list[_Said], first: int, words: ChoiceWords) -> bool:
    """Whether "not", "but" or "no" stands directly in front, with no stop or comma between."""
    i = first - 1
    while i >= 0 and said[i].text in words.refusing_gap:
        i -= 1
    is_but = i > 0 and said[i].text in words.refusing_behind_any
    is_but = is_but and said[i - 1].text.startswith(words.any_beginnings)
    if i < 0 or not (is_but or said[i].text in words.refusing):
        return False
    return not re.search(r"[,.;!?]", text[said[i].end : said[first].start])


@dataclass(frozen=True, slots=True)
class _Book:
    """How a list of names can be said."""

    whole: dict[tuple[str, ...], tuple[str, ...]]
    single: dict[str, tuple[str, ...]]
    weak: dict[str, tuple[str, ...]]
    """Common words and numbers: they mention nothing, but tell names apart."""
    firsts: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    """First word -> each second word and what is called so."""
    initials: dict[str, tuple[str, ...]]
    longest: int
    words: ChoiceWords


@lru_cache(maxsize=256)
def _book(named: tuple[Named, ...], code: str) -> _Book:
    vocabulary = language_for(code).choices
    whole: dict[tuple[str, ...], list[str]] = {}
    single: dict[str, list[str]] = {}
    weak: dict[str, list[str]] = {}
    for one in named:
        for words in _ways(one, vocabulary):
            whole.setdefault(words, []).append(one.id)
        for word in _words(one.name, vocabulary):
            is_weak = word in vocabulary.ordinary or word[0].isdigit() or len(word) == 1
            (weak if is_weak else single).setdefault(word, []).append(one.id)
        for word in (word for other in one.also for word in _words(other, vocabulary)):
            is_own = word.isalpha() and word not in vocabulary.ordinary
            if len(word) >= _SHORTEST_PART_OF_ADDRESS and is_own:
                single.setdefault(word, []).append(one.id)
    _add_compounds(single)
    order = {one.id: place for place, one in enumerate(named)}
    return _Book(
        _ordered(whole, order),
        _ordered(single, order),
        _ordered(weak, order),
        _firsts(whole),
        _initials(whole),
        max((len(words) for words in whole), default=1) + 2,
        vocabulary,
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
        words = tuple(_words(part, vocabulary))
        bare = tuple(word for word in words if not word[0].isdigit())
        if words and words != bare and bare and part != one.name and len(bare) > 1:
            yield bare
        if words and any(word not in vocabulary.ordinary for word in words):
            yield words
            yield ("".join(words),)
        is_numbered = part != one.name and len(words) > 2 and words[0].isdigit()
        if is_numbered and words[-1] in vocabulary.ordinary:
            yield words[:-1]


def _words(name: str, vocabulary: ChoiceWords) -> list[str]:
    found = _TOKEN.findall(normalise(name).text)
    short_forms = vocabulary.short_forms
    return [short_forms.get(word, word) for word in found if word not in vocabulary.joining]


def _add_compounds(single: dict[str, list[str]]) -> None:
    """Lets "cut" also mean "Haircut"."""
    for word, ids in single.items():
        for longer, others in single.items():
            if len(longer) > len(word) >= _SHORTEST_PART and longer.endswith(word):
                ids += others


def _at(said: list[_Said], i: int, book: _Book) -> tuple[int, tuple[str, ...]]:
    """How many words at a position name something, and what; the longest name first."""
    joining = book.words.joining
    if said[i].text in joining:
        return 1, ()
    for length in range(min(book.longest, len(said) - i), 0, -1):
        if said[i + length - 1].text not in joining:
            words = tuple(one.text for one in said[i : i + length] if one.text not in joining)
            if words in book.whole:
                return length, book.whole[words]
    word = said[i].text
    if i + 1 < len(said) and word + said[i + 1].text in book.single:
        return 2, book.single[word + said[i + 1].text]
    begun = _begun(said, i, book)
    if begun:
        return 2, begun
    if word in book.single:
        return _side_by_side(said, i, book)
    if said[i].is_capital and word in book.initials:
        return 1, book.initials[word]
    if len(word) >= _SHORTEST_TYPO and word not in book.words.ordinary:
        return 1, _misspelt(word, book)
    return 1, ()


def _side_by_side(said: list[_Said], i: int, book: _Book) -> tuple[int, tuple[str, ...]]:
    """Parts of one name that follow each other: "Jay Bansal" of "Jay Bansal, MD"."""
    ids, length = book.single[said[i].text], 1
    while i + length < len(said):
        word = said[i + length].text
        both = {*book.single.get(word, ()), *book.weak.get(word, ())} & set(ids)
        if not both:
            break
        ids, length = tuple(one for one in ids if one in both), length + 1
    return length, ids


def _begun(said: list[_Said], i: int, book: _Book) -> tuple[str, ...]:
    """What begins with a word that is said and the beginning of the next one: "san fran"."""
    if i + 1 >= len(said) or len(said[i + 1].text) < _SHORTEST_PART:
        return ()
    begins = said[i + 1].text
    if begins in book.words.ordinary:
        return ()
    ids = [ids for second, ids in book.firsts.get(said[i].text, ()) if second.startswith(begins)]
    return tuple(dict.fromkeys(id_ for group in ids for id_ in group))


def _misspelt(word: str, book: _Book) -> tuple[str, ...]:
    for known, ids in book.single.items():
        if len(known) < _SHORTEST_TYPO or known[0] != word[0]:
            continue
        allowed = 1 if len(known) < _LONG else 2
        if DamerauLevenshtein.distance(word, known, score_cutoff=allowed) <= allowed:
            return ids
    return ()


def beginning_with(text: str, named: tuple[Named, ...], vocabulary: ChoiceWords) -> tuple[str, ...]:
    """The ids whose name has a word that begins with the text, which is one word."""
    (word, *more) = _words(text, vocabulary) or [""]
    if more or len(word) < _SHORTEST_PART or word in vocabulary.fillers:
        return ()
    return tuple(
        one.id
        for one in named
        if any(
            known.startswith(word)
            for name in (one.name, *one.also)
            for known in _words(name, vocabulary)
        )
    )
