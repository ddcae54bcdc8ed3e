"""Finds what is wanted and can't be booked here: "can I get highlights?", "can I get a refund?"."""

from functools import lru_cache

from bot.understanding.asking import begins_question, clauses
from bot.understanding.languages import language_for
from bot.understanding.meaning import Act, Asked, Understood
from bot.understanding.page import Page, Span
from bot.understanding.phrases import Phrases, Word

_BESIDE = frozenset(
    {
        Act.YES,
        Act.NO,
        Act.NONE,
        Act.GREETING,
        Act.THANKS,
        Act.BOOK,
        Act.ASK_IF_OFFERED,
        Act.ASK_PRICE,
        Act.FIRST_AVAILABLE,
        Act.LAST_AVAILABLE,
        Act.AS_WELL,
    }
)
"""What may be said beside it."""
_PERSONAL_STEPS = frozenset(("form", "address", "details"))
_MOST_WORDS = 4
_SHORTEST = 3


def unlisted(
    page: Page, found: list[tuple[Act, Span]], asked: Asked, read: Understood
) -> list[tuple[Act, Span]]:
    """The words for it, as a service that is not on the list or as a matter for staff; nothing
    where all that is wanted is understood."""
    wanting = page.language.wanting
    if wanting is None or asked.step in _PERSONAL_STEPS:
        return []
    matter = _matter(page, found)
    if matter is not None:
        return [(Act.ASK_OTHER, matter)]
    if not _may_be_wanted(asked, read):
        return []
    if any(act not in _BESIDE for act, _ in found):
        return []
    others = wanting.no_services | page.language.people.relations
    words = page.words
    for lead in _leads(page.language.code).find(words):
        thing = _thing(page, words, lead.last)
        said = {word.text for word in thing}
        if thing and not said & others:
            return [(Act.UNLISTED, (thing[0].start, thing[-1].end))]
    return []


def _matter(page: Page, found: list[tuple[Act, Span]]) -> Span | None:
    """The clause that asks for what only staff can give, whatever else it names."""
    assert page.language.wanting is not None
    for clause, is_marked in clauses(page):
        span = clause[0].start, clause[-1].end
        if not page.language.wanting.matters & {word.text for word in clause}:
            continue
        acts = {act for act, place in found if span[0] <= place[0] < span[1]}
        if Act.ASK_OTHER not in acts and (is_marked or begins_question(page, clause)):
            return span
    return None


def _may_be_wanted(asked: Asked, read: Understood) -> bool:
    named = read.service_ids or read.extra_ids or read.option_ids or read.remark
    person = (
        read.for_whom is not None
        or read.name
        or read.email
        or (read.employee_ids and not read.times)
    )
    return bool(asked.services) and not named and not person


def _thing(page: Page, words: list[Word], first: int) -> list[Word]:
    """The words for what is wanted, from a place on; none where they are too many, or too short."""
    wanting = page.language.wanting
    assert wanting is not None
    while first < len(words) and words[first].text in wanting.articles:
        first += 1
    thing: list[Word] = []
    for word in words[first:]:
        if word.text in wanting.ends or not word.text.isalpha() or (thing and word.begins):
            break
        thing.append(word)
    return thing if 1 <= len(thing) <= _MOST_WORDS and len(thing[-1].text) >= _SHORTEST else []


@lru_cache
def _leads(code: str) -> Phrases[bool]:
    language = language_for(code)
    assert language.wanting is not None
    return Phrases([(True, language.wanting.leads)], language.acts.passed_over)
