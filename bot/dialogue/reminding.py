"""Reminds of a booking that is ahead; the answer may confirm, move or cancel it."""

from zoneinfo import ZoneInfo

from bot.dialogue import cancelling, changing, mine, moving, which
from bot.dialogue.conversation import Offered
from bot.dialogue.effects import Confirm, Say
from bot.dialogue.events import ReminderDue
from bot.dialogue.made import MadeBooking
from bot.dialogue.talk import Talk
from bot.understanding.meaning import Act, Understood

STEP = "reminder"
YES = frozenset({Act.YES, Act.THANKS, Act.KEEP, Act.COMING})
NO = frozenset({Act.NO, Act.CANCEL, Act.CANT_COME})
OTHER = changing.STATES | {Act.CHANGE, Act.RESCHEDULE}


def remind(talk: Talk, event: ReminderDue) -> None:
    """Say it; where no question is open, the customer's next text is about this booking."""
    conversation, booking = talk.conversation, event.booking
    place = talk.catalogue.location(booking.location_id)
    talk.close(
        "reminder",
        service=booking.service_name,
        employee=booking.employee_name,
        location=mine.place_name(talk, booking),
        address=place.address if place and not place.is_virtual else "",
        at=booking.local,
        name=booking.client_name,
    )
    is_idle = not (conversation.asked or conversation.in_hand or conversation.handed_over)
    if is_idle:
        line = Offered(
            booking.reference, booking.service_name, booking.starts_at, time_zone=booking.time_zone
        )
        talk.set(asked=STEP, offered=(line,))


def ask(talk: Talk) -> Say:
    """Is it still right?"""
    line = talk.conversation.offered[0]
    assert line.starts_at is not None
    local = line.starts_at.astimezone(ZoneInfo(line.time_zone)).replace(tzinfo=None)
    return Say("reminder_again", {"at": local})


def read(talk: Talk, understood: Understood, text: str) -> bool:
    """Yes, another time, or no; after anything else the matter is dropped."""
    reference = talk.conversation.offered[0].id
    acts = understood.acts
    states = understood.times or understood.shift or acts & OTHER
    if not (states or acts & (YES | NO)):
        talk.set(asked="", offered=())
        return False
    booking = next((one for one in talk.world.bookings() if one.reference == reference), None)
    talk.set(asked="", offered=())
    if booking is None:
        moving.gone(talk)
    elif states:
        said = which.meant(talk, understood, (booking,), is_cancel=False)
        changing.begin(talk, booking, said.rest, text)
    elif acts & NO:
        cancelling.begin(talk, booking)
    else:
        _confirm(talk, booking)
    return True


def _confirm(talk: Talk, booking: MadeBooking) -> None:
    talk.effects.append(Confirm(booking.reference))
    talk.close("reminder_confirmed", at=booking.local)
