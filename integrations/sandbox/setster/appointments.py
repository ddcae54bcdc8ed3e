"""`/appointment`: create, list, fetch, change, cancel, confirm, decline and erase.

Setster docs, appointment-booking, cancel, reschedule. A refused create or move is HTTP 403 with
`data` null (API description of 2021); `start_date` in a list is a lower bound (seen in clients).
"""

from typing import Any

from flask import Blueprint, Response, request

from integrations.sandbox.books import CANCELLED, CONFIRMED, Refusal
from integrations.sandbox.parts import parts
from integrations.sandbox.setster.bodies import is_true, read_body
from integrations.sandbox.setster.envelope import INVALID_PARAMETERS, NOT_FOUND, Refused, answer
from integrations.sandbox.setster.filters import paged, wanted_rows
from integrations.sandbox.setster.orders import facts, merged, read_order
from integrations.sandbox.setster.rendering import appointment_row
from integrations.sandbox.setster.subscriptions import announce
from integrations.sandbox.world import Appointment

blueprint = Blueprint("setster_appointments", __name__)

MOVING_FIELDS = {
    "start_date",
    "duration",
    "service_id",
    "location_id",
    "employee_id",
    "subservices",
}
CLIENT_FIELDS = ("client_name", "client_email", "client_phone", "client_address")


@blueprint.post("/appointment", endpoint="create")
def create() -> Response:
    """Book."""
    order = read_order(read_body())
    try:
        made = parts().books.place(order)
    except Refusal as error:
        raise Refused(error.code, 403) from None
    announce("appointment.created", made)
    return answer(_row(made))


@blueprint.get("/appointment", endpoint="list")
def list_appointments() -> Response:
    """The appointments that pass the filters."""
    zone = request.args.get("timezone_id", "")
    rows = [appointment_row(parts().world, one, zone) for one in parts().books.appointments()]
    rows = wanted_rows(rows, request.args)
    if is_true(request.args.get("num_results")):
        return answer(len(rows))
    return answer(paged(rows, request.args))


@blueprint.get("/appointment/<appointment_id>", endpoint="get")
def get_appointment(appointment_id: str) -> Response:
    """One appointment, in a list."""
    return answer([_row(_existing(appointment_id))])


@blueprint.put("/appointment/<appointment_id>", endpoint="change")
def change(appointment_id: str) -> Response:
    """Change, move or cancel, with all fields or only some."""
    body = read_body()
    before = _existing(appointment_id)
    status = _status(body.get("status"), before.status)
    changes = {**facts(body), "status": status}
    changes |= {name: str(body[name]) for name in CLIENT_FIELDS if body.get(name) is not None}
    needs_place = status != CANCELLED and (
        bool(MOVING_FIELDS & body.keys()) or before.status == CANCELLED
    )
    order = read_order(merged(before, body)) if needs_place else None
    try:
        made = parts().books.change(appointment_id, order, changes)
    except Refusal as error:
        raise Refused(error.code, 403) from None
    announce(_event(before, made), made)
    return answer(_row(made))


@blueprint.delete("/appointment/<appointment_id>", endpoint="delete")
def delete(appointment_id: str) -> Response:
    """Erase for good, which is not a cancel."""
    erased = _existing(appointment_id)
    parts().books.erase(appointment_id)
    announce("appointment.deleted", erased)
    return answer(None)


@blueprint.post("/appointment/confirm", endpoint="confirm")
def confirm() -> Response:
    """Staff say yes."""
    return _decide(CONFIRMED)


@blueprint.post("/appointment/decline", endpoint="decline")
def decline() -> Response:
    """Staff say no; a reason is required."""
    return _decide(CANCELLED, needs_reason=True)


def _decide(status: int, *, needs_reason: bool = False) -> Response:
    sent = {**read_body(), **request.args.to_dict()}
    if not sent.get("appointment_id") or (needs_reason and not sent.get("reason")):
        raise Refused(INVALID_PARAMETERS)
    before = _existing(str(sent["appointment_id"]))
    made = parts().books.change(before.id, None, {"status": status})
    announce(_event(before, made), made)
    return answer(_row(made))


def _existing(appointment_id: str) -> Appointment:
    try:
        return parts().books.get(appointment_id)
    except Refusal:
        raise Refused(NOT_FOUND) from None


def _row(one: Appointment) -> dict[str, Any]:
    return appointment_row(parts().world, one, request.args.get("timezone_id", ""))


def _status(sent: Any, present: int) -> int:
    if sent is None or sent == "":
        return present
    if not str(sent).isdigit():
        raise Refused(INVALID_PARAMETERS)
    return int(sent)


def _event(before: Appointment, after: Appointment) -> str:
    if after.status == CANCELLED and before.status != CANCELLED:
        return "appointment.canceled"
    moved = (before.starts_at, before.location_id) != (after.starts_at, after.location_id)
    return "appointment.rescheduled" if moved else "appointment.updated"
