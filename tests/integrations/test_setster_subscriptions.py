"""One subscription of ours, whatever was there before."""

import logging

import pytest

from bot.ports import Subscribed, UnexpectedReply
from integrations.deadline import Deadline
from integrations.sandbox import create_sandbox
from integrations.setster.subscriptions import EVENTS
from tests.integrations.contract.salon import setster_of
from tests.integrations.fake_setster import envelope

PREFIX = "https://book.example.com/webhooks/setster/"
OURS = PREFIX + "canary-new-secret"
OLD = PREFIX + "canary-old-secret"
OTHERS = "https://elsewhere.example/hook"


@pytest.fixture
def sandbox():
    with create_sandbox() as made:
        yield made


@pytest.fixture
def setster(sandbox):
    return setster_of(sandbox)


def held(sandbox):
    found = sandbox.world.state.subscriptions.values()
    return {one.target_url: (set(one.events), one.is_active) for one in found}


def test_the_first_time_it_is_added_and_then_left_alone(setster, sandbox):
    assert not setster.is_subscribed(OURS)
    assert setster.subscribe(OURS, PREFIX) == Subscribed("added")
    assert setster.subscribe(OURS, PREFIX) == Subscribed("unchanged")
    assert held(sandbox) == {OURS: (set(EVENTS), True)}
    assert setster.is_subscribed(OURS)


def test_an_older_secret_goes_and_what_others_have_stays(setster, sandbox):
    for url in (OLD, OTHERS):
        setster._wire.write("subscribe", "POST", "/subscribe", Deadline(10), {"target_url": url})
    assert setster.subscribe(OURS, PREFIX) == Subscribed("added", removed=1)
    assert held(sandbox).keys() == {OURS, OTHERS}


@pytest.mark.parametrize("body", [{"events": ["appointment.created"]}, {"active": 0}])
def test_one_that_hears_too_little_is_renewed(setster, sandbox, body):
    wanted = {"target_url": OURS, "events": list(EVENTS), **body}
    setster._wire.write("subscribe", "POST", "/subscribe", Deadline(10), wanted)
    assert not setster.is_subscribed(OURS)
    assert setster.subscribe(OURS, PREFIX) == Subscribed("renewed")
    assert held(sandbox) == {OURS: (set(EVENTS), True)}


@pytest.mark.parametrize(
    "events",
    [
        ["*"],
        list(EVENTS),
        [{"event": name, "active": "1"} for name in EVENTS],
        {"0": {"event": "*", "active": True}},
    ],
)
def test_events_are_read_in_every_shape(fake, events):
    fake.answers["GET /subscribe"] = [{"id": 7, "target_url": OURS, "events": events}]
    assert fake.client().is_subscribed(OURS)


def test_what_is_sent_names_the_company_and_the_events(fake):
    fake.answers["GET /subscribe"] = []
    fake.answers["POST /subscribe"] = lambda _: envelope({"id": "7"}, status=201)
    fake.client().subscribe(OURS, PREFIX)
    assert fake.body_of("POST /subscribe") == {
        "target_url": OURS,
        "events": list(EVENTS),
        "active": 1,
        "company_id": "3123",
    }


def test_one_that_is_gone_meanwhile_need_not_be_removed(fake):
    gone = {"id": "7", "target_url": OLD, "events": ["*"]}
    fake.answers["GET /subscribe"] = [gone, {"id": "8", "target_url": OURS, "events": ["*"]}]
    assert fake.client().subscribe(OURS, PREFIX) == Subscribed("unchanged", removed=1)


def test_an_answer_without_an_id_is_no_subscription(fake):
    fake.answers["GET /subscribe"] = []
    fake.answers["POST /subscribe"] = {}
    with pytest.raises(UnexpectedReply):
        fake.client().subscribe(OURS, PREFIX)


def test_the_secret_is_in_no_log(setster, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    setster.subscribe(OURS, PREFIX)
    captured = capsys.readouterr()
    assert "canary" not in caplog.text + captured.out + captured.err
