import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from integrations.sandbox.business import (
    ANA,
    BRIDAL,
    COLOR,
    CREDENTIALS,
    DOWNTOWN,
    FACIAL,
    HAIRCUT,
    JAMES,
    LAKEVIEW,
    MARIA,
    PERM,
    YOGA,
)

TUESDAY, WEDNESDAY, MONDAY = "2026-11-24", "2026-11-25", "2026-11-30"
HAIRCUT_AT_TEN = {
    "service_id": HAIRCUT,
    "location_id": DOWNTOWN,
    "start_date": f"{TUESDAY} 10:00:00",
}


def test_a_booking_comes_back_as_setster_writes_it(setster):
    answer = setster.create(
        service_id=COLOR,
        location_id=DOWNTOWN,
        start_date=f"{TUESDAY} 10:00:00",
        duration=90,
        ews_id="ref-1",
        custom_fields={"1": ["a friend", "How"]},
    )
    made = answer.json()["data"]
    assert made["status"] == "2"
    assert made["start_date"] == f"{TUESDAY} 10:00:00"
    assert made["end_date"] == f"{TUESDAY} 11:30:00"
    assert made["length"] == 90 * 60 * 1000
    assert made["type"] == "Color &amp; cut"
    assert json.loads(made["custom_fields"]) == {"1": ["a friend", "How"]}
    assert made["timezone_offset_seconds"] == -5 * 3600
    assert made["employee_id"] == MARIA
    assert all(isinstance(made[name], str) for name in ("id", "client_id", "service_id"))


def test_a_taken_time_is_403_with_nothing_in_data(setster):
    assert setster.create(**HAIRCUT_AT_TEN).status_code == 200
    again = setster.create(**HAIRCUT_AT_TEN)
    assert again.status_code == 403
    assert again.json() == {"statusCode": 10, "statusDescriptions": "SLOT_OCCUPIED", "data": None}


@pytest.mark.parametrize("start", ["08:00:00", "10:10:00", "18:00:00"])
def test_a_time_that_is_never_offered_is_not_available(setster, start):
    answer = setster.create(**{**HAIRCUT_AT_TEN, "start_date": f"{TUESDAY} {start}"})
    assert (answer.status_code, answer.json()["statusCode"]) == (403, 9)


def test_a_time_within_notice_is_not_available(setster):
    answer = setster.create(**{**HAIRCUT_AT_TEN, "start_date": "2026-11-23 09:30:00"})
    assert answer.json()["statusCode"] == 9


@pytest.mark.parametrize("missing", ["client_email", "client_name", "service_id", "start_date"])
def test_a_required_field_is_required(setster, missing):
    answer = setster.create(**{**HAIRCUT_AT_TEN, missing: ""})
    assert (answer.status_code, answer.json()["statusCode"]) == (403, 1)


def test_minutes_are_fifteen_unless_given_in_quarters(setster):
    made = setster.create(**{**HAIRCUT_AT_TEN, "duration": None}).json()["data"]
    assert made["length"] == 15 * 60 * 1000
    odd = setster.create(**{**HAIRCUT_AT_TEN, "duration": 20})
    assert odd.json()["statusCode"] == 1


def test_seconds_may_be_left_out(setster):
    assert setster.create(**{**HAIRCUT_AT_TEN, "start_date": f"{TUESDAY} 10:00"}).is_success


def test_an_inactive_service_cannot_be_booked(setster):
    assert setster.create(**{**HAIRCUT_AT_TEN, "service_id": PERM}).json()["statusCode"] == 8


def test_some_services_wait_for_approval_and_block_the_time(setster):
    order = {**HAIRCUT_AT_TEN, "service_id": BRIDAL, "duration": 120}
    order["start_date"] = f"{TUESDAY} 13:00:00"
    assert setster.create(**order).json()["data"]["status"] == "1"
    assert setster.create(**order).json()["statusCode"] == 10


def test_anyone_means_the_free_employees_in_turn(setster):
    order = {**HAIRCUT_AT_TEN, "employee_id": 0}
    chosen = [
        setster.create(**{**order, "start_date": f"{MONDAY} {start}"}).json()["data"]["employee_id"]
        for start in ("10:00:00", "11:00:00", "11:00:00", "12:00:00")
    ]
    assert set(chosen[:2]) == {MARIA, JAMES}
    assert set(chosen[1:3]) == {MARIA, JAMES}


def test_an_employee_who_does_not_perform_the_service_is_not_available(setster):
    answer = setster.create(**HAIRCUT_AT_TEN, employee_id=ANA)
    assert answer.json()["statusCode"] == 9
    assert setster.create(**HAIRCUT_AT_TEN, employee_id="77").json()["statusCode"] == 7


def test_only_one_of_many_at_once_gets_the_time(setster, state):
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: setster.create(**HAIRCUT_AT_TEN), range(12)))
    codes = sorted(one.json()["statusCode"] for one in answers)
    assert codes == [0] + [10] * 11
    assert len(state()["appointments"]) == 1


