"""The safety net of the calendar's webhooks: what changed there and was never told us.

Every few minutes the calendar is asked for what was updated since the last time, once an hour for
all that is ahead, which also shows what was erased. Nothing is changed here: what differs from our
rows is asked to be taken in, like by a webhook.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.dialogue.catalogue import Catalogue
from bot.ports import IntegrationError, Placed, PlacedState, Scheduler, UnexpectedReply
from bot.store import standing, syncs
from bot.store.bookings import BookingRow
from bot.turns.services import Services
from bot.workflows.agreement import differences

PAUSE = timedelta(minutes=4)
COMPARE_AFTER = timedelta(hours=1)
MARGIN = timedelta(days=1)
"""The dates of the calendar's filters are in a zone that nobody states."""
LIST_TIMEOUT_S = 30.0
WEEKS_AHEAD = 26

log = structlog.get_logger()


@dataclass(frozen=True)
class Poll:
    """One look at the calendar's own list. Of several processes one polls at a time."""

    services: Services
    scheduler: Scheduler
    country: str

    def run(self) -> None:
        """Ask for all that differs to be taken in; after a failure the next round does it."""
        now, business_id = self.services.clock(), self.services.business_id
        with self.services.database.write() as connection:
            mark = syncs.begin_poll(connection, business_id, now, PAUSE)
        if mark is None:
            return
        marks: dict[str, datetime] = {}
        try:
            is_full = mark.compared_at is None or mark.compared_at <= now - COMPARE_AFTER
            count = self.ask_for(self.differing(mark.polled_at, is_full=is_full))
            marks = {"polled_at": now, **({"compared_at": now} if is_full else {})}
            if count:
                log.info("calendar_polled", differing=count)
        except IntegrationError as error:
            log.warning("poll_failed", error=type(error).__name__, code=error.code)
        finally:
            with self.services.database.write() as connection:
                syncs.end_poll(connection, business_id, **marks)

    def differing(self, since: datetime | None, *, is_full: bool) -> list[str]:
        """The calendar's ids of bookings that our rows have otherwise, or not at all."""
        found: dict[str, Placed] = {}
        if since is not None:
            listed = self.scheduler.listed(
                updated_since=(since - MARGIN).date(), timeout_s=LIST_TIMEOUT_S
            )
            found |= {one.id: one for one in listed}
        if not is_full:
            return self._differing(found.values())
        found |= {one.id: one for one in self._all_ahead()}
        return self._differing(found.values()) + self._erased(found)

    def ask_for(self, placed_ids: Iterable[str]) -> int:
        """Have these taken in by durable work; how many they are."""
        count = 0
        for placed_id in placed_ids:
            with self.services.database.write() as connection:
                number = syncs.ask(
                    connection, self.services.business_id, placed_id, self.services.clock()
                )
                if number is not None:
                    self.services.enqueue(connection, "sync", placed_id, number)
            count += 1
        return count

    def _all_ahead(self) -> list[Placed]:
        """All that is ahead, cancelled ones among it; of a very full calendar week by week."""
        first_on = (self.services.clock() - MARGIN).date()
        try:
            return self.scheduler.listed(starts_from=first_on, timeout_s=LIST_TIMEOUT_S)
        except UnexpectedReply as error:
            if error.code != "too_large":
                raise
        found: list[Placed] = []
        for week in range(WEEKS_AHEAD):
            begins_on = first_on + timedelta(weeks=week)
            found += self.scheduler.listed(
                starts_from=begins_on,
                starts_until=begins_on + timedelta(days=6),
                timeout_s=LIST_TIMEOUT_S,
            )
        last_on = first_on + timedelta(weeks=WEEKS_AHEAD)
        return found + self.scheduler.listed(starts_from=last_on, timeout_s=LIST_TIMEOUT_S)

    def _differing(self, found: Iterable[Placed]) -> list[str]:
        placed = {one.id: one for one in found}
        with self.services.database.read() as connection:
            rows = standing.many(connection, self.services.business_id, list(placed))
        catalogue = self.services.answers.catalogue() or Catalogue()
        return [
            one.id for one in placed.values() if self._differs(rows.get(one.id), one, catalogue)
        ]

    def _differs(self, row: BookingRow | None, placed: Placed, catalogue: Catalogue) -> bool:
        if row is not None:
            return bool(differences(row, placed, catalogue, self.country))
        is_ahead = placed.starts_at is not None and placed.starts_at > self.services.clock()
        return is_ahead and placed.state is not PlacedState.GONE

    def _erased(self, found: dict[str, Placed]) -> list[str]:
        with self.services.database.read() as connection:
            ahead = standing.ahead(connection, self.services.business_id, self.services.clock())
        return [str(row.placed_id) for row in ahead if row.placed_id not in found]
