"""Reads corrections of a name that is known already: "its dana not dayna", "spelled d-a-n-a"."""

from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.page import Page
from bot.understanding.people import Said, capitalised
from bot.understanding.phrases import Word, words_of

_FEWEST_LETTERS = 3
_SHORTEST_ALIKE = 4
_ALIKE = 2
"""Most letters by which a name differs from its correction."""


def corrected_name(page: Page, known: str) -> Said | None:
    """The known name as the text corrects it, where it does."""
    parts = [part.lower() for part in known.split()]
    words = words_of(page.plain.text)
    found = _spelled(words, parts) or _opposed(page, words, parts) or _alike(page, words, parts)
    if found is None:
        return None
    new, place, first, last = found
    parts[place] = new
    span = page.plain.span(words[first].start, words[last].end)
    return Said(capitalised(" ".join(parts)), span)


_Found = tuple[str, int, int, int]
"""The new part of the name, the place of the old one, and the first and last word used."""


def _spelled(words: list[Word], parts: list[str]) -> _Found | None:
    """Letter by letter."""
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and len(words[last].text) == 1 and words[last].text.isalpha():
            last += 1
        if last - first >= _FEWEST_LETTERS:
            new = "".join(word.text for word in words[first:last])
            return new, _closest(new, parts), first, last - 1
        first = last + 1
    return None


def _opposed(page: Page, words: list[Word], parts: list[str]) -> _Found | None:
    """The right name in front of "not" and the wrong one behind, or the other way round."""
    refusing = page.language.choices.refusing
    for i, word in enumerate(words[:-1]):
        if word.text not in refusing or words[i + 1].text not in parts:
            continue
        place = parts.index(words[i + 1].text)
        for j in (i - 1, _next_name(page, words, i + 2)):
            if 0 <= j < len(words) and _may_be(page, words[j]) and words[j].text not in parts:
                return words[j].text, place, min(i, j), max(i + 1, j)
    return None


def _next_name(page: Page, words: list[Word], i: int) -> int:
    """The first word from here on that may be a name."""
    return next((j for j in range(i, len(words)) if _may_be(page, words[j])), -1)


def _alike(page: Page, words: list[Word], parts: list[str]) -> _Found | None:
    """A name like the known one, behind "its" or the like."""
    leads = {lead.split()[-1] for lead in page.language.people.weak_name_leads.split(";")}
    for i, word in enumerate(words[1:], start=1):
        if words[i - 1].text not in leads or not _may_be(page, word) or word.text in parts:
            continue
        place = _closest(word.text, parts)
        if len(word.text) >= _SHORTEST_ALIKE and _distance(word.text, parts[place]) <= _ALIKE:
            return word.text, place, i, i
    return None


def _may_be(page: Page, word: Word) -> bool:
    people = page.language.people
    return word.text.isalpha() and word.text not in people.not_names | people.relations


def _closest(word: str, parts: list[str]) -> int:
    return min(range(len(parts)), key=lambda place: _distance(word, parts[place]))


def _distance(one: str, other: str) -> int:
    return DamerauLevenshtein.distance(one, other)
