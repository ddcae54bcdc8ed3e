"""Staff are called outside the pages: together, by each way once, not in quiet hours."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

import pytest
from pytest_httpserver import HTTPServer

from bot.store import alerts
from bot.workflows.alerting import Alerting, MailLine
from bot.workflows.quiet_hours import QuietHours
from integrations.alerts.mail import SmtpMailer
from integrations.alerts.webhook import Webhook
from tests.desk import Customer, Desk, at_once
from tests.smtp_sink import MailSink, mail_sink
from tests.turns.test_taking_over import member

ZONE = ZoneInfo("America/New_York")


@pytest.fixture
def sink() -> Iterator[MailSink]:
    with mail_sink() as sink:
        yield sink


@pytest.fixture
def hook(httpserver: HTTPServer) -> HTTPServer:
    httpserver.expect_request("/hook").respond_with_data("")
    return httpserver


def alerting(desk: Desk, hook: HTTPServer) -> Alerting:
    return Alerting(
        database=desk.database,
        business_id=desk.services.business_id,
        public_url="https://book.example",
        clock=desk.clock,
        zone=ZONE,
        lines=(Webhook(hook.url_for("/hook"), b"a secret of the tests", "Salon"),),
    )


def with_mail(calls: Alerting, sink: MailSink) -> Alerting:
    mailer = SmtpMailer("127.0.0.1", sink.port, "bookline@salon.example")
    by_mail = MailLine(mailer, ("desk@salon.example",), "Salon")
    return replace(calls, lines=(*calls.lines, by_mail), mailer=mailer)


def told(hook: HTTPServer) -> list[list[str]]:
    """The reasons of each call."""
    return [
        [one["reason"] for one in json.loads(request.data)["alerts"]] for request, _ in hook.log
    ]


def asks_for_person(desk: Desk, words: str = "a person please") -> Customer:
    return desk.customer().says(words)


def test_a_hand_over_calls_staff_with_a_link_and_no_word_of_the_customer(
    desk: Desk, hook: HTTPServer, sink: MailSink
) -> None:
    customer = asks_for_person(desk, "a person please, my code is 4711")
    with_mail(alerting(desk, hook), sink).run()
    ((request, _),), (mail,) = hook.log, sink.kept
    public_id = desk.value("SELECT public_id FROM conversations")
    link = f"https://book.example/staff/c/{public_id}"
    (alert,) = json.loads(request.data)["alerts"]
    assert alert == {"id": "alert-1", "reason": "asked_for_person", "link": link}
    assert mail["Subject"] == "Salon: Asked for person"
    assert link in mail.get_content()
    for sent in (request.data.decode(), mail.as_string()):
        assert "4711" not in sent and customer.address[-7:] not in sent


def test_what_is_due_at_once_goes_out_as_one(desk: Desk, hook: HTTPServer, sink: MailSink) -> None:
    for _ in range(3):
        asks_for_person(desk)
    with_mail(alerting(desk, hook), sink).run()
    assert told(hook) == [["asked_for_person"] * 3]
    (mail,) = sink.kept
    assert mail["Subject"] == "Salon: Asked for person and 2 more"
    assert mail.get_content().count("https://book.example/staff/c/") == 3


def test_the_same_reason_calls_once_in_a_while(desk: Desk, hook: HTTPServer) -> None:
    customer, calls = asks_for_person(desk), alerting(desk, hook)
    calls.run()
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE conversations SET state = '{}', attention = ''")
    customer.says("a person please")
    calls.run()
    assert told(hook) == [["asked_for_person"]]


def test_who_stops_with_a_booking_ahead_calls_staff(desk: Desk, hook: HTTPServer) -> None:
    desk.customer().orders().says("yes").says("stop")
    desk.customer().says("hi").says("stop")
    alerting(desk, hook).run()
    assert told(hook) == [["stopped_with_booking"]]


def test_in_quiet_hours_nobody_is_called_until_they_end(desk: Desk, hook: HTTPServer) -> None:
    asks_for_person(desk)
    calls = replace(alerting(desk, hook), quiet=QuietHours(time(21), time(9, 30)))
    assert not calls.is_due(desk.clock())
    calls.run()
    assert told(hook) == []
    desk.clock.passes(minutes=30)
    assert calls.is_due(desk.clock())
    calls.run()
    assert told(hook) == [["asked_for_person"]]


def test_what_can_not_be_told_is_tried_for_a_day_and_given_up(
    desk: Desk, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/hook").respond_with_data("", status=500)
    asks_for_person(desk)
    calls, hours = alerting(desk, httpserver), 0
    while desk.value("SELECT state FROM alerts") == "waiting":
        calls.run()
        desk.clock.passes(hours=1, minutes=1)
        hours += 1
    assert 22 <= hours <= 24
    assert desk.value("SELECT tries FROM alerts") == hours
    assert desk.value("SELECT state FROM alerts") == "failed"


def test_a_way_that_fails_is_tried_again_and_the_other_is_not(
    desk: Desk, hook: HTTPServer, sink: MailSink
) -> None:
    asks_for_person(desk)
    calls, sink.refuses["MAIL"] = with_mail(alerting(desk, hook), sink), "451 later"
    calls.run()
    assert desk.rows("SELECT state, told FROM alerts") == [("waiting", "webhook")]
    sink.refuses.clear()
    desk.clock.passes(minutes=3)
    calls.run()
    assert (len(hook.log), len(sink.kept)) == (1, 1)
    assert desk.rows("SELECT state, told FROM alerts") == [("sent", "mail webhook")]


def test_processes_that_come_by_at_once_call_once(desk: Desk, hook: HTTPServer) -> None:
    for _ in range(3):
        asks_for_person(desk)
    at_once(*[alerting(desk, hook).run for _ in range(4)])
    assert [reason for call in told(hook) for reason in call] == ["asked_for_person"] * 3


def test_an_alert_outlives_the_process_that_was_about_to_send_it(
    desk: Desk, hook: HTTPServer
) -> None:
    class Died(BaseException):
        pass

    class Dying:
        name = "webhook"

        def send(self, *_: object) -> None:
            raise Died

    asks_for_person(desk)
    calls = alerting(desk, hook)
    with pytest.raises(Died):
        replace(calls, lines=(Dying(),)).run()
    calls.run()
    assert told(hook) == []
    desk.clock.passes(minutes=2)
    calls.run()
    assert told(hook) == [["asked_for_person"]]


def test_the_sweep_leaves_the_calling_to_the_engine(desk: Desk, hook: HTTPServer) -> None:
    asks_for_person(desk)
    desk.work.clear()
    sweep = replace(desk.sweep, alerting=alerting(desk, hook))
    sweep.run()
    sweep.run()
    assert [work for work in desk.work if work[0] == "call_staff"] == [("call_staff", "staff", 1)]
    assert told(hook) == []
    alerting(desk, hook).run()
    desk.work.clear()
    desk.clock.passes(minutes=1)
    sweep.run()
    assert "call_staff" not in [work[0] for work in desk.work]


def test_a_member_is_told_of_a_new_login_at_any_hour(
    desk: Desk, hook: HTTPServer, sink: MailSink
) -> None:
    dora = member(desk)
    assert dora.staff_id
    with desk.database.write() as connection:
        alerts.notify(
            connection, desk.services.business_id, dora.staff_id, alerts.NEW_LOGIN, desk.clock()
        )
    always = QuietHours(time(0), time(23, 59))
    replace(alerting(desk, hook), quiet=always).run()
    assert desk.value("SELECT tries FROM alerts") == 0
    replace(with_mail(alerting(desk, hook), sink), quiet=always).run()
    (mail,) = sink.kept
    assert (mail["To"], mail["Subject"]) == ("dora@salon.example", "New login")
    assert "https://book.example/staff/sessions" in mail.get_content()
    assert told(hook) == []
    assert desk.value("SELECT state FROM alerts") == "sent"


@pytest.mark.parametrize(
    ("start", "end", "hour", "is_held"),
    [
        (21, 7, 22, True),
        (21, 7, 6, True),
        (21, 7, 7, False),
        (12, 14, 13, True),
        (12, 14, 14, False),
    ],
)
def test_quiet_hours_may_span_midnight(
    desk: Desk, start: int, end: int, hour: int, is_held: bool
) -> None:
    local = desk.clock().astimezone(ZONE).replace(hour=hour, minute=0)
    assert QuietHours(time(start), time(end)).holds(local, ZONE) is is_held
