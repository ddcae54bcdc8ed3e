"""Which language a customer asks to be answered in: "¿hablan español?", "in English please".

Such a wish is not an answer to what was asked, nor a wish for another person.
"""

import re
from typing import NamedTuple

from bot.understanding.normalise import normalise

NAMES = {
    "english": "en",
    "ingles": "en",
    "spanish": "es",
    "espanol": "es",
    "castellano": "es",
}
"""What customers call the languages that we speak, in each of them."""

_NAME = rf"(?P<name>{'|'.join(NAMES)})"
_SPEAK = (
    r"(?:speak\w*|talk\w*|writ\w+|text|repl(?:y|ies)|answer\w*|(?:do|have) (?:this|it|that)|habl\w+"
    r"|escrib\w+|respond\w+|contest\w+|atiend\w+|atenc\w+|continu\w+|segui\w+)"
)
_POLITE = (
    r"(?:hi|hello|hola|ok|yes|si|no,|please|pls|por favor|porfa\w*|thanks|gracias|only|solo|better"
    r"|mejor|prefer|prefiero|sorry|perdon\w*|disculp\w+)"
)
_SPEAKING = re.compile(rf"(?<!\w){_SPEAK} (?:\w+ ){{0,2}}?(?:in |en )?{_NAME}(?!\w)")
_ALONE = re.compile(rf"(?:{_POLITE}[\s,!]*)*(?:in |en )?{_NAME}(?:[\s,!?.]*{_POLITE})*\W*")
_REFUSED = re.compile(r"(?<!\w)(?:no|not|dont|cant|cannot|doesnt|ni|sin)(?: \w+)? $")


class LanguageWish(NamedTuple):
    """The language's code, and the text with blanks in place of the words that ask for it."""

    code: str
    rest: str


def language_wish(text: str) -> LanguageWish | None:
    """The language that a text asks for; None where it asks for none, or only refuses one."""
    normal = normalise(text)
    found = _SPEAKING.search(normal.text) or _ALONE.fullmatch(normal.text.strip("¡¿ "))
    if found is None or _REFUSED.search(normal.text[: found.start()]):
        return None
    if found.re is _ALONE:
        return LanguageWish(NAMES[found["name"]], "")
    start, end = normal.span(found.start(), found.end())
    return LanguageWish(NAMES[found["name"]], text[:start] + " " * (end - start) + text[end:])
