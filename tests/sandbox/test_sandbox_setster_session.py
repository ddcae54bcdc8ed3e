import pytest

from integrations.sandbox.business import CREDENTIALS

AUTHENTICATE = "/setster/api/v2/account/authenticate"
LOCATIONS = "/setster/api/v2/location"
GOOD = {"email": CREDENTIALS.setster_email, "token": CREDENTIALS.setster_api_key}


@pytest.mark.parametrize("place", ["params", "data"])
def test_the_key_is_taken_in_the_query_or_in_a_form(http, place):
    answer = http.post(AUTHENTICATE, **{place: GOOD}).json()
    assert answer["statusCode"] == 0
    assert answer["data"]["session_token"]
    assert str(answer["data"]["user"]["company_id"]) == CREDENTIALS.setster_company_id


@pytest.mark.parametrize("wrong", [{"token": "x"}, {"email": "é@x"}, {"company_id": "1"}])
def test_a_wrong_key_is_401(http, wrong):
    answer = http.post(AUTHENTICATE, params={**GOOD, **wrong})
    assert (answer.status_code, answer.json()["statusCode"]) == (401, 2)


def test_a_call_without_a_session_is_403_and_not_allowed(http):
    answer = http.get(LOCATIONS, params={"company_id": CREDENTIALS.setster_company_id})
    assert (answer.status_code, answer.json()["statusCode"]) == (403, 8)


def test_sessions_end_on_demand_and_a_new_login_works(setster, control):
    control("/setster/expire_sessions")
    assert setster.call("GET", "/location").status_code == 403
    setster.token = setster.log_in()
    assert setster.data("/location")


def test_an_expired_session_may_be_answered_with_an_empty_body(setster, control):
    control("/setster/expire_sessions", with_code=False)
    answer = setster.call("GET", "/location")
    assert (answer.status_code, answer.text) == (403, "")


def test_the_company_is_required(http, setster):
    without = http.get(LOCATIONS, params={"session_token": setster.token})
    assert without.json()["statusCode"] == 1
    assert setster.call("GET", "/location", params={"company_id": "1"}).json()["statusCode"] == 8


def test_time_zones_need_no_session(http):
    zones = http.get("/setster/api/v2/tz/list").json()["data"]
    assert zones["553"]["dbName"] == "US/Eastern"
    data = http.get("/setster/api/v2/tz/data", params={"id": "553", "time": "1536583485"}).json()
    assert data["data"]["timezone"]["offset"] == -4 * 3600
