"""Starts `app.py` with traps: named points at which a process sends itself a signal.

`python -m tests.processes.launcher serve`. The points are around each call to the outside
(`before:Setster.create`), before each piece of it that goes out (`wire:Setster.create`), and around
each commit, named for the tables that it writes (`after:commit:bookings`). A trap is a file named
for its point and count in the folder TRAPS, and holds the number of the signal: which process first
comes by for the so-manieth time since it was set takes the file away, and dies or is paused.
"""

import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from httpcore._backends.sync import SyncStream
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from bot.store.database import Database
from integrations.http import ApiClient

TRAPS = Path(os.environ["TRAPS"])

passed: Counter[str] = Counter()
calling: ContextVar[str] = ContextVar("calling", default="")


def point(name: str) -> None:
    """Die here, or pause, if there is a trap."""
    for trap in TRAPS.glob(f"{name}#*"):
        passed[trap.name] += 1
        if passed[trap.name] < int(trap.name.rpartition("#")[2].partition("@")[0]):
            continue
        sprung = trap.with_name(f"sprung {trap.name}")
        try:
            trap.rename(sprung)
        except FileNotFoundError:
            continue
        # To this very thread: another one, given the signal, would let it run on a little.
        signal.pthread_kill(threading.get_ident(), int(sprung.read_text()))


def watch_calls() -> None:
    exchange = ApiClient._exchange

    def watched(self: ApiClient, call: Any, deadline: Any) -> Any:
        name = f"{self.service}.{call.operation}"
        point(f"before:{name}")
        token = calling.set(name)
        try:
            reply = exchange(self, call, deadline)
        finally:
            calling.reset(token)
        point(f"after:{name}")
        return reply

    ApiClient._exchange = watched


def watch_wire() -> None:
    """After the deadline's last look: nothing of ours can keep back what goes out now."""

    def write(self: SyncStream, buffer: bytes, timeout: float | None = None) -> None:
        if name := calling.get():
            point(f"wire:{name}")
        real_write(self, buffer, timeout)

    real_write = SyncStream.write
    SyncStream.write = write


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
    watch_wire()
    watch_commits()
    from app import main

    sys.exit(main())
