"""Which names of the catalogue a text mentions: whole, in part, misspelt, but never by chance.

What fits several names gives them all; what is refused ("not Maria") is no mention.
"""

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.book_of_names import SHORTEST_PART, TOKEN, Book, book_of, words_of_name
from bot.understanding.meaning import Named
from bot.understanding.normalise import Normal, normalise
from bot.understanding.standing_for import Stand, stands
from bot.understanding.treatments import is_treatment, stem
from bot.understanding.vocabulary.tables import ChoiceWords, Language

_SHORTEST_TYPO = 5
_LONG = 8
_VOTES = 2


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
    said = _said(normal, words)
    standing = stands(TOKEN.findall(normal.text), language) if language.stands_for else {}
    places = _places(said, book_of(named, language.code), standing)
    found: dict[str, Mention] = {}
    for first, length, ids in places:
        span = normal.span(said[first].start, said[first + length - 1].end)
        refused = _is_refused(normal.text, said, first, words)
        for id_ in ids:
            found.setdefault(id_, Mention(id_, span, refused))
    return list(found.values())


def _said(normal: Normal, words: ChoiceWords) -> list[_Said]:
    is_all_capital = normal.original.isupper()
    return [
        _Said(
            words.short_forms.get(found[0], found[0]),
            *found.span(),
            is_capital=normal.words_of_original(*found.span()).isupper() and not is_all_capital,
        )
        for found in TOKEN.finditer(normal.text)
    ]


_Place = tuple[int, int, tuple[str, ...]]
"""First word, number of words, ids."""


def _places(said: list[_Said], book: Book, standing: dict[int, Stand]) -> list[_Place]:
    """Where names are mentioned, each place keeping what most of the text's words speak for."""
    places: list[_Place] = []
    votes: Counter[str] = Counter()
    i = 0
    while i < len(said):
        length, ids = _at(said, i, book)
        if not ids and i in standing:
            ids = _stood_for(standing[i], book, votes)
            length = standing[i].length if ids else length
        else:
            ids = ids or _alike(said[i].text, book)
            votes.update((ids or book.weak.get(said[i].text, ())) * _VOTES)
        if ids:
            places.append((i, length, ids))
        i += length
    return [(first, length, _most_voted(ids, votes)) for first, length, ids in places]


def _stood_for(
    stand: Stand, book: Book, votes: Counter[str], *, common: bool = False
) -> tuple[str, ...]:
    """The names that hold what a phrase stands for; the likeliest words give an extra vote."""
    named: list[str] = []
    for groups in stand.groups:
        for group in groups:
            held = [(words, ids) for words in group if (ids := book.holding(words))]
            if held:
                votes.update({id_: _VOTES for _, ids in held for id_ in ids})
                votes.update(held[0][1])
                named += [
                    id_ for words, ids in held if common or book.names_by(words) for id_ in ids
                ]
                break
    return tuple(dict.fromkeys(named))


def _most_voted(ids: tuple[str, ...], votes: Counter[str]) -> tuple[str, ...]:
    """Of the names at a place those with most votes: "color" and "cut" are "Color & cut"."""
    most = max(votes[id_] for id_ in ids)
    return tuple(id_ for id_ in ids if votes[id_] == most)


def _is_refused(text: str, said: list[_Said], first: int, words: ChoiceWords) -> bool:
    """Whether "not", "but" or "no" stands directly in front, with no stop or comma between."""
    ahead = text[: said[first].start]
    if words.given_up and re.search(rf"\b{words.given_up}\s*$", ahead):
        return True
    i = first - 1
    while i >= 0 and said[i].text in words.refusing_gap:
        i -= 1
    is_but = i > 0 and said[i].text in words.refusing_behind_any
    is_but = is_but and said[i - 1].text.startswith(words.any_beginnings)
    if i < 0 or not (is_but or said[i].text in words.refusing):
        return False
    return not re.search(r"[,.;!?]", text[said[i].end : said[first].start])


def _at(said: list[_Said], i: int, book: Book) -> tuple[int, tuple[str, ...]]:
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
    return 1, ()


def _alike(word: str, book: Book) -> tuple[str, ...]:
    """What has another form or spelling of a word in its name."""
    if len(word) < _SHORTEST_TYPO or word in book.words.ordinary:
        return ()
    return _inflected(word, book) or _misspelt(word, book)


def _side_by_side(said: list[_Said], i: int, book: Book) -> tuple[int, tuple[str, ...]]:
    """Parts of one name that follow each other: "Jay Bansal" of "Jay Bansal, MD"."""
    ids, length = book.single[said[i].text], 1
    while i + length < len(said):
        word = said[i + length].text
        both = {*book.single.get(word, ()), *book.weak.get(word, ())} & set(ids)
        if not both:
            break
        ids, length = tuple(one for one in ids if one in both), length + 1
    return length, ids


def _begun(said: list[_Said], i: int, book: Book) -> tuple[str, ...]:
    """What begins with a word that is said and the beginning of the next one: "san fran"."""
    if i + 1 >= len(said) or len(said[i + 1].text) < SHORTEST_PART:
        return ()
    begins = said[i + 1].text
    if begins in book.words.ordinary:
        return ()
    ids = [ids for second, ids in book.firsts.get(said[i].text, ()) if second.startswith(begins)]
    return tuple(dict.fromkeys(id_ for group in ids for id_ in group))


def _inflected(word: str, book: Book) -> tuple[str, ...]:
    """What has another form of a word in its name: "brows", "waxed", "whitened"."""
    if word.endswith("s") and word[:-1] in book.single:
        return book.single[word[:-1]]
    if not is_treatment(word, book.language):
        return ()
    akin = (ids for known, ids in book.single.items() if stem(known) == stem(word))
    return tuple(dict.fromkeys(id_ for ids in akin for id_ in ids))


def _misspelt(word: str, book: Book) -> tuple[str, ...]:
    for known, ids in book.single.items():
        if len(known) < _SHORTEST_TYPO or known[0] != word[0]:
            continue
        allowed = 1 if len(known) < _LONG else 2
        if DamerauLevenshtein.distance(word, known, score_cutoff=allowed) <= allowed:
            return ids
    return ()


def beginning_with(text: str, named: tuple[Named, ...], vocabulary: ChoiceWords) -> tuple[str, ...]:
    """The ids whose name has a word that begins with the text, which is one word."""
    (word, *more) = words_of_name(text, vocabulary) or [""]
    if more or len(word) < SHORTEST_PART or word in vocabulary.fillers:
        return ()
    return tuple(
        one.id
        for one in named
        if any(
            known.startswith(word)
            for name in (one.name, *one.also)
            for known in words_of_name(name, vocabulary)
        )
    )


def told_apart(text: str, named: tuple[Named, ...], language: Language) -> tuple[str, ...]:
    """The ids whose names hold every word of an answer, common ones too: "the north one"."""
    normal = normalise(text)
    said = _said(normal, language.choices)
    book = book_of(named, language.code)
    standing = stands(TOKEN.findall(normal.text), language) if language.stands_for else {}
    ids = set(book.order)
    i, held = 0, 0
    while i < len(said):
        stood = _stood_for(standing[i], book, Counter(), common=True) if i in standing else ()
        here = stood or book.holding((said[i].text,))
        if here:
            ids, held = ids & set(here), held + 1
        elif said[i].text not in language.choices.fillers | language.choices.joining:
            return ()
        i += standing[i].length if stood else 1
    return tuple(id_ for id_ in book.order if held and id_ in ids)
