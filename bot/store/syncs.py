"""Queries about what is to be taken in from the calendar.

A request is one row for each of the calendar's ids: `asked` counts who asked, `done` says up to
which of these it has been done. So many requests at once cost one fetch, and none that came after
that fetch began is lost.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import sync_marks, sync_requests

IN_HAND = timedelta(seconds=30)
"""How long the sweep leaves a request to the work that was enqueued with it."""
LONGEST_POLL = timedelta(minutes=10)


def ask(connection: Connection, business_id: int, placed_id: str, now: datetime) -> int | None:
    """Ask for a booking to be taken in; the number to enqueue, None when that was done already."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    asked, done = connection.execute(
        insert(sync_requests)
        .values(business_id=business_id, placed_id=placed_id, asked=1, done=0)
        .on_conflict_do_update(
            index_elements=["business_id", "placed_id"],
            set_={"asked": sync_requests.c.asked + 1},
        )
        .returning(sync_requests.c.asked, sync_requests.c.done)
    ).one()
    if asked - done > 1:
        return None
    put_off(connection, business_id, placed_id, now + IN_HAND, tries=0)
    return int(asked)


def asked(connection: Connection, business_id: int, placed_id: str) -> int | None:
    """Up to which request a booking is to be taken in; None when there is nothing to do."""
    row = connection.execute(
        select(sync_requests.c.asked, sync_requests.c.done).where(*_is(business_id, placed_id))
    ).first()
    return int(row.asked) if row is not None and row.asked > row.done else None


def finish(connection: Connection, business_id: int, placed_id: str, number: int) -> bool:
    """Note that all requests up to a number are done; False when more have come meanwhile."""
    connection.execute(
        update(sync_requests)
        .where(*_is(business_id, placed_id), sync_requests.c.done < number)
        .values(done=number, tries=0)
    )
    is_quiet = connection.execute(
        update(sync_requests)
        .where(*_is(business_id, placed_id), sync_requests.c.asked <= number)
        .values(next_try_at=None)
    )
    return is_quiet.rowcount == 1


def put_off(
    connection: Connection, business_id: int, placed_id: str, until: datetime, *, tries: int
) -> None:
    """Have a request looked at again later."""
    connection.execute(
        update(sync_requests)
        .where(*_is(business_id, placed_id))
        .values(next_try_at=until, tries=tries)
    )


def tries(connection: Connection, business_id: int, placed_id: str) -> int:
    """How often a request has failed in a row."""
    found = select(sync_requests.c.tries).where(*_is(business_id, placed_id))
    return int(connection.execute(found).scalar() or 0)


def due(connection: Connection, now: datetime) -> list[Row[*tuple[Any, ...]]]:
    """The calendar's ids that should have been taken in by now, with the number asked for."""
    return list(
        connection.execute(
            select(sync_requests.c.placed_id, sync_requests.c.asked)
            .where(sync_requests.c.next_try_at <= now)
            .order_by(sync_requests.c.next_try_at)
            .limit(200)
        ).all()
    )


def _is(business_id: int, placed_id: str) -> tuple[Any, ...]:
    return (
        sync_requests.c.business_id == business_id,
        sync_requests.c.placed_id == placed_id,
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the poll has come; None before the first time."""

    polled_at: datetime | None
    compared_at: datetime | None


def begin_poll(
    connection: Connection, business_id: int, now: datetime, pause: timedelta
) -> Mark | None:
    """Begin a poll; None when another process has it in hand, or had it a moment ago."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(insert(sync_marks).values(business_id=business_id).on_conflict_do_nothing())
    mine = sync_marks.c.business_id == business_id
    begun = connection.execute(
        update(sync_marks)
        .where(
            mine,
            or_(sync_marks.c.lease_until.is_(None), sync_marks.c.lease_until < now),
            or_(sync_marks.c.polled_at.is_(None), sync_marks.c.polled_at <= now - pause),
        )
        .values(lease_until=now + LONGEST_POLL)
    )
    if begun.rowcount != 1:
        return None
    row = connection.execute(
        select(sync_marks.c.polled_at, sync_marks.c.compared_at).where(mine)
    ).one()
    return Mark(row.polled_at, row.compared_at)


def end_poll(connection: Connection, business_id: int, **marks: datetime) -> None:
    """Set the marks that a poll has reached, none after a failure, and let others poll."""
    connection.execute(
        update(sync_marks)
        .where(sync_marks.c.business_id == business_id)
        .values(lease_until=None, **marks)
    )
