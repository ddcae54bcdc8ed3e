"""E-mail over SMTP, within a time limit that holds for all of a delivery.

smtplib's time-out is per read, so a server that sends a byte now and then would hold us for ever.
"""

import smtplib
import socket
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from threading import Timer
from typing import Any

from bot.ports import Rejected, Unavailable

TIMEOUT_S = 10.0
MOST_ADDRESSES = 3
"""Of a server that has several, so many are tried within the limit."""


@dataclass(frozen=True)
class SmtpMailer:
    """Hands e-mail to one server: over TLS where it offers that, a password over nothing else."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    timeout_s: float = TIMEOUT_S

    def mail(self, to: Sequence[str], subject: str, text: str, *, reference: str) -> None:
        """Hand over one e-mail. Errors: Unavailable, Rejected."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, ", ".join(to), subject
        message["Message-ID"] = f"<{reference}@bookline.invalid>"
        # Tells other machines that nobody reads what they might answer (RFC 3834).
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        failure = self._failure(message)
        if failure is not None:
            raise failure

    def _failure(self, message: EmailMessage) -> Unavailable | Rejected | None:
        """What went wrong, without the library's exception: that quotes addresses."""
        try:
            self._hand_over(message)
        except smtplib.SMTPResponseException as error:
            kind = Rejected if error.smtp_code >= 500 else Unavailable
            return kind("mail: the server refused", code=str(error.smtp_code))
        except smtplib.SMTPRecipientsRefused:
            return Rejected("mail: the server refused every address", code="recipients")
        except smtplib.SMTPNotSupportedError:
            return Rejected("mail: no password is sent without TLS", code="no_tls")
        except (OSError, smtplib.SMTPException) as error:
            return Unavailable("mail: not handed over", code=type(error).__name__[:32])
        return None

    def _hand_over(self, message: EmailMessage) -> None:
        with _Connection(self.host, self.port, self.timeout_s) as server:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
            elif self.user:
                raise smtplib.SMTPNotSupportedError
            if self.user:
                server.login(self.user, self.password)
            server.send_message(message)


class _Connection(smtplib.SMTP):
    """A connection that is cut when its time is over, whatever it waits for."""

    def __init__(self, host: str, port: int, timeout_s: float) -> None:
        self._limit = Timer(timeout_s, self._cut)
        self._limit.daemon = True
        super().__init__(host, port, timeout=timeout_s / MOST_ADDRESSES)

    def connect(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        self._limit.start()
        try:
            return super().connect(*args, **kwargs)
        except OSError:
            self._limit.cancel()
            raise

    def close(self) -> None:
        self._limit.cancel()
        super().close()

    def _cut(self) -> None:
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]
