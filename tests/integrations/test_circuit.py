"""A service that does not answer is left alone for some seconds, and found again by one call."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
import stamina
from structlog.testing import capture_logs

from bot.ports import Unavailable, UnexpectedReply
from integrations.circuit import MOST_FAILURES, PAUSE_S, TRIAL_S, Circuit
from integrations.deadline import Deadline
from integrations.http import ApiClient, Call
from integrations.setster import Setster
from tests.desk import at_once


@contextmanager
def create_setster(body: str) -> Iterator[tuple[Setster, list[str]]]:
    """A calendar that answers everything but the login with one body; what it was asked."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if "authenticate" in request.url.path:
            return httpx.Response(200, json={"statusCode": 0, "data": {"session_token": "t"}})
        asked.append(request.url.path)
        return httpx.Response(200, text=body)

    yield (
        Setster(
            "https://calendar.example/api/v2",
            email="a@example.com",
            api_key="k",
            transport=httpx.MockTransport(answer),
        ),
        asked,
    )


READ = Call("read", "GET", "/thing")
WRITE = Call("write", "POST", "/thing")


class Service:
    """A service that can be down, and the way to it on a clock that stands still."""

    def __init__(self) -> None:
        self.now = 100.0
        self.fault: Any = None
        self.asked = 0
        self.circuit = Circuit("Thing", monotonic=lambda: self.now)
        self.api = ApiClient(
            "Thing",
            "https://thing.example",
            transport=httpx.MockTransport(self),
            circuit=self.circuit,
        )

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        if isinstance(self.fault, str):
            return httpx.Response(200, text=self.fault)
        if isinstance(self.fault, int):
            return httpx.Response(self.fault)
        if self.fault:
            raise self.fault("down", request=request)
        return httpx.Response(200, json={})

    def call(self, call: Call = WRITE) -> str:
        """How a call ended: its status, or the error's code."""
        try:
            return str(self.api.call(call, Deadline(5)).status)
        except Unavailable as error:
            return error.code

    def goes_down(self, fault: Any = httpx.ConnectError) -> None:
        self.fault = fault
        for _ in range(MOST_FAILURES):
            self.call()
        self.asked = 0


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.mark.parametrize(
    "fault",
    [
        httpx.ConnectError,
        httpx.ReadTimeout,
        httpx.ReadError,
        500,
        503,
        "<html>Down for maintenance</html>",
        "",
        "[1]",
        '{"data": ',
    ],
)
def test_after_many_failures_in_a_row_calls_fail_at_once(service: Service, fault: Any) -> None:
    service.goes_down(fault)
    assert {service.call(READ), service.call(WRITE)} == {"circuit_open"}
    assert service.asked == 0


def test_a_call_that_was_not_tried_surely_changed_nothing_and_may_be_tried_again(
    service: Service,
) -> None:
    service.goes_down(httpx.ReadTimeout)
    with pytest.raises(Unavailable) as caught:
        service.api.call(WRITE, Deadline(5))
    assert not caught.value.outcome_unknown
    assert caught.value.retryable


def test_one_success_among_failures_keeps_the_circuit_closed(service: Service) -> None:
    for _ in range(3):
        service.fault = httpx.ConnectError
        for _ in range(MOST_FAILURES - 1):
            service.call()
        service.fault = None
        assert service.call() == "200"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429])
def test_a_refusal_is_an_answer(service: Service, status: int) -> None:
    service.goes_down(status)
    assert service.call() == str(status)


@pytest.mark.parametrize("body", ["{}", '{"error": "no session"}'])
def test_an_answer_in_another_shape_than_the_services_own_is_none(body: str) -> None:
    with create_setster(body) as (calendar, asked):
        for _ in range(MOST_FAILURES):
            with pytest.raises(UnexpectedReply):
                calendar.get("1")
        with pytest.raises(Unavailable, match="not tried"):
            calendar.get("1")
        assert len(asked) == MOST_FAILURES


def test_a_read_with_its_repeats_is_one_call(service: Service) -> None:
    service.fault = httpx.ConnectError
    with stamina.set_testing(True, attempts=3, cap=True):
        for _ in range(MOST_FAILURES - 1):
            service.call(READ)
    assert service.asked == 3 * (MOST_FAILURES - 1)
    service.fault = None
    assert service.call() == "200"


def test_after_the_pause_one_call_tries_and_the_others_wait_for_its_end(service: Service) -> None:
    service.goes_down()
    service.now += PAUSE_S
    allowed = at_once(*[service.circuit.allows] * 20)
    assert allowed.count(True) == 1
    service.circuit.failed()
    assert not service.circuit.allows()
    service.now += PAUSE_S
    service.fault = None
    assert [service.call(), service.call()] == ["200", "200"]


def test_a_trial_that_was_never_heard_of_again_is_given_to_another(service: Service) -> None:
    service.goes_down()
    service.now += PAUSE_S
    assert service.circuit.allows()
    service.now += TRIAL_S
    assert service.circuit.allows()


def test_opening_and_closing_are_each_logged_once(service: Service) -> None:
    with capture_logs() as lines:
        service.goes_down()
        for _ in range(3):
            service.now += PAUSE_S
            service.call()
        service.fault = None
        service.now += PAUSE_S
        service.call()
    circuit = [one["event"] for one in lines if one["event"].startswith("circuit")]
    assert circuit == ["circuit_opened", "circuit_closed"]
