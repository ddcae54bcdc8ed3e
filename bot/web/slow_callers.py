"""A limit on how long a request may take to arrive: a thread waits for each one.

gunicorn's threads wait for headers and bodies as long as something drips in, so a few slow callers
could hold them all. After the limit the connection is no longer read from: what came so far is all
that there is. An answer can still be written.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

LONGEST_REQUEST_S = 15.0
LOOK_EVERY_S = 1.0


class Deadlines:
    """The connections that are being read, and until when each may be."""

    def __init__(self, limit_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit_s = limit_s
        self._clock = clock
        self._lock = threading.Lock()
        self._until: dict[socket.socket, float] = {}

    @contextmanager
    def over(self, connection: socket.socket) -> Iterator[None]:
        """One request on a connection."""
        with self._lock:
            self._until[connection] = self._clock() + self._limit_s
        try:
            yield
        finally:
            with self._lock:
                self._until.pop(connection, None)

    def enforce(self) -> None:
        """Read no more from those that are beyond their limit."""
        now = self._clock()
        with self._lock:
            late = [one for one, until in self._until.items() if until <= now]
            for one in late:
                del self._until[one]
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RD)


class Worker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, in which no caller holds a thread for ever."""

    def init_process(self) -> None:
        """Begin to look after the deadlines, in the process that serves."""
        self._deadlines = Deadlines(LONGEST_REQUEST_S)
        threading.Thread(target=self._look, name="slow-callers", daemon=True).start()
        super().init_process()

    def _look(self) -> None:
        while True:
            time.sleep(LOOK_EVERY_S)
            self._deadlines.enforce()

    def handle(self, conn: Any) -> Any:
        """One request on a connection, read and answered."""
        with self._deadlines.over(conn.sock):
            return super().handle(conn)
