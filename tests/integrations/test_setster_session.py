import threading

import httpx
import pytest

from bot.ports import OpeningTaken, Rejected, Unauthorised, Unavailable, UnexpectedReply
from integrations.deadline import Deadline
from integrations.http import ApiClient
from integrations.setster.session import Session
from tests.integrations.fake_setster import API_KEY, EMAIL, FakeSetster, envelope

THREADS = 50


def refuses_the_first_token(status: int, code: object):
    """An answer to reading calls that takes any token but the first."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.params["session_token"] == "canary-token-1":
            return envelope(None, code=code, status=status)
        return envelope([])

    return answer


def test_the_credentials_travel_as_documented(fake):
    fake.client(company_id="3123").check()
    login = fake.asked("POST /account/authenticate")[0]
    assert dict(login.url.params) == {"email": EMAIL, "token": API_KEY, "company_id": "3123"}


def test_every_call_carries_session_and_company(fake):
    fake.client().catalogue()
    calls = [one for one in fake.requests if not one.url.path.endswith("authenticate")]
    assert {one.url.params["session_token"] for one in calls} == {"canary-token-1"}
    assert {one.url.params["company_id"] for one in calls} == {"3123"}


@pytest.mark.parametrize(
    ("status", "code"), [(401, 2), (403, 2), (200, 2), (401, 8), (403, 8), (403, 0)]
)
def test_an_expired_session_is_renewed_once(fake, status, code):
    setster = fake.client()
    fake.answers["GET /location"] = refuses_the_first_token(status, code)
    setster.listed()
    setster.check()
    assert fake.logins == 2


def test_a_refusal_that_outlives_a_fresh_login_is_given_up(fake):
    fake.answers["GET /appointment"] = httpx.Response(403, text="Forbidden")
    setster = fake.client()
    with pytest.raises(Unauthorised):
        setster.listed()
    assert fake.logins == 2
    assert len(fake.asked("GET /appointment")) == 2


def test_not_allowed_is_a_refusal_and_not_the_operators_affair(fake):
    fake.answers["GET /appointment"] = lambda _: envelope(None, code=8, status=403)
    with pytest.raises(Rejected):
        fake.client().listed()


@pytest.mark.parametrize("code", [9, 10])
def test_a_taken_time_with_http_403_is_no_expired_session(fake, code, order):
    fake.answers["POST /appointment"] = lambda _: envelope(None, code=code, status=403)
    with pytest.raises(OpeningTaken):
        fake.client().create(order)
    assert fake.logins == 1


def test_fifty_threads_that_meet_an_expired_session_log_in_once(fake):
    setster = fake.client()
    setster.listed()
    barrier = threading.Barrier(THREADS)
    found: list[object] = []

    def expired_for_all(request: httpx.Request) -> httpx.Response:
        if request.url.params["session_token"] != "canary-token-1":
            return envelope([])
        barrier.wait()
        return envelope(None, code=2, status=403)

    fake.answers["GET /appointment"] = expired_for_all
    threads = [
        threading.Thread(target=lambda: found.append(setster.listed())) for _ in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[]] * THREADS
    assert fake.logins == 2
    assert len(fake.asked("GET /appointment")) == 1 + 2 * THREADS


def test_fifty_first_calls_log_in_once(fake):
    setster = fake.client()
    threads = [threading.Thread(target=setster.listed) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert fake.logins == 1


@pytest.mark.parametrize(
    ("status", "code"), [(401, 3), (200, 2), (401, 2), (403, 8), (200, 1), (200, 3)]
)
def test_a_refused_login_names_no_secret_and_is_not_repeated_at_once(fake, status, code):
    attempts = []

    def refuse(request: httpx.Request) -> httpx.Response:
        attempts.append(request)
        return envelope(None, code=code, status=status)

    fake.answers["POST /account/authenticate"] = refuse
    setster = fake.client()
    for _ in range(3):
        with pytest.raises(Unauthorised) as caught:
            setster.listed()
        assert API_KEY not in str(caught.value)
        assert EMAIL not in str(caught.value)
    assert len(attempts) == 1


def test_a_check_tries_refused_credentials_again(fake):
    log_in = fake.answers["POST /account/authenticate"]
    fake.answers["POST /account/authenticate"] = lambda _: envelope(None, code=2, status=401)
    setster = fake.client()
    with pytest.raises(Unauthorised):
        setster.check()
    fake.answers["POST /account/authenticate"] = log_in
    assert setster.check() == "Setster: signed in, 1 location"


def test_refused_credentials_are_tried_again_after_the_pause(fake: FakeSetster):
    log_in = fake.answers["POST /account/authenticate"]
    now = [0.0]
    session = Session(
        ApiClient("Setster", "https://setster.example/api/v2", transport=httpx.MockTransport(fake)),
        email=EMAIL,
        api_key=API_KEY,
        company_id="",
        start_deadline=lambda seconds: Deadline(seconds, clock=lambda: now[0]),
    )
    fake.answers["POST /account/authenticate"] = lambda _: envelope(None, code=2, status=401)
    with pytest.raises(Unauthorised):
        session.token(Deadline(5))
    fake.answers["POST /account/authenticate"] = log_in
    with pytest.raises(Unauthorised):
        session.token(Deadline(5))
    now[0] = 31.0
    assert session.token(Deadline(5)) == "canary-token-1"


def test_a_login_that_takes_too_long_lets_the_others_go_in_time(fake):
    entered, leave = threading.Event(), threading.Event()
    log_in = fake.answers["POST /account/authenticate"]

    def slow(request: httpx.Request) -> httpx.Response:
        entered.set()
        leave.wait()
        return log_in(request)

    fake.answers["POST /account/authenticate"] = slow
    setster = fake.client()
    first = threading.Thread(target=setster.listed)
    first.start()
    entered.wait()
    with pytest.raises(Unavailable):
        setster.listed(timeout_s=0.05)
    leave.set()
    first.join()
    assert fake.logins == 1


def test_a_login_without_a_token_makes_no_sense(fake):
    fake.answers["POST /account/authenticate"] = lambda _: envelope({"user": {}})
    with pytest.raises(UnexpectedReply):
        fake.client().listed()
