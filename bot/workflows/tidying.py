"""Deletes what nobody needs any more: workflows that ended, and the ended sessions of staff."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.store import staff
from bot.turns.services import Services

WORKFLOWS_KEPT = timedelta(days=3)
SESSIONS_KEPT = timedelta(days=30)
MOST_ROUNDS = 40
"""What is left over goes the next time: the database has customers to serve."""

ForgetEnded = Callable[[datetime], int]
"""forget_ended(before): deletes some workflows that ended before a moment; how many went."""

log = structlog.get_logger()


@dataclass(frozen=True)
class Tidying:
    """One round of housekeeping."""

    services: Services
    forget_ended: ForgetEnded

    def run(self) -> None:
        """Delete what is old enough. Rows that customers or staff may read are left alone."""
        now = self.services.clock()
        gone = 0
        for _ in range(MOST_ROUNDS):
            forgotten = self.forget_ended(now - WORKFLOWS_KEPT)
            gone += forgotten
            if not forgotten:
                break
        with self.services.database.write() as connection:
            sessions = staff.delete_old_sessions(connection, now - SESSIONS_KEPT)
        log.info("tidied", workflows=gone, sessions=sessions)
