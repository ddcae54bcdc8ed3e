"""What Setster's documentation leaves open, one test or more for each point, by number."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import httpx
import pytest

from bot.dialogue.catalogue import OpeningsQuery
from bot.ports import (
    IntegrationError,
    NotFound,
    OpeningTaken,
    PlacedState,
    Rejected,
    Unauthorised,
    Unavailable,
    UnexpectedReply,
)
from integrations.setster.webhook import booking_id
from tests.integrations.fake_setster import (
    APPOINTMENT,
    EMPLOYEE,
    LOCATION,
    SERVICE,
    ZONES,
    envelope,
)
from tests.integrations.open_points import OpenPoints

setster_points = OpenPoints()
point = setster_points.point

NINE = datetime(2026, 12, 1, 14, tzinfo=UTC)
"""Nine o'clock on 1 December in New York."""
DAY = date(2026, 12, 1)
ONE_DAY = OpeningsQuery("54232", "453", DAY, DAY)
WEEK = OpeningsQuery("54232", "453", DAY, date(2026, 12, 4))
NO_ZONE = {"timezone_id": None, "timezone_offset_seconds": None}


def times(**days):
    return {"interval": 60, "boxInterval": 5, "padding": 0, "times": days}


def starts(fake, query=ONE_DAY):
    return [one.starts_at for one in fake.client().openings(query)]


@point(
    1,
    "documented+observed",
    seconds="2026-12-01 09:00:00",
    no_seconds="2026-12-01 09:00",
    t="2026-12-01T09:00:00",
    offset="2026-12-01T09:00:00-05:00",
    compact_offset="2026-12-01T09:00:00-0500",
    utc="2026-12-01T14:00:00Z",
    milliseconds="2026-12-01T14:00:00.000Z",
)
def test_a_start_is_read_however_it_is_written(fake, spelling):
    fake.answers["GET /appointment/2342"] = {**APPOINTMENT, "start_date": spelling}
    setster = fake.client()
    assert setster.get("2342").starts_at == NINE


@point(
    1,
    "documented+observed",
    new_york=("America/New_York", "2026-12-01 09:00:00"),
    london=("Europe/London", "2026-12-01 14:00:00"),
)
def test_a_start_is_sent_local_with_seconds(fake, order, spelling):
    time_zone, written = spelling
    fake.client().create(replace(order, time_zone=time_zone))
    assert fake.body_of("POST /appointment")["start_date"] == written


@point(
    2,
    "documented+observed",
    location_offset={"start_date": "2026-12-01 09:00", "timezone_offset_seconds": -18000},
    company_offset={"start_date": "2026-12-01 06:00", "timezone_offset_seconds": "-28800"},
    company_zone={
        "start_date": "2026-12-01 06:00",
        "timezone_offset_seconds": None,
        "timezone_id": "548",
    },
    no_zone_at_all={"start_date": "2026-12-01 09:00", **NO_ZONE},
    nonsense_offset={"timezone_offset_seconds": 10**9, "start_date": "2026-12-01 09:00"},
)
def test_the_zone_of_a_returned_start_is_taken_from_the_surest_sign(fake, spelling):
    fake.answers["GET /appointment/2342"] = {**APPOINTMENT, **spelling}
    setster = fake.client()
    setster.catalogue()
    assert setster.get("2342").starts_at == NINE


@point(2, "documented+observed", differing="2026-12-01 06:00:00")
def test_our_own_start_is_kept_when_a_fresh_booking_comes_back_in_another_zone(
    fake, order, spelling
):
    answer = {**APPOINTMENT, "start_date": spelling, "timezone_offset_seconds": -28800}
    fake.answers["POST /appointment"] = answer
    assert fake.client().create(order).starts_at == NINE


