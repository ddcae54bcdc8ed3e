"""Nothing is sent to who has opted out, but the one confirmation where it is ours to send."""

import threading
from functools import partial

import pytest

from bot.ports import Channel, DeliveryState
from bot.store import conversations
from tests.desk import Desk, at_once, in_background
from tests.turns.test_order import gated
from tests.waiting import until

SMS, WHATSAPP = Channel.SMS, Channel.WHATSAPP


def suppressed(desk: Desk) -> list[str]:
    return [address for (address,) in desk.rows("SELECT address FROM suppressions")]


def is_suppressed(desk: Desk) -> bool:
    return len(suppressed(desk)) == 1


def test_on_sms_a_stop_word_is_obeyed_in_silence(desk: Desk) -> None:
    words = ("STOP", "stop", " Stop ", "Stop.", "STOPALL", "unsubscribe", "CANCEL", "end")
    for word in (*words, "QUIT", "REVOKE", "OPTOUT"):
        customer = desk.customer(SMS).says("hi")
        customer.says(word).hears_nothing()
        assert suppressed(desk) == [customer.address], word
        customer.says("haircut downtown").hears_nothing()
        assert desk.work == []
        customer.says("START")


def test_on_sms_start_lifts_it_in_silence_and_the_talk_goes_on(desk: Desk) -> None:
    customer = desk.customer(SMS).says("hi").says("downtown").says("STOP")
    customer.says("START").hears_nothing()
    assert not is_suppressed(desk)
    customer.says("haircut").hears("1 ", "2 ")


def test_on_whatsapp_a_stop_word_is_confirmed_once(desk: Desk) -> None:
    for word in ("STOP", "stop", "Unsubscribe", "stopall"):
        customer = desk.customer(WHATSAPP).says("hi")
        customer.says(word).hears("won't text you again", "START")
        customer.says(word).hears_nothing()
        customer.says("hello?").hears_nothing()
        assert suppressed(desk) == [customer.address], word
        customer.says("Start").hears("Welcome back")
        customer.says("downtown").hears("Haircut")


@pytest.mark.parametrize("channel", [SMS, WHATSAPP])
def test_a_stop_word_is_obeyed_however_it_is_written(desk: Desk, channel: Channel) -> None:
    """Where Twilio may not know it for one, it is confirmed."""
    for word in (
        "STOP?",
        "'stop'",
        "(Stop),",
        "ＳＴＯＰ",
        "st\u200bop",
        "\u202eStop\u202c",
        "¿alto?",
    ):
        customer = desk.customer(channel).says("hi")
        customer.says(word)
        assert "START" in customer.reply, word
        assert customer.address in suppressed(desk), word
        customer.says("hello?").hears_nothing()


def test_on_whatsapp_cancel_is_a_word_of_the_talk(desk: Desk) -> None:
    desk.customer(WHATSAPP).orders().says("cancel").hears("not booked")
    assert not is_suppressed(desk)


@pytest.mark.parametrize("channel", [SMS, WHATSAPP])
def test_a_spanish_stop_word_is_confirmed_once_in_spanish(desk: Desk, channel: Channel) -> None:
    for word in ("ALTO", "Baja.", "¡parar!"):
        customer = desk.customer(channel).says("hi")
        customer.says(word).hears("no te escribir", "START")
        customer.says(word).hears_nothing()
        assert suppressed(desk) == [customer.address], word
        customer.says("START")
        assert not is_suppressed(desk)


def test_who_stopped_in_spanish_is_welcomed_back_in_spanish(desk: Desk) -> None:
    desk.customer(WHATSAPP).says("alto").says("start").hears("volviste")


@pytest.mark.parametrize("channel", [SMS, WHATSAPP])
def test_cancelar_is_a_word_of_the_talk(desk: Desk, channel: Channel) -> None:
    desk.customer(channel).says("hi").says("cancelar")
    assert not is_suppressed(desk)


@pytest.mark.parametrize("channel", [SMS, WHATSAPP])
def test_what_twilio_has_taken_for_an_opt_out_is_obeyed_in_silence(
    desk: Desk, channel: Channel
) -> None:
    customer = desk.customer(channel).says("hi")
    customer.says("arret", opt_out_type="STOP").hears_nothing()
    assert is_suppressed(desk)
    customer.says("allez", opt_out_type="START").hears_nothing()
    assert not is_suppressed(desk)
    customer.says("aide", opt_out_type="HELP").hears_nothing()


def test_help_is_answered_by_twilio_on_sms_and_by_us_on_whatsapp(desk: Desk) -> None:
    for word in ("HELP", "info"):
        desk.customer(SMS).says("hi").says(word).hears_nothing()
    desk.customer(WHATSAPP).says("hi").says("HELP").hears("Maple & Main")


@pytest.mark.parametrize("channel", [SMS, WHATSAPP])
def test_yes_is_an_answer_for_who_has_not_opted_out(desk: Desk, channel: Channel) -> None:
    desk.customer(channel).orders().says("YES").hears("Booked")


