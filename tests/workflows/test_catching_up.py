"""What Twilio received for us while we were out is answered when we are back."""

import pytest

from bot.ports import Channel
from integrations.sandbox.business import CREDENTIALS
from tests.desk import Customer, Desk, at_once


def writes_while_we_are_out(desk: Desk, customer: Customer, body: str) -> str:
    """Twilio has the text, and could not deliver it; its id."""
    prefix = "whatsapp:" if customer.channel is Channel.WHATSAPP else ""
    ours = CREDENTIALS.whatsapp_number if prefix else CREDENTIALS.sms_number
    return desk.sandbox.parts.texts.receive(prefix + customer.address, prefix + ours, body).sid


def catches_up(desk: Desk) -> None:
    desk.sweep.run(is_catching_up=True)
    desk.works()


@pytest.mark.parametrize("channel", list(Channel))
def test_what_was_missed_is_answered_through_rest(desk: Desk, channel: Channel) -> None:
    customer = desk.customer(channel).says("hi")
    desk.clock.passes(minutes=1)
    writes_while_we_are_out(desk, customer, "downtown")
    desk.clock.passes(hours=2)
    catches_up(desk)
    (text,) = customer.texts
    assert "Haircut" in text
    customer.says("haircut").hears("1 ")


def test_a_missed_message_that_needs_the_calendar_is_answered_too(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    writes_while_we_are_out(desk, customer, "haircut downtown")
    catches_up(desk)
    (text,) = customer.texts
    assert "1 " in text


def test_somebody_who_was_never_heard_of_is_answered_too(desk: Desk) -> None:
    desk.customer().says("hi")
    stranger = desk.customer()
    writes_while_we_are_out(desk, stranger, "hello?")
    catches_up(desk)
    assert "Downtown" in stranger.texts[0]


def test_a_missed_opt_out_is_obeyed(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    writes_while_we_are_out(desk, customer, "STOP")
    writes_while_we_are_out(desk, customer, "hello?")
    catches_up(desk)
    assert customer.texts == []
    assert desk.rows("SELECT reason FROM suppressions") == [("keyword",)]


def test_what_reached_us_is_left_alone(desk: Desk) -> None:
    customer = desk.customer()
    sid = writes_while_we_are_out(desk, customer, "hi")
    customer.says("hi", provider_id=sid).hears("Downtown")
    before = desk.rows("SELECT count(*) FROM messages")
    for _ in range(3):
        catches_up(desk)
    assert desk.rows("SELECT count(*) FROM messages") == before
    assert customer.texts == []


def test_a_message_that_arrives_after_it_was_caught_up_is_a_copy(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    sid = writes_while_we_are_out(desk, customer, "downtown")
    catches_up(desk)
    customer.says("downtown", provider_id=sid).hears_nothing()
    assert len(customer.texts) == 1


def test_processes_that_catch_up_at_once_answer_once(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    writes_while_we_are_out(desk, customer, "downtown")
    others = [Desk(desk.database, desk.sandbox, desk.clock) for _ in range(3)]
    at_once(*[lambda one=one: catches_up(one) for one in others])
    assert len(customer.texts) == 1


def test_what_is_half_a_day_old_is_not_answered_any_more(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    writes_while_we_are_out(desk, customer, "downtown")
    desk.clock.passes(hours=13)
    catches_up(desk)
    assert customer.texts == []


def test_a_provider_that_can_not_be_asked_is_asked_again(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    writes_while_we_are_out(desk, customer, "downtown")
    desk.fails("twilio", "reset", operation="list", times=3)
    catches_up(desk)
    assert customer.texts == []
    catches_up(desk)
    assert len(customer.texts) == 1
