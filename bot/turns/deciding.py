"""Asks the dialogue, and finds what it asks back: from memory, or outside within the time left."""

import secrets
from dataclasses import dataclass

from bot import saved
from bot.dialogue.effects import Question, Unreachable
from bot.dialogue.engine import Turn, advance
from bot.dialogue.events import Event
from bot.dialogue.world import Customer, World
from bot.store.conversations import ConversationRow
from bot.turns.services import Services

MOST_QUESTIONS = 6
MOST_FOR_A_QUESTION_S = 6.0
LEAST_FOR_A_QUESTION_S = 0.2

Answered = dict[Question, object]


@dataclass(frozen=True)
class Decider:
    """Decides turns; free of effects, so a turn may be decided again at will."""

    services: Services

    def until(self) -> float:
        """The end of the budget of work that begins now."""
        return self.services.monotonic() + self.services.budget_s

    def advance(self, row: ConversationRow, event: Event, answers: Answered) -> Turn:
        """The turn, with every question answered that memory can answer."""
        conversation = saved.load(row.state)
        world = World(
            now=self.services.clock(),
            policy=self.services.policy,
            customer=Customer(row.phone, row.name, row.email),
            reference=secrets.token_hex(6).upper(),
            answers=answers,
        )
        while True:
            turn = advance(conversation, event, world)
            known = self.services.answers.known(turn.question) if turn.question else None
            if turn.question is None or known is None:
                return turn
            answers[turn.question] = known

    def find(self, question: Question, until: float) -> object:
        """The answer from outside, or Unreachable when there is no time left."""
        left_s = until - self.services.monotonic()
        if left_s < LEAST_FOR_A_QUESTION_S:
            return Unreachable()
        return self.services.answers.find(question, timeout_s=min(left_s, MOST_FOR_A_QUESTION_S))
