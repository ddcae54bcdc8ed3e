"""Queries about who answers a conversation: the bot, or a member of staff who has taken over.

All writes are made under the conversation's lock.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, or_, select, update

from bot.ports import DeliveryState
from bot.store.bookings import ENDED_STATES
from bot.store.changes import OPEN_STATES
from bot.store.tables import bookings, changes, conversations, messages, staff

WITHDRAWN = "withdrawn"
"""The state of a text that was kept back because a person has taken over: it never left."""
REOPENED = "for_person"
AT_ONCE = 100

_waiting = (DeliveryState.QUEUED.value,)
_leaving = (DeliveryState.INLINE.value, DeliveryState.SENDING.value)


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a conversation and what of the bot's may still reach the customer."""

    staff_id: int
    name: str
    since: datetime
    leaving: int
    """Texts that had left, or may have, before the takeover."""
    ends: int
    """Orders in hand whose end the customer will be told, and such ends on their way."""

    @property
    def is_confirmed(self) -> bool:
        """Whether nothing more of the bot's will reach the customer."""
        return not (self.leaving or self.ends)


def take(connection: Connection, conversation_id: int, staff_id: int, now: datetime) -> None:
    """Let a member of staff answer in the bot's place."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(taken_by=staff_id, taken_at=now, tells_ends=True)
    )


def release(connection: Connection, conversation_id: int) -> None:
    """Let the bot answer again."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(taken_by=None, taken_at=None, tells_ends=True)
    )


def idle(connection: Connection, business_id: int, before: datetime) -> list[int]:
    """Conversations that a person holds in which nobody wrote or waits since a moment."""
    mine = conversations.c.business_id == business_id
    return list(connection.execute(_idle(before).where(mine).limit(AT_ONCE)).scalars())


def is_idle(connection: Connection, conversation_id: int, before: datetime) -> bool:
    """Whether this is still one of them."""
    query = _idle(before).where(conversations.c.id == conversation_id)
    return connection.execute(query).first() is not None


def _idle(before: datetime) -> Select[Any]:
    return select(conversations.c.id).where(
        conversations.c.taken_by.is_not(None),
        conversations.c.taken_at < before,
        conversations.c.last_message_at < before,
        conversations.c.waiting_since.is_(None),
    )


def leave_ends_to_staff(connection: Connection, conversation_id: int) -> None:
    """Have the bot tell nothing at all, not even how orders in hand end."""
    connection.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(tells_ends=False)
    )


def withdraw(
    connection: Connection, conversation_id: int, now: datetime, *, with_ends: bool = False
) -> int:
    """Keep back the bot's texts that wait to be sent; how many there were."""
    mine = [
        messages.c.conversation_id == conversation_id,
        messages.c.author == "bot",
        messages.c.state.in_(_waiting),
    ]
    if not with_ends:
        mine.append(messages.c.is_end.is_(False))
    withdrawn = connection.execute(
        update(messages).where(*mine).values(state=WITHDRAWN, state_at=now)
    )
    return withdrawn.rowcount


def withdraw_one(connection: Connection, message_id: int, reason: str, now: datetime) -> bool:
    """Keep back one text; False when it has left, or may have."""
    withdrawn = connection.execute(
        update(messages)
        .where(messages.c.id == message_id, messages.c.state.in_((*_waiting, *_leaving)))
        .values(state=WITHDRAWN, state_at=now, error_code=reason)
    )
    return withdrawn.rowcount == 1


def find(connection: Connection, conversation_id: int) -> Held | None:
    """Who holds a conversation; None while the bot answers."""
    row = connection.execute(
        select(
            conversations.c.taken_by,
            conversations.c.taken_at,
            conversations.c.tells_ends,
            staff.c.name,
            staff.c.email,
        )
        .join(staff, staff.c.id == conversations.c.taken_by)
        .where(conversations.c.id == conversation_id)
    ).first()
    if row is None:
        return None
    leaving, ends = _on_their_way(connection, conversation_id)
    if row.tells_ends:
        ends += _orders_in_hand(connection, conversation_id)
    return Held(row.taken_by, row.name or row.email, row.taken_at, leaving, ends)


