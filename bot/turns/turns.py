"""Receive, decide, commit.

A turn that needs nothing from outside is all three in one transaction. Else the message is stored
first, the dialogue's question is answered with no transaction open, and the turn is decided anew
under the conversation's lock: deciding is free of effects, so doing it again costs only time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot import saved
from bot.answers import Answered
from bot.dialogue.consent import Consent, read_consent
from bot.dialogue.effects import Book, Question, Say, Suppress
from bot.dialogue.engine import Turn
from bot.dialogue.events import MessagesReceived, Text
from bot.ports import Channel, Inbound
from bot.store import conversations, messages
from bot.store.conversations import ConversationRow
from bot.store.messages import InboundRow
from bot.turns.commit import CONSENT, ORDERED, Commit
from bot.turns.deciding import MOST_QUESTIONS, Decider
from bot.turns.first_attempt import FirstAttempt, is_of_database, log_failure
from bot.turns.giving_up import give_up
from bot.turns.held import leave_to_person
from bot.turns.keeping import keep
from bot.turns.limits import Gate
from bot.turns.ordering import Order
from bot.turns.outcomes import Waiter
from bot.turns.reasons import reasons
from bot.turns.receiving import conversation_of, store, stored
from bot.turns.repeats import answer_repeat
from bot.turns.services import InlineAnswer, Services

MOST_RECEIVES = 3
OVERTAKING = timedelta(seconds=5)
"""By how much the clocks of two machines, or ours and the provider's, may differ."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a message has come."""

    conversation_id: int
    inbound: InboundRow | None
    """The message whose webhook waits; None when nobody does."""
    answer: InlineAnswer | None = None
    question: Question | None = None
    """What has to be answered outside before the turn can be decided."""
    row: ConversationRow | None = None
    """The conversation as it was when the question came up."""
    order: Order | None = None
    """The booking, or the change of one, that the turn ordered."""
    preface: tuple[Say, ...] = ()
    """What the turn had to say besides, to be said with the order's end."""


