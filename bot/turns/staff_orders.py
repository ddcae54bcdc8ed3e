"""Staff book, move and cancel for a customer, by the same orders and workflows as the dialogue.

An order takes the conversation over, in the transaction that stores it: whatever the bot was
about to book is dropped there, so that a late "yes" of the customer's books nothing beside it.
"""

import secrets
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from bot import saved
from bot.dialogue.conversation import without_draft
from bot.dialogue.effects import Book
from bot.store import audit_log, bookings, conversations, holding, staff_messages, standing
from bot.store.audit_log import Actor
from bot.store.conversations import ConversationRow
from bot.turns.first_attempt import FirstAttempt
from bot.turns.ordering import Order, Ordered, kind_of, store_order
from bot.turns.services import Services
from bot.turns.staff_texts import HELD_BY_OTHER
from bot.turns.taking_over import hold

ORDER_IN_HAND = "order_in_hand"
NOT_LIVE = "booking_not_live"
NOT_DONE = frozenset({"taken", "failed", "gone"})
"""Ends of a first attempt after which nothing is changed: who ordered it can try anew."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a member of staff sends off with an order."""

    actor: Actor
    form_id: str
    """The same form sent again orders nothing."""
    tells_customer: bool
    summary: str
    """What stands in the transcript, for staff."""


def new_reference() -> str:
    """A reference for a booking, or for the change of one."""
    return secrets.token_hex(6).upper()


@dataclass(frozen=True)
class StaffOrders:
    """Places orders, and makes the first attempt while the member of staff waits."""

    services: Services
    bookings: FirstAttempt
    changes: FirstAttempt

    def place(self, conversation_id: int, order: Order, wish: Wish) -> str:
        """Why nothing came of it; empty when it is done, or goes on by itself."""
        known = self.came_of(conversation_id, wish.form_id)
        if known is not None:
            return known
        until = self.services.monotonic() + self.services.budget_s
        why_not = self._store(conversation_id, order, wish)
        if why_not is not None:
            return why_not
        is_new = isinstance(order, Book)
        (self.bookings if is_new else self.changes).run(order.reference, until)
        return self.came_of(conversation_id, wish.form_id) or ""

    def came_of(self, conversation_id: int, form_id: str) -> str | None:
        """Why nothing came of what a form ordered, or empty; None where it has ordered nothing."""
        with self.services.database.read() as connection:
            state = staff_messages.state_of_order(connection, conversation_id, form_id)
        return state if state is None or state in NOT_DONE else ""

    def _store(self, conversation_id: int, order: Order, wish: Wish) -> str | None:
        """Store the order as begun: None. Else why not, empty where this form has ordered it."""
        with self.services.database.write() as connection:
            row = conversations.get(connection, conversation_id)
            if staff_messages.is_known(connection, conversation_id, wish.form_id):
                return ""
            objection = self._objection(connection, row, order)
            if objection:
                return objection
            held = hold(self.services, connection, conversation_id, wish.actor)
            if held.staff_id != wish.actor.staff_id:
                return HELD_BY_OTHER
            self._order(connection, row, order, wish)
        return None

    def _objection(self, connection: Connection, row: ConversationRow, order: Order) -> str:
        if holding.is_ordering(connection, row.id):
            return ORDER_IN_HAND
        if isinstance(order, Book):
            return ""
        booking = bookings.get(connection, order.booking)
        is_ahead = booking.starts_at > self.services.clock()
        is_live = booking.state in bookings.MADE_STATES and booking.placed_id and is_ahead
        return "" if is_live else NOT_LIVE

    def _order(
        self, connection: Connection, row: ConversationRow, order: Order, wish: Wish
    ) -> None:
        services, now = self.services, self.services.clock()
        note_id = staff_messages.add(
            connection,
            services.business_id,
            row.id,
            author="note",
            staff_id=wish.actor.staff_id,
            body=wish.summary,
            form_id=wish.form_id,
            state="",
            segments=0,
            now=now,
        )
        ordered = Ordered(
            note_id,
            is_begun=True,
            tells_customer=wish.tells_customer,
            by_staff=wish.actor.name,
        )
        store_order(services, connection, row, order, ordered)
        _drop_draft(connection, row)
        if isinstance(order, Book):
            _remember(connection, row, order)
        audit_log.add(
            connection,
            services.business_id,
            wish.actor,
            _action(order),
            now,
            conversation_id=row.id,
            subject=f"booking:{_booking(order)}",
            after=_written_down(order, wish),
        )


def _drop_draft(connection: Connection, row: ConversationRow) -> None:
    """Nothing that the bot has asked counts any more."""
    state = replace(without_draft(saved.load(row.state)), is_changing=False, next_cancels=())
    standing.restate(connection, row.id, row.version, saved.dump(state))


def _remember(connection: Connection, row: ConversationRow, book: Book) -> None:
    """Keep name and e-mail of a customer of whom they were not known."""
    name = "" if row.name else book.client_name[:200]
    email = "" if row.email else book.client_email
    conversations.remember_customer(connection, row.contact_id, name, email)


def _action(order: Order) -> str:
    if isinstance(order, Book):
        return "booked_for_customer"
    return {"move": "moved_for_customer", "cancel": "cancelled_for_customer"}[kind_of(order)]


def _booking(order: Order) -> str:
    return order.reference if isinstance(order, Book) else order.booking


def _written_down(order: Order, wish: Wish) -> dict[str, Any]:
    """What was ordered, without anything of the customer's."""
    names = ("service_name", "location_name", "starts_at")
    facts = {name: str(getattr(order, name)) for name in names if hasattr(order, name)}
    return {**facts, "customer_told": wish.tells_customer}
