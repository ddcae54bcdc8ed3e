"""The phone simulator: a page that plays the customers and shows what the services hold.

Only passes on to the sandbox's control API over HTTP; it knows nothing of the bot, and is never
registered outside the demo. JSON alone is taken, from the page's own origin, as it has no login.
"""

import weakref
from typing import Any

import httpx
from flask import Blueprint, Response, jsonify, render_template, request

from integrations.sandbox.deliveries import trusted
from integrations.sandbox.faults import KINDS

LIMIT_S = 40.0
"""Longer than the network's 15 seconds for a webhook and its fallback together."""
SHOWN = "now,business,appointments,setter_bookings,contacts,bot_lines,faults,opt_outs"
LONGEST_BODY = 1600
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FAULT_WORDS = {
    "latency": "answers slowly",
    "drip": "answers drop by drop",
    "reset": "resets the connection",
    "lost_answer": "works, loses the answer",
    "status": "answers 503",
    "html": "answers with a web page",
    "wrong_shape": "answers in a wrong shape",
    "empty": "answers with nothing",
    "truncated": "breaks off half-way",
}


class Relay:
    """The sandbox's control API, as the page's endpoints use it."""

    def __init__(self, sandbox_url: str) -> None:
        self._url = sandbox_url.rstrip("/") + "/control"
        self._client = httpx.Client(timeout=LIMIT_S, trust_env=False, verify=trusted())
        weakref.finalize(self, self._client.close)  # a blueprint is told of no end

    def get(self, path: str, **params: str) -> Any:
        """What the control API tells. Raises httpx.HTTPError."""
        return self._client.get(self._url + path, params=params).raise_for_status().json()

    def pass_on(self, method: str, path: str, order: Any = None) -> tuple[Response, int]:
        """Send an order and give back its answer."""
        answer = self._client.request(method, self._url + path, json=order)
        return jsonify(answer.json()), answer.status_code


def simulator_blueprint(sandbox_url: str) -> Blueprint:
    """The page at `/` and its endpoints under `/simulator/`, for the demo only."""
    blueprint = Blueprint("simulator", __name__)
    relay = Relay(sandbox_url)
    _add_page(blueprint, relay)
    _add_orders(blueprint, relay)
    blueprint.before_request(_refuse_other_origins)
    blueprint.after_request(_protect)
    blueprint.register_error_handler(httpx.HTTPError, _answer_unreachable)
    return blueprint


def _add_page(blueprint: Blueprint, relay: Relay) -> None:
    @blueprint.get("/")
    def page() -> str:
        """The page itself; its contents come by script."""
        business = relay.get("/state", only="business")["business"]
        faults = [(kind, FAULT_WORDS[kind]) for kind in KINDS]
        return render_template("simulator/page.html", business=business, faults=faults)

    @blueprint.get("/simulator/state")
    def state() -> Response:
        """What changed on the phones since a number, and what the services hold."""
        phones = relay.get("/phones", since=request.args.get("since", "0"))
        return jsonify({**relay.get("/state", only=SHOWN), "phones": phones})


def _add_orders(blueprint: Blueprint, relay: Relay) -> None:
    @blueprint.post("/simulator/messages")
    def write() -> tuple[Response, int]:
        """A customer sends a text."""
        order = _fields("from", "channel", "body", "extra")
        order["body"] = str(order.get("body", ""))[:LONGEST_BODY]
        return relay.pass_on("POST", "/phones/messages", order)

    @blueprint.post("/simulator/bot")
    def ask_bot() -> tuple[Response, int]:
        """A customer writes to the stand-in of Setter's bot."""
        return relay.pass_on("POST", "/setter/messages", _fields("from", "channel", "text"))

    @blueprint.post("/simulator/appointments/<int:appointment_id>")
    def staff_decide(appointment_id: int) -> tuple[Response, int]:
        """Staff confirm or cancel in Setster's own pages."""
        return relay.pass_on("POST", f"/setster/appointments/{appointment_id}", _fields("status"))

    @blueprint.post("/simulator/faults")
    def add_fault() -> tuple[Response, int]:
        """Make a service misbehave."""
        return relay.pass_on("POST", "/faults", _fields("service", "operation", "kind", "times"))

    @blueprint.delete("/simulator/faults")
    def clear_faults() -> tuple[Response, int]:
        """Make all services behave."""
        return relay.pass_on("DELETE", "/faults")

    @blueprint.post("/simulator/reset")
    def reset() -> tuple[Response, int]:
        """Bring the services back to their beginning."""
        return relay.pass_on("POST", "/reset", {})


def _fields(*names: str) -> dict[str, Any]:
    sent = request.get_json(silent=True)
    return {name: sent[name] for name in names if name in sent} if isinstance(sent, dict) else {}


def _refuse_other_origins() -> Response | None:
    """A form on another site can post here, but neither JSON nor as the same origin."""
    if request.method == "GET":
        return None
    is_ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    if is_ours and request.is_json:
        return None
    return Response("Only the page itself may do this.", status=403, mimetype="text/plain")


def _protect(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["Cache-Control"] = "no-store"
    return response


def _answer_unreachable(_error: Exception) -> tuple[Response, int]:
    return jsonify({"error": "The local stand-in services do not answer."}), 503
