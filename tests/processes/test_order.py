"""Copies and quick messages that several machines get at the same moment."""

import pytest

from tests.desk import in_background
from tests.processes.machines import Fleet, asked_to_confirm
from tests.waiting import until

pytestmark = pytest.mark.soak


def test_fifty_copies_at_once_have_one_effect_and_equal_answers(machines: Fleet) -> None:
    phone = machines.phone()
    phone.says("Hi", copies=50).hears("Downtown")
    assert len(phone.answers) == 50
    assert [one["status"] for one in phone.answers] == [200] * 50
    assert {one["body"] for one in phone.answers} == {phone.answers[0]["body"]}
    assert len(phone.texts) == 1


def test_fifty_copies_of_an_order_make_one_appointment(machines: Fleet) -> None:
    phone, before = asked_to_confirm(machines), len(machines.live())
    asked = len(phone.texts)
    phone.says("yes", copies=50).hears("Booked")
    assert {one["body"] for one in phone.answers} == {phone.answers[0]["body"]}
    assert len(phone.texts) == asked + 1
    assert len(machines.live()) == before + 1
    machines.settles(lambda: not machines.differences())


def test_a_second_message_that_overtakes_the_first_is_decided_after_it(machines: Fleet) -> None:
    phone = machines.phone()
    phone.says("hi").hears("Downtown")
    machines.order(
        "/faults", service="setster", kind="latency", operation="availability", seconds=1.5
    )
    with in_background(lambda: phone.says("haircut downtown next Saturday")):
        until(lambda: machines.is_in_hand("availability"), "the first to wait for the calendar")
        machines.order(
            "/phones/messages", **{"from": phone.number}, channel="sms", body="no, at Riverside"
        )
    rows = machines.rows(
        "SELECT m.body, m.outcome FROM messages m JOIN conversations c ON c.id = m.conversation_id"
        " JOIN contacts p ON p.id = c.contact_id WHERE p.address = :number"
        " AND m.author = 'customer' ORDER BY m.arrival",
        number=phone.number,
    )
    assert [outcome for _, outcome in rows] == ["answered"] * 3
    assert rows[1][0].startswith("haircut")
    assert len(phone.texts) == 2
