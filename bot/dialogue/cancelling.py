"""Cancels a made booking: which one, one confirmation that names it, and the order."""

from bot.dialogue import changing, facts, mine, moving, which
from bot.dialogue.conversation import Offered
from bot.dialogue.effects import CancelBooking, Say
from bot.dialogue.made import MadeBooking, is_in_time
from bot.dialogue.talk import Talk
from bot.understanding.meaning import Act, Understood
from bot.understanding.reader import understand

STEP = "cancellation"
"""What is asked while the confirmation is open; the one line on offer is the booking named."""


def start(talk: Talk, understood: Understood, text: str, bookings: tuple[MadeBooking, ...]) -> None:
    """Ask to confirm the booking that is meant, or which it is. Who names a new time moves it."""
    talk.set(next_cancels=())
    said = which.meant(talk, understood, bookings, is_cancel=True)
    if said.rest.times and said.is_named and len(said.bookings) == 1:
        changing.begin(talk, said.bookings[0], said.rest, text)
    elif len(said.bookings) == 1 and not talk.is_making:
        begin(talk, said.bookings[0])
    elif not talk.is_making and (said.bookings != bookings or Act.CANCEL_ALL in understood.acts):
        begin_several(talk, tuple(one.reference for one in said.bookings))
    else:
        which.begin(talk, which.CANCEL, said.bookings, text)
        _pick_line(talk, text)


def _pick_line(talk: Talk, text: str) -> None:
    """Take the line of the list that was named before it was shown: "cancel the first one"."""
    line = understand(text, facts.context(talk), talk.now).option_ids
    if len(line) == 1 and line[0] != which.THE_DRAFT:
        begin_several(talk, line)


def begin(talk: Talk, booking: MadeBooking) -> None:
    """Ask to confirm, unless the customer may not cancel it any more."""
    service = talk.catalogue.service(booking.service_id)
    hours = service.cancel_hours if service else None
    if not is_in_time(booking, hours, talk.world.now):
        moving.refuse(talk, booking, "cancel", hours or 0)
        return
    talk.forget_draft()
    talk.is_confirmed = False
    _name(talk, booking)


def begin_several(talk: Talk, references: tuple[str, ...]) -> None:
    """Ask about the first; the others follow one by one, each with a yes of its own."""
    live = {one.reference: one for one in talk.world.bookings()}
    wanted = [live[one] for one in references if one in live]
    if not wanted:
        moving.gone(talk)
        return
    if len(wanted) > 1:
        talk.note("one_at_a_time")
    begin(talk, wanted[0])
    if not talk.closing:
        talk.set(next_cancels=tuple(one.reference for one in wanted[1:]))


def _name(talk: Talk, booking: MadeBooking) -> None:
    line = Offered(
        booking.reference, booking.service_name, booking.starts_at, time_zone=booking.time_zone
    )
    talk.set(asked=STEP, offered=(line,))


def _named(talk: Talk, *, fresh: bool = False) -> MadeBooking | None:
    """The booking that the open confirmation names, as it is now; None when it is gone."""
    reference = talk.conversation.offered[0].id
    bookings = talk.world.bookings(fresh=fresh)
    return next((one for one in bookings if one.reference == reference), None)


def ask(talk: Talk) -> Say:
    """Cancel it? With the booking on one line."""
    booking = _named(talk)
    if booking is None:
        moving.gone(talk)
        return Say("booking_gone")
    return Say(
        "confirm_cancel",
        {
            "service": booking.service_name,
            "at": booking.local,
            "location": mine.place_name(talk, booking),
            "name": booking.client_name,
        },
    )


def read(talk: Talk, understood: Understood, text: str) -> bool:
    """Yes; no; or a new time, which moves it instead."""
    acts = understood.acts
    booking = _named(talk)
    if booking is None:
        moving.gone(talk)
        return True
    states_time = bool(understood.times or understood.shift)
    if states_time or (acts & (changing.STATES | {Act.CHANGE}) and Act.KEEP not in acts):
        said = which.meant(talk, understood, (booking,), is_cancel=False)
        changing.begin(talk, booking, said.rest, text)
    elif acts & {Act.KEEP, Act.NO}:
        talk.is_confirmed = False
        moving.keep(talk, booking)
    elif acts & {Act.YES, Act.CANCEL}:
        talk.is_confirmed = talk.was_shown
    else:
        return False
    return True


def order(talk: Talk) -> None:
    """Order the cancel, if the booking is still what the confirmation named."""
    named = talk.conversation.offered[0]
    booking = _named(talk, fresh=True)
    if booking is None:
        moving.gone(talk)
    elif booking.starts_at != named.starts_at:
        begin(talk, booking)
        if not talk.closing:
            talk.closing = ask(talk)
    else:
        _order(talk, booking)


def _order(talk: Talk, booking: MadeBooking) -> None:
    begin(talk, booking)
    if talk.closing:
        return
    talk.effects.append(CancelBooking(talk.world.reference, booking.reference))
    talk.set(in_hand=talk.world.reference, asked="", offered=())


def read_which(talk: Talk, understood: Understood, text: str) -> bool:
    """The line of the booking to cancel, or of the one in the making; or several lines."""
    del text
    if understood.acts & {Act.KEEP, Act.NONE, Act.NO} and not understood.option_ids:
        talk.set(asked="", offered=())
        talk.close("nothing_changed")
        return True
    references = which.picked(talk, understood)
    if not references:
        return False
    if which.THE_DRAFT in references:
        talk.forget_draft()
        talk.note("dropped")
    made = tuple(one for one in references if one != which.THE_DRAFT)
    if made:
        begin_several(talk, made)
    else:
        talk.notes.clear()
        talk.close("dropped")
    return True
