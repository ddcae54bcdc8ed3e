"""The audit log: who did what, when, to what, from where. Rows are added and never changed.

Each row holds a hash over itself and the row before it, so that a row that is missing, moved or
altered shows. The hash needs no secret: somebody who may write to the database can compute the
whole chain anew, so keep the newest hash elsewhere (`flask audit check` prints it) and compare.
Holds no words of customers and no whole phone number.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, text

from bot.store.database import insert_row
from bot.store.staff_tables import audit_log
from bot.store.tables import contacts, conversations

AuditRow = Row[*tuple[Any, ...]]
START = ""
"""Stands for the hash before the first row."""
LOCK = 1_836_412_705
PAGE = 100
BATCH = 500
HASHED = (
    "business_id",
    "number",
    "created_at",
    "staff_id",
    "actor",
    "action",
    "conversation_id",
    "subject",
    "address",
    "session",
    "before",
    "after",
    "result",
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and from where. `session` is the beginning of the session's hash."""

    name: str
    staff_id: int | None = None
    address: str = ""
    session: str = ""


COMMAND_LINE = Actor("command line")


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the log is wanted; None and empty mean all of it."""

    staff_id: int | None = None
    action: str = ""
    conversation: str = ""
    """The public id of a conversation."""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """What a check of the chain found: how many rows, the newest hash, the first broken number."""

    rows: int
    head: str
    broken_at: int | None = None


def add(
    connection: Connection,
    business_id: int,
    actor: Actor,
    action: str,
    now: datetime,
    *,
    conversation_id: int | None = None,
    subject: str = "",
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    result: str = "done",
) -> None:
    """Write an entry in the caller's transaction, as its last write: others wait from here on."""
    number, last = _last(connection, business_id)
    values: dict[str, Any] = {
        "business_id": business_id,
        "number": number + 1,
        "created_at": now,
        "staff_id": actor.staff_id,
        "actor": actor.name[:320],
        "action": action,
        "conversation_id": conversation_id,
        "subject": subject[:100],
        "address": actor.address[:64],
        "session": actor.session[:16],
        "before": _json(before),
        "after": _json(after),
        "result": result,
    }
    insert_row(connection, audit_log, **values, hash=_hash(last, values))


def _last(connection: Connection, business_id: int) -> tuple[int, str]:
    """The newest number and hash. Nobody else adds to the chain until the transaction ends."""
    if connection.dialect.name != "sqlite":
        lock = text("SELECT pg_advisory_xact_lock(:lock, :business)")
        connection.execute(lock, {"lock": LOCK, "business": business_id})
    row = connection.execute(
        select(audit_log.c.number, audit_log.c.hash)
        .where(audit_log.c.business_id == business_id)
        .order_by(audit_log.c.number.desc())
        .limit(1)
    ).first()
    return (row.number, row.hash) if row else (0, START)


def _json(values: Mapping[str, object] | None) -> str:
    return json.dumps(values, sort_keys=True, default=str) if values else ""


def _hash(before: str, values: Mapping[str, Any]) -> str:
    fields = [before]
    for name in HASHED:
        value = values[name]
        is_time = isinstance(value, datetime)
        fields.append(value.astimezone(UTC).isoformat() if is_time else value)
    return sha256(json.dumps(fields).encode()).hexdigest()


def check(connection: Connection, business_id: int) -> Chain:
    """Follow the chain from its first row to the first that does not fit."""
    query = select(audit_log).where(audit_log.c.business_id == business_id)
    query = query.order_by(audit_log.c.number).execution_options(yield_per=BATCH)
    number, head = 0, START
    with connection.execute(query) as rows:
        for row in rows:
            expected = _hash(head, dict(row._mapping))
            if row.number != number + 1 or row.hash != expected:
                return Chain(number, head, broken_at=number + 1)
            number, head = row.number, row.hash
    return Chain(number, head)


def hash_at(connection: Connection, business_id: int, number: int) -> str | None:
    """The hash of a row, to be compared with one that was kept elsewhere."""
    return connection.execute(
        select(audit_log.c.hash).where(
            audit_log.c.business_id == business_id, audit_log.c.number == number
        )
    ).scalar()


def page(
    connection: Connection, business_id: int, wanted: Filter, before: int | None = None
) -> list[AuditRow]:
    """Entries, newest first, with their conversation's public id; one more than PAGE says more."""
    query = _filtered(business_id, wanted).order_by(audit_log.c.number.desc()).limit(PAGE + 1)
    if before is not None:
        query = query.where(audit_log.c.number < before)
    return list(connection.execute(query).all())


def every(connection: Connection, business_id: int, wanted: Filter) -> Iterator[AuditRow]:
    """All entries, oldest first, read as they are asked for."""
    query = _filtered(business_id, wanted).order_by(audit_log.c.number)
    with connection.execute(query.execution_options(yield_per=BATCH)) as rows:
        yield from rows


def actions(connection: Connection, business_id: int) -> list[str]:
    """The actions that occur."""
    query = select(audit_log.c.action).where(audit_log.c.business_id == business_id).distinct()
    return sorted(connection.execute(query).scalars())


def _filtered(business_id: int, wanted: Filter) -> Select[Any]:
    query = (
        select(
            audit_log,
            conversations.c.public_id,
            func.coalesce(contacts.c.phone, contacts.c.address, "").label("customer"),
        )
        .outerjoin(conversations, conversations.c.id == audit_log.c.conversation_id)
        .outerjoin(contacts, contacts.c.id == conversations.c.contact_id)
        .where(audit_log.c.business_id == business_id)
    )
    if wanted.staff_id is not None:
        query = query.where(audit_log.c.staff_id == wanted.staff_id)
    if wanted.action:
        query = query.where(audit_log.c.action == wanted.action)
    if wanted.conversation:
        query = query.where(conversations.c.public_id == wanted.conversation)
    if wanted.since:
        query = query.where(audit_log.c.created_at >= wanted.since)
    if wanted.until:
        query = query.where(audit_log.c.created_at < wanted.until)
    return query
