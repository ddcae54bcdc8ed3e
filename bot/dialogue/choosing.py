"""The steps that choose from the catalogue: location, service, extras, employee."""

import re
from typing import Any

from bot.dialogue import moving
from bot.dialogue.catalogue import ANYONE, Employee, Location, Service
from bot.dialogue.conversation import Offered, Wish
from bot.dialogue.effects import Say
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import at
from bot.understanding.meaning import Act, Understood

CLEARED: dict[str, dict[str, Any]] = {
    "location": {"location_id": None},
    "service": {"service_id": None, "service_candidates": (), "extra_ids": None},
    "extras": {"extra_ids": None},
    "employee": {"employee_id": None, "employee_choices": ()},
    "opening": {"starts_at": None, "wish": Wish()},
    "details": {"name": "", "email": "", "has_no_email": False},
    "address": {"address": ""},
    "form": {"form_answers": ()},
}
"""What the draft becomes when a step is asked again."""

ALL_THE_SAME = frozenset({Act.YES, Act.NO_PREFERENCE, Act.ANYONE, Act.DONT_KNOW})
"""Who is asked what to begin with and says so leaves it to us."""

LIST_LENGTH = 9
"""Most lines in one list, so that every number is one digit and the text fits two segments."""


# Location


def locations_offered(talk: Talk) -> tuple[Location, ...]:
    """The locations that offer the wished service, and where the wished employee works."""
    places = talk.catalogue.locations
    service, employee_id = talk.service, talk.draft.chosen_employee_id
    if service is not None:
        places = tuple(one for one in places if one.id in service.location_ids) or places
    if employee_id is not None:
        there = talk.catalogue.places_of(employee_id, service)
        places = tuple(one for one in places if one.id in there) or places
    return places


def prepare_location(talk: Talk) -> None:
    """A single possible location is not asked for."""
    places = locations_offered(talk)
    if talk.draft.location_id is None and len(places) == 1:
        talk.set_draft(location_id=places[0].id)


def take_location(talk: Talk, location_id: str) -> None:
    """Choose a location; what it does not offer is taken back, the wished hours stay."""
    if location_id == talk.draft.location_id:
        return
    forget_opening(talk)
    talk.set_draft(location_id=location_id)
    talk.was_answered("location")
    service = talk.service
    if service and location_id not in service.location_ids:
        talk.note("not_offered_here", service=service.name, location=_place_name(talk))
        talk.set_draft(service_id=None, extra_ids=None)
    _drop_unlinked_employee(talk)


def ask_location(talk: Talk) -> Say:
    """Where would you like to come?"""
    places = locations_offered(talk)[:LIST_LENGTH]
    talk.set(offered=tuple(Offered(one.id, one.name) for one in places))
    return Say("ask_location", {"names": tuple(one.name for one in places)})


def read_location(talk: Talk, understood: Understood) -> bool:
    """A line of the list, or a location's name."""
    picked = understood.option_ids or understood.location_ids
    if len(picked) == 1 and talk.catalogue.location(picked[0]):
        take_location(talk, picked[0])
        return True
    return False


# Service


def services_offered(talk: Talk) -> tuple[Service, ...]:
    """The services of the chosen location; only the candidates, where the wish was ambiguous."""
    location_id = talk.draft.location_id or ""
    here = talk.catalogue.services_at(location_id, talk.today)
    meant = tuple(one for one in here if one.id in talk.draft.service_candidates)
    return meant or here


def prepare_service(talk: Talk) -> None:
    """A single possible service is not asked for."""
    if talk.draft.service_id is None and talk.draft.location_id:
        services = services_offered(talk)
        if len(services) == 1:
            talk.set_draft(service_id=services[0].id, service_candidates=())


