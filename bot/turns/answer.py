"""The words with which a webhook answers when its turn is decided elsewhere, or not yet.

A reply's row says who carries it: `waiting` is for the webhook that ordered a booking, `inline` was
given to a webhook, everything else goes through REST. Each move between them is one conditional
update, so a reply never goes both ways.
"""

from bot.dialogue.effects import Say
from bot.ports import DeliveryState
from bot.store import bookings, conversations
from bot.store.conversations import AnswerRow
from bot.turns.commit import WAITING, Commit
from bot.turns.services import InlineAnswer, Services

POLL_S = 0.05
MARGIN_S = 1.0
"""What is left of the budget for promising the outcome."""


def answer_repeat(services: Services, inbound_id: int, until: float) -> InlineAnswer | None:
    """The same words again while their fate is unknown; nothing once they are on their way.

    A copy that comes while the first is in hand waits for it.
    """
    while True:
        with services.database.read() as connection:
            answer = conversations.answer_to(connection, inbound_id)
            is_in_hand = not conversations.outcome_of(connection, inbound_id)
        if answer is not None and answer.state == DeliveryState.INLINE:
            return InlineAnswer(answer.id, answer.body)
        waits = is_in_hand or (answer is not None and answer.state == WAITING)
        if not waits or services.monotonic() >= until:
            return None
        services.sleep(POLL_S)


def answer_with_outcome(
    services: Services, conversation_id: int, inbound_id: int, reference: str, until: float
) -> InlineAnswer | None:
    """How the booking ended when that is known in time, else a line that promises to tell."""
    while services.monotonic() < until - MARGIN_S:
        with services.database.read() as connection:
            answer = conversations.answer_to(connection, inbound_id)
        if answer is not None:
            return _claim(services, answer)
        services.sleep(POLL_S)
    return _promise(services, conversation_id, inbound_id, reference)


def _claim(services: Services, answer: AnswerRow) -> InlineAnswer | None:
    with services.database.write() as connection:
        is_ours = conversations.change_state(
            connection, answer.id, [WAITING], DeliveryState.INLINE.value, services.clock()
        )
    return InlineAnswer(answer.id, answer.body) if is_ours else None


def _promise(
    services: Services, conversation_id: int, inbound_id: int, reference: str
) -> InlineAnswer | None:
    with services.database.write() as connection:
        row = conversations.get(connection, conversation_id)
        answer = conversations.answer_to(connection, inbound_id)
        if answer is None:
            bookings.stop_waiting(connection, reference, services.clock())
            inbound = conversations.get_inbound(connection, inbound_id)
            return Commit(services, connection, row, inbound).speak(
                [Say("booking_now")], "confirmation"
            )
    return _claim(services, answer)
