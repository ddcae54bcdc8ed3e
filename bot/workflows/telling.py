"""What a conversation learns of a booking that was changed elsewhere, and what is said of it.

Only where the business wants it (`TELL_ABOUT_CHANGES`), and only of what it did itself: a new id
is the trace of the customer's own link. Setster does not say who cancelled (I), so a customer who
cancels by link reads a confirmation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import saved
from bot.dialogue.effects import Say
from bot.ports import Channel
from bot.store import conversations, standing
from bot.store.bookings import BookingRow
from bot.store.conversations import ConversationRow
from bot.turns.commit import Commit
from bot.turns.services import Services
from bot.workflows.agreement import SEEN_BY_CUSTOMER

WHATSAPP_WINDOW = timedelta(hours=24)
"""After a customer's last message: later, WhatsApp takes approved templates only."""
STEP = "changed_elsewhere"


@dataclass(frozen=True)
class Telling:
    """Brings a conversation up to date, in the transaction that holds its lock."""

    services: Services
    is_wanted: bool

    def tell(self, connection: Connection, row: BookingRow, changed: Mapping[str, Any]) -> None:
        """Let the booking's conversation know what has changed in the calendar."""
        conversation_id = standing.conversation_of(connection, row)
        if conversation_id is None:
            return
        conversation = conversations.get(connection, conversation_id)
        self._remember(connection, conversation, row, changed)
        if self.is_wanted and self._may_write(connection, conversation):
            says = self._words(row, changed)
            if says is not None:
                Commit(self.services, connection, conversation, None).speak([says], STEP)

    def _remember(
        self,
        connection: Connection,
        seen: ConversationRow,
        row: BookingRow,
        changed: Mapping[str, Any],
    ) -> None:
        """Bring the booking that the conversation made last up to date."""
        try:
            conversation = saved.load(seen.state)
        except ValueError:
            return
        last = conversation.last_booking
        if last is None or last.reference != row.reference:
            return
        after = {**row._mapping, **changed}
        now_is = None
        if after["state"] != "cancelled":
            now_is = replace(
                last,
                service_name=after["service_name"],
                location_id=after["location_id"],
                starts_at=after["starts_at"],
                time_zone=after["time_zone"],
            )
        state = saved.dump(replace(conversation, last_booking=now_is))
        standing.restate(connection, seen.id, seen.version, state)

    def _may_write(self, connection: Connection, conversation: ConversationRow) -> bool:
        if conversation.is_suppressed:
            return False
        if conversation.channel != Channel.WHATSAPP:
            return True
        wrote_at = standing.last_inbound_at(connection, conversation.id)
        return wrote_at is not None and wrote_at > self.services.clock() - WHATSAPP_WINDOW

    def _words(self, row: BookingRow, changed: Mapping[str, Any]) -> Say | None:
        """None for what the customer need not, or does already, know."""
        after = {**row._mapping, **changed}
        if "placed_id" in changed or after["starts_at"] <= self.services.clock():
            return None
        facts = self._facts(row, after)
        if changed.get("state") == "cancelled":
            return Say("cancelled_by_business", {**facts, "at": facts["was"]})
        if row.state == "cancelled" or changed.keys() & SEEN_BY_CUSTOMER:
            return Say("changed_by_business", facts)
        if row.state == "requested" and changed.get("state") == "booked":
            return Say("booked", {**facts, "address": "", "name": "", "instructions": ""})
        return None

    def _facts(self, row: BookingRow, after: Mapping[str, Any]) -> dict[str, object]:
        catalogue = self.services.answers.catalogue()
        has_several = catalogue is not None and len(catalogue.locations) > 1
        return {
            "business": self.services.policy.business_name,
            "service": after["service_name"],
            "employee": after["employee_name"],
            "location": after["location_name"] if has_several else "",
            "was": _local(row.starts_at, row.time_zone),
            "at": _local(after["starts_at"], after["time_zone"]),
        }


def _local(at: datetime, time_zone: str) -> datetime:
    return at.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)
