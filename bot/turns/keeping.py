"""Messages that are beyond a limit: kept for staff, answered once with a line or not at all."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot import saved
from bot.dialogue.effects import HandOver, Say
from bot.dialogue.staffed import with_hours
from bot.store import conversations, messages
from bot.store.conversations import ConversationRow
from bot.store.messages import InboundRow
from bot.turns.commit import Commit
from bot.turns.limits import FLOODED, HOUR
from bot.turns.services import InlineAnswer, Services


def keep(
    services: Services,
    connection: Connection,
    row: ConversationRow,
    waiting: Sequence[InboundRow],
    objection: str,
    awaited: InboundRow | None,
) -> InlineAnswer | None:
    """Give the newest of the waiting messages its outcome; staff hear of the first of a row."""
    *earlier, message = waiting
    commit = Commit(services, connection, row, awaited)
    commit.decide(message, objection, None)
    conversation, now, answer = saved.load(row.state), services.clock(), None
    if messages.outcome_before(connection, message) != objection:
        commit.carry_out([HandOver(objection)], None)
        is_to_be_told = objection == FLOODED and not conversation.handed_over
        if is_to_be_told and not messages.was_said_since(connection, row.id, FLOODED, now - HOUR):
            says = with_hours([Say("too_many_messages")], services.policy, now)
            answer = commit.speak(says, FLOODED)
    if earlier:
        # They are still to be answered, in their turn.
        conversations.count_arrival(connection, row.id, now)
    else:
        commit.save(conversation, message)
    return answer
