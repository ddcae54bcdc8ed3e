"""`/subscribe`: who hears of changes in the calendar, and telling them.

Setster docs, webhooks: events, unauthenticated POST. The payload is not documented; this one,
`{"event", "data": <appointment>}`, is inferred, so a receiver must not rely on it.
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
        payload = {"event": event, "data": appointment_row(world, appointment)}
    for url in targets:
        parts().deliveries.post_json(url, payload)


@blueprint.post("/subscribe", endpoint="subscribe")
def subscribe() -> Response:
    """Add a subscriber."""
    body = read_body()
    if not str(body.get("target_url", "")).startswith(("http://", "https://")):
        raise Refused(INVALID_PARAMETERS)
    world = parts().world
    now = world.now()
    with world.lock:
        made = Subscription(
            id=str(world.next_number(900)),
            target_url=str(body["target_url"]),
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
    target = request.args.get("target_url", "")
    with world.lock:
        rows = [
            _row(one)
            for one in world.state.subscriptions.values()
            if subscription_id in ("", one.id) and target in ("", one.target_url)
        ]
    return answer(rows)


@blueprint.delete("/subscribe/<subscription_id>", endpoint="unsubscribe")
def unsubscribe(subscription_id: str) -> Response:
    """Remove a subscriber."""
    world = parts().world
    with world.lock:
        if world.state.subscriptions.pop(subscription_id, None) is None:
            raise Refused(NOT_FOUND)
    return answer(None)


def _events(sent: Any) -> tuple[str, ...]:
    listed = sent if isinstance(sent, list) else str(sent).split(",")
    names = tuple(str(one["event"] if isinstance(one, dict) else one).strip() for one in listed)
    if not set(names) <= EVENTS:
        raise Refused(INVALID_PARAMETERS)
    return names


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
