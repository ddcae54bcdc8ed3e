"""As the last time: "my usual", "same place as before", "with the same person"."""

from bot.dialogue import choosing
from bot.dialogue.made import MadeBooking
from bot.dialogue.talk import Talk
from bot.understanding.meaning import Act

ACTS = frozenset({Act.SAME_AGAIN, Act.SAME_PLACE, Act.SAME_PERSON})


def take(talk: Talk, acts: frozenset[Act]) -> bool:
    """Take what a text says is to be as before; False when it says nothing of that."""
    if not acts & ACTS:
        return False
    visit = _last(talk)
    if visit is None:
        talk.note("no_last_time")
        return True
    catalogue = talk.catalogue
    if catalogue.location(visit.location_id):
        choosing.take_location(talk, visit.location_id)
    if Act.SAME_AGAIN in acts and catalogue.service(visit.service_id):
        choosing.take_service(talk, visit.service_id)
        if visit.extra_ids:
            choosing.take_extras(talk, visit.extra_ids)
        if catalogue.employee(visit.employee_id):
            choosing.take_employee(talk, visit.employee_id)
    if Act.SAME_PERSON in acts:
        _take_person(talk, visit)
    return True


def _last(talk: Talk) -> MadeBooking | None:
    """What was just booked; else the last visit, or what is booked for the first one."""
    visits = talk.world.visits()
    made = [one for one in visits if talk.has_just_made(one.reference)]
    past = [one for one in visits if one.starts_at <= talk.world.now]
    return next(iter((*made, *past, *visits)), None)


def _take_person(talk: Talk, visit: MadeBooking) -> None:
    """Who did it, also where anyone would have done."""
    people = talk.catalogue.employees
    same = next((one for one in people if one.name == visit.employee_name), None)
    if same:
        choosing.take_employee(talk, same.id)
