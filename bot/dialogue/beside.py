"""Times that are said by another booking: the same day, right after it, just before it.

Also keeps what is offered clear of that booking: nobody can be in two places at once.
"""

from dataclasses import dataclass
from datetime import datetime, time

from bot.dialogue import moving
from bot.dialogue.catalogue import Opening
from bot.dialogue.conversation import Window, Wish
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import at, is_exact
from bot.dialogue.world import CalendarUnreachable
from bot.understanding.meaning import Act, Understood

ACTS = frozenset({Act.SAME_DAY, Act.SAME_TIME, Act.RIGHT_AFTER, Act.RIGHT_BEFORE})


@dataclass(frozen=True, slots=True)
class _Other:
    """The booking that is meant; UTC."""

    location_id: str
    starts_at: datetime
    ends_at: datetime | None


def take(talk: Talk, understood: Understood) -> bool:
    """Take the day or time of the booking that a text points to; False where it points to none."""
    acts, draft = understood.acts, talk.draft
    if draft.changes and draft.starts_at is None and Act.SAME_DAY in acts:
        return not understood.times and _take_day_of_made(talk)
    if understood.times or draft.changes or not (acts & ACTS or _is_further(talk, understood)):
        return False
    if draft.starts_at is not None or talk.conversation.asked == "opening":
        return Act.SAME_DAY in acts and _take_day_spoken_of(talk)
    other = _other(talk, understood)
    if other is None:
        return False
    if draft.location_id is None:
        talk.set_draft(location_id=other.location_id)
    comes_along = Act.AS_WELL in acts and understood.for_whom is not None
    talk.set_draft(wish=_wish(talk, acts | {Act.SAME_TIME} if comes_along else acts, other))
    talk.set(shown=())
    return True


def _is_further(talk: Talk, understood: Understood) -> bool:
    """Whether a service or person comes on top of what was just booked, at no time that is said."""
    is_named = understood.service_ids or understood.for_whom is not None
    is_more = Act.AS_WELL in understood.acts and is_named
    return bool(is_more) and talk.has_just_made() and talk.draft.wish == Wish()


def _wish(talk: Talk, acts: frozenset[Act], other: _Other) -> Wish:
    start = talk.local(other.starts_at)
    end = talk.local(other.ends_at) if other.ends_at else start
    day = start.date()
    if Act.RIGHT_AFTER in acts and end.date() == day:
        return Wish((Window(day, day, from_time=end.time()),), earliest=True)
    if Act.RIGHT_BEFORE in acts and start.time() > time.min:
        return Wish((Window(day, day, until_time=start.time()),), latest=True)
    return at(start) if Act.SAME_TIME in acts else Wish((Window(day, day),))


def _take_day_spoken_of(talk: Talk) -> bool:
    """The day of the opening that is chosen, or of all that are on offer."""
    chosen = talk.draft.starts_at
    offered = [one.starts_at for one in talk.conversation.offered if one.starts_at]
    days = {talk.local(one).date() for one in ([chosen] if chosen else offered)}
    if len(days) != 1:
        return False
    (day,) = days
    talk.set_draft(wish=Wish((Window(day, day),), talk.draft.wish.refused))
    return True


def _take_day_of_made(talk: Talk) -> bool:
    """The day of the booking that is moved."""
    made = moving.find(talk)
    if made is not None:
        day = made.local.date()
        talk.set_draft(wish=Wish((Window(day, day),), talk.draft.wish.refused))
    return made is not None


def _other(talk: Talk, understood: Understood) -> _Other | None:
    """The booking that was just spoken of; else the next one, of a service that is named."""
    last = talk.conversation.last_booking
    if last is not None and last.ends_at is not None and last.starts_at > talk.world.now:
        return _Other(last.location_id, last.starts_at, last.ends_at)
    try:
        bookings = talk.world.bookings()
    except CalendarUnreachable:
        return None
    named = [one for one in bookings if one.service_id in understood.beside_ids]
    for one in named or bookings:
        return _Other(one.location_id, one.starts_at, one.ends_at)
    return None


def clear_of_last(talk: Talk, openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """The openings without those that overlap the customer's own booking; all for a named time."""
    last, draft = talk.conversation.last_booking, talk.draft
    if last is None or last.ends_at is None or is_exact(draft.wish):
        return openings
    if draft.changes or draft.for_whom is not None:
        return openings
    return tuple(
        one for one in openings if one.ends_at <= last.starts_at or one.starts_at >= last.ends_at
    )
