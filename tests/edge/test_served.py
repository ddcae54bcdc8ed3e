"""The production server, hurt from outside: what it answers, what it logs, what it keeps."""

import json
import signal
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.store.database import Database
from integrations.sandbox import Sandbox, create_sandbox
from integrations.sandbox.business import CREDENTIALS
from integrations.sandbox.deliveries import trusted
from integrations.sandbox.faults import Fault
from tests.edge.hostile import TEXTS, encoded
from tests.end_to_end.test_booking_by_text import next_day_of_james
from tests.phone import Phone
from tests.processes.machine import Machine, environment_of
from tests.running import MESSAGES, STATUS, sandbox_settings
from tests.secrets_in_tables import PERSONAL_TABLES, kept

SECRET = "canary-of-the-calendars-address"
KEY = "canary-key-that-signs-the-cookies"
NAME, EMAIL, NUMBER = "Dana Canaryson", "dana.canary@example.com", "+15550178001"
TEXT = "canary words that only a person may read"
OUR_SECRETS = (
    SECRET,
    KEY,
    CREDENTIALS.setster_api_key,
    CREDENTIALS.setter_api_key,
    CREDENTIALS.twilio_auth_token,
)
PERSONAL = (NAME, EMAIL, NUMBER, NUMBER.removeprefix("+"), TEXT)
PATHS = (MESSAGES, STATUS, f"/webhooks/setster/{SECRET}", "/staff/login")
BROKEN_CHUNKS = (b"zz\r\nhello\r\n", b"5\r\nhel", b"5;\rx\r\nhello\r\n", b"5\r\nhelloXX", b"")


@dataclass
class Served:
    """A server that was hurt in every way of this file, and what it left behind."""

    url: str
    log: str
    tables: dict[str, str]
    session_tokens: set[str]
    refused: list[httpx.Response]
    metrics: str
    endless: bytes
    broken: list[bytes]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("edge-served")
    database = folder / "bookline.sqlite"
    machine = Machine("serve", {}, folder, program=("-m", "tests.edge.loud"))
    with create_sandbox() as sandbox:
        settings = sandbox_settings(
            sandbox.url,
            machine.url,
            f"sqlite:///{database}",
            setster_webhook_secret=SECRET,
            secret_key=KEY,
        )
        machine.environment |= environment_of(settings)
        try:
            machine.start()
            sandbox.parts.phones.webhook_url = machine.url + MESSAGES
            with httpx.Client(timeout=30, trust_env=False, verify=trusted()) as http:
                found = hurt(machine.url, sandbox, http)
        finally:
            machine.ends(signal.SIGTERM)
    left = Database(f"sqlite:///{database}")
    tables = kept(left)
    left.close()
    log = machine.log.read_text(errors="replace")
    return Served(log=log, tables=tables, url=machine.url, **found)


def hurt(url: str, sandbox: Sandbox, http: httpx.Client) -> dict[str, Any]:
    """A booking, faults on the way, forgeries, hostile texts and endless bodies."""
    phone = phone_of(sandbox, http)
    at = next_day_of_james()
    phone.says(f"Haircut downtown {at:%A} at 3pm with James. I'm {NAME}, {EMAIL}").hears("OK")
    phone.says("yes").hears("Booked")
    tokens = set(sandbox.world.state.sessions)
    for service in ("setster", "setter"):
        sandbox.parts.faults.add(Fault(service=service, kind="html", times=2))
    phone.says("another haircut uptown please")
    phone.says(TEXT)
    for text in TEXTS:
        post(url, sandbox, http, {"From": NUMBER, "To": CREDENTIALS.sms_number, "Body": text})
    forged = {"MessageSid": "SM00", "From": NUMBER, "Body": TEXT}
    headers = {"X-Twilio-Signature": "canary"}
    refused = [
        http.post(url + MESSAGES, data=forged, headers=headers),
        http.post(f"{url}/webhooks/setster/{SECRET}x", content=b"{}"),
        http.get(f"{url}/webhooks/setster/{SECRET}"),
        http.get(f"{url}/staff/c/{NUMBER}?q={EMAIL}"),
        http.get(f"{url}/nowhere/{SECRET}"),
        http.get(f"{url}/staff/login", headers={"Host": "evil.example"}),
    ]
    for path, size in ((MESSAGES, 100_000), (f"/webhooks/setster/{SECRET}", 40_000)):
        # Who is refused while still sending may find the connection closed.
        with suppress(httpx.TransportError):
            assert http.post(url + path, content=b"x" * size).status_code < 500
    http.post(f"{url}/webhooks/setster/{SECRET}", json={"data": {"id": "2342"}})
    return {
        "session_tokens": tokens | set(sandbox.world.state.sessions),
        "refused": refused,
        "metrics": http.get(f"{url}/metrics").text,
        "endless": endless_body(url),
        "broken": [broken_body(url, path, chunk) for path in PATHS for chunk in BROKEN_CHUNKS],
    }


