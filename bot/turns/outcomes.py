"""From the end of an attempt to the words about it, in one transaction."""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.answers import Answered
from bot.dialogue.effects import HandOver, Question, ReadCatalogue, Say, Unreachable
from bot.dialogue.engine import Turn
from bot.dialogue.events import BookingEnded, ChangeEnded, ChangeOutcome, Outcome
from bot.store import attention, conversations
from bot.store.conversations import ConversationRow
from bot.store.messages import InboundRow
from bot.turns.commit import Commit
from bot.turns.deciding import MOST_QUESTIONS, Decider
from bot.turns.ends import Ending, Ends
from bot.turns.reasons import reasons
from bot.turns.services import InlineAnswer
from bot.turns.told_for_staff import StaffOrder, is_good, tell_customer, tell_staff

UNCERTAIN = frozenset({Outcome.UNKNOWN, ChangeOutcome.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Waiter:
    """The webhook that ordered something and waits to be answered with its end."""

    inbound: InboundRow
    until: float
    preface: tuple[Say, ...] = ()
    """What its turn had to say besides."""


@dataclass(frozen=True)
class Outcomes:
    """Writes how attempts at one kind of order end, and tells the customer.

    Locks the conversation first, then what was ordered.
    """

    decider: Decider
    ends: Ends

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
            if not self.ends.finish(connection, reference, attempt, ending):
                return None
            if ending.outcome is None:
                if ending.is_late:
                    self._say_late(connection, row, reference)
                return self._promise(connection, row, waiter)
            if ending.outcome not in UNCERTAIN:
                attention.is_over(connection, row.id, self.ends.worries)
            question, answer = self._tell(connection, row, reference, answers, waiter)
        if question is None:
            return answer
        self.decider.find(question, answers, until, row)
        return self._tell_with_answers(reference, answers, waiter, until)

    def tell(self, reference: str) -> None:
        """Tell the customer how an order ended, if nobody has. Repeating it says nothing twice."""
        until = self.decider.until()
        self._tell_with_answers(reference, self.decider.answers(), None, until)

    def _tell_with_answers(
        self,
        reference: str,
        answers: Answered,
        waiter: Waiter | None,
        until: float,
    ) -> InlineAnswer | None:
        for _ in range(MOST_QUESTIONS):
            if waiter is None and isinstance(answers.get(ReadCatalogue()), Unreachable):
                # Nobody waits: rather tell it well, in the sweep's next round.
                return None
            with self.decider.services.database.write() as connection:
                row = self._locked(connection, reference)
                question, answer = self._tell(connection, row, reference, answers, waiter)
            if question is None:
                return answer
            self.decider.find(question, answers, until, row)
        raise RuntimeError("the end of an order raised too many questions")

    def _locked(self, connection: Connection, reference: str) -> ConversationRow:
        """The order's conversation. Only what is read after this is sure to be the newest."""
        conversation_id = self.ends.conversation_id(connection, reference)
        return conversations.get(connection, conversation_id)

    def _promise(
        self, connection: Connection, row: ConversationRow, waiter: Waiter | None
    ) -> InlineAnswer | None:
        """The webhook can't wait longer: promise the outcome, which then goes through REST."""
        if waiter is None:
            return None
        commit = Commit(self.decider.services, connection, row, waiter.inbound)
        commit.settle()
        return commit.speak([*waiter.preface, Say(self.ends.promise)], "confirmation")

    def _say_late(self, connection: Connection, row: ConversationRow, reference: str) -> None:
        """Say once that it takes longer, and have a person look. Attempts go on meanwhile."""
        if self.ends.mark_late(connection, reference):
            services = self.decider.services
            commit = Commit(services, connection, row, None)
            if self.ends.staff_order(connection, reference) is None:
                commit.speak([Say(self.ends.late)], "booked")
            commit.carry_out([HandOver(self.ends.late)], None)

    def _tell(
        self,
        connection: Connection,
        row: ConversationRow,
        reference: str,
        answers: Answered,
        waiter: Waiter | None,
    ) -> tuple[Question | None, InlineAnswer | None]:
        """Write what the customer is told; or come back with a question."""
        end = self.ends.untold(connection, reference)
        if end is None:
            return None, None
        turn = self.decider.advance(connection, row, end, answers)
        if turn.question is not None:
            return turn.question, None
        self.ends.mark_told(connection, reference)
        by_staff = self.ends.staff_order(connection, reference)
        if by_staff is not None:
            self._tell_for_staff(connection, row, reference, end, turn, by_staff)
            return None, None
        commit = Commit(self.decider.services, connection, row, waiter.inbound if waiter else None)
        commit.settle()
        says = [*waiter.preface, *turn.says] if waiter else turn.says
        why = reasons(turn, reference=reference, outcome=end.outcome)
        step = turn.conversation.asked or "booked"
        answer = commit.speak(says, step, is_end=True, reasons=why)
        if row.taken_by is not None and not row.tells_ends:
            commit.note("end_left_to_staff")
        commit.carry_out(turn.effects, None)
        commit.save(turn.conversation, None)
        self.decider.keep(connection, row, end, turn, commit.words_of(turn.says))
        return None, answer

    def _tell_for_staff(
        self,
        connection: Connection,
        row: ConversationRow,
        reference: str,
        end: BookingEnded | ChangeEnded,
        turn: Turn,
        by_staff: StaffOrder,
    ) -> None:
        """What staff ordered: the customer hears of what has come about, staff of the rest."""
        services = self.decider.services
        if not is_good(end):
            tell_staff(services, connection, row, end, by_staff)
            return
        form_id = f"end-{reference}-{end.outcome}"
        tell_customer(services, connection, row, turn.says, by_staff, form_id)
        commit = Commit(services, connection, row, None)
        commit.save(turn.conversation, None)
        self.decider.keep(connection, row, end, turn, commit.words_of(turn.says))
