"""`GET /availability`: free starts as a map from date to times.

Setster docs, availability. A day on which nobody works has no key, a full one has an empty list,
and when all are empty `times` is `[]`: seen in client code or inferred from PHP.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from integrations.sandbox.model import TIME_ZONES, Location, Service
from integrations.sandbox.parts import parts
from integrations.sandbox.setster.bodies import is_true
from integrations.sandbox.setster.catalogue import locations
from integrations.sandbox.setster.envelope import INVALID_PARAMETERS, NOT_FOUND, Refused, answer

blueprint = Blueprint("setster_openings", __name__)

SEARCH_DAYS = 120
MOST_WEEKS = 5

Days = dict[date, dict[datetime, int]]


@blueprint.get("/availability", endpoint="availability")
def availability() -> Response:
    """The free times of a day, a week or several weeks."""
    service, location = wanted_service(request.args.get("service_id")), wanted_location()
    first = _start_date()
    if request.args.get("return") not in {"times", "boxes"}:
        raise Refused(INVALID_PARAMETERS)
    days = {day: _openings(service, location, day) for day in _days(first)}
    if is_true(request.args.get("first_available")) and not any(days.values()):
        days |= _next_day_with_openings(service, location, max(days))
    zone = _zone_of_answer(location)
    minutes = service.minutes + sum(extra.minutes for extra in wanted_extras())
    return answer(
        {
            "interval": minutes,
            "boxInterval": 5,
            "padding": service.padding,
            "day": first.day,
            "month": first.month,
            "year": first.year,
            "times": _times(days, location, zone),
        }
    )


def wanted_service(service_id: Any) -> Service:
    """The service asked for, if it can be booked."""
    service = parts().world.business.service(str(service_id or ""))
    if service is None:
        raise Refused(NOT_FOUND if service_id else INVALID_PARAMETERS)
    return service


def wanted_location(location_id: Any = None) -> Location:
    """The location asked for; without one the main location."""
    wanted = str(location_id or request.args.get("location_id") or "")
    for one in locations():
        if one.id == wanted or (not wanted and one.is_main):
            return one
    raise Refused(NOT_FOUND)


def wanted_extras(listed: Any = None) -> tuple[Service, ...]:
    """The extras asked for: repeated, joined by comma, or with a `[]` suffix."""
    values = [listed] if listed is not None else []
    if listed is None:
        values = request.args.getlist("subservices") + request.args.getlist("subservices[]")
    ids = [one.strip() for value in values for one in str(value).split(",") if one.strip()]
    return tuple(wanted_service(one) for one in ids)


def _start_date() -> date:
    text = request.args.get("start_date", "")
    if len(text) != 10:
        raise Refused(INVALID_PARAMETERS)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(INVALID_PARAMETERS) from None


def _days(first: date) -> list[date]:
    kind = request.args.get("t")
    if kind == "daily":
        return [first]
    if kind != "weekly":
        raise Refused(INVALID_PARAMETERS)
    weeks = request.args.get("no_of_weeks", "1")
    if not weeks.isdigit() or not 1 <= int(weeks) <= MOST_WEEKS:
        raise Refused(INVALID_PARAMETERS)
    sunday = first - timedelta(days=(first.weekday() + 1) % 7)
    return [sunday + timedelta(days=one) for one in range(7 * int(weeks))]


def _openings(service: Service, location: Location, day: date) -> dict[datetime, int]:
    if not service.is_active:
        return {}
    employee_id = request.args.get("provider_id", "")
    return parts().books.openings(
        service,
        location,
        day,
        employee_id="" if employee_id == "0" else employee_id,
        extras=wanted_extras(),
    )


def _next_day_with_openings(service: Service, location: Location, after: date) -> Days:
    today = parts().world.now().astimezone(location.zone).date()
    start = max(after, today - timedelta(days=1))
    for offset in range(1, SEARCH_DAYS):
        day = start + timedelta(days=offset)
        found = _openings(service, location, day)
        if found:
            return {day: found}
    return {}


def _zone_of_answer(location: Location) -> ZoneInfo:
    asked = request.args.get("timezone_id")
    if not asked:
        return location.zone
    if asked not in TIME_ZONES:
        raise Refused(INVALID_PARAMETERS)
    return ZoneInfo(TIME_ZONES[asked])


def _times(days: Days, location: Location, zone: ZoneInfo) -> Any:
    found: dict[str, list[Any]] = {}
    for day, starts in days.items():
        if _anybody_works(location, day):
            found.setdefault(day.isoformat(), [])
        for start, seats in starts.items():
            wall = start.replace(tzinfo=UTC).astimezone(zone)
            found.setdefault(wall.date().isoformat(), []).append(_entry(wall, seats))
    return found if any(found.values()) else []


def _entry(wall: datetime, seats: int) -> Any:
    written = wall.strftime("%H:%M:%S")
    return (
        {"time": written, "seats": seats}
        if is_true(request.args.get("available_seats"))
        else written
    )


def _anybody_works(location: Location, day: date) -> bool:
    return any(
        shift.location_id == location.id and day.weekday() in shift.weekdays
        for shift in parts().world.business.hours
    )
