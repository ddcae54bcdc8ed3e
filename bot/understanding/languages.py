"""The languages that we read, and which of them a text is written in."""

from collections.abc import Mapping

from bot.understanding.normalise import normalise
from bot.understanding.phrases import words_of
from bot.understanding.vocabulary.en import ENGLISH
from bot.understanding.vocabulary.tables import Language

LANGUAGES: Mapping[str, Language] = {one.code: one for one in (ENGLISH,)}
LEAST_TO_CHANGE = 2
"""So many telling words more than the present language's make it another one."""


def language_for(locale: str) -> Language:
    """The language of a locale such as "es-MX"; English for one that we don't read."""
    return LANGUAGES.get(locale.replace("_", "-").split("-")[0].lower(), ENGLISH)


def spoken(text: str, present: str) -> str:
    """The code of the language that a text is written in; the present one where it is not clear.

    One telling word is enough where no language is settled yet, and `present` is empty.
    """
    words = [word.text for word in words_of(normalise(text).text)]
    told = {
        code: sum(word in language.telling for word in words)
        for code, language in LANGUAGES.items()
    }
    clearest = max(told, key=lambda code: (told[code], code == present))
    needed = min(LEAST_TO_CHANGE, len(words)) if present else 1
    is_clear = told[clearest] - told.get(present, 0) >= max(needed, 1)
    return clearest if is_clear else present
