"""What Setster's documentation leaves open, by number: links, forms, bookings and webhooks."""

from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from bot.ports import OpeningTaken, PlacedState, Rejected, Unavailable, UnexpectedReply
from integrations.setster.webhook import booking_id
from tests.integrations.fake_setster import APPOINTMENT, EMPLOYEE, SERVICE, envelope
from tests.integrations.open_points import point

NINE = datetime(2026, 12, 1, 14, tzinfo=UTC)
"""Nine o'clock on 1 December in New York."""

ANN_DOWNTOWN = frozenset({("12412", "54232")})

FIELD = {
    "id": "5",
    "label": "Pet&#39;s name",
    "type": "0",
    "required": "1",
    "status": True,
    "visibility": 1,
}


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
