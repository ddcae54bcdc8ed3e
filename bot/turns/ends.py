"""What an attempt leaves behind, and the two kinds of orders whose end is written and told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from sqlalchemy import Connection

from bot.dialogue.events import (
    BookingEnded,
    ChangeEnded,
    ChangeKind,
    ChangeOutcome,
    Outcome,
)
from bot.store import bookings, changes, conversations
from bot.store.bookings import BookingRow
from bot.store.changes import ChangeRow
from bot.turns.record_plans import TOLD_TO_SETTER, plan_records
from bot.turns.services import Services
from bot.turns.told_for_staff import StaffOrder


@dataclass(frozen=True, slots=True)
class Ending:
    """How an attempt ended: what the order's row becomes."""

    outcome: Outcome | ChangeOutcome | None
    """None: not known yet, the next attempt begins after `retry_after`."""
    values: Mapping[str, Any] = field(default_factory=dict)
    retry_after: timedelta = timedelta()
    notes: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """What happened, for staff: (kind, data) pairs."""
    booking: Mapping[str, Any] = field(default_factory=dict)
    """Of a change: what the booking itself becomes."""
    is_late: bool = False
    """Not known yet for so long that the customer and staff should hear of it."""
    is_begun: bool = True
    """False where another order is in the way: nothing was tried, the sweep comes back to it."""


class Ends(Protocol):
    """One kind of order: making a booking, or changing one.

    All but `conversation_id` is called under the conversation's lock.
    """

    @property
    def promise(self) -> str:
        """What is said when the end is not known while the webhook waits."""
        ...

    @property
    def late(self) -> str:
        """What is said, and why a person is asked, when the end is not known for long."""
        ...

    @property
    def worries(self) -> frozenset[str]:
        """Why a person may have been asked to look, which is over once the end is known."""
        ...

    def conversation_id(self, connection: Connection, reference: str) -> int:
        """Where it was ordered."""
        ...

    def finish(self, connection: Connection, reference: str, attempt: int, ending: Ending) -> bool:
        """Write an attempt's end; False when something later has taken over."""
        ...

    def mark_late(self, connection: Connection, reference: str) -> bool:
        """Note that the customer is told that it takes longer; False if they were told anything."""
        ...

    def untold(self, connection: Connection, reference: str) -> BookingEnded | ChangeEnded | None:
        """The end that the customer has not been told."""
        ...

    def mark_told(self, connection: Connection, reference: str) -> None:
        """Note that the customer is told."""
        ...

    def staff_order(self, connection: Connection, reference: str) -> StaffOrder | None:
        """Who of the staff ordered it; None where the customer did."""
        ...


@dataclass(frozen=True)
class BookingEnds:
    """How making bookings ends."""

    services: Services
    promise: str = "booking_now"
    late: str = "booking_late"
    worries: frozenset[str] = frozenset({"booking_late", "booking_unknown"})

    def conversation_id(self, connection: Connection, reference: str) -> int:
        """Where the booking was ordered."""
        return int(bookings.get(connection, reference).conversation_id)

    def finish(self, connection: Connection, reference: str, attempt: int, ending: Ending) -> bool:
        """Write an attempt's end on the booking's row, and have Setter told of what is made."""
        now = self.services.clock()
        is_ours = bookings.finish(
            connection,
            reference,
            attempt,
            ending.outcome.value if ending.outcome else "creating",
            now,
            lease_until=None if ending.outcome else now + ending.retry_after,
            **ending.values,
        )
        if not is_ours:
            return False
        booking = bookings.get(connection, reference)
        _note(self.services, connection, booking.conversation_id, booking.id, ending)
        plan_records(self.services, connection, booking.id)
        return True

    def mark_late(self, connection: Connection, reference: str) -> bool:
        """Note that the customer is told that it takes longer; False if they were told anything."""
        return bookings.mark_late(connection, reference)

    def untold(self, connection: Connection, reference: str) -> BookingEnded | None:
        """The end that the customer has not been told."""
        booking = bookings.get(connection, reference)
        if booking.told_state == booking.state or booking.state not in bookings.ENDED_STATES:
            return None
        return BookingEnded(reference=reference, outcome=Outcome(booking.state), **_facts(booking))

    def mark_told(self, connection: Connection, reference: str) -> None:
        """Note that the customer is told."""
        bookings.mark_told(connection, reference)

    def staff_order(self, connection: Connection, reference: str) -> StaffOrder | None:
        """Who of the staff ordered it; None where the customer did."""
        return _staff_order(bookings.get(connection, reference))


