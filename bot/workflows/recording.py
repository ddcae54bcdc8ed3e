"""Keeps Setter's book true, so that its bot stops offering booking links, and starts again.

A follow-up: a failure here never undoes a booking and is never shown to the customer. It is tried
again until the appointment is over. "Contact unknown" is an ordinary answer (the person may write
to Setter's bot later), so it is tried again slowly, and not for ever. Of a changed booking the new
record is made first and the older ones are cancelled after it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

import structlog
from sqlalchemy import Connection

from bot.ports import ContactUnknown, IntegrationError, Recorder, RecordOrder, Unauthorised
from bot.store import attention, conversations, records
from bot.store.records import RecordRow
from bot.turns.services import Services

TRIES_AFTER = (
    timedelta(minutes=5),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
)
"""While the contact is unknown: each after the one before."""
FAILED_PAUSES = (timedelta(minutes=2), timedelta(minutes=30))
"""The shortest and the longest while Setter can't be used."""
WORRIES = ("record_failed", "record_not_cancelled")
WORRYING_AFTER = timedelta(days=1)
IN_HAND = timedelta(minutes=2)

log = structlog.get_logger()


@dataclass(frozen=True)
class Recording:
    """Moves record rows by way of Setter."""

    services: Services
    recorder: Recorder

    def move(self, record_id: int, number: int) -> None:
        """One try at making a record, or at cancelling it. Setter tells repeats by external id."""
        now = self.services.clock()
        with self.services.database.write() as connection:
            record = records.claim(connection, record_id, number, now, IN_HAND)
            if record is None:
                return
            is_overtaken = records.is_overtaken(connection, record)
        if record.state == "cancelling":
            self._cancel(record, number)
        elif is_overtaken:
            # Whatever came of earlier tries is cancelled once the newer one is recorded.
            self._keep(record, number, "failed", error="overtaken")
        elif record.starts_at <= now:
            self._keep(record, number, "failed", error="the appointment is over", for_person=True)
        else:
            self._record(record, number)

    def _record(self, record: RecordRow, number: int) -> None:
        try:
            recorded = self.recorder.record(order_of(record))
        except ContactUnknown:
            later = _next_for_unknown(record, self.services.clock())
            self._keep(record, number, "contact_unknown", next_at=later, error="")
            return
        except IntegrationError as error:
            self._failed(record, number, "failed", error)
            return
        differs = recorded.differs
        known_contact = self._known_contact(record)
        if recorded.deduplicated and known_contact not in {"", recorded.contact_id}:
            differs = (*differs, "contact_id")
        self._keep(
            record,
            number,
            "differs" if differs else "recorded",
            for_person=bool(differs),
            record_id=recorded.id,
            event_id=recorded.event_id,
            contact_id=recorded.contact_id,
            error=", ".join(differs),
        )

    def _cancel(self, record: RecordRow, number: int) -> None:
        """Cancel a record. One of unknown fate is sent again, which is how its id is learned."""
        try:
            setters_id = record.record_id or self._learn_id(record)
            if setters_id:
                self.recorder.cancel(setters_id)
        except IntegrationError as error:
            self._failed(record, number, "cancelling", error)
        else:
            state = "cancelled" if setters_id else "dropped"
            self._keep(record, number, state, record_id=setters_id, error="")

    def _learn_id(self, record: RecordRow) -> str:
        """Setter's id of a record that may be there; empty when it is not, or no longer matters."""
        if record.starts_at <= self.services.clock():
            return ""
        try:
            return self.recorder.record(order_of(record)).id
        except ContactUnknown:
            return ""
        except IntegrationError as error:
            if _may_pass(error):
                raise
            return ""

    def _known_contact(self, record: RecordRow) -> str:
        with self.services.database.read() as connection:
            return records.known_contact(connection, record.address, is_whatsapp=record.is_whatsapp)

    def _failed(self, record: RecordRow, number: int, state: str, error: IntegrationError) -> None:
        kind, now = type(error).__name__, self.services.clock()
        log.warning("record_failed", external_id=record.external_id, state=state, error=kind)
        is_worth_it = _may_pass(error) and now < record.starts_at
        worrying_at = record.created_at + WORRYING_AFTER
        self._keep(
            record,
            number,
            state,
            next_at=_next_after_failure(record, now) if is_worth_it else None,
            for_person=not is_worth_it or record.updated_at < worrying_at <= now,
            error=f"{kind} {error.code}".strip()[:200],
        )

    def _keep(
        self,
        record: RecordRow,
        number: int,
        state: str,
        *,
        next_at: datetime | None = None,
        for_person: bool = False,
        **values: Any,
    ) -> None:
        """Write how the try ended, when the next one is due, and whether somebody should look."""
        now = self.services.clock()
        with self.services.database.write() as connection:
            if not records.finish(
                connection, record.id, number, state, now, next_try_at=next_at, **values
            ):
                _keep_ids(connection, record, values)
                return
            reason = "record_not_cancelled" if state == "cancelling" else f"record_{state}"
            is_news = state != record.state or (state == "cancelling" and next_at is None)
            error = {"error": values["error"]} if values.get("error") else {}
            self._note(connection, record, reason if is_news else "record_tried", **error)
            if for_person and record.conversation_id is not None:
                conversations.ask_for_person(connection, record.conversation_id, reason, now)
            if state in records.SETTLED_STATES and record.conversation_id is not None:
                attention.is_over(connection, record.conversation_id, WORRIES)
            if state in records.HELD_STATES:
                self._retire_older(connection, record)

    def _retire_older(self, connection: Connection, record: RecordRow) -> None:
        now = self.services.clock()
        for one in records.retire(connection, record.booking_id, now, before_id=record.id):
            self.services.enqueue(connection, "cancel_record", one, 1)

    def _note(self, connection: Connection, record: RecordRow, kind: str, **data: str) -> None:
        conversations.add_event(
            connection,
            record.business_id,
            kind,
            self.services.clock(),
            conversation_id=record.conversation_id,
            booking_id=record.booking_id,
            **data,
        )


def _next_for_unknown(record: RecordRow, now: datetime) -> datetime | None:
    """The next moment of the schedule; None at its end."""
    moments = (record.created_at + one for one in accumulate(TRIES_AFTER))
    return next((one for one in moments if one > now), None)


def _next_after_failure(record: RecordRow, now: datetime) -> datetime:
    shortest, longest = FAILED_PAUSES
    since: timedelta = now - record.created_at
    return now + min(max(since / 2, shortest), longest)


def _may_pass(error: IntegrationError) -> bool:
    return error.retryable or isinstance(error, Unauthorised)


def _keep_ids(connection: Connection, record: RecordRow, values: dict[str, Any]) -> None:
    """The record is to be cancelled meanwhile: what was learned helps with that."""
    ids = {key: values[key] for key in ("record_id", "event_id", "contact_id") if key in values}
    if ids:
        records.keep_ids(connection, record.id, **ids)


def order_of(record: RecordRow) -> RecordOrder:
    """What Setter is told of a record."""
    return RecordOrder(
        external_id=record.external_id,
        address=record.address,
        is_whatsapp=record.is_whatsapp,
        starts_at=record.starts_at,
        ends_at=record.ends_at,
        time_zone=record.time_zone,
        metadata={
            "appointment_id": record.placed_id or "",
            "service": record.service_name,
            "location": record.location_name,
        },
    )
