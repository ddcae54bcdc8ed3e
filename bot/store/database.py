"""Engines and transactions, the same on SQLite and PostgreSQL.

SQLite: WAL and synchronous=FULL (a commit is on disk), and every writing transaction begins
IMMEDIATE, since a deferred one that upgrades fails at once whatever the busy time-out.
"""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, insert
from sqlalchemy.engine import make_url
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

LOCK_TIMEOUT_S = 5.0
POOL_TIMEOUT_S = 5
ASLEEP_S = 30.0
"""So long may a transaction do nothing, on PostgreSQL: who was paused in one, or has vanished from
the network, holds up others no longer. Ours never wait for the outside."""
FIRST_FOR_NEWER_PYTHON = (3, 42, 0)


class DatabaseError(Exception):
    """The database can't be used as configured; the text names the cure."""


def normalised_url(url: str) -> str:
    """The URL with the driver that we install: psycopg 3 for any PostgreSQL spelling."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


class Database:
    """One database of one process: `write()` and `read()` give connections in a transaction.

    With a `business_id` a guarded role sees that business alone (`guarding.py`).

    Who waits longer than `lock_timeout_s` for others to finish gets an OperationalError or, from
    a writer of the same process, a sqlalchemy.exc.TimeoutError.
    """

    def __init__(
        self,
        url: str,
        *,
        pool_size: int = 32,
        lock_timeout_s: float = LOCK_TIMEOUT_S,
        asleep_s: float = ASLEEP_S,
        business_id: int | None = None,
    ) -> None:
        self.url = normalised_url(url)
        self.is_sqlite = make_url(self.url).get_backend_name() == "sqlite"
        self.engine = (
            _sqlite_engine(self.url, pool_size, lock_timeout_s)
            if self.is_sqlite
            else _postgresql_engine(
                self.url, pool_size, lock_timeout_s, may_sleep(asleep_s) + _sees(business_id)
            )
        )
        self._turn = _Turnstile(lock_timeout_s) if self.is_sqlite else nullcontext()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write: committed at the end, rolled back on an exception."""
        with self._turn, self.engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    @contextmanager
    def rebuild(self) -> Iterator[Connection]:
        """A writing transaction in which SQLite may replace whole tables, as migrations do.

        It checks what refers to them at the end, and not while they are gone. Raises DatabaseError.
        Source: sqlite.org/lang_altertable.html, section 7.
        """
        if not self.is_sqlite:
            with self.write() as connection:
                yield connection
            return
        with self._turn, self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise DatabaseError("a migration would leave rows that refer to nothing")
            except BaseException:
                connection.rollback()
                raise
            else:
                connection.commit()
            finally:
                connection.exec_driver_sql("PRAGMA foreign_keys=ON")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self.engine.connect() as connection:
            yield connection
            connection.rollback()

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


class _Turnstile:
    """Lets the writing threads of this process through one by one.

    SQLite has one writer at a time, and who waits for it sleeps ever longer between looks; waiting
    here costs nothing and is fair.
    """

    def __init__(self, timeout_s: float) -> None:
        self._lock = threading.Lock()
        self._timeout_s = timeout_s

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=self._timeout_s):
            raise PoolTimeout("too many wait to write")

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _sqlite_engine(url: str, pool_size: int, lock_timeout_s: float) -> Engine:
    if not sqlite_fits(sys.version_info[:3], sqlite3.sqlite_version_info):
        raise DatabaseError(
            f"SQLite {sqlite3.sqlite_version} is too old for this Python: use 3.42 or newer, "
            "Python 3.11, or PostgreSQL (DATABASE_URL)"
        )
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=POOL_TIMEOUT_S,
        # An error must not print what customers wrote.
        hide_parameters=True,
        connect_args={"timeout": lock_timeout_s, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        # Autocommit mode: we say BEGIN ourselves, so that writers can say IMMEDIATE.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        # What is erased is not left in the file. The default of some builds only.
        connection.execute("PRAGMA secure_delete=ON")

    return engine


def _sees(business_id: int | None) -> str:
    return "" if business_id is None else f" -c bookline.business={business_id}"


def _postgresql_engine(url: str, pool_size: int, lock_timeout_s: float, options: str) -> Engine:
    return create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=POOL_TIMEOUT_S,
        # An error must not print what customers wrote.
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 5,
            "options": "-c statement_timeout=10000 -c timezone=utc "
            f"-c lock_timeout={round(lock_timeout_s * 1000)} {options}",
        },
    )


def may_sleep(seconds: float) -> str:
    """The option of a PostgreSQL connection that ends it when a transaction does nothing."""
    return f"-c idle_in_transaction_session_timeout={round(seconds * 1000)}"


def insert_row(connection: Connection, table: Table, **values: Any) -> int:
    """Insert one row; its id. Raises sqlalchemy.exc.IntegrityError."""
    key = connection.execute(insert(table), values).inserted_primary_key
    assert key is not None  # an insert that did not raise has a key
    return int(key[0])


def sqlite_fits(python: tuple[int, ...], sqlite: tuple[int, ...]) -> bool:
    """Whether durable work can rely on this SQLite under this Python (DBOS, tried)."""
    return python < (3, 12) or sqlite >= FIRST_FOR_NEWER_PYTHON