@dataclass(frozen=True)
class ChangeEnds:
    """How changing bookings ends. The booking is locked after its conversation."""

    services: Services
    promise: str = "changing_now"
    late: str = "change_late"
    worries: frozenset[str] = frozenset({"change_late", "move_unknown", "cancel_unknown"})

    def conversation_id(self, connection: Connection, reference: str) -> int:
        """Where the change was ordered."""
        return int(changes.get(connection, reference).conversation_id)

    def finish(self, connection: Connection, reference: str, attempt: int, ending: Ending) -> bool:
        """Write an attempt's end, with what the booking and its records become, all at once."""
        services, now = self.services, self.services.clock()
        change = changes.get(connection, reference)
        booking = bookings.lock(connection, change.booking_id)
        if not ending.is_begun:
            return change.state in changes.OPEN_STATES
        is_ours = changes.finish(
            connection,
            reference,
            attempt,
            ending.outcome.value if ending.outcome else _pausing(ending),
            now,
            lease_until=None if ending.outcome else now + ending.retry_after,
            **ending.values,
        )
        if not is_ours:
            return False
        if ending.booking:
            bookings.change(connection, booking.reference, now, **_changed(booking, ending))
            plan_records(services, connection, booking.id)
        _note(services, connection, change.conversation_id, booking.id, ending)
        return True

    def mark_late(self, connection: Connection, reference: str) -> bool:
        """Note that the customer is told that it takes longer; False if they were told anything."""
        return changes.mark_late(connection, reference)

    def untold(self, connection: Connection, reference: str) -> ChangeEnded | None:
        """The end that the customer has not been told."""
        change = changes.get(connection, reference)
        if change.told_state == change.state or change.state in changes.OPEN_STATES:
            return None
        booking = bookings.get(connection, change.booking_reference)
        outcome = ChangeOutcome(change.state)
        if outcome is ChangeOutcome.FAILED and booking.state == "cancelled":
            # A newer change has overtaken this one, and taken the booking away.
            outcome = ChangeOutcome.GONE
        return ChangeEnded(
            reference=reference,
            booking=booking.reference,
            kind=ChangeKind(change.kind),
            outcome=outcome,
            **_facts(change if outcome is ChangeOutcome.TAKEN else booking),
        )

    def mark_told(self, connection: Connection, reference: str) -> None:
        """Note that the customer is told."""
        changes.mark_told(connection, reference)

    def staff_order(self, connection: Connection, reference: str) -> StaffOrder | None:
        """Who of the staff ordered it; None where the customer did."""
        return _staff_order(changes.get(connection, reference))


def _staff_order(row: BookingRow | ChangeRow) -> StaffOrder | None:
    if row.ordered_by_staff is None:
        return None
    return StaffOrder(row.ordered_by_staff, row.tells_customer, row.attempt)


def _pausing(ending: Ending) -> str:
    """Until the next attempt: a write whose answer was lost may still be on its way."""
    return "changing" if ending.values.get("writes", 1) else "wanted"


def _changed(booking: BookingRow, ending: Ending) -> dict[str, Any]:
    """What the booking's row becomes; how it stands now is told with the change's end."""
    values = dict(ending.booking)
    told = values.keys() & TOLD_TO_SETTER
    if any(values[key] != getattr(booking, key) for key in told):
        values["revision"] = booking.revision + 1
    return {**values, "told_state": values["state"]}


def _facts(row: BookingRow | ChangeRow) -> dict[str, Any]:
    return {
        "service_id": row.service_id,
        "location_id": row.location_id,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "time_zone": row.time_zone,
        "employee_id": row.employee_id or "",
    }


def _note(
    services: Services,
    connection: Connection,
    conversation_id: int,
    booking_id: int,
    ending: Ending,
) -> None:
    for kind, data in ending.notes:
        conversations.add_event(
            connection,
            services.business_id,
            kind,
            services.clock(),
            conversation_id=conversation_id,
            booking_id=booking_id,
            **data,
        )
