"""The phone simulator: a page that plays the customers and shows what the services hold.

Only passes on to the sandbox's control API over HTTP; it knows nothing of the bot, and is never
registered outside the demo. JSON alone is taken, from the page's own origin, as it has no login.
"""

import weakref
from collections.abc import Callable
from typing import Any

import httpx
from flask import Blueprint, Response, jsonify, render_template, request

from integrations.sandbox.business import DOWNTOWN, HAIRCUT, JAMES
from integrations.sandbox.deliveries import trusted
from integrations.sandbox.faults import KINDS

LIMIT_S = 40.0
"""Longer than the network's 15 seconds for a webhook and its fallback together."""
SHOWN = (
    "now,business,appointments,setter_bookings,contacts,bot_lines,faults,opt_outs,webhook_troubles"
)
OurRows = Callable[[], list[dict[str, Any]]]
"""The third book beside Setster's and Setter's: placed_id, state, starts_at and record of each."""
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
WEBHOOK_WORDS = {"lose": "gets lost", "double": "comes twice", "hold": "is held back"}
EDITS = {
    "move": ("POST", "/setster/appointments/{id}"),
    "cancel": ("POST", "/setster/appointments/{id}"),
    "approve": ("POST", "/setster/appointments/{id}"),
    "erase": ("DELETE", "/setster/appointments/{id}"),
    "link_move": ("POST", "/setster/appointments/{id}/link"),
    "link_cancel": ("POST", "/setster/appointments/{id}/link"),
}
"""What happens in Setster without us, and the handle that does it."""
STATUS = {"cancel": 3, "approve": 2}


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


def simulator_blueprint(sandbox_url: str, our_rows: OurRows = list) -> Blueprint:
    """The page at `/` and its endpoints under `/simulator/`, for the demo only."""
    blueprint = Blueprint("simulator", __name__)
    relay = Relay(sandbox_url)
    _add_page(blueprint, relay, our_rows)
    _add_orders(blueprint, relay)
    _add_outside(blueprint, relay)
    blueprint.before_request(_refuse_other_origins)
    blueprint.after_request(_protect)
    blueprint.register_error_handler(httpx.HTTPError, _answer_unreachable)
    return blueprint


def _add_page(blueprint: Blueprint, relay: Relay, our_rows: OurRows) -> None:
    @blueprint.get("/")
    def page() -> str:
        """The page itself; its contents come by script."""
        business = relay.get("/state", only="business")["business"]
        faults = [(kind, FAULT_WORDS[kind]) for kind in KINDS]
        webhooks = WEBHOOK_WORDS.items()
        return render_template(
            "simulator/page.html", business=business, faults=faults, webhooks=webhooks
        )

    @blueprint.get("/simulator/state")
    def state() -> Response:
        """What changed on the phones since a number, and what the services hold."""
        phones = relay.get("/phones", since=request.args.get("since", "0"))
        shown = relay.get("/state", only=SHOWN)
        return jsonify({**shown, "phones": phones, "our_bookings": our_rows()})


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


def _add_outside(blueprint: Blueprint, relay: Relay) -> None:
    @blueprint.post("/simulator/outside")
    def book_outside() -> tuple[Response, int]:
        """Somebody books without us: on the web page, or staff enter it."""
        order = _fields("client_phone", "client_name", "client_email", "start")
        order |= {"service_id": HAIRCUT, "location_id": DOWNTOWN, "employee_id": JAMES}
        is_web = _fields("on_web").get("on_web")
        path = "/setster/web_bookings" if is_web else "/setster/appointments"
        return relay.pass_on("POST", path, order)

    @blueprint.post("/simulator/outside/<int:appointment_id>")
    def edit_outside(appointment_id: int) -> tuple[Response, int]:
        """Staff or the customer change an appointment without us."""
        act = str(_fields("act").get("act"))
        if act not in EDITS:
            return jsonify({"error": "no such edit"}), 400
        method, path = EDITS[act]
        order: dict[str, Any] = _fields("start") if act.endswith("move") else {}
        if act in STATUS:
            order["status"] = STATUS[act]
        if act == "link_cancel":
            order["act"] = "cancel"
        return relay.pass_on(method, path.format(id=appointment_id), order)

    @blueprint.post("/simulator/webhooks")
    def trouble_webhooks() -> tuple[Response, int]:
        """Have the next news of the calendar lost, doubled or held back."""
        return relay.pass_on("POST", "/setster/webhooks", _fields("do"))

    @blueprint.post("/simulator/webhooks/release")
    def release_webhooks() -> tuple[Response, int]:
        """Let go what was held back, the last one first."""
        return relay.pass_on("POST", "/setster/webhooks/release", {"reversed": True})


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
