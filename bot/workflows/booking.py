"""Makes a booking in the calendar: at most one, and never called booked when that is not sure.

The calendar knows no idempotency key. So each POST bears our reference, is counted before it
leaves, and after any attempt whose end is not known the calendar is looked at before anything
else. A second POST follows only when a look found nothing. After a lost second one the booking is
uncertain, and looks go on until they are answered: what has not turned up minutes later has never
arrived, and is begun anew. A surplus appointment that bears our reference is cancelled.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.dialogue.events import Outcome
from bot.ports import BookingOrder, IntegrationError, OpeningTaken, Placed, PlacedState, Scheduler
from bot.store import bookings, conversations
from bot.store.bookings import BookingRow
from bot.turns.ends import Ending
from bot.turns.outcomes import Outcomes
from bot.turns.services import Services
from bot.workflows import unfound
from bot.workflows.orders import order_of
from bot.workflows.patience import TRIED_FOR, is_late, is_worth_trying, pause_after

CREATE_TIMEOUT_S = 12.0
LOOK_TIMEOUT_S = 6.0
LEAST_FOR_A_LOOK_S = 0.5
MOST_POSTS = 2
LOOKS_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(minutes=60))
LOOKS_UNTIL_SURE = 3
"""After so many looks that found nothing, ten minutes at least, no POST is on its way."""
LONGEST = timedelta(hours=24)

log = structlog.get_logger()


@dataclass(frozen=True)
class Booker:
    """Makes bookings by way of the scheduler; what came of it is written by `outcomes`."""

    services: Services
    scheduler: Scheduler
    outcomes: Outcomes
    no_email_address: str = ""

    def make(self, reference: str, timeout_s: float) -> Ending:
        """The first attempt, for the webhook that has just ordered the booking and counted it."""
        until = self.services.monotonic() + timeout_s
        with self.services.database.read() as connection:
            booking = bookings.get(connection, reference)
        order = order_of(booking, self.no_email_address)
        try:
            placed = self.scheduler.create(order, timeout_s=timeout_s)
        except OpeningTaken:
            return self._taken(booking)
        except IntegrationError as error:
            if not error.outcome_unknown:
                return self._failed(booking, error, posts=0)
            look_s = until - self.services.monotonic()
            return self._lost(booking, order, min(look_s, LOOK_TIMEOUT_S), error)
        return self._made(booking, [placed])

    def create(self, reference: str, attempt: int) -> None:
        """A further attempt: looks first, posts when nothing is there, writes how it ended."""
        now = self.services.clock()
        with self.services.database.write() as connection:
            if not bookings.claim(connection, reference, attempt, now):
                return
            booking = bookings.get(connection, reference)
        try:
            ending = self._continue(booking, attempt)
        except IntegrationError as error:
            ending = self._failed(booking, error, posts=booking.posts)
        self.outcomes.conclude(reference, attempt, ending)

    def look(self, reference: str, number: int) -> None:
        """Look at the calendar once more after a lost answer: late arrivals, surplus ones."""
        with self.services.database.read() as connection:
            booking = bookings.get(connection, reference)
        if booking.looks != number or booking.next_look_at is None:
            return
        try:
            found = self._find(
                booking, order_of(booking, self.no_email_address), timeout_s=LOOK_TIMEOUT_S
            )
            if found and booking.state not in bookings.OPEN_STATES:
                self._cancel_surplus(booking, found, keep=booking.placed_id)
        except IntegrationError as error:
            log.warning("look_failed", reference=reference, code=error.code)
            self._look_later(booking)
            return
        self._note(booking, "booking_looked", found=len(found))
        if found and booking.state in bookings.OPEN_STATES:
            self.outcomes.conclude(reference, booking.attempt, self._made(booking, found))
        elif self._is_surely_unfound(booking) and unfound.begins_anew(
            self.services, self.outcomes, booking
        ):
            return
        now = self.services.clock()
        next_at = now + LOOKS_AFTER[number] if number < len(LOOKS_AFTER) else None
        with self.services.database.write() as connection:
            bookings.change(connection, reference, now, looks=number + 1, next_look_at=next_at)

    def _is_surely_unfound(self, booking: BookingRow) -> bool:
        """After a look that found nothing: whether it was the last one that this takes."""
        return booking.state == "unknown" and int(booking.looks) + 1 >= LOOKS_UNTIL_SURE

    def _look_later(self, booking: BookingRow) -> None:
        """The calendar did not answer: the same look again, until nobody can wait for it."""
        now = self.services.clock()
        is_of_use = now < booking.starts_at + TRIED_FOR
        pause = pause_after(f"{booking.reference}:{booking.looks}", booking.created_at, now)
        next_at = now + pause if is_of_use else None
        with self.services.database.write() as connection:
            bookings.change(connection, booking.reference, now, next_look_at=next_at)

    def _continue(self, booking: BookingRow, attempt: int) -> Ending:
        order = order_of(booking, self.no_email_address)
        if booking.posts:
            found = self._find(booking, order, timeout_s=LOOK_TIMEOUT_S)
            if found:
                return self._made(booking, found)
            if booking.posts >= MOST_POSTS:
                return self._unknown("lost_answer")
        if not self._is_wanted(booking):
            return self._given_up(booking.posts, booking.error_code or "too_late")
        with self.services.database.write() as connection:
            is_ours = bookings.count_post(connection, booking.reference, attempt)
        if not is_ours:
            # Held up for longer than its lease: whoever took over has looked, and may have posted.
            return Ending(None, retry_after=self._pause(booking))
        try:
            placed = self.scheduler.create(order, timeout_s=CREATE_TIMEOUT_S)
        except OpeningTaken:
            if not booking.posts:
                return self._taken(booking)
            # Taken by somebody else, or by ourselves in the attempt whose answer was lost.
            found = self._find(booking, order, timeout_s=LOOK_TIMEOUT_S)
            return self._made(booking, found) if found else self._unknown("taken_or_ours")
        except IntegrationError as error:
            if not error.outcome_unknown:
                raise
            return self._lost(booking, order, LOOK_TIMEOUT_S, error)
        return self._made(booking, [placed])

    def _find(self, booking: BookingRow, order: BookingOrder, *, timeout_s: float) -> list[Placed]:
        """What the calendar has of the order, and of no other booking of ours."""
        found = self.scheduler.find(order, timeout_s=timeout_s)
        with self.services.database.read() as connection:
            others = bookings.held_by_others(connection, booking, {one.id for one in found})
        return [one for one in found if one.id not in others]

    def _lost(
        self, booking: BookingRow, order: BookingOrder, look_s: float, error: IntegrationError
    ) -> Ending:
        """The answer was lost: the booking may be there all the same."""
        found: list[Placed] = []
        if look_s >= LEAST_FOR_A_LOOK_S:
            try:
                found = self._find(booking, order, timeout_s=look_s)
            except IntegrationError as second:
                log.warning("look_failed", reference=booking.reference, code=second.code)
        if found:
            return self._made(booking, found)
        note = ("booking_answer_lost", {"error": type(error).__name__})
        return Ending(None, retry_after=self._pause(booking), notes=(note,))

    def _failed(self, booking: BookingRow, error: IntegrationError, *, posts: int) -> Ending:
        """The calendar could not be asked, or refused: try again while that may help.

        `posts` counts those that may have had an effect; this attempt's is not one of them. With
        any, the customer soon hears that it is uncertain, and looks take over from the attempts.
        """
        log.warning("booking_attempt_failed", reference=booking.reference, code=error.code)
        note = ("booking_attempt_failed", {"error": type(error).__name__, "code": error.code})
        late = is_late(booking.created_at, self.services.clock())
        if error.retryable and self._is_wanted(booking) and not (posts and late):
            return Ending(None, {"posts": posts}, self._pause(booking), (note,), is_late=late)
        return self._given_up(posts, error.code, note)

    def _is_wanted(self, booking: BookingRow) -> bool:
        """Whether there is any sense in asking the calendar for it now."""
        now = self.services.clock()
        is_withdrawn = booking.error_code == bookings.WITHDRAWN
        return not is_withdrawn and is_worth_trying(booking.created_at, now, booking.starts_at)

    def _pause(self, booking: BookingRow) -> timedelta:
        key = f"{booking.reference}:{booking.attempt}"
        return pause_after(key, booking.created_at, self.services.clock())

    def _given_up(self, posts: int, code: str, *notes: tuple[str, dict[str, Any]]) -> Ending:
        if posts:
            return self._unknown(code)
        return Ending(Outcome.FAILED, {"error_code": code[:64], "posts": 0}, notes=notes)

    def _unknown(self, code: str) -> Ending:
        return Ending(
            Outcome.UNKNOWN,
            {"error_code": code[:64], **self._first_look()},
            notes=(("booking_unknown", {}),),
        )

    def _taken(self, booking: BookingRow) -> Ending:
        self._forget_openings(booking)
        return Ending(Outcome.TAKEN, notes=(("booking_taken", {}),))

    def _made(self, booking: BookingRow, found: list[Placed]) -> Ending:
        placed = min(found, key=_age)
        outcome = Outcome.BOOKED if placed.state is PlacedState.CONFIRMED else Outcome.REQUESTED
        self._forget_openings(booking)
        if len(found) > 1:
            try:
                self._cancel_surplus(booking, found, keep=placed.id)
            except IntegrationError as error:
                # A look follows.
                log.warning("surplus_stays", reference=booking.reference, code=error.code)
        catalogue = self.services.answers.catalogue()
        employee = catalogue.employee(placed.employee_id) if catalogue else None
        values: dict[str, Any] = {
            "placed_id": placed.id,
            "employee_id": placed.employee_id or booking.employee_id,
            "employee_name": employee.name if employee else "",
            "error_code": "",
            "client_id": placed.client_id,
        }
        # The appointment's own end wins, where it makes sense.
        if placed.ends_at and booking.starts_at < placed.ends_at < booking.starts_at + LONGEST:
            values["ends_at"] = placed.ends_at
        if booking.attempt > 1 or len(found) > 1:
            values |= self._first_look()
        note = (f"booking_{outcome.value}", {"placed_id": placed.id})
        return Ending(outcome, values, notes=(note,))

    def _first_look(self) -> dict[str, Any]:
        """Looks follow wherever more than one POST may have left."""
        return {"looks": 0, "next_look_at": self.services.clock() + LOOKS_AFTER[0]}

    def _cancel_surplus(
        self, booking: BookingRow, found: list[Placed], *, keep: str | None
    ) -> None:
        """Cancel what bears our reference besides the one that is kept. Raises what may pass."""
        for one in found:
            if one.id == keep or one.reference != booking.reference:
                continue
            try:
                self.scheduler.cancel(one.id)
            except IntegrationError as error:
                if error.retryable:
                    raise
                self._note(booking, "surplus_stays", placed_id=one.id)
                self._ask_for_person(booking, "surplus_stays")
            else:
                self._note(booking, "surplus_cancelled", placed_id=one.id)

    def _forget_openings(self, booking: BookingRow) -> None:
        local = booking.starts_at.astimezone(ZoneInfo(booking.time_zone))
        self.services.answers.forget_openings(booking.location_id, local.date())

    def _ask_for_person(self, booking: BookingRow, reason: str) -> None:
        with self.services.database.write() as connection:
            conversations.ask_for_person(
                connection, booking.conversation_id, reason, self.services.clock()
            )

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


def _age(placed: Placed) -> tuple[bool, str, str]:
    """Oldest first: the one that the earliest attempt made."""
    created = placed.created_at
    return created is None, created.isoformat() if created else "", placed.id
