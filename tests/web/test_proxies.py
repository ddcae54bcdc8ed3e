"""Whose word is taken for the caller's address, and by which names we may be called."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO, RawIOBase
from threading import Event, Semaphore
from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from app import create_app
from bot.web.proxies import stand_behind
from bot.web.shedding import MOST_AT_ONCE
from integrations.sandbox import Sandbox
from tests.databases import SqliteFiles
from tests.running import MESSAGES, sandbox_settings

PUBLIC = "https://book.example.com"
_sids = itertools.count(1)


def seen_by(app_proxies: int, **headers: str) -> str:
    app = Flask("proxies")
    app.add_url_rule("/me", view_func=lambda: f"{request.remote_addr} {request.scheme}")
    stand_behind(app, PUBLIC, app_proxies)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return app.test_client().get("/me", headers=given).text


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (2, "203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_the_callers_address_is_taken_from_as_many_proxies_as_there_are(
    proxies: int, forwarded: str, address: str
) -> None:
    assert seen_by(proxies, X_Forwarded_For=forwarded).split()[0] == address


def test_without_a_proxy_nobody_claims_to_come_by_https() -> None:
    assert seen_by(0, X_Forwarded_Proto="https").endswith(" http")
    assert seen_by(1, X_Forwarded_Proto="https").endswith(" https")


# The whole application behind proxies


@pytest.fixture
def client_behind(sqlite_files: SqliteFiles, tmp_path, shared_sandbox: Sandbox):
    apps = []

    def make(proxies: int, **settings) -> FlaskClient:
        url = sqlite_files.create_with_tables(tmp_path)
        app = create_app(
            sandbox_settings(shared_sandbox.url, PUBLIC, url, trusted_proxies=proxies, **settings)
        )
        apps.append(app)
        return app.test_client()

    yield make
    for app in apps:
        app.extensions["bookline"].services.database.close()


def form() -> dict[str, str]:
    return {
        "MessageSid": f"SM{next(_sids):032x}",
        "From": "+15550160999",
        "To": "+15550170999",
        "Body": "stop",
    }


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_signatures_are_over_the_public_address_whatever_proxies_say(
    client_behind, shared_sandbox: Sandbox, proxies: int
) -> None:
    client = client_behind(proxies)
    for headers in (
        {},
        {"X-Forwarded-Proto": "http", "X-Forwarded-For": "1.2.3.4, 5.6.7.8"},
        {"X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil"},
        {"Host": "127.0.0.1:8000"},
        {"Host": "book.example.com"},
    ):
        sent = form()
        signature = shared_sandbox.parts.texts.signature(PUBLIC + MESSAGES, sent)
        forged = shared_sandbox.parts.texts.signature("https://evil.example" + MESSAGES, sent)
        for given, status in ((forged, 403), (signature, 200)):
            answer = client.post(
                MESSAGES, data=sent, headers={**headers, "X-Twilio-Signature": given}
            )
            assert answer.status_code == status, headers


def test_signatures_are_over_the_path_as_it_was_written(
    client_behind, shared_sandbox: Sandbox
) -> None:
    client, sent, written = client_behind(1), form(), MESSAGES.replace("m", "%6d", 1)
    for signed_over, status in ((MESSAGES, 403), (written, 200)):
        signature = shared_sandbox.parts.texts.signature(PUBLIC + signed_over, sent)
        answer = client.post(written, data=sent, headers={"X-Twilio-Signature": signature})
        assert answer.status_code == status, signed_over


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("book.example.com", 200),
        ("BOOK.example.com:443", 200),
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("book.internal", 200),
        ("evil.example", 400),
        ("book.example.com.evil.example", 400),
        ("evil.example/book.example.com", 400),
        ("10.0.0.7", 400),
        ("a b", 400),
        ("", 400),
    ],
)
def test_an_unknown_name_is_refused(client_behind, host: str, status: int) -> None:
    client = client_behind(1, trusted_hosts="book.internal")
    for path in ("/staff/login", MESSAGES, "/nowhere"):
        answer = client.get(path, headers={"Host": host, "X-Forwarded-Host": "book.example.com"})
        assert (answer.status_code == 400) is (status == 400), path


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_monitors_may_ask_by_any_name(client_behind, path: str) -> None:
    answer = client_behind(0).get(path, headers={"Host": "10.0.0.7:8000"})
    assert answer.status_code == 200


def test_metrics_are_not_for_who_comes_through_a_proxy(client_behind) -> None:
    client = client_behind(1)
    assert client.get("/metrics").status_code == 200
    for address in ("203.0.113.9", "127.0.0.1"):
        answer = client.get("/metrics", headers={"X-Forwarded-For": address})
        assert answer.status_code == 404


def test_what_is_more_than_can_be_done_is_told_to_come_again(client_behind) -> None:
    app, body = client_behind(0).application, Endless()
    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        slow = [pool.submit(posts, app, body) for _ in range(MOST_AT_ONCE)]
        for _ in slow:
            assert body.entered.acquire(timeout=30)
        assert posts(app, BytesIO()) == 503
        body.end.set()
        assert {one.result() for one in slow} == {400}


class Endless(RawIOBase):
    """A body of which nothing comes until its end."""

    def __init__(self) -> None:
        self.entered, self.end = Semaphore(0), Event()

    def readable(self) -> bool:
        return True

    def readinto(self, _: Any) -> int:
        self.entered.release()
        self.end.wait(30)
        return 0


def posts(app: Flask, body: RawIOBase | BytesIO) -> int:
    kind = "application/x-www-form-urlencoded"
    environ = {"wsgi.input": body, "CONTENT_LENGTH": "9", "CONTENT_TYPE": kind}
    return app.test_client().post(MESSAGES, environ_overrides=environ).status_code


def guesses(client: FlaskClient, address: str, number: int) -> list[int]:
    """So many wrong passwords from an address."""
    statuses = []
    for _ in range(number):
        headers = {"X-Forwarded-For": address, "Referer": PUBLIC}
        page = client.get("/staff/login", base_url=PUBLIC, headers=headers).text
        token = page.split('name="csrf_token" value="')[1].split('"')[0]
        answer = client.post(
            "/staff/login",
            base_url=PUBLIC,
            data={"csrf_token": token, "email": "a@b.example", "password": "wrong"},
            headers=headers,
        )
        statuses.append(answer.status_code)
    return statuses


def test_guesses_are_counted_by_the_address_behind_the_proxy(client_behind) -> None:
    client = client_behind(1)
    assert guesses(client, "203.0.113.9", 11) == [401] * 10 + [429]
    assert guesses(client, "203.0.113.10", 1) == [401]
    assert guesses(client, "1.1.1.1, 203.0.113.9", 1) == [429]


def test_guesses_with_invented_addresses_are_counted_together(client_behind) -> None:
    client = client_behind(0)
    assert [*guesses(client, "1.1.1.1", 10), *guesses(client, "2.2.2.2", 1)] == [401] * 10 + [429]


def test_the_operators_limits_hold_for_the_turns(client_behind) -> None:
    client = client_behind(0, countries_served="US,CA", most_messages_a_minute=7)
    limits = client.application.extensions["bookline"].services.limits
    assert limits.countries == {"US", "CA"}
    assert (limits.messages_a_minute, limits.replies_an_hour) == (7, 200)
