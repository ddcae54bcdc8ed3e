"""Free remarks for the business: "I'm allergic to latex", "please note I use a wheelchair"."""

import re
from dataclasses import dataclass

from bot.understanding.normalise import Normal
from bot.understanding.phrases import Phrases, Word
from bot.understanding.vocabulary.en.people import REMARK_LEADS, REMARK_STARTS

_STARTS = Phrases([("lead", REMARK_LEADS), ("start", REMARK_STARTS)])
_END = re.compile(
    r"[.!?\n;]|,?\s(?:and|but|so)?\s?(?:can|could|may|do|does|is there|are there|what|when|how|"
    r"i would like|i want|i need to|please book|book)\b|,\s(?:is|are|will|would|should)\b"
)
_ASKING = re.compile(r"(?:can|could|do|does|is|are|what|when|where|how|who|will|would|which)\b")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark, and its place in the original text."""

    value: str
    span: tuple[int, int]
    is_sure: bool
    """Whether its own words, and not only what leads to it, make it a remark."""


def find_remark(normal: Normal, words: list[Word]) -> Remark | None:
    """The first remark of a text, up to the end of its sentence."""
    for match in _STARTS.find(words):
        is_sure = match.meaning == "start"
        first = match.first if is_sure else match.last
        if first >= len(words) or (not is_sure and not words[match.first].begins):
            continue
        start = words[first].start
        after = words[match.last - 1].end
        end = _END.search(normal.text, max(start, after))
        last = end.start() if end else len(normal.text)
        if _ASKING.match(normal.text, start) or last <= start:
            continue
        span = normal.span(start, last)
        value = normal.original[span[0] : span[1]].strip(" ,:;-")[:_LONGEST]
        if len(value.split()) > 1:
            begin = normal.span(words[match.first].start, words[match.first].end)[0]
            return Remark(value, (begin, span[1]), is_sure)
    return None
