"""Every address that is not a staff page: who may call it, and what all others get."""

import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from prometheus_client import REGISTRY
from sqlalchemy import event
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from app import LARGEST_REQUEST, create_app
from integrations.sandbox.business import CREDENTIALS
from tests.databases import SqliteFiles
from tests.running import MESSAGES, STATUS, sandbox_settings

PUBLIC = "https://book.example.com"
OLD, NEW = CREDENTIALS.twilio_auth_token, "token-that-comes-next"
SECRET = "s" * 43
CALENDAR = f"/webhooks/setster/{SECRET}"
FAR_AWAY = "203.0.113.9"

STRANGERS = {
    "webhooks.receive_message": (MESSAGES, "POST", 403),
    "webhooks.receive_status": (STATUS, "POST", 403),
    "calendar.receive_event": (f"{CALENDAR}x", "POST", 404),
    "metrics.show": ("/metrics", "GET", 404),
    "health.healthz": ("/healthz", "GET", 200),
    "health.readyz": ("/readyz", "GET", 200),
    "static": ("/static/staff/staff.css", "GET", 200),
    "favicon": ("/favicon.ico", "GET", 200),
}
"""What a stranger from far away gets. A new route gets its line, once it is thought about."""
FORGED = ("webhooks.receive_message", "webhooks.receive_status", "calendar.receive_event")
FOR_ANY_HOST = {"health.healthz", "health.readyz", "metrics.show"}


@dataclass
class Server:
    """The whole application behind no server, and what it asked of its database."""

    app: Flask
    statements: list[str]

    def call(self, path: str, method: str = "POST", **more: Any) -> TestResponse:
        more.setdefault("base_url", PUBLIC)
        more.setdefault("environ_base", {"REMOTE_ADDR": FAR_AWAY})
        return self.app.test_client().open(path, method=method, buffered=True, **more)

    def genuine(
        self, pairs: list[tuple[str, str]], sent: list[tuple[str, str]] | None = None, **more: Any
    ) -> int:
        """The answer to a message that Twilio has signed; `sent` is what arrives of it."""
        token = more.pop("token", OLD)
        signature = RequestValidator(token).compute_signature(PUBLIC + MESSAGES, MultiDict(pairs))
        return self.call(
            MESSAGES,
            data=urlencode(pairs if sent is None else sent),
            headers={"X-Twilio-Signature": signature, **more.pop("headers", {})},
            content_type="application/x-www-form-urlencoded",
            **more,
        ).status_code


