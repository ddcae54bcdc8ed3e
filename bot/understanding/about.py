"""Questions about somebody or some place that is named: the name is what is asked, not chosen.

"Who is Maria?" chooses nobody; "is Maria free on friday?" wishes for her.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from bot.understanding.asking import clauses
from bot.understanding.languages import language_for
from bot.understanding.meaning import Act, Understood
from bot.understanding.normalise import USED, normalise
from bot.understanding.page import Page, Span
from bot.understanding.phrases import Phrases, Word, words_of

_NAMES = {"employee", "location"}
_ASKS = {act for act in Act if act.value.startswith("ask_")}
_BESIDE = {Act.YES, Act.NO, Act.GREETING, Act.THANKS, Act.GOODBYE}
_FEWEST_WORDS = 2
"""Beside the name, of a question that nothing but its mark shows."""


def with_questions_about(
    page: Page, found: list[tuple[Act, Span]], result: Understood
) -> tuple[list[tuple[Act, Span]], Understood]:
    """The acts and the result, with names that are only asked about taken out of what is chosen."""
    for clause, is_marked in clauses(page):
        act = _question(page, clause, found, is_marked=is_marked)
        if act is None:
            continue
        asks = [one for one in found if _is_in(clause, one[1]) and one[0] in _ASKS]
        if act is Act.ASK_ABOUT or not asks:
            asks = [(act, (clause[0].start, clause[-1].end))]
        found = [one for one in found if not _is_in(clause, one[1])] + asks
        result = replace(
            result,
            employee_ids=(),
            location_ids=(),
            about_employee_ids=result.employee_ids,
            about_location_ids=result.location_ids,
        )
    return found, result


def is_asked_about(page: Page, span: Span) -> bool:
    """Whether it is asked who a name is, and nobody says that it is theirs: "quién es Maria"."""
    asking = page.language.asking
    before = [word.text for word in words_of(normalise(page.text[: span[0]]).text)][-2:-1]
    return asking is not None and bool(asking.firsts.intersection(before))


def _question(
    page: Page, clause: list[Word], found: list[tuple[Act, Span]], *, is_marked: bool
) -> Act | None:
    """What a clause asks about the names in it; None where it asks nothing, or wishes for them."""
    asking = page.language.asking
    hidden = {page.fact_at(word) for word in clause if word.text == USED}
    if asking is None or not hidden or not hidden <= _NAMES:
        return None
    if any(one.last == len(clause) for one in _about(page.language.code).find(clause)):
        return Act.ASK_ABOUT
    acts = {act for act, span in found if _is_in(clause, span)}
    if acts - _ASKS - _BESIDE or _wishes(page, clause):
        return None
    joining = page.language.acts.joining - asking.firsts
    plain = [word for word in clause if word.text not in joining]
    is_led = plain[0].text in asking.firsts or bool(acts & _ASKS)
    plain = [word for word in plain if word.text != USED]
    return Act.ASK_OTHER if is_led or (is_marked and len(plain) >= _FEWEST_WORDS) else None


def _wishes(page: Page, clause: list[Word]) -> bool:
    """Whether a clause wants the name: asks when they are free, or for something with them."""
    asking, leads = page.language.asking, page.language.people.employee_leads
    assert asking is not None
    is_with = any(
        one.text in leads - asking.firsts and other.text == USED for one, other in pairwise(clause)
    )
    return is_with or any(word.text in asking.wishing for word in clause)


def _is_in(clause: list[Word], span: Span) -> bool:
    return clause[0].start <= span[0] < clause[-1].end


@lru_cache
def _about(code: str) -> Phrases[bool]:
    language = language_for(code)
    assert language.asking is not None
    return Phrases(
        [(True, language.asking.about)], language.acts.passed_over - {USED}, language.acts.classes
    )
