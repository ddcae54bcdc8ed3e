"""A talk with the bot that books nothing: for the terminal, and for tests that read as a chat."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.answers import Answered, Answers
from bot.dialogue.conversation import Conversation
from bot.dialogue.effects import Book, Effect, Remember, Say
from bot.dialogue.engine import Turn, advance
from bot.dialogue.events import BookingEnded, Event, MessagesReceived, Outcome, Text
from bot.dialogue.world import Customer, Policy, World
from bot.ports import Channel
from bot.replies import Replies

FIND_TIMEOUT_S = 10.0


@dataclass
class Rehearsal:
    """One customer's talk. Bookings that it orders end as `outcome` says."""

    policy: Policy
    replies: Replies
    answers: Answers
    clock: Callable[[], datetime]
    customer: Customer = field(default_factory=Customer)
    channel: Channel = Channel.SMS
    outcome: Outcome = Outcome.BOOKED
    conversation: Conversation = field(default_factory=Conversation)
    effects: list[Effect] = field(default_factory=list)
    """Everything that the talk wanted done, in order."""
    says: tuple[Say, ...] = ()
    """What was said last, before it was put into words."""

    def hears(self, *messages: str | Text) -> str:
        """The bot's reply to messages that came together; empty when it stays silent."""
        texts = tuple(Text(one) if isinstance(one, str) else one for one in messages)
        turn = self._advance(MessagesReceived(texts))
        for effect in turn.effects:
            if isinstance(effect, Book):
                turn = self._book(effect)
            elif isinstance(effect, Remember):
                self.customer = replace(
                    self.customer,
                    name=effect.name or self.customer.name,
                    email=effect.email or self.customer.email,
                )
        self.says = turn.says
        return self.replies.render(turn.says, self.channel) if turn.says else ""

    def _book(self, book: Book) -> Turn:
        return self._advance(
            BookingEnded(
                reference=book.reference,
                outcome=self.outcome,
                service_id=book.service_id,
                location_id=book.location_id,
                starts_at=book.starts_at,
                ends_at=book.starts_at + timedelta(minutes=book.length_minutes),
                time_zone=book.time_zone,
                employee_id=book.employee_id or "",
            )
        )

    def _advance(self, event: Event) -> Turn:
        answers = Answered(self.answers)
        turn = advance(self.conversation, event, self._world(answers))
        while turn.question is not None:
            answers.find(turn.question, timeout_s=FIND_TIMEOUT_S)
            turn = advance(self.conversation, event, self._world(answers))
        self.conversation = turn.conversation
        self.effects += turn.effects
        return turn

    def _world(self, answers: Answered) -> World:
        return World(
            now=self.clock(),
            policy=self.policy,
            customer=self.customer,
            reference=f"REHEARSAL{len(self.effects)}",
            answers=answers,
        )