def phone_of(sandbox: Sandbox, http: httpx.Client) -> Phone:
    def order(path: str, **fields: Any) -> Any:
        return http.post(f"{sandbox.url}/control{path}", json=fields).json()

    def look(part: str) -> Any:
        return http.get(f"{sandbox.url}/control/state", params={"only": part}).json()[part]

    return Phone(order, look, NUMBER)


def post(url: str, sandbox: Sandbox, http: httpx.Client, form: dict[str, str]) -> None:
    body, read = encoded({"MessageSid": f"SM{abs(hash(form['Body']))}", **form})
    answer = http.post(
        url + MESSAGES,
        content=body,
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Twilio-Signature": sandbox.parts.texts.signature(url + MESSAGES, read),
        },
    )
    assert answer.status_code == 200


def endless_body(url: str) -> bytes:
    """What is answered to chunks without end, until the server hangs up."""
    host, port = url.removeprefix("http://").split(":")
    chunk = b"1000\r\n" + b"a" * 0x1000 + b"\r\n"
    answer = b""
    with socket.create_connection((host, int(port)), timeout=30) as sock:
        sock.sendall(
            f"POST {STATUS} HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode()
        )
        try:
            for _ in range(20_000):
                sock.sendall(chunk)
        except OSError:
            pass
        with suppress(OSError):
            answer = sock.recv(1_000)
    return answer


def broken_body(url: str, path: str, chunk: bytes) -> bytes:
    """The first line of the answer to a body that is no chunks, or ends in the middle of one."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as sock:
        sock.sendall(
            f"POST {path} HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode()
            + chunk
        )
        sock.shutdown(socket.SHUT_WR)
        return sock.recv(1_000).partition(b"\r\n")[0]


def test_no_secret_of_ours_is_logged(served: Served) -> None:
    assert served.session_tokens
    assert "loud all are heard" in served.log
    for secret in (*OUR_SECRETS, *served.session_tokens):
        assert secret not in served.log


def test_nothing_of_a_customer_is_logged(served: Served) -> None:
    for personal in PERSONAL:
        assert personal not in served.log


def test_each_event_stays_one_line_of_json(served: Served) -> None:
    lines = [line for line in served.log.splitlines() if line]
    assert lines
    events = [json.loads(line) for line in lines if line.startswith("{")]
    assert {"webhook_refused"} <= {one["event"] for one in events}
    assert "forged" not in {one["event"] for one in events}
    assert [line for line in lines if "\x1b" in line or "Traceback" in line] == []


def test_libraries_that_repeat_what_they_are_given_are_not_heard(served: Served) -> None:
    """From our own first line on: before it, tables are made, and nobody has said anything."""
    _, begun, log = served.log.partition("\n{")
    heard = {line.split()[0].partition(".")[0] for line in log.splitlines() if line.strip()}
    assert begun and "loud all are heard" in served.log
    assert not heard & {"alembic", "dbos", "httpcore", "httpx", "sqlalchemy", "twilio", "werkzeug"}


def test_no_metric_names_a_person_or_a_secret(served: Served) -> None:
    assert "bookline_webhooks" in served.metrics
    for secret in (*OUR_SECRETS, *served.session_tokens, *PERSONAL):
        assert secret not in served.metrics


def test_refusals_tell_nothing(served: Served) -> None:
    assert [one.status_code for one in served.refused] == [403, 404, 405, 303, 404, 400]
    for one in served.refused:
        for secret in (*OUR_SECRETS, NAME, TEXT, "Traceback", "werkzeug", "sqlite"):
            assert secret not in one.text + str(one.headers), one.url


def test_no_table_holds_a_secret_of_ours(served: Served) -> None:
    for name, rows in served.tables.items():
        for secret in (*OUR_SECRETS, *served.session_tokens):
            assert secret not in rows, name


def test_what_a_customer_said_is_kept_in_few_tables(served: Served) -> None:
    tables = served.tables
    assert TEXT in tables["messages"] and EMAIL in tables["bookings"]
    holding = {name for name, rows in tables.items() if any(one in rows for one in PERSONAL)}
    assert [name for name in holding if not name.startswith(tuple(PERSONAL_TABLES))] == []


def test_a_broken_body_is_the_callers_fault(served: Served) -> None:
    assert {line.split()[1] for line in served.broken} == {b"400"}


def test_a_body_without_end_is_cut_off(served: Served) -> None:
    """With 413 or 403, or by hanging up while it is still being sent."""
    assert served.endless[:12] in {b"", b"HTTP/1.1 413", b"HTTP/1.1 403", b"HTTP/1.1 400"}
