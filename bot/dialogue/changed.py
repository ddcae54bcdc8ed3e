"""What the customer is told when moving or cancelling a booking has ended.

The later news wins, and nothing is called moved or cancelled that is not known to be.
"""

from bot.dialogue import cancelling, rebooking
from bot.dialogue.conversation import LastBooking, Wish
from bot.dialogue.events import ChangeEnded, ChangeKind, ChangeOutcome
from bot.dialogue.outcomes import end_facts, local_time
from bot.dialogue.talk import Talk
from bot.dialogue.wishes import at

DONE = frozenset({ChangeOutcome.DONE, ChangeOutcome.REQUESTED})


def tell(talk: Talk, event: ChangeEnded) -> bool:
    """Say how it ended; True when the talk goes on with a question."""
    is_ours = talk.conversation.in_hand == event.reference
    if is_ours:
        talk.set(in_hand="")
    if event.outcome in DONE:
        _reassure(talk, event)
        if event.kind is ChangeKind.CANCEL:
            return _cancelled(talk, event, is_ours=is_ours)
        _moved(talk, event, is_ours=is_ours)
        return False
    if event.outcome is ChangeOutcome.GONE:
        return _gone(talk, event, is_ours=is_ours)
    if event.outcome is ChangeOutcome.TAKEN and event.kind is ChangeKind.MOVE:
        return _taken(talk, event, is_ours=is_ours)
    is_unknown = event.outcome is ChangeOutcome.UNKNOWN
    name = f"{event.kind}_{'unknown' if is_unknown else 'failed'}"
    talk.hand_over(name, name, **end_facts(talk, event))
    talk.set(next_cancels=())
    if is_ours:
        talk.forget_draft()
    return False


def _reassure(talk: Talk, event: ChangeEnded) -> None:
    """What was not known is known now: nobody has to step in for it."""
    if talk.conversation.handed_over == f"{event.kind}_unknown":
        talk.set(handed_over="")


def _moved(talk: Talk, event: ChangeEnded, *, is_ours: bool) -> None:
    facts = end_facts(talk, event)
    talk.set(
        last_booking=LastBooking(
            reference=event.booking,
            service_name=str(facts["service"]),
            location_id=event.location_id,
            starts_at=event.starts_at,
            time_zone=event.time_zone,
            made_at=talk.world.now,
            ends_at=event.ends_at,
        )
    )
    if is_ours:
        talk.forget_draft()
    talk.close("moved" if event.outcome is ChangeOutcome.DONE else "move_requested", **facts)


def _cancelled(talk: Talk, event: ChangeEnded, *, is_ours: bool) -> bool:
    last = talk.conversation.last_booking
    if last is not None and last.reference == event.booking:
        talk.set(last_booking=None)
    facts = end_facts(talk, event)
    following = talk.conversation.next_cancels if is_ours else ()
    if following:
        talk.note("cancelled", **facts, offers_more=False)
        cancelling.begin_several(talk, following)
        return not talk.closing
    if is_ours:
        rebooking.offer(talk, event)
    talk.close("cancelled", **facts, offers_more=is_ours)
    return False


def _gone(talk: Talk, event: ChangeEnded, *, is_ours: bool) -> bool:
    last = talk.conversation.last_booking
    if last is not None and last.reference == event.booking:
        talk.set(last_booking=None)
    if is_ours:
        talk.forget_draft()
    talk.close("booking_gone")
    return False


def _taken(talk: Talk, event: ChangeEnded, *, is_ours: bool) -> bool:
    local = local_time(event)
    if not is_ours or talk.draft.changes != event.booking:
        talk.close("move_taken", at=local)
        return False
    talk.note("move_taken", at=local)
    wished = at(local).windows
    talk.set_draft(starts_at=None, wish=Wish(wished, refused=wished))
    return True
