"""Twilio's webhooks: a customer's message, and news of a message of ours.

    POST /webhooks/twilio/messages
    X-Twilio-Signature: ...
    MessageSid=SM0123...&From=%2B15550100&To=%2B15550199&Body=Hi&NumMedia=0

The same address serves as fallback URL: a repeat has no second effect.
"""

from collections.abc import Callable
from datetime import datetime

import structlog
from flask import Blueprint, Response, abort, request
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import trace_of
from bot.ports import DeliveryState
from bot.store import conversations, deliveries
from bot.store.database import Database
from bot.turns.turns import Turns
from bot.web.metrics import TURN_SECONDS, WEBHOOKS
from integrations.twilio import parse, twiml
from integrations.twilio.verify import Signatures

MESSAGES_PATH = "/webhooks/twilio/messages"
STATUS_PATH = "/webhooks/twilio/status"

OPTED_OUT = "21610"
"""Recipient opted out (Twilio error page); told when sending, at times in a callback."""

log = structlog.get_logger()


def webhooks_blueprint(
    turns: Turns,
    database: Database,
    signatures: Signatures,
    status_callback: str,
    clock: Callable[[], datetime],
) -> Blueprint:
    """The routes that Twilio calls. `status_callback` is the public address of the second."""
    blueprint = Blueprint("webhooks", __name__)

    @blueprint.before_request
    def verify() -> None:
        raw_path = str(request.environ.get("RAW_URI") or request.environ["PATH_INFO"])
        genuine = signatures.are_genuine(
            raw_path.split("?")[0],
            str(request.environ.get("QUERY_STRING", "")),
            request.form,
            request.headers.get("X-Twilio-Signature"),
        )
        if not genuine:
            WEBHOOKS.labels("forged").inc()
            log.warning("webhook_refused", reason="signature")
            abort(403)

    @blueprint.post(MESSAGES_PATH)
    def receive_message() -> Response:
        try:
            inbound = parse.read_inbound(request.form)
        except ValueError as error:
            log.warning("webhook_refused", reason=str(error))
            abort(400)
        with TURN_SECONDS.time():
            answer = turns.handle(inbound)
        WEBHOOKS.labels("answered" if answer else "empty").inc()
        body = (
            twiml.message(
                answer.body, status_callback=f"{status_callback}?message={answer.message_id}"
            )
            if answer
            else twiml.nothing()
        )
        return Response(body, content_type=twiml.CONTENT_TYPE)

    @blueprint.errorhandler(SQLAlchemyError)
    def answer_without_database(error: SQLAlchemyError) -> Response:
        """Twilio goes to the fallback URL; the error's own text may hold what customers wrote."""
        WEBHOOKS.labels("no_database").inc()
        log.error("database_failed", error=type(error).__name__, trace=trace_of(error))
        return Response(status=503, headers={"Retry-After": "5"})

    @blueprint.post(STATUS_PATH)
    def receive_status() -> Response:
        try:
            update = parse.read_status(request.form)
        except ValueError as error:
            log.warning("webhook_refused", reason=str(error))
            abort(400)
        if update is not None:
            message_id = request.args.get("message", type=int)
            with database.write() as connection:
                known = deliveries.find_by_provider(connection, update.provider_id)
                message_id = known or message_id
                if message_id is not None:
                    deliveries.set_provider_id(connection, message_id, update.provider_id)
                    _move_on(connection, message_id, update.state, update.error_code, clock())
        return Response(twiml.nothing(), content_type=twiml.CONTENT_TYPE)

    return blueprint


def _move_on(
    connection: Connection,
    message_id: int,
    state: DeliveryState,
    error_code: str,
    now: datetime,
) -> None:
    moved = deliveries.move_on(
        connection, message_id, deliveries.taken(state), now, error_code=error_code
    )
    if not moved or state is not DeliveryState.FAILED:
        return
    row = deliveries.get(connection, message_id)
    conversations.add_event(
        connection,
        row.business_id,
        "delivery_failed",
        now,
        conversation_id=row.conversation_id,
        message=message_id,
        code=error_code,
    )
    if error_code == OPTED_OUT:
        deliveries.opted_out(connection, row, now)
    else:
        conversations.ask_for_person(connection, row.conversation_id, "delivery_failed", now)
