"""Queries about what staff write: replies and notes, and replies that are kept ready."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, union_all, update

from bot.ports import Template
from bot.store.database import insert_row
from bot.store.tables import bookings, canned_replies, changes, conversations, messages, staff


def add(
    connection: Connection,
    business_id: int,
    conversation_id: int,
    *,
    author: str,
    staff_id: int | None,
    body: str,
    form_id: str,
    state: str,
    segments: int,
    now: datetime,
    template: Template | None = None,
) -> int:
    """Store a reply or a note. Raises sqlalchemy.exc.IntegrityError when its form is known."""
    message_id = insert_row(
        connection,
        messages,
        business_id=business_id,
        conversation_id=conversation_id,
        author=author,
        staff_id=staff_id,
        body=body,
        form_id=form_id,
        state=state,
        state_at=now,
        segments=segments,
        template=template.id if template else "",
        template_values=list(template.values) if template else None,
        created_at=now,
    )
    if author == "staff":
        connection.execute(
            update(conversations)
            .where(conversations.c.id == conversation_id)
            .values(last_message_at=now)
        )
    return message_id


def is_known(connection: Connection, conversation_id: int, form_id: str) -> bool:
    """Whether a form was sent before."""
    found = select(messages.c.id).where(
        messages.c.conversation_id == conversation_id, messages.c.form_id == form_id
    )
    return connection.execute(found).first() is not None


def state_of_order(connection: Connection, conversation_id: int, form_id: str) -> str | None:
    """How that stands which a form ordered; None where it has ordered nothing."""
    note_id = (
        select(messages.c.id)
        .where(messages.c.conversation_id == conversation_id, messages.c.form_id == form_id)
        .scalar_subquery()
    )
    ordered = (
        select(table.c.state).where(
            table.c.conversation_id == conversation_id, table.c.ordered_by_id == note_id
        )
        for table in (bookings, changes)
    )
    return connection.execute(union_all(*ordered)).scalar()


def last_inbound_at(connection: Connection, conversation_id: int) -> datetime | None:
    """When the customer wrote last."""
    return connection.execute(
        select(conversations.c.last_inbound_at).where(conversations.c.id == conversation_id)
    ).scalar()


def names(connection: Connection, staff_ids: Iterable[int]) -> dict[int, str]:
    """Who the members of staff are, by their ids."""
    rows = connection.execute(
        select(staff.c.id, staff.c.name, staff.c.email).where(staff.c.id.in_(set(staff_ids)))
    )
    return {row.id: row.name or row.email for row in rows}


def colleagues(connection: Connection, business_id: int) -> dict[int, str]:
    """All who may be given a conversation, by name."""
    rows = connection.execute(
        select(staff.c.id, staff.c.name, staff.c.email).where(
            staff.c.business_id == business_id, staff.c.is_active, staff.c.role != "auditor"
        )
    )
    named = {row.id: row.name or row.email for row in rows}
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def ready_made(connection: Connection, business_id: int) -> list[Row[*tuple[Any, ...]]]:
    """The business's ready-made replies, by title."""
    query = select(canned_replies).where(canned_replies.c.business_id == business_id)
    return list(connection.execute(query.order_by(canned_replies.c.title)).all())


def keep_ready(
    connection: Connection, business_id: int, title: str, body: str, now: datetime
) -> int:
    """Add a ready-made reply, or replace the one with that title; its id."""
    mine = (canned_replies.c.business_id == business_id, canned_replies.c.title == title)
    known = connection.execute(select(canned_replies.c.id).where(*mine)).scalar()
    if known is not None:
        connection.execute(update(canned_replies).where(*mine).values(body=body))
        return int(known)
    return insert_row(
        connection,
        canned_replies,
        business_id=business_id,
        title=title,
        body=body,
        created_at=now,
    )


def forget_ready(connection: Connection, business_id: int, reply_id: int) -> bool:
    """Remove a ready-made reply; False when there is none."""
    removed = connection.execute(
        delete(canned_replies).where(
            canned_replies.c.business_id == business_id, canned_replies.c.id == reply_id
        )
    )
    return removed.rowcount == 1
