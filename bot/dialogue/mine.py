"""Tells customers what they have booked, from the calendar."""

from bot.dialogue.effects import Say
from bot.dialogue.made import MadeBooking
from bot.dialogue.talk import Talk
from bot.dialogue.which import fits
from bot.dialogue.world import CalendarUnreachable
from bot.understanding.meaning import Act, Understood

MOST_LINES = 4


def tell(talk: Talk, understood: Understood, bookings: tuple[MadeBooking, ...]) -> None:
    """The bookings of the time that is asked about, else all of them; nothing is a line too."""
    meant = tuple(one for one in bookings if any(fits(one, at) for at in understood.times))
    shown = meant or bookings
    if not shown:
        talk.close("no_bookings")
        return
    talk.remember(shown[0])
    if len(shown) == 1 or Act.ASK_ADDRESS in understood.acts:
        _tell_one(talk, shown[0])
    else:
        lines = tuple(_line(talk, one, shown) for one in shown[:MOST_LINES])
        talk.close("your_bookings", bookings=lines, more=len(shown) - len(lines))


def offer_help(talk: Talk, *, again: bool = False) -> bool:
    """What can be done about the next booking, where a text of its owner says nothing we read."""
    if talk.conversation.asked or talk.is_making:
        return False
    try:
        bookings = talk.world.bookings()
    except CalendarUnreachable:
        return False
    if not bookings:
        return False
    talk.remember(bookings[0])
    talk.set(is_help_offered=True)
    facts = {"service": bookings[0].service_name, "at": bookings[0].local}
    talk.closing = Say("about_your_booking", facts, again=again)
    return True


def _tell_one(talk: Talk, booking: MadeBooking) -> None:
    place = talk.catalogue.location(booking.location_id)
    talk.close(
        "your_booking",
        service=booking.service_name,
        employee=booking.employee_name,
        location=place_name(talk, booking),
        address=place.address if place and not place.is_virtual else "",
        at=booking.local,
        is_confirmed=booking.is_confirmed,
    )


def _line(talk: Talk, booking: MadeBooking, among: tuple[MadeBooking, ...]) -> tuple[object, ...]:
    names = {one.client_name for one in among}
    name = booking.client_name if len(names) > 1 else ""
    return (
        booking.service_name,
        name,
        booking.local,
        place_name(talk, booking),
        booking.is_confirmed,
    )


def place_name(talk: Talk, booking: MadeBooking) -> str:
    """The location's name, where the business has several."""
    return booking.location_name if len(talk.catalogue.locations) > 1 else ""
