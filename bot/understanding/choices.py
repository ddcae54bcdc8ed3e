"""Which of the offered lines a text picks: by number, name, or time on the list.

Never picks by chance: what fits several lines gives them all, what fits none gives nothing.
"""

import re
from functools import lru_cache
from itertools import pairwise

from bot.understanding.languages import language_for
from bot.understanding.meaning import Named, Option
from bot.understanding.names import beginning_with, names, told_apart
from bot.understanding.normalise import normalise
from bot.understanding.vocabulary.tables import ChoiceWords

_MOST_NUMBERS = 6
_SEVERAL = 2
_LATEST_HOUR = 12


def choose(text: str, options: tuple[Option, ...], locale: str) -> tuple[str, ...]:
    """The ids of the options that a text picks; several when it is ambiguous, or names several."""
    if not options:
        return ()
    language = language_for(locale)
    vocabulary = language.choices
    plain = normalise(text, language.spellings).text.strip(" .!¡")
    exact = tuple(one.id for one in options if _plain(one.label, language.code) == plain)
    if exact and plain:
        return exact
    said = _token(vocabulary.ordinal_endings).findall(plain)
    if " ".join(word for word in said if word not in vocabulary.polite) in vocabulary.all:
        return tuple(one.id for one in options)
    compared = _by_comparing(said, options, vocabulary)
    if compared:
        return compared
    numbered = _by_number(said, options, vocabulary)
    timed = _by_time(said, options, vocabulary)
    if numbered or timed:
        return tuple(dict.fromkeys((*numbered, *timed)))
    if len(said) == 1 and said[0].isdigit() and int(said[0]) > _LATEST_HOUR:
        return tuple(one.id for one in options if one.starts_on and one.starts_on.day == int(plain))
    named = tuple(Named(one.id, one.label) for one in options if one.starts_on is None)
    found = tuple(dict.fromkeys(one.id for one in names(text, named, language)))
    if found:
        return _plainest(found, options, said, vocabulary)
    return beginning_with(text, named, vocabulary) or told_apart(text, named, language)


def ordered(text: str, count: int, locale: str) -> int | None:
    """Which of so many lines is called by its place among other words: "move the second one"."""
    language = language_for(locale)
    vocabulary = language.choices
    said = _token(vocabulary.ordinal_endings).findall(normalise(text, language.spellings).text)
    for word, behind in pairwise(said):
        place = count if word in vocabulary.last else vocabulary.ordinals.get(word, 0)
        if behind in vocabulary.ones and 1 <= place <= count:
            return place - 1
    return None


@lru_cache(maxsize=1024)
def _plain(label: str, code: str) -> str:
    return normalise(label, language_for(code).spellings).text


@lru_cache
def _token(ordinal_endings: str) -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}}[:.]\d{{2}}|\d+(?:{ordinal_endings})\b|\d+|[a-z]+|[#)]")


def _by_comparing(
    said: list[str], options: tuple[Option, ...], vocabulary: ChoiceWords
) -> tuple[str, ...]:
    """The first or last opening, for "the earlier one"."""
    words = set(said) - vocabulary.fillers - vocabulary.whichever
    is_one = (vocabulary.ones | vocabulary.whichever) & set(said)
    if (
        not is_one
        or options[0].starts_on is None
        or not words
        or not words <= vocabulary.firsts | vocabulary.lasts
    ):
        return ()
    return (options[0].id if words <= vocabulary.firsts else options[-1].id,)


def _plainest(
    found: tuple[str, ...], options: tuple[Option, ...], said: list[str], vocabulary: ChoiceWords
) -> tuple[str, ...]:
    """Of several names, where only one is wanted, the one of the fewest words."""
    if len(found) < _SEVERAL or not vocabulary.only & set(said):
        return found
    lengths = {one.id: len(one.label.split()) for one in options if one.id in found}
    return tuple(id_ for id_ in found if lengths[id_] == min(lengths.values()))


def _by_number(
    said: list[str], options: tuple[Option, ...], vocabulary: ChoiceWords
) -> tuple[str, ...]:
    """The options that numbers and ordinals pick, when nothing else is said."""
    if any(word in vocabulary.clock for word in said):
        return ()
    passed = vocabulary.fillers | vocabulary.number_leads | vocabulary.listing
    words = [word for word in said if word not in passed] or _ones(said, vocabulary)
    refused = {
        place + step
        for place, word in enumerate(words)
        if word in vocabulary.refusing
        for step in (0, 1)
    }
    words = [word for place, word in enumerate(words) if place not in refused]
    if not 1 <= len(words) <= _MOST_NUMBERS:
        return ()
    picked = [_numbered(word, options, vocabulary) for word in words]
    return tuple(one for one in picked if one) if all(picked) else ()


def _ones(said: list[str], vocabulary: ChoiceWords) -> list[str]:
    """The word "one" is a number only where no other word is."""
    ones = [word for word in said if word in vocabulary.ones]
    alone = vocabulary.number_leads | vocabulary.ones | vocabulary.beside_one
    return ones[:1] if ones and set(said) <= alone else []


def _numbered(word: str, options: tuple[Option, ...], vocabulary: ChoiceWords) -> str:
    if word in vocabulary.last:
        return options[-1].id
    if word in vocabulary.middle and len(options) % 2:
        return options[len(options) // 2].id
    number = vocabulary.numbers.get(word) or vocabulary.ordinals.get(word, 0)
    if word.isdigit() and len(word) <= 2:
        number = int(word)
    return options[number - 1].id if 0 < number <= len(options) else ""


def _by_time(
    said: list[str], options: tuple[Option, ...], vocabulary: ChoiceWords
) -> tuple[str, ...]:
    """The openings whose time on the list is said, when nothing else is."""
    if any(word in vocabulary.number_leads or word == ")" for word in said):
        return ()
    words = [
        word for word in said if word not in vocabulary.fillers and word not in vocabulary.clock
    ]
    if len(words) != 1:
        return ()
    word = str(vocabulary.numbers.get(words[0], words[0])).replace(".", ":")
    half = next((one[0] for one in said if one in ("am", "pm", "a", "p")), "")
    return tuple(one.id for one in options if _is_at(one, word, half))


def _is_at(one: Option, word: str, half: str) -> bool:
    at = one.starts_on
    if at is None or (half == "p" and at.hour < 12) or (half == "a" and at.hour >= 12):
        return False
    hour = at.hour % 12 or 12
    shapes = {f"{hour}:{at.minute:02}", f"{at.hour}:{at.minute:02}", f"{at.hour:02}:{at.minute:02}"}
    shapes |= {shape.replace(":", "") for shape in shapes}
    if at.minute == 0:
        shapes |= {str(hour), str(at.hour)}
    return word in shapes
