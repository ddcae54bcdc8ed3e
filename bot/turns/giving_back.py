"""Staff give a conversation back: the bot goes on where the customer is."""

from dataclasses import replace

from bot import saved
from bot.store import audit_log, conversations
from bot.store.audit_log import Actor
from bot.turns.services import Services


def give_back(services: Services, conversation_id: int, actor: Actor) -> None:
    """Let the bot answer a conversation again, and take the mark off. Repeating it is harmless."""
    with services.database.write() as connection:
        row = conversations.get(connection, conversation_id)
        conversation = replace(saved.load(row.state), handed_over="", misses=0)
        conversations.give_back(connection, row, saved.dump(conversation))
        conversations.add_event(
            connection,
            services.business_id,
            "given_back",
            services.clock(),
            conversation_id=conversation_id,
            staff=actor.staff_id,
        )
        audit_log.add(
            connection,
            services.business_id,
            actor,
            "given_back",
            services.clock(),
            conversation_id=conversation_id,
        )
