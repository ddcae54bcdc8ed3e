"""Three books of the same bookings: the calendar's, Setter's and ours."""

import re
from datetime import datetime

from sqlalchemy import select

from bot.store.database import Database
from bot.store.tables import bookings, changes, records
from integrations.sandbox import Sandbox

Book = list[tuple[str, datetime]]
"""Each booking by its id in the calendar, and when it starts."""

PLACED = ("booked", "requested")
ENDED = {
    bookings: (*PLACED, "cancelled"),
    changes: ("done",),
    records: ("recorded", "cancelled", "dropped"),
}


def calendar(sandbox: Sandbox) -> Book:
    found = sandbox.world.state.appointments.values()
    return sorted((one.id, one.starts_at) for one in found if one.status != 3 and one.ews_id)


def setters(sandbox: Sandbox) -> Book:
    found = sandbox.world.state.setter_bookings.values()
    live = [one for one in found if one.cancelled_at is None]
    return sorted((_placed_id(one.external_id), one.starts_at) for one in live)


def ours(database: Database) -> Book:
    placed = select(bookings.c.placed_id, bookings.c.starts_at).where(bookings.c.state.in_(PLACED))
    with database.read() as connection:
        return sorted((str(one.placed_id), one.starts_at) for one in connection.execute(placed))


def unfinished(database: Database) -> list[str]:
    """Rows that are still on their way, or ended as no row should here."""
    found = []
    with database.read() as connection:
        for table, states in ENDED.items():
            rows = connection.execute(
                select(table.c.id, table.c.state).where(table.c.state.not_in(states))
            )
            found += [f"{table.name} {one.id}: {one.state}" for one in rows]
    return found


def differences(database: Database, sandbox: Sandbox) -> list[str]:
    """Where the books disagree, and what has not ended; nothing when all is well."""
    truth, found = calendar(sandbox), unfinished(database)
    for name, book in (("ours", ours(database)), ("Setter's", setters(sandbox))):
        if book != truth:
            found.append(f"{name}: {book}, the calendar's: {truth}")
    return found


def _placed_id(external_id: str | None) -> str:
    named = re.fullmatch(r"setster-(\w+)(:r\d+)?", external_id or "")
    return named.group(1) if named else f"not ours: {external_id}"
