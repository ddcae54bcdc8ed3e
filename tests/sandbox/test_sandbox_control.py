import socket

import httpx

from integrations.sandbox import create_sandbox
from integrations.sandbox.business import CREDENTIALS, DOWNTOWN, HAIRCUT, maple_and_main


def test_the_log_of_calls_holds_no_query_and_no_secret(setster, state, http):
    setster.data("/location")
    calls = state()["calls"]
    assert [one["operation"] for one in calls] == ["authenticate", "locations"]
    assert [one["status"] for one in calls] == [200, 200]
    text = http.get("/control/state").text
    assert setster.token not in text
    assert CREDENTIALS.setster_api_key not in text
    assert CREDENTIALS.twilio_auth_token not in text


def test_control_calls_are_not_logged_and_suffer_no_faults(control, state):
    control("/faults", service="*", kind="status", times=None)
    assert state()["calls"] == []


def test_a_reset_brings_back_the_beginning(setster, control, state):
    control("/setter/messages", **{"from": "+15550100002"})
    control("/faults", service="setter", kind="reset")
    control("/business", needs_address=True)
    setster.create(service_id=HAIRCUT, location_id=DOWNTOWN, start_date="2026-11-24 10:00:00")
    control("/reset")
    after = state()
    assert after["appointments"] == after["faults"] == after["bot_lines"] == after["calls"] == []
    assert after["switches"]["needs_address"] is False
    assert [one["name"] for one in after["clients"]] == ["Riley Chen"]
    assert setster.call("GET", "/location").status_code == 403


def test_somebody_else_can_take_a_time(setster, control):
    order = {"service_id": HAIRCUT, "location_id": DOWNTOWN}
    before = setster.times(HAIRCUT, "2026-11-24", location_id=DOWNTOWN)["2026-11-24"]
    made = control("/setster/appointments", start="2026-11-24 09:00", **order)
    assert made["status"] == "2"
    after = setster.times(HAIRCUT, "2026-11-24", location_id=DOWNTOWN)
    assert before[0] == "09:00:00"
    assert (after == []) or "09:00:00" not in after["2026-11-24"]


def test_staff_can_cancel_and_move_in_setsters_pages(control):
    made = control(
        "/setster/appointments", service_id=HAIRCUT, location_id=DOWNTOWN, start="2026-11-24 09:00"
    )
    path = f"/setster/appointments/{made['id']}"
    assert control(path, start="2026-11-24 11:00")["start_date"] == "2026-11-24 11:00:00"
    assert control(path, status=3)["status"] == "3"


def test_orders_that_make_no_sense_are_refused(http):
    wrong = [
        ("/business", {"color": 1}),
        ("/setster/appointments", {"service_id": "1"}),
        ("/setster/appointments", {"service_id": HAIRCUT, "location_id": DOWNTOWN, "start": "?"}),
        ("/setster/appointments/1", {"status": 3}),
        ("/setter/messages", {}),
        ("/phones/messages", {"body": "hi"}),
        ("/phones/messages", {"from": "+15550100001", "channel": "fax"}),
        ("/phones/messages", {"sid": "SM1"}),
        ("/phones/outcome", {"phone": "+15550100001", "outcome": "eaten"}),
        ("/setster/form_field", {"kind": "x"}),
    ]
    for path, order in wrong:
        assert http.post(f"/control{path}", json=order).status_code == 400, (path, order)
    assert http.post("/control/faults", json=[1]).status_code == 400


def test_the_demo_starts_with_a_calendar_that_is_partly_full():
    with create_sandbox(business=maple_and_main(has_regulars=True)) as sandbox:
        found = sandbox.parts.books.appointments()
    assert len(found) > 50
    assert {one.status for one in found} == {2}


def test_connections_are_kept_and_end_with_the_server(sandbox, http):
    for _ in range(3):
        assert http.get("/control/faults").is_success
    host, port = sandbox.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        request = b"GET /control/faults HTTP/1.1\r\nHost: x\r\n\r\n"
        for _ in range(2):
            connection.sendall(request)
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
        sandbox.stop()
        assert connection.recv(4096) == b""


def test_two_sandboxes_know_nothing_of_each_other(sandbox, http):
    with create_sandbox() as other:
        assert other.url != sandbox.url
        httpx.post(f"{other.url}/control/business", json={"needs_address": True})
        assert http.get("/control/state").json()["switches"]["needs_address"] is False
