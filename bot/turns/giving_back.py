"""Staff give a conversation back: the bot goes on where the customer is."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from bot import saved
from bot.store import audit_log, conversations, holding
from bot.store.audit_log import Actor
from bot.store.conversations import ConversationRow
from bot.turns.services import Services

IDLE = Actor("Nobody, after a while without a word")
STILL_WAITS = timedelta(hours=24)
"""How old a text may be that nobody has answered for the bot to take it up."""


def give_back(services: Services, conversation_id: int, actor: Actor) -> None:
    """Let the bot answer a conversation again, and take the mark off. Repeating it is harmless.

    What the customer wrote last and nobody answered is decided by the sweep's next round.
    """
    with services.database.write() as connection:
        row = conversations.get(connection, conversation_id)
        since = services.clock() - STILL_WAITS
        _let_go(connection, row)
        reopened = holding.reopen_waiting(connection, conversation_id, since)
        if reopened:
            holding.undecide(connection, conversation_id)
        else:
            conversations.stop_waiting(connection, conversation_id)
        _write_down(services, connection, row, actor, "given_back")


def resolve(services: Services, conversation_id: int, actor: Actor) -> None:
    """The matter is settled: take the mark off and let the bot answer what comes next."""
    with services.database.write() as connection:
        row = conversations.get(connection, conversation_id)
        _let_go(connection, row)
        conversations.stop_waiting(connection, conversation_id)
        _write_down(services, connection, row, actor, "resolved")


def return_idle(services: Services) -> None:
    """Let the bot answer again where its person has been done for long without saying so.

    Where the customer waits for an answer, it stays the person's.
    """
    if services.hands_back_after is None:
        return
    before = services.clock() - services.hands_back_after
    with services.database.read() as connection:
        found = holding.idle(connection, services.business_id, before)
    for conversation_id in found:
        with services.database.write() as connection:
            row = conversations.get(connection, conversation_id)
            if holding.is_idle(connection, conversation_id, before):
                _let_go(connection, row)
                _write_down(services, connection, row, IDLE, "given_back")


def _let_go(connection: Connection, row: ConversationRow) -> None:
    conversation = replace(saved.load(row.state), handed_over="", misses=0)
    conversations.give_back(connection, row, saved.dump(conversation))
    holding.release(connection, row.id)


def _write_down(
    services: Services, connection: Connection, row: ConversationRow, actor: Actor, action: str
) -> None:
    conversations.add_event(
        connection,
        services.business_id,
        action,
        services.clock(),
        conversation_id=row.id,
        staff=actor.staff_id,
        name=actor.name,
    )
    audit_log.add(
        connection,
        services.business_id,
        actor,
        action,
        services.clock(),
        conversation_id=row.id,
        before={"held_by": row.taken_by} if row.taken_by else None,
    )
