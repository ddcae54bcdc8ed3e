"""Who writes, and for whom: names with what leads to them, and remarks for the business."""

import re
from dataclasses import dataclass

from nameparser import HumanName

from bot.understanding.normalise import Normal
from bot.understanding.phrases import Phrases, Word, words_of
from bot.understanding.times.tokens import role
from bot.understanding.vocabulary import en_people as vocabulary

_LEADS = Phrases(
    [
        *((True, lead) for lead in vocabulary.NAME_LEADS),
        *((False, lead) for lead in vocabulary.WEAK_NAME_LEADS),
    ]
)
_REMARKS = Phrases(
    [
        *((True, lead) for lead in vocabulary.REMARK_LEADS),
        *((False, start) for start in vocabulary.REMARK_STARTS),
    ]
)
_SENTENCE_END = re.compile(r"[.!?\n]")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """Something read, and its place in the original text."""

    value: str
    span: tuple[int, int]


def name_after_lead(normal: Normal, *, is_asked: bool) -> Said | None:
    """A name with words that lead to it: "my name is dana lee", "this is Dana here"."""
    words = words_of(normal.text)
    for match in _LEADS.find(words):
        is_sure = match.meaning or is_asked
        said = _name_at(normal, words, match.last, needs_capital=not is_sure)
        if said is not None:
            return said
    return None


def bare_name(normal: Normal) -> Said | None:
    """The name that a text consists of, greetings and courtesies aside."""
    words = words_of(normal.text)
    first, last = 0, len(words)
    while first < last and words[first].text in vocabulary.GREETING_WORDS:
        first += 1
    while last > first and words[last - 1].text in vocabulary.GREETING_WORDS:
        last -= 1
    if not 1 <= last - first <= _MOST_WORDS:
        return None
    if not all(_is_name_word(word) for word in words[first:last]):
        return None
    return _said(normal, words[first], words[last - 1])


def _name_at(normal: Normal, words: list[Word], first: int, *, needs_capital: bool) -> Said | None:
    last = first
    while last < len(words) and last - first < _MOST_WORDS and _is_name_word(words[last]):
        between = normal.text[words[last - 1].end : words[last].start] if last > first else ""
        if any(sign in between for sign in ",.!?\n;") and not between.startswith(". "):
            break
        if (
            needs_capital
            and not normal.words_of_original(words[last].start, words[last].end)[:1].isupper()
        ):
            break
        last += 1
    return _said(normal, words[first], words[last - 1]) if last > first else None


def _is_name_word(word: Word) -> bool:
    text = word.text
    if not text.isalpha() or not text.isascii() or len(text) > 25:
        return not text.isascii() and text.isalpha()
    if text in vocabulary.NOT_NAMES or text in vocabulary.NAME_ENDS:
        return False
    kind = role(text)[0] if text in ("may", "june", "april", "august", "sun") else "word"
    return kind != "number"


def _said(normal: Normal, first: Word, last: Word) -> Said:
    span = normal.span(first.start, last.end)
    return Said(capitalised(normal.original[span[0] : span[1]]), span)


def capitalised(name: str) -> str:
    """A name as people write it; what is not all small or all large stays as it is."""
    plain = " ".join(name.split())
    if plain != plain.lower() and plain != plain.upper():
        return plain
    parsed = HumanName(plain)
    parsed.capitalize(force=True)
    return str(parsed) or plain.title()


def for_whom(normal: Normal) -> Said | None:
    """The other person whom a booking is for; an empty value when not named."""
    words = words_of(normal.text)
    for i, word in enumerate(words[:-2]):
        is_for = word.text == "for" and words[i + 1].text in ("my", "our", "a", "the")
        if is_for and words[i + 2].text in vocabulary.RELATIONS:
            return _named_relation(normal, words, i)
    return None


def _named_relation(normal: Normal, words: list[Word], i: int) -> Said:
    first = i + 3
    is_named = first < len(words) and words[first].text in ("named", "called")
    said = _name_at(normal, words, first + is_named, needs_capital=not is_named)
    start = normal.span(words[i].start, words[i].end)[0]
    if said is not None:
        return Said(said.value, (start, said.span[1]))
    return Said("", (start, normal.span(words[i].start, words[i + 2].end)[1]))


def remark(normal: Normal) -> Said | None:
    """A remark for the business, to the end of its sentence."""
    words = words_of(normal.text)
    for match in _REMARKS.find(words):
        first = match.last if match.meaning else match.first
        if first >= len(words):
            continue
        start = words[first].start
        end = _SENTENCE_END.search(normal.text, start)
        span = normal.span(start, end.start() if end else len(normal.text))
        value = normal.original[span[0] : span[1]].strip(" ,:;-")
        if len(value.split()) > 1:
            begin = normal.span(words[match.first].start, words[match.first].end)[0]
            return Said(value, (begin, span[1]))
    return None