def test_a_class_takes_as_many_as_it_has_places(setster):
    order = {"service_id": YOGA, "location_id": LAKEVIEW, "duration": 60}

    def join(number: int) -> int:
        answer = setster.create(
            start_date=f"{WEDNESDAY} 09:00:00", client_email=f"p{number}@example.com", **order
        )
        return int(answer.json()["statusCode"])

    with ThreadPoolExecutor(10) as pool:
        codes = sorted(pool.map(join, range(10)))
    assert codes == [0] * 8 + [10] * 2


@pytest.mark.parametrize("wrapping", ["flat", "wrapped", "form"])
def test_a_body_may_be_flat_or_wrapped_or_a_form(setster, wrapping):
    body = {**HAIRCUT_AT_TEN, "client_email": "a@example.com", "client_name": "A", "duration": 30}
    sent = {
        "flat": {"json": body},
        "wrapped": {"json": {"data": body}},
        "form": {"data": {"data": json.dumps(body)}},
    }
    answer = setster.call("POST", "/appointment", **sent[wrapping])
    assert answer.json()["statusCode"] == 0


def test_the_booking_form_is_enforced_on_request(setster, control):
    control("/setster/form_field", on=True)
    check = {"params": {"validate_custom_fields": 1}}
    body = {**HAIRCUT_AT_TEN, "client_email": "a@example.com", "client_name": "A", "duration": 30}
    refused = setster.call("POST", "/appointment", json=body, **check)
    assert refused.status_code == 403
    assert refused.json()["data"]["custom_fields"] == {"1": "required"}
    long = setster.call(
        "POST", "/appointment", json={**body, "custom_data": {"1": "x" * 51}}, **check
    )
    assert long.json()["data"]["custom_fields"] == {"1": "too long"}
    good = setster.call("POST", "/appointment", json={**body, "custom_data": {"1": "ads"}}, **check)
    assert good.json()["data"]["custom_data"] == {"1": "ads"}


def test_a_drop_down_takes_only_its_choices(setster, control):
    control("/setster/form_field", on=True, kind=7)
    body = {**HAIRCUT_AT_TEN, "client_email": "a@example.com", "client_name": "A"}
    for given, code in (("Radio", 1), ("Friend", 0)):
        answer = setster.call(
            "POST",
            "/appointment",
            json={**body, "custom_data": {"1": given}},
            params={"validate_custom_fields": 1},
        )
        assert answer.json()["statusCode"] == code


def test_an_address_is_required_while_switched_on(setster, control):
    control("/business", needs_address=True)
    assert setster.create(**HAIRCUT_AT_TEN).json()["statusCode"] == 1
    assert setster.create(**HAIRCUT_AT_TEN, client_address="1 Elm St").is_success


def test_the_same_email_is_the_same_client(setster):
    setster.create(**HAIRCUT_AT_TEN, client_phone="+15550107777")
    second = {**HAIRCUT_AT_TEN, "start_date": f"{TUESDAY} 11:00:00"}
    setster.create(**{**second, "client_email": "ANN@example.com"})
    (client,) = setster.data("/client", phone="15550107777")
    assert client["name"] == "Ann Lee"
    found = setster.data("/appointment", client_id=client["client_id"])
    assert len(found) == 2


def test_a_booking_is_found_by_its_reference(setster):
    made = setster.create(**HAIRCUT_AT_TEN, ews_id="ours-7").json()["data"]
    assert [one["id"] for one in setster.data("/appointment", ews_id="ours-7")] == [made["id"]]
    assert setster.data("/appointment", ews_id="ours-8") == []
    assert setster.data(f"/appointment/{made['id']}")[0]["ews_id"] == "ours-7"


def test_dates_filter_as_bounds(setster):
    for day in (TUESDAY, WEDNESDAY, MONDAY):
        order = {"service_id": HAIRCUT, "location_id": LAKEVIEW, "start_date": f"{day} 10:00:00"}
        assert setster.create(**order).is_success
    from_wednesday = setster.data("/appointment", start_date=WEDNESDAY, end=0)
    assert [one["start_date"][:10] for one in from_wednesday] == [WEDNESDAY, MONDAY]
    one_day = setster.data("/appointment", start_date=WEDNESDAY, end_date=WEDNESDAY)
    assert len(one_day) == 1
    latest = setster.data("/appointment", sort_by="start_date", sort_order="desc", end="1")
    assert [one["start_date"][:10] for one in latest] == [MONDAY]
    assert setster.data("/appointment", num_results=1) == 3


def test_a_list_has_a_hundred_entries_unless_told_otherwise(setster, control):
    for number in range(101):
        control(
            "/setster/appointments",
            service_id=HAIRCUT,
            location_id=DOWNTOWN,
            start="2026-12-01 10:00",
            client_email=f"{number}@example.com",
        )
    assert len(setster.data("/appointment")) == 100
    assert len(setster.data("/appointment", end="all")) == 101
    assert len(setster.data("/appointment", end="0")) == 101
    assert len(setster.data("/appointment", start="100", end="200")) == 1


