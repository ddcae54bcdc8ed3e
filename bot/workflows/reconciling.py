"""Compares the three books (the calendar, Setter, our rows) and mends what is safe.

For the whole of what is ahead, by hand (`flask reconcile`) and every night. Nothing is written to
the calendar: where it differs, our row is made to agree. Setter is asked by recording once more
under the same external id, which tells what it stores; it has no reading call.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection

from bot.ports import ContactUnknown, IntegrationError, Recorder
from bot.store import audit, records, standing
from bot.store.bookings import BookingRow
from bot.store.records import RecordRow
from bot.turns.record_plans import plan_records
from bot.turns.services import Services
from bot.workflows.entering import Taken
from bot.workflows.polling import Poll
from bot.workflows.recording import order_of
from bot.workflows.syncing import Sync

NIGHTLY = timedelta(days=7)
"""How far back the nightly comparison looks."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two books disagreed about one booking."""

    placed_id: str
    book: str
    """Whose book differs from ours: "Setster" or "Setter"."""
    ours: str
    theirs: str
    is_mended: bool


Check = Callable[[], Difference | None]
"""One comparison; it mends what it finds."""


@dataclass(frozen=True)
class Reconciler:
    """One comparison of everything. Safe to repeat, and beside running work."""

    services: Services
    sync: Sync
    poll: Poll
    recorder: Recorder

    def run_nightly(self) -> None:
        """All checks, and one quiet line about them."""
        since = self.services.clock() - NIGHTLY
        found = [one for check in self.calendar_checks(since) if (one := check())]
        found += [one for check in self.setter_checks(since) if (one := check())]
        log.info("reconciled", differences=len(found), mended=sum(one.is_mended for one in found))

    def calendar_checks(self, since: datetime) -> list[Check]:
        """The bookings that the calendar has otherwise than we.

        Errors: IntegrationError when it can't be asked.
        """
        return [
            partial(self._check_calendar, placed_id)
            for placed_id in self.poll.differing(since, is_full=True)
        ]

    def setter_checks(self, since: datetime) -> list[Check]:
        """All bookings ahead; those that changed since a moment are also asked of Setter."""
        with self.services.database.read() as connection:
            rows = audit.ahead(connection, self.services.business_id, self.services.clock())
        return [partial(self._check_setter, row, since) for row in rows]

    def _check_calendar(self, placed_id: str) -> Difference | None:
        with self.services.database.read() as connection:
            before = standing.with_placed_id(connection, self.services.business_id, placed_id)
        try:
            taken = self.sync.take_in(placed_id)
        except IntegrationError as error:
            return Difference(placed_id, "Setster", _shown(before), error.code or "?", False)
        if taken is Taken.UNCHANGED:
            return None
        with self.services.database.read() as connection:
            after = standing.with_placed_id(connection, self.services.business_id, placed_id)
        is_mended = taken is not Taken.LEFT
        theirs = _shown(after) if is_mended else "being changed"
        return Difference(placed_id, "Setster", _shown(before), theirs, is_mended)

    # Setter

    def _check_setter(self, row: BookingRow, since: datetime) -> Difference | None:
        with self.services.database.write() as connection:
            booking = standing.lock(connection, row)
            if booking is None or booking.is_changing or booking.placed_id is None:
                return None
            held = audit.records_of(connection, booking.id)
            fault = fault_of(booking, held, has_address=audit.has_address(connection, booking))
            is_mended = bool(fault) and self._mend(connection, booking, held, fault)
        if fault:
            return Difference(
                booking.placed_id, "Setter", _shown(booking), FAULTS[fault], is_mended
            )
        newest = held[-1] if held else None
        if newest is None or newest.state != "recorded" or booking.updated_at < since:
            return None
        return self._ask_setter(booking, newest.id)

    def _mend(
        self, connection: Connection, booking: BookingRow, held: Sequence[RecordRow], fault: str
    ) -> bool:
        now = self.services.clock()
        match fault:
            case "untold" | "other_time":
                audit.revise(connection, booking.id, now)
                plan_records(self.services, connection, booking.id)
            case "stands":
                is_live = booking.state != "cancelled"
                newest = held[-1].id if is_live else None
                for record_id in records.retire(connection, booking.id, now, before_id=newest):
                    self.services.enqueue(connection, "cancel_record", record_id, 1)
            case "given_up":
                for one in held:
                    if one.state in records.OPEN_STATES and one.next_try_at is None:
                        audit.try_again(connection, one.id, now)
                        self.services.enqueue(connection, "record", one.id, 1)
            case _:
                return False
        return True

    def _ask_setter(self, booking: BookingRow, record_id: int) -> Difference | None:
        """Record once more under the same id: what comes back is what Setter stores."""
        with self.services.database.read() as connection:
            record = records.get(connection, record_id)
        difference = partial(Difference, booking.placed_id, "Setter", _shown(booking))
        try:
            answer = self.recorder.record(order_of(record))
        except ContactUnknown:
            state, theirs, is_mended = "contact_unknown", "does not know the contact any more", True
            changed: dict[str, Any] = {"tries": 0, "next_try_at": self.services.clock()}
        except IntegrationError as error:
            return difference(error.code or "?", False)
        else:
            if answer.id == record.record_id and not answer.differs:
                return None
            state = "differs" if answer.differs else "recorded"
            theirs = ", ".join(answer.differs) or "had lost it"
            is_mended = not answer.differs
            changed = {
                "record_id": answer.id,
                "event_id": answer.event_id,
                "contact_id": answer.contact_id,
                "error": ", ".join(answer.differs),
            }
        with self.services.database.write() as connection:
            is_still = audit.amend(connection, record.id, state, self.services.clock(), **changed)
        if not is_still and "record_id" in changed:
            # The booking has changed meanwhile, and this must not bring an old record back.
            self.recorder.cancel(changed["record_id"])
        return difference(theirs, is_mended)


FAULTS = {
    "untold": "was not told",
    "other_time": "has another time",
    "stands": "still holds an old record",
    "given_up": "could not be told",
    "differs": "stores something else",
}
"""What can be wrong with the records of a booking."""


def fault_of(booking: BookingRow, held: Sequence[RecordRow], *, has_address: bool) -> str:
    """The first thing that is wrong with a booking's records, oldest first; empty when nothing is.

    A record that is still to be sent, or whose contact Setter does not know, is nothing wrong.
    """
    live = [one for one in held if one.state not in records.RETIRED_STATES]
    if booking.state == "cancelled":
        if live:
            return "stands"
        return "given_up" if _is_given_up(held) else ""
    if not live:
        return "untold" if has_address else ""
    newest = live[-1]
    if (newest.starts_at, newest.ends_at) != (booking.starts_at, booking.ends_at):
        return "other_time"
    if newest.state == "differs":
        return "differs"
    if len(live) > 1 and newest.state == "recorded":
        return "stands"
    return "given_up" if _is_given_up(held) else ""


def _is_given_up(held: Sequence[RecordRow]) -> bool:
    newest = held[-1].id if held else 0
    return any(
        one.next_try_at is None
        and (one.state == "cancelling" or (one.id == newest and one.state == "failed"))
        for one in held
    )


def _shown(row: BookingRow | None) -> str:
    """A booking in a few words that name nobody."""
    if row is None:
        return "nothing"
    local = row.starts_at.astimezone(ZoneInfo(row.time_zone))
    return f"{row.state}, {local:%Y-%m-%d %H:%M}"
