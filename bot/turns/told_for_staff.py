"""How an order ended that staff placed: told to the customer in their name, or left to staff."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.dialogue.effects import Say
from bot.dialogue.events import BookingEnded, ChangeEnded, ChangeOutcome, Outcome
from bot.ports import Channel, DeliveryState
from bot.replies import segments
from bot.store import conversations, staff_messages
from bot.store.conversations import ConversationRow
from bot.turns.services import Services
from bot.turns.staff_texts import objection_to_reply

GOOD = frozenset({Outcome.BOOKED, Outcome.REQUESTED, ChangeOutcome.DONE, ChangeOutcome.REQUESTED})


@dataclass(frozen=True, slots=True)
class StaffOrder:
    """Who of the staff ordered something, and how."""

    staff_id: int
    tells_customer: bool
    attempt: int


def is_good(end: BookingEnded | ChangeEnded) -> bool:
    """Whether what was ordered has come about; only that is told to the customer."""
    return end.outcome in GOOD


def tell_customer(
    services: Services,
    connection: Connection,
    row: ConversationRow,
    says: Sequence[Say],
    order: StaffOrder,
    form_id: str,
) -> None:
    """Send the words under the name of who ordered it, where a reply of theirs may be sent."""
    if not order.tells_customer:
        return
    now = services.clock()
    wrote_at = staff_messages.last_inbound_at(connection, row.id)
    objection = objection_to_reply(row, wrote_at, now)
    if objection:
        conversations.add_event(
            connection,
            services.business_id,
            "customer_not_told",
            now,
            conversation_id=row.id,
            reason=objection,
        )
        return
    body = services.replies.render(says, Channel(row.channel))
    message_id = staff_messages.add(
        connection,
        services.business_id,
        row.id,
        author="staff",
        staff_id=order.staff_id,
        body=body,
        form_id=form_id,
        state=DeliveryState.QUEUED.value,
        segments=segments(body),
        now=now,
    )
    services.enqueue(connection, "deliver", message_id, 1)
    conversations.stop_waiting(connection, row.id)


def tell_staff(
    services: Services,
    connection: Connection,
    row: ConversationRow,
    end: BookingEnded | ChangeEnded,
    order: StaffOrder,
) -> None:
    """Call a person to what did not work out. The first attempt's end is seen by who made it."""
    if order.attempt > 1:
        kind = end.kind.value if isinstance(end, ChangeEnded) else "booking"
        reason = f"{kind}_{end.outcome.value}"
        conversations.ask_for_person(connection, row.id, reason, services.clock())