@point(
    3,
    "documented+observed+inferred",
    map_by_date=times(**{"2026-12-01": ["09:00:00"]}),
    flat_array={"interval": 60, "times": ["09:00:00"]},
    bare_array=["09:00:00"],
    objects_with_time=times(**{"2026-12-01": [{"time": "09:00:00", "seats": 2}]}),
    objects_with_start=times(**{"2026-12-01": [{"start": "2026-12-01 09:00:00"}]}),
    list_with_holes=times(**{"2026-12-01": {"3": "09:00:00"}}),
    seats_by_time=times(**{"2026-12-01": {"09:00:00": 3}}),
    whole_dates={"times": ["2026-12-01 09:00:00"]},
)
def test_free_times_are_read_in_any_shape(fake, spelling):
    fake.answers["GET /availability"] = spelling
    assert starts(fake) == [NINE]


@point(3, "documented", week={"interval": 60, "times": ["09:00:00", "10:00:00"]})
def test_a_flat_array_for_several_days_is_asked_for_day_by_day(fake, spelling):
    fake.answers["GET /availability"] = spelling
    assert len(starts(fake, WEEK)) == 8
    asked = [one.url.params for one in fake.asked("GET /availability")]
    assert [one["t"] for one in asked] == ["weekly", "daily", "daily", "daily", "daily"]


@point(
    4,
    "observed+inferred",
    twelve_hour="9:00 AM",
    beyond_the_day="25:00",
    number=900,
    nothing=None,
    list=["09:00"],
    word="morning",
)
def test_a_time_that_cannot_be_read_is_left_out(fake, spelling):
    fake.answers["GET /availability"] = times(**{"2026-12-01": [spelling, "09:00"]})
    assert starts(fake) == [NINE]


@point(
    5,
    "observed+inferred",
    missing_key=times(),
    empty_list=times(**{"2026-12-01": []}),
    null=times(**{"2026-12-01": None}),
    php_array={"interval": 60, "times": []},
    null_times={"interval": 60, "times": None},
    null_data=None,
)
def test_an_empty_day_has_no_openings(fake, spelling):
    fake.answers["GET /availability"] = lambda _: envelope(spelling)
    assert starts(fake) == []


@point(6, "documented+inferred", sunday="2026-11-29", monday="2026-11-30")
def test_earlier_days_of_the_week_are_left_out(fake, spelling):
    days = {spelling: ["09:00"], "2026-12-01": ["09:00"], "2026-12-05": ["09:00"]}
    fake.answers["GET /availability"] = times(**days)
    assert starts(fake, WEEK) == [NINE]


@point(
    7,
    "documented",
    one_day=(DAY, None),
    week=(date(2026, 12, 4), None),
    more=(date(2026, 12, 9), "2"),
)
def test_the_number_of_weeks_goes_with_weekly_only(fake, spelling):
    last_on, weeks = spelling
    starts(fake, replace(ONE_DAY, last_on=last_on))
    params = fake.asked("GET /availability")[0].url.params
    assert params.get("no_of_weeks") == weeks
    assert params["t"] == ("daily" if last_on == DAY else "weekly")


@point(7, "documented", one_week=(date(2026, 12, 4), "1"), more=(date(2026, 12, 9), None))
def test_seats_are_not_asked_for_together_with_weeks(fake, spelling):
    last_on, seats = spelling
    fake.answers["GET /service"] = [{**SERVICE, "group_session": 8}]
    starts(fake, replace(ONE_DAY, last_on=last_on))
    assert fake.asked("GET /availability")[0].url.params.get("available_seats") == seats


@point(8, "documented", repeated=("7", "9"))
def test_extras_are_asked_for_repeated_and_booked_with_commas(fake, order, spelling):
    setster = fake.client()
    setster.openings(replace(ONE_DAY, extra_ids=spelling))
    assert fake.asked("GET /availability")[0].url.params.get_list("subservices") == ["7", "9"]
    setster.create(replace(order, extra_ids=spelling))
    assert fake.body_of("POST /appointment")["subservices"] == "7,9"


@point(9, "documented+observed", flat="flat", data="data", form="form")
def test_a_body_is_wrapped_as_configured(fake, order, spelling):
    fake.client(encoding=spelling).create(order)
    request = fake.asked("POST /appointment")[0]
    if spelling == "form":
        assert request.headers["content-type"] == "application/x-www-form-urlencoded"
        body = json.loads(httpx.QueryParams(request.content.decode())["data"])
    else:
        assert request.headers["content-type"] == "application/json"
        body = json.loads(request.content)
        body = body["data"] if spelling == "data" else body
    assert body["client_email"] == "ann@example.com"


