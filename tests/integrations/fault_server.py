"""A socket server that misbehaves as told: drips, resets, lies about length, keeps silent."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Behaviour = Callable[[socket.socket, threading.Event], None]


def drip(text: bytes, *, every_s: float = 0.02) -> Behaviour:
    """Send the text, then one space now and then, for ever."""

    def behave(connection: socket.socket, stopped: threading.Event) -> None:
        connection.sendall(text)
        while not stopped.wait(every_s):
            connection.sendall(b" ")

    return behave


def send_and_close(text: bytes) -> Behaviour:
    """Send the text and close the connection."""

    def behave(connection: socket.socket, stopped: threading.Event) -> None:
        del stopped
        connection.sendall(text)

    return behave


def keep_alive(answer: bytes) -> Behaviour:
    """Give the same answer to each request of a connection that stays open."""

    def behave(connection: socket.socket, stopped: threading.Event) -> None:
        connection.sendall(answer)
        connection.settimeout(0.05)
        while not stopped.is_set():
            try:
                if not connection.recv(65536):
                    return
            except TimeoutError:
                continue
            connection.sendall(answer)

    return behave


def reset(connection: socket.socket, stopped: threading.Event) -> None:
    """Break the connection off."""
    del stopped
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silence(connection: socket.socket, stopped: threading.Event) -> None:
    """Take the request and never answer."""
    del connection
    stopped.wait()


class FaultServer:
    """Counts the connections that carry a request and behaves to each of them alike."""

    def __init__(self, behaviour: Behaviour) -> None:
        self._behaviour = behaviour
        self._stopped = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self.connections = 0

    @property
    def url(self) -> str:
        """The server's base address."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def start(self) -> None:
        """Take connections until stopped."""
        self._run(self._accept)

    def stop(self) -> None:
        """End every conversation and wait for the threads."""
        self._stopped.set()
        # Closing alone does not wake a thread that waits in accept().
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _run(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._run(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            try:
                if connection.recv(65536):
                    self.connections += 1
                    self._behaviour(connection, self._stopped)
            except OSError:
                return


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[FaultServer]:
    """A running server."""
    server = FaultServer(behaviour)
    server.start()
    try:
        yield server
    finally:
        server.stop()
