"""Writes into our rows what the calendar said, and all that follows from it, in one transaction."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection

from bot.dialogue.catalogue import Catalogue
from bot.ports import Placed
from bot.store import bookings, conversations, records, standing
from bot.store.bookings import BookingRow
from bot.turns.record_plans import TOLD_TO_SETTER, plan_records
from bot.turns.services import Services
from bot.workflows.agreement import details
from bot.workflows.telling import Telling

log = structlog.get_logger()


class Taken(StrEnum):
    """What taking in a booking came to."""

    UNCHANGED = "unchanged"
    ADDED = "added"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    LEFT = "left"
    """It is being made or changed at this moment: somebody comes by again."""


@dataclass(frozen=True)
class Entering:
    """Our books. The caller holds the transaction, and the locks of a row that is there."""

    services: Services
    telling: Telling
    country: str
    """The country in which people type their phones without a prefix."""

    def add(
        self,
        connection: Connection,
        placed: Placed,
        catalogue: Catalogue,
        relative: BookingRow | None,
    ) -> Taken | None:
        """Enter a booking that was made elsewhere, while it is still ahead.

        None when there is a row by now. `relative` is a booking made by text whose reference it
        bears: it belongs to the same customer.
        """
        now, business_id = self.services.clock(), self.services.business_id
        if standing.with_placed_id(connection, business_id, placed.id) is not None:
            return None
        if placed.starts_at is None or placed.starts_at <= now:
            if placed.starts_at is None:
                log.warning("calendar_time_unread", placed_id=placed.id)
            return Taken.UNCHANGED
        values = details(placed, catalogue, self.country)
        values["time_zone"] = values["time_zone"] or self.services.policy.time_zone
        if relative is not None:
            values["contact_id"] = relative.contact_id
            values["conversation_id"] = relative.conversation_id
        elif values["client_phone"]:
            values["contact_id"] = standing.contact_with_phone(
                connection, business_id, values["client_phone"]
            )
        booking_id = bookings.add(
            connection,
            business_id=business_id,
            origin="calendar",
            reference=secrets.token_hex(6).upper(),
            told_state=values["state"],
            form_answers=[],
            created_at=now,
            updated_at=now,
            **values,
        )
        self._note(connection, "calendar_added", booking_id, values.get("conversation_id"))
        self._forget_openings(values["location_id"], values["starts_at"], values["time_zone"])
        plan_records(self.services, connection, booking_id)
        return Taken.ADDED

    def change(self, connection: Connection, row: BookingRow, changed: Mapping[str, Any]) -> None:
        """Change a row that is locked to what the calendar has otherwise."""
        now = self.services.clock()
        values = {**changed, **self._consequences(connection, row, changed)}
        bookings.change(connection, row.reference, now, **values)
        is_cancelled = changed.get("state") == "cancelled"
        kind = "calendar_cancelled" if is_cancelled else "calendar_changed"
        self._note(connection, kind, row.id, row.conversation_id, changed=sorted(changed))
        self._forget_openings(row.location_id, row.starts_at, row.time_zone)
        after = {**row._mapping, **values}
        self._forget_openings(after["location_id"], after["starts_at"], after["time_zone"])
        is_over = not is_cancelled and after["starts_at"] <= now
        if is_over or "client_phone" in changed:
            # None of Setter's business any more, or somebody else's from now on.
            for one in records.retire(connection, row.id, now):
                self.services.enqueue(connection, "cancel_record", one, 1)
        if not is_over:
            plan_records(self.services, connection, row.id)
        self.telling.tell(connection, row, changed)

    def _consequences(
        self, connection: Connection, row: BookingRow, changed: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The fields that follow from a change."""
        values: dict[str, Any] = {}
        revision = row.revision
        if "state" in changed:
            values["told_state"] = changed["state"]
        if "placed_id" in changed:
            taken_over = bookings.take_over(connection, row, changed["placed_id"])
            revision = max(revision, taken_over.get("revision", 0))
        if changed.get("client_phone"):
            values["contact_id"] = standing.contact_with_phone(
                connection, row.business_id, changed["client_phone"]
            )
        is_back = row.state == "cancelled" and "state" in changed
        if is_back or changed.keys() & TOLD_TO_SETTER:
            values["revision"] = revision + 1
        return values

    def _forget_openings(self, location_id: str, starts_at: datetime, time_zone: str) -> None:
        local = starts_at.astimezone(ZoneInfo(time_zone))
        self.services.answers.forget_openings(location_id, local.date())

    def _note(
        self,
        connection: Connection,
        kind: str,
        booking_id: int,
        conversation_id: int | None,
        **data: Any,
    ) -> None:
        conversations.add_event(
            connection,
            self.services.business_id,
            kind,
            self.services.clock(),
            conversation_id=conversation_id,
            booking_id=booking_id,
            **data,
        )