def _on_their_way(connection: Connection, conversation_id: int) -> tuple[int, int]:
    """The bot's texts that may have left, and ends that wait to be sent."""
    rows = connection.execute(
        select(messages.c.state, func.count())
        .where(
            messages.c.conversation_id == conversation_id,
            messages.c.author == "bot",
            or_(
                messages.c.state.in_(_leaving),
                and_(messages.c.state.in_(_waiting), messages.c.is_end),
            ),
        )
        .group_by(messages.c.state)
    )
    counted: dict[str, int] = {row[0]: row[1] for row in rows}
    return sum(counted.get(one, 0) for one in _leaving), sum(
        counted.get(one, 0) for one in _waiting
    )


def _orders_in_hand(connection: Connection, conversation_id: int) -> int:
    """Bookings and changes whose end, or corrected end, the customer has not been told."""
    made = select(func.count()).where(
        bookings.c.conversation_id == conversation_id,
        bookings.c.origin == "text",
        or_(
            bookings.c.state.in_(("wanted", "creating")),
            bookings.c.next_look_at.is_not(None),
            and_(bookings.c.state.in_(ENDED_STATES), bookings.c.told_state != bookings.c.state),
        ),
    )
    changed = select(func.count()).where(
        changes.c.conversation_id == conversation_id,
        or_(changes.c.state.in_(OPEN_STATES), changes.c.told_state != changes.c.state),
    )
    return int(connection.execute(made).scalar_one() + connection.execute(changed).scalar_one())


def is_ordering(connection: Connection, conversation_id: int) -> bool:
    """Whether a booking or a change is being made for this customer now."""
    making = select(bookings.c.id).where(
        bookings.c.conversation_id == conversation_id, bookings.c.state.in_(("wanted", "creating"))
    )
    changing = select(changes.c.id).where(
        changes.c.conversation_id == conversation_id, changes.c.state.in_(OPEN_STATES)
    )
    return connection.execute(making.union_all(changing).limit(1)).first() is not None


def assign(connection: Connection, conversation_id: int, staff_id: int | None) -> int | None:
    """Note who looks after a conversation; who did before."""
    mine = conversations.c.id == conversation_id
    before = connection.execute(select(conversations.c.assigned_to).where(mine)).scalar()
    connection.execute(update(conversations).where(mine).values(assigned_to=staff_id))
    return before


def reopen_waiting(connection: Connection, conversation_id: int, since: datetime) -> int:
    """Have the bot decide what the customer wrote after the last words of staff; how many texts.

    Only what nobody has answered: a text under which staff or the bot wrote something stays closed.
    """
    later = messages.alias()
    is_answered = exists(
        select(later.c.id).where(
            later.c.conversation_id == conversation_id,
            later.c.author.in_(("staff", "bot")),
            later.c.state != WITHDRAWN,
            later.c.id > messages.c.id,
        )
    )
    reopened = connection.execute(
        update(messages)
        .where(
            messages.c.conversation_id == conversation_id,
            messages.c.author == "customer",
            messages.c.outcome == REOPENED,
            messages.c.created_at >= since,
            ~is_answered,
        )
        .values(outcome="")
    )
    return reopened.rowcount


def undecide(connection: Connection, conversation_id: int) -> None:
    """Note that messages wait: the next turn takes all of them along."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(decided=_before_first_undecided(conversation_id))
    )


def _before_first_undecided(conversation_id: int) -> Any:
    return (
        select(func.coalesce(func.min(messages.c.arrival) - 1, conversations.c.decided))
        .where(
            messages.c.conversation_id == conversation_id,
            messages.c.author == "customer",
            messages.c.outcome == "",
        )
        .scalar_subquery()
    )
