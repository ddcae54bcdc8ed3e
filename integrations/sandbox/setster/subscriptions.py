"""`/subscribe`: who hears of changes in the calendar, and telling them.

Setster API description of 2021 (`/subscribe`), docs on webhooks (events, unauthenticated POST).
"""

import secrets
from typing import Any

from flask import Blueprint, Response, request

from integrations.sandbox.parts import parts
from integrations.sandbox.setster.bodies import is_true, read_body
from integrations.sandbox.setster.envelope import INVALID_PARAMETERS, NOT_FOUND, Refused, answer
from integrations.sandbox.setster.rendering import MOMENT, appointment_row
from integrations.sandbox.world import Appointment, Subscription

blueprint = Blueprint("setster_subscriptions", __name__)

EVENTS = {
    "appointment.created",
    "appointment.updated",
    "appointment.deleted",
    "appointment.rescheduled",
    "appointment.reminder",
    "appointment.canceled",
    "*",
}


def announce(event: str, appointment: Appointment) -> None:
    """Tell every subscriber of a change, in the background."""
    world = parts().world
    with world.lock:
        targets = [
            one.target_url
            for one in world.state.subscriptions.values()
            if one.is_active and {event, "*"} & set(one.events)
        ]
        row = appointment_row(world, appointment)
    parts().announcer.send(targets, event, row)


@blueprint.post("/subscribe", endpoint="subscribe")
def subscribe() -> Response:
    """Add a subscriber."""
    body = read_body()
    world = parts().world
    now = world.now()
    with world.lock:
        made = Subscription(
            id=str(world.next_number(900)),
            target_url=_target_url(body.get("target_url")),
            events=_events(body.get("events", "*")),
            is_active=is_true(body.get("active", 1)),
            verification_key=secrets.token_hex(16),
            created_at=now,
            updated_at=now,
        )
        world.state.subscriptions[made.id] = made
    return answer(_row(made), http_status=201)


@blueprint.get("/subscribe", endpoint="subscriptions")
@blueprint.get("/subscribe/<subscription_id>", endpoint="subscription")
def list_subscriptions(subscription_id: str = "") -> Response:
    """The subscribers."""
    world = parts().world
    target, active = request.args.get("target_url", ""), request.args.get("active", "")
    with world.lock:
        rows = [
            _row(one)
            for one in world.state.subscriptions.values()
            if subscription_id in ("", one.id)
            and target in ("", one.target_url)
            and (not active or is_true(active) == one.is_active)
        ]
    return answer(rows)


@blueprint.put("/subscribe/<subscription_id>", endpoint="change_subscription")
def change_subscription(subscription_id: str) -> Response:
    """Change a subscriber: the fields that are given."""
    body = read_body()
    world = parts().world
    with world.lock:
        one = world.state.subscriptions.get(subscription_id)
        if one is None:
            raise Refused(NOT_FOUND)
        if "target_url" in body:
            one.target_url = _target_url(body["target_url"])
        if "events" in body:
            one.events = _events(body["events"])
        if "active" in body:
            one.is_active = is_true(body["active"])
        one.updated_at = world.now()
        return answer(_row(one))


@blueprint.delete("/subscribe/<subscription_id>", endpoint="unsubscribe")
def unsubscribe(subscription_id: str) -> Response:
    """Remove a subscriber."""
    world = parts().world
    with world.lock:
        if world.state.subscriptions.pop(subscription_id, None) is None:
            raise Refused(NOT_FOUND)
    return answer(None)


def _target_url(sent: Any) -> str:
    if not str(sent).startswith(("http://", "https://")):
        raise Refused(INVALID_PARAMETERS)
    return str(sent)


def _events(sent: Any) -> tuple[str, ...]:
    """The events that are on, given as names or as `{"event", "active"}`."""
    listed = sent if isinstance(sent, list) else str(sent).split(",")
    wanted = [one if isinstance(one, dict) else {"event": one} for one in listed]
    names = {str(one.get("event")).strip(): is_true(one.get("active", 1)) for one in wanted}
    if not names.keys() <= EVENTS:
        raise Refused(INVALID_PARAMETERS)
    return tuple(name for name, is_on in names.items() if is_on)


def _row(one: Subscription) -> dict[str, Any]:
    created = one.created_at.strftime(MOMENT)
    return {
        "id": one.id,
        "company_id": parts().world.business.credentials.setster_company_id,
        "target_url": one.target_url,
        "events": [
            {"id": f"{one.id}{number}", "event": name, "active": True, "created_at": created}
            for number, name in enumerate(one.events)
        ],
        "active": one.is_active,
        "verification_key": one.verification_key,
        "created_at": created,
        "updated_at": one.updated_at.strftime(MOMENT),
    }
