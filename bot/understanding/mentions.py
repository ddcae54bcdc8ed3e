"""Which locations, services, extras and employees a text names, given what was asked."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.languages import language_for
from bot.understanding.meaning import Asked, Named
from bot.understanding.names import Mention, mentions
from bot.understanding.normalise import normalise
from bot.understanding.page import Page, Span
from bot.understanding.times.tokens import role
from bot.understanding.treatments import are_side_by_side, contradicts
from bot.understanding.vocabulary.tables import PeopleWords

KINDS = ("location", "service", "extra", "employee")
_BUSINESSES = ("location", "employee")
_STEP_KINDS = {"extras": "extra"}
_LAST_WORD = re.compile(r"([^\W\d_]+/?)\s*$")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")
_FEW_CHARACTERS = 25


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The ids of each kind; several where a text names several, or may mean several."""

    location: tuple[str, ...] = ()
    service: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    employee: tuple[str, ...] = ()
    refused_employee: tuple[str, ...] = ()
    is_unlisted: bool = False
    """Something is to be done that no service does, although one of them has a part of its name."""
    refused_extra: tuple[str, ...] = ()
    refused_service: tuple[str, ...] = ()
    each_service: bool = False
    """Several services are named and none is an alternative to another."""
    beside_service: tuple[str, ...] = ()
    """Of a booking beside which another is to be: "after my haircut"."""


def mentioned(page: Page, asked: Asked) -> Mentioned:
    """What a page names; the words used for it are hidden."""
    all_named = _all_named(asked.locations, asked.services, asked.extras, asked.employees)
    named = {one.id: one for one in all_named}
    found = [
        one
        for one in mentions(page.text, all_named, page.language)
        if _counts(page, one, named[one.id].name, asked)
    ]
    found, is_unlisted = _done_apart(page, found, named)
    picked: dict[str, list[str]] = {kind: [] for kind in KINDS}
    refused: list[str] = []
    refused_of: dict[str, list[str]] = {"extra": [], "service": []}
    beside: list[str] = []
    services: list[Span] = []
    for span in dict.fromkeys(one.span for one in found):
        here = [one for one in found if one.span == span]
        kind, ids = _one_kind([one.id for one in here], asked)
        not_wanted = refused_of.get(kind, refused) if here[0].is_refused else None
        if kind == "service" and _is_beside(page, span):
            not_wanted = beside
        elif kind == "service" and not_wanted is None and len(ids) == 1:
            services.append(span)
        (picked[kind] if not_wanted is None else not_wanted).extend(ids)
        page.use(kind, span)
    everybody = [one.id for one in asked.employees]
    unwanted = tuple(one for one in refused if one in everybody)
    if refused and not picked["employee"]:
        picked["employee"] = _others(page, refused, asked)
    ids_of = {kind: tuple(dict.fromkeys(ids)) for kind, ids in picked.items()}
    return Mentioned(
        **ids_of,
        refused_employee=unwanted,
        is_unlisted=is_unlisted,
        refused_extra=tuple(refused_of["extra"]),
        refused_service=tuple(refused_of["service"]),
        each_service=_are_each(page, services, len(ids_of["service"])),
        beside_service=tuple(beside),
    )


def _done_apart(
    page: Page, found: list[Mention], named: dict[str, Named]
) -> tuple[list[Mention], bool]:
    """Without services that do something else than is said; whether nothing else does that."""
    spans = [one.span for one in found]
    kept = [
        one
        for one in found
        if not one.id.startswith(("service:", "extra:"))
        or not contradicts(page, one.span, named[one.id].name, spans)
    ]
    left = {one.span for one in kept}
    missed = (one for one in spans if one not in left)
    return kept, any(not any(are_side_by_side(page, one, it) for it in left) for one in missed)


def _are_each(page: Page, spans: list[Span], count: int) -> bool:
    """Whether services at several places are all wanted: joined, and with no "or" between."""
    between = page.text[spans[0][1] : spans[-1][0]].lower() if len(spans) > 1 else ""
    words = set(re.findall(r"[^\W\d_]+|[+&,]", between))
    choice = page.language.choices
    is_joined = bool(words & (choice.listing | choice.adding)) or (
        len(spans) > 1 and not between.strip()
    )
    return is_joined and not words & choice.alternatives and count == len(spans)


def _is_beside(page: Page, span: Span) -> bool:
    """Whether a service is only what another one is to come after, or before."""
    lead = page.language.choices.beside
    return bool(lead) and bool(re.search(rf"\b(?:{lead})\s*$", page.text[: span[0]].lower()))


def _others(page: Page, refused: list[str], asked: Asked) -> list[str]:
    """Everybody else, for "anyone but Ben"."""
    everybody = [one.id for one in asked.employees]
    said = set(page.text.lower().split())
    if not page.language.people.anyone_but & said or not set(refused) & set(everybody):
        return []
    return [id_ for id_ in everybody if id_ not in refused]


@lru_cache(maxsize=64)
def _all_named(*groups: tuple[Named, ...]) -> tuple[Named, ...]:
    return tuple(
        Named(f"{kind}:{one.id}", one.name, one.also)
        for kind, named in zip(KINDS, groups, strict=True)
        for one in named
    )


def _one_kind(ids: list[str], asked: Asked) -> tuple[str, list[str]]:
    """The ids of one kind at one place: of what was asked for, else of the first kind there."""
    by_kind: dict[str, list[str]] = {}
    for id_ in ids:
        kind, _, own = id_.partition(":")
        by_kind.setdefault(kind, []).append(own)
    wanted = _STEP_KINDS.get(asked.step or "", asked.step or "")
    kind = wanted if wanted in by_kind else min(by_kind, key=KINDS.index)
    return kind, by_kind[kind]


def _counts(page: Page, one: Mention, name: str, asked: Asked) -> bool:
    """Whether a name that is also another word ("May", "Will") is meant as a name."""
    people = page.language.people
    said = page.text[one.span[0] : one.span[1]].lower()
    is_all = said == normalise(name).text
    if said in people.trade and not is_all and one.id.partition(":")[0] in _BUSINESSES:
        return False
    if said not in people.also_words and role(said)[0] == "word":
        return True
    is_answer = one.id.partition(":")[0] == asked.step and len(page.text) <= _FEW_CHARACTERS
    return is_answer or has_lead(page.text, one.span, people)


def has_lead(text: str, span: Span, people: PeopleWords) -> bool:
    """Whether "with" or the like stands in front of a name."""
    found = _LAST_WORD.search(text[: span[0]])
    return found is not None and found[1].lower() in people.employee_leads


def is_wished_for(text: str, name: Span, locale: str) -> bool:
    """Whether words beside an employee's name wish for them: "rather Ana", "Ana instead"."""
    before, behind = text[: name[0]], text[name[1] :]
    beside = (_LAST_WORD.search(normalise(before).text), _FIRST_WORD.match(normalise(behind).text))
    wishes = language_for(locale).people.employee_wishes
    return any(found is not None and found[1] in wishes for found in beside)
