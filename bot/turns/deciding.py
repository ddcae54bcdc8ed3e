"""Asks the dialogue, and finds what it asks back: from memory, or outside within the time left."""

import secrets
from dataclasses import dataclass

from bot import saved
from bot.answers import Answered
from bot.dialogue.effects import Question
from bot.dialogue.engine import Turn, advance
from bot.dialogue.events import Event
from bot.dialogue.world import Customer, World
from bot.store.conversations import ConversationRow
from bot.turns.services import Services

MOST_QUESTIONS = 6
MOST_FOR_A_QUESTION_S = 6.0
LEAST_FOR_A_QUESTION_S = 0.2


@dataclass(frozen=True)
class Decider:
    """Decides turns; free of effects, so a turn may be decided again at will."""

    services: Services

    def until(self) -> float:
        """The end of the budget of work that begins now."""
        return self.services.monotonic() + self.services.budget_s

    def answers(self) -> Answered:
        """The answers of a turn that begins now."""
        return Answered(self.services.answers)

    def advance(self, row: ConversationRow, event: Event, answers: Answered) -> Turn:
        """The turn, or the question that memory can't answer."""
        world = World(
            now=self.services.clock(),
            policy=self.services.policy,
            customer=Customer(row.phone, row.name, row.email),
            reference=secrets.token_hex(6).upper(),
            answers=answers,
        )
        return advance(saved.load(row.state), event, world)

    def find(self, question: Question, answers: Answered, until: float) -> None:
        """Find an answer outside, as far as there is time."""
        left_s = until - self.services.monotonic()
        if left_s < LEAST_FOR_A_QUESTION_S:
            left_s = 0.0
        answers.find(question, timeout_s=min(left_s, MOST_FOR_A_QUESTION_S))
