"""How many webhooks are in hand at once: what is beyond is told to come again, before any work."""

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask

from bot.web.metrics import WEBHOOKS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_AT_ONCE = 64
"""Fewer than the server has threads. Twilio's fallback and our catching up bring back the rest."""
RETRY_AFTER_S = 5


def shed(app: Flask, path: str, most: int = MOST_AT_ONCE) -> None:
    """Answer 503 with Retry-After to what comes under `path` while `most` are in hand."""
    app.wsgi_app = _Gate(app.wsgi_app, path, most)  # type: ignore[method-assign]


class _Gate:
    """Stands before the application: what is turned away costs neither parsing nor a query."""

    def __init__(self, inner: "WSGIApplication", path: str, most: int) -> None:
        self._inner = inner
        self._path = path
        self._free = threading.BoundedSemaphore(most)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if not str(environ.get("PATH_INFO", "")).startswith(self._path):
            return self._inner(environ, start_response)
        if not self._free.acquire(blocking=False):
            return _come_again(start_response)
        # A webhook's answer is whole when this returns: nothing is streamed.
        try:
            return self._inner(environ, start_response)
        finally:
            self._free.release()


def _come_again(start_response: Any) -> Iterable[bytes]:
    WEBHOOKS.labels("shed").inc()
    # The server itself passes over the body, before it reads the connection's next request.
    headers = [("Retry-After", str(RETRY_AFTER_S)), ("Content-Length", "0")]
    start_response("503 Service Unavailable", headers)
    return []
