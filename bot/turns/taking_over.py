"""A member of staff answers in the bot's place.

From the commit on, no text of the bot's leaves (`leaving.py`); what waits to be sent is withdrawn.
What had left by then is counted: the page says that it was already on its way. How an order in
hand ends is a fact and is still told, unless the person who took over wants to tell it.
"""

from sqlalchemy import Connection

from bot.store import audit_log, conversations, holding
from bot.store.audit_log import Actor
from bot.store.holding import Held
from bot.turns.services import Services


def take_over(
    services: Services, conversation_id: int, actor: Actor, *, instead_of: int | None = None
) -> Held:
    """Who holds the conversation now. Repeating it is harmless.

    Somebody else's stays theirs, unless `instead_of` names them: the taker has confirmed that.
    """
    with services.database.write() as connection:
        conversations.get(connection, conversation_id)
        return hold(services, connection, conversation_id, actor, instead_of=instead_of)


def hold(
    services: Services,
    connection: Connection,
    conversation_id: int,
    actor: Actor,
    *,
    instead_of: int | None = None,
) -> Held:
    """The same in a transaction that has the conversation's lock."""
    if actor.staff_id is None:
        raise ValueError("only a member of staff can take over")
    before = holding.find(connection, conversation_id)
    if before and before.staff_id not in {instead_of, None}:
        return before
    now = services.clock()
    holding.take(connection, conversation_id, actor.staff_id, now)
    withdrawn = holding.withdraw(connection, conversation_id, now)
    conversations.add_event(
        connection,
        services.business_id,
        "taken_over",
        now,
        conversation_id=conversation_id,
        staff=actor.staff_id,
        name=actor.name,
        withdrawn=withdrawn,
    )
    _audit(services, connection, conversation_id, actor, "taken_over", before)
    held = holding.find(connection, conversation_id)
    assert held is not None
    return held


def leave_ends_to_staff(services: Services, conversation_id: int, actor: Actor) -> None:
    """Have the bot keep to itself how orders in hand end; its person tells the customer."""
    with services.database.write() as connection:
        conversations.get(connection, conversation_id)
        held = holding.find(connection, conversation_id)
        if held is None or held.staff_id != actor.staff_id:
            return
        holding.leave_ends_to_staff(connection, conversation_id)
        holding.withdraw(connection, conversation_id, services.clock(), with_ends=True)
        _audit(services, connection, conversation_id, actor, "ends_left_to_staff", held)


def _audit(
    services: Services,
    connection: Connection,
    conversation_id: int,
    actor: Actor,
    action: str,
    before: Held | None,
) -> None:
    audit_log.add(
        connection,
        services.business_id,
        actor,
        action,
        services.clock(),
        conversation_id=conversation_id,
        before={"held_by": before.staff_id} if before else None,
        after={"held_by": actor.staff_id},
    )
