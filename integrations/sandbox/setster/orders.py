"""From the body of a create or change call to an order for the calendar, checked."""

from datetime import UTC, datetime
from typing import Any

from flask import request

from integrations.sandbox.availability import instant
from integrations.sandbox.books import Order
from integrations.sandbox.model import FormField, Location
from integrations.sandbox.parts import parts
from integrations.sandbox.setster.bodies import is_true, wall_time
from integrations.sandbox.setster.catalogue import form_fields
from integrations.sandbox.setster.envelope import (
    INVALID_PARAMETERS,
    NOT_ALLOWED,
    NOT_FOUND,
    SLOT_NOT_AVAILABLE,
    Refused,
)
from integrations.sandbox.setster.openings import wanted_extras, wanted_location, wanted_service
from integrations.sandbox.world import Appointment

DEFAULT_MINUTES = 15
DROP_DOWN = 7
KEPT_AS_SENT = ("note", "ews_id", "subservices", "custom_fields", "custom_data", "paid", "price")


def read_order(body: dict[str, Any]) -> Order:
    """The order in a complete body."""
    missing = [
        name
        for name in ("client_email", "client_name", "service_id", "start_date")
        if not str(body.get(name) or "").strip()
    ]
    if missing or "@" not in str(body["client_email"]):
        raise Refused(INVALID_PARAMETERS, 403)
    service = wanted_service(body["service_id"])
    if not service.is_active or service.is_extra:
        raise Refused(NOT_ALLOWED, 403)
    location = wanted_location(body.get("location_id"))
    _check_form(body)
    return Order(
        service=service,
        location=location,
        starts_at=_start(body["start_date"], location),
        minutes=_minutes(body.get("duration")),
        employee_id=_employee_id(body.get("employee_id")),
        client_name=str(body["client_name"]),
        client_email=str(body["client_email"]),
        client_phone=str(body.get("client_phone") or ""),
        client_address=str(body.get("client_address") or ""),
        extras=wanted_extras(body.get("subservices") or ""),
        facts=facts(body),
    )


def merged(appointment: Appointment, body: dict[str, Any]) -> dict[str, Any]:
    """A complete body for a change: what is booked, overwritten by what was sent."""
    location = parts().world.business.location(appointment.location_id)
    zone = location.zone if location else UTC
    stored = {
        "client_email": appointment.client_email,
        "client_name": appointment.client_name,
        "client_phone": appointment.client_phone,
        "client_address": appointment.client_address,
        "service_id": appointment.service_id,
        "location_id": appointment.location_id,
        "employee_id": appointment.employee_id,
        "start_date": appointment.starts_at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S"),
        "duration": appointment.minutes,
        "subservices": appointment.subservices,
        "custom_data": appointment.custom_data,
        "custom_fields": appointment.custom_fields,
    }
    return {**stored, **body}


def facts(body: dict[str, Any]) -> dict[str, Any]:
    """The fields that the calendar keeps without looking at them."""
    found = {name: body[name] for name in KEPT_AS_SENT if body.get(name) is not None}
    if "subservices" in found:
        found["subservices"] = str(found["subservices"])
    if "ews_id" in found:
        found["ews_id"] = str(found["ews_id"])
    for name in ("custom_fields", "custom_data"):
        if not isinstance(found.get(name, {}), dict):
            raise Refused(INVALID_PARAMETERS, 403)
    return found


def _start(text: Any, location: Location) -> datetime:
    start = instant(wall_time(text), location.zone)
    if start is None:
        raise Refused(SLOT_NOT_AVAILABLE, 403)
    return start


def _minutes(value: Any) -> int:
    text = str(value or DEFAULT_MINUTES)
    if not text.isdigit() or int(text) % 15 or not int(text):
        raise Refused(INVALID_PARAMETERS, 403)
    return int(text)


def _employee_id(value: Any) -> str:
    employee_id = str(value or "")
    if employee_id in {"", "0"}:
        return ""
    if parts().world.business.employee(employee_id) is None:
        raise Refused(NOT_FOUND, 403)
    return employee_id


def _check_form(body: dict[str, Any]) -> None:
    switches = parts().world.state.switches
    if switches.needs_address and not str(body.get("client_address") or "").strip():
        raise Refused(INVALID_PARAMETERS, 403, {"client_address": "required"})
    if not is_true(request.args.get("validate_custom_fields")):
        return
    faults = {one.id: why for one in form_fields() if (why := _fault(one, _given(one, body)))}
    if faults:
        raise Refused(INVALID_PARAMETERS, 403, {"custom_fields": faults})


def _given(field: FormField, body: dict[str, Any]) -> str:
    """The answer to a question, under its id or label; which is the key is not documented."""
    for name in ("custom_data", "custom_fields"):
        answers = body.get(name)
        if not isinstance(answers, dict):
            continue
        value = answers.get(field.id, answers.get(field.label))
        if isinstance(value, list):
            value = value[0] if value else ""
        if value:
            return str(value)
    return ""


def _fault(field: FormField, given: str) -> str:
    if not given:
        return "required" if field.is_required else ""
    if field.length and len(given) > field.length:
        return "too long"
    if field.kind == DROP_DOWN and given not in field.choices:
        return "unknown value"
    return ""
