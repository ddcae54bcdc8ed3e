"""The ways to staff: signed, bounded in time, and silent about what they carry."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer

from bot.ports import Alert, Rejected, Unavailable
from integrations.alerts.mail import SmtpMailer
from integrations.alerts.webhook import Webhook
from tests.integrations.fault_server import drip, reset, serving, silence
from tests.smtp_sink import MailSink, mail_sink

SECRET = b"a secret of the tests"
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
ALERTS = [
    Alert("alert-1", "asked_for_person", "https://book.example/staff/c/abc"),
    Alert("alert-2", "payment", "https://book.example/staff/c/def"),
]


@pytest.fixture
def sink() -> Iterator[MailSink]:
    with mail_sink() as sink:
        yield sink


def mailer(sink: MailSink, **settings: object) -> SmtpMailer:
    return SmtpMailer("127.0.0.1", sink.port, "bookline@salon.example", **settings)  # type: ignore[arg-type]


def sends(mailer: SmtpMailer) -> None:
    mailer.mail(("a@salon.example", "b@salon.example"), "Salon: payment", "Look", reference="r1")


def test_the_webhook_bears_a_signature_that_its_receiver_can_check(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")
    Webhook(httpserver.url_for("/hook"), SECRET, "Salon").send(ALERTS, NOW)
    ((request, _),) = httpserver.log
    stamp = request.headers["Bookline-Timestamp"]
    assert stamp == str(int(NOW.timestamp()))
    expected = hmac.new(SECRET, stamp.encode() + b"." + request.data, hashlib.sha256).hexdigest()
    assert request.headers["Bookline-Signature"] == f"sha256={expected}"
    assert request.headers["Content-Type"] == "application/json"
    assert json.loads(request.data) == {
        "business": "Salon",
        "alerts": [
            {
                "id": "alert-1",
                "reason": "asked_for_person",
                "link": "https://book.example/staff/c/abc",
            },
            {"id": "alert-2", "reason": "payment", "link": "https://book.example/staff/c/def"},
        ],
    }


@pytest.mark.parametrize(
    ("status", "error"), [(500, Unavailable), (404, Rejected), (302, Rejected)]
)
def test_anything_but_consent_is_a_failure_and_no_redirect_is_followed(
    httpserver: HTTPServer, status: int, error: type[Exception]
) -> None:
    elsewhere = {"Location": httpserver.url_for("/elsewhere")}
    httpserver.expect_request("/hook").respond_with_data("", status=status, headers=elsewhere)
    with pytest.raises(error):
        Webhook(httpserver.url_for("/hook"), SECRET, "Salon").send(ALERTS, NOW)
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("behaviour", [drip(b"HTTP/1.1 200 OK\r\nX: "), silence, reset])
def test_a_webhook_that_never_ends_is_given_up(behaviour) -> None:
    with serving(behaviour) as server, pytest.raises(Unavailable):
        Webhook(server.url, SECRET, "Salon", timeout_s=0.3).send(ALERTS, NOW)


def test_an_e_mail_is_handed_over_with_its_reference(sink: MailSink) -> None:
    sends(mailer(sink))
    (kept,) = sink.kept
    assert kept["To"] == "a@salon.example, b@salon.example"
    assert (kept["From"], kept["Subject"]) == ("bookline@salon.example", "Salon: payment")
    assert kept["Message-ID"] == "<r1@bookline.invalid>"
    assert kept.get_content().strip() == "Look"


def test_a_mail_server_that_drips_is_cut_off(sink: MailSink) -> None:
    sink.drips = True
    with pytest.raises(Unavailable):
        sends(mailer(sink, timeout_s=0.3))


@pytest.mark.parametrize(
    ("command", "answer", "error"),
    [
        ("MAIL", "451 later", Unavailable),
        ("MAIL", "550 no", Rejected),
        ("RCPT", "550 no such a@salon.example", Rejected),
        ("DATA", "554 no", Rejected),
    ],
)
def test_what_a_mail_server_refuses_is_told_without_its_words(
    sink: MailSink, command: str, answer: str, error: type[Exception]
) -> None:
    sink.refuses[command] = answer
    with pytest.raises(error) as caught:
        sends(mailer(sink))
    assert "salon" not in str(caught.value)
    assert caught.value.__context__ is None
    assert sink.kept == []


def test_a_password_never_goes_over_an_open_line(sink: MailSink) -> None:
    with pytest.raises(Rejected) as caught:
        sends(mailer(sink, user="dora", password="hunter2"))
    assert caught.value.code == "no_tls"


def test_nobody_there_is_unavailable() -> None:
    with mail_sink() as sink:
        gone = mailer(sink)
    with pytest.raises(Unavailable):
        sends(gone)
