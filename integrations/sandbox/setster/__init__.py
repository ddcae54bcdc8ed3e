"""The stand-in for Setster's API v2: `/setster/api/v2`."""

from flask import Blueprint, Response, request

from integrations.sandbox.setster import (
    appointments,
    catalogue,
    clients,
    openings,
    session,
    subscriptions,
)
from integrations.sandbox.setster.envelope import Refused, refusal

PREFIX = "/setster/api/v2"


def setster_blueprint() -> Blueprint:
    """All calls of Setster, each behind the session check."""
    outer = Blueprint("setster", __name__, url_prefix=PREFIX)
    for part in (session, catalogue, openings, appointments, clients, subscriptions):
        outer.register_blueprint(part.blueprint)
    outer.before_request(_check_session)
    outer.register_error_handler(Refused, _answer_refusal)
    return outer


def _check_session() -> None:
    operation = (request.endpoint or "").rpartition(".")[2]
    session.require_session(operation)


def _answer_refusal(error: Exception) -> Response:
    return refusal(error) if isinstance(error, Refused) else refusal(Refused(4, 500))
