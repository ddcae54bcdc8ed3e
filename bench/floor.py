"""The floor: what any Flask app must do for a signed webhook with one durable commit."""

import os
import sqlite3
import threading
from pathlib import Path

from flask import Flask, Response, request
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse


def create_floor(token: str, public_url: str, folder: Path) -> Flask:
    """Verify, insert one row, commit to disk (WAL, synchronous=FULL), answer TwiML."""
    app = Flask(__name__)
    validator = RequestValidator(token)
    local = threading.local()
    path = folder / "floor.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE texts (id TEXT PRIMARY KEY, body TEXT)")

    def database() -> sqlite3.Connection:
        if not hasattr(local, "connection"):
            local.connection = sqlite3.connect(path, isolation_level=None, timeout=5)
            local.connection.execute("PRAGMA synchronous=FULL")
        connection: sqlite3.Connection = local.connection
        return connection

    @app.post("/webhooks/twilio/messages")
    def receive() -> Response:
        signature = request.headers.get("X-Twilio-Signature", "")
        if not validator.validate(public_url + request.path, request.form, signature):
            return Response(status=403)
        connection = database()
        connection.execute("BEGIN IMMEDIATE")
        row = (request.form["MessageSid"], request.form["Body"])
        connection.execute("INSERT INTO texts VALUES (?, ?)", row)
        connection.execute("COMMIT")
        response = MessagingResponse()
        response.message("Where would you like to come?")
        return Response(str(response), content_type="text/xml")

    app.extensions["bookline"] = Nothing()
    return app


class Nothing:
    """The floor has no durable work to start or stop."""

    def start(self) -> None:
        """Nothing to start."""

    def stop(self) -> None:
        """Nothing to stop."""


def pin(core: int) -> None:
    """Keep this process, and what it forks, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
