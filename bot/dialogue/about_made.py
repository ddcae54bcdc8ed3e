"""What a text says of bookings that are made: show them, move one, cancel one.

`World.bookings` is the truth for all of it; what the conversation remembers is only a hint.
"""

from dataclasses import replace

from bot.dialogue import beside, cancelling, changing, mine, questions
from bot.dialogue.asides import ASIDES
from bot.dialogue.made import MadeBooking
from bot.dialogue.talk import Talk
from bot.dialogue.when import SIDES_OF_WEEK
from bot.dialogue.which import fits
from bot.dialogue.world import CalendarUnreachable
from bot.understanding.meaning import Act, Understood
from bot.understanding.mentions import is_wished_for

FURTHER = frozenset({Act.BOOK, Act.AS_WELL, *beside.ACTS})
"""With one of these a service that is named is one more, and not what a made booking becomes."""
DIRECTIONS = frozenset({Act.CHANGE, Act.EARLIER, Act.LATER, *SIDES_OF_WEEK})
"""Whoever says so, without being asked, speaks of what is booked."""
NOT_NEW = frozenset(
    {
        Act.GREETING,
        Act.THANKS,
        Act.GOODBYE,
        Act.YES,
        Act.KEEP,
        Act.ASK_OTHER,
        Act.ASK_ABOUT,
        Act.ASK_WHO,
    }
)
"""What may be said beside the time of a made booking that is only spoken of."""
ELSEWHERE = frozenset({Act.BOOK, Act.START_OVER, Act.ANOTHER_PERSON})
"""Who says so turns from the question about a made booking to a new one."""


def read(talk: Talk, understood: Understood, text: str) -> bool:
    """Take it in; False when it says nothing of bookings that are made."""
    try:
        return _read(talk, understood, text)
    except CalendarUnreachable:
        talk.set(unread=(*talk.conversation.unread, text))
        talk.close("calendar_unreachable")
        return True


def _read(talk: Talk, understood: Understood, text: str) -> bool:
    acts = understood.acts
    if _answers_aside(talk, understood, text):
        return True
    if talk.draft.changes and changing.read_while_moving(talk, understood):
        return True
    if _is_late(talk, understood):
        talk.alert("running_late")
        talk.close("running_late")
    elif Act.ASK_IF_BOOKED in acts and talk.conversation.asked:
        talk.note("not_booked_yet", is_move=bool(talk.draft.changes))
    elif _is_coming(talk, understood):
        return _read_coming(talk, understood)
    elif _asks_for_mine(talk, understood, text):
        mine.tell(talk, understood, talk.world.bookings())
    elif Act.CANCEL in acts:
        return _read_cancel(talk, understood, text)
    elif _wants_somebody_else(talk, understood):
        return _read_somebody_else(talk, understood, text)
    elif _wants_move(talk, understood, text):
        return _read_move(talk, understood, text)
    else:
        return False
    return True


def _answers_aside(talk: Talk, understood: Understood, text: str) -> bool:
    """The answer to an open question about a made booking, once the customer has seen it."""
    asked = talk.conversation.asked
    if asked not in ASIDES or talk.before.asked != asked:
        return False
    if understood.acts & ELSEWHERE and not understood.acts & {Act.CANCEL, Act.CHANGE}:
        talk.set(asked="", offered=())
        return False
    if understood.acts & questions.ANSWERS.keys():
        return questions.answer(talk, understood)
    return ASIDES[asked].read(talk, understood, text)


def _is_late(talk: Talk, understood: Understood) -> bool:
    """Whether all that is said is that the customer comes late, or now, to a made booking."""
    if Act.RUNNING_LATE not in understood.acts:
        return False
    asked = talk.conversation.asked
    if asked and (Act.YES in understood.acts or not _known(talk)):
        return False
    is_today = all(at.start.date() == talk.today for at in understood.times)
    is_arrival = is_today and not asked and Act.BOOK not in understood.acts
    is_plain = not understood.service_ids and (is_arrival or not understood.times)
    return is_plain or _is_of_one(talk, understood)


def _asks_for_mine(talk: Talk, understood: Understood, text: str) -> bool:
    """Asks for bookings outright, or for time or place where only a made one can be meant."""
    acts = understood.acts
    if acts & {Act.MY_BOOKINGS, Act.ASK_IF_BOOKED}:
        return True
    if talk.conversation.asked:
        return False
    if acts & {Act.REPEAT, Act.ASK_ADDRESS}:
        return bool(_known(talk))
    return _speaks_of_one(talk, understood, is_asked="?" in text)


def _speaks_of_one(talk: Talk, understood: Understood, *, is_asked: bool) -> bool:
    """Whether all that is said is a made booking's already: "is tuesday still good?"."""
    said = replace(understood, times=(), acts=understood.acts - NOT_NEW, evidence=())
    if is_asked:
        said = replace(said, service_ids=(), employee_ids=(), about_employee_ids=())
    if not understood.times or not said.is_empty or talk.is_making:
        return False
    return _is_of_one(talk, understood)


