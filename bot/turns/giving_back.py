"""Staff give a conversation back: the bot goes on where the customer is."""

from dataclasses import replace

from bot import saved
from bot.store import conversations
from bot.turns.commit import Commit
from bot.turns.services import Services


def give_back(services: Services, conversation_id: int) -> None:
    """Let the bot answer a conversation again. Repeating it is harmless."""
    with services.database.write() as connection:
        row = conversations.get(connection, conversation_id)
        conversation = replace(saved.load(row.state), handed_over="", misses=0)
        Commit(services, connection, row, None).save(conversation, None)