def take_service(talk: Talk, service_id: str) -> None:
    """Choose a service; a location that does not offer it is asked for again."""
    if service_id == talk.draft.service_id:
        return
    forget_opening(talk)
    talk.set_draft(service_id=service_id, service_candidates=(), extra_ids=None)
    talk.was_answered("service")
    service = talk.service
    if service and talk.draft.location_id and talk.draft.location_id not in service.location_ids:
        talk.note("not_offered_here", service=service.name, location=_place_name(talk))
        talk.set_draft(location_id=None)
        prepare_location(talk)
        if talk.draft.location_id:
            talk.note("only_offered_at", service=service.name, location=_place_name(talk))
    _drop_unlinked_employee(talk)


def ask_service(talk: Talk) -> Say:
    """What would you like to book?"""
    services = services_offered(talk)[:LIST_LENGTH]
    talk.set(offered=tuple(Offered(one.id, one.name) for one in services))
    if talk.conversation.next_services:
        talk.notes = [one for one in talk.notes if one.name != "book_one_first"]
    return Say(
        "ask_service",
        {
            "services": tuple((one.name, one.price) for one in services),
            "currency": talk.catalogue.currency,
            "each": bool(talk.conversation.next_services),
        },
    )


def read_service(talk: Talk, understood: Understood) -> bool:
    """A line of the list, or a service's name."""
    picked = understood.option_ids or understood.service_ids
    if len(picked) == 1 and talk.catalogue.service(picked[0]):
        take_service(talk, picked[0])
        return True
    if talk.conversation.next_services and (picked or understood.acts & ALL_THE_SAME):
        take_service(talk, talk.conversation.next_services[0])
        return True
    plainest = _plainest(talk, picked)
    if plainest and set(picked) == set(talk.draft.service_candidates):
        take_service(talk, plainest)
        return True
    if len(picked) > 1:
        talk.set_draft(service_candidates=picked)
        return True
    return False


def _plainest(talk: Talk, service_ids: tuple[str, ...]) -> str:
    """Of services that fit the same words, the one of the shortest name; empty for a tie."""
    named = [one for one in talk.catalogue.service_names if one.id in service_ids]
    least = min((len(one.name.split()) for one in named), default=0)
    shortest = [one.id for one in named if len(one.name.split()) == least]
    return shortest[0] if len(shortest) == 1 else ""


def stop_for_payment(talk: Talk) -> bool:
    """Hand over when the service has to be paid in advance, which can't be done by text."""
    service = talk.service
    if service is None or not service.needs_payment or _is_paid_for(talk):
        return False
    talk.hand_over("payment", "needs_payment", service=service.name)
    return True


def _is_paid_for(talk: Talk) -> bool:
    """A made booking that keeps its service was paid for when it was made."""
    old = moving.find(talk) if talk.draft.changes else None
    return old is not None and old.service_id == talk.draft.service_id


# Extras


def extras_offered(talk: Talk) -> tuple[Service, ...]:
    """What can be added to the chosen service."""
    service = talk.service
    if service is None:
        return ()
    return talk.catalogue.extras_of(service, talk.draft.location_id or "")


def extras_open(talk: Talk) -> bool:
    """Whether there is something to add and the customer has not said."""
    return talk.draft.extra_ids is None and bool(extras_offered(talk))


def take_extras(talk: Talk, extra_ids: tuple[str, ...]) -> None:
    """Choose extras, as far as the service has them; the length changes, so does the opening."""
    possible = {one.id for one in extras_offered(talk)}
    chosen = tuple(one for one in extra_ids if one in possible or not possible)
    if chosen == talk.draft.extra_ids:
        return
    forget_opening(talk)
    talk.set_draft(extra_ids=chosen)
    talk.was_answered("extras")


def ask_extras(talk: Talk) -> Say:
    """Would you like something with it?"""
    extras = extras_offered(talk)[:LIST_LENGTH]
    talk.set(offered=tuple(Offered(one.id, one.name) for one in extras))
    return Say(
        "ask_extras",
        {
            "service": talk.service.name if talk.service else "",
            "extras": tuple((one.name, one.price) for one in extras),
            "currency": talk.catalogue.currency,
        },
    )