@point(10, "documented+inferred", zero=0, null=None, text="0", empty="", false=False)
def test_success_is_zero_or_nothing(fake, spelling):
    fake.answers["GET /appointment/2342"] = lambda _: envelope(APPOINTMENT, code=spelling)
    assert fake.client().get("2342").id == "2342"


@point(10, "documented+inferred", absent={"data": APPOINTMENT})
def test_a_missing_status_code_is_success(fake, spelling):
    fake.answers["GET /appointment/2342"] = lambda _: httpx.Response(200, json=spelling)
    assert fake.client().get("2342").id == "2342"


@point(
    11,
    "documented+observed+inferred",
    plural={"statusDescriptions": "SLOT_OCCUPIED"},
    singular={"statusDescription": "taken by ann@example.com"},
    list={"statusDescriptions": ["a", "b"]},
    object={"statusDescriptions": {"client_email": "ann@example.com is bad"}},
    none={},
)
def test_the_text_of_an_error_has_any_shape_and_is_not_repeated(fake, order, spelling):
    fake.answers["POST /appointment"] = lambda _: httpx.Response(
        200, json={"statusCode": "10", "data": None, **spelling}
    )
    with pytest.raises(OpeningTaken) as caught:
        fake.client().create(order)
    assert str(caught.value) == "Setster: create was refused: SLOT_OCCUPIED"


@point(
    12,
    "documented+inferred",
    taken_200=(200, 9, OpeningTaken, False),
    taken_403=(403, 10, OpeningTaken, False),
    invalid_403=(403, 1, Rejected, False),
    saving_403=(403, 5, Unavailable, True),
    internal_200=(200, 4, Unavailable, True),
    not_found_403=(403, 7, NotFound, False),
    not_allowed_200=(200, 8, Rejected, False),
    inactive_200=(200, 3, Unauthorised, False),
    unknown_code=(200, 77, UnexpectedReply, True),
    text_code=(200, "oops", UnexpectedReply, True),
    good_code_bad_status=(500, 0, Unavailable, True),
)
def test_the_body_decides_before_the_http_status(fake, order, spelling):
    status, code, error, unknown = spelling
    fake.answers["POST /appointment"] = lambda _: envelope(None, code=code, status=status)
    with pytest.raises(IntegrationError) as caught:
        fake.client().create(order)
    assert type(caught.value) is error
    assert caught.value.outcome_unknown is unknown
    assert fake.logins == 1


@point(
    13,
    "observed",
    html_500=(500, b"<html>Oops</html>", Unavailable),
    empty_502=(502, b"", Unavailable),
    html_200=(200, b"<html>Maintenance</html>", UnexpectedReply),
    empty_200=(200, b"", UnexpectedReply),
    cut_json=(200, b'{"statusCode": 0, "da', UnexpectedReply),
    list=(200, b"[]", UnexpectedReply),
    null=(200, b"null", UnexpectedReply),
    nan=(200, b'{"statusCode": NaN}', UnexpectedReply),
    other_json=(200, b'{"ok": true}', UnexpectedReply),
    html_404=(404, b"<html>", UnexpectedReply),
    redirect=(302, b"", UnexpectedReply),
)
def test_what_is_no_envelope_leaves_a_write_uncertain(fake, order, spelling):
    status, content, error = spelling
    fake.answers["POST /appointment"] = lambda _: httpx.Response(status, content=content)
    with pytest.raises(IntegrationError) as caught:
        fake.client().create(order)
    assert type(caught.value) is error
    assert caught.value.retryable
    assert caught.value.outcome_unknown


@point(14, "documented+observed", unauthorised=401, forbidden=403)
def test_a_session_may_expire_with_either_status(fake, spelling):
    answers = [lambda _: httpx.Response(spelling, text=""), lambda _: envelope([])]
    fake.answers["GET /appointment"] = answers
    assert fake.client().listed() == []
    assert fake.logins == 2


