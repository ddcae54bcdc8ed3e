"""`advance`: one event in, one decided turn out."""

from dataclasses import dataclass, replace

from bot.dialogue import (
    about_made,
    alarming,
    cancelling,
    changed,
    choosing,
    confirming,
    facts,
    late,
    mine,
    moving,
    outcomes,
    questions,
    reminding,
    staffed,
    timing,
)
from bot.dialogue.asides import ASIDES
from bot.dialogue.conversation import Conversation
from bot.dialogue.effects import Effect, Question, Say, Suppress, Withdraw
from bot.dialogue.events import (
    BookingEnded,
    ChangeEnded,
    Event,
    MessagesReceived,
    ReminderDue,
    Text,
)
from bot.dialogue.steps import STEPS
from bot.dialogue.talk import Talk
from bot.dialogue.world import CalendarUnreachable, Unanswered, World
from bot.understanding.meaning import Act, Understood
from bot.understanding.reader import understand

MISSES_TO_SEE, MOST_MISSES = 2, 3
"""Misses in a row after which a person is shown the talk, and after which they take it over."""
CONFIRMING = frozenset({"confirmation", cancelling.STEP})
CONFIRMATIONS = frozenset({"confirm", "confirm_move", "confirm_cancel"})
"""What shows everything that a yes would order."""
SMALL_TALK = frozenset({Act.THANKS, Act.GOODBYE, Act.YES, Act.NO, Act.NONE})

