"""A small threaded HTTP/1.1 server for a WSGI app that can break connections on purpose.

Ordinary development servers close after each answer; here connections are kept, without Nagle's
delay, so that clients are measured and tested as against a real service. An app whose body raises
`ConnectionLost` makes the connection end right there.
"""

import io
import socket
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote_to_bytes

WsgiApp = Callable[..., Iterable[bytes]]


class ConnectionLost(Exception):
    """The answer stops here. With `reset` the peer sees a reset rather than an end."""

    def __init__(self, *, reset: bool = False) -> None:
        super().__init__("connection lost on purpose")
        self.reset = reset


class Server(ThreadingHTTPServer):
    """Serves one WSGI app on a loopback port."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str, port: int, app: WsgiApp) -> None:
        super().__init__((host, port), Handler)
        self.app = app
        self.to_be_reset: set[int] = set()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        """Where it answers."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Keep track of the connection, so that `server_close` can end it."""
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Close a connection; without a goodbye when it is to be reset."""
        with self._lock:
            self._open.discard(request)
        if id(request) in self.to_be_reset:
            self.to_be_reset.discard(id(request))
            request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def server_close(self) -> None:
        """Stop listening and end the connections that are still open."""
        super().server_close()
        with self._lock:
            still_open = list(self._open)
        for one in still_open:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        """Say nothing when a client has gone away, which tests make happen all the time."""
        if not isinstance(sys.exception(), OSError):
            traceback.print_exc()


class Handler(BaseHTTPRequestHandler):
    """Turns requests on one connection into calls of the app."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60
    server: Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep request lines, which hold tokens, out of every log."""

    def _serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        body = self.rfile.read(int(length)) if length.isdigit() else b""
        answered: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
            answered[:] = [(status, headers)]

        chunks = self.server.app(self._environ(body), start_response)
        try:
            self._send(chunks, answered)
        except ConnectionLost as lost:
            self.close_connection = True
            if lost.reset:
                self.server.to_be_reset.add(id(self.connection))
        finally:
            close = getattr(chunks, "close", None)
            if close:
                close()

    def _send(
        self, chunks: Iterable[bytes], answered: list[tuple[str, list[tuple[str, str]]]]
    ) -> None:
        has_begun = False
        for chunk in chunks:
            if not has_begun:
                self._send_head(*answered[0])
                has_begun = True
            self.wfile.write(chunk)
            self.wfile.flush()
        if not has_begun:
            self._send_head(*answered[0])
            self.wfile.flush()

    def _send_head(self, status: str, headers: list[tuple[str, str]]) -> None:
        code, _, reason = status.partition(" ")
        self.send_response(int(code), reason)
        for name, value in headers:
            self.send_header(name, value)
        if "content-length" not in {name.lower() for name, _ in headers} and code != "204":
            self.send_header("Connection", "close")
        self.end_headers()

    def _environ(self, body: bytes) -> dict[str, Any]:
        path, _, query = self.path.partition("?")
        host, port = self.server.server_address[:2]
        environ: dict[str, Any] = {
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": str(host),
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": self.request_version,
            "REMOTE_ADDR": self.client_address[0],
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in self.headers.items():
            environ[f"HTTP_{name.upper().replace('-', '_')}"] = value
        return environ

    do_GET = _serve  # noqa: N815  # these names are the standard library's
    do_POST = _serve  # noqa: N815
    do_PUT = _serve  # noqa: N815
    do_DELETE = _serve  # noqa: N815
    do_HEAD = _serve  # noqa: N815
