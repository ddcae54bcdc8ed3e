"""Which of the offered lines a text picks, and which names of the catalogue it mentions.

Never picks by chance: what fits several lines gives them all, what fits none gives nothing.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.meaning import Named, Option
from bot.understanding.normalise import normalise
from bot.understanding.vocabulary.en_choices import (
    ALL_WORDS,
    FILLERS,
    LAST_WORDS,
    NUMBER_LEADS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    ORDINARY,
)

_TOKEN = re.compile(r"\d{1,2}:\d{2}|\d+|[a-z]+|#")
_SHORTEST_TYPO = 5


def choose(text: str, options: tuple[Option, ...]) -> tuple[str, ...]:
    """The ids of the options that a text picks; several when it is ambiguous."""
    if not options:
        return ()
    said = _TOKEN.findall(normalise(text).text)
    bare = [word for word in said if word not in FILLERS]
    numbered = _by_number(bare, options)
    timed = _by_time(bare, options)
    if numbered or timed:
        return tuple(dict.fromkeys((*numbered, *timed)))
    named = tuple(Named(one.id, one.label) for one in options if one.starts_on is None)
    return tuple(id_ for id_, _ in names(text, named)) if named else ()


def _by_number(bare: list[str], options: tuple[Option, ...]) -> tuple[str, ...]:
    if not 1 <= len(bare) <= 3:
        return ()
    words = [word for word in bare if word not in NUMBER_LEADS]
    if len(words) == 2 and words[0] in ORDINAL_WORDS and words[1] == "last":
        words = words[1:]
    if len(words) != 1:
        return ()
    word = words[0]
    if word in LAST_WORDS:
        return (options[-1].id,)
    if word in ALL_WORDS and len(options) == 2:
        return tuple(one.id for one in options)
    number = NUMBER_WORDS.get(word) or ORDINAL_WORDS.get(word)
    if number is None and word.isdigit() and len(word) <= 2:
        number = int(word)
    return (options[number - 1].id,) if number and number <= len(options) else ()


def _by_time(bare: list[str], options: tuple[Option, ...]) -> tuple[str, ...]:
    words = [word for word in bare if word not in ("am", "pm", "p", "a", "oclock", "at")]
    if len(words) != 1:
        return ()
    word = str(NUMBER_WORDS.get(words[0], words[0]))
    half = next((one for one in bare if one in ("am", "pm", "a", "p")), "")
    return tuple(
        one.id for one in options if one.starts_on is not None and _is_time(one, word, half)
    )


def _is_time(one: Option, word: str, half: str) -> bool:
    at = one.starts_on
    if at is None or (half and (half[0] == "p") != (at.hour >= 12)):
        return False
    hour = at.hour % 12 or 12
    shapes = {f"{hour}:{at.minute:02}", f"{at.hour}:{at.minute:02}", f"{at.hour:02}:{at.minute:02}"}
    shapes |= {shape.replace(":", "") for shape in shapes}
    if at.minute == 0:
        shapes |= {str(hour), str(at.hour)}
    return word in shapes


Mention = tuple[str, tuple[int, int]]


def names(text: str, named: tuple[Named, ...]) -> list[Mention]:
    """The ids that a text mentions, with the place in the text; several at one place: ambiguous."""
    if not named:
        return []
    normal = normalise(text, spell_out=False)
    said = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(normal.text)]
    mentions = _mentioned(said, named)
    return [(id_, normal.span(start, end)) for id_, start, end in mentions]


def _mentioned(
    said: list[tuple[str, int, int]], named: tuple[Named, ...]
) -> list[tuple[str, int, int]]:
    book = _book(named)
    result: list[tuple[str, int, int]] = []
    i = 0
    while i < len(said):
        length, ids = _at(said, i, book)
        result += [(id_, said[i][1], said[i + length - 1][2]) for id_ in ids]
        i += max(length, 1)
    return _narrowed(result)


def _narrowed(result: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Drops what another mention makes clear: "color ... cut" is "Color & cut" by both words."""
    counts: dict[str, int] = {}
    for id_, _, _ in result:
        counts[id_] = counts.get(id_, 0) + 1
    by_place: dict[tuple[int, int], list[str]] = {}
    for id_, start, end in result:
        by_place.setdefault((start, end), []).append(id_)
    kept: list[tuple[str, int, int]] = []
    for (start, end), ids in by_place.items():
        most = max(counts[id_] for id_ in ids)
        kept += [(id_, start, end) for id_ in ids if counts[id_] == most]
    firsts: dict[str, tuple[str, int, int]] = {}
    for one in kept:
        firsts.setdefault(one[0], one)
    return list(firsts.values())


_Book = tuple[dict[tuple[str, ...], tuple[str, ...]], dict[str, tuple[str, ...]], int]


@lru_cache(maxsize=256)
def _book(named: tuple[Named, ...]) -> _Book:
    """Whole names and single words -> ids."""
    whole: dict[tuple[str, ...], list[str]] = {}
    single: dict[str, list[str]] = {}
    for one in named:
        for name in (one.name, *one.also):
            words = tuple(_TOKEN.findall(normalise(name, spell_out=False).text))
            words = tuple(word for word in words if word not in ("and", "the", "of"))
            if words:
                whole.setdefault(words, []).append(one.id)
            for word in words:
                if word not in ORDINARY and len(word) > 1 and not word.isdigit():
                    single.setdefault(word, []).append(one.id)
    _add_compounds(single)
    longest = max((len(words) for words in whole), default=1)
    return (
        {words: tuple(dict.fromkeys(ids)) for words, ids in whole.items()},
        {word: tuple(dict.fromkeys(ids)) for word, ids in single.items()},
        longest + 2,
    )


def _add_compounds(single: dict[str, list[str]]) -> None:
    """Lets "cut" also mean "Haircut"."""
    for word, ids in single.items():
        for longer, others in single.items():
            if len(longer) > len(word) >= 3 and longer.endswith(word):
                ids += [id_ for id_ in others if id_ not in ids]


def _at(said: list[tuple[str, int, int]], i: int, book: _Book) -> tuple[int, tuple[str, ...]]:
    whole, single, longest = book
    for length in range(min(longest, len(said) - i), 0, -1):
        words = tuple(
            word for word, _, _ in said[i : i + length] if word not in ("and", "the", "of")
        )
        first_is_name = said[i][0] not in ("and", "the", "of")
        last_is_name = said[i + length - 1][0] not in ("and", "the", "of")
        if first_is_name and last_is_name and words in whole:
            return length, whole[words]
    word = said[i][0]
    if i + 1 < len(said) and word + said[i + 1][0] in single:
        return 2, single[word + said[i + 1][0]]
    if word in single:
        return 1, single[word]
    if len(word) >= _SHORTEST_TYPO and word not in ORDINARY:
        return 1, _misspelt(word, single)
    return 1, ()


def _misspelt(word: str, single: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    for known, ids in single.items():
        allowed = 1 if len(known) < 8 else 2
        if len(known) < _SHORTEST_TYPO or abs(len(known) - len(word)) > allowed:
            continue
        if known[0] != word[0]:
            continue
        if DamerauLevenshtein.distance(word, known, score_cutoff=allowed) <= allowed:
            return ids
        if known in (word + "s", word.removesuffix("s"), word.removesuffix("ing")):
            return ids
    return ()
