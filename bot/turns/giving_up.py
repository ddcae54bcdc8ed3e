"""The last resort where a turn can't be decided: a person takes over, the customer is told so."""

from dataclasses import replace

from sqlalchemy import Connection

from bot import saved
from bot.dialogue.conversation import Conversation
from bot.dialogue.effects import HandOver, Say
from bot.dialogue.staffed import with_hours
from bot.store import messages
from bot.store.conversations import ConversationRow
from bot.store.messages import InboundRow
from bot.turns.commit import Commit
from bot.turns.services import InlineAnswer, Services

REASON = "turn_failed"


def give_up(
    services: Services, connection: Connection, row: ConversationRow, inbound: InboundRow | None
) -> InlineAnswer | None:
    """Give all waiting messages an outcome; `inbound` is the one whose webhook waits."""
    waiting = messages.undecided(connection, row)
    if not waiting:
        return None
    commit = Commit(services, connection, row, inbound)
    for one in waiting:
        commit.decide(one, "failed", None)
    says = with_hours([Say("handing_over")], services.policy, services.clock())
    answer = commit.speak(says, REASON)
    commit.carry_out([HandOver(REASON)], None)
    commit.save(replace(_conversation(row), handed_over=REASON), waiting[-1])
    return answer


def _conversation(row: ConversationRow) -> Conversation:
    try:
        return saved.load(row.state)
    except ValueError:
        # What can't be read may be the very reason.
        return Conversation()
