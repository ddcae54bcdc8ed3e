"""Starts `app.py` with traps: named points at which a process kills itself, as `kill -9` would.

`python -m tests.processes.launcher serve`. The points are around each call to the outside
(`before:Setster.create`) and around each commit, named for the tables that it writes
(`after:commit:bookings`). A trap is a file named for its point and count in the folder TRAPS; which
process first comes by for the so-manieth time since it was set takes the file away, and dies.
"""

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from bot.store.database import Database
from integrations.http import ApiClient

TRAPS = Path(os.environ["TRAPS"])

passed: Counter[str] = Counter()


def point(name: str) -> None:
    """Die here, if there is a trap."""
    for trap in TRAPS.glob(f"{name}#*"):
        passed[trap.name] += 1
        if passed[trap.name] < int(trap.name.rpartition("#")[2].partition("@")[0]):
            continue
        try:
            trap.rename(trap.with_name(f"sprung {trap.name}"))
        except FileNotFoundError:
            continue
        os.kill(os.getpid(), signal.SIGKILL)


def watch_calls() -> None:
    exchange = ApiClient._exchange

    def watched(self: ApiClient, call: Any, deadline: Any) -> Any:
        name = f"{self.service}.{call.operation}"
        point(f"before:{name}")
        reply = exchange(self, call, deadline)
        point(f"after:{name}")
        return reply

    ApiClient._exchange = watched


def watch_commits() -> None:
    write = Database.write

    @event.listens_for(Engine, "before_cursor_execute")
    def note(connection: Connection, _: Any, statement: str, *__: Any) -> None:
        kind, *rest = statement.split(None, 3)
        if kind in {"INSERT", "UPDATE"} and "tables" in connection.info:
            connection.info["tables"].add(rest[1] if kind == "INSERT" else rest[0])

    @contextmanager
    def watched(self: Database) -> Iterator[Connection]:
        with write(self) as connection:
            connection.info["tables"] = tables = set()
            yield connection
            del connection.info["tables"]
            for table in sorted(tables):
                point(f"before:commit:{table}")
        for table in sorted(tables):
            point(f"after:commit:{table}")

    Database.write = watched


if __name__ == "__main__":
    watch_calls()
    watch_commits()
    from app import main

    sys.exit(main())
