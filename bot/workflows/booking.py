"""Makes a booking in the calendar: at most one, and never called booked when that is not sure.

The calendar knows no idempotency key. So each POST bears our reference, is counted before it leaves,
and after any attempt whose end is not known the calendar is looked at before anything else. A second
POST follows only when a look found nothing; there is no third. Looks go on for an hour, and a surplus
appointment that bears our reference is cancelled.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.dialogue.events import Outcome
from bot.ports import BookingOrder, IntegrationError, OpeningTaken, Placed, PlacedState, Scheduler
from bot.store import bookings, conversations
from bot.store.bookings import BookingRow
from bot.turns.services import Services

CREATE_TIMEOUT_S = 12.0
LOOK_TIMEOUT_S = 6.0
LEASE = timedelta(seconds=40)
"""Longer than a look, a POST and another look may take together."""
RETRY_AFTER = timedelta(seconds=10)
MOST_POSTS = 2
MOST_ATTEMPTS = 5
LOOKS_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(minutes=60))
RECORD_GRACE = timedelta(minutes=2)
NO_EMAIL_TAG = "+{reference}@"

log = structlog.get_logger()


@dataclass(frozen=True)
class Booker:
    """Moves booking rows by way of the scheduler."""

    services: Services
    scheduler: Scheduler
    no_email_address: str = ""

    def create(self, reference: str, attempt: int) -> None:
        """One attempt at making the booking; returns when the row says how far it came."""
        now = self.services.clock()
        with self.services.database.write() as connection:
            if not bookings.claim(connection, reference, attempt, now, LEASE):
                return
            booking = bookings.get(connection, reference)
        order = self._order(booking)
        try:
            if booking.posts:
                found = self.scheduler.find(order, timeout_s=LOOK_TIMEOUT_S)
                if found:
                    self._made(booking, attempt, found)
                    return
                if booking.posts >= MOST_POSTS:
                    self._end(booking, attempt, Outcome.UNKNOWN, looks=1, error_code="lost_answer")
                    return
            self._post(booking, attempt, order)
        except IntegrationError as error:
            self._failed(booking, attempt, error)

    def look(self, reference: str, number: int) -> None:
        """Look at the calendar once more after a lost answer: late arrivals, surplus ones."""
        with self.services.database.read() as connection:
            booking = bookings.get(connection, reference)
        if booking.looks != number or booking.next_look_at is None:
            return
        found = self.scheduler.find(self._order(booking), timeout_s=LOOK_TIMEOUT_S)
        self._schedule_look(reference, number + 1)
        if not found:
            return
        if booking.state in bookings.OPEN_STATES:
            self._made(booking, booking.attempt, found)
        else:
            self._cancel_surplus(booking, found, keep=booking.placed_id)

    def _post(self, booking: BookingRow, attempt: int, order: BookingOrder) -> None:
        with self.services.database.write() as connection:
            if not bookings.count_post(connection, booking.reference, attempt):
                return
        try:
            placed = self.scheduler.create(order, timeout_s=CREATE_TIMEOUT_S)
        except OpeningTaken:
            self._taken(booking, attempt, order)
        except IntegrationError as error:
            if not error.outcome_unknown:
                raise
            self._lost(booking, attempt, order, error)
        else:
            self._made(booking, attempt, [placed])

    def _lost(
        self, booking: BookingRow, attempt: int, order: BookingOrder, error: IntegrationError
    ) -> None:
        """The answer was lost: the booking may be there all the same."""
        self._note(booking, "booking_answer_lost", error=type(error).__name__)
        try:
            found = self.scheduler.find(order, timeout_s=LOOK_TIMEOUT_S)
        except IntegrationError:
            found = []
        if found:
            self._made(booking, attempt, found)
        else:
            self._try_again_later(booking, attempt)

    def _taken(self, booking: BookingRow, attempt: int, order: BookingOrder) -> None:
        """Taken by somebody else; or by ourselves, in an attempt whose answer was lost."""
        found = self.scheduler.find(order, timeout_s=LOOK_TIMEOUT_S) if booking.posts else []
        if found:
            self._made(booking, attempt, found)
            return
        self._forget_openings(booking)
        self._end(booking, attempt, Outcome.TAKEN)

    def _made(self, booking: BookingRow, attempt: int, found: list[Placed]) -> None:
        placed = min(found, key=_age)
        outcome = Outcome.BOOKED if placed.state is PlacedState.CONFIRMED else Outcome.REQUESTED
        now = self.services.clock()
        catalogue = self.services.answers.catalogue()
        employee = catalogue.employee(placed.employee_id) if catalogue else None
        ends_at = placed.ends_at
        if ends_at is None or not booking.starts_at < ends_at < booking.starts_at + MOST_LENGTH:
            ends_at = booking.ends_at
        self._forget_openings(booking)
        self._end(
            booking,
            attempt,
            outcome,
            looks=1 if booking.posts or len(found) > 1 else 0,
            placed_id=placed.id,
            employee_id=placed.employee_id or booking.employee_id,
            employee_name=employee.name if employee else "",
            ends_at=ends_at,
            error_code="",
            record_state="waiting",
            record_external_id=f"setster-{placed.id}",
            record_next_try_at=now + RECORD_GRACE,
        )
        if len(found) > 1:
            self._cancel_surplus(booking, found, keep=placed.id)

    def _end(
        self, booking: BookingRow, attempt: int, outcome: Outcome, *, looks: int = 0, **values: Any
    ) -> None:
        """Write how the attempt ended; `looks` is the number of the next look, 0 for none."""
        now = self.services.clock()
        with self.services.database.write() as connection:
            is_ours = bookings.finish(
                connection,
                booking.reference,
                attempt,
                outcome.value,
                now,
                looks=looks,
                next_look_at=now + LOOKS_AFTER[0] if looks else None,
                **values,
            )
        if is_ours:
            self._note(booking, f"booking_{outcome.value}", placed_id=values.get("placed_id", ""))

    def _failed(self, booking: BookingRow, attempt: int, error: IntegrationError) -> None:
        """The calendar could not be asked, or refused: try again while that may help."""
        self._note(booking, "booking_attempt_failed", error=type(error).__name__, code=error.code)
        log.warning("booking_attempt_failed", reference=booking.reference, code=error.code)
        if error.retryable and attempt < MOST_ATTEMPTS:
            self._try_again_later(booking, attempt)
        elif booking.posts:
            self._end(booking, attempt, Outcome.UNKNOWN, looks=1, error_code=error.code)
        else:
            self._end(booking, attempt, Outcome.FAILED, error_code=error.code)

    def _try_again_later(self, booking: BookingRow, attempt: int) -> None:
        """Keep the row leased for a moment; the sweep begins the next attempt when that is over."""
        now = self.services.clock()
        with self.services.database.write() as connection:
            bookings.finish(
                connection, booking.reference, attempt, "creating", now, next_look_at=None
            )
            bookings.change(connection, booking.reference, now, lease_until=now + RETRY_AFTER)

    def _schedule_look(self, reference: str, number: int) -> None:
        now = self.services.clock()
        next_at = now + LOOKS_AFTER[number - 1] if number <= len(LOOKS_AFTER) else None
        with self.services.database.write() as connection:
            bookings.change(connection, reference, now, looks=number, next_look_at=next_at)

    def _cancel_surplus(
        self, booking: BookingRow, found: list[Placed], *, keep: str | None
    ) -> None:
        for one in found:
            if one.id != keep and one.reference == booking.reference:
                self.scheduler.cancel(one.id)
                self._note(booking, "surplus_cancelled", placed_id=one.id)

    def _order(self, booking: BookingRow) -> BookingOrder:
        email = booking.client_email or self.no_email_address.replace(
            "@", NO_EMAIL_TAG.format(reference=booking.reference), 1
        )
        return BookingOrder(
            reference=booking.reference,
            location_id=booking.location_id,
            service_id=booking.service_id,
            starts_at=booking.starts_at,
            length_minutes=int((booking.ends_at - booking.starts_at).total_seconds() // 60),
            time_zone=booking.time_zone,
            client_name=booking.client_name,
            client_email=email,
            client_phone=booking.client_phone,
            client_address=booking.client_address,
            employee_id=booking.employee_id or None,
            extra_ids=tuple(booking.extra_ids),
            note=booking.note,
            form_answers=tuple((key, answer) for key, answer in booking.form_answers),
        )

    def _forget_openings(self, booking: BookingRow) -> None:
        local = booking.starts_at.astimezone(ZoneInfo(booking.time_zone))
        self.services.answers.forget_openings(booking.location_id, local.date())

    def _note(self, booking: BookingRow, kind: str, **data: Any) -> None:
        with self.services.database.write() as connection:
            conversations.add_event(
                connection,
                booking.business_id,
                kind,
                self.services.clock(),
                conversation_id=booking.conversation_id,
                booking_id=booking.id,
                **data,
            )


MOST_LENGTH = timedelta(hours=24)


def _age(placed: Placed) -> tuple[bool, datetime | str, str]:
    """Oldest first: the one that an earlier attempt made."""
    created = placed.created_at
    return (created is None, created.isoformat() if created else "", placed.id)
