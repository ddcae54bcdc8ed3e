"""The whole of Bookline in this process: the app over real HTTP, and the sandbox behind it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import Thread
from typing import Any, TypeVar

import httpx
from dbos import DBOS
from flask import Flask, Response
from sqlalchemy import text, update
from werkzeug.serving import BaseWSGIServer, make_server

from app import create_app
from bot.bookline import Bookline
from bot.dialogue.effects import ReadCatalogue
from bot.settings import Settings
from bot.store.database import Database
from bot.store.tables import bookings, changes, messages, records
from integrations.sandbox import Sandbox
from integrations.sandbox.business import CREDENTIALS
from integrations.sandbox.deliveries import trusted
from tests.phone import Phone, new_number
from tests.secrets_in_logs import watch
from tests.waiting import until

Found = TypeVar("Found")

MESSAGES = "/webhooks/twilio/messages"
STATUS = "/webhooks/twilio/status"


def let_time_pass(database: Database) -> None:
    """Whatever the rows have planned for later is due now."""
    past = datetime.now(UTC) - timedelta(days=1)
    planned = (
        (bookings, bookings.c.lease_until),
        (bookings, bookings.c.next_look_at),
        (changes, changes.c.lease_until),
        (records, records.c.next_try_at),
        (messages, messages.c.state_at),
    )
    with database.write() as connection:
        for table, column in planned:
            connection.execute(update(table).where(column.is_not(None)).values({column: past}))
        for table in (bookings, changes):
            connection.execute(update(table).values(updated_at=past))


def sandbox_settings(sandbox_url: str, public_url: str, database_url: str, **more: Any) -> Settings:
    """Settings as an operator would give them, pointing at the sandbox."""
    return Settings(
        **{
            "_env_file": None,
            "database_url": database_url,
            "public_url": public_url,
            "secret_key": "not-a-secret-but-long-enough",
            "twilio_account_sid": CREDENTIALS.twilio_account_sid,
            "twilio_auth_token": CREDENTIALS.twilio_auth_token,
            "twilio_api_url": f"{sandbox_url}/twilio",
            "setster_api_url": f"{sandbox_url}/setster/api/v2",
            "setster_email": CREDENTIALS.setster_email,
            "setster_api_key": CREDENTIALS.setster_api_key,
            "setster_company_id": CREDENTIALS.setster_company_id,
            "setter_api_url": f"{sandbox_url}/setter/api/v1",
            "setter_api_key": CREDENTIALS.setter_api_key,
            "setter_bot_id": CREDENTIALS.setter_bot_id,
            "business_name": "Maple & Main",
            "business_time_zone": "America/New_York",
            **more,
        }
    )


class Running:
    """A served app and its sandbox, as one test sees them."""

    def __init__(self, app: Flask, url: str, sandbox: Sandbox, http: httpx.Client) -> None:
        self.app = app
        self.url = url
        self.sandbox = sandbox
        self.http = http

    @property
    def bookline(self) -> Bookline:
        """The process's parts."""
        return self.app.extensions["bookline"]

    def phone(self, number: str = "", channel: str = "sms") -> Phone:
        """A customer's phone, with a number that nobody else has."""
        return Phone(self.order, self.look, number or new_number(), channel)

    def order(self, path: str, **fields: Any) -> Any:
        """Turn a handle of the sandbox."""
        answer = self.http.post(f"{self.sandbox.url}/control{path}", json=fields)
        assert answer.is_success, answer.text
        return answer.json()

    def look(self, part: str) -> Any:
        """One part of the sandbox's state."""
        answer = self.http.get(f"{self.sandbox.url}/control/state", params={"only": part})
        return answer.json()[part]

    def fails(self, service: str, kind: str, **more: Any) -> None:
        """Make calls to a service go wrong."""
        self.order("/faults", service=service, kind=kind, **more)

    def mends(self) -> None:
        """All services behave again."""
        self.http.delete(f"{self.sandbox.url}/control/faults")

    def calls(self, operation: str) -> list[dict[str, Any]]:
        """The calls of one kind that the pretend services received."""
        return [one for one in self.look("calls") if one["operation"] == operation]

    def post(self, path: str, form: dict[str, str], *, signature: str | None = None):
        """Call a webhook as Twilio does, signed unless a signature is given."""
        if signature is None:
            signature = self.sandbox.parts.texts.signature(self.url + path, form)
        headers = {"X-Twilio-Signature": signature}
        return self.http.post(self.url + path, data=form, headers=headers)

    def rows(self, statement: str, **values: Any) -> list[Any]:
        """What the database holds."""
        with self.bookline.services.database.read() as connection:
            return list(connection.execute(text(statement), values).all())

    def rests(self) -> None:
        """Wait until no durable work is in hand and all callbacks are sent."""
        in_hand = ["ENQUEUED", "PENDING"]
        until(lambda: not aside(lambda: DBOS.list_workflows(status=in_hand)), "durable work to end")
        self.sandbox.settle()

    def start_over(self) -> None:
        """An untouched sandbox; the app forgets what it has seen there."""
        self.mends()
        self.rests()
        self.order("/reset")
        today = datetime.now(UTC).date()
        for place in self.sandbox.world.business.locations:
            for day in range(-1, 15):
                self.bookline.services.answers.forget_openings(
                    place.id, today + timedelta(days=day)
                )


@contextmanager
def running(sandbox: Sandbox, database_url: str, **settings: Any) -> Iterator[Running]:
    """Bookline at work, until the end of the block."""
    with _serving() as server, httpx.Client(timeout=30, trust_env=False, verify=trusted()) as http:
        url = f"http://127.0.0.1:{server.server_port}"
        sandbox.parts.phones.webhook_url = url + MESSAGES
        app = create_app(sandbox_settings(sandbox.url, url, database_url, **settings))
        watch(app)
        server.app = app
        bookline: Bookline = app.extensions["bookline"]
        # A first look at Twilio's list could take in a test's text ahead of its webhook.
        bookline.sweeper._rounds = count(1)
        aside(bookline.start)
        try:
            bookline.services.answers.find(ReadCatalogue(), timeout_s=20.0)
            yield Running(app, url, sandbox, http)
        finally:
            sandbox.settle()
            aside(bookline.stop)


def aside(action: Callable[[], Found]) -> Found:
    """What an action gives, on a thread of its own.

    Browser tests leave an event loop running in the main one, where the engine refuses to work.
    """
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(action).result()


@contextmanager
def _serving() -> Iterator[BaseWSGIServer]:
    """A server on a free port, whose address the app has to know before it is made."""
    server = make_server("127.0.0.1", 0, Response(status=503), threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
