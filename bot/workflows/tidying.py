"""Deletes what nobody needs any more: ended workflows, old sessions, decisions and searches."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.store import decisions, erasure, search_index, searching, staff
from bot.store.erasure import Erased, StillAtWork
from bot.turns.services import Services

WORKFLOWS_KEPT = timedelta(days=3)
SESSIONS_KEPT = timedelta(days=30)
DECISIONS_KEPT = timedelta(days=60)
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
    keep_days: int = 0
    """How long texts and customers' names are kept; 0: for ever."""

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
            searching.forget_old(connection, now)
            business_id = self.services.business_id
            turns = decisions.forget_before(connection, business_id, now - DECISIONS_KEPT)
        if self.keep_days:
            self._let_go(now)
        self._clear_out_words()
        log.info("tidied", workflows=gone, sessions=sessions, turns=turns)

    def _let_go(self, now: datetime) -> None:
        """Erase what is older than may be kept."""
        before = now - timedelta(days=self.keep_days)
        database, business_id = self.services.database, self.services.business_id
        for _ in range(MOST_ROUNDS):
            with database.write() as connection:
                if erasure.erase_before(connection, business_id, before, now) == Erased():
                    break
        with database.read() as connection:
            quiet = erasure.quiet_numbers(connection, business_id, before)
        for address in quiet:
            try:
                with database.write() as connection:
                    erasure.erase_number(connection, business_id, address, now)
            except StillAtWork:
                log.warning("not_let_go")

    def _clear_out_words(self) -> None:
        """Leave nothing in the index's file of the words that were erased."""
        for _ in range(MOST_ROUNDS):
            with self.services.database.write() as connection:
                if not search_index.clear_out(connection):
                    break