@point(15, "documented+observed", configured="77", from_login="")
def test_the_company_is_in_the_query_and_in_a_new_booking(fake, order, spelling):
    fake.client(company_id=spelling).create(order)
    request = fake.asked("POST /appointment")[0]
    assert request.url.params["company_id"] == (spelling or "3123")
    assert fake.body_of("POST /appointment")["company_id"] == (spelling or "3123")


@point(15, "observed", no_company={"session_token": "canary-token-1"})
def test_an_account_without_a_company_id_works_too(fake, spelling):
    fake.answers["POST /account/authenticate"] = lambda _: envelope(spelling)
    fake.client().listed()
    assert "company_id" not in fake.asked("GET /appointment")[0].url.params


@point(16, "documented+observed", numbers=2342, text="2342", float=2342.0)
def test_ids_are_numbers_or_text(fake, spelling):
    record = {**APPOINTMENT, "id": spelling, "employee_id": 12412, "service_id": 453}
    fake.answers["GET /appointment/2342"] = record
    placed = fake.client().get("2342")
    assert (placed.id, placed.employee_id, placed.service_id) == ("2342", "12412", "453")


@point(16, "observed", zero=0, text="0", null=None, empty="")
def test_no_employee_is_anyone(fake, spelling):
    fake.answers["GET /appointment/2342"] = {**APPOINTMENT, "employee_id": spelling}
    assert fake.client().get("2342").employee_id == ""


@point(17, "documented", list=[APPOINTMENT], object=APPOINTMENT, map={"2342": APPOINTMENT})
def test_one_record_comes_as_a_list_or_an_object(fake, spelling):
    fake.answers["GET /appointment/2342"] = spelling
    assert fake.client().get("2342").id == "2342"


@point(17, "documented", empty=[], null=None, other=[{**APPOINTMENT, "id": "1"}])
def test_a_record_that_is_not_there_is_not_found(fake, spelling):
    fake.answers["GET /appointment/2342"] = lambda _: envelope(spelling)
    with pytest.raises(NotFound):
        fake.client().get("2342")


@point(
    18,
    "documented+observed+inferred",
    true=(True, False),
    number=(1, 0),
    text=("1", "0"),
    word=("true", "false"),
)
def test_booleans_come_in_any_shape(fake, spelling):
    yes, no = spelling
    fake.answers["GET /location"] = [{**LOCATION, "virtual": yes}]
    fake.answers["GET /employee"] = [{**EMPLOYEE, "status": yes}, {**EMPLOYEE, "status": no}]
    fake.answers["GET /service"] = [
        {**SERVICE, "is_subservice": yes, "auto_confirm": no},
        {**SERVICE, "id": "9", "status": no},
    ]
    catalogue = fake.client().catalogue()
    assert catalogue.locations[0].is_virtual
    assert len(catalogue.employees) == 1
    assert [(one.id, one.is_extra, one.needs_approval) for one in catalogue.services] == [
        ("453", True, True)
    ]


ANN_DOWNTOWN = frozenset({("12412", "54232")})


@point(
    19,
    "documented+inferred",
    employee_first=({"12412": {"54232": 1}}, ANN_DOWNTOWN),
    location_first=({"54232": {"12412": "1"}}, ANN_DOWNTOWN),
    list_of_maps=([{"12412": {"54232": True}}], ANN_DOWNTOWN),
    all_employees=({"all": {"54232": 1}}, ANN_DOWNTOWN),
    all_locations=({"12412": "all"}, ANN_DOWNTOWN),
    off=({"12412": {"54232": 0}}, None),
    empty_list=([], None),
    null=(None, None),
    everything=("all", None),
    unknown_ids=({"1": {"2": 1}}, None),
    nonsense=({"12412": ["54232"]}, None),
)
def test_location_links_are_read_in_any_shape(fake, spelling):
    links, pairs = spelling
    fake.answers["GET /service"] = [{**SERVICE, "location_links": links}]
    service = fake.client().catalogue().services[0]
    assert service.links == pairs
    assert service.location_ids == {"54232"}


