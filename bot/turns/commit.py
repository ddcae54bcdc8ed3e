"""What one decided turn writes, in one transaction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
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
)
from bot.dialogue.events import ChangeKind
from bot.ports import Channel, DeliveryState, Template
from bot.replies import segments
from bot.store import bookings, changes, conversations, messages
from bot.store.conversations import ConversationRow
from bot.store.messages import InboundRow
from bot.turns.leaving import objection_to
from bot.turns.services import InlineAnswer, Services
from bot.understanding.meaning import Understood

ORDERED = "ordered"
"""The outcome of a message that ordered something whose end is not written yet."""
Order = Book | Move | CancelBooking
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

    def speak(self, says: Sequence[Say], step: str, *, is_end: bool = False) -> InlineAnswer | None:
        """Store the reply: inline where a webhook carries it, else queued for delivery.

        Nothing where the gate is closed. `is_end`: it tells how an order ended.
        """
        objection = objection_to(self._row, is_consent=step == CONSENT, is_end=is_end)
        if not says or objection:
            return None
        if self._inbound is None:
            self._store(says, step, DeliveryState.QUEUED.value, None, is_end=is_end)
            return None
        inline = DeliveryState.INLINE.value
        message_id, body = self._store(says, step, inline, self._inbound.id, is_end=is_end)
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
                case Book():
                    assert ordered_by is not None
                    self._order(effect, ordered_by)
                    ordered = effect
                case Move() | CancelBooking():
                    assert ordered_by is not None
                    self._change(effect, ordered_by)
                    ordered = effect
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

    def _order(self, book: Book, ordered_by: InboundRow) -> None:
        """Store the booking; a waiting webhook makes the first attempt itself."""
        begun = bookings.begun(self._now) if self._inbound else {"state": "wanted"}
        booking_id = bookings.add(
            self._connection,
            business_id=self._services.business_id,
            conversation_id=self._row.id,
            contact_id=self._row.contact_id,
            ordered_by_id=ordered_by.id,
            reference=book.reference,
            location_id=book.location_id,
            location_name=book.location_name[:200],
            service_id=book.service_id,
            service_name=book.service_name[:200],
            extra_ids=list(book.extra_ids),
            employee_id=book.employee_id or "",
            is_employee_chosen=book.employee_id is not None,
            starts_at=book.starts_at,
            ends_at=book.starts_at + timedelta(minutes=book.length_minutes),
            time_zone=book.time_zone,
            client_name=book.client_name[:200],
            client_email=book.client_email,
            client_phone=self._row.phone or "",
            client_address=book.client_address[:500],
            note=book.note,
            form_answers=[list(pair) for pair in book.form_answers],
            created_at=self._now,
            updated_at=self._now,
            **begun,
        )
        self.note("booking_ordered", booking_id=booking_id)
        if not self._inbound:
            self._services.enqueue(self._connection, "book", book.reference, 1)

    def _change(self, wanted: Move | CancelBooking, ordered_by: InboundRow) -> None:
        """Store a change of a booking; a waiting webhook makes the first attempt itself.

        Unless another change of that booking is on its way: the sweep comes back to this one then.
        """
        booking = bookings.get(self._connection, wanted.booking)
        changes.add(
            self._connection,
            business_id=self._services.business_id,
            booking_id=booking.id,
            conversation_id=self._row.id,
            ordered_by_id=ordered_by.id,
            reference=wanted.reference,
            state="wanted",
            created_at=self._now,
            updated_at=self._now,
            **_wanted(wanted),
        )
        kind = "move" if isinstance(wanted, Move) else "cancel"
        self.note(f"{kind}_ordered", booking_id=booking.id)
        if self._inbound:
            changes.claim(self._connection, wanted.reference, 1, self._now)
        else:
            self._services.enqueue(self._connection, "change", wanted.reference, 1)

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


def _wanted(change: Move | CancelBooking) -> dict[str, Any]:
    """The fields of a change that say what is wanted."""
    if isinstance(change, CancelBooking):
        return {"kind": ChangeKind.CANCEL.value}
    return {
        "kind": ChangeKind.MOVE.value,
        "location_id": change.location_id,
        "location_name": change.location_name[:200],
        "service_id": change.service_id,
        "service_name": change.service_name[:200],
        "extra_ids": list(change.extra_ids),
        "employee_id": change.employee_id,
        "starts_at": change.starts_at,
        "ends_at": change.starts_at + timedelta(minutes=change.length_minutes),
        "time_zone": change.time_zone,
    }


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
