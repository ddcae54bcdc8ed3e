"""What one decided turn writes, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from bot import saved
from bot.dialogue.conversation import Conversation
from bot.dialogue.effects import (
    Book,
    CancelBooking,
    Confirm,
    Effect,
    HandOver,
    Move,
    Remember,
    Say,
    Suppress,
    Withdraw,
)
from bot.ports import Channel, DeliveryState, Template
from bot.replies import segments
from bot.store import bookings, changes, conversations, messages
from bot.store.conversations import ConversationRow
from bot.store.messages import InboundRow
from bot.turns.leaving import objection_to
from bot.turns.ordering import Order, Ordered, store_order
from bot.turns.services import InlineAnswer, Services
from bot.understanding.meaning import Understood

ORDERED = "ordered"
"""The outcome of a message that ordered something whose end is not written yet."""
UNANSWERED = frozenset({"stop", "start", "help", "suppressed", "not_served", "flooded", "cost_cap"})
"""Outcomes of messages that are to stay without an answer: nobody waits for one."""
CONSENT = "consent"
"""The step of the one text that may still go to a contact who has just opted out."""


class Commit:
    """The writes of one turn. `inbound` is the message whose webhook waits, None without one."""

    def __init__(
        self,
        services: Services,
        connection: Connection,
        row: ConversationRow,
        inbound: InboundRow | None,
    ) -> None:
        self._services = services
        self._connection = connection
        self._row = row
        self._inbound = inbound
        self._now = services.clock()
        self._spoken: tuple[Sequence[Say], str] = ((), "")
        self._waits = conversations.KEEPS

    def words_of(self, says: Sequence[Say]) -> str:
        """The words for what a turn says; those spoken just now are not made again."""
        if says == self._spoken[0]:
            return self._spoken[1]
        return self._services.replies.render(self._localised(says), Channel(self._row.channel))

    def speak(
        self,
        says: Sequence[Say],
        step: str,
        *,
        is_end: bool = False,
        reasons: Mapping[str, Any] | None = None,
    ) -> InlineAnswer | None:
        """Store the reply: inline where a webhook carries it, else queued for delivery.

        Nothing where the gate is closed. `is_end`: it tells how an order ended. `reasons`: why
        it is said, for staff.
        """
        objection = objection_to(self._row, is_consent=step == CONSENT, is_end=is_end)
        if not says or objection:
            return None
        if self._inbound is None:
            queued = DeliveryState.QUEUED.value
            self._store(says, step, queued, None, is_end=is_end, reasons=reasons)
            return None
        inline = DeliveryState.INLINE.value
        answered_id = self._inbound.id
        message_id, body = self._store(
            says, step, inline, answered_id, is_end=is_end, reasons=reasons
        )
        return InlineAnswer(message_id, body)

    def start(self, says: Sequence[Say], step: str, template: Template | None = None) -> int:
        """Store a message that answers nothing; a template's words are the provider's to make."""
        message_id, _ = self._store(says, step, DeliveryState.QUEUED.value, None, template)
        return message_id

    def _store(
        self,
        says: Sequence[Say],
        step: str,
        state: str,
        answers_id: int | None,
        template: Template | None = None,
        *,
        is_end: bool = False,
        reasons: Mapping[str, Any] | None = None,
    ) -> tuple[int, str]:
        body = self.words_of(says)
        self._spoken = (says, body)
        self._waits = conversations.ANSWERED
        message_id = messages.add_outgoing(
            self._connection,
            self._services.business_id,
            self._row.id,
            body=body,
            state=state,
            step=step,
            segments=segments(body),
            answers_id=answers_id,
            template=template,
            is_end=is_end,
            reasons=reasons,
            now=self._now,
        )
        if state == DeliveryState.QUEUED:
            self._services.enqueue(self._connection, "deliver", message_id, 1)
        return message_id, body

    def _localised(self, says: Sequence[Say]) -> list[Say]:
        """What did not come from the dialogue, in the customer's language too."""
        if all(one.locale for one in says):
            return list(says)
        locale = self._services.policy.locale_in(saved.language(self._row.state))
        return [one if one.locale else replace(one, locale=locale) for one in says]

    def carry_out(self, effects: Sequence[Effect], ordered_by: InboundRow | None) -> Order | None:
        """Do what the turn wants done; the booking or change that it ordered."""
        ordered: Order | None = None
        for effect in effects:
            match effect:
                case Book() | Move() | CancelBooking():
                    assert ordered_by is not None
                    by = Ordered(ordered_by.id, is_begun=self._inbound is not None)
                    store_order(self._services, self._connection, self._row, effect, by)
                    ordered = effect
                case Withdraw(reference):
                    bookings.withdraw(self._connection, reference)
                    changes.withdraw(self._connection, reference)
                case HandOver(reason):
                    conversations.ask_for_person(self._connection, self._row.id, reason, self._now)
                    self.note("handed_over", reason=reason)
                case Remember(name, email):
                    conversations.remember_customer(
                        self._connection, self._row.contact_id, name, email
                    )
                case Confirm(reference):
                    booking_id = bookings.id_of(self._connection, reference)
                    self.note("customer_confirmed", booking_id=booking_id)
                case Suppress(reason):
                    self.suppress(reason)
        return ordered

    def suppress(self, reason: str) -> None:
        """Send nothing more to this contact."""
        conversations.suppress(
            self._connection,
            self._services.business_id,
            self._row.channel,
            self._row.address,
            reason,
            self._now,
        )
        conversations.opted_out(self._connection, self._row.id, self._now)
        self.note("opted_out", reason=reason)

    def lift_suppression(self) -> None:
        """Send to this contact again."""
        conversations.lift_suppression(
            self._connection, self._services.business_id, self._row.channel, self._row.address
        )
        self.note("opted_in")

    def note(self, kind: str, *, booking_id: int | None = None, **data: object) -> None:
        """Write down what happened, for staff."""
        conversations.add_event(
            self._connection,
            self._services.business_id,
            kind,
            self._now,
            conversation_id=self._row.id,
            booking_id=booking_id,
            **data,
        )

    def settle(self) -> None:
        """What was ordered has an end, or its webhook is being answered."""
        messages.settle(self._connection, self._row.id, ORDERED, "answered")

    def decide(self, message: InboundRow, outcome: str, understood: Understood | None) -> None:
        """Give a received message its outcome."""
        if self._waits == conversations.KEEPS and outcome not in UNANSWERED:
            self._waits = conversations.WAITS
        messages.mark_decided(
            self._connection, message.id, outcome, _explained(message.body, understood)
        )

    def save(self, conversation: Conversation, last: InboundRow | None) -> None:
        """Store the conversation; `last` is the newest message that is now decided."""
        row = self._row
        is_stored = conversations.save(
            self._connection,
            row,
            state=saved.dump(conversation),
            step=conversation.asked,
            arrived=max(row.arrived, last.arrival) if last else row.arrived,
            decided=max(row.decided, last.arrival) if last else row.decided,
            inbound_at=last.created_at if last else None,
            location_id=conversation.draft.location_id,
            waits=self._waits,
            now=self._now,
        )
        if not is_stored:
            raise RuntimeError("the conversation changed while it was locked")


def _explained(body: str, understood: Understood | None) -> dict[str, Any] | None:
    """What was understood and from which words, as staff see it."""
    if understood is None or understood.is_empty:
        return None
    return {
        "facts": [
            {"fact": one.fact, "text": body[one.span[0] : one.span[1]]}
            for one in understood.evidence
        ],
        "acts": sorted(act.value for act in understood.acts),
    }
