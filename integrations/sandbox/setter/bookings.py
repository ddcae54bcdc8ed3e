"""`POST /bookings` and `POST /bookings/{id}/cancel` (Setter docs, bookings and cancel-booking)."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import available_timezones

import phonenumbers
from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.parts import parts
from integrations.sandbox.setter.answers import Refused, written, written_or_none
from integrations.sandbox.setter.book import (
    BookingNotFound,
    BookingRequest,
    BotNotFound,
    ContactNotFound,
    SeveralContacts,
)

blueprint = Blueprint("setter_bookings", __name__)

TIME_ZONES = available_timezones()


@blueprint.post("/bookings", endpoint="create")
def create() -> Response:
    """Store a booking for a contact who exists already."""
    wanted = _read(request.get_json(silent=True))
    try:
        booking, is_repeat = parts().setter_book.store(wanted)
    except BotNotFound:
        raise Refused(404, "Bot not found") from None
    except ContactNotFound:
        raise Refused(404, "Contact not found") from None
    except SeveralContacts:
        raise Refused(409, "Several contacts match") from None
    response = jsonify(
        {
            "id": booking.id,
            "event_id": booking.event_id,
            "bot_id": booking.bot_id,
            "contact_id": booking.contact_id,
            "source": booking.source,
            "external_id": booking.external_id,
            "start_time": written(booking.starts_at),
            "end_time": written_or_none(booking.ends_at),
            "time_zone": booking.time_zone,
            "deduplicated": is_repeat,
        }
    )
    response.status_code = 200 if is_repeat else 201
    return response


@blueprint.post("/bookings/<int:booking_id>/cancel", endpoint="cancel")
def cancel(booking_id: int) -> Response:
    """Cancel a booking; repeating it does nothing."""
    try:
        booking = parts().setter_book.cancel(booking_id)
    except BookingNotFound:
        raise Refused(404, "Booking not found") from None
    return jsonify(
        {
            "id": booking.id,
            "event_id": booking.event_id,
            "cancelled_at": written_or_none(booking.cancelled_at),
        }
    )


def _read(body: Any) -> BookingRequest:
    if not isinstance(body, dict) or not isinstance(body.get("bot_id"), int):
        raise Refused(400, "bot_id must be an integer")
    starts_at = _moment(body.get("start_time"), "start_time")
    ends_at = _moment(body["end_time"], "end_time") if body.get("end_time") else None
    if ends_at and ends_at <= starts_at:
        raise Refused(400, "end_time must be after start_time")
    zone = body.get("time_zone")
    if zone is not None and zone not in TIME_ZONES:
        raise Refused(400, "time_zone must be an IANA name")
    metadata = body.get("metadata")
    if metadata is not None and not isinstance(metadata, dict):
        raise Refused(400, "metadata must be an object")
    external_id = body.get("external_id")
    phone, wa_id = _addresses(body)
    return BookingRequest(
        bot_id=body["bot_id"],
        starts_at=starts_at,
        phone=phone,
        wa_id=wa_id,
        ends_at=ends_at,
        time_zone=zone,
        source=str(body.get("source") or "manual"),
        external_id=None if external_id is None else str(external_id),
        metadata=metadata,
    )


def _moment(text: Any, name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        raise Refused(400, f"{name} must be ISO 8601") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _addresses(body: dict[str, Any]) -> tuple[str, str]:
    wa_id, phone = str(body.get("wa_id") or ""), str(body.get("phone") or "")
    if not wa_id and not phone:
        raise Refused(400, "phone or wa_id is required")
    if not phone:
        return "", wa_id
    try:
        parsed = phonenumbers.parse(phone, body.get("default_country"))
    except phonenumbers.NumberParseException:
        raise Refused(400, "phone cannot be parsed") from None
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return e164.lstrip("+"), wa_id
