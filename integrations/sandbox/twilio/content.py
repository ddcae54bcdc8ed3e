"""`/v1/Content`: stored templates with lists and buttons, and a template filled in.

Twilio's API description, content; limits from Twilio docs, list-picker and quick-reply.
"""

import json
import re
from typing import Any

from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.parts import parts
from integrations.sandbox.twilio.errors import TwilioError
from integrations.sandbox.twilio.texts import new_sid

blueprint = Blueprint("twilio_content", __name__)

MOST_LIST_ITEMS = 10
LONGEST_ITEM = 24
PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


@blueprint.post("/v1/Content", endpoint="create_content")
def create() -> tuple[Response, int]:
    """Store a template."""
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not isinstance(body.get("types"), dict) or not body["types"]:
        raise TwilioError(60200)
    _check_limits(body["types"])
    world = parts().world
    sid = new_sid("HX")
    url = f"https://content.twilio.com/v1/Content/{sid}"
    now = world.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    row = {
        "sid": sid,
        "account_sid": world.business.credentials.twilio_account_sid,
        "friendly_name": body.get("friendly_name"),
        "language": str(body.get("language", "en")),
        "variables": body.get("variables") or {},
        "types": body["types"],
        "date_created": now,
        "date_updated": now,
        "url": url,
        "links": {
            "approval_create": f"{url}/ApprovalRequests/whatsapp",
            "approval_fetch": f"{url}/ApprovalRequests",
        },
    }
    with world.lock:
        world.state.contents[sid] = row
    return jsonify(row), 201


@blueprint.get("/v1/Content", endpoint="contents")
def list_contents() -> Response:
    """The stored templates."""
    world = parts().world
    base = "https://content.twilio.com/v1/Content?PageSize=50&Page=0"
    with world.lock:
        rows = list(world.state.contents.values())
    meta = {
        "key": "contents",
        "page": 0,
        "page_size": 50,
        "url": base,
        "first_page_url": base,
        "next_page_url": None,
        "previous_page_url": None,
    }
    return jsonify({"contents": rows, "meta": meta})


@blueprint.get("/v1/Content/<sid>", endpoint="content")
def get_content(sid: str) -> Response:
    """One template."""
    return jsonify(stored(sid))


@blueprint.delete("/v1/Content/<sid>", endpoint="delete_content")
def delete(sid: str) -> tuple[str, int]:
    """Delete a template."""
    stored(sid)
    world = parts().world
    with world.lock:
        world.state.contents.pop(sid, None)
        world.state.approvals.pop(sid, None)
    return "", 204


def rendered(sid: str, variables_text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A template's body and the (id, label) pairs of its options, filled in."""
    given = _variables(variables_text)
    try:
        row = stored(sid)
    except TwilioError:
        raise TwilioError(21655) from None
    values = {**row["variables"], **given}
    kind = next(iter(row["types"].values()))
    listed = kind.get("items") or kind.get("actions") or []
    options = tuple(
        (
            _filled(str(one.get("id", "")), values),
            _filled(str(one.get("item") or one.get("title") or ""), values),
        )
        for one in listed
    )
    return _filled(str(kind.get("body", "")), values), options


def stored(sid: str) -> dict[str, Any]:
    """One template. Raises TwilioError."""
    world = parts().world
    with world.lock:
        row = world.state.contents.get(sid)
    if row is None:
        raise TwilioError(20404)
    return row


def variables_in(text: str) -> set[str]:
    """The names of what is to be filled in."""
    return set(PLACEHOLDER.findall(text))


def _variables(text: str) -> dict[str, str]:
    """Values by name: a JSON object in which nothing is null or empty (Twilio docs, 21656)."""
    try:
        given = json.loads(text) if text else {}
    except ValueError:
        raise TwilioError(21656) from None
    is_fit = isinstance(given, dict) and all(isinstance(one, str) and one for one in given.values())
    if not is_fit:
        raise TwilioError(21656)
    return dict(given)


def _filled(text: str, values: dict[str, str]) -> str:
    """Filled in; what has neither a value nor a sample is refused."""
    if not variables_in(text) <= values.keys():
        raise TwilioError(21656)
    return PLACEHOLDER.sub(lambda match: values[match[1]], text)


def _check_limits(types: dict[str, Any]) -> None:
    items = types.get("twilio/list-picker", {}).get("items", [{"item": "-"}])
    if not 1 <= len(items) <= MOST_LIST_ITEMS:
        raise TwilioError(60200)
    if any(len(PLACEHOLDER.sub("", str(one.get("item", "")))) > LONGEST_ITEM for one in items):
        raise TwilioError(60200)
