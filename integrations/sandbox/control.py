"""The handles of the sandbox, `/control`: what tests and the simulator's page turn and read.

No part of any pretend service; never counted among their calls, never faulty.
"""

import dataclasses
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.faults import KINDS, SERVICES, Fault
from integrations.sandbox.orders import BadOrder, read_order
from integrations.sandbox.parts import parts
from integrations.sandbox.phones import Letter
from integrations.sandbox.seed import plant
from integrations.sandbox.twilio.errors import TwilioError
from integrations.sandbox.view import line_view, text_view, whole_state
from integrations.sandbox.world import State, Switches

blueprint = Blueprint("control", __name__, url_prefix="/control")

OUTCOMES = {"delivered", "undelivered", "failed", "read", "silent"}


@blueprint.get("/state")
def state() -> Response:
    """Everything as JSON, or with `only=calls,faults` the named parts."""
    only = [one for one in request.args.get("only", "").split(",") if one]
    return jsonify(whole_state(parts(), only))


@blueprint.post("/reset")
def reset() -> Response:
    """Back to the beginning."""
    here = parts()
    here.deliveries.settle()
    with here.world.lock:
        here.world.state = State()
        here.world.epoch += 1
        plant(here.world, here.books, here.setter_book)
    here.faults.clear()
    here.announcer.behave()
    return jsonify({"ok": True})


@blueprint.post("/settle")
def settle() -> Response:
    """Wait until no callback is waiting to be sent."""
    return jsonify({"settled": parts().deliveries.settle()})


@blueprint.get("/faults")
def faults() -> Response:
    """The misbehaviour that is due."""
    return jsonify([asdict(one) for one in parts().faults.active()])


@blueprint.post("/faults")
def add_fault() -> tuple[Response, int]:
    """Make some calls go wrong."""
    order = read_order()
    if order.get("kind") not in KINDS or order.get("service", "*") not in SERVICES:
        raise BadOrder(f"kind is one of {', '.join(KINDS)}; service of {', '.join(SERVICES)}")
    known = {one.name for one in dataclasses.fields(Fault)} - {"id"}
    if not order.keys() <= known:
        raise BadOrder(f"unknown: {', '.join(sorted(order.keys() - known))}")
    made = parts().faults.add(Fault(**{"service": "*", **order}))
    return jsonify(asdict(made)), 201


@blueprint.delete("/faults")
@blueprint.delete("/faults/<int:fault_id>")
def clear_faults(fault_id: int | None = None) -> Response:
    """Behave again."""
    parts().faults.clear(fault_id)
    return jsonify({"ok": True})


@blueprint.post("/setster/expire_sessions")
def expire_sessions() -> Response:
    """End every Setster session; `with_code` false answers with an empty body, as also seen."""
    world, order = parts().world, read_order()
    with world.lock:
        world.state.sessions.clear()
        world.state.switches.expired_session_has_code = bool(order.get("with_code", True))
    return jsonify({"ok": True})


@blueprint.post("/setster/form_field")
def form_field() -> Response:
    """Put a required question on the booking form, or take it off."""
    order = read_order()
    kind = order.get("kind", 0)
    if not isinstance(kind, int):
        raise BadOrder("kind is Setster's number of a field type")
    return _switch({"form_field": bool(order.get("on", True)), "form_field_kind": kind})


@blueprint.post("/business")
def business() -> Response:
    """Turn the small settings of the business."""
    return _switch(read_order())


@blueprint.post("/setter/messages")
def ask_bot() -> Response:
    """Somebody writes to the stand-in of Setter's bot."""
    order = read_order()
    if not order.get("from"):
        raise BadOrder("from is needed")
    line = parts().setter_book.ask_bot(
        str(order["from"]),
        _channel(order),
        str(order.get("text", "can I book?")),
    )
    return jsonify({"reply": line.text, **line_view(line)})


@blueprint.get("/phones")
def phones() -> Response:
    """The texts on every phone, or those changed after `since`."""
    since = request.args.get("since", "0")
    world = parts().world
    with world.lock:
        latest = {"epoch": world.epoch, "latest": world.state.text_changes}
        found = [
            text_view(one)
            for one in world.state.texts.values()
            if one.version > (int(since) if since.isdigit() else 0)
        ]
    return jsonify({**latest, "messages": found})


@blueprint.post("/phones/messages")
def write_from_phone() -> Response:
    """Somebody writes to the business."""
    order = read_order()
    extra = order.get("extra") or {}
    if not isinstance(extra, dict) or not (order.get("from") or order.get("sid")):
        raise BadOrder("from (or sid) is needed, extra is an object")
    letter = Letter(
        phone=str(order.get("from", "")),
        channel=_channel(order),
        body=str(order.get("body", "")),
        to=str(order.get("to") or ""),
        extra={str(name): str(value) for name, value in extra.items()},
        copies=int(order.get("copies", 1)),
        sid=str(order.get("sid") or ""),
        is_answer_lost=bool(order.get("lose_answer")),
    )
    try:
        return jsonify(parts().phones.send(letter))
    except TwilioError:
        raise BadOrder("no message with this sid") from None


@blueprint.post("/phones/outcome")
def outcome() -> Response:
    """How deliveries to a phone end from now on; without an outcome, well again."""
    order, world = read_order(), parts().world
    wanted = order.get("outcome")
    if wanted not in OUTCOMES | {None} or not order.get("phone"):
        raise BadOrder(f"phone is needed; outcome is one of {', '.join(sorted(OUTCOMES))}")
    with world.lock:
        world.state.deliveries.pop(str(order["phone"]), None)
        if wanted:
            world.state.deliveries[str(order["phone"])] = (wanted, order.get("error_code"))
    return jsonify({"ok": True})


def _channel(order: dict[str, Any]) -> str:
    channel = order.get("channel", "sms")
    if channel not in ("sms", "whatsapp"):
        raise BadOrder("channel is sms or whatsapp")
    return str(channel)


def _switch(wanted: dict[str, Any]) -> Response:
    known = {one.name for one in dataclasses.fields(Switches)}
    if not wanted.keys() <= known:
        raise BadOrder(f"switches are {', '.join(sorted(known))}")
    world = parts().world
    with world.lock:
        for name, value in wanted.items():
            setattr(world.state.switches, name, value)
        return jsonify(asdict(world.state.switches))
