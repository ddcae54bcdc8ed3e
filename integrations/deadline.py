"""A time limit that holds for a whole HTTP exchange.

httpx's time-outs are per read, so a peer that sends one byte now and then can hold a call for
ever. Here every look-up, connect, read and write of the calling thread is cut to what is left
of the call's own deadline. Nothing here may wait longer than that.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

KEEP_ALIVE_S = 30.0
RESOLVER_THREADS = 4

Resolve = Callable[..., list[Any]]
"""`socket.getaddrinfo`, or what stands in for it."""


class Deadline:
    """A moment that a piece of work must not outlive."""

    def __init__(self, timeout_s: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._ends_at = clock() + timeout_s

    def left_s(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self._ends_at - self._clock())


_current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def within(deadline: Deadline) -> Iterator[None]:
    """Bind the network work of this thread to a deadline."""
    token = _current.set(deadline)
    try:
        yield
    finally:
        _current.reset(token)


def _cut(timeout: float | None, late: type[httpcore.TimeoutException]) -> float | None:
    """The time-out, no longer than what is left of the deadline in force."""
    deadline = _current.get()
    if deadline is None:
        return timeout
    left = deadline.left_s()
    if left <= 0:
        raise late("the deadline has passed")
    return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _cut(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _cut(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        try:
            limit = _cut(timeout, httpcore.ConnectTimeout)
        except httpcore.ConnectTimeout:
            # Whoever asks for TLS and does not get it forgets the connection.
            self.close()
            raise
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, limit))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, resolve: Resolve) -> None:
        self._inner = httpcore.SyncBackend()
        self._resolve = resolve
        # The system's resolver takes no time-out: it runs beside us and may be left behind.
        self._resolver = ThreadPoolExecutor(RESOLVER_THREADS, thread_name_prefix="resolve")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        fault: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        try:
            for address in self._addresses(host, port, timeout):
                limit = _cut(timeout, httpcore.ConnectTimeout)
                try:
                    stream = self._inner.connect_tcp(
                        address, port, limit, local_address, socket_options
                    )
                except (httpcore.ConnectError, httpcore.ConnectTimeout) as exc:
                    fault = exc
                else:
                    return _Stream(stream)
            raise fault or httpcore.ConnectError("the name has no address")
        finally:
            del fault  # its traceback holds this frame, and that the connection

    def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        limit = _cut(timeout, httpcore.ConnectTimeout)
        looked_up = self._resolver.submit(self._resolve, host, port, type=socket.SOCK_STREAM)
        try:
            found = looked_up.result(limit)
        except TimeoutError:
            raise httpcore.ConnectTimeout("the name was not resolved in time") from None
        except OSError:
            raise httpcore.ConnectError("the name can't be resolved") from None
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class DeadlineTransport(httpx.HTTPTransport):
    """httpx's own transport over connections that keep to `within(deadline)`."""

    def __init__(self, *, connections: int, resolve: Resolve = socket.getaddrinfo) -> None:
        context = httpx.create_ssl_context()
        super().__init__(verify=context, trust_env=False)
        # httpx offers no public way to choose the network backend of its pool.
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=KEEP_ALIVE_S,
            network_backend=_Backend(resolve),
        )