def test_cancelling_with_one_field_frees_the_time_and_keeps_the_record(setster):
    made = setster.create(**HAIRCUT_AT_TEN).json()["data"]
    answer = setster.call("PUT", f"/appointment/{made['id']}", json={"status": 3})
    assert answer.json()["data"]["status"] == "3"
    assert setster.create(**HAIRCUT_AT_TEN).is_success
    assert setster.data("/appointment", id=made["id"])[0]["status"] == "3"


def test_moving_keeps_the_id_and_is_refused_where_taken(setster):
    first = setster.create(**HAIRCUT_AT_TEN).json()["data"]
    setster.create(**{**HAIRCUT_AT_TEN, "start_date": f"{TUESDAY} 11:00:00"})
    path = f"/appointment/{first['id']}"
    refused = setster.call("PUT", path, json={"start_date": f"{TUESDAY} 11:00:00"})
    assert (refused.status_code, refused.json()["statusCode"]) == (403, 10)
    moved = setster.call("PUT", path, json={"start_date": f"{TUESDAY} 12:00:00"}).json()["data"]
    assert (moved["id"], moved["start_date"]) == (first["id"], f"{TUESDAY} 12:00:00")
    same = setster.call("PUT", path, json={"start_date": f"{TUESDAY} 12:00:00"})
    assert same.is_success


def test_a_cancelled_booking_comes_back_only_where_there_is_room(setster):
    made = setster.create(**HAIRCUT_AT_TEN).json()["data"]
    setster.call("PUT", f"/appointment/{made['id']}", json={"status": 3})
    setster.create(**HAIRCUT_AT_TEN)
    back = setster.call("PUT", f"/appointment/{made['id']}", json={"status": 2})
    assert back.json()["statusCode"] == 10


def test_an_unknown_booking_is_not_found(setster):
    for method in ("GET", "PUT", "DELETE"):
        answer = setster.call(
            method, "/appointment/1", json={"status": 3} if method == "PUT" else None
        )
        assert answer.json()["statusCode"] == 7


def test_erasing_leaves_nothing(setster):
    made = setster.create(**HAIRCUT_AT_TEN).json()["data"]
    setster.call("DELETE", f"/appointment/{made['id']}")
    assert setster.data("/appointment") == []


def test_staff_confirm_and_decline(setster):
    order = {**HAIRCUT_AT_TEN, "service_id": BRIDAL, "duration": 120}
    order["start_date"] = f"{TUESDAY} 13:00:00"
    made = setster.create(**order).json()["data"]
    confirm = setster.call("POST", "/appointment/confirm", json={"appointment_id": made["id"]})
    assert confirm.json()["data"]["status"] == "2"
    body = {"appointment_id": made["id"]}
    assert setster.call("POST", "/appointment/decline", json=body).json()["statusCode"] == 1
    declined = setster.call("POST", "/appointment/decline", json={**body, "reason": "ill"})
    assert declined.json()["data"]["status"] == "3"


def test_answers_may_be_in_the_companys_zone_as_old_accounts_gave_them(setster, control):
    order = {"service_id": FACIAL, "location_id": LAKEVIEW, "duration": 60}
    made = setster.create(start_date=f"{TUESDAY} 10:00:00", **order).json()["data"]
    assert (made["start_date"], made["timezone_id"]) == (f"{TUESDAY} 10:00:00", "552")
    control("/business", answers_in_company_zone=True)
    (again,) = setster.data(f"/appointment/{made['id']}")
    assert (again["start_date"], again["timezone_id"]) == (f"{TUESDAY} 11:00:00", "553")


def test_subscribers_hear_of_changes(setster, sandbox, webhook):
    answer = setster.call(
        "POST",
        "/subscribe",
        json={"target_url": f"{webhook.url}/events", "events": ["*"], "active": 1},
    )
    assert answer.status_code == 201
    assert answer.json()["data"]["verification_key"]
    made = setster.create(**HAIRCUT_AT_TEN).json()["data"]
    setster.call("PUT", f"/appointment/{made['id']}", json={"status": 3})
    assert sandbox.settle()
    assert {one["event"] for one in webhook.events} == {
        "appointment.created",
        "appointment.canceled",
    }
    assert {one["data"]["id"] for one in webhook.events} == {made["id"]}
    number = answer.json()["data"]["id"]
    setster.call("DELETE", f"/subscribe/{number}")
    assert setster.data("/subscribe") == []


def test_a_returning_client_is_known_by_phone(setster):
    (client,) = setster.data("/client", phone="+15550100003")
    assert (client["name"], client["email"]) == ("Riley Chen", "riley.chen@example.com")
    assert setster.data("/client", phone="+15550100002") == []
    assert CREDENTIALS.setster_company_id == client["company_id"]
