"""Setter AI as the bot's Recorder: tells Setter's bot of bookings made elsewhere.

It only records and cancels. It never sends a message to make a contact exist: that would write
to the person. Recording is safe to repeat, as `source` and `external_id` name the booking (B).
"""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import quote

import httpx
import structlog

from bot.ports import (
    Recorded,
    RecordOrder,
    Rejected,
    Unauthorised,
    UnexpectedReply,
)
from integrations.circuit import Circuit
from integrations.deadline import Deadline
from integrations.faults import fault_for_status
from integrations.http import ApiClient, Call, Reply, UpstreamCall, log_call
from integrations.setter.answers import body_of, fault_of, recorded

SOURCE = "setster"
"""The fixed half of the idempotency key."""
CHECK_TIMEOUT_S = 10.0
UNSETTLED = frozenset({400, 404, 409, 422})
"""Answers to `wa_id` that leave open which of several contacts is meant."""

log = structlog.get_logger(__name__)


class Setter:
    """The book that Setter's bot reads."""

    def __init__(
        self,
        base_url: str,
        *,
        api_key: str,
        bot_id: int,
        default_country: str = "",
        transport: httpx.BaseTransport | None = None,
        on_call: Callable[[UpstreamCall], None] = log_call,
        circuit: Circuit | None = None,
    ) -> None:
        """`base_url` ends in /api/v1; `bot_id` is the one in the dashboard's address."""
        self._api = ApiClient(
            "Setter",
            base_url,
            headers={"authorization": f"Bearer {api_key}"},
            transport=transport,
            on_call=on_call,
            circuit=circuit,
        )
        self._bot_id = bot_id
        self._default_country = default_country

    def record(self, order: RecordOrder, *, timeout_s: float = 10.0) -> Recorded:
        """Store a booking; safe to repeat with the same order.

        Errors: ContactUnknown (an ordinary answer), Rejected "several_contacts", Unauthorised
                (key or bot), Unavailable.
        """
        deadline = Deadline(timeout_s)
        contact = _contact_of(order)
        reply = self._post(order, contact, deadline)
        only_wa_id = {"wa_id": order.address.removeprefix("+")}
        if reply.status == 409 and contact != only_wa_id:
            # `wa_id` is matched first and exactly (B), so alone it may settle what both can't.
            reply = self._post(order, only_wa_id, deadline)
            if reply.status in UNSETTLED:
                raise Rejected("Setter: several contacts match", code="several_contacts")
        if not 200 <= reply.status < 300:
            raise fault_of(reply, "record")
        return recorded(reply, order, self._bot_id)

    def _post(self, order: RecordOrder, contact: dict[str, str], deadline: Deadline) -> Reply:
        body = {
            "bot_id": self._bot_id,
            **contact,
            "start_time": _utc(order.starts_at),
            "end_time": _utc(order.ends_at),
            "time_zone": order.time_zone,
            "source": SOURCE,
            "external_id": order.external_id,
            "metadata": order.metadata,
        }
        if self._default_country:
            body["default_country"] = self._default_country
        return self._api.call(Call("record", "POST", "/bookings", json=body), deadline)

    def cancel(self, record_id: str, *, timeout_s: float = 10.0) -> None:
        """Cancel a stored booking; repeating it does nothing (K), an unknown id counts as gone."""
        reply = self._cancel(record_id, Deadline(timeout_s))
        if reply.status in (404, 410):
            log.info("setter_record_was_gone", record_id=record_id)
            return
        if not 200 <= reply.status < 300:
            raise fault_for_status("Setter", "cancel", reply.status, wrote=True)
        if not body_of(reply):
            raise UnexpectedReply(
                "Setter: the answer to cancel is not JSON", code="not_json", outcome_unknown=True
            )

    def _cancel(self, record_id: str, deadline: Deadline) -> Reply:
        path = f"/bookings/{quote(record_id, safe='')}/cancel"
        return self._api.call(Call("cancel", "POST", path), deadline)

    def check(self) -> str:
        """Cancel booking 0, which no one has: 404 says that the key was accepted (I).

        Setter documents no reading call. The bot id is not tried: only a real booking would.
        """
        reply = self._cancel("0", Deadline(CHECK_TIMEOUT_S))
        if reply.status in (400, 404, 410, 422) or 200 <= reply.status < 300:
            return f"Setter: the key is accepted (bot {self._bot_id} is tried by the first booking)"
        fault = fault_for_status("Setter", "check", reply.status, wrote=False)
        if isinstance(fault, Unauthorised):
            raise Unauthorised("Setter: the key is refused", code=fault.code)
        raise fault


def _contact_of(order: RecordOrder) -> dict[str, str]:
    """How the contact is named (B): `wa_id` is tried first, then the phone on both channels.

    A WhatsApp address without a phone in it (a scoped id) goes as `wa_id` alone.
    """
    address = order.address.removeprefix("+")
    phone = {"phone": f"+{address}"} if address.isdigit() else {}
    return {"wa_id": address, **phone} if order.is_whatsapp else phone or {"phone": address}


def _utc(at: datetime) -> str:
    """UTC with "Z", as in all examples: whether naive times or offsets are taken is not said."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
