"""The stand-in for Twilio's Messages and Content APIs: `/twilio`."""

from flask import Blueprint, Response, request

from integrations.sandbox.parts import parts
from integrations.sandbox.twilio import approvals, content, messages
from integrations.sandbox.twilio.errors import TwilioError, error_answer

PREFIX = "/twilio"


def twilio_blueprint() -> Blueprint:
    """All calls of Twilio, each behind Basic auth."""
    outer = Blueprint("twilio", __name__, url_prefix=PREFIX)
    outer.register_blueprint(messages.blueprint)
    outer.register_blueprint(content.blueprint)
    outer.register_blueprint(approvals.blueprint)
    outer.before_request(_check_credentials)
    outer.register_error_handler(TwilioError, _answer_error)
    return outer


def _check_credentials() -> None:
    known = parts().world.business.credentials
    sent = request.authorization
    name = sent.username if sent else None
    word = sent.password if sent else None
    if (name, word) != (known.twilio_account_sid, known.twilio_auth_token):
        raise TwilioError(20003)
    account = (request.view_args or {}).get("account_sid", known.twilio_account_sid)
    if account != known.twilio_account_sid:
        raise TwilioError(20404)


def _answer_error(error: Exception) -> Response:
    return error_answer(error if isinstance(error, TwilioError) else TwilioError(20404))