def read_extras(talk: Talk, understood: Understood, text: str) -> bool:
    """Lines of the list ("1 and 2"), names, or no."""
    picked = understood.option_ids or understood.extra_ids or _lines(talk, text)
    if picked:
        take_extras(talk, picked)
        return True
    if understood.acts & {Act.NO, Act.NONE, Act.NO_PREFERENCE}:
        take_extras(talk, ())
        return True
    if Act.YES in understood.acts:
        offered = talk.conversation.offered
        if len(offered) == 1:
            take_extras(talk, (offered[0].id,))
        else:
            talk.note("which_one")
        return True
    return False


def _lines(talk: Talk, text: str) -> tuple[str, ...]:
    """The lines that a text numbers, when it names nothing else."""
    offered = talk.conversation.offered
    numbers = [int(one) for one in re.findall(r"(?<![\w.:])\d(?![\w.:])", text)]
    if any(not 1 <= number <= len(offered) for number in numbers):
        return ()
    return tuple(dict.fromkeys(offered[number - 1].id for number in numbers))


# Employee


def employee_open(talk: Talk) -> bool:
    """Whether the business wants it asked, there is a choice, and the customer has not said."""
    if talk.draft.employee_id is not None or not talk.world.policy.asks_employee:
        return False
    return len(_employees(talk)) > 1


def take_employee(talk: Talk, employee_id: str) -> None:
    """Choose who does it, or ANYONE."""
    if employee_id == (talk.draft.employee_id or ANYONE) and not talk.draft.employee_choices:
        talk.set_draft(employee_id=employee_id)
        return
    forget_opening(talk)
    talk.set_draft(employee_id=employee_id, employee_choices=())
    talk.was_answered("employee")
    _drop_unlinked_employee(talk)


def ask_employee(talk: Talk) -> Say:
    """Who would you like?"""
    people = _employees(talk)[: LIST_LENGTH - 1]
    names = tuple(one.name for one in people)
    talk.set(
        offered=(*(Offered(one.id, one.name) for one in people), Offered(ANYONE, "anyone")),
    )
    return Say("ask_employee", {"names": names})


def read_employee(talk: Talk, understood: Understood) -> bool:
    """A line of the list, a name, or anyone."""
    picked = understood.option_ids or understood.employee_ids
    if len(picked) == 1:
        take_employee(talk, picked[0])
        return True
    if understood.acts & {Act.ANYONE, Act.NO_PREFERENCE, Act.DONT_KNOW, Act.NO, Act.NONE}:
        take_employee(talk, ANYONE)
        return True
    return False


def _employees(talk: Talk) -> tuple[Employee, ...]:
    service = talk.service
    if service is None:
        return ()
    return talk.catalogue.employees_for(service, talk.draft.location_id or "")


def _drop_unlinked_employee(talk: Talk) -> None:
    """An employee who does not do this here is taken back, and the customer is told."""
    draft, service = talk.draft, talk.service
    wanted = draft.chosen_employee_id
    if wanted is None or service is None or draft.location_id is None:
        return
    if wanted in {one.id for one in talk.catalogue.employees_for(service, draft.location_id)}:
        return
    employee = talk.catalogue.employee(wanted)
    talk.note(
        "employee_not_here",
        employee=employee.name if employee else "",
        service=service.name,
        location=_place_name(talk),
    )
    talk.set_draft(employee_id=ANYONE)


def reopen(talk: Talk, step: str) -> None:
    """Empty what a step has filled, so that it is asked again."""
    if step in {"location", "service", "extras", "employee"}:
        forget_opening(talk)
    talk.set_draft(**CLEARED.get(step, {}))
    talk.is_confirmed = False


def forget_opening(talk: Talk) -> None:
    """Take the chosen opening back, and keep its wall time as the wish."""
    draft = talk.draft
    if draft.starts_at is not None:
        talk.set_draft(wish=at(talk.local(draft.starts_at)), starts_at=None)
        talk.is_confirmed = False
    talk.set(shown=())


def _place_name(talk: Talk) -> str:
    place = talk.location
    return place.name if place else ""
