"""What Setter AI's documentation leaves open, by number."""

import json
from dataclasses import replace
from datetime import UTC, timedelta, timezone

import httpx
import pytest
from structlog.testing import capture_logs

from bot.ports import ContactUnknown, Rejected, Unauthorised, Unavailable, UnexpectedReply
from tests.integrations.fake_setter import ORDER, STORED, Answers, stored
from tests.integrations.open_points import point

CANCELLED = {"id": 555, "event_id": 999, "cancelled_at": "2026-05-20T17:42:00.000Z"}


@point(1, "documented", ok=200, created=201, accepted=202)
def test_any_good_status_with_an_id_is_a_record(spelling):
    assert Answers(httpx.Response(spelling, json=STORED)).client().record(ORDER).id == "555"


@point(1, "documented", empty=b"", no_id=b"{}", html=b"<html>", text=b'"ok"', null=b"null")
def test_a_good_status_without_an_id_leaves_the_outcome_unknown(spelling):
    with pytest.raises(UnexpectedReply) as caught:
        Answers(httpx.Response(200, content=spelling)).client().record(ORDER)
    assert caught.value.outcome_unknown


@point(2, "documented", absent=None, null={"deduplicated": None}, false={"deduplicated": False})
def test_a_missing_mark_of_a_repeat_is_none(spelling):
    body = {key: value for key, value in STORED.items() if key != "deduplicated"}
    recorded = (
        Answers(httpx.Response(201, json={**body, **(spelling or {})})).client().record(ORDER)
    )
    assert not recorded.deduplicated


@point(3, "documented", bare=STORED, wrapped={"data": STORED, "message": "Created"})
def test_an_answer_is_bare_or_wrapped(spelling):
    assert Answers(httpx.Response(201, json=spelling)).client().record(ORDER).id == "555"


@point(4, "documented", end={"end_time": None}, zone={"time_zone": None})
def test_what_comes_back_empty_is_no_difference(spelling):
    recorded = Answers(stored(deduplicated=True, **spelling)).client().record(ORDER)
    assert (recorded.deduplicated, recorded.differs) == (True, ())


@point(
    5,
    "documented",
    milliseconds="2026-05-25T13:00:00.000Z",
    seconds="2026-05-25T13:00:00Z",
    offset="2026-05-25T14:00:00+01:00",
    naive="2026-05-25T13:00:00",
    unreadable="soon",
    null=None,
)
def test_times_are_compared_as_instants(spelling):
    answers = Answers(stored(deduplicated=True, start_time=spelling))
    assert answers.client().record(ORDER).differs == ()


@point(
    5,
    "documented",
    hour=({"start_time": "2026-05-25T14:00:00Z"}, ("start_time",)),
    bot=({"bot_id": 701}, ("bot_id",)),
    both=({"bot_id": "701", "start_time": "2026-06-25T13:00:00Z"}, ("bot_id", "start_time")),
)
def test_a_repeat_that_returns_another_booking_says_how_it_differs(spelling):
    changes, differs = spelling
    recorded = Answers(stored(deduplicated=True, **changes)).client().record(ORDER)
    assert recorded.differs == differs


@point(6, "documented", plus_two=timezone(timedelta(hours=2)), utc=UTC)
def test_times_are_sent_in_utc(spelling):
    answers = Answers(stored())
    answers.client().record(replace(ORDER, starts_at=ORDER.starts_at.astimezone(spelling)))
    assert answers.body["start_time"] == "2026-05-25T13:00:00Z"


@point(
    7,
    "documented",
    message=(404, {"message": "Contact not found"}),
    error=(404, {"error": "No contact matches phone +447700900123"}),
    nested=(404, {"error": {"code": "contact_not_found", "message": "Contact not found"}}),
    bad_request=(400, {"message": "Contact does not exist for this bot"}),
    unprocessable=(422, {"errors": [{"path": "phone", "message": "no contact found"}]}),
    bare_404=(404, {}),
    text=(404, "Contact not found"),
    empty=(404, None),
)
def test_an_unknown_contact_is_told_apart(spelling):
    status, body = spelling
    content = b"" if body is None else json.dumps(body).encode()
    with pytest.raises(ContactUnknown) as caught:
        Answers(httpx.Response(status, content=content)).client().record(ORDER)
    assert "7700900123" not in str(caught.value)


@point(
    7,
    "documented",
    time=(400, {"message": "end_time must be after start_time"}),
    phone=(422, {"error": "phone is invalid"}),
    zone=(400, {"errors": ["time_zone is invalid"]}),
    plain=(400, None),
)
def test_an_invalid_order_is_refused_for_good(spelling):
    status, body = spelling
    with pytest.raises(Rejected) as caught:
        Answers(httpx.Response(status, json=body)).client().record(ORDER)
    assert not caught.value.retryable