PARTING = frozenset({Act.THANKS, Act.GOODBYE})


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn decided: the next conversation, the words, and what else is to be done.

    With a `question` nothing is decided yet: answer it in the world and call `advance` again with
    the same conversation and event.
    """

    conversation: Conversation
    says: tuple[Say, ...] = ()
    effects: tuple[Effect, ...] = ()
    understood: tuple[Understood, ...] = ()
    """One per text of the event."""
    question: Question | None = None
    world: World | None = None
    """What a decided turn was decided in."""


def advance(conversation: Conversation, event: Event, world: World) -> Turn:
    """The next turn of a conversation. Never raises on what a customer may write."""
    talk = Talk(conversation, world)
    understood: list[Understood] = []
    try:
        if isinstance(event, MessagesReceived):
            understood = _hear(talk, event)
        elif isinstance(event, ReminderDue):
            _remind(talk, event)
        else:
            _tell(talk, event)
    except Unanswered as waiting:
        return Turn(conversation, question=waiting.question)
    is_shown = talk.closing is not None and talk.closing.name in CONFIRMATIONS
    talk.set(is_out_of_sight=talk.conversation.asked in CONFIRMING and not is_shown)
    closing = (talk.closing,) if talk.closing else ()
    says = staffed.with_hours(
        (*talk.notes, *closing), world.policy, world.now, _time_zone_known(talk)
    )
    says = tuple(replace(one, locale=talk.locale) for one in says)
    return Turn(
        talk.conversation,
        () if talk.is_silent else says,
        tuple(talk.effects),
        tuple(understood),
        world=world,
    )


def _time_zone_known(talk: Talk) -> str:
    try:
        return talk.time_zone
    except (CalendarUnreachable, Unanswered):
        return ""


def _remind(talk: Talk, event: ReminderDue) -> None:
    try:
        reminding.remind(talk, event)
    except CalendarUnreachable:
        # Rather later than without the place.
        talk.is_silent = True


def _tell(talk: Talk, event: BookingEnded | ChangeEnded) -> None:
    name = f"{event.kind}_unknown" if isinstance(event, ChangeEnded) else "booking_unknown"
    try:
        if isinstance(event, ChangeEnded):
            goes_on = changed.tell(talk, event)
        else:
            goes_on = outcomes.tell(talk, event)
    except CalendarUnreachable:
        talk.forget_draft()
        talk.set(in_hand="", next_cancels=())
        talk.hand_over(name, name)
        return
    if goes_on:
        _settle(talk)


def _hear(talk: Talk, event: MessagesReceived) -> list[Understood]:
    waiting = tuple(Text(body) for body in talk.conversation.unread)
    try:
        _ = talk.catalogue
    except CalendarUnreachable:
        talk.close("calendar_unreachable")
        for text in event.texts:
            talk.hear_language(text.body)
            is_alarm = alarming.heed(talk, text.body)
            waiting = waiting if is_alarm else (*waiting, text)
        talk.set(unread=tuple(one.body for one in waiting))
        return [Understood() for _ in event.texts]
    talk.set(unread=(), is_help_offered=False)
    late.apologise(talk, event.texts)
    _greet(talk)
    understood, was_understood = [], False
    texts = (*waiting, *event.texts)
    for number, text in enumerate(texts):
        if talk.closing:
            understood.append(Understood())
            continue
        if text.is_overtaken:
            understood.append(Understood())
            was_understood = _read(talk, Understood(), replace(text, body="")) or True
            continue
        one, is_wish = _understand(talk, text)
        understood.append(one)
        before = talk.conversation
        try:
            was_understood = is_wish or _read(talk, one, text) or was_understood
        except CalendarUnreachable:
            # Read again, with what came after it, once the calendar can be seen.
            talk.conversation = replace(before, unread=tuple(one.body for one in texts[number:]))
            talk.close("calendar_unreachable")
    if talk.closing is None:
        _go_on(talk, was_understood=was_understood)
    return understood[len(waiting) :]


def _understand(talk: Talk, text: Text) -> tuple[Understood, bool]:
    """What a text means, and whether all it asks for is another language."""
    people = (one.name for one in talk.catalogue.employees)
    wish, conversation = talk.hear_language(text.body, people), talk.conversation
    asked, written_at = facts.context(talk), late.written_at(talk, text)
    if wish is None:
        one = understand(text.body, asked, written_at)
        if one.is_empty and talk.draft.for_whom == "":
            one = understand(text.body, replace(asked, wants_name=True), written_at)
        return one, False
    one = understand(wish.rest, replace(asked, wants_name=False), written_at)
    says_more = not replace(one, acts=one.acts - SMALL_TALK - {Act.GREETING}).is_empty
    if says_more or conversation.handed_over or conversation.in_hand:
        return one, False
    talk.note("in_your_language")
    return one, True


def _greet(talk: Talk) -> None:
    conversation = talk.conversation
    if not conversation.asked and conversation.last_booking is None and not conversation.in_hand:
        name = talk.world.customer.name.split(" ")[0]
        talk.note("greeting", business=talk.world.policy.business_name, name=name)


def _go_on(talk: Talk, *, was_understood: bool) -> None:
    if not was_understood and mine.offer_help(talk):
        _count_miss(talk)
        return
    if was_understood or not talk.conversation.asked:
        talk.set(misses=0)
        _settle(talk)
        _acknowledge(talk)
        return
    _count_miss(talk)
    if talk.closing is None:
        _settle(talk, again=True)


def _count_miss(talk: Talk) -> None:
    """Show a person the talk that is not understood, and in the end give it to them."""
    misses = talk.conversation.misses + 1
    talk.set(misses=misses)
    if misses >= MOST_MISSES:
        talk.hand_over("not_understood", "handed_over_not_understood")
    elif misses == MISSES_TO_SEE:
        talk.alert("failed_twice")


def _acknowledge(talk: Talk) -> None:
    """Show that something was heard when the next question does not show it by itself."""
    before, after = talk.before, talk.conversation
    is_plain = after.asked not in {"confirmation", *ASIDES}
    if after.in_hand or not is_plain or before.handed_over:
        return
    starts_at = after.draft.starts_at
    if starts_at is not None and starts_at != before.draft.starts_at:
        talk.note("opening_chosen", at=talk.local(starts_at))
    elif after.asked == before.asked and not talk.notes:
        shows_it = after.asked == "opening" and after.offered != before.offered
        if not shows_it:
            talk.note("got_it")


def _read(talk: Talk, understood: Understood, text: Text) -> bool:
    """Take one text in; whether anything in it was understood."""
    acts = understood.acts
    if Act.STOP_TEXTING in acts:
        talk.notes.clear()
        talk.effects.append(Suppress("free_text"))
        talk.close("stopped", business=talk.world.policy.business_name)
        return True
    if alarming.heed(talk, text.body):
        return True
    if Act.PERSON in acts:
        talk.hand_over("asked_for_person", "handing_over")
        return True
    if talk.conversation.handed_over and not _comes_back(talk, acts):
        return True
    if talk.conversation.in_hand:
        return _read_while_booking(talk, understood)
    if about_made.read(talk, understood, text.body):
        return True
    if Act.START_OVER in acts:
        talk.forget_draft()
        talk.set(asked="location")
        return facts.take(talk, replace(understood, option_ids=()), text.body) or True
    is_all = replace(understood, acts=frozenset(), evidence=()).is_empty
    if Act.BACK in acts and is_all and talk.conversation.asked:
        _go_back(talk)
        return True
    if Act.COMPLAINT in acts:
        talk.alert("complaint")
        talk.note("sorry_complaint")
    is_taken = facts.take(talk, understood, text.body)
    is_asked = talk.closing is None and questions.answer(talk, understood)
    return is_taken or is_asked or _read_small_talk(talk, understood, text)


def _comes_back(talk: Talk, acts: frozenset[Act]) -> bool:
    """After a hand-over the bot is silent until the customer asks for a booking again."""
    if acts & {Act.BOOK, Act.START_OVER}:
        talk.set(handed_over="", misses=0)
        return True
    talk.notes.clear()
    talk.is_silent = True
    talk.close("handing_over")
    return False


def _read_while_booking(talk: Talk, understood: Understood) -> bool:
    """The booking is being made: nothing can be changed until its end is known."""
    wants_change = understood.times or understood.acts & {Act.NO, Act.CHANGE, Act.CANCEL}
    if wants_change:
        talk.effects.append(Withdraw(talk.conversation.in_hand))
        talk.hand_over("changed_while_booking", "changed_while_booking")
    else:
        talk.close("still_booking")
    return True


def _go_back(talk: Talk) -> None:
    filled = talk.conversation.filled
    if not filled:
        return
    choosing.reopen(talk, filled[-1])
    talk.set(filled=filled[:-1])


def _read_small_talk(talk: Talk, understood: Understood, text: Text) -> bool:
    acts, conversation = understood.acts, talk.conversation
    if text.has_attachment and not text.body.strip():
        talk.note("cannot_read_attachment")
        return True
    if Act.HELP in acts:
        talk.note("help", business=talk.world.policy.business_name)
        return True
    if Act.DONT_KNOW in acts and Act.BOOK not in acts and conversation.asked:
        talk.close("no_rush")
        return True
    if Act.YES in acts and talk.before.is_help_offered:
        mine.offer_help(talk, again=True)
        return True
    if _is_parting(talk, acts):
        talk.notes = [one for one in talk.notes if one.name != "greeting"]
        talk.close("you_are_welcome", at=None)
        return True
    if not conversation.asked and conversation.last_booking is not None:
        if acts & SMALL_TALK:
            last = conversation.last_booking
            is_ahead = last.starts_at > talk.world.now
            talk.set(misses=0)
            talk.close("you_are_welcome", at=last.local if is_ahead else None)
            return True
        if Act.ANOTHER_PERSON in acts or Act.BOOK in acts:
            return True
        if not acts:
            talk.close("anything_else")
            _count_miss(talk)
            return True
    return bool(
        acts & {Act.COMPLAINT, Act.GREETING, Act.BOOK, Act.REPEAT, Act.THANKS, Act.ANOTHER_PERSON}
    )


def _is_parting(talk: Talk, acts: frozenset[Act]) -> bool:
    """Whether thanks or a goodbye is all that is said while nothing is being booked."""
    conversation = talk.conversation
    is_idle = not conversation.asked and conversation.last_booking is None and not talk.is_making
    return is_idle and bool(acts & PARTING) and acts <= SMALL_TALK


def _settle(talk: Talk, *, again: bool = False) -> None:
    """Ask for the first thing that is missing, or order what is confirmed when nothing is."""
    try:
        if talk.conversation.asked in ASIDES:
            _settle_aside(talk, again=again)
        elif not talk.draft.changes or moving.prepare(talk):
            _settle_draft(talk, again=again)
    except CalendarUnreachable:
        talk.close("calendar_unreachable")


def _settle_aside(talk: Talk, *, again: bool) -> None:
    asked = talk.conversation.asked
    if asked == cancelling.STEP and talk.is_confirmed:
        cancelling.order(talk)
        return
    say = ASIDES[asked].ask(talk)
    talk.closing = talk.closing or replace(say, again=again)


def _settle_draft(talk: Talk, *, again: bool) -> None:
    if choosing.stop_for_payment(talk):
        return
    timing.recheck_opening(talk)
    for step in STEPS:
        if talk.draft.changes and not step.for_moves:
            continue
        step.prepare(talk)
        if step.is_open(talk):
            say = step.ask(talk)
            talk.closing = talk.closing or replace(say, again=again)
            talk.set(asked=step.name)
            return
        if choosing.stop_for_payment(talk):
            return
    confirming.order(talk)
