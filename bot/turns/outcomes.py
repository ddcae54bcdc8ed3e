"""From the end of an attempt at making a booking to the words about it, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from bot.answers import Answered
from bot.dialogue.effects import Question, ReadCatalogue, Say, Unreachable
from bot.dialogue.events import BookingEnded, Outcome
from bot.store import bookings, conversations
from bot.store.bookings import BookingRow
from bot.store.conversations import ConversationRow
from bot.store.messages import InboundRow
from bot.turns.commit import Commit
from bot.turns.deciding import MOST_QUESTIONS, Decider
from bot.turns.record_plans import plan_records
from bot.turns.services import InlineAnswer


@dataclass(frozen=True, slots=True)
class Ending:
    """How an attempt ended: what the booking's row becomes."""

    outcome: Outcome | None
    """None: not known yet, the next attempt begins after `retry_after`."""
    values: Mapping[str, Any] = field(default_factory=dict)
    retry_after: timedelta = timedelta()
    notes: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """What happened, for staff: (kind, data) pairs."""


@dataclass(frozen=True, slots=True)
class Waiter:
    """The webhook that ordered a booking and waits to be answered with its end."""

    inbound: InboundRow
    until: float
    preface: tuple[Say, ...] = ()
    """What its turn had to say besides."""


@dataclass(frozen=True)
class Outcomes:
    """Writes how attempts end, and tells the customer. Locks the conversation, then the booking."""

    decider: Decider

    def conclude(
        self, reference: str, attempt: int, ending: Ending, waiter: Waiter | None = None
    ) -> InlineAnswer | None:
        """Write an attempt's end and what the customer is told of it.

        Without a waiter the words go out through REST. An attempt that a later one has overtaken
        writes nothing.
        """
        until = waiter.until if waiter else self.decider.until()
        answers = self.decider.answers()
        with self.decider.services.database.write() as connection:
            row = self._locked(connection, reference)
            if not self._finish(connection, reference, attempt, ending):
                return None
            if ending.outcome is None:
                return self._promise(connection, row, waiter)
            question, answer = self._tell(connection, row, reference, answers, waiter)
        if question is None:
            return answer
        return self._tell_with_answers(reference, question, answers, waiter, until)

    def tell(self, reference: str) -> None:
        """Tell the customer how a booking ended, if nobody has. Repeating it says nothing twice."""
        until = self.decider.until()
        self._tell_with_answers(reference, None, self.decider.answers(), None, until)

    def _tell_with_answers(
        self,
        reference: str,
        question: Question | None,
        answers: Answered,
        waiter: Waiter | None,
        until: float,
    ) -> InlineAnswer | None:
        for _ in range(MOST_QUESTIONS):
            if question is not None:
                self.decider.find(question, answers, until)
            if waiter is None and isinstance(answers.get(ReadCatalogue()), Unreachable):
                # Nobody waits: rather tell it well, in the sweep's next round.
                return None
            with self.decider.services.database.write() as connection:
                row = self._locked(connection, reference)
                question, answer = self._tell(connection, row, reference, answers, waiter)
            if question is None:
                return answer
        raise RuntimeError("the end of a booking raised too many questions")

    def _locked(self, connection: Connection, reference: str) -> ConversationRow:
        """The booking's conversation. Only what is read after this is sure to be the newest."""
        booking = bookings.get(connection, reference)
        return conversations.get(connection, booking.conversation_id)

    def _finish(self, connection: Connection, reference: str, attempt: int, ending: Ending) -> bool:
        services = self.decider.services
        now = services.clock()
        is_ours = bookings.finish(
            connection,
            reference,
            attempt,
            ending.outcome.value if ending.outcome else "creating",
            now,
            lease_until=None if ending.outcome else now + ending.retry_after,
            **ending.values,
        )
        if not is_ours:
            return False
        booking = bookings.get(connection, reference)
        for kind, data in ending.notes:
            conversations.add_event(
                connection,
                booking.business_id,
                kind,
                now,
                conversation_id=booking.conversation_id,
                booking_id=booking.id,
                **data,
            )
        if ending.outcome in {Outcome.BOOKED, Outcome.REQUESTED}:
            plan_records(services, connection, booking.id)
        return True

    def _promise(
        self, connection: Connection, row: ConversationRow, waiter: Waiter | None
    ) -> InlineAnswer | None:
        """The webhook can't wait longer: promise the outcome, which then goes through REST."""
        if waiter is None:
            return None
        commit = Commit(self.decider.services, connection, row, waiter.inbound)
        commit.settle()
        if row.is_suppressed:
            return None
        return commit.speak([*waiter.preface, Say("booking_now")], "confirmation")

    def _tell(
        self,
        connection: Connection,
        row: ConversationRow,
        reference: str,
        answers: Answered,
        waiter: Waiter | None,
    ) -> tuple[Question | None, InlineAnswer | None]:
        """Write what the customer is told; or come back with a question."""
        booking = bookings.get(connection, reference)
        is_told = booking.told_state == booking.state
        if is_told or booking.state not in bookings.ENDED_STATES:
            return None, None
        turn = self.decider.advance(row, _ended(booking), answers)
        if turn.question is not None:
            return turn.question, None
        bookings.mark_told(connection, reference, booking.state)
        commit = Commit(self.decider.services, connection, row, waiter.inbound if waiter else None)
        commit.settle()
        answer = None
        if not row.is_suppressed:
            says = [*waiter.preface, *turn.says] if waiter else turn.says
            answer = commit.speak(says, turn.conversation.asked or "booked")
        commit.carry_out(turn.effects, None)
        commit.save(turn.conversation, None)
        return None, answer


def _ended(booking: BookingRow) -> BookingEnded:
    return BookingEnded(
        reference=booking.reference,
        outcome=Outcome(booking.state),
        service_id=booking.service_id,
        location_id=booking.location_id,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        time_zone=booking.time_zone,
        employee_id=booking.employee_id,
    )
