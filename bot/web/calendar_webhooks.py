"""The calendar's webhook: something may have changed there.

    POST /webhooks/setster/<secret>
    {"event": "appointment.rescheduled", "data": {"id": "2342"}}

The posts are not authenticated and their shape is documented nowhere, so the address holds a
secret, and nothing of a body but an id is ever used: the booking is fetched before anything is
done about it, later, by durable work.
"""

import hmac
from collections.abc import Callable

import structlog
from flask import Blueprint, Response, abort, request
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import trace_of
from bot.store import syncs
from bot.turns.services import Services
from bot.web.metrics import WEBHOOKS

CALENDAR_PATH = "/webhooks/setster/"
"""The route, without the secret; the doctor knows it as well."""
LARGEST_EVENT = 32 * 1024

ReadId = Callable[[bytes], str | None]
"""The id of the booking that a body is about, or None."""

log = structlog.get_logger()


def calendar_blueprint(services: Services, secret: str | None, read_id: ReadId) -> Blueprint:
    """The route that the calendar calls; without a secret it answers 404 to everybody."""
    blueprint = Blueprint("calendar", __name__)

    @blueprint.post(CALENDAR_PATH + "<given>")
    def receive_event(given: str) -> Response:
        if secret is None or not hmac.compare_digest(given.encode(), secret.encode()):
            WEBHOOKS.labels("forged").inc()
            log.warning("webhook_refused", reason="secret")
            abort(404)
        body = request.get_data()
        if len(body) > LARGEST_EVENT:
            abort(413)
        placed_id = read_id(body)
        WEBHOOKS.labels("calendar" if placed_id else "calendar_without_id").inc()
        if placed_id is not None:
            ask(services, placed_id)
        return Response(status=204)

    @blueprint.errorhandler(SQLAlchemyError)
    def answer_without_database(error: SQLAlchemyError) -> Response:
        """The calendar may come again; the poll comes by in any case."""
        WEBHOOKS.labels("no_database").inc()
        log.error("database_failed", error=type(error).__name__, trace=trace_of(error))
        return Response(status=503, headers={"Retry-After": "30"})

    return blueprint


def ask(services: Services, placed_id: str) -> None:
    """Have a booking taken in from the calendar: many requests at once cost one fetch."""
    with services.database.write() as connection:
        number = syncs.ask(connection, services.business_id, placed_id, services.clock())
        if number is not None:
            services.enqueue(connection, "sync", placed_id, number)
