"""A talk with the bot that books nothing: for the terminal, and for tests that read as a chat."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.answers import Answered, Answers
from bot.dialogue.conversation import Conversation
from bot.dialogue.effects import (
    Book,
    CancelBooking,
    Effect,
    FindBookings,
    FindVisits,
    Move,
    Remember,
    Say,
    Unreachable,
)
from bot.dialogue.engine import Turn, advance
from bot.dialogue.events import (
    BookingEnded,
    ChangeEnded,
    ChangeKind,
    ChangeOutcome,
    Event,
    MessagesReceived,
    Outcome,
    Text,
)
from bot.dialogue.made import MadeBooking
from bot.dialogue.world import Customer, Policy, World
from bot.ports import Channel
from bot.replies import Replies

FIND_TIMEOUT_S = 10.0


@dataclass
class Rehearsal:
    """One customer's talk. What it orders ends as `outcome` and `change_outcome` say."""

    policy: Policy
    replies: Replies
    answers: Answers
    clock: Callable[[], datetime]
    customer: Customer = field(default_factory=Customer)
    channel: Channel = Channel.SMS
    outcome: Outcome = Outcome.BOOKED
    change_outcome: ChangeOutcome = ChangeOutcome.DONE
    bookings: list[MadeBooking] = field(default_factory=list)
    """What the customer has booked."""
    visits: list[MadeBooking] = field(default_factory=list)
    """What the customer had booked before, the latest first."""
    last_change: ChangeEnded | None = None
    is_calendar_down: bool = False
    """Nobody can say what is booked."""
    conversation: Conversation = field(default_factory=Conversation)
    effects: list[Effect] = field(default_factory=list)
    """Everything that the talk wanted done, in order."""
    says: tuple[Say, ...] = ()
    """What was said last, before it was put into words."""

    def hears(self, *messages: str | Text) -> str:
        """The bot's reply to messages that came together; empty when it stays silent."""
        texts = tuple(Text(one) if isinstance(one, str) else one for one in messages)
        turn = self._advance(MessagesReceived(texts))
        preface = turn.says
        for effect in turn.effects:
            if isinstance(effect, Book):
                turn = self._book(effect)
            elif isinstance(effect, Move):
                turn = self._move(effect)
            elif isinstance(effect, CancelBooking):
                turn = self._cancel(effect)
            elif isinstance(effect, Remember):
                self.customer = replace(
                    self.customer,
                    name=effect.name or self.customer.name,
                    email=effect.email or self.customer.email,
                )
        return self._said(turn.says if turn.says is preface else (*preface, *turn.says))

    def learns(self, event: BookingEnded | ChangeEnded) -> str:
        """The bot's words when news of an order comes by itself."""
        return self._said(self._advance(event).says)

    def _said(self, says: tuple[Say, ...]) -> str:
        self.says = says
        return self.replies.render(says, self.channel) if says else ""

    def _book(self, book: Book) -> Turn:
        if self.outcome in {Outcome.BOOKED, Outcome.REQUESTED}:
            self._put(self._made(book))
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

    def _made(self, book: Book) -> MadeBooking:
        return MadeBooking(
            reference=book.reference,
            service_id=book.service_id,
            service_name=book.service_name,
            location_id=book.location_id,
            location_name=book.location_name,
            employee_id=book.employee_id or "",
            employee_name=self._employee_name(book.employee_id),
            extra_ids=book.extra_ids,
            starts_at=book.starts_at,
            ends_at=book.starts_at + timedelta(minutes=book.length_minutes),
            time_zone=book.time_zone,
            is_confirmed=self.outcome is Outcome.BOOKED,
            client_name=book.client_name,
        )

    def _move(self, move: Move) -> Turn:
        old = self._booking(move.booking)
        wanted = replace(
            old,
            service_id=move.service_id,
            service_name=move.service_name,
            location_id=move.location_id,
            location_name=move.location_name,
            employee_id=move.employee_id or "",
            employee_name=self._employee_name(move.employee_id),
            extra_ids=move.extra_ids,
            starts_at=move.starts_at,
            ends_at=move.starts_at + timedelta(minutes=move.length_minutes),
            time_zone=move.time_zone,
            is_confirmed=self.change_outcome is ChangeOutcome.DONE,
        )
        if self.change_outcome in {ChangeOutcome.DONE, ChangeOutcome.REQUESTED}:
            self._put(wanted)
        is_taken = self.change_outcome is ChangeOutcome.TAKEN
        now = wanted if is_taken else self._booking(move.booking)
        return self._end_change(move.reference, ChangeKind.MOVE, now)

    def _cancel(self, cancel: CancelBooking) -> Turn:
        old = self._booking(cancel.booking)
        if self.change_outcome is ChangeOutcome.DONE:
            self.bookings.remove(old)
        return self._end_change(cancel.reference, ChangeKind.CANCEL, old)

    def _end_change(self, reference: str, kind: ChangeKind, booking: MadeBooking) -> Turn:
        self.last_change = ChangeEnded(
            reference=reference,
            booking=booking.reference,
            kind=kind,
            outcome=self.change_outcome,
            service_id=booking.service_id,
            location_id=booking.location_id,
            starts_at=booking.starts_at,
            ends_at=booking.ends_at,
            time_zone=booking.time_zone,
            employee_id=booking.employee_id,
        )
        return self._advance(self.last_change)

    def _known_bookings(self) -> object:
        return Unreachable() if self.is_calendar_down else tuple(self.bookings)

    def _booking(self, reference: str) -> MadeBooking:
        return next(one for one in self.bookings if one.reference == reference)

    def _put(self, booking: MadeBooking) -> None:
        """Store a booking, in place of what it was."""
        others = [one for one in self.bookings if one.reference != booking.reference]
        self.bookings[:] = sorted([*others, booking], key=lambda one: one.starts_at)

    def _employee_name(self, employee_id: str | None) -> str:
        catalogue = self.answers.catalogue()
        employee = catalogue.employee(employee_id) if catalogue else None
        return employee.name if employee else ""

    def _advance(self, event: Event) -> Turn:
        answers = Answered(self.answers)
        turn = advance(self.conversation, event, self._world(answers))
        while turn.question is not None:
            if isinstance(turn.question, FindBookings):
                answers.put(turn.question, self._known_bookings())
            elif isinstance(turn.question, FindVisits):
                ahead = sorted(self.bookings, key=lambda one: one.starts_at, reverse=True)
                answers.put(turn.question, (*ahead, *self.visits))
            else:
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
