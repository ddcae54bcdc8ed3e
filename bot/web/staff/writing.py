"""What the writing part of a transcript shows: who answers, whether one may, what is kept ready."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.store import conversations, holding, staff_messages
from bot.store.holding import Held
from bot.store.inbox import AnyRow
from bot.turns.staff_texts import objection_to_reply
from bot.web.staff import times, words
from bot.web.staff.times import Local


@dataclass(frozen=True, slots=True)
class Holder:
    """Who answers in the bot's place, in words."""

    staff_id: int
    name: str
    since: str
    is_me: bool
    news: str
    """What of the bot's may still reach the customer; empty once that is settled."""
    ends: bool
    """Whether the bot will tell how an order ends."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What a member of staff may do in a conversation."""

    holder: Holder | None
    why_not: str
    """Why nobody can write to this customer now; empty when one can."""
    objection: str
    """The same in words."""
    assigned_to: int | None
    colleagues: Mapping[int, str]
    ready: tuple[tuple[int, str], ...]
    text: str
    form_id: str


def writing(
    connection: Connection, row: AnyRow, me: int, local: Local, now: datetime, text: str
) -> Writing:
    """Everything about stepping in, as it stands now; `text` is what was typed or picked."""
    conversation = conversations.peek(connection, row.id)
    assert conversation is not None  # the caller has just read it
    wrote_at = staff_messages.last_inbound_at(connection, row.id)
    objection = objection_to_reply(conversation, wrote_at, now)
    business_id = row.business_id
    return Writing(
        holder=_holder(holding.find(connection, row.id), me, local, now),
        why_not=objection,
        objection=words.REFUSALS[objection] if objection else "",
        assigned_to=row.assigned_to,
        colleagues=staff_messages.colleagues(connection, business_id),
        ready=tuple(
            (one.id, one.title) for one in staff_messages.ready_made(connection, business_id)
        ),
        text=text,
        form_id=secrets.token_urlsafe(12),
    )


def _holder(held: Held | None, me: int, local: Local, now: datetime) -> Holder | None:
    if held is None:
        return None
    return Holder(
        staff_id=held.staff_id,
        name=held.name,
        since=times.short(held.since, local, now),
        is_me=held.staff_id == me,
        news=_news(held),
        ends=bool(held.ends),
    )


def _news(held: Held) -> str:
    parts = []
    if held.leaving:
        one = held.leaving == 1
        answers = "One answer was" if one else f"{held.leaving} answers were"
        parts.append(f"{answers} already on {'its' if one else 'their'} way.")
    if held.ends:
        parts.append(
            "An order was in hand: the customer will be told how it ends, and nothing else."
        )
    return " ".join(parts)


def filled_in(body: str, name: str, at: str) -> str:
    """A ready-made reply with the customer's name and time; what is not known stays to be seen."""
    for placeholder, value in (("{name}", name), ("{time}", at)):
        if value:
            body = body.replace(placeholder, value)
    return body
