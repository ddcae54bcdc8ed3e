"""Twilio's message statuses as delivery states, which only ever move forward.

Callbacks repeat, get lost and come in any order, without a time in them (Twilio docs,
"Outbound message status in status callbacks"; the order as public code complains of it).
"""

from bot.ports import DeliveryState

# Values: Twilio's OpenAPI file, message_enum_status.
STATES = {
    "accepted": DeliveryState.QUEUED,
    "scheduled": DeliveryState.QUEUED,
    "queued": DeliveryState.QUEUED,
    "sending": DeliveryState.SENDING,
    "sent": DeliveryState.SENT,
    "delivered": DeliveryState.DELIVERED,
    "partially_delivered": DeliveryState.DELIVERED,
    "read": DeliveryState.READ,
    "undelivered": DeliveryState.FAILED,
    "failed": DeliveryState.FAILED,
    "canceled": DeliveryState.FAILED,
}

RANK = {
    DeliveryState.INLINE: 0,
    DeliveryState.QUEUED: 1,
    DeliveryState.SENDING: 2,
    DeliveryState.SENT: 3,
    DeliveryState.DELIVERED: 4,
    DeliveryState.READ: 5,
}


def state_of(status: str) -> DeliveryState | None:
    """The delivery state; None for an inbound message's status and for unknown ones."""
    return STATES.get(status.strip().lower())


def is_forward(old: DeliveryState, new: DeliveryState) -> bool:
    """Whether news may replace what is known. Failure is final, and so is arrival."""
    if old is DeliveryState.FAILED:
        return False
    if new is DeliveryState.FAILED:
        return RANK[old] < RANK[DeliveryState.DELIVERED]
    return RANK[new] > RANK[old]
