"""Answers to what customers ask along the way, in one line, then back to the open question.

What the catalogue or the calendar knows is told; anything else is passed on to a person, and the
talk goes on.
"""

from dataclasses import replace
from datetime import time, timedelta

from bot.dialogue.catalogue import OpeningsQuery, Service
from bot.dialogue.conversation import Draft
from bot.dialogue.talk import Talk
from bot.dialogue.world import CalendarUnreachable
from bot.understanding.meaning import Act, Understood

MOST_NAMES = 5
DAYS_OF_HOURS = 6
"""How many days ahead free times are looked at, to tell when it is open."""
ALERT = "has_a_question"


def answer(talk: Talk, understood: Understood) -> bool:
    """Answer each question of a text; whether there was one."""
    asked = sorted(understood.acts & ANSWERS.keys())
    if Act.UNLISTED in understood.acts:
        _unlisted(talk, understood)
        asked = [act for act in asked if act is not Act.ASK_PRICE] or [Act.UNLISTED]
    for act in (one for one in asked if one in ANSWERS):
        ANSWERS[act](talk, understood)
    if asked and _is_idle(talk) and talk.notes:
        talk.closing = talk.notes.pop()
        _remember_next(talk)
    return bool(asked)


def _remember_next(talk: Talk) -> None:
    """Keep the booking at hand that whoever asks may speak of."""
    if talk.conversation.last_booking is None:
        for one in talk.world.bookings()[:1]:
            talk.remember(one)


def _is_idle(talk: Talk) -> bool:
    """Whether nothing is being booked, so that no question has to follow."""
    conversation = talk.conversation
    if conversation.asked or talk.draft != Draft():
        return False
    try:
        return bool(conversation.last_booking or talk.world.bookings())
    except CalendarUnreachable:
        return False


def _pass_on(talk: Talk, _: Understood) -> None:
    """A person answers it."""
    if not any(one.name == "passed_on" for one in talk.notes):
        talk.alert(ALERT)
        talk.note("passed_on")


def _services_meant(talk: Talk, understood: Understood) -> tuple[Service, ...]:
    """The services that a question is about: those it names, else the one being booked."""
    named = [talk.catalogue.service(one) for one in understood.service_ids]
    last = talk.conversation.last_booking
    if not named and last is None and _is_idle(talk):
        named = [talk.catalogue.service(one.service_id) for one in talk.world.bookings()]
    elif not named and talk.service is None and last is not None:
        named = [one for one in talk.catalogue.services if one.name == last.service_name]
    return tuple(one for one in named or [talk.service] if one)[:MOST_NAMES]


def _price(talk: Talk, understood: Understood) -> None:
    services = _services_meant(talk, understood)
    if not services:
        _services(talk, understood)
    named = (talk.catalogue.service(one) for one in understood.extra_ids)
    extras = tuple(one for one in named if one) if len(services) == 1 else ()
    for one in services:
        talk.note(
            "answer_price",
            service=" + ".join(part.name for part in (one, *extras)),
            price=one.price + sum(part.price for part in extras),
            currency=talk.catalogue.currency,
        )


def _length(talk: Talk, understood: Understood) -> None:
    services = _services_meant(talk, understood)
    if not services:
        talk.note("answer_length_depends")
    for one in services:
        talk.note("answer_length", service=one.name, minutes=one.length_minutes)


def _address(talk: Talk, understood: Understood) -> None:
    if understood.about_employee_ids:
        _about(talk, understood)
        return
    named = (talk.catalogue.location(one) for one in understood.about_location_ids)
    place = next((one for one in named if one), talk.location)
    places = (place,) if place else talk.catalogue.locations[:MOST_NAMES]
    known = tuple((one.name, one.address) for one in places if one.address and not one.is_virtual)
    if known:
        talk.note("answer_address", places=known)
    else:
        _pass_on(talk, understood)


