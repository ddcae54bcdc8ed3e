"""Takes every fact of a text into the draft, whichever question was open.

A fact overwrites just what it states; what depends on it is taken back.
"""

import re
from dataclasses import replace

from bot.dialogue import choosing, confirming, details, either, last_time, timing, when
from bot.dialogue.conversation import Conversation, Offered
from bot.dialogue.steps import BY_NAME
from bot.dialogue.talk import Talk
from bot.understanding.meaning import Act, Asked, Option, Understood
from bot.understanding.reader import understand

ASKING = frozenset({Act.ASK_PRICE, Act.ASK_LENGTH, Act.ASK_WHO, Act.ASK_IF_OFFERED})
NUMBER = re.compile(r"\d{1,3}")
BARE_NUMBER = re.compile(r"\d{1,2}\W*")


def context(talk: Talk) -> Asked:
    """What the customer is answering, and the names that they may use."""
    conversation, catalogue = talk.conversation, talk.catalogue
    is_details = conversation.asked == "details"
    is_one_named = conversation.asked == "cancellation"
    return Asked(
        step=conversation.asked or None,
        options=tuple(
            Option(one.id, one.label, talk.local_of(one))
            for one in _lines(talk)
            if not is_one_named
        ),
        wants_name=is_details and details.needs_name(talk),
        known_name="" if is_details else talk.draft.for_whom or talk.draft.name,
        locations=catalogue.location_names,
        services=catalogue.service_names,
        extras=catalogue.extra_names,
        employees=catalogue.employee_names,
        locale=talk.locale,
    )


def _lines(talk: Talk) -> tuple[Offered, ...]:
    """The list that the customer is looking at."""
    return talk.conversation.offered or _picked_from(talk)


def _picked_from(talk: Talk) -> tuple[Offered, ...]:
    """At the end, the list that the opening on the line was picked from."""
    conversation = talk.conversation
    if conversation.asked != "confirmation":
        return ()
    listed = {one.starts_at for one in conversation.picked_from}
    return conversation.picked_from if talk.draft.starts_at in listed else ()


def read_again(talk: Talk, text: str) -> Understood:
    """What a text says that was put off, without the question that was asked about it."""
    asked = replace(context(talk), step=None, options=(), wants_name=False)
    return understand(text, asked, talk.now)


def take(talk: Talk, understood: Understood, text: str) -> bool:
    """Read the answer to the open step, then all other facts; whether there was anything."""
    before = talk.conversation
    understood = either.with_others(talk, _by_line(talk, _as_chosen(talk, understood), text))
    if _is_ambiguous(before, understood):
        _ask_which(talk, understood.option_ids)
        return True
    if before.asked == "confirmation":
        return _take_at_the_end(talk, understood, text)
    step = BY_NAME.get(before.asked)
    answered = step is not None and step.read(talk, understood, text)
    if talk.closing:
        return True
    is_told = any(one.name == "nobody_else" for one in talk.notes)
    return _take_stated(talk, understood, answered=answered) or answered or is_told


def _as_chosen(talk: Talk, understood: Understood) -> Understood:
    """At the end, what may mean the chosen opening means it: "1 is good" of one o'clock."""
    starts_at = talk.draft.starts_at
    chosen = next((one.id for one in _picked_from(talk) if one.starts_at == starts_at), "")
    if len(understood.option_ids) > 1 and chosen in understood.option_ids:
        return replace(understood, option_ids=(chosen,), times=())
    return understood


def _by_line(talk: Talk, understood: Understood, text: str) -> Understood:
    """A bare number is a line of the list, even where it could also be a time on it.

    The list is numbered and asks for a number, and what was taken is said in the next words.
    """
    numbers = NUMBER.findall(text)
    if len(understood.option_ids) < 2 or len(numbers) != 1:
        return understood
    line = int(numbers[0])
    offered = [one.id for one in _lines(talk)]
    if not (1 <= line <= len(offered) and offered[line - 1] in understood.option_ids):
        return understood
    return replace(understood, option_ids=(offered[line - 1],), times=())


def _is_ambiguous(conversation: Conversation, understood: Understood) -> bool:
    """Several lines may be meant; extras may be several, services are narrowed in the question."""
    return len(understood.option_ids) > 1 and conversation.asked not in {"extras", "service"}


def _ask_which(talk: Talk, option_ids: tuple[str, ...]) -> None:
    lines = enumerate(_lines(talk), 1)
    options = tuple(
        (number, one.label, talk.local(one.starts_at) if one.starts_at else None)
        for number, one in lines
        if one.id in option_ids
    )
    talk.close("which_option", options=options)


def _take_at_the_end(talk: Talk, understood: Understood, text: str) -> bool:
    """At the confirmation any new fact comes first: "yes but make it 4" is no yes yet."""
    stated = _take_other_line(talk, understood)
    if not stated and not talk.conversation.is_changing and BARE_NUMBER.fullmatch(text.strip()):
        # "1" is no hour of the day here: elsewhere it confirms.
        understood = replace(understood, times=(), acts=understood.acts - {Act.CHANGE})
    stated = _take_stated(talk, understood, answered=False) or stated
    if stated and talk.draft != replace(talk.before.draft, remarks=talk.draft.remarks):
        talk.set(is_changing=False)
        talk.is_confirmed = False
        return True
    if stated:
        # Said once more as it is: nothing of it is to be changed.
        understood = replace(understood, acts=understood.acts - {Act.CHANGE})
    return confirming.read_confirmation(talk, understood, text) or stated


