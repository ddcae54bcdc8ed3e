"""The languages that we read, and which of them a text is written in."""

import re
from collections.abc import Mapping

from bot.understanding.normalise import normalise
from bot.understanding.phrases import words_of
from bot.understanding.vocabulary.en import ENGLISH
from bot.understanding.vocabulary.es import SPANISH
from bot.understanding.vocabulary.tables import Language

LANGUAGES: Mapping[str, Language] = {one.code: one for one in (ENGLISH, SPANISH)}
_ADDRESS = re.compile(r"\S*@\S+|\bhttps?:\S+")
_LEAD = 2


def language_for(locale: str) -> Language:
    """The language of a locale such as "es-MX"; English for one that we don't read."""
    return LANGUAGES.get(locale.replace("_", "-").split("-")[0].lower(), ENGLISH)


def spoken(text: str, present: str) -> str:
    """The code of the language that a text is written in; the present one where it is not clear.

    Where none is settled yet, and `present` is empty, a single telling word decides. A settled one
    is left only for telling words of the other: by themselves, or two more of them than the text
    has of the present one.
    """
    words = [word.text for word in words_of(normalise(_ADDRESS.sub(" ", text)).text)]
    telling = {code: _count(words, one.telling) for code, one in LANGUAGES.items()}
    all_told = {
        code: telling[code] + _count(words, one.borrowed) for code, one in LANGUAGES.items()
    }
    told = {code: (telling[code], all_told[code]) for code in LANGUAGES}
    clearest = max(told, key=lambda code: (told[code], code == present))
    if present not in LANGUAGES:
        return clearest if list(told.values()).count(told[clearest]) == 1 else present
    lead = telling[clearest] - telling[present]
    return clearest if lead >= (_LEAD if all_told[present] else 1) else present


def other_locales(text: str, locale: str) -> list[str]:
    """The locales, of the same region, that a text may be in as well; none if it tells its own."""
    own = language_for(locale)
    if spoken(text, "") == own.code:
        return []
    region = locale.replace("_", "-").partition("-")[2]
    return [f"{code}-{region}" if region else code for code in LANGUAGES if code != own.code]


def _count(words: list[str], known: frozenset[str]) -> int:
    return sum(word in known for word in words)
