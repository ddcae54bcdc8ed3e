"""Puts it all together: what one text says, in the context of what was just asked.

What one fact's words used is hidden from the facts read after it, so that nothing is read twice.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from bot.understanding import acts, choices, people, times
from bot.understanding.emails import find_email
from bot.understanding.meaning import Act, Asked, Evidence, Named, Reading, Understood
from bot.understanding.normalise import READ_CHARACTERS, USED, normalise
from bot.understanding.times.tokens import role

_BARE_NUMBER = re.compile(r"\W*(\d{1,4})\W*")
_LEAD = re.compile(r"(?:\bwith|w/|\bw|\bsee|\bby|\bfor)\s*$", re.IGNORECASE)
_FREE_TEXT_STEPS = frozenset(("form", "address"))

Span = tuple[int, int]


class _Page:
    """The text with the words that were used hidden, and the evidence so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.evidence: list[Evidence] = []

    def use(self, fact: str, span: Span) -> None:
        self.evidence.append(Evidence(fact, span))
        start, end = span
        self.text = self.text[:start] + USED * (end - start) + self.text[end:]


def understand(text: str, asked: Asked, now: datetime) -> Understood:
    """What a text says. Empty when nothing is understood; it never guesses and never raises."""
    page = _Page(text[:READ_CHARACTERS])
    if asked.step in _FREE_TEXT_STEPS:
        return Understood(acts=_acts(page, asked), evidence=tuple(page.evidence))
    result = _emails(page, Understood())
    result = _remarks(page, result)
    result = _for_whom(page, result)
    result = _names(page, asked, result)
    result = _catalogue(page, asked, result)
    result = _times(page, asked, result, now)
    result = _options(text, page, asked, result, now)
    said = _acts(page, asked)
    if result.for_whom is not None:
        said |= {Act.ANOTHER_PERSON}
    elif Act.ANOTHER_PERSON in said:
        result = replace(result, for_whom="")
    if Act.FIRST_AVAILABLE in said:
        result = replace(
            result,
            times=tuple(
                one
                for one in result.times
                if one.open != "after" or one.match != "full" or one.start != _minute(now)
            ),
        )
    return replace(result, acts=said, evidence=tuple(page.evidence))


def _minute(now: datetime) -> datetime:
    return now.replace(tzinfo=None, fold=0, second=0, microsecond=0)


def _emails(page: _Page, result: Understood) -> Understood:
    found = find_email(page.text)
    if found is None:
        return result
    page.use("email", found.span)
    return replace(result, email=found.address, bad_email=found.bad)


def _remarks(page: _Page, result: Understood) -> Understood:
    said = people.remark(normalise(page.text))
    if said is None:
        return result
    page.use("remark", said.span)
    return replace(result, remark=said.value)


def _for_whom(page: _Page, result: Understood) -> Understood:
    said = people.for_whom(normalise(page.text))
    if said is None:
        return result
    page.use("for_whom", said.span)
    return replace(result, for_whom=said.value)


def _names(page: _Page, asked: Asked, result: Understood) -> Understood:
    said = people.name_after_lead(normalise(page.text), is_asked=asked.wants_name)
    if said is None and asked.wants_name and not _is_with_employee(page, asked):
        normal = normalise(page.text.replace(USED, " "), spell_out=False)
        if result.email is not None or not acts.found(normalise(normal.text), asked):
            said = people.bare_name(normal)
    if said is None:
        return result
    page.use("name", said.span)
    return replace(result, name=said.value)


def _is_with_employee(page: _Page, asked: Asked) -> bool:
    mentions = choices.names(page.text, asked.employees)
    return any(_has_lead(page.text, span) for _, span in mentions)


def _has_lead(text: str, span: Span) -> bool:
    return bool(_LEAD.search(text[: span[0]]))


_KINDS = ("location", "service", "extra", "employee")


def _catalogue(page: _Page, asked: Asked, result: Understood) -> Understood:
    found = [
        (id_, span)
        for id_, span in choices.names(page.text, _all_named(asked))
        if not _is_time_word(page.text, span)
        or _has_lead(page.text, span)
        or id_.partition(":")[0] == asked.step
    ]
    picked: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for span in dict.fromkeys(span for _, span in found):
        kind, ids = _one_kind([id_ for id_, other in found if other == span], asked)
        picked[kind] += [id_ for id_ in ids if id_ not in picked[kind]]
        page.use(kind, span)
    return replace(
        result,
        location_ids=tuple(picked["location"]),
        service_ids=tuple(picked["service"]),
        extra_ids=tuple(picked["extra"]),
        employee_ids=tuple(picked["employee"]),
    )


@lru_cache(maxsize=64)
def _all_named(asked: Asked) -> tuple[Named, ...]:
    groups = zip(
        _KINDS, (asked.locations, asked.services, asked.extras, asked.employees), strict=True
    )
    return tuple(
        Named(f"{kind}:{one.id}", one.name, one.also) for kind, named in groups for one in named
    )


def _one_kind(ids: Iterable[str], asked: Asked) -> tuple[str, list[str]]:
    """The ids of one kind at one place: of what was asked for, else of the first kind there."""
    by_kind: dict[str, list[str]] = {}
    for id_ in ids:
        kind, _, own = id_.partition(":")
        by_kind.setdefault(kind, []).append(own)
    wanted = {"extras": "extra"}.get(asked.step or "", asked.step or "")
    kind = wanted if wanted in by_kind else min(by_kind, key=_KINDS.index)
    return kind, by_kind[kind]


def _is_time_word(text: str, span: Span) -> bool:
    return role(text[span[0] : span[1]].lower())[0] != "word"


def _times(page: _Page, asked: Asked, result: Understood, now: datetime) -> Understood:
    readings = times.read(page.text, now, asked.locale)
    if not readings:
        return result
    return replace(result, times=tuple(readings))


def _options(text: str, page: _Page, asked: Asked, result: Understood, now: datetime) -> Understood:
    picked = _by_reading(asked, result.times)
    if not picked and not result.times:
        picked = choices.choose(text, asked.options)
    if picked:
        page.evidence.append(Evidence("option", (0, len(page.text))))
        if len(picked) == 1:
            result = replace(result, times=())
        return replace(result, option_ids=picked)
    if asked.step == "opening" and not result.times:
        return replace(result, times=_bare_hour(page.text, asked, now))
    return result


def _bare_hour(text: str, asked: Asked, now: datetime) -> tuple[Reading, ...]:
    """A number that is no line of the list, where a time was asked for: an hour."""
    found = _BARE_NUMBER.fullmatch(text)
    if found is None:
        return ()
    span = found.span(1)
    read = times.read(f"at {found[1]}", now, asked.locale)
    return tuple(replace(one, span=span) for one in read)


def _by_reading(asked: Asked, readings: tuple[Reading, ...]) -> tuple[str, ...]:
    if (
        len(readings) != 1
        or readings[0].negated
        or readings[0].open
        or readings[0].grain != "minute"
    ):
        return ()
    one = readings[0]
    return tuple(
        option.id
        for option in asked.options
        if option.starts_on is not None
        and (
            option.starts_on == one.start
            or (one.match == "clock" and option.starts_on.time() == one.start.time())
        )
    )


def _acts(page: _Page, asked: Asked) -> frozenset[Act]:
    normal = normalise(page.text)
    found = acts.found(normal, asked)
    for act, (start, end) in found:
        page.evidence.append(Evidence(str(act), normal.span(start, end)))
    return frozenset(act for act, _ in found)
