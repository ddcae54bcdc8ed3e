"""Copies and quick messages that several machines get at the same moment."""

import itertools
from functools import partial

import pytest

from integrations.sandbox.business import CREDENTIALS
from tests.desk import at_once, in_background
from tests.processes.customers import asked_to_confirm, free_times
from tests.processes.machines import Fleet
from tests.running import MESSAGES, STATUS
from tests.waiting import until

_sids = itertools.count(1)


def a_message(number: str, body: str) -> dict[str, str]:
    sid = f"SM{next(_sids):032x}"
    return {"MessageSid": sid, "From": number, "To": CREDENTIALS.sms_number, "Body": body}


def news(sid: str, status: str) -> dict[str, str]:
    return {"MessageSid": sid, "MessageStatus": status, "SmsStatus": status}


def test_fifty_copies_at_once_have_one_effect_and_equal_answers(machines: Fleet) -> None:
    phone = machines.phone()
    phone.says("Hi", copies=50).hears("Downtown")
    assert [one["status"] for one in phone.answers] == [200] * 50
    assert {one["body"] for one in phone.answers} == {phone.answers[0]["body"]}
    assert len(phone.texts) == 1


def test_fifty_copies_of_an_order_make_one_appointment(machines: Fleet) -> None:
    phone, before = asked_to_confirm(machines), len(machines.live())
    asked = len(phone.texts)
    phone.says("yes", copies=50).hears("Booked")
    assert [one["status"] for one in phone.answers] == [200] * 50
    assert {one["body"] for one in phone.answers} == {phone.answers[0]["body"]}
    assert len(phone.texts) == asked + 1
    assert len(machines.live()) == before + 1
    machines.agrees()


def test_two_quick_messages_on_two_machines_are_decided_in_the_order_of_their_arrival(
    machines: Fleet,
) -> None:
    here, there = machines.servers[0], machines.servers[-1]
    number = machines.phone().says("hi").hears("Downtown").number
    day = next(free_times)
    machines.order(
        "/faults", service="setster", kind="latency", operation="availability", seconds=1.0
    )
    wish = f"haircut downtown on {day:%B %d}"
    with in_background(partial(machines.posts, here, MESSAGES, a_message(number, wish))) as one:
        until(lambda: machines.is_in_hand("availability"), "the first to wait for the calendar")
        second = machines.posts(there, MESSAGES, a_message(number, "with James"))
    answers = [one.result().text, second.text]
    assert ["<Message" in answer for answer in answers].count(True) == 1
    assert "James" in "".join(answers)
    assert decided(machines, number) == [
        ("hi", "answered"),
        (wish, "answered"),
        ("with James", "answered"),
    ]


def decided(machines: Fleet, number: str) -> list[tuple[str, str]]:
    return machines.rows(
        "SELECT m.body, m.outcome FROM messages m JOIN conversations c ON c.id = m.conversation_id"
        " JOIN contacts p ON p.id = c.contact_id WHERE p.address = :number"
        " AND m.author = 'customer' ORDER BY m.arrival",
        number=number,
    )


@pytest.mark.soak
def test_an_answer_that_never_got_out_is_noticed_and_sent_once(machines: Fleet) -> None:
    phone = machines.phone().says("Hi", lose_answer=True)
    assert phone.texts == []
    machines.settles(lambda: phone.texts)
    machines.time_passes()
    assert len(phone.texts) == 1


@pytest.mark.soak
def test_news_of_a_text_may_reach_all_machines_at_once_and_in_any_order(machines: Fleet) -> None:
    phone = machines.phone().says("Hi", lose_answer=True)
    ((message_id,),) = machines.rows(
        "SELECT m.id FROM messages m JOIN messages q ON q.id = m.answers_id"
        " WHERE q.provider_id = :sid",
        sid=phone.sid,
    )
    path, sid = f"{STATUS}?message={message_id}", f"SM{next(_sids):032x}"
    statuses = ("delivered", "queued", "sent", "sending") * 3
    answers = at_once(
        *[
            partial(machines.posts, machine, path, news(sid, status))
            for status in statuses
            for machine in machines.servers
        ]
    )
    assert {one.status_code for one in answers} == {200}
    state = "SELECT state FROM messages WHERE id = :id"
    assert machines.rows(state, id=message_id) == [("delivered",)]