@point(
    19, "documented+inferred", employee={"54232": {"453": 1}}, everything={"54232": {"453": "1"}}
)
def test_links_on_the_employee_do_when_the_service_has_none(fake, spelling):
    fake.answers["GET /employee"] = [{**EMPLOYEE, "location_links": spelling}]
    assert fake.client().catalogue().services[0].links == ANN_DOWNTOWN


FIELD = {
    "id": "5",
    "label": "Pet&#39;s name",
    "type": "0",
    "required": "1",
    "status": True,
    "visibility": 1,
}


@point(20, "documented", by_id=("id", "5"), by_label=("label", "Pet's name"), absent=("slug", "5"))
def test_the_key_of_a_form_field_is_configured(fake, order, spelling):
    attribute, key = spelling
    fake.answers["GET /customfield"] = [FIELD]
    setster = fake.client(field_key=attribute)
    assert setster.catalogue().form_fields[0].key == key
    setster.create(replace(order, form_answers=((key, "Rex"),)))
    assert fake.body_of("POST /appointment")["custom_data"] == {key: "Rex"}
    params = fake.asked("POST /appointment")[0].url.params
    assert params["validate_custom_fields"] == "1"


@point(
    21,
    "inferred",
    bare={"id": "2342", "status": "2"},
    number_id={"id": 2342, "status": 2},
    no_end={**APPOINTMENT, "end_date": None, "length": None},
)
def test_a_fresh_booking_may_come_back_almost_empty(fake, order, spelling):
    fake.answers["POST /appointment"] = spelling
    placed = fake.client().create(order)
    assert (placed.id, placed.state) == ("2342", PlacedState.CONFIRMED)
    assert (placed.starts_at, placed.ends_at) == (NINE, NINE.replace(hour=15))


@point(21, "inferred", null=None, empty=[], text="2342", no_id={"status": "2"})
def test_an_answer_without_a_booking_leaves_the_outcome_unknown(fake, order, spelling):
    fake.answers["POST /appointment"] = lambda _: envelope(spelling)
    with pytest.raises(UnexpectedReply) as caught:
        fake.client().create(order)
    assert caught.value.outcome_unknown


@point(
    22,
    "documented",
    email=("0", PlacedState.REQUESTED),
    staff=(1, PlacedState.REQUESTED),
    confirmed=("2", PlacedState.CONFIRMED),
    declined=("3", PlacedState.GONE),
    checked_in=(11, PlacedState.CONFIRMED),
    unknown=("99", PlacedState.REQUESTED),
    absent=(None, PlacedState.REQUESTED),
)
def test_the_state_is_what_the_answer_says(fake, order, spelling):
    status, state = spelling
    fake.answers["POST /appointment"] = {**APPOINTMENT, "status": status}
    assert fake.client().create(order).state is state
    sent = fake.body_of("POST /appointment")
    assert not {"status", "paid", "price"} & set(sent)


@point(23, "inferred", not_available=(9, OpeningTaken), not_allowed=(8, Rejected))
def test_a_notice_that_is_too_short_is_an_ordinary_refusal(fake, order, spelling):
    code, error = spelling
    fake.answers["POST /appointment"] = lambda _: envelope(None, code=code)
    with pytest.raises(error) as caught:
        fake.client().create(order)
    assert not caught.value.outcome_unknown


@point(
    24,
    "documented+observed",
    others=[{**APPOINTMENT, "id": "1", "ews_id": "ref-2"}, {**APPOINTMENT, "id": "2"}],
)
def test_an_ignored_filter_is_made_up_for(fake, order, spelling):
    fake.answers["GET /appointment"] = spelling
    assert [one.id for one in fake.client().find(order)] == ["2"]


@point(25, "documented+observed", all="all")
def test_a_search_in_a_narrow_window_asks_for_all(fake, order, spelling):
    fake.client().find(order)
    params = fake.asked("GET /appointment")[-1].url.params
    assert params["end"] == spelling
    assert (params["start_date"], params["end_date"]) == ("2026-11-30", "2026-12-02")


