"""A sandbox with a clock that stands still, over real HTTP, and clients of its three services."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import httpx
import pytest
from flask import Flask, Response, request

from integrations.sandbox import Sandbox, create_sandbox
from integrations.sandbox.business import CREDENTIALS
from integrations.sandbox.deliveries import trusted
from integrations.sandbox.server import Server
from integrations.sandbox.simulator import simulator_blueprint

ROOT = Path(__file__).parents[2]
MONDAY_9AM = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""Nine o'clock in New York."""


class StandingClock:
    """A clock that only moves when told to."""

    def __init__(self) -> None:
        self.now = MONDAY_9AM

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Webhook:
    """A stand-in for the bot: notes what it is sent and answers what it is told."""

    url: str = ""
    answer: Callable[[], Response] = field(
        default=lambda: Response("<Response/>", mimetype="text/xml")
    )
    received: list[dict[str, str]] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)
    statuses: list[dict[str, str]] = field(default_factory=list)
    events: list[Any] = field(default_factory=list)
    lock: Any = field(default_factory=Lock)

    def says(self, twiml: str, *, mimetype: str = "text/xml", status: int = 200) -> None:
        self.answer = lambda: Response(twiml, mimetype=mimetype, status=status)

    def app(self) -> Flask:
        app = Flask("webhook")

        @app.post("/messages")
        def messages() -> Response:
            with self.lock:
                self.received.append(request.form.to_dict())
                self.signatures.append(request.headers["X-Twilio-Signature"])
            return self.answer()

        @app.post("/fallback")
        def fallback() -> Response:
            with self.lock:
                self.received.append(request.form.to_dict())
            return Response("<Response><Message>Sorry</Message></Response>", mimetype="text/xml")

        @app.post("/status")
        def status() -> Response:
            with self.lock:
                self.statuses.append(request.form.to_dict())
                self.signatures.append(request.headers["X-Twilio-Signature"])
            return Response("", status=204)

        @app.post("/events")
        def events() -> Response:
            with self.lock:
                self.events.append(request.get_json(silent=True) or request.form.to_dict())
            return Response("", status=204)

        return app


class SetsterCaller:
    """Setster's API with a session, answers as parsed JSON."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http
        self.token = self.log_in()

    def log_in(self) -> str:
        answer = self.http.post(
            "/setster/api/v2/account/authenticate",
            params={"email": CREDENTIALS.setster_email, "token": CREDENTIALS.setster_api_key},
        )
        return str(answer.json()["data"]["session_token"])

    def call(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        params = {
            "session_token": self.token,
            "company_id": CREDENTIALS.setster_company_id,
            **arguments.pop("params", {}),
        }
        return self.http.request(method, f"/setster/api/v2{path}", params=params, **arguments)

    def data(self, path: str, **params: Any) -> Any:
        answer = self.call("GET", path, params=params).json()
        assert answer["statusCode"] == 0, answer
        return answer["data"]

    def times(self, service_id: str, day: str, **params: Any) -> Any:
        wanted = {"service_id": service_id, "start_date": day, "t": "daily", "return": "times"}
        return self.data("/availability", **{**wanted, **params})["times"]

    def create(self, **fields: Any) -> httpx.Response:
        body = {
            "company_id": CREDENTIALS.setster_company_id,
            "client_email": "ann@example.com",
            "client_name": "Ann Lee",
            "duration": 30,
            **fields,
        }
        return self.call("POST", "/appointment", json=body)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    server = Server("127.0.0.1", 0, app)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    made = Webhook()
    with served(made.app()) as made.url:
        yield made


@pytest.fixture
def sandbox(clock: StandingClock, webhook: Webhook) -> Iterator[Sandbox]:
    made = create_sandbox(
        clock=clock,
        webhook_url=f"{webhook.url}/messages",
        fallback_url=f"{webhook.url}/fallback",
    )
    with made:
        yield made


@pytest.fixture
def http(sandbox: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(
        base_url=sandbox.url, timeout=10, trust_env=False, verify=trusted()
    ) as client:
        yield client


@pytest.fixture
def setster(http: httpx.Client) -> SetsterCaller:
    return SetsterCaller(http)


@pytest.fixture
def control(http: httpx.Client) -> Callable[..., Any]:
    def order(path: str, **fields: Any) -> Any:
        answer = http.post(f"/control{path}", json=fields)
        assert answer.is_success, answer.text
        return answer.json()

    return order


@pytest.fixture
def state(http: httpx.Client) -> Callable[[], Any]:
    return lambda: http.get("/control/state").json()


@pytest.fixture
def simulator(sandbox: Sandbox) -> Iterator[str]:
    """The address of the phone simulator's page."""
    app = Flask("demo", template_folder=ROOT / "templates", static_folder=ROOT / "static")
    app.register_blueprint(simulator_blueprint(sandbox.url))
    with served(app) as url:
        yield url