def _who(talk: Talk, understood: Understood) -> None:
    named = tuple(talk.catalogue.service(one) for one in understood.service_ids)
    service = named[0] if len(named) == 1 else talk.service
    people = talk.catalogue.employees
    places = (talk.location,) if talk.location else talk.catalogue.locations
    if service:
        there = {one for place in places for one in talk.catalogue.employees_for(service, place.id)}
        people = tuple(one for one in people if one in there)
    names = tuple(one.name for one in people[:MOST_NAMES])
    if names:
        talk.note("answer_who", names=names)
    else:
        _pass_on(talk, understood)


def _about(talk: Talk, understood: Understood) -> None:
    """What somebody does, and where; a location's address."""
    catalogue = talk.catalogue
    for one in understood.about_employee_ids[:MOST_NAMES]:
        employee = catalogue.employee(one)
        if employee:
            services, places = catalogue.work_of(one)
            talk.note(
                "answer_about",
                name=employee.name,
                names=tuple(service.name for service in services)[:MOST_NAMES],
                location=places[0].name if len(places) == 1 and not _is_one_place(talk) else "",
            )
    if understood.about_location_ids:
        _address(talk, replace(understood, about_employee_ids=()))


def _services(talk: Talk, _: Understood) -> None:
    """What is offered, unless the question that follows lists it anyway."""
    place = talk.location or (talk.catalogue.locations[0] if _is_one_place(talk) else None)
    if place and talk.service is None and not _is_idle(talk):
        talk.note("answer_services_below")
        return
    here = talk.catalogue.services_at(place.id, talk.today) if place else ()
    services = here or tuple(one for one in talk.catalogue.services if not one.is_extra)
    talk.note(
        "answer_services",
        services=tuple((one.name, one.price) for one in services[:MOST_NAMES]),
        currency=talk.catalogue.currency,
    )


def _unlisted(talk: Talk, understood: Understood) -> None:
    """What is wanted is not on the list; the list, unless the next question shows it."""
    talk.note("not_on_list")
    is_listed_next = talk.service or talk.location or _is_one_place(talk)
    if not is_listed_next and not understood.acts & {Act.ASK_SERVICES, Act.ASK_IF_OFFERED}:
        _services(talk, understood)


def _is_one_place(talk: Talk) -> bool:
    return len(talk.catalogue.locations) == 1


def _if_offered(talk: Talk, understood: Understood) -> None:
    """Yes to what the catalogue has; the rest is a question for a person."""
    if understood.service_ids or understood.extra_ids:
        ids = (*understood.service_ids, *understood.extra_ids)
        found = (talk.catalogue.service(one) for one in ids)
        talk.note("answer_offered", names=tuple(one.name for one in found if one)[:MOST_NAMES])
    elif not understood.about_employee_ids:
        _pass_on(talk, understood)


def _why(talk: Talk, understood: Understood) -> None:
    """Name and e-mail are asked for because the calendar needs them."""
    if talk.conversation.asked == "details":
        talk.note("answer_why")
    else:
        _pass_on(talk, understood)


def _hours(talk: Talk, _: Understood) -> None:
    """No opening hours are known, only when something is free."""
    service, place = talk.service, talk.location
    clocks = _free_clocks(talk, service.id, place.id) if service and place else []
    if clocks:
        talk.note("answer_hours", first=min(clocks), last=max(clocks))
    else:
        talk.note("answer_hours_unknown")


def _free_clocks(talk: Talk, service_id: str, location_id: str) -> list[time]:
    last_on = talk.today + timedelta(days=DAYS_OF_HOURS)
    query = OpeningsQuery(location_id, service_id, talk.today, last_on, or_first_after=True)
    try:
        return [talk.local(one.starts_at).time() for one in talk.world.openings(query)]
    except CalendarUnreachable:
        return []


ANSWERS = {
    Act.ASK_PRICE: _price,
    Act.ASK_LENGTH: _length,
    Act.ASK_ADDRESS: _address,
    Act.ASK_WHO: _who,
    Act.ASK_ABOUT: _about,
    Act.ASK_SERVICES: _services,
    Act.ASK_IF_OFFERED: _if_offered,
    Act.ASK_HOURS: _hours,
    Act.ASK_PHONE: _pass_on,
    Act.ASK_WHY: _why,
    Act.ASK_OTHER: _pass_on,
}
