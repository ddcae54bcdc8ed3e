"""What the customer is told when making a booking has ended."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.dialogue import further
from bot.dialogue.conversation import LastBooking, Wish
from bot.dialogue.events import BookingEnded, ChangeEnded, Outcome
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import at

MADE = frozenset({Outcome.BOOKED, Outcome.REQUESTED})
UNCERTAIN = "booking_unknown"


def tell(talk: Talk, event: BookingEnded) -> bool:
    """Say how it ended; True when the talk goes on with a question."""
    is_ours = talk.conversation.in_hand == event.reference
    before = talk.conversation
    facts = end_facts(talk, event)
    facts["name"] = talk.draft.for_whom or "" if is_ours else ""
    if is_ours:
        talk.set(in_hand="")
    if event.outcome is not Outcome.UNKNOWN and talk.conversation.handed_over == UNCERTAIN:
        talk.set(handed_over="")
    if event.outcome is Outcome.TAKEN:
        _taken(talk, event, is_ours=is_ours)
        return True
    if event.outcome in MADE:
        _made(talk, event, facts)
    else:
        talk.hand_over(f"booking_{event.outcome}", f"booking_{event.outcome}", **facts)
    if is_ours and event.outcome is not Outcome.FAILED:
        # What may be in the calendar is not ordered a second time.
        talk.forget_draft()
    return is_ours and event.outcome in MADE and further.offer(talk, event, before)


def _made(talk: Talk, event: BookingEnded, facts: dict[str, object]) -> None:
    service = talk.catalogue.service(event.service_id)
    talk.set(
        last_booking=LastBooking(
            reference=event.reference,
            service_name=service.name if service else "",
            location_id=event.location_id,
            starts_at=event.starts_at,
            time_zone=event.time_zone,
            made_at=talk.world.now,
            ends_at=event.ends_at,
        )
    )
    talk.close(event.outcome.value, **facts, instructions=service.instructions if service else "")


def _taken(talk: Talk, event: BookingEnded, *, is_ours: bool) -> None:
    local = local_time(event)
    talk.note("opening_gone", at=local)
    if is_ours:
        taken = at(local).windows
        talk.set_draft(starts_at=None, wish=Wish(taken, refused=taken))


def local_time(event: BookingEnded | ChangeEnded) -> datetime:
    """The start as naive wall time at the location."""
    return event.starts_at.astimezone(ZoneInfo(event.time_zone)).replace(tzinfo=None)


def end_facts(talk: Talk, event: BookingEnded | ChangeEnded) -> dict[str, object]:
    """What there is to say of a booking, from the calendar's answer."""
    catalogue = talk.catalogue
    service, place = catalogue.service(event.service_id), catalogue.location(event.location_id)
    employee = catalogue.employee(event.employee_id)
    return {
        "service": service.name if service else "",
        "location": place.name if place and len(catalogue.locations) > 1 else "",
        "address": place.address if place and not place.is_virtual else "",
        "employee": employee.name if employee else "",
        "at": local_time(event),
    }
