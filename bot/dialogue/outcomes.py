"""What the customer is told when making a booking has ended."""

from zoneinfo import ZoneInfo

from bot.dialogue.conversation import Draft, LastBooking, Wish
from bot.dialogue.effects import HandOver
from bot.dialogue.events import BookingEnded, Outcome
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import at


def tell(talk: Talk, event: BookingEnded) -> bool:
    """Say how it ended; True when the talk goes on with a question."""
    is_ours = talk.conversation.in_hand == event.reference
    if is_ours:
        talk.set(in_hand="")
    if event.outcome is Outcome.TAKEN:
        return _taken(talk, event, is_ours=is_ours)
    if event.outcome in {Outcome.BOOKED, Outcome.REQUESTED}:
        _made(talk, event, is_ours=is_ours)
    else:
        reason = f"booking_{event.outcome.value}"
        talk.effects.append(HandOver(reason))
        talk.set(handed_over=reason)
        talk.close(reason, **_facts(talk, event))
    return False


def _made(talk: Talk, event: BookingEnded, *, is_ours: bool) -> None:
    service = talk.catalogue.service(event.service_id)
    talk.set(
        last_booking=LastBooking(
            reference=event.reference,
            service_name=service.name if service else "",
            location_id=event.location_id,
            starts_at=event.starts_at,
            time_zone=event.time_zone,
        )
    )
    if talk.conversation.handed_over == "booking_unknown":
        talk.set(handed_over="")
    facts = _facts(talk, event)
    if service:
        facts["instructions"] = service.instructions
    if is_ours or talk.conversation.draft.confirmed:
        talk.set(draft=Draft(), filled=(), offered=(), shown=(), asked="", misses=0)
    talk.close(event.outcome.value, **facts)


def _taken(talk: Talk, event: BookingEnded, *, is_ours: bool) -> bool:
    local = talk.local(event.starts_at)
    talk.note("opening_gone", at=local)
    if is_ours:
        taken = at(local).windows
        talk.set_draft(starts_at=None, confirmed=False, wish=Wish(taken, refused=taken))
    return True


def _facts(talk: Talk, event: BookingEnded) -> dict[str, object]:
    catalogue = talk.catalogue
    service, place = catalogue.service(event.service_id), catalogue.location(event.location_id)
    employee = catalogue.employee(event.employee_id)
    draft = talk.draft
    return {
        "service": service.name if service else "",
        "location": place.name if place and len(catalogue.locations) > 1 else "",
        "address": place.address if place and not place.is_virtual else "",
        "employee": employee.name if employee else "",
        "at": event.starts_at.astimezone(ZoneInfo(event.time_zone)).replace(tzinfo=None),
        "name": draft.for_whom or "",
    }
