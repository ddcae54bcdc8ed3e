"""Which processes do durable work, and when each was last seen. On PostgreSQL only.

All moments are the database's own: the clocks of two machines may differ by more than a process
may be silent.
"""

from datetime import timedelta

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.store.tables import executors


def beat(connection: Connection, business_id: int, name: str) -> None:
    """Note that an executor is alive."""
    connection.execute(
        insert(executors)
        .values(name=name, business_id=business_id, seen_at=func.now())
        .on_conflict_do_update(index_elements=["name"], set_={"seen_at": func.now()})
    )


def leave(connection: Connection, name: str) -> None:
    """Note that an executor has ended: what it left is up for adoption at once."""
    connection.execute(
        update(executors)
        .where(executors.c.name == name)
        .values(seen_at=func.now() - timedelta(days=1))
    )


def claim_dead(connection: Connection, silent_for: timedelta) -> list[str]:
    """The executors that were silent for too long, each given to one caller.

    Should that one die before `forget`, another gets them after the same time.
    """
    silent = (
        select(executors.c.name)
        .where(executors.c.seen_at < func.now() - silent_for)
        .with_for_update(skip_locked=True)
    )
    claimed = connection.execute(
        update(executors)
        .where(executors.c.name.in_(silent))
        .values(seen_at=func.now())
        .returning(executors.c.name)
    )
    return sorted(claimed.scalars())


def forget(connection: Connection, name: str) -> None:
    """An executor's work is in other hands."""
    connection.execute(delete(executors).where(executors.c.name == name))