def _is_of_one(talk: Talk, understood: Understood) -> bool:
    """Whether times, people and services that are said are all those of one made booking."""
    people = {*understood.employee_ids, *understood.about_employee_ids}
    return any(
        all(fits(one, at) for at in understood.times)
        and people <= {one.employee_id}
        and set(understood.service_ids) <= {one.service_id}
        for one in _known(talk)
    )


def _known(talk: Talk) -> tuple[MadeBooking, ...]:
    """The bookings, where the matter can do without them; none when they can't be had."""
    try:
        return talk.world.bookings()
    except CalendarUnreachable:
        return ()


def _read_cancel(talk: Talk, understood: Understood, text: str) -> bool:
    acts = understood.acts
    if talk.is_making and Act.CANT_COME in acts and understood.times:
        return False
    if Act.KEEP in acts:
        _drop(talk)
        return True
    bookings = _known(talk) if talk.is_making else talk.world.bookings()
    if bookings and Act.CANT_COME in acts and not talk.is_making:
        changing.start(talk, understood, text, bookings)
    elif bookings:
        cancelling.start(talk, understood, text, bookings)
    elif talk.is_making:
        _drop(talk)
    else:
        talk.close("no_bookings")
    return True


def _is_coming(talk: Talk, understood: Understood) -> bool:
    """Whether all that is said is that they come as booked: "I'll be there!", "see you then"."""
    if talk.is_making or talk.draft.changes or talk.conversation.asked:
        return False
    acts = understood.acts
    is_goodbye = Act.GOODBYE in acts and not understood.times
    is_goodbye = is_goodbye and talk.conversation.last_booking is None
    return (Act.COMING in acts or is_goodbye) and not acts & (DIRECTIONS | ELSEWHERE)


def _read_coming(talk: Talk, understood: Understood) -> bool:
    """Whoever comes as booked is told when that is, or what is booked where it is another time."""
    bookings = _known(talk)
    meant = [one for one in bookings if all(fits(one, at) for at in understood.times)]
    if meant:
        talk.remember(meant[0])
        talk.close("reminder_confirmed", at=meant[0].local)
    elif bookings:
        mine.tell(talk, understood, bookings)
    return bool(bookings)


def _drop(talk: Talk) -> None:
    """Never mind: what was in the making is forgotten."""
    was_making = talk.is_making
    talk.forget_draft()
    talk.close("dropped" if was_making else "whenever")


def _wants_move(talk: Talk, understood: Understood, text: str) -> bool:
    acts = understood.acts
    if Act.RESCHEDULE in acts:
        return True
    if talk.is_making or talk.draft.changes or understood.for_whom is not None:
        return False
    if Act.SAME_AGAIN in acts:
        return False
    answers = understood.service_ids or understood.option_ids
    if talk.conversation.asked:
        return Act.CHANGE in acts and not answers
    if understood.service_ids and acts & FURTHER:
        return False
    if understood.shift or acts & DIRECTIONS:
        return True
    if _wants_another_employee(talk, understood, text):
        return True
    named = understood.employee_ids or understood.location_ids
    states = understood.times or named or acts & changing.STATES
    return bool(states and not answers and not acts & ELSEWHERE and talk.is_about_made())


def _wants_another_employee(talk: Talk, understood: Understood, text: str) -> bool:
    """Whether just a name is wished for, and not who does what is booked: "rather with Ana"."""
    said = replace(understood, employee_ids=(), acts=understood.acts - {Act.GREETING}, evidence=())
    if not said.is_empty or len(understood.employee_ids) != 1:
        return False
    places = [one.span for one in understood.evidence if one.fact == "employee"]
    if not any(is_wished_for(text, place, talk.locale) for place in places):
        return False
    theirs = {one.employee_id for one in _known(talk)} - {""}
    return bool(theirs) and not theirs & set(understood.employee_ids)


def _wants_somebody_else(talk: Talk, understood: Understood) -> bool:
    is_of_new = talk.is_making or talk.draft.changes or talk.conversation.asked
    return Act.SOMEONE_ELSE in understood.acts and not is_of_new and not understood.service_ids


def _read_somebody_else(talk: Talk, understood: Understood, text: str) -> bool:
    """Somebody else for a made booking; staff see to it where we don't know who it was to be."""
    bookings = _known(talk)
    theirs = tuple(one for one in bookings if one.employee_id)
    if theirs:
        changing.start(talk, understood, text, theirs)
    elif bookings:
        talk.alert("wants_change")
        talk.close("passed_on")
    return bool(bookings)


def _read_move(talk: Talk, understood: Understood, text: str) -> bool:
    is_sure = Act.RESCHEDULE in understood.acts and not talk.is_making
    bookings = talk.world.bookings() if is_sure else _known(talk)
    if bookings:
        changing.start(talk, understood, text, bookings)
    elif is_sure:
        talk.close("no_bookings")
    return bool(bookings) or is_sure
