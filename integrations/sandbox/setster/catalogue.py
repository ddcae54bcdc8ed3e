"""Locations, employees, services, form fields, options and zones, as Setster lists them.

Inactive services are listed unless `active_services` is asked for (documented). The read shape of
`location_links` is not documented: here it is that of the documented write form. `subservices` on
a service, naming its extras, is inferred.
"""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from integrations.sandbox.model import TIME_ZONES, Employee, FormField, Location, Service
from integrations.sandbox.parts import parts
from integrations.sandbox.setster.bodies import is_true
from integrations.sandbox.setster.envelope import INVALID_PARAMETERS, Refused, answer

blueprint = Blueprint("setster_catalogue", __name__)

ENTITY_FILTERS = (
    "id",
    "name",
    "timezone_id",
    "status",
    "is_subservice",
    "label",
    "type",
    "required",
)


def locations() -> tuple[Location, ...]:
    """The locations that the business has at present."""
    world = parts().world
    found = world.business.locations
    return found[:1] if world.state.switches.single_location else found


def form_fields() -> tuple[FormField, ...]:
    """The questions on the booking form at present."""
    world = parts().world
    if not world.state.switches.form_field:
        return ()
    shown = world.business.form_field
    kind = world.state.switches.form_field_kind
    choices = ("Friend", "Instagram", "Walked by") if kind == 7 else ()
    return (FormField(shown.id, shown.label, kind, shown.is_required, shown.length, choices),)


@blueprint.get("/location", endpoint="locations")
@blueprint.get("/location/<wanted_id>", endpoint="location")
def list_locations(wanted_id: str = "") -> Response:
    """All locations."""
    return answer(_matching([_location(one) for one in locations()], wanted_id))


@blueprint.get("/employee", endpoint="employees")
@blueprint.get("/employee/<wanted_id>", endpoint="employee")
def list_employees(wanted_id: str = "") -> Response:
    """Active employees, or all with `statuses=all`."""
    found = [
        _employee(one)
        for one in parts().world.business.employees
        if one.is_active or request.args.get("statuses") == "all"
    ]
    return answer(_matching(found, wanted_id))


@blueprint.get("/service", endpoint="services")
@blueprint.get("/service/<wanted_id>", endpoint="service")
def list_services(wanted_id: str = "") -> Response:
    """All services, the inactive ones too unless asked otherwise."""
    location_id = request.args.get("location_id", "")
    only_active = is_true(request.args.get("active_services"))
    found = [
        _service(one)
        for one in parts().world.business.services
        if (one.is_active or not only_active)
        and (not location_id or any(place == location_id for _, place in one.links))
    ]
    return answer(_matching(found, wanted_id))


@blueprint.get("/customfield", endpoint="custom_fields")
@blueprint.get("/customfield/<wanted_id>", endpoint="custom_field")
def list_form_fields(wanted_id: str = "") -> Response:
    """The questions of the account's own booking form."""
    return answer(_matching([_form_field(one) for one in form_fields()], wanted_id))


@blueprint.get("/account", endpoint="account")
def account() -> Response:
    """The company."""
    business = parts().world.business
    return answer(
        {
            "id": business.credentials.setster_company_id,
            "name": business.name,
            "nick_name": "maple",
            "email": business.credentials.setster_email,
            "timezone_id": business.time_zone_id,
        }
    )


@blueprint.get("/account/getOptions", endpoint="options")
def options() -> Response:
    """How the company takes bookings."""
    world = parts().world
    return answer(
        {
            "timezone_id": world.business.time_zone_id,
            "auto_confirm": True,
            "prior_notice": 1,
            "lang": "en",
            "currency": "USD",
            "client_address_required": world.state.switches.needs_address,
            "client_phone_required": False,
            "notify_client_email": True,
            "notify_client_sms": False,
        }
    )


@blueprint.get("/tz/list", endpoint="time_zones")
def time_zones() -> Response:
    """Setster's zones by number."""
    now = parts().world.now()
    return answer({number: _time_zone(name, now) for number, name in TIME_ZONES.items()})


