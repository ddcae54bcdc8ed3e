"""What texts mean in a conversation that somebody else leads: nothing is decided, nothing said."""

from collections.abc import Sequence

from bot.dialogue import facts
from bot.dialogue.conversation import Conversation
from bot.dialogue.events import Text
from bot.dialogue.talk import Talk
from bot.dialogue.world import CalendarUnreachable, Unanswered, World
from bot.understanding.meaning import Understood
from bot.understanding.reader import understand


def listen(
    conversation: Conversation, texts: Sequence[Text], world: World
) -> tuple[Understood, ...]:
    """One per text; none at all where the catalogue is not at hand."""
    talk = Talk(conversation, world)
    try:
        context = facts.context(talk)
    except (CalendarUnreachable, Unanswered):
        return ()
    return tuple(understand(one.body, context, talk.now) for one in texts)