def _take_other_line(talk: Talk, understood: Understood) -> bool:
    """Another line of the list that was shown before: "no, 2"."""
    line = next((one for one in _picked_from(talk) if (one.id,) == understood.option_ids), None)
    if line is None or line.starts_at is None:
        return False
    timing.take_opening(talk, line.starts_at, line.length_minutes)
    talk.set(picked_from=talk.before.picked_from)
    return True


def _take_stated(talk: Talk, understood: Understood, *, answered: bool) -> bool:
    asked = talk.conversation.asked
    stated = _take_acts(talk, understood.acts)
    if len(understood.location_ids) == 1 and not (answered and asked == "location"):
        choosing.take_location(talk, understood.location_ids[0])
        stated = True
    if understood.service_ids and not (answered and asked == "service"):
        stated = _take_service(talk, understood) or stated
    if not (answered and asked == "extras"):
        stated = _take_extras(talk, understood) or stated
    if understood.employee_ids and not (answered and asked == "employee"):
        stated = _take_employee(talk, understood.employee_ids) or stated
    stated = when.take(talk, understood, answered=answered) or stated
    return _take_person(talk, understood, answered=answered) or stated


def _take_acts(talk: Talk, acts: frozenset[Act]) -> bool:
    if Act.SEVERAL in acts:
        _book_one_first(talk, "")
    return last_time.take(talk, acts) or Act.SEVERAL in acts


def _take_extras(talk: Talk, understood: Understood) -> bool:
    """Those that are named, less those that are refused; none for "no extras"."""
    chosen = talk.draft.extra_ids or ()
    refused = understood.refused_extra_ids if chosen else ()
    if understood.extra_ids:
        choosing.take_extras(talk, understood.extra_ids)
    elif refused:
        choosing.take_extras(talk, tuple(one for one in chosen if one not in refused))
    elif chosen and Act.NONE in understood.acts:
        choosing.take_extras(talk, ())
    else:
        return False
    return True


def _take_service(talk: Talk, understood: Understood) -> bool:
    known, named = talk.draft.service_id, understood.service_ids
    if known is not None and _only_asks(understood):
        return False
    if _asks_of_made(talk, understood):
        return True
    is_further = Act.AS_WELL in understood.acts and Act.CHANGE not in understood.acts
    if known is not None and is_further:
        if known not in named:
            talk.note("book_one_first")
            talk.set(next_services=(*talk.conversation.next_services, *named))
    elif len(named) == 1:
        choosing.take_service(talk, named[0])
    elif known is None:
        talk.set_draft(service_candidates=named)
        talk.set(next_services=named if understood.wants_each else ())
    return True


def _only_asks(understood: Understood) -> bool:
    """Whether what is named is only asked about: "how much is a facial?"."""
    acts = understood.acts
    wants = understood.times or acts & {Act.BOOK, Act.CHANGE, Act.YES, Act.NO}
    return bool(acts & ASKING) and not wants


def _asks_of_made(talk: Talk, understood: Understood) -> bool:
    """Whether only something is asked about a service that is booked: "a refund for my haircut"."""
    wants = understood.times or understood.acts & {Act.BOOK, Act.CHANGE}
    asks = understood.acts & {Act.ASK_OTHER, *ASKING}
    if not asks or wants or talk.before.asked:
        return False
    return bool({one.service_id for one in talk.world.bookings()} & set(understood.service_ids))


def _take_employee(talk: Talk, employee_ids: tuple[str, ...]) -> bool:
    """One is chosen; of several ("Maria or Ana", "anyone but Tom") any will do."""
    if len(employee_ids) == 1:
        choosing.take_employee(talk, employee_ids[0])
    else:
        either.take(talk, employee_ids)
    return True


def _take_person(talk: Talk, understood: Understood, *, answered: bool) -> bool:
    taken = False
    asked_details = answered and talk.conversation.asked == "details"
    if understood.for_whom is not None and _comes_next(talk, understood):
        _book_one_first(talk, understood.for_whom)
        taken = True
    elif understood.for_whom is not None:
        talk.set_draft(for_whom=understood.for_whom)
        _stay_where_we_were(talk)
        taken = True
    elif understood.name and not asked_details:
        details.take_name(talk, understood.name, has_email=understood.email is not None)
        taken = True
    if understood.email and not asked_details:
        details.take_email(talk, understood.email)
        taken = True
    if understood.phone and understood.phone != talk.world.customer.phone:
        talk.set_draft(remarks=(*talk.draft.remarks, f"Phone: {understood.phone}"))
        talk.note("noted")
        taken = True
    if understood.remark and understood.remark not in talk.draft.remarks:
        talk.set_draft(remarks=(*talk.draft.remarks, understood.remark))
        if Act.COMPLAINT not in understood.acts:
            talk.note("noted")
        if talk.draft.changes:
            talk.alert("remark")
        taken = True
    return taken


def _book_one_first(talk: Talk, next_for_whom: str) -> None:
    """One booking at a time: whoever comes on top is booked afterwards."""
    if not any(one.name == "book_one_first" for one in talk.notes):
        talk.note("book_one_first")
    talk.set(next_for_whom=next_for_whom)


def _comes_next(talk: Talk, understood: Understood) -> bool:
    """Whether somebody is to be booked on top of the customer, who is not booked yet."""
    if Act.AS_WELL not in understood.acts:
        return False
    if talk.before.asked or talk.has_just_made():
        return bool(talk.before.asked)
    return bool(understood.service_ids) or not talk.world.bookings()


def _stay_where_we_were(talk: Talk) -> None:
    """A further booking for somebody else is at the same location, until they say otherwise."""
    last = talk.conversation.last_booking
    if last is not None and talk.draft.location_id is None:
        talk.set_draft(location_id=last.location_id)
