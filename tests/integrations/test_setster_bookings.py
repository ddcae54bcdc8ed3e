import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import httpx
import pytest
from structlog.testing import capture_logs

from bot.ports import NotFound, OpeningTaken, PlacedState, Unavailable, UnexpectedReply
from tests.integrations.contract.salon import moved_to
from tests.integrations.fake_setster import APPOINTMENT, envelope

NINE = datetime(2026, 12, 1, 14, tzinfo=UTC)


def test_a_booking_is_sent_with_all_that_the_order_says(fake, order):
    setster = fake.client()
    setster.catalogue()
    setster.create(
        replace(
            order,
            client_phone="+16175550100",
            client_address="2 Elm St",
            employee_id="12412",
            extra_ids=("7",),
            note="allergic to latex",
        )
    )
    assert fake.body_of("POST /appointment") == {
        "company_id": "3123",
        "client_name": "Ann Client",
        "client_email": "ann@example.com",
        "client_phone": "+16175550100",
        "client_address": "2 Elm St",
        "service_id": "453",
        "location_id": "54232",
        "start_date": "2026-12-01 09:00:00",
        "duration": 60,
        "subservices": "7",
        "note": "allergic to latex",
        "ews_id": "ref-1",
        "timezone_id": "553",
        "employee_id": "12412",
    }


def test_anyone_is_no_employee(fake, order):
    fake.client().create(order)
    assert "employee_id" not in fake.body_of("POST /appointment")


def test_a_plain_order_needs_no_check_of_the_form(fake, order):
    fake.client().create(order)
    assert "validate_custom_fields" not in fake.asked("POST /appointment")[0].url.params


def test_the_employee_really_assigned_is_told(fake, order):
    placed = fake.client().create(order)
    assert placed.employee_id == "12412"
    assert (placed.id, placed.reference, placed.state) == ("2342", "ref-1", PlacedState.CONFIRMED)


def test_a_start_that_is_not_the_ordered_one_is_told_and_logged(fake, order):
    fake.answers["POST /appointment"] = {**APPOINTMENT, "start_date": "2026-12-02 09:00:00"}
    with capture_logs() as lines:
        placed = fake.client().create(order)
    assert placed.starts_at == datetime(2026, 12, 2, 14, tzinfo=UTC)
    assert "setster_start_differs" in {line["event"] for line in lines}


def test_a_lost_answer_leaves_the_outcome_unknown_and_the_booking_is_not_sent_again(fake, order):
    def lost(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("late", request=request)

    fake.answers["POST /appointment"] = lost
    with pytest.raises(Unavailable) as caught:
        fake.client().create(order)
    assert caught.value.outcome_unknown
    assert len(fake.asked("POST /appointment")) == 1


def test_a_booking_refused_for_its_session_is_sent_again_once(fake, order):
    answers = [lambda _: envelope(None, code=2, status=403), lambda _: envelope(APPOINTMENT)]
    fake.answers["POST /appointment"] = answers
    assert fake.client().create(order).id == "2342"
    assert len(fake.asked("POST /appointment")) == 2


def test_our_reference_finds_a_live_booking_in_one_call(fake, order):
    gone = {**APPOINTMENT, "id": "7", "status": 3}
    fake.answers["GET /appointment"] = [APPOINTMENT, gone, {**APPOINTMENT, "ews_id": "other"}]
    assert [one.id for one in fake.client().find(order)] == ["2342"]
    assert fake.asked("GET /appointment")[0].url.params["ews_id"] == "ref-1"
    assert len(fake.asked("GET /appointment")) == 1


def test_two_bookings_of_one_order_come_oldest_first(fake, order):
    fake.answers["GET /appointment"] = [{**APPOINTMENT, "id": "10001"}, APPOINTMENT]
    assert [one.id for one in fake.client().find(order)] == ["2342", "10001"]


BARE = {**APPOINTMENT, "ews_id": ""}


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        ({}, True),
        ({"client_email": "ANN@example.com"}, True),
        ({"ews_id": None}, True),
        ({"location_id": None}, True),
        ({"start_date": "2026-12-01 06:00", "timezone_offset_seconds": -28800}, True),
        ({"start_date": "2026-12-01T14:00:00+00:00"}, True),
        ({"timezone_offset_seconds": 0, "timezone_id": None}, True),
        ({"ews_id": "ref-2"}, False),
        ({"client_email": "bob@example.com"}, False),
        ({"service_id": "9"}, False),
        ({"location_id": "9"}, False),
        ({"start_date": "2026-12-01 09:30"}, False),
        ({"start_date": "2026-12-01T09:00:00+00:00"}, False),
        ({"start_date": None}, False),
        ({"status": 3}, False),
        ({"status": 4}, False),
        ({"status": "6"}, False),
        ({"id": None}, False),
    ],
)
def test_without_the_reference_only_the_very_same_booking_is_found(fake, order, changes, is_found):
    def answer(request: httpx.Request) -> httpx.Response:
        by_reference = "ews_id" in request.url.params
        return envelope([] if by_reference else [{**BARE, **changes}])

    fake.answers["GET /appointment"] = answer
    assert bool(fake.client().find(order)) is is_found


