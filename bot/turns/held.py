"""Messages that come while a person holds the conversation: understood for them, never answered."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot import saved
from bot.dialogue.effects import HandOver
from bot.dialogue.events import Text
from bot.store.conversations import ConversationRow
from bot.store.messages import InboundRow
from bot.turns.commit import Commit
from bot.turns.deciding import Decider
from bot.understanding.alarms import alarms
from bot.understanding.meaning import Act

FOR_PERSON = "for_person"


def leave_to_person(
    decider: Decider, connection: Connection, row: ConversationRow, waiting: Sequence[InboundRow]
) -> None:
    """Give all waiting messages their outcome, with what memory suffices to understand.

    The bot's side of the talk stays as it was; only a wish to be left alone is obeyed.
    """
    texts = tuple(Text(one.body, has_attachment=bool(one.attachments)) for one in waiting)
    understood = decider.listen(row, texts) or (None,) * len(waiting)
    commit = Commit(decider.services, connection, row, None)
    for message, one in zip(waiting, understood, strict=True):
        commit.decide(message, FOR_PERSON, one)
        commit.carry_out([HandOver(alarm.value) for alarm in sorted(alarms(message.body))], None)
        if one is not None and Act.STOP_TEXTING in one.acts:
            commit.suppress("free_text")
    commit.save(saved.load(row.state), waiting[-1])
