"""The scheduling client when the service misbehaves: nothing is lost, doubled or guessed."""

import threading
from dataclasses import replace

import pytest

from bot.ports import IntegrationError, Unavailable, UnexpectedReply
from integrations.sandbox.faults import Fault
from tests.integrations.contract.salon import CUT, ordered


@pytest.mark.parametrize("has_code", [True, False])
def test_many_threads_outlive_an_expired_session_with_one_login(scheduler, sandbox, has_code):
    scheduler.openings(CUT)
    state = sandbox.world.state
    state.switches.expired_session_has_code = has_code
    state.sessions.clear()
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(scheduler.openings(CUT))))
        for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found) == 20
    logins = [one for one in state.calls if one.operation == "authenticate"]
    assert len(logins) == 2


LOST = {
    "lost answer": Fault("setster", "lost_answer", "create"),
    "cut answer": Fault("setster", "truncated", "create"),
    "dripping answer": Fault("setster", "drip", "create", seconds=60),
}


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST.keys())
def test_a_booking_whose_answer_is_lost_is_found_afterwards(scheduler, sandbox, fault):
    order = ordered(scheduler)
    sandbox.parts.faults.add(replace(fault))
    with pytest.raises(Unavailable) as caught:
        scheduler.create(order, timeout_s=0.5)
    assert caught.value.outcome_unknown
    found = scheduler.find(order)
    assert [(one.reference, one.starts_at) for one in found] == [("ref-1", order.starts_at)]


NOT_DONE = {
    "reset": (Fault("setster", "reset", "create"), Unavailable),
    "503": (Fault("setster", "status", "create", status=503), Unavailable),
    "code 4 in a good status": (Fault("setster", "status", "create", status=200), Unavailable),
    "code 5": (Fault("setster", "status", "create", status=403, code=5), Unavailable),
    "page": (Fault("setster", "html", "create", status=200), UnexpectedReply),
    "empty": (Fault("setster", "empty", "create"), UnexpectedReply),
    "wrong shape": (Fault("setster", "wrong_shape", "create"), UnexpectedReply),
}


@pytest.mark.parametrize(("fault", "error"), NOT_DONE.values(), ids=NOT_DONE.keys())
def test_a_booking_that_may_have_failed_is_unknown_until_looked_for(
    scheduler, sandbox, fault, error
):
    order = ordered(scheduler)
    sandbox.parts.faults.add(replace(fault))
    with pytest.raises(error) as caught:
        scheduler.create(order)
    assert caught.value.outcome_unknown
    assert scheduler.find(order) == []


@pytest.mark.parametrize("kind", ["reset", "status", "lost_answer", "truncated"])
def test_a_read_outlives_a_passing_fault(scheduler, sandbox, kind):
    expected = scheduler.openings(CUT)
    sandbox.parts.faults.add(Fault("setster", kind, "availability", retry_after=0))
    assert scheduler.openings(CUT) == expected


@pytest.mark.parametrize("kind", ["html", "empty", "wrong_shape", "drip", "latency"])
def test_a_read_that_fails_ends_in_time_with_an_error_of_ours(scheduler, sandbox, kind):
    scheduler.openings(CUT)
    sandbox.parts.faults.add(
        Fault("setster", kind, "availability", times=None, seconds=60, status=200)
    )
    with pytest.raises(IntegrationError) as caught:
        scheduler.openings(CUT, timeout_s=0.5)
    assert caught.value.retryable
    assert not caught.value.outcome_unknown
