"""Texts that go through REST: each at most once, as far as can be known."""

from functools import partial

import pytest

from bot.dialogue.effects import Say
from bot.ports import Channel
from bot.store import conversations
from bot.turns.commit import Commit
from integrations.sandbox.business import CREDENTIALS
from tests.desk import Customer, Desk, at_once

WORDS = "OK, I've dropped it"


def to_be_sent(desk: Desk, customer: Customer) -> int:
    """A text that waits to be sent; its id."""
    customer.says("hi")
    with desk.database.write() as connection:
        row = conversations.get(connection, desk.value("SELECT max(id) FROM conversations"))
        Commit(desk.services, connection, row, None).speak([Say("dropped")], "")
    return desk.value("SELECT max(id) FROM messages")


def state(desk: Desk, message_id: int) -> tuple:
    (found,) = desk.rows(
        "SELECT state, error_code, attempt FROM messages WHERE id = :id", id=message_id
    )
    return found


@pytest.mark.parametrize("channel", list(Channel))
def test_a_text_leaves_from_the_address_that_was_texted(desk: Desk, channel: Channel) -> None:
    customer = desk.customer(channel)
    message_id = to_be_sent(desk, customer)
    desk.works()
    (sent,) = [one for one in desk.sandbox.parts.texts.all() if one.direction == "outbound-api"]
    ours = {
        Channel.SMS: CREDENTIALS.sms_number,
        Channel.WHATSAPP: f"whatsapp:{CREDENTIALS.whatsapp_number}",
    }
    assert sent.from_address == ours[channel]
    assert sent.body.startswith(WORDS)
    assert sent.status_callback.endswith(f"?message={message_id}")
    assert state(desk, message_id)[0] in {"sent", "delivered"}
    assert desk.rows("SELECT provider_id FROM messages WHERE id = :id", id=message_id) == [
        (sent.sid,)
    ]


@pytest.mark.parametrize("status", [429, 503])
def test_a_text_that_was_refused_for_the_moment_is_sent_later(desk: Desk, status: int) -> None:
    customer = desk.customer()
    message_id = to_be_sent(desk, customer)
    desk.fails("twilio", "status", status=status, operation="create")
    desk.works()
    assert customer.texts == []
    desk.sweeps(seconds=20)
    assert customer.texts == []
    desk.sweeps(seconds=30)
    assert len(customer.texts) == 1
    assert state(desk, message_id) == ("sent", "", 2)


def test_a_text_whose_answer_was_lost_is_found_and_not_sent_twice(desk: Desk) -> None:
    customer = desk.customer()
    message_id = to_be_sent(desk, customer)
    desk.fails("twilio", "lost_answer", operation="create")
    desk.works()
    assert state(desk, message_id)[0] == "sending"
    desk.sweeps(seconds=50)
    assert len(customer.texts) == 1
    assert state(desk, message_id)[0] in {"sent", "delivered"}


def test_the_same_words_twice_are_two_texts(desk: Desk) -> None:
    """What was sent for one row is not taken for the other's."""
    customer = desk.customer()
    to_be_sent(desk, customer)
    desk.works()
    message_id = to_be_sent(desk, customer)
    desk.fails("twilio", "reset", operation="create")
    desk.works()
    desk.sweeps(seconds=50)
    assert len(customer.texts) == 2
    assert state(desk, message_id)[0] == "sent"


def test_a_recipient_who_has_opted_out_at_twilio_is_kept_as_opted_out(desk: Desk) -> None:
    customer = desk.customer()
    message_id = to_be_sent(desk, customer)
    desk.sandbox.world.state.opt_outs.add((CREDENTIALS.sms_number, customer.address))
    desk.works()
    assert state(desk, message_id) == ("failed", "opted_out", 1)
    assert desk.rows("SELECT reason FROM suppressions") == [("provider",)]
    assert desk.value("SELECT attention FROM conversations") == ""
    customer.says("hello?").hears_nothing()


def test_a_recipient_who_opted_out_at_twilio_with_a_booking_ahead_is_shown_to_a_person(
    desk: Desk,
) -> None:
    customer = desk.customer().orders().says("yes").hears("Booked")
    to_be_sent(desk, customer)
    desk.sandbox.world.state.opt_outs.add((CREDENTIALS.sms_number, customer.address))
    desk.works()
    assert desk.value("SELECT attention FROM conversations") == "stopped_with_booking"


def test_a_number_that_can_not_be_texted_is_shown_to_a_person(desk: Desk) -> None:
    customer = desk.customer()
    customer.address = "+15005550001"
    message_id = to_be_sent(desk, customer)
    desk.works()
    assert state(desk, message_id) == ("failed", "21211", 1)
    assert desk.value("SELECT attention FROM conversations") == "delivery_failed"
    assert desk.events().count("delivery_failed") == 1


def test_a_text_that_never_gets_out_is_shown_to_a_person(desk: Desk) -> None:
    customer = desk.customer()
    message_id = to_be_sent(desk, customer)
    desk.fails("twilio", "status", status=503, times=None)
    desk.works()
    for _ in range(10):
        desk.sweeps(seconds=50)
    assert desk.value("SELECT attention FROM conversations") == "delivery_late"
    desk.sweeps(hours=24)
    assert state(desk, message_id)[0] == "failed"
    assert customer.texts == []
    assert desk.value("SELECT attention FROM conversations") == "delivery_failed"


def test_a_text_waits_for_a_provider_that_is_back_after_some_minutes(desk: Desk) -> None:
    customer = desk.customer()
    to_be_sent(desk, customer)
    desk.fails("twilio", "status", status=503, times=None)
    desk.works()
    for _ in range(7):
        desk.sweeps(seconds=50)
    desk.mends()
    desk.sweeps(seconds=50)
    assert len(customer.texts) == 1
    assert desk.value("SELECT attention FROM conversations") == ""


def test_processes_that_deliver_at_once_send_once(desk: Desk) -> None:
    customer = desk.customer()
    message_id = to_be_sent(desk, customer)
    desk.dies()
    at_once(*[partial(desk.delivery.deliver, message_id, 1)] * 5)
    assert len(customer.texts) == 1


def test_a_text_that_a_dead_process_left_is_sent_by_the_sweep(desk: Desk) -> None:
    customer = desk.customer()
    to_be_sent(desk, customer)
    desk.dies()
    others = [Desk(desk.database, desk.sandbox, desk.clock) for _ in range(3)]
    desk.clock.passes(seconds=50)
    at_once(*[one.sweeps for one in others])
    assert len(customer.texts) == 1
