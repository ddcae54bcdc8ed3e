"""Records a made booking in Setter, so that its bot stops offering booking links.

A follow-up: a failure here never undoes a booking and is never shown to the customer. "Contact
unknown" is an ordinary answer (the person may write to Setter's bot later), so it is tried again
slowly.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from bot.ports import Channel, ContactUnknown, IntegrationError, Recorder, RecordOrder, Unauthorised
from bot.store import bookings, conversations
from bot.store.bookings import BookingRow
from bot.turns.services import Services

TRIES_AFTER = (
    timedelta(minutes=5),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
)
IN_HAND = timedelta(minutes=2)

log = structlog.get_logger()


@dataclass(frozen=True)
class Recording:
    """Moves the recording fields of booking rows by way of Setter."""

    services: Services
    recorder: Recorder

    def record(self, reference: str, number: int) -> None:
        """One try at recording a booking that is made. Setter tells repeats by the external id."""
        now = self.services.clock()
        with self.services.database.write() as connection:
            if not bookings.claim_record(connection, reference, number, now, IN_HAND):
                return
            booking = bookings.get(connection, reference)
            known_contact = bookings.recorded_contact(connection, booking.contact_id)
        if booking.starts_at <= now:
            self._keep(booking, "failed", None, record_error="the appointment is over")
            return
        try:
            recorded = self.recorder.record(_order(booking))
        except ContactUnknown:
            self._keep(booking, "contact_unknown", number, record_error="")
        except IntegrationError as error:
            self._failed(booking, number, error)
        else:
            differs = recorded.differs
            if recorded.deduplicated and known_contact not in {"", recorded.contact_id}:
                differs = (*differs, "contact_id")
            self._keep(
                booking,
                "differs" if differs else "recorded",
                None,
                record_id=recorded.id,
                record_event_id=recorded.event_id,
                record_contact_id=recorded.contact_id,
                record_error=", ".join(differs),
            )

    def _failed(self, booking: BookingRow, number: int, error: IntegrationError) -> None:
        log.warning("record_failed", reference=booking.reference, error=type(error).__name__)
        may_pass = error.retryable or isinstance(error, Unauthorised)
        self._keep(
            booking,
            "failed",
            number if may_pass else None,
            record_error=f"{type(error).__name__} {error.code}".strip(),
        )

    def _keep(self, booking: BookingRow, state: str, tried: int | None, **values: Any) -> None:
        """Write how the try ended; `tried` plans the next one, None is the last word."""
        now = self.services.clock()
        next_at = None
        if tried is not None and tried <= len(TRIES_AFTER):
            next_at = now + TRIES_AFTER[tried - 1]
        with self.services.database.write() as connection:
            bookings.change(
                connection,
                booking.reference,
                now,
                record_state=state,
                record_next_try_at=next_at,
                **values,
            )
            if state != booking.record_state:
                conversations.add_event(
                    connection,
                    booking.business_id,
                    f"record_{state}",
                    now,
                    conversation_id=booking.conversation_id,
                    booking_id=booking.id,
                )
            if next_at is None and state in {"failed", "differs"}:
                conversations.ask_for_person(
                    connection, booking.conversation_id, f"record_{state}", now
                )


def _order(booking: BookingRow) -> RecordOrder:
    is_whatsapp = booking.channel == Channel.WHATSAPP
    return RecordOrder(
        external_id=booking.record_external_id,
        address=booking.address.lstrip("+") if is_whatsapp else booking.address,
        is_whatsapp=is_whatsapp,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        time_zone=booking.time_zone,
        metadata={
            "appointment_id": booking.placed_id or "",
            "service": booking.service_name,
            "location": booking.location_name,
        },
    )