@point(
    8,
    "inferred",
    not_found=(404, {"message": "Bot not found"}),
    error=(404, {"error": "Unknown bot_id"}),
    forbidden=(403, {"message": "no access"}),
    bad_request=(400, {"message": "bot 700 does not exist"}),
)
def test_an_unknown_bot_is_the_operators_affair(spelling):
    status, body = spelling
    with pytest.raises(Unauthorised):
        Answers(httpx.Response(status, json=body)).client().record(ORDER)


@point(8, "inferred", html=b"<!doctype html><title>404</title>", spaced=b"\n <html>")
def test_a_web_page_in_place_of_the_api_is_no_unknown_contact(spelling):
    with pytest.raises(UnexpectedReply):
        Answers(httpx.Response(404, content=spelling)).client().record(ORDER)


@point(9, "documented", again="setster-2342-1", changed="setster-2342-2")
def test_the_external_id_is_sent_as_the_order_has_it(spelling):
    answers = Answers(stored())
    answers.client().record(replace(ORDER, external_id=spelling))
    assert answers.body["external_id"] == spelling


@point(10, "documented", constant="setster")
def test_the_source_is_short_ascii(spelling):
    answers = Answers(stored())
    answers.client().record(ORDER)
    assert answers.body["source"] == spelling


@point(11, "inferred", bad_request=400, unprocessable=422)
def test_a_time_in_the_past_may_be_refused(spelling):
    past = {"message": "start_time must be in the future"}
    with pytest.raises(Rejected):
        Answers(httpx.Response(spelling, json=past)).client().record(ORDER)


@point(12, "documented", e164="+447700900123")
def test_a_number_is_sent_in_e164(spelling):
    answers = Answers(stored())
    answers.client().record(ORDER)
    assert answers.body["phone"] == spelling


@point(13, "documented", found=stored())
def test_several_contacts_are_settled_by_the_whatsapp_id(spelling):
    answers = Answers(httpx.Response(409), spelling)
    assert answers.client().record(ORDER).id == "555"
    assert answers.body["wa_id"] == "447700900123"
    assert "phone" not in answers.body


@point(13, "documented", still=httpx.Response(409), unknown=httpx.Response(404))
def test_several_contacts_that_stay_so_are_for_a_person(spelling):
    answers = Answers(httpx.Response(409), spelling)
    with pytest.raises(Rejected) as caught:
        answers.client().record(ORDER)
    assert caught.value.code == "several_contacts"
    assert len(answers.requests) == 2


@point(13, "documented", down=(500, Unavailable), refused=(401, Unauthorised))
def test_a_fault_while_settling_several_contacts_is_that_fault(spelling):
    status, error = spelling
    answers = Answers(httpx.Response(409), httpx.Response(status))
    with pytest.raises(error):
        answers.client().record(ORDER)


@point(13, "documented", whatsapp=409)
def test_several_contacts_of_one_whatsapp_id_are_not_asked_again(spelling):
    answers = Answers(httpx.Response(spelling))
    with pytest.raises(Rejected) as caught:
        answers.client().record(replace(ORDER, address="US.abc123", is_whatsapp=True))
    assert caught.value.code == "several_contacts"
    assert len(answers.requests) == 1


@point(14, "documented", not_found=404, gone=410)
def test_a_cancel_of_an_unknown_id_counts_as_gone_and_is_logged(spelling):
    with capture_logs() as lines:
        Answers(httpx.Response(spelling)).client().cancel("555")
    assert "setter_record_was_gone" in {line["event"] for line in lines}


@point(15, "documented", same=CANCELLED, new={**CANCELLED, "cancelled_at": "2026-06-01T00:00:00Z"})
def test_a_cancel_may_be_repeated(spelling):
    answers = Answers(httpx.Response(200, json=CANCELLED), httpx.Response(200, json=spelling))
    setter = answers.client()
    setter.cancel("555")
    setter.cancel("555")
    request = answers.requests[0]
    assert (request.method, request.url.path) == ("POST", "/api/v1/bookings/555/cancel")
    assert request.content == b""


@point(15, "documented", down=(503, Unavailable, True), key=(401, Unauthorised, False))
def test_a_cancel_that_fails_says_so(spelling):
    status, error, unknown = spelling
    with pytest.raises(error) as caught:
        Answers(httpx.Response(status)).client().cancel("555")
    assert caught.value.outcome_unknown is unknown


@point(17, "documented", with_time={"retry-after": "60"}, without={})
def test_too_many_requests_are_for_later(spelling):
    answers = Answers(httpx.Response(429, headers=spelling))
    with pytest.raises(Unavailable) as caught:
        answers.client().record(ORDER)
    assert not caught.value.outcome_unknown
    assert len(answers.requests) == 1
