"""What Setster's documentation leaves open, by number: bodies, envelopes, ids and records."""

import json

import httpx
import pytest

from bot.ports import (
    IntegrationError,
    NotFound,
    OpeningTaken,
    Rejected,
    Unauthorised,
    Unavailable,
    UnexpectedReply,
)
from tests.integrations.fake_setster import APPOINTMENT, EMPLOYEE, LOCATION, SERVICE, envelope
from tests.integrations.open_points import point


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
