"""Calls staff outside the pages: an e-mail or a signed webhook for each alert, not in quiet hours.

Neither holds a word, name or number of the customer: a link leads to the conversation.
"""

import hashlib
import hmac
import json
import smtplib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from email.message import EmailMessage
from typing import Protocol
from zoneinfo import ZoneInfo

import httpx
import structlog

from bot.store import alerts
from bot.store.alerts import AlertRow
from bot.store.database import Database

LEASE = timedelta(minutes=2)
PAUSES = (timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1))
TIMEOUT_S = 10.0

log = structlog.get_logger()


class AlertFailed(Exception):
    """Staff could not be told; another try may do."""


class Channel(Protocol):
    """A way to staff."""

    def send(self, reason: str, link: str, reference: str, now: datetime) -> None:
        """Tell staff. The reference is the same in each try. Raises AlertFailed."""
        ...


@dataclass(frozen=True)
class Webhook:
    """POSTs JSON, signed by HMAC-SHA256 over the timestamp, a full stop and the body."""

    url: str
    secret: bytes
    business: str
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=TIMEOUT_S))

    def send(self, reason: str, link: str, reference: str, now: datetime) -> None:
        """Tell staff. Raises AlertFailed for anything but a 2xx answer."""
        body = json.dumps(
            {"id": reference, "business": self.business, "reason": reason, "conversation": link}
        ).encode()
        stamp = str(int(now.timestamp()))
        signature = hmac.new(self.secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/json",
            "Bookline-Timestamp": stamp,
            "Bookline-Signature": f"sha256={signature}",
        }
        try:
            with self.client.stream("POST", self.url, content=body, headers=headers) as answer:
                answer.raise_for_status()
        except httpx.HTTPError as error:
            raise AlertFailed(type(error).__name__) from None


@dataclass(frozen=True)
class Mail:
    """Sends an e-mail over SMTP, with TLS where the server has it."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    to: tuple[str, ...]
    business: str

    def send(self, reason: str, link: str, reference: str, now: datetime) -> None:
        """Tell staff. Raises AlertFailed."""
        del now
        message = EmailMessage()
        message["From"], message["To"] = self.sender, ", ".join(self.to)
        words = reason.replace("_", " ")
        message["Subject"] = f"{self.business}: {words}"
        message["Message-ID"] = f"<{reference}@bookline.invalid>"
        message.set_content(f"A conversation needs a person: {words}.\n\n{link}\n")
        try:
            with smtplib.SMTP(self.host, self.port, timeout=TIMEOUT_S) as server:
                server.ehlo()
                if server.has_extn("starttls"):
                    server.starttls()
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            raise AlertFailed(type(error).__name__) from None


@dataclass(frozen=True)
class QuietHours:
    """The hours of the day in which nobody is called; `starts` may be later than `ends`."""

    starts: time
    ends: time
    zone: ZoneInfo

    def hold(self, now: datetime) -> bool:
        """Whether a moment is in them."""
        local = now.astimezone(self.zone).time()
        if self.starts <= self.ends:
            return self.starts <= local < self.ends
        return local >= self.starts or local < self.ends


def quiet_hours(written: str, zone: ZoneInfo) -> QuietHours | None:
    """The hours that "21:00-7:00" means; None for an empty text."""
    if not written:
        return None
    starts, ends = (datetime.strptime(one, "%H:%M").time() for one in written.split("-"))  # noqa: DTZ007
    return QuietHours(starts, ends, zone)


@dataclass(frozen=True)
class Alerting:
    """Sends what is due. Several processes may do so at once."""

    database: Database
    business_id: int
    public_url: str
    clock: Callable[[], datetime]
    channels: tuple[Channel, ...] = ()
    quiet: QuietHours | None = None

    def run(self) -> None:
        """One round. What fails is tried again, some time later, and then given up."""
        now = self.clock()
        if not self.channels or (self.quiet and self.quiet.hold(now)):
            return
        with self.database.read() as connection:
            waiting = alerts.due(connection, self.business_id, now)
        for row in waiting:
            if not self._send(row, now):
                # Whoever can't be reached keeps us waiting: the rest comes in the next round.
                return

    def _send(self, row: AlertRow, now: datetime) -> bool:
        """Whether nothing went wrong."""
        with self.database.write() as connection:
            mine = alerts.claim(connection, row.id, row.tries, now + _pause(row.tries))
        if mine is None:
            return True
        link = f"{self.public_url}/staff/c/{mine.public_id}"
        try:
            for channel in self.channels:
                channel.send(mine.reason, link, f"alert-{mine.id}", now)
        except AlertFailed as error:
            log.warning("alert_failed", alert=mine.id, error=str(error))
            if mine.tries <= len(PAUSES):
                return False
            self._end(mine.id, "failed", now)
            return False
        self._end(mine.id, "sent", now)
        return True

    def _end(self, alert_id: int, state: str, now: datetime) -> None:
        with self.database.write() as connection:
            alerts.end(connection, alert_id, state, now)
        log.info("alert_ended", alert=alert_id, state=state)


def _pause(tries: int) -> timedelta:
    """When to try again, should this try fail or die."""
    return max(LEASE, PAUSES[min(tries, len(PAUSES) - 1)])
