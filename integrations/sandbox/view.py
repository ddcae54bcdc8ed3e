"""The whole world as JSON, for tests and for the simulator's page. Reads only."""

from collections.abc import Callable, Collection
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from integrations.sandbox.parts import Parts
from integrations.sandbox.setster.rendering import appointment_row, client_row
from integrations.sandbox.setter.answers import written, written_or_none
from integrations.sandbox.twilio.segments import segment_count
from integrations.sandbox.world import BotLine, Call, Contact, SetterBooking, Subscription, Text


def whole_state(parts: Parts, only: Collection[str] = ()) -> dict[str, Any]:
    """Everything, or only the named parts of it."""
    with parts.world.lock:
        makers = _makers(parts)
        return {name: make() for name, make in makers.items() if not only or name in only}


def _makers(parts: Parts) -> dict[str, Callable[[], Any]]:
    world = parts.world
    state = world.state
    return {
        "now": lambda: written(world.now()),
        "business": lambda: business_view(parts),
        "switches": lambda: asdict(state.switches),
        "appointments": lambda: [appointment_view(parts, one) for one in state.appointments],
        "clients": lambda: [client_row(world, one) for one in state.clients.values()],
        "setter_bookings": lambda: [booking_view(one) for one in state.setter_bookings.values()],
        "contacts": lambda: [contact_view(parts, one) for one in state.contacts.values()],
        "bot_lines": lambda: [line_view(one) for one in state.bot_lines],
        "messages": lambda: [text_view(one) for one in state.texts.values()],
        "opt_outs": lambda: [{"from": ours, "to": them} for ours, them in sorted(state.opt_outs)],
        "calls": lambda: [call_view(one) for one in state.calls],
        "debugger": lambda: list(state.debugger),
        "faults": lambda: [asdict(one) for one in parts.faults.active()],
        "subscriptions": lambda: [subscription_view(one) for one in state.subscriptions.values()],
        "webhook_troubles": lambda: [asdict(one) for one in parts.announcer.troubles()],
    }


def business_view(parts: Parts) -> dict[str, Any]:
    """What the page needs to know of the business."""
    business = parts.world.business
    known = business.credentials
    return {
        "name": business.name,
        "sms_number": known.sms_number,
        "whatsapp_number": known.whatsapp_number,
        "bot_id": known.setter_bot_id,
        "locations": [
            {"id": one.id, "name": one.name, "time_zone": str(one.zone)}
            for one in business.locations
        ],
        "employees": [
            {"id": one.id, "name": f"{one.first_name} {one.last_name}"}
            for one in business.employees
            if one.is_active
        ],
        "people": [{"phone": one.phone, "name": one.name} for one in business.people],
    }


def appointment_view(parts: Parts, appointment_id: str) -> dict[str, Any]:
    """An appointment as Setster shows it, with its instants and names besides."""
    world = parts.world
    one = world.state.appointments[appointment_id]
    employee = world.business.employee(one.employee_id)
    service = world.business.service(one.service_id)
    return {
        **appointment_row(world, one),
        "starts_at": written(one.starts_at),
        "ends_at": written(one.starts_at + timedelta(minutes=one.minutes)),
        "service_name": service.name if service else "",
        "employee_name": employee.first_name if employee else "",
        "status_number": one.status,
    }


def booking_view(one: SetterBooking) -> dict[str, Any]:
    """A booking that Setter was told of."""
    return {
        "id": one.id,
        "event_id": one.event_id,
        "bot_id": one.bot_id,
        "contact_id": one.contact_id,
        "source": one.source,
        "external_id": one.external_id,
        "start_time": written(one.starts_at),
        "end_time": written_or_none(one.ends_at),
        "time_zone": one.time_zone,
        "metadata": one.metadata,
        "created_at": written(one.created_at),
        "cancelled_at": written_or_none(one.cancelled_at),
    }


def subscription_view(one: Subscription) -> dict[str, Any]:
    """Who hears of changes; the address holds a secret and is told by its host alone."""
    return {
        "id": one.id,
        "host": urlsplit(one.target_url).netloc,
        "events": list(one.events),
        "active": one.is_active,
    }


def contact_view(parts: Parts, one: Contact) -> dict[str, Any]:
    """A person who has written to Setter's bot, and whether it would send them its link."""
    return {
        "id": one.id,
        "wa_id": one.wa_id,
        "sms_phone_number": one.sms_phone_number,
        "details": dict(one.details),
        "offers_link": parts.setter_book.next_booking(one.id) is None,
    }


def line_view(one: BotLine) -> dict[str, Any]:
    """One line of a chat with the stand-in bot."""
    return {
        "phone": one.phone,
        "channel": one.channel,
        "sender": one.sender,
        "text": one.text,
        "offers_link": one.offers_link,
        "at": written(one.at),
    }


def text_view(one: Text) -> dict[str, Any]:
    """One text, with the number of its last change."""
    return {
        "sid": one.sid,
        "version": one.version,
        "direction": one.direction,
        "from": one.from_address,
        "to": one.to_address,
        "body": one.body,
        "options": [{"id": number, "label": label} for number, label in one.options],
        "status": one.status,
        "error_code": one.error_code,
        "carrier": one.carrier,
        "segments": segment_count(one.body),
        "at": written(one.created_at),
    }


def call_view(one: Call) -> dict[str, Any]:
    """One request that a pretend service received."""
    return {
        "number": one.number,
        "service": one.service,
        "operation": one.operation,
        "method": one.method,
        "path": one.path,
        "status": one.status,
        "fault": one.fault,
        "at": written(one.at),
    }
