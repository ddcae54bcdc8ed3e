"""What our row of a booking should say, given what the calendar says. Values in, values out."""

from datetime import datetime, timedelta
from typing import Any

import phonenumbers

from bot.dialogue.catalogue import Catalogue
from bot.ports import Placed, PlacedState
from bot.store.bookings import BookingRow

LONGEST = timedelta(hours=24)
LENGTH_UNKNOWN = timedelta(minutes=30)

SEEN_BY_CUSTOMER = frozenset({"starts_at", "location_id", "service_id", "employee_id"})


def differences(
    seen: BookingRow, placed: Placed | None, catalogue: Catalogue, country: str
) -> dict[str, Any]:
    """The fields that the calendar has otherwise than our row; empty when both agree.

    None stands for an entry that is gone from the calendar.
    """
    if placed is None or placed.state is PlacedState.GONE:
        return {} if seen.state == "cancelled" else {"state": "cancelled"}
    wanted = details(placed, catalogue, country, seen)
    return {name: value for name, value in wanted.items() if getattr(seen, name) != value}


def details(
    placed: Placed, catalogue: Catalogue, country: str, seen: BookingRow | None = None
) -> dict[str, Any]:
    """The fields of a row for a live entry. What it leaves open stays as it was seen.

    Raises ValueError when nothing says when it is.
    """
    starts_at, ends_at = _times(placed, catalogue, seen)
    state = "booked" if placed.state is PlacedState.CONFIRMED else "requested"
    return {
        "state": state,
        "placed_id": placed.id,
        "starts_at": starts_at,
        "ends_at": ends_at,
        **_place(placed, catalogue, seen),
        **_service(placed, catalogue, seen),
        **_employee(placed, catalogue, seen),
        **(_client(placed, country) if seen is None or seen.origin == "calendar" else {}),
    }


def e164(phone: str, country: str) -> str:
    """A phone as people type it in E.164, read in the business's country; empty when it is none."""
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _times(
    placed: Placed, catalogue: Catalogue, seen: BookingRow | None
) -> tuple[datetime, datetime]:
    starts_at = placed.starts_at
    if seen is not None and (starts_at is None or seen.starts_at in placed.starts_maybe):
        # The answer's zone is uncertain, and by one of its readings nothing has moved.
        starts_at = seen.starts_at
    if starts_at is None:
        raise ValueError("the calendar does not say when it is")
    if placed.starts_at and placed.ends_at:
        length = placed.ends_at - placed.starts_at
        if timedelta() < length < LONGEST:
            return starts_at, starts_at + length
    if seen is not None:
        return starts_at, starts_at + (seen.ends_at - seen.starts_at)
    service = catalogue.service(placed.service_id)
    minutes = timedelta(minutes=service.length_minutes) if service else LENGTH_UNKNOWN
    return starts_at, starts_at + minutes


def _place(placed: Placed, catalogue: Catalogue, seen: BookingRow | None) -> dict[str, Any]:
    location_id = "" if placed.location_id == "0" else placed.location_id
    if seen is not None and location_id in ("", seen.location_id):
        return {}
    location = catalogue.location(location_id)
    zones = {one.time_zone for one in catalogue.locations}
    known = {"time_zone": location.time_zone} if location else {}
    if not known and seen is None:
        known = {"time_zone": zones.pop() if len(zones) == 1 else ""}
    name = location.name if location else placed.location_name
    return {"location_id": location_id, "location_name": name[:200], **known}


def _service(placed: Placed, catalogue: Catalogue, seen: BookingRow | None) -> dict[str, Any]:
    if seen is not None and placed.service_id in ("", "0", seen.service_id):
        is_same = not placed.extra_ids or set(placed.extra_ids) == set(seen.extra_ids)
        return {} if is_same else {"extra_ids": list(placed.extra_ids)}
    service = catalogue.service(placed.service_id)
    return {
        "service_id": placed.service_id,
        "service_name": (service.name if service else placed.service_name)[:200],
        "extra_ids": list(placed.extra_ids),
    }


def _employee(placed: Placed, catalogue: Catalogue, seen: BookingRow | None) -> dict[str, Any]:
    if seen is not None and placed.employee_id in ("", seen.employee_id):
        return {}
    employee = catalogue.employee(placed.employee_id)
    name = employee.name[:200] if employee else ""
    return {"employee_id": placed.employee_id, "employee_name": name}


def _client(placed: Placed, country: str) -> dict[str, Any]:
    """Who it is for: of bookings made elsewhere only, the others know their customer."""
    return {
        "client_id": placed.client_id,
        "client_name": placed.client_name[:200],
        "client_email": placed.client_email[:320],
        "client_phone": e164(placed.client_phone, country),
    }
