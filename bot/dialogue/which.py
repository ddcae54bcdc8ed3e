"""Which of the customer's bookings is meant, by what is said of it; else the customer is asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.dialogue.conversation import Offered, Wish
from bot.dialogue.effects import Say
from bot.dialogue.made import MadeBooking
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import suits, window_of
from bot.understanding.choices import ordered
from bot.understanding.meaning import Act, Reading, Understood

MOST_LINES = 4
MOVE, CANCEL = "which_move", "which_cancel"
"""What is asked while the customer has to say which."""
THE_DRAFT = "draft"
"""The line that stands for the booking in the making."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The bookings that may be meant, and what was said beside naming them."""

    bookings: tuple[MadeBooking, ...]
    rest: Understood
    is_named: bool = False
    """Whether a time named them."""


def fits(booking: MadeBooking, reading: Reading) -> bool:
    """Whether a time that was said is the booking's."""
    return suits(booking.local, Wish((window_of(reading),)))


def _is_at_hand(talk: Talk, reference: str) -> bool:
    """Whether the talk is about this booking already."""
    changes = talk.draft.changes
    return reference == changes if changes else talk.has_just_made(reference)


def meant(
    talk: Talk, understood: Understood, bookings: tuple[MadeBooking, ...], *, is_cancel: bool
) -> Meant:
    """The bookings that a text names: by time, service or person; all of them when it names none.

    A text that moves something states new facts as well: only what can't be new names.
    """
    naming, rest_of_times = _times_apart(understood, bookings, is_cancel=is_cancel)
    found = _where(bookings, lambda one: any(fits(one, at) for at in naming))
    found = _where(found, lambda one: one.service_id in understood.service_ids)
    found = _where(found, lambda one: _is_for(one, understood.for_whom))
    if is_cancel:
        found = _where(found, lambda one: one.employee_id in understood.employee_ids)
        found = _where(found, lambda one: one.location_id in understood.location_ids)
    if found == bookings:
        found = _where(found, lambda one: _is_at_hand(talk, one.reference))
    rest = _without_names(replace(understood, times=rest_of_times), found)
    is_named = any(fits(one, at) for one in found for at in naming)
    return Meant(found, rest, is_named)


def by_place(talk: Talk, said: Meant, text: str) -> Meant:
    """The one that is called by its place in the order of time: "the second one"."""
    place = ordered(text, len(said.bookings), talk.locale) if len(said.bookings) > 1 else None
    return said if place is None else replace(said, bookings=(said.bookings[place],))


def _where(
    bookings: tuple[MadeBooking, ...], is_meant: Callable[[MadeBooking], bool]
) -> tuple[MadeBooking, ...]:
    """Those that are meant; all of them where nothing says so."""
    return tuple(one for one in bookings if is_meant(one)) or bookings


def _times_apart(
    understood: Understood, bookings: tuple[MadeBooking, ...], *, is_cancel: bool
) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """The times that name a booking ("move friday's", "cancel tuesday"), and all others."""
    refused = tuple(one for one in understood.times if one.negated)
    stated = tuple(one for one in understood.times if not one.negated)
    if Act.CANT_COME in understood.acts:
        kept = tuple(at for at in stated if any(fits(one, at) for one in bookings))
        missed = (*refused, *(replace(at, negated=True) for at in kept))
        return missed, (*missed, *(at for at in stated if at not in kept))
    if is_cancel:
        naming = tuple(at for at in stated if any(fits(one, at) for one in bookings))
        return (*refused, *naming), tuple(at for at in stated if at not in naming)
    if not refused and len(stated) > 1 and any(fits(one, stated[0]) for one in bookings):
        return stated[:1], stated[1:]
    return refused, stated


def _is_for(booking: MadeBooking, name: str | None) -> bool:
    """Whether a booking is for the person of this name, who may be named in part."""
    return bool(name) and set(str(name).casefold().split()) <= set(
        booking.client_name.casefold().split()
    )


def _without_names(understood: Understood, found: tuple[MadeBooking, ...]) -> Understood:
    """What was said without the words that only say which booking: they are no new facts."""
    services = {one.service_id for one in found}
    employees = {one.employee_id for one in found}
    left = tuple(one for one in understood.employee_ids if one not in employees)
    is_named = any(_is_for(one, understood.for_whom) for one in found)
    return replace(
        understood,
        service_ids=tuple(one for one in understood.service_ids if one not in services),
        employee_ids=left or understood.employee_ids,
        for_whom=None if is_named else understood.for_whom,
        acts=understood.acts - {Act.ANOTHER_PERSON} if is_named else understood.acts,
    )


# The question


def begin(talk: Talk, step: str, bookings: tuple[MadeBooking, ...], text: str) -> None:
    """Ask which one; what was said is read again when it is known."""
    is_making = talk.draft.changes == "" and step == CANCEL and talk.is_making
    lines = tuple(
        Offered(one.reference, one.service_name, one.starts_at, time_zone=one.time_zone)
        for one in bookings[:MOST_LINES]
    )
    if is_making:
        name = talk.service.name if talk.service else ""
        lines = (*lines, Offered(THE_DRAFT, name, talk.draft.starts_at))
    talk.set(asked=step, offered=lines, put_off=text)


def ask(talk: Talk) -> Say:
    """The numbered list."""
    lines = enumerate(talk.conversation.offered, 1)
    options = tuple(
        (number, one.label, talk.local_of(one), one.id != THE_DRAFT) for number, one in lines
    )
    is_cancel = talk.conversation.asked == CANCEL
    return Say("which_booking", {"options": options, "is_cancel": is_cancel})


def picked(talk: Talk, understood: Understood) -> tuple[str, ...]:
    """The references of the lines that an answer picks; none when it picks none."""
    if understood.option_ids:
        return understood.option_ids
    offered = {one.id for one in talk.conversation.offered}
    bookings = tuple(one for one in talk.world.bookings() if one.reference in offered)
    found = meant(talk, understood, bookings, is_cancel=True).bookings
    return tuple(one.reference for one in found) if len(found) < len(bookings) else ()
