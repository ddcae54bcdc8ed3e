"""`/v1/Content/{sid}/ApprovalRequests`: whether WhatsApp takes a template later than a day after a
person wrote.

Shapes: Twilio's API description, content.v1.content.approval_*. Rules: Twilio docs, "Using
variables with Content templates". WhatsApp takes hours; here the answer is there at once.
"""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.parts import parts
from integrations.sandbox.twilio.content import stored, variables_in
from integrations.sandbox.twilio.errors import TwilioError

blueprint = Blueprint("twilio_approvals", __name__)

CATEGORIES = {"UTILITY", "MARKETING", "AUTHENTICATION"}
NEVER_APPROVED = {"twilio/list-picker"}
MOST_VARIABLES = 100


@blueprint.post("/v1/Content/<sid>/ApprovalRequests/whatsapp", endpoint="approve")
def approve(sid: str) -> tuple[Response, int]:
    """Submit a template; it is approved or rejected."""
    content, body = stored(sid), request.get_json(silent=True)
    if not isinstance(body, dict) or not body.get("name") or body.get("category") not in CATEGORIES:
        raise TwilioError(60200)
    reason = _objection(content)
    approval = {
        "name": body["name"],
        "category": body["category"],
        "content_type": next(iter(content["types"])),
        "status": "rejected" if reason else "approved",
        "rejection_reason": reason,
        "allow_category_change": True,
    }
    world = parts().world
    with world.lock:
        world.state.approvals[sid] = approval
    return jsonify(approval), 201


@blueprint.get("/v1/Content/<sid>/ApprovalRequests", endpoint="approval")
def approval_of(sid: str) -> Response:
    """What became of it."""
    content, world = stored(sid), parts().world
    with world.lock:
        approval = world.state.approvals.get(sid, {"status": "unsubmitted"})
    return jsonify(
        {
            "sid": sid,
            "account_sid": content["account_sid"],
            "whatsapp": approval,
            "url": f"{content['url']}/ApprovalRequests",
        }
    )


def _objection(content: dict[str, Any]) -> str:
    kind, parts_of_it = next(iter(content["types"].items()))
    if kind in NEVER_APPROVED:
        return "This type can't be approved"
    names = variables_in(str(parts_of_it.get("body", "")))
    numbers = {int(one) for one in names if one.isdecimal()}
    if len(names) > MOST_VARIABLES or numbers != set(range(1, len(numbers) + 1)):
        return "Variables are numbered from 1, without a gap"
    return ""
