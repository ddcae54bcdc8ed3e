"""What a repeated delivery of a message is answered with."""

from bot.ports import DeliveryState
from bot.store import conversations, messages
from bot.store.conversations import ConversationRow
from bot.store.messages import AnswerRow, InboundRow
from bot.turns.commit import CONSENT, ORDERED
from bot.turns.leaving import objection_to
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
            row = conversations.peek(connection, inbound.conversation_id)
        if answer is not None:
            return _again(answer, row)
        if not is_in_hand or services.monotonic() >= until:
            return None
        services.sleep(POLL_S)


def _again(answer: AnswerRow, row: ConversationRow | None) -> InlineAnswer | None:
    if row is None or answer.state != DeliveryState.INLINE:
        return None
    objection = objection_to(row, is_consent=answer.step == CONSENT, is_end=answer.is_end)
    return None if objection else InlineAnswer(answer.id, answer.body)
