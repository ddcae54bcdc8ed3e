"""The stand-in for Setter AI's API v1: `/setter/api/v1`, and for the bot whose book it is.

Setter docs: bookings in snake_case and bare, contacts in camelCase and wrapped in `data`. Statuses
of errors are documented for contacts; for bookings they are inferred from there.
"""

from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.parts import parts
from integrations.sandbox.setter import bookings, contacts
from integrations.sandbox.setter.answers import Refused

PREFIX = "/setter/api/v1"


def setter_blueprint() -> Blueprint:
    """All calls of Setter, each behind the key check."""
    outer = Blueprint("setter", __name__, url_prefix=PREFIX)
    outer.register_blueprint(bookings.blueprint)
    outer.register_blueprint(contacts.blueprint)
    outer.before_request(_check_key)
    outer.register_error_handler(Refused, _answer_refusal)
    return outer


def _check_key() -> None:
    expected = f"Bearer {parts().world.business.credentials.setter_api_key}"
    sent = request.headers.get("Authorization", "")
    if sent != expected:
        raise Refused(401, "Invalid or missing API key")


def _answer_refusal(error: Exception) -> Response:
    status, text = (error.status, error.text) if isinstance(error, Refused) else (500, "Error")
    response = jsonify({"message": text})
    response.status_code = status
    return response
