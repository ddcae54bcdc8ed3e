import httpx
import pytest

from integrations.sandbox.business import CREDENTIALS, DOWNTOWN, HAIRCUT

HAIRCUT_AT_TEN = {
    "service_id": HAIRCUT,
    "location_id": DOWNTOWN,
    "start_date": "2026-11-24 10:00:00",
}


def test_a_lost_answer_has_done_the_work(setster, control, state):
    control("/faults", service="setster", operation="create", kind="lost_answer")
    with pytest.raises(httpx.RemoteProtocolError):
        setster.create(**HAIRCUT_AT_TEN)
    assert len(state()["appointments"]) == 1
    assert state()["calls"][-1]["status"] is None


def test_a_reset_has_not_done_the_work(setster, control, state):
    control("/faults", service="setster", operation="create", kind="reset")
    with pytest.raises(httpx.ReadError):
        setster.create(**HAIRCUT_AT_TEN)
    assert state()["appointments"] == []
    assert setster.create(**HAIRCUT_AT_TEN).is_success


def test_a_truncated_answer_promises_more_than_it_holds(setster, control, state):
    control("/faults", service="setster", operation="create", kind="truncated")
    with pytest.raises(httpx.RemoteProtocolError):
        setster.create(**HAIRCUT_AT_TEN)
    assert len(state()["appointments"]) == 1


@pytest.mark.parametrize(
    ("kind", "status", "start"),
    [
        ("html", 503, "<!DOCTYPE html>"),
        ("empty", 200, ""),
        ("wrong_shape", 200, "["),
        ("status", 503, "{"),
    ],
)
def test_wrong_answers_come_without_the_work(setster, control, state, kind, status, start):
    control("/faults", service="setster", operation="create", kind=kind)
    answer = setster.create(**HAIRCUT_AT_TEN)
    assert answer.status_code == status
    assert answer.text.startswith(start)
    assert state()["appointments"] == []


@pytest.mark.parametrize("kind", ["latency", "drip"])
def test_slow_answers_come_in_the_end(setster, control, kind):
    control("/faults", service="setster", kind=kind, seconds=0.05)
    assert setster.create(**HAIRCUT_AT_TEN).json()["statusCode"] == 0


def test_a_slow_call_has_not_answered_within_a_short_time_limit(setster, control):
    control("/faults", service="setster", operation="create", kind="latency", seconds=0.3)
    with pytest.raises(httpx.ReadTimeout):
        setster.call("POST", "/appointment", json=HAIRCUT_AT_TEN, timeout=0.05)


def test_errors_are_in_each_services_own_words(http, setster, control):
    control("/faults", service="*", kind="status", status=429, times=3, retry_after=7)
    answers = [
        setster.call("GET", "/location"),
        http.post("/setter/api/v1/bookings", json={}),
        http.get(f"/twilio/2010-04-01/Accounts/{CREDENTIALS.twilio_account_sid}/Messages.json"),
    ]
    assert {one.status_code for one in answers} == {429}
    assert {one.headers["Retry-After"] for one in answers} == {"7"}
    assert answers[0].json()["statusCode"] == 4
    assert "message" in answers[1].json()
    assert answers[2].json()["code"] == 20429


def test_a_fault_is_used_up_and_hits_only_what_it_names(setster, control):
    control("/faults", service="setster", operation="services", kind="status", times=2, code=5)
    assert setster.call("GET", "/location").is_success
    codes = [setster.call("GET", "/service").json()["statusCode"] for _ in range(3)]
    assert codes == [5, 5, 0]


def test_a_lasting_fault_stays_until_it_is_removed(setster, control, http):
    made = control("/faults", service="setster", kind="status", times=None)
    for _ in range(3):
        assert setster.call("GET", "/location").status_code == 503
    assert http.get("/control/faults").json()[0]["id"] == made["id"]
    http.delete(f"/control/faults/{made['id']}")
    assert setster.call("GET", "/location").is_success


@pytest.mark.parametrize(
    "order", [{"kind": "magic"}, {"kind": "reset", "service": "x"}, {"kind": "reset", "color": 1}]
)
def test_a_fault_that_makes_no_sense_is_refused(http, order):
    assert http.post("/control/faults", json=order).status_code == 400


def test_a_refused_session_can_be_ordered_with_401(setster, control):
    control("/faults", service="setster", kind="status", status=401, code=2)
    answer = setster.call("GET", "/location")
    assert (answer.status_code, answer.json()["statusCode"]) == (401, 2)
