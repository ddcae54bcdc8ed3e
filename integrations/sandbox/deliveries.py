"""What the pretend services send by themselves: status callbacks and calendar webhooks.

Runs in a few background threads, so that a slow receiver holds nobody up. `settle` waits until all
is sent, which is how tests do without sleeping.
"""

import functools
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import httpx

LIMIT_S = 15.0
WORKERS = 4


@functools.cache
def trusted() -> ssl.SSLContext:
    """The certificates that are trusted; made once, as making them is the slow part of a client."""
    return ssl.create_default_context()


class Deliveries:
    """A small pool of senders with one shared HTTP client."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="sandbox-delivery")
        self._client = httpx.Client(timeout=LIMIT_S, trust_env=False, verify=trusted())
        self._waiting: set[Future[object]] = set()
        self._lock = threading.Lock()
        self._stopping = threading.Event()

    def pause(self, seconds: float) -> None:
        """Wait, unless the sandbox is being stopped."""
        if seconds > 0:
            self._stopping.wait(seconds)

    def run(self, work: Callable[[], object]) -> None:
        """Do something in the background."""
        if self._stopping.is_set():
            return
        with self._lock:
            future = self._pool.submit(work)
            self._waiting.add(future)
        future.add_done_callback(self._forget)

    def post(self, url: str, **arguments: Any) -> bool:
        """Post now, with httpx's arguments; whether the receiver answered with a 2xx."""
        if self._stopping.is_set():
            return False
        try:
            return self._client.post(url, **arguments).is_success
        except httpx.HTTPError:
            return False

    def settle(self, limit_s: float = 10.0) -> bool:
        """Wait until nothing is waiting to be sent; False when the limit is reached first."""
        deadline = time.monotonic() + limit_s
        while time.monotonic() < deadline:
            with self._lock:
                waiting = list(self._waiting)
            if not waiting:
                return True
            for future in waiting:
                self._wait_for(future, deadline)
        return False

    def close(self) -> None:
        """Stop; what is not sent yet is lost."""
        self._stopping.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._client.close()

    def _wait_for(self, future: "Future[object]", deadline: float) -> None:
        try:
            future.exception(timeout=max(deadline - time.monotonic(), 0))
        except TimeoutError:
            return

    def _forget(self, future: "Future[object]") -> None:
        with self._lock:
            self._waiting.discard(future)