@pytest.fixture(scope="module")
def server(sqlite_files: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    url = sqlite_files.create_with_tables(tmp_path_factory.mktemp("routes"))
    settings = sandbox_settings(
        # Nobody is there: what is asked of the outside fails at once.
        "http://127.0.0.1:9",
        PUBLIC,
        url,
        twilio_auth_token=f"{OLD},{NEW}",
        setster_webhook_secret=SECRET,
    )
    app = create_app(settings)
    database = app.extensions["bookline"].services.database
    server = Server(app, [])
    event.listen(
        database.engine, "before_cursor_execute", lambda *given: server.statements.append(given[2])
    )
    yield server
    database.close()


def a_message(number: int, **changes: str) -> list[tuple[str, str]]:
    form = {
        "AccountSid": CREDENTIALS.twilio_account_sid,
        "Body": "stop",
        "From": "+15550160999",
        "MessageSid": f"SM{number:032x}",
        "NumMedia": "0",
        "SmsSid": f"SM{number:032x}",
        "To": CREDENTIALS.sms_number,
    }
    return list({**form, **changes}.items())


# Who may call


def test_every_route_outside_of_the_staff_pages_is_thought_about(server: Server) -> None:
    found = {one.endpoint for one in server.app.url_map.iter_rules()}
    assert {one for one in found if not one.startswith("staff.")} == STRANGERS.keys()


@pytest.mark.parametrize("endpoint", STRANGERS)
def test_a_stranger_gets_what_the_list_says(server: Server, endpoint: str) -> None:
    path, method, status = STRANGERS[endpoint]
    assert server.call(path, method).status_code == status


@pytest.mark.parametrize("endpoint", FORGED)
def test_a_forged_webhook_is_counted_and_asks_nothing_of_the_database(
    server: Server, endpoint: str
) -> None:
    def counted() -> float:
        return REGISTRY.get_sample_value("bookline_webhooks_total", {"answer": "forged"}) or 0.0

    path, method, status = STRANGERS[endpoint]
    before = counted()
    server.statements.clear()
    for signature in ("", "wrong", "A" * 10_000, "\xe9"):
        headers = {"X-Twilio-Signature": signature}
        answer = server.call(path, method, data=dict(a_message(1)), headers=headers)
        assert answer.status_code == status
    assert counted() == before + 4
    assert server.statements == []


def test_what_is_missing_is_told_to_the_operator_only(server: Server) -> None:
    assert server.call("/readyz", "GET").json == {"ready": True}
    here = server.call("/readyz", "GET", environ_base={"REMOTE_ADDR": "127.0.0.1"})
    assert here.json == {"ready": True, "database": True, "catalogue": False}


@pytest.mark.parametrize("token", [OLD, NEW])
def test_webhooks_may_be_signed_with_either_token_while_rotating(
    server: Server, token: str
) -> None:
    assert server.genuine(a_message(2), token=token) == 200
    assert server.genuine(a_message(2), token="token-of-before") == 403


def test_a_name_that_is_not_ours_leads_nowhere(server: Server) -> None:
    for endpoint, (path, method, status) in STRANGERS.items():
        answer = server.call(path, method, base_url="https://evil.example")
        assert answer.status_code == (status if endpoint in FOR_ANY_HOST else 400), endpoint


# How


@pytest.mark.parametrize("endpoint", STRANGERS)
def test_another_method_is_no_way_in(server: Server, endpoint: str) -> None:
    path, method, _ = STRANGERS[endpoint]
    others = {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "X"}
    for other in others - {method}:
        assert server.call(path, other).status_code == 405, other


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"MessageSid": "SM1", "From": "+15550160001"}'),
        ("text/plain", urlencode(a_message(3)).encode()),
        ("multipart/form-data; boundary=x", b"--x\r\nno part at all\r\n--x--"),
        ("multipart/form-data", b""),
        ("", b"\xff\xfe"),
    ],
)
def test_a_signed_body_that_is_no_form_is_refused(server: Server, kind: str, body: bytes) -> None:
    signature = RequestValidator(OLD).compute_signature(PUBLIC + MESSAGES, {})
    headers = {"X-Twilio-Signature": signature}
    answer = server.call(MESSAGES, data=body, content_type=kind, headers=headers)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "//webhooks/twilio/messages",
        "/webhooks//twilio/messages",
        "/webhooks/twilio/messages/",
        "/webhooks/twilio/Messages",
        "/webhooks/x/../twilio/messages",
        "/webhooks/twilio/messages;x=1",
        "/webhooks/twilio/messages%00",
        "/webhooks/twilio%2Fmessages%0d%0aX:1",
        "/webhooks/setster/",
        f"/webhooks/setster//{SECRET}",
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/app.py",
        "/static//etc/passwd",
        "/static/..\\app.py",
        "/.env",
        "/%ff%fe",
        "/" + "a" * 60_000,
    ],
)
def test_a_path_that_is_almost_one_of_ours_leads_nowhere(server: Server, path: str) -> None:
    for method in ("GET", "POST"):
        answer = server.call(path, method, data=dict(a_message(4)) if method == "POST" else None)
        assert answer.status_code in {308, 400, 403, 404, 405}, method
        assert "create_app" not in answer.text and "root:" not in answer.text


# Exactly what was signed


