"""Answers whose bookings are whose: our rows, checked with the calendar before anybody sees them.

A booking is a contact's own when that contact made it, or when the calendar holds it for the phone
number that the contact's provider vouches for. What anybody may type, such as an e-mail address,
opens nothing.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from datetime import timedelta

import structlog
from sqlalchemy import Connection

from bot.dialogue.made import MadeBooking
from bot.ports import IntegrationError, Scheduler
from bot.store import bookings
from bot.store.bookings import BookingRow
from bot.store.conversations import ConversationRow
from bot.turns.services import Services

CHECKED_FOR_S = 60.0
MOST_CHECKED = 6
"""How many of a contact's bookings are checked, the next ones first."""
MOST_KEPT = 5000
THREADS = 8

TakeIn = Callable[[str], object]
"""take_in(the calendar's id): makes our row agree with the calendar. Raises IntegrationError."""

log = structlog.get_logger()


class MadeBookings:
    """The live bookings of one contact that are still ahead. Safe for many threads."""

    def __init__(
        self,
        services: Services,
        scheduler: Scheduler,
        take_in: TakeIn,
        *,
        pool: Executor | None = None,
    ) -> None:
        self._services = services
        self._scheduler = scheduler
        self._take_in = take_in
        self._checked: dict[int, float] = {}
        self._lock = threading.Lock()
        self._pool = pool or ThreadPoolExecutor(THREADS, thread_name_prefix="bookings")

    def of(self, connection: Connection, row: ConversationRow) -> tuple[MadeBooking, ...]:
        """The bookings as our rows have them, next first."""
        return tuple(_made(one) for one in self._rows(connection, row))

    def visits(self, connection: Connection, row: ConversationRow) -> tuple[MadeBooking, ...]:
        """What this contact has ever booked and not cancelled, by our rows, the latest first."""
        services = self._services
        found = bookings.latest_of(connection, services.business_id, row.contact_id, row.phone)
        return tuple(_made(one) for one in found)

    def is_checked(self, row: ConversationRow) -> bool:
        """Whether the calendar was asked about this contact a moment ago."""
        until = self._checked.get(row.contact_id)
        return until is not None and until >= self._services.monotonic()

    def check(self, row: ConversationRow, timeout_s: float) -> None:
        """Have our rows of this contact agree with the calendar, as far as there is time.

        What is not done by then goes on behind. Nothing is raised when the calendar can't be
        asked: our rows then stay as they are.
        """
        with self._services.database.read() as connection:
            known = [str(one.placed_id) for one in self._rows(connection, row)]
        work = [self._pool.submit(self._take_in, one) for one in known[:MOST_CHECKED]]
        if row.phone:
            work.append(self._pool.submit(self._find_others, row.phone, set(known), timeout_s))
        done, late = wait(work, timeout=timeout_s)
        for one in late:
            one.cancel()
        worked = [_has_worked(one) for one in done]
        if all(worked) and not late:
            self._remember(row.contact_id)

    def _rows(self, connection: Connection, row: ConversationRow) -> list[BookingRow]:
        services = self._services
        return bookings.ahead_of(
            connection, services.business_id, row.contact_id, row.phone, services.clock()
        )

    def _find_others(self, phone: str, known: set[str], timeout_s: float) -> None:
        """Take in what the calendar holds for this number besides."""
        yesterday = self._services.clock().date() - timedelta(days=1)
        for one in self._scheduler.bookings_of(phone, yesterday, timeout_s=timeout_s):
            if one.id not in known:
                self._take_in(one.id)

    def _remember(self, contact_id: int) -> None:
        with self._lock:
            if len(self._checked) >= MOST_KEPT:
                self._checked.clear()
            self._checked[contact_id] = self._services.monotonic() + CHECKED_FOR_S


def _has_worked(work: "Future[object]") -> bool:
    try:
        work.result()
    except IntegrationError as error:
        log.warning("bookings_not_checked", error=type(error).__name__, code=error.code)
        return False
    return True


def _made(row: BookingRow) -> MadeBooking:
    return MadeBooking(
        reference=row.reference,
        service_id=row.service_id,
        service_name=row.service_name,
        location_id=row.location_id,
        location_name=row.location_name,
        employee_id=row.employee_id if row.is_employee_chosen else "",
        employee_name=row.employee_name,
        extra_ids=tuple(row.extra_ids),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        time_zone=row.time_zone,
        is_confirmed=row.state == "booked",
        client_name=row.client_name,
    )
