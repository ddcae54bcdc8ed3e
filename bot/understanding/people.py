"""Who writes, and for whom: names with what leads to them."""

import re
from dataclasses import dataclass

from nameparser import HumanName

from bot.understanding.normalise import USED, Normal, normalise
from bot.understanding.phrases import Phrases, Word, words_of
from bot.understanding.times.tokens import role
from bot.understanding.vocabulary.en import people as vocabulary

_LEADS = Phrases([(True, vocabulary.NAME_LEADS), (False, vocabulary.WEAK_NAME_LEADS)])
_LAST_FIRST = re.compile(r"[^\s,]+, [^\s,]+")
_MOST_WORDS = 4
_LONGEST_WORD = 25
_LONGEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class Said:
    """Something read, and its place in the original text."""

    value: str
    span: tuple[int, int]


def name_after_lead(plain: Normal, words: list[Word], *, is_asked: bool) -> Said | None:
    """A name with words that lead to it: "my name is dana lee", "this is Dana here"."""
    for match in _LEADS.find(words):
        needs_capital = not (match.meaning or is_asked)
        said = _name_at(plain, words, match.last, needs_capital=needs_capital)
        if said is not None:
            return said
    return None


def bare_name(text: str, used: list[tuple[int, int]]) -> Said | None:
    """The name that a text consists of when what was used, and courtesies, are taken away."""
    for start, end in used:
        text = text[:start] + " " * (end - start) + text[end:]
    plain = normalise(text.replace(USED, " "), spell_out=False)
    words = [word for word in words_of(plain.text) if not _is_number(word)]
    first, last = 0, len(words)
    while first < last and words[first].text in vocabulary.COURTESIES:
        first += 1
    while last > first and words[last - 1].text in vocabulary.COURTESIES:
        last -= 1
    return _whole_name(plain, words[first:last]) or _first_sentence(plain, words[first:last])


def _whole_name(plain: Normal, words: list[Word]) -> Said | None:
    if not 1 <= len(words) <= _MOST_WORDS or not all(_may_be_name(word) for word in words):
        return None
    if all(word.text in vocabulary.NAMES_TOO - vocabulary.GIVEN_NAMES for word in words):
        return None
    return _said(plain, words[0], words[-1])


def _first_sentence(plain: Normal, words: list[Word]) -> Said | None:
    """A full name with more said behind its stop: "dana lee. can I pay cash?"."""
    for i, word in enumerate(words[1 : _MOST_WORDS + 1], start=1):
        if word.begins and len(words[i - 1].text) > _LONGEST_TITLE - 1:
            stop = plain.text[words[i - 1].end : word.start]
            is_end = "." in stop or "\n" in stop
            return _whole_name(plain, words[:i]) if is_end and i > 1 else None
    return None


def name_before(plain: Normal, words: list[Word], place: int) -> Said | None:
    """A full name directly in front of a place, such as that of an e-mail address."""
    ahead = [word for word in words if plain.span(word.start, word.end)[1] <= place]
    first = last = len(ahead)
    while first > 0 and last - first < _MOST_WORDS and _is_plain_name(ahead[first - 1]):
        first -= 1
        if ahead[first].begins:
            break
    if not 2 <= last - first < _MOST_WORDS:
        return None
    is_apart = ahead[first].begins or (first > 0 and ahead[first - 1].text == USED)
    if is_apart or _is_capital(plain, ahead[first]):
        return _said(plain, ahead[first], ahead[last - 1])
    return None


def _is_plain_name(word: Word) -> bool:
    return _may_be_name(word) and role(word.text)[0] == "word"


def _is_number(word: Word) -> bool:
    return word.text.isdigit() and len(word.text) >= 3


def _name_at(plain: Normal, words: list[Word], first: int, *, needs_capital: bool) -> Said | None:
    last = first
    while last < len(words) and last - first < _MOST_WORDS and _may_be_name(words[last]):
        if last > first and words[last].begins and len(words[last - 1].text) > _LONGEST_TITLE:
            break
        if needs_capital and not _is_capital(plain, words[last]):
            break
        last += 1
    if last == first or all(word.text in vocabulary.NAMES_TOO for word in words[first:last]):
        return None
    return _said(plain, words[first], words[last - 1])


def _is_capital(plain: Normal, word: Word) -> bool:
    return plain.words_of_original(word.start, word.end)[:1].isupper()


def _may_be_name(word: Word) -> bool:
    text = word.text
    if not text.isalpha() or len(text) > _LONGEST_WORD:
        return False
    return text not in vocabulary.NOT_NAMES and text not in vocabulary.RELATIONS


def _said(plain: Normal, first: Word, last: Word) -> Said:
    span = plain.span(first.start, last.end)
    return Said(capitalised(plain.original[span[0] : span[1]]), span)


def capitalised(name: str) -> str:
    """A name as people write it; what is not all small or all large stays as it is."""
    written = " ".join(name.split())
    if _LAST_FIRST.fullmatch(written):
        written = " ".join(reversed(written.split(", ")))
    if written not in (written.lower(), written.upper()):
        return written
    parsed = HumanName(written)
    parsed.capitalize(force=True)
    return str(parsed) or written.title()


def for_whom(plain: Normal, words: list[Word]) -> Said | None:
    """The other person whom a booking is for; an empty value when not named."""
    for i, word in enumerate(words[:-1]):
        if word.text not in vocabulary.OWNERS or not _is_relation(words[i + 1]):
            continue
        if i and words[i - 1].text == "for":
            return _named_relation(plain, words, i - 1, i + 2)
        if i + 2 < len(words) and words[i + 2].text in vocabulary.NEEDING:
            return _named_relation(plain, words, i, i + 2)
    return None


def _is_relation(word: Word) -> bool:
    return word.text in vocabulary.RELATIONS or word.text.removesuffix("s") in vocabulary.RELATIONS


def _named_relation(plain: Normal, words: list[Word], first: int, i: int) -> Said:
    is_named = i < len(words) and words[i].text in ("named", "called", "name", "is")
    start = plain.span(words[first].start, words[first].end)[0]
    said = _name_at(plain, words, i + is_named, needs_capital=not is_named)
    if said is None and not is_named:
        said = _small_name(plain, words, i)
    if said is not None:
        return Said(said.value, (start, said.span[1]))
    return Said("", (start, plain.span(words[first].start, words[i - 1].end)[1]))


def _small_name(plain: Normal, words: list[Word], i: int) -> Said | None:
    """A name in small letters, where the whole text is in small letters and goes on after it."""
    if i >= len(words) or not plain.original.islower() or not _may_be_name(words[i]):
        return None
    follows = words[i + 1].text if i + 1 < len(words) else ""
    is_end = i + 1 >= len(words) or words[i + 1].begins or role(follows)[0] != "word"
    if words[i].begins or not (is_end or follows in ("at", "on", "please", "this", "next")):
        return None
    return _said(plain, words[i], words[i]) if role(words[i].text)[0] == "word" else None
