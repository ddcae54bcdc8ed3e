"""`flask serve` and `flask work`: the processes that run for real."""

import os
import signal
import threading
from collections.abc import Callable

import click
from flask import Flask
from flask.helpers import get_debug_flag
from sqlalchemy.exc import OperationalError

from bot.bookline import Bookline
from bot.logs import configure_logs
from bot.settings import Settings, load_settings
from bot.store import schema
from bot.store.database import Database, DatabaseError
from bot.web.server import Server


def serve_command(create_app: Callable[[Settings], Flask]) -> click.Command:
    """The command `serve`."""

    @click.command()
    def serve() -> None:
        """Migrate, then run the production server on PORT (8000)."""
        if get_debug_flag():
            raise click.ClickException("FLASK_DEBUG shows strangers our source: unset it to serve")
        settings = load_settings()
        _migrate(settings)
        configure_logs()
        host = "0.0.0.0"  # noqa: S104  # nosec B104
        port = port_named("PORT", 8000)
        Server(lambda: create_app(settings), host, port, processes=settings.web_processes).run()

    return serve


def _migrate(settings: Settings) -> None:
    """Bring the database up to date. Raises click.ClickException where it can't be used."""
    try:
        database = Database(settings.database_url)
        schema.migrate(database)
    except OperationalError as error:
        raise click.ClickException(f"DATABASE_URL: can't use the database: {error.orig}") from None
    except DatabaseError as error:
        raise click.ClickException(str(error)) from None
    # No connection may cross the fork.
    database.close()


def work_command(open_bookline: Callable[[Settings], Bookline]) -> click.Command:
    """The command `work`."""

    @click.command()
    def work() -> None:
        """Run a process that does durable work and answers no requests, beside `serve`."""
        configure_logs()
        settings = load_settings()
        if settings.is_sqlite:
            raise click.ClickException(
                "On SQLite `serve` does all work; for more processes set DATABASE_URL to "
                "PostgreSQL."
            )
        worker = open_bookline(settings)
        is_over = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: is_over.set())
        worker.start()
        is_over.wait()
        worker.stop()

    return work


def port_named(name: str, default: int) -> int:
    """The port that a variable of the environment names. Raises click.ClickException."""
    value = os.environ.get(name, "")
    if value and not (value.isdigit() and 0 < int(value) < 65536):
        raise click.ClickException(f"{name} must be a port number")
    return int(value or default)
