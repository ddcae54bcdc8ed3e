"""Words for what is done, which a part of a name may not fit: "eyebrows threaded".

A service is named in part by what is treated; what is done to it tells whether it is that service.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.understanding.languages import language_for
from bot.understanding.normalise import normalise
from bot.understanding.page import Page, Span
from bot.understanding.vocabulary.tables import Language

_WORD = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"[.,;:!?\n&+/]")
_SHORTEST_STEM = 3


def contradicts(page: Page, span: Span, name: str, others: Iterable[Span]) -> bool:
    """Whether what is to be done with a part of a name is not what the name says.

    A name without any word for what is done contradicts nothing: "Eyebrows" may be waxed.
    `others`: where other names are said. What they do counts only directly beside it.
    """
    words = set(_WORD.findall(normalise(name).text))
    if not any(is_treatment(word, page.language) for word in words):
        return False
    said = _WORD.findall(normalise(page.text[span[0] : span[1]]).text)
    if words <= set(said) or (
        len(said) > 1 and any(is_treatment(one, page.language) for one in said)
    ):
        return False
    done = {stem(word) for word in _beside(page, span, others) if is_treatment(word, page.language)}
    return bool(done) and not any(_are_akin(one, stem(known)) for one in done for known in words)


def are_side_by_side(page: Page, one: Span, other: Span) -> bool:
    """Whether nothing but blanks is between two places."""
    first, second = sorted((one, other))
    return first != second and not page.text[first[1] : second[0]].strip()


def _beside(page: Page, span: Span, others: Iterable[Span]) -> list[str]:
    """The words around a place that belong to it, without those of other names further away."""
    text = page.text
    for other in others:
        if other != span and not are_side_by_side(page, span, other):
            text = text[: other[0]] + "," * (other[1] - other[0]) + text[other[1] :]
    before = _APART.split(_parted(page, text[: span[0]]))[-1]
    behind = _APART.split(_parted(page, text[span[1] :]))[0]
    return _WORD.findall(f"{before} {behind}")


def _parted(page: Page, text: str) -> str:
    """A normal text with a stop in place of every word that joins things."""
    choice = page.language.choices
    joining = choice.adding | choice.alternatives
    return _WORD.sub(lambda found: "," if found[0] in joining else found[0], normalise(text).text)


def is_treatment(word: str, language: Language) -> bool:
    """Whether a word says what is done."""
    return _treatments(language.code).fullmatch(word) is not None


def stem(word: str) -> str:
    """What the forms of a word have in common: "wax" of "waxed", "whiten" of "whitening"."""
    for ending in ("ing", "ed", "es", "er", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _are_akin(said: str, known: str) -> bool:
    shorter, longer = sorted((said, known), key=len)
    return len(shorter) >= _SHORTEST_STEM and longer.startswith(shorter)


@lru_cache
def _treatments(code: str) -> re.Pattern[str]:
    wanting = language_for(code).wanting
    return re.compile(wanting.treatments if wanting else "")