@pytest.mark.parametrize(
    "sent",
    [
        [("Body", "a"), ("Body", "b"), ("Body", "c")],
        [("Body", "a")],
        [("Body", "a"), ("Body", "c")],
        [("Body", "a"), ("Body", "b "), ("Blank", "")],
        [("Body", "a"), ("Body", "b"), ("Blank", " ")],
        [("Body", "a"), ("Body", "b"), ("Blank", ""), ("Extra", "")],
        [("Body", "a"), ("Body", "b"), ("Blank", ""), ("blank", "")],
    ],
)
def test_repeats_and_blanks_are_part_of_what_was_signed(
    server: Server, sent: list[tuple[str, str]]
) -> None:
    rest = [one for one in a_message(5) if one[0] != "Body"]
    signed = [("Body", "a"), ("Body", "b"), ("Blank", "")]
    assert server.genuine(rest + signed) == 200
    assert server.genuine(rest + signed, sent=rest + sent) == 403


def test_what_signs_alike_makes_no_new_message_of_an_old_one(server: Server) -> None:
    """`MessageSid=SM1&NumMedia=0` signs as `MessageSid=SM1NumMedia0`: a copy under another id."""
    signed = a_message(6)
    moved = {**dict(signed), "MessageSid": dict(signed)["MessageSid"] + "NumMedia0"}
    del moved["NumMedia"]
    alike = RequestValidator(OLD).compute_signature
    assert alike(PUBLIC, moved) == alike(PUBLIC, dict(signed))
    assert server.genuine(signed) == 200
    assert server.genuine(signed, sent=list(moved.items())) == 403


def test_what_one_business_was_told_is_nothing_to_another(
    sqlite_files: SqliteFiles, tmp_path: Path
) -> None:
    url = sqlite_files.create_with_tables(tmp_path)
    theirs = create_app(
        sandbox_settings(
            "http://127.0.0.1:9",
            "https://other.example",
            url,
            business_name="Other",
            twilio_auth_token="token-of-the-other",
        )
    )
    other = Server(theirs, [])
    to_them = a_message(7, To="+15550179999")
    ours = RequestValidator(OLD).compute_signature
    signatures = [
        ours("https://other.example" + MESSAGES, dict(to_them)),
        ours(PUBLIC + MESSAGES, dict(to_them)),
        RequestValidator("token-of-the-other").compute_signature(PUBLIC + MESSAGES, dict(to_them)),
    ]
    for signature in signatures:
        answer = other.call(
            MESSAGES,
            base_url="https://other.example",
            data=dict(to_them),
            headers={"X-Twilio-Signature": signature},
        )
        assert answer.status_code == 403
    theirs.extensions["bookline"].services.database.close()


# How much


class Endless(io.RawIOBase):
    """A body in chunks without end; it complains when more is read than there is any need for."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        buffer[:] = b"a" * len(buffer)
        self.given += len(buffer)
        assert self.given <= 4 * LARGEST_REQUEST, "it is all read into memory"
        return len(buffer)


@pytest.mark.parametrize("path", [MESSAGES, STATUS, CALENDAR, "/staff/login"])
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_of_a_body_without_end_little_is_read(server: Server, path: str, kind: str) -> None:
    answer = server.call(
        path,
        content_type=kind,
        environ_overrides={
            "wsgi.input": Endless(),
            "wsgi.input_terminated": True,
            "HTTP_TRANSFER_ENCODING": "chunked",
        },
    )
    # Cut short, a form bears neither signature nor token.
    assert answer.status_code in ({413} if path == CALENDAR else {400, 403, 413})


def test_more_parts_than_a_form_has_are_refused(server: Server) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    for parts, status in ((100, 403), (300, 413)):
        kind = "multipart/form-data; boundary=x"
        answer = server.call(MESSAGES, data=part * parts + b"--x--", content_type=kind)
        assert answer.status_code == status
    assert server.app.config["MAX_FORM_MEMORY_SIZE"] <= LARGEST_REQUEST


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_packed_body_is_not_unpacked(server: Server, coding: str) -> None:
    signed = a_message(8)
    signature = RequestValidator(OLD).compute_signature(PUBLIC + MESSAGES, dict(signed))
    answer = server.call(
        MESSAGES,
        data=gzip.compress(urlencode(signed).encode()),
        content_type="application/x-www-form-urlencoded",
        headers={"X-Twilio-Signature": signature, "Content-Encoding": coding},
    )
    assert answer.status_code == 403
