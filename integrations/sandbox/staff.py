"""What the business's own people do in Setster's pages: enter, confirm, cancel and move.

None of the rules for customers apply to them, as in the real product.
"""

from datetime import datetime
from typing import Any

from integrations.sandbox.availability import instant
from integrations.sandbox.books import Order, Refusal
from integrations.sandbox.model import Location, Service
from integrations.sandbox.parts import Parts
from integrations.sandbox.setster.subscriptions import announce
from integrations.sandbox.view import appointment_view
from integrations.sandbox.world import Appointment


class StaffError(Exception):
    """An order that staff could not have given."""


def enter(parts: Parts, order: dict[str, Any]) -> dict[str, Any]:
    """Enter an appointment: service_id, location_id, employee_id and start (wall time)."""
    service, location = ordered_place(parts, order)
    made = parts.books.block(
        Order(
            service=service,
            location=location,
            starts_at=_start(order.get("start"), location),
            minutes=int(order.get("minutes", service.minutes)),
            employee_id=str(order.get("employee_id") or _anyone(service, location)),
            client_name=str(order.get("client_name", "Walk-in")),
            client_email=str(order.get("client_email", "")),
            client_phone=str(order.get("client_phone", "")),
            facts={"ews_id": str(order.get("ews_id", ""))},
        ),
        status=int(order.get("status", 2)),
    )
    announce("appointment.created", made)
    return appointment_view(parts, made.id)


def change_entry(parts: Parts, appointment_id: str, order: dict[str, Any]) -> dict[str, Any]:
    """Set the status, move to another start, give to another employee, correct the phone."""
    before = existing(parts, appointment_id)
    location = parts.world.business.location(before.location_id)
    changes: dict[str, Any] = {
        name: str(order[name]) for name in ("employee_id", "client_phone") if name in order
    }
    if "status" in order:
        changes["status"] = int(order["status"])
    if "start" in order and location:
        changes["starts_at"] = _start(order["start"], location)
    made = parts.books.change(appointment_id, None, changes)
    announce(_event(made, changes), made)
    return appointment_view(parts, made.id)


def erase(parts: Parts, appointment_id: str) -> None:
    """Erase an appointment for good."""
    erased = existing(parts, appointment_id)
    parts.books.erase(appointment_id)
    announce("appointment.deleted", erased)


def existing(parts: Parts, appointment_id: str) -> Appointment:
    """A copy of the entry. Raises StaffError."""
    try:
        return parts.books.get(appointment_id)
    except Refusal:
        raise StaffError("no such appointment") from None


def ordered_place(parts: Parts, order: dict[str, Any]) -> tuple[Service, Location]:
    """The service and location that an order names. Raises StaffError."""
    business = parts.world.business
    service = business.service(str(order.get("service_id", "")))
    location = business.location(str(order.get("location_id", "")))
    if service is None or location is None:
        raise StaffError("service_id and location_id must exist")
    return service, location


def wall_time(text: Any) -> datetime:
    """A naive wall time as the control API is given it. Raises StaffError."""
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=None)
    except ValueError:
        raise StaffError("start is a wall time such as 2026-12-01 10:00") from None


def _event(made: Appointment, changes: dict[str, Any]) -> str:
    if made.status == 3:
        return "appointment.canceled"
    return "appointment.rescheduled" if "starts_at" in changes else "appointment.updated"


def _start(text: Any, location: Location) -> datetime:
    start = instant(wall_time(text), location.zone)
    if start is None:
        raise StaffError("a clock change skips this time")
    return start


def _anyone(service: Service, location: Location) -> str:
    able = sorted(employee for employee, place in service.links if place == location.id)
    if not able:
        raise StaffError("nobody performs this service there")
    return able[0]
