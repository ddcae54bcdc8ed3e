"""What stands before several machines: hands each connection to the next one that takes it."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

MOST_BYTES = 65536


class Balancer:
    """Passes connections on, byte by byte; knows nothing of HTTP."""

    def __init__(self, ports: Callable[[], list[int]]) -> None:
        self._ports = ports
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = int(self._socket.getsockname()[1])
        self._next = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(caller,), daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        machine = self._connected()
        if machine is None:
            caller.close()
            return
        back = threading.Thread(target=_pipe, args=(machine, caller), daemon=True)
        back.start()
        _pipe(caller, machine)
        back.join()
        caller.close()
        machine.close()

    def _connected(self) -> socket.socket | None:
        ports = self._ports()
        for _ in ports:
            self._next += 1
            with suppress(OSError):
                return socket.create_connection(("127.0.0.1", ports[self._next % len(ports)]), 2)
        return None


def _pipe(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        source.settimeout(None)
        while data := source.recv(MOST_BYTES):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
