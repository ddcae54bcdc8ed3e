"""An appointment and a client as Setster shows them: ids as strings, lengths in milliseconds.

`type` HTML-escaped and `custom_fields` as a JSON string were seen in real answers.
"""

import html
import json
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from integrations.sandbox.model import TIME_ZONES
from integrations.sandbox.world import Appointment, Client, World

MOMENT = "%Y-%m-%d %H:%M:%S"


def zone_number(world: World, appointment: Appointment, asked: str = "") -> str:
    """The zone in which an appointment's times are given."""
    if asked in TIME_ZONES:
        return asked
    location = world.business.location(appointment.location_id)
    if world.state.switches.answers_in_company_zone or location is None:
        return world.business.time_zone_id
    return location.time_zone_id


def appointment_row(world: World, one: Appointment, asked_zone: str = "") -> dict[str, Any]:
    """An appointment as it is returned."""
    number = zone_number(world, one, asked_zone)
    start = one.starts_at.astimezone(ZoneInfo(TIME_ZONES[number]))
    offset = start.utcoffset() or timedelta()
    written = start.strftime("%z")
    company = ZoneInfo(TIME_ZONES[world.business.time_zone_id])
    service = world.business.service(one.service_id)
    location = world.business.location(one.location_id)
    return {
        "id": one.id,
        "client_id": one.client_id,
        "company_id": world.business.credentials.setster_company_id,
        "client_email": one.client_email,
        "client_name": one.client_name,
        "client_phone": one.client_phone,
        "client_address": one.client_address,
        "employee_id": one.employee_id,
        "location_id": one.location_id,
        "location_name": location.name if location else "",
        "service_id": one.service_id,
        "type": html.escape(service.name) if service else "",
        "start_date": start.strftime(MOMENT),
        "end_date": (start + timedelta(minutes=one.minutes)).strftime(MOMENT),
        "length": one.minutes * 60_000,
        "duration_padding": service.padding * 60 if service else 0,
        "status": str(one.status),
        "note": one.note,
        "subservices": one.subservices,
        "paid": one.paid,
        "price": one.price,
        "ews_id": one.ews_id,
        "custom_fields": json.dumps(one.custom_fields),
        "custom_data": one.custom_data,
        "timezone_id": number,
        "timezone_short": f"GMT {written[:3]}:{written[3:]}",
        "timezone_offset_seconds": int(offset.total_seconds()),
        "created_at": one.created_at.astimezone(company).strftime(MOMENT),
        "last_updated": one.updated_at.astimezone(company).strftime(MOMENT),
    }


def client_row(world: World, one: Client) -> dict[str, Any]:
    """A client as it is returned: the key of its id is `client_id`."""
    return {
        "client_id": one.id,
        "company_id": world.business.credentials.setster_company_id,
        "name": one.name,
        "email": one.email,
        "phone": one.phone,
        "address": one.address,
        "timezone_id": world.business.time_zone_id,
        "created_at": one.created_at.strftime(MOMENT),
    }
