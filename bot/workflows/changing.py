"""Changes a made booking in the calendar: moves or cancels it, under its own id.

A change that is repeated leaves the same booking, so an attempt whose end is not known is simply
made again, for as long as it makes sense; the calendar's own state, looked at first each time, says
when it has come about. Only a newer change of the same booking must not be undone by an older one:
see `bot.store.changes`.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.dialogue.events import ChangeKind, ChangeOutcome
from bot.ports import (
    IntegrationError,
    MoveOrder,
    NotFound,
    OpeningTaken,
    Placed,
    PlacedState,
    Scheduler,
)
from bot.store import bookings, changes
from bot.store.bookings import BookingRow
from bot.store.changes import ChangeRow
from bot.turns.ends import Ending
from bot.turns.outcomes import Outcomes
from bot.turns.services import Services
from bot.workflows.patience import is_late, is_worth_trying, pause_after

CHANGE_TIMEOUT_S = 12.0
LOOK_TIMEOUT_S = 6.0
LEAST_FOR_A_LOOK_S = 0.5
LONGEST = timedelta(hours=24)

log = structlog.get_logger()


@dataclass(frozen=True)
class Changer:
    """Makes changes by way of the scheduler; what came of them is written by `outcomes`."""

    services: Services
    scheduler: Scheduler
    outcomes: Outcomes

    def make(self, reference: str, timeout_s: float) -> Ending:
        """The first attempt, for the webhook that has just ordered the change and begun it."""
        with self.services.database.read() as connection:
            change = changes.get(connection, reference)
            booking = bookings.get(connection, change.booking_reference)
        if (change.state, change.attempt) != ("changing", 1):
            # Another change of the same booking is on its way.
            return Ending(None, is_begun=False)
        return self._attempt(change, booking, timeout_s)

    def change(self, reference: str, attempt: int) -> None:
        """A further attempt, and how it ended."""
        now = self.services.clock()
        with self.services.database.write() as connection:
            if not changes.claim(connection, reference, attempt, now):
                return
            change = changes.get(connection, reference)
            booking = bookings.get(connection, change.booking_reference)
        if change.error_code == bookings.WITHDRAWN:
            ending = self._given_up(change, booking)
        else:
            ending = self._attempt(change, booking, CHANGE_TIMEOUT_S)
        self.outcomes.conclude(reference, attempt, ending)

    def _given_up(self, change: ChangeRow, booking: BookingRow) -> Ending:
        """The customer no longer wants it: nothing is written, yet it may have come about."""
        failed = Ending(ChangeOutcome.FAILED, {"writes": 0}, notes=((f"{change.kind}_failed", {}),))
        if change.writes == 1:
            # That is this attempt, which writes nothing.
            return failed
        try:
            placed = self.scheduler.get(change.placed_id, timeout_s=LOOK_TIMEOUT_S)
        except NotFound:
            return self._gone(change, booking)
        except IntegrationError as error:
            return self._failed(change, booking, error, writes=change.writes - 1)
        if _is_as_wanted(change, placed):
            return self._changed(change, booking, placed)
        return failed

    def _attempt(self, change: ChangeRow, booking: BookingRow, timeout_s: float) -> Ending:
        until = self.services.monotonic() + timeout_s
        try:
            placed = self._write(change, timeout_s)
        except NotFound:
            return self._gone(change, booking)
        except OpeningTaken:
            return self._refused(change, booking)
        except IntegrationError as error:
            if not error.outcome_unknown:
                return self._failed(change, booking, error, writes=change.writes - 1)
            left_s = until - self.services.monotonic()
            return self._lost(change, booking, error, min(left_s, LOOK_TIMEOUT_S))
        return self._changed(change, booking, placed)

    def _write(self, change: ChangeRow, timeout_s: float) -> Placed:
        if change.kind == ChangeKind.CANCEL:
            return self.scheduler.cancel(change.placed_id, timeout_s=timeout_s)
        return self.scheduler.move(change.placed_id, _order(change), timeout_s=timeout_s)

    def _changed(self, change: ChangeRow, booking: BookingRow, placed: Placed) -> Ending:
        """The calendar has it as it says here."""
        if placed.state is PlacedState.GONE:
            return self._gone(change, booking)
        self._forget_openings(booking)
        self._forget_openings(change)
        is_confirmed = placed.state is PlacedState.CONFIRMED
        outcome = ChangeOutcome.DONE if is_confirmed else ChangeOutcome.REQUESTED
        note = (f"move_{outcome.value}", {"placed_id": placed.id})
        return Ending(
            outcome, {"error_code": ""}, notes=(note,), booking=self._moved(change, placed)
        )

    def _gone(self, change: ChangeRow, booking: BookingRow) -> Ending:
        """The booking is no longer there: that is what a cancel wants, and the end of a move."""
        self._forget_openings(booking)
        cancelled = {"state": "cancelled"}
        if change.kind == ChangeKind.CANCEL:
            return Ending(
                ChangeOutcome.DONE,
                {"error_code": ""},
                notes=(("cancel_done", {"placed_id": change.placed_id}),),
                booking=cancelled,
            )
        return Ending(ChangeOutcome.GONE, notes=(("move_gone", {}),), booking=cancelled)

    def _refused(self, change: ChangeRow, booking: BookingRow) -> Ending:
        """The time is taken: by somebody else, or by ourselves in an attempt with a lost answer."""
        self._forget_openings(change)
        if change.writes > 1:
            try:
                placed = self.scheduler.get(change.placed_id, timeout_s=LOOK_TIMEOUT_S)
            except IntegrationError as error:
                return self._failed(change, booking, error, writes=change.writes)
            if _is_as_wanted(change, placed):
                return self._changed(change, booking, placed)
        return Ending(ChangeOutcome.TAKEN, notes=(("move_taken", {}),))

    def _lost(
        self, change: ChangeRow, booking: BookingRow, error: IntegrationError, look_s: float
    ) -> Ending:
        """The answer was lost: the change may have come about all the same."""
        if look_s >= LEAST_FOR_A_LOOK_S:
            try:
                placed = self.scheduler.get(change.placed_id, timeout_s=look_s)
            except NotFound:
                return self._gone(change, booking)
            except IntegrationError as second:
                log.warning("look_failed", reference=change.reference, code=second.code)
            else:
                if _is_as_wanted(change, placed):
                    return self._changed(change, booking, placed)
        return self._failed(change, booking, error, writes=change.writes)

    def _failed(
        self, change: ChangeRow, booking: BookingRow, error: IntegrationError, *, writes: int
    ) -> Ending:
        """Try again while that may help; `writes` counts those that may have had an effect."""
        now = self.services.clock()
        log.warning("change_attempt_failed", reference=change.reference, code=error.code)
        kind = type(error).__name__
        note = (f"{change.kind}_attempt_failed", {"error": kind, "code": error.code})
        may_pass = error.retryable or error.outcome_unknown
        is_ahead = is_worth_trying(change.created_at, now, booking.starts_at, change.starts_at)
        if may_pass and is_ahead:
            pause = pause_after(f"{change.reference}:{change.attempt}", change.created_at, now)
            late = is_late(change.created_at, now)
            return Ending(None, {"writes": writes}, pause, (note,), is_late=late)
        outcome = ChangeOutcome.UNKNOWN if writes else ChangeOutcome.FAILED
        values = {"writes": writes, "error_code": error.code[:64]}
        return Ending(outcome, values, notes=(note, (f"{change.kind}_{outcome.value}", {})))

    def _moved(self, change: ChangeRow, placed: Placed) -> dict[str, Any]:
        """What a moved booking's row becomes."""
        catalogue = self.services.answers.catalogue()
        employee = catalogue.employee(placed.employee_id) if catalogue else None
        values = {
            "state": "booked" if placed.state is PlacedState.CONFIRMED else "requested",
            "location_id": change.location_id,
            "location_name": change.location_name,
            "service_id": change.service_id,
            "service_name": change.service_name,
            "extra_ids": change.extra_ids,
            "employee_id": placed.employee_id or change.employee_id or "",
            "employee_name": employee.name[:200] if employee else "",
            "is_employee_chosen": change.employee_id is not None,
            "starts_at": change.starts_at,
            "ends_at": change.ends_at,
            "time_zone": change.time_zone,
        }
        # The appointment's own end wins, where it makes sense.
        if placed.ends_at and change.starts_at < placed.ends_at < change.starts_at + LONGEST:
            values["ends_at"] = placed.ends_at
        return values

    def _forget_openings(self, row: BookingRow | ChangeRow) -> None:
        if row.starts_at is None:
            return
        local = row.starts_at.astimezone(ZoneInfo(row.time_zone))
        self.services.answers.forget_openings(row.location_id, local.date())


def _is_as_wanted(change: ChangeRow, placed: Placed) -> bool:
    """Whether the calendar has what the change was to bring about."""
    if placed.state is PlacedState.GONE or change.kind == ChangeKind.CANCEL:
        return placed.state is PlacedState.GONE
    return (
        change.starts_at in (placed.starts_at, *placed.starts_maybe)
        and placed.location_id == change.location_id
        and placed.service_id == change.service_id
        and change.employee_id in (None, placed.employee_id)
        and set(placed.extra_ids) == set(change.extra_ids)
    )


def _order(change: ChangeRow) -> MoveOrder:
    return MoveOrder(
        location_id=change.location_id,
        service_id=change.service_id,
        starts_at=change.starts_at,
        length_minutes=int((change.ends_at - change.starts_at).total_seconds() // 60),
        time_zone=change.time_zone,
        employee_id=change.employee_id,
        extra_ids=tuple(change.extra_ids),
    )
