"""What a customer does without us: books on the business's web page, uses the links of an e-mail.

The rules for customers apply. Rescheduling by link seems to make an appointment with a new id and
the same custom fields, and to end the old one (seen in client code, inferred).
"""

from typing import Any

from integrations.sandbox.availability import instant
from integrations.sandbox.books import CANCELLED, Order, Refusal
from integrations.sandbox.parts import Parts
from integrations.sandbox.setster.subscriptions import announce
from integrations.sandbox.staff import StaffError, existing, ordered_place, wall_time
from integrations.sandbox.view import appointment_view
from integrations.sandbox.world import Appointment

KEPT = ("note", "subservices", "paid", "price", "ews_id", "custom_fields", "custom_data")


def book(parts: Parts, order: dict[str, Any]) -> dict[str, Any]:
    """Book on the web page: service_id, location_id, start (wall time), client_*."""
    service, location = ordered_place(parts, order)
    start = instant(wall_time(order.get("start")), location.zone)
    if start is None:
        raise StaffError("a clock change skips this time")
    made = _placed(
        parts,
        Order(
            service=service,
            location=location,
            starts_at=start,
            minutes=service.minutes,
            employee_id=str(order.get("employee_id", "")),
            client_name=str(order.get("client_name", "Web Customer")),
            client_email=str(order.get("client_email", "web@example.com")),
            client_phone=str(order.get("client_phone", "")),
        ),
    )
    announce("appointment.created", made)
    return appointment_view(parts, made.id)


def use_link(parts: Parts, appointment_id: str, order: dict[str, Any]) -> dict[str, Any]:
    """Cancel, or move to `start`, by the links of Setster's e-mail; the entry that then counts.

    A move makes a new appointment; with `erases` the old one is erased and not cancelled.
    """
    before = existing(parts, appointment_id)
    if order.get("act") == "cancel":
        return _end(parts, before, erases=False)
    with parts.world.lock:
        parts.books.change(before.id, None, {"status": CANCELLED})
        try:
            made = _placed(parts, _moved(parts, before, order))
        except StaffError:
            parts.books.change(before.id, None, {"status": before.status})
            raise
        _end(parts, before, erases=bool(order.get("erases")))
    announce("appointment.rescheduled", made)
    return appointment_view(parts, made.id)


def _moved(parts: Parts, before: Appointment, order: dict[str, Any]) -> Order:
    business = parts.world.business
    service, location = business.service(before.service_id), business.location(before.location_id)
    if service is None or location is None:
        raise StaffError("its service or location is gone")
    start = instant(wall_time(order.get("start")), location.zone)
    if start is None:
        raise StaffError("a clock change skips this time")
    return Order(
        service=service,
        location=location,
        starts_at=start,
        minutes=before.minutes,
        employee_id=before.employee_id,
        client_name=before.client_name,
        client_email=before.client_email,
        client_phone=before.client_phone,
        client_address=before.client_address,
        facts={name: getattr(before, name) for name in KEPT},
    )


def _placed(parts: Parts, order: Order) -> Appointment:
    try:
        return parts.books.place(order)
    except Refusal:
        raise StaffError("this time is not free") from None


def _end(parts: Parts, before: Appointment, *, erases: bool) -> dict[str, Any]:
    ended = parts.books.change(before.id, None, {"status": CANCELLED})
    shown = appointment_view(parts, ended.id)
    if erases:
        parts.books.erase(ended.id)
    announce("appointment.deleted" if erases else "appointment.canceled", ended)
    return shown