class Turns:
    """The turns of one process. Safe for many threads."""

    def __init__(
        self, services: Services, decider: Decider, *, bookings: FirstAttempt, changes: FirstAttempt
    ) -> None:
        self._services = services
        self._decider = decider
        self._bookings = bookings
        self._changes = changes
        self._gate = Gate(services.limits, services.monotonic)

    def handle(self, inbound: Inbound) -> InlineAnswer | None:
        """One delivery of a message, first or repeated: what to answer inline, or nothing.

        Raises sqlalchemy.exc.OperationalError and its like when the database can't be used now.
        """
        until = self._decider.until()
        try:
            return self._answer(inbound, until)
        except Exception as error:  # the customer must not be left in silence
            if is_of_database(error):
                raise
            return self._give_up(inbound, error)

    def catch_up(self, inbound: Inbound, *, more_follow: bool = False) -> None:
        """Take in a message that never reached the webhook; the reply goes out through REST.

        When more of the same customer's follow at once, the last of them has all decided.
        """
        until = self._decider.until()
        try:
            progress = self._received(inbound, is_awaited=False, more_follow=more_follow)
            if isinstance(progress, Progress) and progress.question is not None:
                self._decide_with_answers(progress, until)
        except Exception as error:  # or it would be taken in again for ever
            if is_of_database(error):
                raise
            self._give_up(inbound, error, is_awaited=False)

    def finish(self, conversation_id: int) -> None:
        """Decide messages that were left behind; the reply goes out through REST."""
        try:
            self._decide_with_answers(Progress(conversation_id, None), self._decider.until())
        except Exception as error:  # or they would be left behind for ever
            if is_of_database(error):
                raise
            log_failure(error)
            with self._services.database.write() as connection:
                row = conversations.get(connection, conversation_id)
                give_up(self._services, connection, row, None)

    # Receive

    def _answer(self, inbound: Inbound, until: float) -> InlineAnswer | None:
        progress = self._received(inbound)
        if isinstance(progress, InboundRow):
            return answer_repeat(self._services, progress, until)
        if progress.question is not None:
            progress = self._decide_with_answers(progress, until)
        if progress.order and progress.inbound:
            first = self._bookings if isinstance(progress.order, Book) else self._changes
            waiter = Waiter(progress.inbound, until, progress.preface)
            return first.run(progress.order.reference, until, waiter)
        return progress.answer

    def _received(
        self, inbound: Inbound, *, is_awaited: bool = True, more_follow: bool = False
    ) -> Progress | InboundRow:
        """How far a new message has come; or the stored message that this is a copy of."""
        for _ in range(MOST_RECEIVES):
            try:
                return self._receive(inbound, is_awaited=is_awaited, more_follow=more_follow)
            except IntegrityError:
                # A copy; or else a faster first message has just created the contact.
                copied = stored(self._services, inbound)
                if copied is not None:
                    return copied
        raise RuntimeError("a message can't be stored")

    def _receive(self, inbound: Inbound, *, is_awaited: bool, more_follow: bool) -> Progress:
        """Store a new message and, where nothing outside is needed, decide it at once."""
        services = self._services
        now = services.clock()
        self._gate.count_spending(services.database, services.business_id, now)
        with services.database.write() as connection:
            row = conversation_of(services, connection, inbound)
            message = store(services, connection, row, inbound)
            progress = Progress(row.id, message if is_awaited else None)
            consent = read_consent(
                message.body,
                inbound.opt_out_type,
                is_sms=inbound.channel is Channel.SMS,
                is_suppressed=row.is_suppressed,
            )
            waiting = [message]
            if row.arrived != row.decided:
                waiting = messages.undecided(connection, row)
            objection = self._gate.objection(connection, row, inbound, now)
            if consent and objection:
                consent = replace(consent, say="")
            if objection and not (consent or row.is_suppressed):
                answer = keep(services, connection, row, waiting, objection, progress.inbound)
                return replace(progress, answer=answer)
            if consent or row.is_suppressed:
                answer = self._obey(connection, row, waiting, consent, progress.inbound)
                return replace(progress, answer=answer)
            if more_follow:
                conversations.count_arrival(connection, row.id, now)
                return progress
            if row.taken_by is not None:
                leave_to_person(self._decider, connection, row, waiting)
                return progress
            progress = self._decide(connection, row, waiting, progress, self._decider.answers())
            if progress.question is not None:
                conversations.count_arrival(connection, row.id, now)
            return progress

    def _obey(
        self,
        connection: Connection,
        row: ConversationRow,
        waiting: Sequence[InboundRow],
        consent: Consent | None,
        awaited: InboundRow | None,
    ) -> InlineAnswer | None:
        """Opt-out and opt-in words, and whatever an opted-out contact writes."""
        *earlier, message = waiting
        commit = Commit(self._services, connection, row, awaited)
        commit.decide(message, consent.kind if consent else "suppressed", None)
        if consent and consent.kind == "stop":
            commit.suppress("keyword")
        if consent and consent.kind == "start":
            commit.lift_suppression()
        answer, conversation = None, saved.load(row.state)
        if consent and consent.language:
            conversation = replace(conversation, language=consent.language)
        if consent and consent.say:
            policy = self._services.policy
            facts = {"business": policy.business_name}
            locale = policy.locale_in(conversation.language)
            answer = commit.speak([Say(consent.say, facts, locale=locale)], CONSENT)
        if earlier and not (row.is_suppressed or (consent and consent.kind == "stop")):
            # They are still to be answered, in their turn.
            conversations.count_arrival(connection, row.id, self._services.clock())
            return answer
        for one in earlier:
            commit.decide(one, "suppressed", None)
        commit.save(conversation, message)
        return answer

    def _give_up(
        self, inbound: Inbound, error: Exception, *, is_awaited: bool = True
    ) -> InlineAnswer | None:
        """Keep the message, and hand over to a person."""
        log_failure(error)
        services = self._services
        with services.database.write() as connection:
            row = conversation_of(services, connection, inbound)
            kept = messages.find_inbound(
                connection, services.business_id, inbound.provider_id
            ) or store(services, connection, row, inbound)
            if kept.outcome:
                return None
            return give_up(services, connection, row, kept if is_awaited else None)

    # Decide

    def _decide(
        self,
        connection: Connection,
        row: ConversationRow,
        waiting: Sequence[InboundRow],
        progress: Progress,
        answers: Answered,
    ) -> Progress:
        """Decide all waiting messages and write the turn; or come back with a question."""
        texts = tuple(self._text(connection, one) for one in waiting)
        event = MessagesReceived(texts)
        turn = self._decider.advance(connection, row, event, answers)
        if turn.question is not None:
            return replace(progress, question=turn.question, row=row)
        commit = Commit(self._services, connection, row, progress.inbound)
        outcome = _outcome(turn)
        for message, understood in zip(waiting, turn.understood, strict=True):
            commit.decide(message, outcome, understood)
        answer, preface = None, turn.says
        if outcome != ORDERED or progress.inbound is None:
            answer, preface = commit.speak(turn.says, _step(turn), reasons=reasons(turn)), ()
        order = commit.carry_out(turn.effects, progress.inbound or waiting[-1])
        commit.save(turn.conversation, waiting[-1])
        self._decider.keep(connection, row, event, turn, commit.words_of(turn.says))
        return replace(progress, answer=answer, question=None, order=order, preface=preface)

    def _text(self, connection: Connection, message: InboundRow) -> Text:
        """A message as the dialogue is to read it."""
        is_overtaken = False
        if self._services.clock() - message.created_at > OVERTAKING:
            is_overtaken = messages.is_overtaken(connection, message, OVERTAKING)
        return Text(
            message.body,
            has_attachment=bool(message.attachments),
            sent_at=message.created_at,
            is_overtaken=is_overtaken,
        )

    def _decide_with_answers(self, progress: Progress, until: float) -> Progress:
        """Answer the dialogue's questions outside, and decide anew after each."""
        answers = self._decider.answers()
        for _ in range(MOST_QUESTIONS):
            if progress.question is not None and progress.row is not None:
                self._decider.find(progress.question, answers, until, progress.row)
            with self._services.database.write() as connection:
                row = conversations.get(connection, progress.conversation_id)
                waiting = messages.undecided(connection, row)
                mine = progress.inbound.id if progress.inbound else None
                if not waiting or (mine and mine not in {one.id for one in waiting}):
                    # Another turn has taken this message along.
                    return replace(progress, question=None)
                if row.is_suppressed:
                    self._obey(connection, row, waiting, None, None)
                    return replace(progress, question=None)
                if row.taken_by is not None:
                    leave_to_person(self._decider, connection, row, waiting)
                    return replace(progress, question=None)
                progress = self._decide(connection, row, waiting, progress, answers)
            if progress.question is None:
                return progress
        raise RuntimeError("a turn raised too many questions")


def _outcome(turn: Turn) -> str:
    """How the messages of a turn ended."""
    if any(isinstance(one, Order) for one in turn.effects):
        return ORDERED
    return "answered" if turn.says else "for_person"


def _step(turn: Turn) -> str:
    is_opt_out = any(isinstance(one, Suppress) for one in turn.effects)
    return CONSENT if is_opt_out else turn.conversation.asked
