"""Free remarks for the business: "I'm allergic to latex", "please note I use a wheelchair"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.languages import language_for
from bot.understanding.normalise import Normal
from bot.understanding.phrases import Phrases, Word
from bot.understanding.vocabulary.tables import Language

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark, and its place in the original text."""

    value: str
    span: tuple[int, int]
    is_sure: bool
    """Whether its own words, and not only what leads to it, make it a remark."""


@lru_cache
def _starts(code: str) -> Phrases[str]:
    language = language_for(code)
    found = [("lead", language.remarks.leads), ("start", language.remarks.starts)]
    return Phrases(found, language.acts.passed_over)


def find_remark(normal: Normal, words: list[Word], language: Language) -> Remark | None:
    """The first remark of a text, up to the end of its sentence."""
    for match in _starts(language.code).find(words):
        is_sure = match.meaning == "start"
        first = match.first if is_sure else match.last
        if first >= len(words) or (not is_sure and not words[match.first].begins):
            continue
        start = words[first].start
        after = words[match.last - 1].end
        end = re.compile(language.remarks.end).search(normal.text, max(start, after))
        last = end.start() if end else len(normal.text)
        if re.compile(language.remarks.asking).match(normal.text, start) or last <= start:
            continue
        span = normal.span(start, last)
        value = normal.original[span[0] : span[1]].strip(" ,:;-")[:_LONGEST]
        if len(value.split()) > 1:
            begin = normal.span(words[match.first].start, words[match.first].end)[0]
            return Remark(value, (begin, span[1]), is_sure)
    return None
