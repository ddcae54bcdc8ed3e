"""Asks the dialogue, and finds what it asks back: from memory, or outside within the time left."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from bot import saved
from bot.answers import Answered
from bot.dialogue.effects import FindBookings, FindVisits, Question
from bot.dialogue.engine import Turn, advance
from bot.dialogue.events import Event, Text
from bot.dialogue.listening import listen
from bot.dialogue.world import Customer, World
from bot.store.conversations import ConversationRow
from bot.turns.decided import CatalogueKeys, keep_decision
from bot.turns.made_bookings import MadeBookings
from bot.turns.services import Services
from bot.understanding.meaning import Understood

MOST_QUESTIONS = 6
MOST_FOR_A_QUESTION_S = 6.0
LEAST_FOR_A_QUESTION_S = 0.2


@dataclass(frozen=True)
class Decider:
    """Decides turns; free of effects, so a turn may be decided again at will."""

    services: Services
    made: MadeBookings
    catalogue_keys: CatalogueKeys = field(default_factory=CatalogueKeys)

    def until(self) -> float:
        """The end of the budget of work that begins now."""
        return self.services.monotonic() + self.services.budget_s

    def answers(self) -> Answered:
        """The answers of a turn that begins now."""
        return Answered(self.services.answers)

    def advance(
        self, connection: Connection, row: ConversationRow, event: Event, answers: Answered
    ) -> Turn:
        """The turn, or the question that memory can't answer."""
        turn = advance(saved.load(row.state), event, self._world(row, answers))
        if turn.question == FindBookings() and self.made.is_checked(row):
            answers.put(turn.question, self.made.of(connection, row))
            return self.advance(connection, row, event, answers)
        if turn.question == FindVisits():
            answers.put(turn.question, self.made.visits(connection, row))
            return self.advance(connection, row, event, answers)
        return turn

    def listen(self, row: ConversationRow, texts: Sequence[Text]) -> tuple[Understood, ...]:
        """What texts mean, one per text, or none where memory does not suffice."""
        return listen(saved.load(row.state), texts, self._world(row, self.answers()))

    def _world(self, row: ConversationRow, answers: Answered) -> World:
        return World(
            now=self.services.clock(),
            policy=self.services.policy,
            customer=Customer(row.phone, row.name, row.email),
            reference=secrets.token_hex(6).upper(),
            answers=answers,
        )

    def keep(
        self, connection: Connection, row: ConversationRow, event: Event, turn: Turn, said: str
    ) -> None:
        """Store what a turn was decided from; `said` are its words, as they are sent."""
        business_id = self.services.business_id
        keep_decision(connection, self.catalogue_keys, business_id, row, event, turn, said)

    def find(
        self, question: Question, answers: Answered, until: float, row: ConversationRow
    ) -> None:
        """Find an answer outside, as far as there is time. Whose turn it is: the row's."""
        left_s = until - self.services.monotonic()
        if left_s < LEAST_FOR_A_QUESTION_S:
            left_s = 0.0
        timeout_s = min(left_s, MOST_FOR_A_QUESTION_S)
        if not isinstance(question, FindBookings):
            answers.find(question, timeout_s=timeout_s)
            return
        if timeout_s:
            self.made.check(row, timeout_s)
        with self.services.database.read() as connection:
            answers.put(question, self.made.of(connection, row))
