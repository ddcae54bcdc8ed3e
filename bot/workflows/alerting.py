"""Calls staff outside the pages: what is due goes out together, by webhook, by e-mail or both.

No alert holds a word, a name or a number of a customer: a link leads to the conversation. Rows are
claimed before anything is sent, so that of several processes one sends; what was sent by one way
is not sent by it again, should another way fail.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from zoneinfo import ZoneInfo

import structlog

from bot.ports import Alert, AlertLine, IntegrationError, Mailer
from bot.store import alerts
from bot.store.alerts import AlertRow
from bot.store.database import Database
from bot.workflows.quiet_hours import QuietHours

PAUSES = (timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1))
"""Between tries; the last one again and again, until the alert is a day old."""

log = structlog.get_logger()


@dataclass(frozen=True)
class MailLine:
    """Alerts as one e-mail to the business's own addresses."""

    mailer: Mailer
    to: tuple[str, ...]
    business: str
    name: str = "mail"

    def send(self, some: Sequence[Alert], now: datetime) -> None:
        """Tell staff. Raises IntegrationError."""
        del now
        first = _words(some[0].reason)
        more = f" and {len(some) - 1} more" if len(some) > 1 else ""
        lines = [f"{_words(one.reason)}\n{one.link}\n" for one in some]
        self.mailer.mail(
            self.to,
            f"{self.business}: {first}{more}",
            "Conversations that need a person:\n\n" + "\n".join(lines),
            reference=_reference([one.id for one in some]),
        )


@dataclass(frozen=True)
class Alerting:
    """Sends what is due. Several processes may do so at once."""

    database: Database
    business_id: int
    public_url: str
    clock: Callable[[], datetime]
    zone: ZoneInfo
    lines: tuple[AlertLine, ...] = ()
    quiet: QuietHours | None = None
    mailer: Mailer | None = None
    """For notices to members of staff about their own accounts."""

    def is_due(self, now: datetime) -> bool:
        """Whether a round would send something."""
        with self.database.read() as connection:
            return bool(self._due_rows(alerts.due(connection, self.business_id, now), now))

    def run(self) -> None:
        """One round: everything that is due. What fails is tried again, for a day."""
        now = self.clock()
        with self.database.write() as connection:
            due = self._due_rows(alerts.due(connection, self.business_id, now), now)
            mine = [row for row in due if alerts.claim(connection, row, now + _pause(row.tries))]
        self._call([row for row in mine if row.staff_id is None], now)
        for row in mine:
            if row.staff_id is not None:
                self._notify(row, now)

    def _due_rows(self, rows: Sequence[AlertRow], now: datetime) -> list[AlertRow]:
        """Those that can be sent now: members' own notices know no quiet hours."""
        calls = bool(self.lines) and not (self.quiet and self.quiet.holds(now, self.zone))
        return [row for row in rows if (self.mailer if row.staff_id else calls)]

    def _call(self, rows: Sequence[AlertRow], now: datetime) -> None:
        """Tell the business, by each line what that line has not told yet."""
        told = {row.id: set(row.told.split()) for row in rows}
        for line in self.lines:
            some = [row for row in rows if line.name not in told[row.id]]
            if some and self._sends(some, partial(line.send, self._shown(some), now)):
                for row in some:
                    told[row.id].add(line.name)
        for row in rows:
            is_done = told[row.id] >= {line.name for line in self.lines}
            self._end(row, now, is_done=is_done, told=" ".join(sorted(told[row.id])))

    def _notify(self, row: AlertRow, now: datetime) -> None:
        """Tell a member of staff about their own account."""
        mailer = self.mailer
        assert mailer is not None  # only what can be sent is claimed
        text = f"{NOTICES[row.reason]}\n\n{self.public_url}/staff/sessions\n"
        reference = _reference([str(row.id)])
        send = partial(mailer.mail, (row.email,), _words(row.reason), text, reference=reference)
        is_done = self._sends([row], send)
        self._end(row, now, is_done=is_done, told="mail" if is_done else "")

    def _shown(self, rows: Sequence[AlertRow]) -> list[Alert]:
        return [
            Alert(f"alert-{row.id}", row.reason, f"{self.public_url}/staff/c/{row.public_id}")
            for row in rows
        ]

    def _sends(self, rows: Sequence[AlertRow], send: Callable[[], None]) -> bool:
        try:
            send()
        except IntegrationError as error:
            ids = [row.id for row in rows]
            log.warning("alert_failed", alerts=ids, error=type(error).__name__, code=error.code)
            return False
        return True

    def _end(self, row: AlertRow, now: datetime, *, is_done: bool, told: str) -> None:
        is_given_up = now + _pause(row.tries) > row.created_at + alerts.STALE_AFTER
        state = "sent" if is_done else "failed" if is_given_up else "waiting"
        with self.database.write() as connection:
            alerts.note(connection, row.id, state, told, now)
        if state != "waiting":
            log.info("alert_ended", alert=row.id, state=state)


NOTICES = {
    alerts.NEW_LOGIN: "Somebody logged in to your account from an address that is new to it. "
    "If that was not you, end that session and change your password:",
}
"""The reason of a notice -> what it says; no name, number or address."""


def _words(reason: str) -> str:
    return reason.replace("_", " ").capitalize()


def _reference(ids: Sequence[str]) -> str:
    """The same for the same alerts, so that mail programs show a repeat as one."""
    return "alert-" + sha256(" ".join(ids).encode()).hexdigest()[:24]


def _pause(tries: int) -> timedelta:
    """When to try again, should this try fail or die."""
    return PAUSES[min(tries, len(PAUSES) - 1)]
