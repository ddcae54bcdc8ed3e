import logging
import traceback
from datetime import UTC, datetime

import httpx
import pytest
from structlog.testing import capture_logs

from bot.ports import NotFound, Rejected, Unauthorised, Unavailable, UnexpectedReply
from integrations.deadline import Deadline
from integrations.faults import fault_for_status, retry_after_s
from integrations.http import (
    MOST_BYTES,
    MOST_JITTER_S,
    ApiClient,
    Call,
    Reply,
    _PassingError,
    _wait_before_next,
)
from tests.integrations.fault_server import keep_alive, serving

CANARY = "canary-4f1d"
READ = Call("read", "GET", "/thing", params={"session_token": CANARY})
WRITE = Call("write", "POST", "/thing", params={"session_token": CANARY}, json={"a": CANARY})


class Answers:
    """Answers one after the other, the last one for ever."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self._answers = list(answers)
        self.taken = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.taken += 1
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, httpx.RequestError):
            answer.request = request
        if isinstance(answer, Exception):
            raise answer
        return answer

    def api(self) -> ApiClient:
        return ApiClient(
            "Thing",
            "https://thing.example/",
            headers={"authorization": f"Bearer {CANARY}"},
            transport=httpx.MockTransport(self),
        )


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_read_that_meets_a_passing_status_is_repeated(status):
    answers = Answers(httpx.Response(status), httpx.Response(200, json=[1]))
    assert answers.api().call(READ, Deadline(5)).json() == [1]
    assert answers.taken == 2


@pytest.mark.parametrize("status", [429, 502, 503, 504, 500])
def test_a_write_is_never_repeated(status):
    answers = Answers(httpx.Response(status, headers={"retry-after": "0"}))
    assert answers.api().call(WRITE, Deadline(5)).status == status
    assert answers.taken == 1


def test_a_read_is_repeated_twice_at_most():
    answers = Answers(httpx.Response(503))
    assert answers.api().call(READ, Deadline(5)).status == 503
    assert answers.taken == 3


@pytest.mark.parametrize("value", ["3600", "99999999999", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_longer_wait_than_the_deadline_is_not_waited_for(value):
    answers = Answers(httpx.Response(429, headers={"retry-after": value}))
    assert answers.api().call(READ, Deadline(5)).status == 429
    assert answers.taken == 1


def test_those_who_are_told_the_same_do_not_come_back_together():
    told = _PassingError(Reply(429, b"", {"retry-after": "2"}))
    waits = {_wait_before_next(told, Deadline(9)) for _ in range(20)}
    assert len(waits) > 1
    assert 2 <= min(waits) <= max(waits) <= 2 + MOST_JITTER_S


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3.0),
        (" 0 ", 0.0),
        ("-5", 0.0),
        ("Sat, 21 Nov 2026 12:00:10 GMT", 10.0),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("1.5", None),
        ("9" * 5000, None),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(value, seconds):
    assert retry_after_s(value, datetime(2026, 11, 21, 12, tzinfo=UTC)) == seconds


def test_an_answer_beyond_the_bound_is_refused_while_it_comes():
    answers = Answers(httpx.Response(200, content=b"x" * (MOST_BYTES + 1)))
    with pytest.raises(UnexpectedReply) as caught:
        answers.api().call(READ, Deadline(5))
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<html>", id="html"),
        pytest.param(b'{"a": ', id="cut"),
        pytest.param(b"NaN", id="nan"),
        pytest.param(b'{"a": Infinity}', id="infinity"),
        pytest.param(b"1e400", id="huge"),
        pytest.param(b"\xff\xfe{", id="charset"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b'{"a": {"id": 1, "id": 2}}', id="a key twice"),
    ],
)
def test_what_is_not_json_is_a_value_error(body):
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is the contract, not the words
        Reply(200, body, {}).json()


@pytest.mark.parametrize(
    ("status", "error", "unknown"),
    [
        (400, Rejected, False),
        (401, Unauthorised, False),
        (403, Unauthorised, False),
        (404, NotFound, False),
        (408, Unavailable, True),
        (422, Rejected, False),
        (429, Unavailable, False),
        (500, Unavailable, True),
        (503, Unavailable, True),
        (302, UnexpectedReply, True),
    ],
)
def test_an_http_status_stands_for_an_error(status, error, unknown):
    fault = fault_for_status("Thing", "write", status, wrote=True)
    assert type(fault) is error
    assert fault.outcome_unknown is unknown
    assert not fault_for_status("Thing", "read", status, wrote=False).outcome_unknown


def test_each_exchange_is_logged_with_five_fields_and_nothing_else():
    answers = Answers(httpx.Response(503), httpx.Response(200))
    with capture_logs() as lines:
        answers.api().call(READ, Deadline(5))
    calls = [line for line in lines if line["event"] == "upstream_call"]
    assert [line["status"] for line in calls] == [503, 200]
    assert set(calls[0]) == {
        "event",
        "log_level",
        "service",
        "operation",
        "status",
        "milliseconds",
        "outcome",
    }
    repeats = [line for line in lines if line["event"] == "upstream_repeat"]
    assert repeats == [{"event": "upstream_repeat", "log_level": "info", "attempt": 1}]


TROUBLE = [
    httpx.ConnectError(f"to https://thing.example/?k={CANARY}"),
    httpx.ReadTimeout("late"),
    httpx.RemoteProtocolError("odd"),
    httpx.DecodingError("bad gzip"),
]


@pytest.mark.parametrize("trouble", TROUBLE, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("call", [READ, WRITE], ids=["reading", "writing"])
def test_no_error_or_log_line_holds_a_secret(trouble, call, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore", "stamina"):
        caplog.set_level(logging.DEBUG, logger=name)
    answers = Answers(trouble)
    with capture_logs() as lines, pytest.raises(Unavailable) as caught:
        answers.api().call(call, Deadline(5))
    told = [repr(lines), caplog.text, repr(call), *capfd.readouterr()]
    told += traceback.format_exception(caught.value, chain=True)
    fault: BaseException | None = caught.value
    while fault is not None:
        told.append(repr(fault) + str(fault) + repr(getattr(fault, "__dict__", "")))
        assert not hasattr(fault, "request")
        fault = fault.__context__
    assert CANARY not in "".join(told)
    assert "thing.example" not in "".join(told)


def test_a_good_call_logs_no_address(caplog):
    for name in ("", "httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=name)
    Answers(httpx.Response(200)).api().call(READ, Deadline(5))
    assert CANARY not in caplog.text


def test_no_cookie_of_one_service_is_kept():
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("cookie"))
        return httpx.Response(200, headers={"set-cookie": "sid=1; Path=/"})

    api = ApiClient("Thing", "https://thing.example", transport=httpx.MockTransport(answer))
    for _ in range(2):
        api.call(READ, Deadline(5))
    assert seen == [None, None]


def test_all_clients_of_the_process_share_kept_connections():
    with serving(keep_alive(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) as server:
        for _ in range(3):
            assert ApiClient("Thing", server.url).call(READ, Deadline(5)).json() == {}
    assert server.connections == 1
