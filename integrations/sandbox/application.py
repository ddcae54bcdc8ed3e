"""The Flask app of a sandbox: three services whose calls are logged and can fail, and control."""

from flask import Flask, Response, g, jsonify, request

from integrations.sandbox import control, outside
from integrations.sandbox.orders import BadOrder
from integrations.sandbox.parts import Parts, parts
from integrations.sandbox.setster import setster_blueprint
from integrations.sandbox.setter import setter_blueprint
from integrations.sandbox.staff import StaffError
from integrations.sandbox.twilio import twilio_blueprint
from integrations.sandbox.world import Call

SERVICES = ("setster", "setter", "twilio")


def create_application(here: Parts) -> Flask:
    """An app that serves these parts."""
    app = Flask("integrations.sandbox")
    app.extensions["sandbox"] = here
    app.url_map.strict_slashes = False
    app.json.sort_keys = False  # type: ignore[attr-defined]  # Flask's default provider has it
    app.before_request(_begin_call)
    app.after_request(_end_call)
    app.register_blueprint(setster_blueprint())
    app.register_blueprint(setter_blueprint())
    app.register_blueprint(twilio_blueprint())
    app.register_blueprint(control.blueprint)
    app.register_blueprint(outside.blueprint)
    for error in (BadOrder, StaffError):
        app.register_error_handler(error, _answer_bad_order)
    return app


def _answer_bad_order(error: Exception) -> tuple[Response, int]:
    return jsonify({"error": str(error)}), 400


def _begin_call() -> Response | None:
    service = request.path.split("/")[1]
    if service not in SERVICES:
        return None
    here = parts()
    operation = (request.endpoint or "").rpartition(".")[2]
    fault = here.faults.take(service, operation)
    with here.world.lock:
        g.call = Call(
            number=here.world.next_number(),
            service=service,
            operation=operation,
            method=request.method,
            path=request.path,
            at=here.world.now(),
            fault=fault.kind if fault else None,
        )
        here.world.state.calls.append(g.call)
    g.fault = fault
    return here.faults.before(fault, service) if fault else None


def _end_call(response: Response) -> Response:
    call: Call | None = g.get("call")
    if call is None:
        return response
    call.status = None if call.fault in ("reset", "lost_answer") else response.status_code
    return parts().faults.after(g.fault, response) if g.fault else response
