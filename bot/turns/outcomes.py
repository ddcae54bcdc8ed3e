"""From the end of an attempt at making a booking to the words about it, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from bot.answers import Answered
from bot.dialogue.effects import Question, Say
from bot.dialogue.events import BookingEnded, Outcome
from bot.store import bookings, conversations
from bot.store.bookings import BookingRow
from bot.store.conversations import InboundRow
from bot.turns.commit import Commit
from bot.turns.deciding import MOST_QUESTIONS, Decider
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


@dataclass(frozen=True)
class Outcomes:
    """Writes how attempts end, and tells the customer."""

    decider: Decider

    def conclude(
        self, reference: str, attempt: int, ending: Ending, carrier: InboundRow | None = None
    ) -> InlineAnswer | None:
        """Write an attempt's end and what the customer is told of it.

        `carrier` is the message whose webhook waits to be answered; without one the words go out
        through REST. An attempt that a later one has overtaken writes nothing.
        """
        until = self.decider.until()
        answers = self.decider.answers()
        with self.decider.services.database.write() as connection:
            if not self._finish(connection, reference, attempt, ending):
                return None
            if ending.outcome is None:
                return self._promise(connection, reference, carrier)
            question, answer = self._tell(connection, reference, answers, carrier)
        if question is None:
            return answer
        return self._tell_with_answers(reference, question, answers, carrier, until)

    def tell(self, reference: str) -> None:
        """Tell the customer how a booking ended, if nobody has. Repeating it says nothing twice."""
        until = self.decider.until()
        answers = self.decider.answers()
        with self.decider.services.database.write() as connection:
            question, _ = self._tell(connection, reference, answers, None)
        if question is not None:
            self._tell_with_answers(reference, question, answers, None, until)

    def _tell_with_answers(
        self,
        reference: str,
        question: Question | None,
        answers: Answered,
        carrier: InboundRow | None,
        until: float,
    ) -> InlineAnswer | None:
        for _ in range(MOST_QUESTIONS):
            if question is not None:
                self.decider.find(question, answers, until)
            with self.decider.services.database.write() as connection:
                question, answer = self._tell(connection, reference, answers, carrier)
            if question is None:
                return answer
        raise RuntimeError("the end of a booking raised too many questions")

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
            services.enqueue(connection, "record", reference, 1)
        return True

    def _promise(
        self, connection: Connection, reference: str, carrier: InboundRow | None
    ) -> InlineAnswer | None:
        """The webhook can't wait longer: promise the outcome, which then goes through REST."""
        if carrier is None:
            return None
        booking = bookings.get(connection, reference)
        row = conversations.get(connection, booking.conversation_id)
        commit = Commit(self.decider.services, connection, row, carrier)
        commit.settle(carrier)
        return commit.speak([Say("booking_now")], "confirmation")

    def _tell(
        self,
        connection: Connection,
        reference: str,
        answers: Answered,
        carrier: InboundRow | None,
    ) -> tuple[Question | None, InlineAnswer | None]:
        """Write what the customer is told; or come back with a question."""
        booking = bookings.get(connection, reference)
        is_told = booking.told_state == booking.state
        if is_told or booking.state not in bookings.ENDED_STATES:
            return None, None
        row = conversations.get(connection, booking.conversation_id)
        turn = self.decider.advance(row, _ended(booking), answers)
        if turn.question is not None:
            return turn.question, None
        bookings.mark_told(connection, reference, booking.state)
        commit = Commit(self.decider.services, connection, row, carrier)
        if carrier is not None:
            commit.settle(carrier)
        answer = None
        if not row.is_suppressed:
            answer = commit.speak(turn.says, turn.conversation.asked or "booked")
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
