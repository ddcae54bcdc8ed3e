"""Which language a customer asks to be answered in: "¿hablan español?", "in English please".

Such a wish is not an answer to what was asked, nor a wish for another person.
"""

import re
from collections.abc import Iterable
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
_ASKING = (
    r"(?:(?:do|does|did|can|could|would|will|may|is|are|there|here|if|you|u|yall|i|we|any\w+|some\w+"
    r"|who|guys|please|pls|prefer|like|to|want|need|rather|se|me|nos|le|les|alguien|usted\w*|que|si"
    r"|puede\w*|podria\w*|podemos|quiero|quisiera|prefiero|ahi|aqui) )*"
)
_SPEAKING = re.compile(rf"(?<!\w){_ASKING}{_SPEAK} (?:\w+ ){{0,2}}?(?:in |en )?{_NAME}(?!\w)")
_ALONE = re.compile(rf"(?:{_POLITE}[\s,!]*)*(?:in |en )?{_NAME}(?:[\s,!?.]*{_POLITE})*\W*")
_OF_SOMEBODY = re.compile(
    r"(?<!\w)(?:(?:does|do|is|are) (?!(?:u|you|yall|i|we|any\w+|some\w+)\b)(?:\w+ ){1,3}"
    r"|(?:ella|el|ellos|ellas|she|he|they) )$"
)
"""In front of it: whether somebody else speaks it, "does Ana speak Spanish?"."""
_REFUSED = re.compile(r"(?<!\w)(?:no|not|dont|cant|cannot|doesnt|ni|sin)(?: \w+)? $")

_ADDRESSED = frozenset(("you", "u", "yall", "we", "i", "podemos", "puedo", "puedes", "hablas"))


class LanguageWish(NamedTuple):
    """The language's code, and the text with blanks in place of the words that ask for it."""

    code: str
    rest: str


def language_wish(text: str, people: Iterable[str] = ()) -> LanguageWish | None:
    """The language that a text asks for; None where it asks for none, or only refuses one.

    `people`: the names of employees. What is asked of them is no wish.
    """
    normal = normalise(text)
    found = _SPEAKING.search(normal.text) or _ALONE.fullmatch(normal.text.strip("¡¿ "))
    if found is None or _REFUSED.search(normal.text[: found.start()]):
        return None
    if _OF_SOMEBODY.search(normal.text[: found.start()]) or _is_of_one(normal.text, found, people):
        return None
    if found.re is _ALONE:
        return LanguageWish(NAMES[found["name"]], "")
    start, end = normal.span(found.start(), found.end())
    return LanguageWish(NAMES[found["name"]], text[:start] + " " * (end - start) + text[end:])


def _is_of_one(text: str, found: re.Match[str], people: Iterable[str]) -> bool:
    """Whether an employee is the one who speaks it, and not who is addressed: "Ana can you"."""
    names = {part for one in people for part in normalise(one).text.split() if len(part) > 2}
    said = set(re.findall(r"\w+", found[0]))
    if names & said:
        return True
    before = re.findall(r"\w+", text[: found.start()])[-1:]
    return bool(names.intersection(before)) and not said & _ADDRESSED