def test_the_search_without_the_reference_is_narrow(fake, order):
    fake.client().find(order)
    params = dict(fake.asked("GET /appointment")[1].url.params)
    assert params["client_email"] == "ann@example.com"
    assert params["service_id"] == "453"


def test_a_cancelled_booking_is_left_alone(fake):
    fake.answers["GET /appointment/2342"] = {**APPOINTMENT, "status": "3"}
    assert fake.client().cancel("2342").state is PlacedState.GONE
    assert {one.method for one in fake.requests} == {"GET", "POST"}


def test_a_cancel_with_an_empty_answer_is_looked_up(fake):
    states = iter(["2", "3"])
    fake.answers["GET /appointment/2342"] = lambda _: envelope(
        {**APPOINTMENT, "status": next(states)}
    )
    fake.answers["PUT /appointment/2342"] = lambda _: envelope(None)
    assert fake.client().cancel("2342").state is PlacedState.GONE


def test_a_booking_that_still_stands_after_its_cancel_is_not_called_gone(fake):
    fake.answers["GET /appointment/2342"] = APPOINTMENT
    fake.answers["PUT /appointment/2342"] = APPOINTMENT
    with pytest.raises(UnexpectedReply):
        fake.client().cancel("2342")


def test_a_cancel_of_an_unknown_id_is_not_found(fake):
    with pytest.raises(NotFound):
        fake.client().cancel("2342")


def test_an_id_cannot_leave_its_place_in_the_path(fake):
    with pytest.raises(NotFound):
        fake.client().get("../client?x=1")
    assert fake.requests[-1].url.raw_path.startswith(b"/api/v2/appointment/..%2Fclient%3Fx%3D1?")


NOTED = {
    **APPOINTMENT,
    "note": "a &amp; b",
    "client_phone": "555",
    "custom_data": {"1": "x"},
    "ews_id": "ref-1",
}


def test_a_move_sends_the_new_time_with_all_else_as_it_was(fake, order):
    fake.answers["GET /appointment/2342"] = NOTED
    fake.answers["PUT /appointment/2342"] = {**NOTED, "start_date": "2026-12-03 11:00:00"}
    later = replace(order, starts_at=datetime(2026, 12, 3, 16, tzinfo=UTC), client_name="Else")
    placed = fake.client().move("2342", moved_to(later))
    assert (placed.id, placed.starts_at) == ("2342", later.starts_at)
    request = fake.asked("PUT /appointment/2342")[0]
    assert request.url.params["id"] == "2342"
    body = fake.body_of("PUT /appointment/2342")
    assert body["start_date"] == "2026-12-03 11:00:00"
    assert (body["note"], body["client_phone"], body["ews_id"]) == ("a & b", "555", "ref-1")
    assert body["client_name"] == APPOINTMENT["client_name"]
    assert body["custom_data"] == {"1": "x"}
    assert (body["duration"], body["employee_id"]) == (60, "0")
    assert "status" not in body


@pytest.mark.parametrize("code", [9, 10])
def test_a_move_to_a_taken_time_is_refused(fake, order, code):
    fake.answers["GET /appointment/2342"] = APPOINTMENT
    fake.answers["PUT /appointment/2342"] = lambda _: envelope(None, code=code, status=403)
    later = replace(order, starts_at=datetime(2026, 12, 3, 16, tzinfo=UTC))
    with pytest.raises(OpeningTaken):
        fake.client().move("2342", moved_to(later))


def test_a_move_that_the_answer_belies_is_not_called_done(fake, order):
    fake.answers["GET /appointment/2342"] = APPOINTMENT
    fake.answers["PUT /appointment/2342"] = APPOINTMENT
    later = replace(order, starts_at=datetime(2026, 12, 3, 16, tzinfo=UTC))
    with pytest.raises(UnexpectedReply) as found:
        fake.client().move("2342", moved_to(later))
    assert found.value.outcome_unknown


