"""Staff are called outside the pages: once for each reason, signed, not in quiet hours."""

import hashlib
import hmac
import json
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytest_httpserver import HTTPServer

from bot.workflows.alerting import Alerting, QuietHours, Webhook, quiet_hours
from tests.desk import Desk

SECRET = b"a secret of the tests"
ZONE = ZoneInfo("America/New_York")


def alerting(desk: Desk, server: HTTPServer, quiet: QuietHours | None = None) -> Alerting:
    return Alerting(
        database=desk.database,
        business_id=desk.services.business_id,
        public_url="https://book.example",
        clock=desk.clock,
        channels=(Webhook(server.url_for("/hook"), SECRET, "Salon"),),
        quiet=quiet,
    )


def reasons(server: HTTPServer) -> list[str]:
    return [json.loads(request.data)["reason"] for request, _ in server.log]


def test_a_hand_over_calls_staff_with_a_signed_link_and_no_word_of_the_customer(
    desk: Desk, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/hook").respond_with_data("")
    customer = desk.customer().says("a person please, my code is 4711")
    alerting(desk, httpserver).run()
    ((request, _),) = httpserver.log
    stamp = request.headers["Bookline-Timestamp"]
    expected = hmac.new(SECRET, stamp.encode() + b"." + request.data, hashlib.sha256).hexdigest()
    assert request.headers["Bookline-Signature"] == f"sha256={expected}"
    public_id = desk.value("SELECT public_id FROM conversations")
    assert json.loads(request.data) == {
        "id": "alert-1",
        "business": "Salon",
        "reason": "asked_for_person",
        "conversation": f"https://book.example/staff/c/{public_id}",
    }
    assert b"4711" not in request.data and customer.address[-7:].encode() not in request.data


def test_the_same_reason_calls_once_in_a_while(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")
    customer = desk.customer().says("a person please")
    calls = alerting(desk, httpserver)
    calls.run()
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE conversations SET state = '{}', attention = ''")
    customer.says("a person please")
    calls.run()
    assert reasons(httpserver) == ["asked_for_person"]


def test_who_stops_with_a_booking_ahead_calls_staff(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")
    desk.customer().orders().says("yes").says("stop")
    desk.customer().says("hi").says("stop")
    alerting(desk, httpserver).run()
    assert reasons(httpserver) == ["stopped_with_booking"]


def test_in_quiet_hours_nobody_is_called_until_they_end(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")
    desk.customer().says("a person please")
    calls = alerting(desk, httpserver, QuietHours(time(21), time(9, 30), ZONE))
    calls.run()
    assert reasons(httpserver) == []
    desk.clock.passes(minutes=30)
    calls.run()
    assert reasons(httpserver) == ["asked_for_person"]


def test_what_can_not_be_told_is_tried_again_and_given_up(
    desk: Desk, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/hook").respond_with_data("", status=500)
    desk.customer().says("a person please")
    calls = alerting(desk, httpserver)
    for _ in range(6):
        calls.run()
        desk.clock.passes(hours=1, minutes=1)
    assert len(httpserver.log) == 4
    assert desk.value("SELECT state FROM alerts") == "failed"


def test_a_second_process_does_not_call_again(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")
    desk.customer().says("a person please")
    first, second = alerting(desk, httpserver), alerting(desk, httpserver)
    first.run()
    second.run()
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    ("written", "hour", "is_held"),
    [
        ("21:00-7:00", 22, True),
        ("21:00-7:00", 6, True),
        ("21:00-7:00", 7, False),
        ("12:00-14:00", 13, True),
        ("12:00-14:00", 14, False),
    ],
)
def test_quiet_hours_may_span_midnight(desk: Desk, written: str, hour: int, is_held: bool) -> None:
    quiet = quiet_hours(written, ZONE)
    assert quiet
    local = desk.clock().astimezone(ZONE).replace(hour=hour, minute=0)
    assert quiet.hold(local + timedelta(0)) is is_held
