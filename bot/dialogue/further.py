"""After a booking: the other service that was wanted with it, on the same day unless said."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.dialogue import facts
from bot.dialogue.conversation import Conversation, Window, Wish
from bot.dialogue.effects import Say
from bot.dialogue.events import BookingEnded
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import at
from bot.understanding.meaning import Act, Understood

STEP = "further"
NO = frozenset({Act.NO, Act.NONE, Act.KEEP, Act.THANKS, Act.GOODBYE})
ELSEWHERE = frozenset({Act.CANCEL, Act.CHANGE, Act.EARLIER, Act.LATER, Act.MY_BOOKINGS})
"""Who says so speaks of what was just booked."""


def offer(talk: Talk, made: BookingEnded, before: Conversation) -> bool:
    """Ask whether to go on with the next service, or person; False where none is left.

    `before` holds what was wanted, and with whom.
    """
    for_whom = before.next_for_whom
    left = tuple(one for one in dict.fromkeys(before.next_services) if one != made.service_id)
    found = [one for one in left if talk.catalogue.service(one)]
    if not found and for_whom is not None:
        found = [made.service_id]
    if not found or talk.closing is None:
        return False
    service = talk.catalogue.service(found[0])
    start = made.starts_at.astimezone(ZoneInfo(made.time_zone)).replace(tzinfo=None)
    day = start.date()
    is_here = service is not None and made.location_id in service.location_ids
    people = talk.catalogue.employees_for(service, made.location_id) if service else ()
    chosen = before.draft.chosen_employee_id
    talk.set_draft(
        service_id=found[0],
        employee_id=chosen if chosen in {one.id for one in people} and for_whom is None else None,
        location_id=made.location_id if is_here else None,
        wish=_hours_of(before, day) if for_whom is None else at(start),
        for_whom=for_whom,
    )
    talk.notes.append(talk.closing)
    talk.closing = None
    talk.set(asked=STEP, next_services=tuple(found[1:]))
    return True


def _hours_of(before: Conversation, day: date) -> Wish:
    """The day of the first booking, at the hours wished for both."""
    hours = {(one.from_time, one.until_time) for one in before.draft.wish.windows if not one.exact}
    return Wish(tuple(Window(day, day, *one) for one in hours or {(None, None)}))


def ask(talk: Talk) -> Say:
    """And the other one?"""
    service = talk.service
    return Say(
        "offer_further",
        {"service": service.name if service else "", "name": talk.draft.for_whom},
    )


def read(talk: Talk, understood: Understood, text: str) -> bool:
    """Yes, or when, or for whom; after no, or anything else, the matter is dropped."""
    acts = understood.acts
    says_who = understood.name is not None and talk.draft.for_whom is not None
    talk.set(asked="")
    is_about_made = acts & ELSEWHERE or understood.shift is not None
    is_same = understood.service_ids in ((), (talk.draft.service_id,))
    is_same = is_same or (talk.draft.for_whom is not None and Act.NO not in acts)
    if (
        not is_about_made
        and is_same
        and (says_who or acts & {Act.YES, Act.BOOK} or understood.times)
    ):
        wanted = talk.conversation.next_services
        taken = facts.take(talk, understood, text)
        talk.set(next_services=wanted)
        return taken or True
    talk.forget_draft()
    if acts & NO and not is_about_made:
        talk.close("whenever")
        return True
    return False