@blueprint.get("/tz/data", endpoint="time_zone")
def time_zone() -> Response:
    """A zone's offset at a moment."""
    name = TIME_ZONES.get(request.args.get("id", ""))
    seconds = request.args.get("time", "")
    if not name or (seconds and not seconds.isdigit()):
        raise Refused(INVALID_PARAMETERS)
    moment = datetime.fromtimestamp(int(seconds), UTC) if seconds else parts().world.now()
    offset = moment.astimezone(ZoneInfo(name)).utcoffset()
    return answer(
        {"timezone": {"id": request.args["id"], "offset": offset and offset.total_seconds()}}
    )


def _time_zone(name: str, now: datetime) -> dict[str, Any]:
    offset = now.astimezone(ZoneInfo(name)).strftime("%z")
    written = f"{offset[:3]}:{offset[3:]}"
    minutes = int(offset[0] + "1") * (int(offset[1:3]) * 60 + int(offset[3:]))
    return {
        "gmt": minutes,
        "caption": f"(GMT{written}) {name}",
        "dbName": name,
        "short": f"GMT {written}",
        "friendly": f"GMT{written}",
    }


def _matching(rows: list[dict[str, Any]], wanted_id: str) -> list[dict[str, Any]]:
    wanted = {name: request.args[name] for name in ENTITY_FILTERS if name in request.args}
    if wanted_id:
        wanted["id"] = wanted_id
    return [row for row in rows if all(_equal(row.get(k), v) for k, v in wanted.items())]


def _equal(stored: Any, wanted: str) -> bool:
    if isinstance(stored, bool):
        return stored == is_true(wanted)
    return str(stored) == wanted


def _location(one: Location) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": one.id,
        "name": one.name,
        "timezone_id": one.time_zone_id,
        "is_main": one.is_main,
        "virtual": one.is_virtual,
        "street1": one.street,
        "city": one.city,
        "state": one.state,
        "phone": "",
        "lat": 0,
        "lng": 0,
    }
    if is_true(request.args.get("include_links")):
        row["location_links"] = _links_by(lambda e, p, s: (e, s) if p == one.id else None)
    return row


def _employee(one: Employee) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": one.id,
        "first_name": one.first_name,
        "last_name": one.last_name,
        "job": one.job,
        "status": one.is_active,
        "nickname": one.first_name.lower(),
    }
    if is_true(request.args.get("include_links")):
        row["location_links"] = _links_by(lambda e, p, s: (p, s) if e == one.id else None)
    return row


def _service(one: Service) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "duration": one.minutes,
        "duration_padding": one.padding,
        "auto_confirm": one.is_approved_at_once,
        "is_subservice": one.is_extra,
        "subservices": list(one.extra_ids),
        "prior_notice": one.notice_hours,
        "after_notice": one.days_ahead,
        "cancel_appointment": 24,
        "reschedule_appointment": 24,
        "start_step": one.step,
        "price": float(one.price),
        "group_session": one.places,
        "waiting_list": 0,
        "status": one.is_active,
        "password": one.password,
        "payment_min_amount": float(one.least_payment),
        "payment_allow_cash": one.takes_cash,
        "client_instructions": one.instructions,
        "active_from": None,
        "active_until": None,
        "location_links": _links_by(lambda e, p, s: (e, p) if s == one.id else None),
    }


def _form_field(one: FormField) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": one.label,
        "type": str(one.kind),
        "required": one.is_required,
        "length": one.length,
        "ord": 1,
        "status": True,
        "visibility": "1",
        "hint": "",
        "options": list(one.choices),
    }


def _links_by(pick: Any) -> Any:
    """A nested map of the links that `pick` keeps; an empty one is `[]`, as PHP writes it."""
    found: dict[str, dict[str, int]] = {}
    for service in parts().world.business.services:
        for employee, place in sorted(service.links):
            kept = pick(employee, place, service.id)
            if kept:
                found.setdefault(kept[0], {})[kept[1]] = 1
    return found or []
