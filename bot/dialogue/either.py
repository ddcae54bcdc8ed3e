"""When either of several employees will do: "Maria or Ana", "anyone but Tom"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.dialogue import choosing
from bot.dialogue.catalogue import ANYONE, Employee, Opening, OpeningsQuery
from bot.dialogue.talk import Talk
from bot.understanding.meaning import Act, Understood

Find = Callable[[OpeningsQuery], tuple[Opening, ...]]
"""find(query): its openings, earliest first."""


def take(talk: Talk, employee_ids: tuple[str, ...]) -> None:
    """Any of these is wanted, as far as they do the service."""
    choosing.take_employee(talk, ANYONE)
    talk.set_draft(employee_choices=employee_ids)


def with_others(talk: Talk, understood: Understood) -> Understood:
    """With everybody who will do for "someone else", where it is known who will not.

    Where nobody else does it the customer is told so.
    """
    unwanted = {*understood.refused_employee_ids, talk.draft.chosen_employee_id} - {None}
    if Act.SOMEONE_ELSE not in understood.acts or understood.service_ids or not unwanted:
        return understood
    others = tuple(one.id for one in _everybody(talk) if one.id not in unwanted)
    if not others and "location" not in talk.conversation.filled and not talk.draft.changes:
        # Nobody said where: it was where the unwanted one works.
        talk.set_draft(location_id=None)
        others = tuple(one.id for one in _everybody(talk) if one.id not in unwanted)
    left = understood.acts - {Act.MORE, Act.CHANGE, Act.NO, Act.ANYONE, Act.SOMEONE_ELSE}
    if not others:
        names = (talk.catalogue.employee(one) for one in sorted(map(str, unwanted)))
        talk.note("nobody_else", names=tuple(one.name for one in names if one))
    return replace(understood, employee_ids=others, acts=left)


def _everybody(talk: Talk) -> tuple[Employee, ...]:
    """Who does the service here, as far as it is known what and where."""
    service, place, catalogue = talk.service, talk.location, talk.catalogue
    if service is None:
        return catalogue.employees
    places = (place,) if place else catalogue.locations
    there = {one for place in places for one in catalogue.employees_for(service, place.id)}
    return tuple(one for one in catalogue.employees if one in there)


def openings(talk: Talk, query: OpeningsQuery, find: Find) -> tuple[Opening, ...]:
    """The openings of all who will do, earliest first."""
    choices = _choices(talk)
    if not choices:
        return find(query)
    found: dict[datetime, Opening] = {}
    for employee_id in choices:
        for one in find(replace(query, employee_id=employee_id)):
            found.setdefault(one.starts_at, one)
    return tuple(found[start] for start in sorted(found))


def who_is_free(talk: Talk, starts_at: datetime, query: OpeningsQuery, find: Find) -> str | None:
    """Who of those who will do has this opening; None where it is not for us to choose."""
    for employee_id in _choices(talk):
        one_person = replace(query, employee_id=employee_id)
        if any(one.starts_at == starts_at for one in find(one_person)):
            return employee_id
    return None


def names(talk: Talk) -> str:
    """The first names of all who will do."""
    found = (talk.catalogue.employee(one) for one in _choices(talk))
    return " / ".join(one.name.split(" ")[0] for one in found if one)


def _choices(talk: Talk) -> tuple[str, ...]:
    service = talk.service
    if service is None:
        return ()
    here = talk.catalogue.employees_for(service, talk.draft.location_id or "")
    return tuple(one.id for one in here if one.id in talk.draft.employee_choices)
