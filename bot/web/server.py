"""The production server: gunicorn with threads.

Each process does durable work besides. On SQLite there must be exactly one, as the settings see to.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from bot.web.slow_callers import Worker

THREADS = 80
"""Arrivals a second times the seconds that a turn may wait for the outside; more than are let in
beyond the webhooks' gate, so that pages, health and refusals find a thread."""
GRACEFUL_S = 20
KEEP_ALIVE_S = 75


class Server(BaseApplication):  # type: ignore[misc]
    """Serves the application that `create` gives, in so many processes of its own."""

    def __init__(
        self, create: Callable[[], Flask], host: str, port: int, *, processes: int = 1
    ) -> None:
        self._create = create
        self._processes = processes
        self._address = f"{host}:{port}"
        super().__init__()

    def load_config(self) -> None:
        """Set what the server needs; nothing is read from files or the command line."""
        options: dict[str, Any] = {
            "bind": self._address,
            "workers": self._processes,
            "worker_class": Worker,
            "threads": THREADS,
            "timeout": 60,
            "graceful_timeout": GRACEFUL_S,
            "keepalive": KEEP_ALIVE_S,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": _start,
            "worker_exit": _stop,
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, made after forking."""
        return self._create()


def _start(worker: Any) -> None:
    worker.wsgi.extensions["bookline"].start()


def _stop(_: Any, worker: Any) -> None:
    if worker.wsgi is not None:
        worker.wsgi.extensions["bookline"].stop()