@pytest.mark.parametrize("channel", [SMS, WHATSAPP])
def test_yes_is_an_opt_in_for_who_has_opted_out(desk: Desk, channel: Channel) -> None:
    customer = desk.customer(channel).orders().says("STOP")
    customer.says("YES")
    assert not is_suppressed(desk)
    assert desk.appointments() == []
    customer.says("YES").hears("Booked")


@pytest.mark.parametrize("channel", [SMS, WHATSAPP])
def test_a_free_text_stop_is_confirmed_once_and_kept(desk: Desk, channel: Channel) -> None:
    customer = desk.customer(channel).says("hi")
    customer.says("please stop texting me").hears("won't text you again")
    assert is_suppressed(desk)
    customer.says("hello?").hears_nothing()
    assert desk.rows("SELECT reason FROM suppressions") == [("free_text",)]


def test_the_confirmation_of_a_stop_is_given_again_to_a_copy(desk: Desk) -> None:
    customer = desk.customer(WHATSAPP).says("hi")
    stop = customer.message("STOP")
    assert customer.sends(stop) == customer.sends(stop)
    free = desk.customer(WHATSAPP).says("hi")
    please = free.message("stop texting me")
    assert free.sends(please) == free.sends(please)


def test_a_copy_of_an_earlier_message_gets_nothing_after_a_stop(desk: Desk) -> None:
    customer = desk.customer(WHATSAPP)
    greeting = customer.message("hi")
    assert customer.sends(greeting) is not None
    customer.says("STOP")
    assert customer.sends(greeting) is None


def test_a_contact_opts_out_of_one_channel_only(desk: Desk) -> None:
    customer = desk.customer(WHATSAPP).says("STOP")
    customer.channel = SMS
    customer.says("hi").hears("Downtown")


def test_a_text_that_is_queued_before_a_stop_is_not_sent(desk: Desk) -> None:
    customer = desk.customer(WHATSAPP)
    customer.sends(customer.message("hi"))
    desk.clock.passes(minutes=3)
    desk.sweep.run()
    assert desk.work
    customer.says("STOP")
    desk.works()
    assert customer.texts == []
    states = desk.rows("SELECT state, error_code FROM messages WHERE body LIKE '%Downtown%'")
    assert states == [(DeliveryState.FAILED, "opted_out")]
    assert desk.value("SELECT attention FROM conversations") == ""


def test_a_stop_that_overtakes_a_waiting_message_silences_its_answer(desk: Desk) -> None:
    desk, gate = gated(desk)
    customer = desk.customer(WHATSAPP).says("hi")
    with in_background(partial(desk.turns.handle, customer.message("haircut downtown"))) as waiting:
        gate.reached.wait(10)
        customer.says("STOP").hears("won't text you")
        gate.opened.set()
    assert waiting.result() is None
    assert desk.rows("SELECT outcome FROM messages WHERE author = 'customer' ORDER BY arrival") == [
        ("answered",),
        ("suppressed",),
        ("stop",),
    ]
    customer.says("START").hears("Welcome back")
    customer.says("downtown").hears("Haircut")


@pytest.mark.parametrize("is_slow", [False, True])
def test_a_stop_while_a_booking_is_made_silences_its_end(desk: Desk, *, is_slow: bool) -> None:
    """The booking stands; only nothing is said of it."""
    desk = Desk(desk.database, desk.sandbox, desk.clock, budget_s=2.5 if is_slow else 9.0)
    customer = desk.customer(WHATSAPP).orders()
    desk.fails("setster", "latency", operation="create", seconds=2.0 if is_slow else 0.5)
    with in_background(partial(desk.turns.handle, customer.message("ok"))) as waiting:
        # The answer of the calendar is still out.
        until(lambda: desk.rows("SELECT id FROM bookings"), "the order")
        customer.says("STOP").hears("won't text you")
    assert waiting.result() is None
    desk.sweeps(seconds=20)
    assert desk.booking.state == "booked"
    assert desk.booking.told_state == "booked"
    assert customer.texts == []


def test_what_is_seen_under_the_lock_is_the_newest(desk: Desk) -> None:
    """Whoever waited for an opt-out to be written sees it, on PostgreSQL too."""
    customer = desk.customer(WHATSAPP).says("hi")
    holds, lets_go = threading.Event(), threading.Event()

    def opt_out() -> None:
        with desk.database.write() as connection:
            row = conversations.get(connection, desk.value("SELECT id FROM conversations"))
            holds.set()
            lets_go.wait(0.3)
            conversations.suppress(
                connection,
                desk.services.business_id,
                row.channel,
                row.address,
                "keyword",
                desk.clock(),
            )

    def write() -> str:
        holds.wait(5)
        answer = desk.turns.handle(customer.message("downtown"))
        return answer.body if answer else ""

    assert at_once(opt_out, write)[1] == ""
