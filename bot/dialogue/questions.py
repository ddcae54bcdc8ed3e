"""Answers to what customers ask along the way, from the catalogue, in one line."""

from bot.dialogue.talk import Talk
from bot.understanding.meaning import Act

MOST_NAMES = 5


def answer(talk: Talk, acts: frozenset[Act]) -> bool:
    """Answer each question that the catalogue can answer; whether there was one."""
    answered = [ANSWERS[act](talk) for act in sorted(acts & ANSWERS.keys())]
    return any(answered)


def _price(talk: Talk) -> bool:
    service = talk.service
    if service is None:
        return False
    talk.note(
        "answer_price",
        service=service.name,
        price=service.price,
        currency=talk.catalogue.currency,
    )
    return True


def _length(talk: Talk) -> bool:
    service = talk.service
    if service is None:
        return False
    talk.note("answer_length", service=service.name, minutes=service.length_minutes)
    return True


def _address(talk: Talk) -> bool:
    place = talk.location
    places = (place,) if place else talk.catalogue.locations[:MOST_NAMES]
    known = tuple((one.name, one.address) for one in places if one.address and not one.is_virtual)
    if known:
        talk.note("answer_address", places=known)
    return bool(known)


def _who(talk: Talk) -> bool:
    service, place = talk.service, talk.location
    people = talk.catalogue.employees
    if service and place:
        people = talk.catalogue.employees_for(service, place.id)
    names = tuple(one.name for one in people[:MOST_NAMES])
    if names:
        talk.note("answer_who", names=names)
    return bool(names)


ANSWERS = {
    Act.ASK_PRICE: _price,
    Act.ASK_LENGTH: _length,
    Act.ASK_ADDRESS: _address,
    Act.ASK_WHO: _who,
}
