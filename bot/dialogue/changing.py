"""How a move begins: which booking, and what it is to become, as far as the text says."""

from dataclasses import replace

from bot.dialogue import confirming, facts, moving, which
from bot.dialogue.conversation import Window, Wish
from bot.dialogue.made import MadeBooking
from bot.dialogue.talk import Talk
from bot.dialogue.when import EXTREMES, SIDES_OF_WEEK
from bot.dialogue.wishes import at, window_of
from bot.understanding.meaning import Act, Understood
from bot.understanding.topics import topics

STATES = frozenset({Act.LATER, Act.EARLIER, Act.ANOTHER_DAY, *EXTREMES, *SIDES_OF_WEEK})


def start(talk: Talk, understood: Understood, text: str, bookings: tuple[MadeBooking, ...]) -> None:
    """Begin to move the booking that is meant, or ask which it is."""
    said = which.meant(talk, understood, bookings, is_cancel=False)
    said = which.by_place(talk, said, text)
    if len(said.bookings) == 1:
        begin(talk, said.bookings[0], said.rest, text)
    else:
        talk.forget_draft()
        which.begin(talk, which.MOVE, said.bookings, text)


def begin(talk: Talk, booking: MadeBooking, understood: Understood, text: str) -> None:
    """Begin to move this booking, to what the text says of it."""
    if not moving.begin(talk, booking):
        return
    if Act.CANT_COME in understood.acts:
        talk.note("can_move_or_cancel")
    wished = tuple(one for one in understood.times if not one.negated)
    refused = tuple(window_of(one) for one in understood.times if one.negated)
    stated = replace(understood, times=wished, option_ids=())
    if not facts.take(talk, stated, text) and Act.CHANGE in understood.acts:
        _take_topics(talk, text)
    if refused and not wished and understood.shift is None:
        old = booking.local
        talk.set_draft(
            starts_at=None,
            wish=Wish((Window(old.date()),), (*refused, *at(old).windows)),
        )


def _take_topics(talk: Talk, text: str) -> None:
    """The parts to be changed, where a text only names them: "the other location"."""
    named = topics(text, talk.locale)
    if named == ("details",):
        talk.forget_draft()
        talk.hand_over("wants_change", "handing_over")
    else:
        confirming.reopen(talk, tuple(one for one in named if one not in ("details", "opening")))


def read_while_moving(talk: Talk, understood: Understood) -> bool:
    """Keep it as it is; everything else that is said changes the draft."""
    acts = understood.acts
    is_still_no = talk.conversation.is_changing and acts & {Act.NO, Act.NONE, Act.THANKS}
    states = understood.times or understood.shift or acts & STATES
    if not states and (Act.KEEP in acts or is_still_no):
        booking = moving.find(talk)
        if booking is None:
            moving.gone(talk)
        else:
            moving.keep(talk, booking)
        return True
    return False


def read_which(talk: Talk, understood: Understood, text: str) -> bool:
    """The line of the booking to move; what was said before it is taken in then."""
    if understood.acts & {Act.KEEP, Act.NONE, Act.NO}:
        talk.forget_draft()
        talk.close("nothing_changed")
        return True
    references = which.picked(talk, understood)
    if not references:
        return False
    found = tuple(one for one in talk.world.bookings() if one.reference in references)
    if len(references) > 1:
        talk.note("one_at_a_time")
    if not found:
        moving.gone(talk)
        return True
    said = which.meant(talk, understood, found[:1], is_cancel=False).rest
    if not said.times and said.shift is None:
        text = talk.conversation.put_off
        before = facts.read_again(talk, text)
        said = which.meant(talk, before, found[:1], is_cancel=False).rest
    begin(talk, found[0], said, text)
    return True
