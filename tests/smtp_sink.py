"""A mail server that keeps what it is handed, and misbehaves when told to."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import ClassVar


class MailSink(socketserver.ThreadingTCPServer):
    """`refuses` maps a command such as "RCPT" to the answer in place of consent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.kept: list[EmailMessage] = []
        self.refuses: dict[str, str] = {}
        self.drips = False
        self.stopped = threading.Event()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailSink
    answers: ClassVar[dict[str, str]] = {
        "EHLO": "250 sink",
        "DATA": "354 go on",
        "QUIT": "221 bye",
    }

    def handle(self) -> None:
        try:
            self._talk()
        except OSError:
            return

    def _talk(self) -> None:
        while self.server.drips:
            # One endless line, each byte within anybody's patience.
            self.wfile.write(b"2")
            if self.server.stopped.wait(0.02):
                return
        self._say("220 sink")
        while command := self.rfile.readline().decode().split(" ")[0].strip().upper():
            refusal = self.server.refuses.get(command)
            self._say(refusal or self.answers.get(command, "250 fine"))
            if command == "DATA" and not refusal:
                self._take()

    def _take(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        parsed = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        self.server.kept.append(parsed)
        self._say("250 kept")

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@contextmanager
def mail_sink() -> Iterator[MailSink]:
    """A running server."""
    with MailSink() as sink:
        thread = threading.Thread(target=sink.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield sink
        finally:
            sink.stopped.set()
            sink.shutdown()
            thread.join()
