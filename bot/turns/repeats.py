"""What a repeated delivery of a message is answered with."""

from bot.ports import DeliveryState
from bot.store import conversations
from bot.turns.commit import ORDERED
from bot.turns.services import InlineAnswer, Services

POLL_S = 0.05


def answer_repeat(services: Services, inbound_id: int, until: float) -> InlineAnswer | None:
    """The same words again while their fate is unknown; nothing once they are on their way.

    Twilio delivers again only when it did not take our answer. A copy that comes while the first
    is in hand waits for it.
    """
    while True:
        with services.database.read() as connection:
            answer = conversations.answer_to(connection, inbound_id)
            is_in_hand = conversations.outcome_of(connection, inbound_id) in {"", ORDERED}
        if answer is not None:
            is_inline = answer.state == DeliveryState.INLINE
            return InlineAnswer(answer.id, answer.body) if is_inline else None
        if not is_in_hand or services.monotonic() >= until:
            return None
        services.sleep(POLL_S)
