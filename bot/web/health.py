"""GET /healthz: the process answers. GET /readyz: it can do its work."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from bot.answers import Answers
from bot.store import schema
from bot.store.database import Database
from bot.web.metrics import is_operator


def health_blueprint(database: Database, answers: Answers, token: str | None) -> Blueprint:
    """Both routes; what is missing `/readyz` tells to those who may see the metrics."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz() -> ResponseReturnValue:
        return jsonify(status="ok")

    @blueprint.get("/readyz")
    def readyz() -> ResponseReturnValue:
        try:
            has_schema = schema.is_current(database)
        except SQLAlchemyError:
            has_schema = False
        has_catalogue = answers.catalogue() is not None
        if not has_catalogue:
            answers.read_catalogue_behind()
        # Without the calendar we still answer, and keep what customers write.
        status = 200 if has_schema else 503
        details = {"database": has_schema, "catalogue": has_catalogue}
        return jsonify(ready=has_schema, **details if is_operator(token) else {}), status

    return blueprint
