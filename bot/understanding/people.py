"""Who writes, and for whom: names with what leads to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from nameparser import HumanName

from bot.understanding.languages import language_for
from bot.understanding.normalise import USED, normalise
from bot.understanding.page import Span
from bot.understanding.phrases import Phrases, Word, words_of
from bot.understanding.times.tokens import role
from bot.understanding.vocabulary.tables import Language

_LAST_FIRST = re.compile(r"[^\s,]+, [^\s,]+")
_MOST_WORDS = 4
_LONGEST_WORD = 25
_LONGEST_TITLE = 3
_IN = frozenset(("in", "a"))
"""Between what is done and whom: "squeeze in my son", "apunta a mi hijo"."""

_APOSTROPHES = ("'", "’")
_FEW_WORDS = 6
_ONE = frozenset(("one", "ones"))
"""Of "my little one"."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something read, and its place in the original text."""

    value: str
    span: tuple[int, int]
    is_further: bool = False
    """Of a person: one more, on top of who writes."""


class People:
    """One text, as it is read for names."""

    def __init__(self, text: str, language: Language) -> None:
        self._language = language
        self._vocabulary = language.people
        self._plain = normalise(text)
        self._words = words_of(self._plain.text)

    def name_after_lead(self, *, is_asked: bool) -> Said | None:
        """A name with words that lead to it: "my name is dana lee", "this is Dana here"."""
        for match in _leads(self._language.code).find(self._words):
            before = self._words[match.first - 1].text if match.first else ""
            if before in self._vocabulary.others and not is_asked:
                continue
            needs_capital = not (match.meaning or is_asked)
            said = self._name_at(match.last, needs_capital=needs_capital)
            if said is not None:
                return said
        return None

    def name_of_other(self) -> Said | None:
        """Somebody else's name, with the words that lead to it: "her name is Mia"."""
        for match in _leads_of_others(self._language.code).find(self._words):
            said = self._name_at(match.last, needs_capital=False)
            if said is not None:
                return Said(said.value, (self._place(self._words[match.first]), said.span[1]))
        return None

    def bare_name(self) -> Said | None:
        """The name that a text consists of when courtesies are taken away."""
        words = [word for word in self._words if not _is_number(word) and word.text != USED]
        first, last = 0, len(words)
        while first < last and words[first].text in self._vocabulary.courtesies:
            first += 1
        while last > first and words[last - 1].text in self._vocabulary.courtesies:
            last -= 1
        return self._whole_name(words[first:last]) or self._first_sentence(words[first:last])

    def name_before(self, place: int) -> Said | None:
        """A full name directly in front of a place, such as that of an e-mail address."""
        ahead = [word for word in self._words if self._plain.span(word.start, word.end)[1] <= place]
        first = last = len(ahead)
        while first > 0 and last - first < _MOST_WORDS and self._is_plain_name(ahead[first - 1]):
            first -= 1
            if ahead[first].begins:
                break
        if not 2 <= last - first < _MOST_WORDS:
            return None
        is_led = any(match.last == first for match in _leads(self._language.code).find(ahead))
        is_apart = ahead[first].begins or (first > 0 and ahead[first - 1].text == USED)
        if is_led or is_apart or self._is_capital(ahead[first]):
            return self._said(ahead[first], ahead[last - 1])
        return None

    def for_whom(self, services: Iterable[Span] = ()) -> Said | None:
        """The other person whom a booking is for; an empty value when not named.

        Who comes on top of the writer ("my son too") counts, and `is_further` tells.
        `services`: where services are named.
        """
        starts = {first for first, _ in services}
        words, vocabulary = self._words, self._vocabulary
        for i, word in enumerate(words[:-1]):
            if word.text not in vocabulary.owners or not self._is_relation(words[i + 1]):
                continue
            if i and words[i - 1].text in vocabulary.for_words:
                if not self._is_possessive(words[i + 1]):
                    return self._named_relation(i - 1, i + 2)
                if self._names_booking(i + 2, i + 3, starts):
                    return Said("", (self._place(words[i - 1]), self._end(words[i + 1])))
                continue
            if self._is_needing(i + 2, starts):
                said = self._named_relation(i, i + 2)
                return replace(said, is_further=self._is_along(i + 3))
            taken = self._taken_along(i)
            if taken is not None:
                return taken
        return None

    def _is_needing(self, i: int, services: set[int]) -> bool:
        """Whether a verb makes a booking somebody's: "needs a trim", not "needs to be home"."""
        words, vocabulary = self._words, self._vocabulary
        if i >= len(words) or words[i].text not in vocabulary.needing | vocabulary.having:
            return False
        follows = words[i + 1].text if i + 1 < len(words) else ""
        is_plain = words[i].text in vocabulary.needing and follows not in vocabulary.needing_other
        return is_plain or self._names_booking(i + 1, i + 1 + _FEW_WORDS, services)

    def _names_booking(self, first: int, last: int, services: set[int]) -> bool:
        """Whether a service, or an appointment, is named between two places."""
        return any(
            word.text in self._vocabulary.needed or self._place(word) in services
            for word in self._words[first:last]
        )

    def _is_along(self, first: int) -> bool:
        """Whether "too" or the like stands somewhere in the rest of a clause."""
        words = self._words
        ends = (i for i in range(first, len(words)) if words[i].begins)
        clause = " ".join(word.text for word in words[first : next(ends, len(words))])
        return any(f" {one} " in f" {clause} " for one in self._vocabulary.along)

    def _is_possessive(self, word: Word) -> bool:
        said = self._plain.words_of_original(word.start, word.end)
        return word.text.endswith("s") and said[-2:-1] in _APOSTROPHES

    def _taken_along(self, i: int) -> Said | None:
        """The relation at a place, if it is to come as well, or is to be booked in."""
        words, vocabulary = self._words, self._vocabulary
        first = i
        while first and words[first - 1].text in vocabulary.also | vocabulary.for_words | _IN:
            first -= 1
        is_further = any(word.text in vocabulary.also for word in words[first:i])
        is_taken = first > 0 and words[first - 1].text in vocabulary.taking
        is_further = is_further or (is_taken and words[first - 2].text in vocabulary.also)
        said = self._named_relation(i, i + 2)
        behind = [one for one in words[i + 2 :] if self._place(one) >= said.span[1]]
        phrases = {" ".join(one.text for one in behind[:length]) for length in (1, 2, 3)}
        is_along = bool(phrases & vocabulary.along)
        if not (is_along or (is_taken and (is_further or phrases & vocabulary.taken_for))):
            return None
        start = self._place(words[first - is_taken])
        return Said(said.value, (start, said.span[1]), is_further=is_along or is_further)

    def _place(self, word: Word) -> int:
        return self._plain.span(word.start, word.end)[0]

    def _end(self, word: Word) -> int:
        return self._plain.span(word.start, word.end)[1]

    def _whole_name(self, words: list[Word]) -> Said | None:
        if not 1 <= len(words) <= _MOST_WORDS + 2 * self._has_particle(words):
            return None
        if not all(self._goes_on(words, i, 0) for i in range(len(words))):
            return None
        other_words = self._vocabulary.names_too - self._vocabulary.given_names
        if all(word.text in other_words for word in words):
            return None
        return self._said(words[0], words[-1])

    def _first_sentence(self, words: list[Word]) -> Said | None:
        """A full name with more said behind its stop: "dana lee. can I pay cash?"."""
        for i, word in enumerate(words[1 : _MOST_WORDS + 1], start=1):
            if word.begins and len(words[i - 1].text) > _LONGEST_TITLE - 1:
                stop = self._plain.text[words[i - 1].end : word.start]
                is_end = "." in stop or "\n" in stop
                return self._whole_name(words[:i]) if is_end and i > 1 else None
        return None

    def _name_at(self, first: int, *, needs_capital: bool) -> Said | None:
        words, last = self._words, first
        while (
            last < len(words) and last - first < _MOST_WORDS and self._goes_on(words, last, first)
        ):
            if last > first and words[last].begins and len(words[last - 1].text) > _LONGEST_TITLE:
                break
            is_particle = words[last].text in self._vocabulary.particles
            if needs_capital and not is_particle and not self._is_capital(words[last]):
                break
            last += 1
        names_too = self._vocabulary.names_too
        if not needs_capital:
            names_too = names_too - self._vocabulary.given_names
        if last == first or all(word.text in names_too for word in words[first:last]):
            return None
        return self._said(words[first], words[last - 1])

    def _goes_on(self, words: list[Word], i: int, first: int) -> bool:
        """Whether a name that begins at `first` goes on here: "Maria de la Cruz"."""
        if self._may_be_name(words[i]):
            return True
        particles = self._vocabulary.particles
        while i > first and i < len(words) and words[i].text in particles and not words[i].begins:
            i += 1
            if i < len(words) and self._may_be_name(words[i]) and not words[i].begins:
                return True
        return False

    def _has_particle(self, words: list[Word]) -> bool:
        return any(word.text in self._vocabulary.particles for word in words)

    def _is_relation(self, word: Word) -> bool:
        relations = self._vocabulary.relations
        return word.text in relations or word.text.removesuffix("s") in relations

    def _named_relation(self, first: int, i: int) -> Said:
        words = self._words
        is_named = i < len(words) and words[i].text in self._vocabulary.naming
        start = self._plain.span(words[first].start, words[first].end)[0]
        i += i < len(words) and words[i].text in _ONE
        said = self._name_at(i + is_named, needs_capital=not is_named)
        said = said or self._given_name(i + is_named)
        if said is None and not is_named:
            said = self._small_name(i)
        if said is not None:
            return Said(said.value, (start, said.span[1]))
        return Said("", (start, self._plain.span(words[first].start, words[i - 1].end)[1]))

    def _given_name(self, i: int) -> Said | None:
        """A name that is also another word, written as a name: "my daughter May", not "May 5"."""
        words = self._words
        if i >= len(words) or words[i].text not in self._vocabulary.given_names:
            return None
        is_date = i + 1 < len(words) and words[i + 1].text[0].isdigit()
        is_written_as_name = self._is_capital(words[i]) and not self._plain.original.isupper()
        return self._said(words[i], words[i]) if is_written_as_name and not is_date else None

    def _small_name(self, i: int) -> Said | None:
        """A name in small letters, where all of the text is in small letters and goes on."""
        words = self._words
        if i >= len(words) or not self._plain.original.islower():
            return None
        follows = words[i + 1].text if i + 1 < len(words) else ""
        is_end = i + 1 >= len(words) or words[i + 1].begins or role(follows)[0] != "word"
        if words[i].begins or not (is_end or follows in self._vocabulary.behind_name):
            return None
        return self._said(words[i], words[i]) if self._is_plain_name(words[i]) else None

    def _is_plain_name(self, word: Word) -> bool:
        return self._may_be_name(word) and role(word.text)[0] == "word"

    def _may_be_name(self, word: Word) -> bool:
        text, vocabulary = word.text, self._vocabulary
        if not text.isalpha() or len(text) > _LONGEST_WORD:
            return False
        return text not in vocabulary.not_names and text not in vocabulary.relations

    def _is_capital(self, word: Word) -> bool:
        return self._plain.words_of_original(word.start, word.end)[:1].isupper()

    def _said(self, first: Word, last: Word) -> Said:
        span = self._plain.span(first.start, last.end)
        return Said(capitalised(self._plain.original[span[0] : span[1]]), span)


@lru_cache
def _leads(code: str) -> Phrases[bool]:
    language = language_for(code)
    found = [(True, language.people.name_leads), (False, language.people.weak_name_leads)]
    return Phrases(found, language.acts.passed_over)


@lru_cache
def _leads_of_others(code: str) -> Phrases[bool]:
    language = language_for(code)
    said = [(True, language.people.other_name_leads)]
    return Phrases(said, language.acts.passed_over)


def _is_number(word: Word) -> bool:
    return word.text.isdigit() and len(word.text) >= 3


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
