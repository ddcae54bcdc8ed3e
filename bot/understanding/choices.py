"""Which of the offered lines a text picks: by number, name, or time on the list.

Never picks by chance: what fits several lines gives them all, what fits none gives nothing.
"""

import re
from functools import lru_cache

from bot.understanding.meaning import Named, Option
from bot.understanding.names import beginning_with, names
from bot.understanding.normalise import normalise
from bot.understanding.vocabulary.en.choices import (
    ALL,
    CLOCK_WORDS,
    FILLERS,
    LAST_WORDS,
    MIDDLE_WORDS,
    NUMBER_LEADS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
)

_TOKEN = re.compile(r"\d{1,2}[:.]\d{2}|\d+(?:st|nd|rd|th)\b|\d+|[a-z]+|[#)]")
_LISTING = frozenset(("and", "or", "&", "plus", "with", "also", ")"))
_MOST_NUMBERS = 6


def choose(text: str, options: tuple[Option, ...]) -> tuple[str, ...]:
    """The ids of the options that a text picks; several when it is ambiguous, or names several."""
    if not options:
        return ()
    plain = normalise(text).text.strip(" .!")
    exact = tuple(one.id for one in options if _plain(one.label) == plain)
    if exact and plain:
        return exact
    said = _TOKEN.findall(plain)
    if " ".join(word for word in said if word not in ("please", "thanks")) in ALL:
        return tuple(one.id for one in options)
    numbered, timed = _by_number(said, options), _by_time(said, options)
    if numbered or timed:
        return tuple(dict.fromkeys((*numbered, *timed)))
    named = tuple(Named(one.id, one.label) for one in options if one.starts_on is None)
    found = tuple(dict.fromkeys(one.id for one in names(text, named)))
    return found or beginning_with(text, named)


@lru_cache(maxsize=1024)
def _plain(label: str) -> str:
    return normalise(label).text


def _by_number(said: list[str], options: tuple[Option, ...]) -> tuple[str, ...]:
    """The options that numbers and ordinals pick, when nothing else is said."""
    if any(word in CLOCK_WORDS for word in said):
        return ()
    passed = FILLERS | NUMBER_LEADS | _LISTING
    words = [word for word in said if word not in passed] or _ones(said)
    words = [word for i, word in enumerate(words) if "not" not in words[max(0, i - 1) : i + 1]]
    if not 1 <= len(words) <= _MOST_NUMBERS:
        return ()
    picked = [_numbered(word, options) for word in words]
    return tuple(one for one in picked if one) if all(picked) else ()


def _ones(said: list[str]) -> list[str]:
    """The word "one" is a number only where no other word is."""
    return ["one"] if said and "one" in said and set(said) <= _ONE_ALONE else []


_ONE_ALONE = NUMBER_LEADS | {"one", "please", "yes", "ok", "the", "thanks"}


def _numbered(word: str, options: tuple[Option, ...]) -> str:
    if word in LAST_WORDS:
        return options[-1].id
    if word in MIDDLE_WORDS and len(options) % 2:
        return options[len(options) // 2].id
    number = NUMBER_WORDS.get(word) or ORDINAL_WORDS.get(word, 0)
    if word.isdigit() and len(word) <= 2:
        number = int(word)
    return options[number - 1].id if 0 < number <= len(options) else ""


def _by_time(said: list[str], options: tuple[Option, ...]) -> tuple[str, ...]:
    """The openings whose time on the list is said, when nothing else is."""
    if any(word in NUMBER_LEADS or word == ")" for word in said):
        return ()
    words = [word for word in said if word not in FILLERS and word not in CLOCK_WORDS]
    if len(words) != 1:
        return ()
    word = str(NUMBER_WORDS.get(words[0], words[0])).replace(".", ":")
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
