"""Finds questions that nothing else explains: "can I bring my dog?", "is there parking?"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.understanding.languages import language_for
from bot.understanding.meaning import Act
from bot.understanding.normalise import USED
from bot.understanding.page import Page, Span
from bot.understanding.phrases import Phrases, Word

_BESIDE = frozenset((Act.YES, Act.NO, Act.GREETING, Act.THANKS, Act.GOODBYE, Act.CHANGE, Act.NONE))
"""Acts that may stand in front of a question in its clause."""
_FEWEST_WORDS = 2


def open_question(page: Page, found: list[tuple[Act, Span]]) -> Span | None:
    """The place of the first question of a text that states no fact and does nothing else.

    `found` is what the page does, with places in its copy for reading, as the result is.
    """
    for clause, is_marked in clauses(page):
        words = _without_acts(clause, found)
        is_behind_act = words is not None and len(words) < len(clause)
        if words is None or (is_behind_act and not is_marked):
            continue
        if _is_question(page, words, is_marked=is_marked):
            return words[0].start, words[-1].end
    return None


def clauses(page: Page) -> Iterator[tuple[list[Word], bool]]:
    """The clauses of a page, each with whether a question mark ends it."""
    words, text = page.words, page.normal.text
    begins = [i for i, word in enumerate(words) if word.begins or i == 0]
    ends = [*begins[1:], len(words)] if words else []
    for first, last in zip(begins, ends, strict=True):
        behind = words[last].start if last < len(words) else len(text)
        yield words[first:last], "?" in text[words[last - 1].end : behind]


def _without_acts(clause: list[Word], found: list[tuple[Act, Span]]) -> list[Word] | None:
    """What follows yes, thanks and the like; None where there is any other act."""
    here = [one for one in found if clause[0].start <= one[1][0] < clause[-1].end]
    if any(act not in _BESIDE for act, _ in here):
        return None
    done = max((end for _, (_, end) in here), default=0)
    return [word for word in clause if word.start >= done]


def _is_question(page: Page, words: list[Word], *, is_marked: bool) -> bool:
    asking = page.language.asking
    if asking is None:
        return False
    while words and words[0].text in page.language.acts.joining:
        del words[0]
    if len(words) < _FEWEST_WORDS or any(_states_something(word) for word in words):
        return False
    tags = _tags(page.language.code).find(words)
    if any(tag.last - tag.first == len(words) for tag in tags):
        return False
    match = next(_leads(page.language.code).find(words), None)
    is_led = match is not None and match.first == 0
    return match.meaning if is_led and match else is_marked


def begins_question(page: Page, clause: list[Word]) -> bool:
    """Whether a clause begins as a question, a request or a wish does."""
    wanting = page.language.wanting
    wishes = _wishes(page.language.code).find(clause) if wanting else iter(())
    return any(one.first <= 1 for one in (*_leads(page.language.code).find(clause), *wishes))


def _states_something(word: Word) -> bool:
    return word.text == USED or bool(re.search(r"\d", word.text))


@lru_cache
def _tags(code: str) -> Phrases[bool]:
    language = language_for(code)
    assert language.asking is not None
    return Phrases([(True, language.asking.tags)], language.acts.passed_over, language.acts.classes)


@lru_cache
def _leads(code: str) -> Phrases[bool]:
    language = language_for(code)
    assert language.asking is not None
    said = [(True, language.asking.leads), (False, language.asking.requests)]
    return Phrases(said, language.acts.passed_over, language.acts.classes)


@lru_cache
def _wishes(code: str) -> Phrases[bool]:
    language = language_for(code)
    assert language.wanting is not None
    return Phrases([(True, language.wanting.leads)], language.acts.passed_over)