def test_a_booking_that_is_already_there_is_not_moved_again(fake, order):
    fake.answers["GET /appointment/2342"] = APPOINTMENT
    assert fake.client().move("2342", moved_to(order)).starts_at == order.starts_at
    assert fake.asked("PUT /appointment/2342") == []


def test_bookings_are_listed_by_filters(fake):
    fake.answers["GET /appointment"] = [APPOINTMENT, {**APPOINTMENT, "id": "3", "status": 6}]
    listed = fake.client().listed(
        updated_since=date(2026, 11, 20),
        client_id="23113",
        starts_from=date(2026, 12, 1),
        starts_until=date(2026, 12, 2),
    )
    assert [one.id for one in listed] == ["2342"]
    params = fake.asked("GET /appointment")[0].url.params
    assert (params["updated_after"], params["client_id"]) == ("2026-11-20", "23113")
    assert "client_email" not in params


def client_record(phone, **changes):
    return {"client_id": "1", "name": "Ann", "email": "ann@example.com", "phone": phone, **changes}


@pytest.mark.parametrize(
    ("phone", "is_found"),
    [
        ("+16175550100", True),
        ("(617) 555-0100", True),
        ("1-617-555-0100", True),
        ("617.555.0100", True),
        ("6175550101", False),
        ("", False),
        (None, False),
        ("ask at desk", False),
    ],
)
def test_clients_are_compared_by_number_whatever_the_spelling(fake, phone, is_found):
    fake.answers["GET /client"] = [client_record(phone)]
    found = fake.client().clients_with_phone("+16175550100")
    assert [(one.id, one.phone) for one in found] == ([("1", "+16175550100")] if is_found else [])


def test_a_client_stored_nationally_is_found_by_a_second_question(fake):
    def answer(request: httpx.Request) -> httpx.Response:
        is_national = request.url.params["phone"] == "6175550100"
        return envelope([client_record("6175550100")] if is_national else [])

    fake.answers["GET /client"] = answer
    assert len(fake.client().clients_with_phone("+16175550100")) == 1


def test_what_is_no_number_has_no_clients(fake):
    assert fake.client().clients_with_phone("US.abc123") == []
    assert fake.asked("GET /client") == []


def test_one_client_serves_many_threads(fake, order):
    setster = fake.client()
    placed = []
    threads = [
        threading.Thread(target=lambda: placed.append(setster.create(order).id)) for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert placed == ["2342"] * 20


def test_the_check_says_what_works(fake):
    assert fake.client().check() == "Setster: signed in, 1 location"


def test_a_list_that_is_cut_into_pages_is_read_to_its_end(fake):
    rows = [{**APPOINTMENT, "id": str(number)} for number in range(1, 231)]

    def page(request):
        start = int(request.url.params.get("start", "0"))
        return envelope(rows[start : start + 100])

    fake.answers["GET /appointment"] = page
    assert len(fake.client().listed(starts_from=date(2026, 12, 1))) == 230


def test_a_pager_that_is_ignored_ends_the_list(fake):
    fake.answers["GET /appointment"] = [
        {**APPOINTMENT, "id": str(number)} for number in range(1, 101)
    ]
    assert len(fake.client().listed(reference="ref-1")) == 100
    assert len(fake.asked("GET /appointment")) == 2


def test_a_start_whose_zone_is_stated_twice_has_one_reading(fake):
    fake.answers["GET /appointment/2342"] = APPOINTMENT
    setster = fake.client()
    setster.catalogue()
    assert setster.get("2342").starts_maybe == ()
    unsure = {**APPOINTMENT, "timezone_id": "548"}
    fake.answers["GET /appointment/2342"] = unsure
    placed = setster.get("2342")
    assert placed.starts_at == NINE
    assert datetime(2026, 12, 1, 17, tzinfo=UTC) in placed.starts_maybe


def test_what_was_booked_elsewhere_is_told_by_name(fake):
    fake.answers["GET /appointment/2342"] = {
        **APPOINTMENT,
        "type": "Color &amp; cut",
        "location_name": "Downtown",
        "subservices": "470, 471",
    }
    placed = fake.client().get("2342")
    assert (placed.service_name, placed.location_name) == ("Color & cut", "Downtown")
    assert placed.extra_ids == ("470", "471")
