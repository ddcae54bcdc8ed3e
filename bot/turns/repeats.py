"""What a repeated delivery of a message is answered with."""

from bot.ports import DeliveryState
from bot.store import conversations, messages
from bot.store.messages import AnswerRow, InboundRow
from bot.turns.commit import CONSENT, ORDERED
from bot.turns.services import InlineAnswer, Services

POLL_S = 0.05


def answer_repeat(services: Services, inbound: InboundRow, until: float) -> InlineAnswer | None:
    """The same words again while their fate is unknown; nothing once they are on their way.

    Twilio delivers again only when it did not take our answer. A copy that comes while the first
    is in hand waits for it.
    """
    while True:
        with services.database.read() as connection:
            # In this order: what has an outcome has its answer too.
            is_in_hand = messages.outcome_of(connection, inbound.id) in {"", ORDERED}
            answer = messages.answer_to(connection, inbound.id)
            is_silenced = conversations.is_silenced(connection, inbound.conversation_id)
        if answer is not None:
            return _again(answer, is_silenced=is_silenced)
        if not is_in_hand or services.monotonic() >= until:
            return None
        services.sleep(POLL_S)


def _again(answer: AnswerRow, *, is_silenced: bool) -> InlineAnswer | None:
    is_open = answer.state == DeliveryState.INLINE
    is_allowed = not is_silenced or answer.step == CONSENT
    return InlineAnswer(answer.id, answer.body) if is_open and is_allowed else None