@point(26, "documented+observed", plain="Ann & Bob", escaped="Ann &amp; Bob")
def test_a_cancel_sends_the_known_fields_back(fake, spelling):
    record = {**APPOINTMENT, "client_name": spelling}
    fake.answers["GET /appointment/2342"] = record
    fake.answers["PUT /appointment/2342"] = {**record, "status": 3}
    assert fake.client().cancel("2342").state is PlacedState.GONE
    sent = fake.body_of("PUT /appointment/2342")
    assert sent["status"] == 3
    assert sent["client_name"] == "Ann & Bob"
    assert sent["duration"] == 60
    assert sent["ews_id"] == "ref-1"
    assert "paid" not in sent


@point(27, "observed", new_id="9999")
def test_a_booking_moved_by_its_customer_is_found_by_our_reference(fake, order, spelling):
    moved = {**APPOINTMENT, "id": spelling, "start_date": "2026-12-03 11:00:00"}
    fake.answers["GET /appointment"] = [{**APPOINTMENT, "status": "3"}, moved]
    found = fake.client().find(order)
    assert [(one.id, one.starts_at) for one in found] == [
        (spelling, datetime(2026, 12, 3, 16, tzinfo=UTC))
    ]


@point(
    28,
    "documented",
    json=b'{"id": "2342", "event": "appointment.updated"}',
    json_number=b'{"appointment_id": 2342}',
    wrapped=b'{"id": "1", "event": "x", "data": {"id": "2342"}}',
    form=b"event=appointment.canceled&appointment_id=2342",
    form_json=b"data=%7B%22id%22%3A+%222342%22%7D",
)
def test_a_webhook_is_a_hint_at_a_booking(spelling):
    assert booking_id(spelling) == "2342"


@point(
    28,
    "documented",
    empty=b"",
    html=b"<html>",
    list=b"[1]",
    path=b'{"id": "../client/7"}',
    binary=b"\xff\xfe=\x00",
    deep=b"[" * 100_000,
    no_id=b'{"event": "appointment.deleted"}',
)
def test_a_webhook_without_a_plausible_id_hints_at_nothing(spelling):
    assert booking_id(spelling) is None


@point(29, "inferred", with_time={"retry-after": "0"}, without={})
def test_too_many_requests_are_waited_out_for_a_read(fake, spelling):
    answers = [lambda _: httpx.Response(429, headers=spelling), lambda _: envelope([])]
    fake.answers["GET /appointment"] = answers
    assert fake.client().listed() == []


@point(29, "inferred", with_time={"retry-after": "0"}, without={})
def test_too_many_requests_leave_a_write_undone_and_unrepeated(fake, order, spelling):
    fake.answers["POST /appointment"] = lambda _: httpx.Response(429, headers=spelling)
    with pytest.raises(Unavailable) as caught:
        fake.client().create(order)
    assert not caught.value.outcome_unknown
    assert len(fake.asked("POST /appointment")) == 1


@point(30, "documented+inferred", refused=1)
def test_an_address_is_sent_as_given_and_its_refusal_is_final(fake, order, spelling):
    fake.answers["POST /appointment"] = lambda _: envelope(None, code=spelling)
    with pytest.raises(Rejected) as caught:
        fake.client().create(replace(order, client_email=""))
    assert fake.body_of("POST /appointment")["client_email"] == ""
    assert not caught.value.retryable


@pytest.mark.parametrize(
    ("zones", "name"),
    [
        (ZONES, "America/New_York"),
        ([{"id": 553, "dbName": "America/New_York"}], "America/New_York"),
        ({"553": {"dbName": "Canada/Eastern"}}, "America/Toronto"),
    ],
)
def test_a_zone_has_todays_name(fake, zones, name):
    fake.answers["GET /tz/list"] = zones
    assert fake.client().catalogue().locations[0].time_zone == name


def test_every_open_point_has_a_test():
    assert setster_points.tested == set(range(1, 31))
