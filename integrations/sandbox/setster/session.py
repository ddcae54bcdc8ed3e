"""Logging in to Setster, and what every other call must carry: a session token and the company.

Setster docs, appointment-booking: `POST /account/authenticate`, then `session_token` in the query;
403 when it has expired. `company_id` is documented as required on every call, so it is here.
"""

import secrets

from flask import Blueprint, Response, request

from integrations.sandbox.parts import parts
from integrations.sandbox.setster.bodies import read_body
from integrations.sandbox.setster.envelope import (
    INVALID_CREDENTIALS,
    INVALID_PARAMETERS,
    NOT_ALLOWED,
    Refused,
    answer,
)

blueprint = Blueprint("setster_session", __name__)

WITHOUT_SESSION = {"authenticate", "time_zones", "time_zone"}


def _company() -> str:
    """The company named in the query or in the body."""
    return str(request.args.get("company_id") or read_body().get("company_id") or "")


def require_session(operation: str) -> None:
    """Refuse a call whose session or company is not right."""
    if operation in WITHOUT_SESSION:
        return
    world = parts().world
    token = request.args.get("session_token", "")
    with world.lock:
        is_known = token in world.state.sessions
        has_code = world.state.switches.expired_session_has_code
    if not is_known:
        raise Refused(NOT_ALLOWED if has_code else None, 403)
    company = _company()
    if company != world.business.credentials.setster_company_id:
        raise Refused(NOT_ALLOWED if company else INVALID_PARAMETERS)


@blueprint.post("/account/authenticate", endpoint="authenticate")
def authenticate() -> Response:
    """Exchange e-mail and API key for a session token."""
    world = parts().world
    expected = world.business.credentials
    sent = {**request.form.to_dict(), **request.args.to_dict()}
    good = [
        sent.get("email", "").lower() == expected.setster_email,
        sent.get("token") == expected.setster_api_key,
        sent.get("company_id", expected.setster_company_id) == expected.setster_company_id,
    ]
    if not all(good):
        raise Refused(INVALID_CREDENTIALS, 401)
    token = f"session{secrets.token_hex(20)}"
    with world.lock:
        world.state.sessions.add(token)
    user = {
        "id": 2343,
        "company_id": int(expected.setster_company_id),
        "account_type": 4,
        "enable_locations": True,
        "nick_name": "maple",
        "is_owner": True,
        "enabled": True,
    }
    return answer({"session_token": token, "user": user})


@blueprint.get("/account/logout", endpoint="logout")
def logout() -> Response:
    """End the session."""
    world = parts().world
    with world.lock:
        world.state.sessions.discard(request.args.get("session_token", ""))
    return Response("", status=301, headers={"Location": "/"})
