"""What a text does, apart from the facts it states: says yes, asks for a person, goes back."""

from functools import lru_cache

from bot.understanding.meaning import Act, Asked
from bot.understanding.normalise import Normal, normalise
from bot.understanding.phrases import Match, Phrases, Word, words_of
from bot.understanding.vocabulary.en_acts import PHRASES

_ALL = Phrases((act, phrase) for act, phrases in PHRASES.items() for phrase in phrases)
_WEAK_YES = frozenset(
    "good great fine cool right perfect lovely amazing awesome excellent wonderful fantastic"
    " brilliant fab deal ok okay k all".split()
)
"""Say yes only where little else is said: "a good day for me is friday" does not."""


def acts(text: str, asked: Asked) -> frozenset[Act]:
    """The acts of a text."""
    return frozenset(act for act, _ in found(normalise(text), asked))


def found(normal: Normal, asked: Asked) -> list[tuple[Act, tuple[int, int]]]:
    """The acts of a text that is already normal, each with its place in it."""
    words = words_of(normal.text)
    matches = list(_ALL.find(words))
    result: list[tuple[Act, tuple[int, int]]] = []
    for match in matches:
        if match.meaning is None or not _counts(match, words, asked):
            continue
        place = words[match.first].start, words[match.last - 1].end
        result.append((match.meaning, place))
    return _settled(result, words, asked)


def _counts(match: "Match[Act | None]", words: list[Word], asked: Asked) -> bool:
    text = " ".join(word.text for word in words[match.first : match.last])
    is_whole = match.last - match.first >= len(words) - 2
    if match.meaning is Act.YES and text in _WEAK_YES:
        return match.first == 0 or is_whole
    if match.meaning is Act.NO and text == "n":
        return is_whole
    if match.meaning in (Act.NO, Act.YES) and match.first > 0 and text in ("no", "right", "sure"):
        return words[match.first - 1].text not in ("not", "am", "is", "have", "there")
    if match.meaning in _ALONE:
        return text not in _ALONE[match.meaning] or is_whole
    if match.meaning is Act.NONE and asked.step != "extras":
        return text.startswith("no ") or is_whole
    return True


_ALONE: dict[Act, frozenset[str]] = {
    Act.BOOK: frozenset(("booking", "appointment", "an appointment")),
    Act.STOP_TEXTING: frozenset(("stop",)),
    Act.HELP: frozenset(("help", "info", "huh", "?")),
    Act.BACK: frozenset(("back", "oops", "previous")),
    Act.NO_PREFERENCE: frozenset(("any", "anything", "whatever", "whenever", "either", "flexible")),
    Act.MORE: frozenset(("more", "next", "else", "others", "neither", "another one")),
    Act.ASK_PRICE: frozenset(("cost", "price", "costs")),
    Act.ASK_ADDRESS: frozenset(("address", "location", "locations", "parking")),
    Act.ASK_HOURS: frozenset(("hours",)),
    Act.ASK_SERVICES: frozenset(("services", "menu", "treatments")),
    Act.LATER: frozenset(("later",)),
    Act.EARLIER: frozenset(("earlier", "sooner")),
    Act.CANCEL: frozenset(("cancelled", "canceled")),
    Act.DONT_KNOW: frozenset(("maybe", "hmm", "hmmm")),
    Act.REPEAT: frozenset(("pardon",)),
    Act.FIRST_AVAILABLE: frozenset(("right now",)),
    Act.CHANGE: frozenset(("update", "edit", "rather")),
}
"""Words that are an act only when (nearly) nothing else is said."""


def _settled(
    result: list[tuple[Act, tuple[int, int]]], words: list[Word], asked: Asked
) -> list[tuple[Act, tuple[int, int]]]:
    said = {act for act, _ in result}
    dropped: set[Act] = set()
    if said & {Act.CANCEL, Act.CHANGE, Act.MY_BOOKINGS}:
        dropped.add(Act.BOOK)
    if Act.CANCEL in said and Act.CHANGE in said:
        dropped.add(Act.CHANGE)
    if asked.step != "extras" and Act.NONE in said and Act.GOODBYE in said:
        dropped.add(Act.NONE)
    return [one for one in result if one[0] not in dropped]


@lru_cache(maxsize=1)
def vocabulary_size() -> int:
    """How many phrases are known, before they are spelled out."""
    return sum(len(phrases) for phrases in PHRASES.values())
