"""What a text does, apart from the facts it states: says yes, asks for a person, goes back."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.understanding.languages import language_for
from bot.understanding.meaning import Act, Asked
from bot.understanding.normalise import USED, normalise
from bot.understanding.page import Page
from bot.understanding.phrases import Match, Phrases, Word, words_of
from bot.understanding.vocabulary.tables import ActWords, Language

Place = tuple[int, int]


class _Use(NamedTuple):
    """What a phrase does, and where it must stand, or when it must be said, to do it."""

    act: Act | None
    where: str


_ANYWHERE = "anywhere"
_IMPLIED = {
    Act.RESCHEDULE: Act.CHANGE,
    Act.CANT_COME: Act.CANCEL,
    Act.CANCEL_ALL: Act.CANCEL,
    Act.SOMEONE_ELSE: Act.MORE,
}
"""What an act is as well."""
_NONE_STEPS = frozenset(("extras", "details", "employee", "form", "anything_else"))
_ALL_DONE_STEPS = frozenset(("extras", "anything_else"))
"""Where "that's all" answers the question; elsewhere it says goodbye."""
_OTHERS = frozenset((Act.MORE, Act.ANOTHER_DAY, Act.EARLIER, Act.LATER))


def _uses(words: ActWords) -> Iterator[tuple[_Use, str]]:
    for act, text in words.phrases.items():
        where = _ANYWHERE
        for part in text.split(";"):
            label, colon, phrase = part.strip().rpartition(":")
            where = label if colon else where
            yield _Use(act, where), phrase.strip()


@lru_cache
def _phrases(code: str) -> Phrases[_Use]:
    words = language_for(code).acts
    return Phrases(_uses(words), words.passed_over, words.classes)


def acts(text: str, asked: Asked) -> frozenset[Act]:
    """The acts of a text."""
    normal = normalise(text, language_for(asked.locale).spellings)
    return frozenset(act for act, _ in found(words_of(normal.text), asked))


def found(words: list[Word], asked: Asked) -> list[tuple[Act, Place]]:
    """The acts of the words of a normal text, each with its place in it."""
    language = language_for(asked.locale)
    phrases = _phrases(language.code)
    clauses = _Clauses(words, list(phrases.find(words)), language)
    matches = phrases.find(words, lambda match: clauses.allow(match) and _fits(match, asked))
    result = [
        (match.meaning.act, (words[match.first].start, words[match.last - 1].end))
        for match in matches
        if match.meaning.act is not None
    ]
    return _settled(result, asked) if result else result


def is_open_behind_yes(page: Page, found: list[tuple[Act, Place]]) -> bool:
    """Whether something follows a yes that takes it back or is a number, and is not understood."""
    words = page.words
    matches = _phrases(page.language.code).find(words)
    known = {i for match in matches for i in range(match.first, match.last)}
    behind = min(place[1] for act, place in found if act is Act.YES)
    left = [
        word
        for i, word in enumerate(words)
        if word.start >= behind and word.text != USED and i not in known
    ]
    if any(word.text.isdigit() for word in left):
        return True
    contrasts, passed = page.language.acts.contrasts, page.language.acts.joining
    turns = [i for i, word in enumerate(left) if word.text in contrasts]
    return bool(turns) and any(word.text not in passed for word in left[turns[0] + 1 :])


class _Clauses:
    """Where the clauses of a text begin and end, as far as its phrases need to know."""

    def __init__(self, words: list[Word], matches: list[Match[_Use]], language: Language) -> None:
        self._words = words
        self._joining = language.acts.joining
        self._firsts = {match.first for match in matches if match.meaning.act}
        self._lasts = {match.last for match in matches if match.meaning.act}

    def allow(self, match: Match[_Use]) -> bool:
        """Whether a phrase stands where it has to."""
        where = match.meaning.where
        if where == "whole":
            words, last = self._words, match.last
            return words[match.first].begins and (last == len(words) or words[last].begins)
        if where in ("first", "alone") and not self._begins(match.first):
            return False
        return where not in ("last", "alone") or self._ends(match.last)

    def _begins(self, i: int) -> bool:
        return self._words[i].begins or i in self._lasts or self._words[i - 1].text in self._joining

    def _ends(self, i: int) -> bool:
        if i == len(self._words) or i in self._firsts:
            return True
        return self._words[i].begins or self._words[i].text in self._joining


def _fits(match: Match[_Use], asked: Asked) -> bool:
    """Whether the question gives the phrase its sense: "just a trim" is a no only to extras."""
    act, where = match.meaning
    if where in ("asked", "idle"):
        return (asked.step is None) == (where == "idle")
    if where == "offered":
        return bool(asked.options)
    return act is not Act.NONE or where == _ANYWHERE or asked.step in _NONE_STEPS


def _settled(result: list[tuple[Act, Place]], asked: Asked) -> list[tuple[Act, Place]]:
    """Drops what another act of the same text makes empty or wrong."""
    if asked.step == "employee":
        result += [(Act.ANYONE, place) for act, place in result if act is Act.FIRST_AVAILABLE]
    explicit = {act for act, _ in result}
    result = [*result, *((_IMPLIED[act], place) for act, place in result if act in _IMPLIED)]
    said = {act for act, _ in result}
    dropped = _empty_requests(said) | _empty_answers(said, asked)
    if Act.CANCEL in explicit:
        dropped.add(Act.CANT_COME)
    if Act.YES in said and Act.NO in said:
        dropped.add(_weaker(result))
    return [one for one in result if one[0] not in dropped]


def _empty_requests(said: set[Act]) -> set[Act]:
    dropped: set[Act] = set()
    if said & {Act.CANCEL, Act.CHANGE, Act.MY_BOOKINGS}:
        dropped.add(Act.BOOK)
    if said & {Act.CANCEL, Act.CHANGE}:
        dropped.add(Act.MY_BOOKINGS)
    if Act.CANCEL in said:
        dropped |= {Act.CHANGE, Act.NO}
    if Act.MORE in said:
        dropped |= {Act.ANYONE, Act.REPEAT, Act.ASK_WHO}
    return dropped


def _empty_answers(said: set[Act], asked: Asked) -> set[Act]:
    dropped: set[Act] = set()
    if Act.NONE in said:
        all_done = asked.step in _ALL_DONE_STEPS
        dropped |= {Act.GOODBYE, Act.MORE} if all_done else {Act.NONE} & _vague(said)
    if said & _OTHERS and asked.step != "confirmation":
        dropped.add(Act.YES)  # "okay, any other times?" agrees to nothing
        dropped |= {Act.NO} if Act.MORE in said else set()
    if Act.GOODBYE in said and asked.step is None:
        dropped.add(Act.YES)  # "great, that's all I need" agrees to nothing
    return dropped


def _vague(said: set[Act]) -> set[Act]:
    return {Act.NONE} if said & {Act.GOODBYE, Act.MORE} else set()


def _weaker(result: list[tuple[Act, Place]]) -> Act:
    """Of yes and no in one text, the one said later ("no, that's fine", "yes, why not")."""
    order = [act for act, _ in result if act in (Act.YES, Act.NO)]
    return Act.YES if order[0] is Act.NO else Act.NO
