"""What Twilio received for us while we were out is answered when we are back."""

import pytest
from sqlalchemy import text

from bot.ports import Channel
from bot.store.erasure import erase_number
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


def test_of_several_texts_only_what_is_missing_is_taken_in(desk: Desk) -> None:
    customer = desk.customer()
    sid = writes_while_we_are_out(desk, customer, "hi")
    customer.says("hi", provider_id=sid).hears("Downtown")
    desk.clock.passes(minutes=1)
    writes_while_we_are_out(desk, customer, "downtown")
    catches_up(desk)
    (text,) = customer.texts
    assert "Haircut" in text
    assert desk.value("SELECT count(*) FROM messages WHERE author = 'customer'") == 2


def test_what_was_erased_is_not_taken_in_again(desk: Desk) -> None:
    customer, other = desk.customer(), desk.customer().says("hi")
    sid = writes_while_we_are_out(desk, customer, "hi")
    customer.says("hi", provider_id=sid).hears("Downtown")
    with desk.database.write() as connection:
        erase_number(connection, desk.services.business_id, customer.address, desk.clock())
    catches_up(desk)
    assert customer.texts == other.texts == []
    assert desk.value("SELECT count(*) FROM contacts") == 2


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


def test_what_is_minutes_old_is_answered_with_one_apology(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    writes_while_we_are_out(desk, customer, "downtown")
    writes_while_we_are_out(desk, customer, "a haircut please")
    desk.clock.passes(minutes=20)
    catches_up(desk)
    assert sum("Sorry for the delay" in text for text in customer.texts) == 1
    customer.says("the first one")
    assert "delay" not in customer.reply


def test_a_text_that_is_hardly_late_is_answered_as_any_other(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    writes_while_we_are_out(desk, customer, "downtown")
    desk.clock.passes(minutes=2)
    catches_up(desk)
    assert "delay" not in customer.texts[0]


def test_a_time_that_has_passed_meanwhile_is_not_booked_for_another_day(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    writes_while_we_are_out(
        desk, customer, "Haircut downtown today at 3 with James. I'm Dana Lee, dana@example.com"
    )
    desk.clock.passes(hours=10)
    catches_up(desk)
    (text,) = customer.texts
    assert "Sorry for the delay" in text
    assert "OK" not in text
    customer.says("yes")
    desk.works()
    assert desk.appointments() == []


def test_tomorrow_is_the_day_after_the_text_was_written(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    desk.clock.passes(hours=14)  # eleven at night
    writes_while_we_are_out(
        desk, customer, "Haircut downtown tomorrow at 3pm. I'm Dana Lee, d@example.com"
    )
    desk.clock.passes(hours=3)
    catches_up(desk)
    assert "Tue Nov 24" in customer.texts[0]


def test_a_missed_yes_to_what_is_still_free_is_a_yes(desk: Desk) -> None:
    customer = desk.customer().orders()
    writes_while_we_are_out(desk, customer, "yes")
    desk.clock.passes(minutes=10)
    catches_up(desk)
    assert len(desk.appointments()) == 1
    assert any("Booked" in text for text in customer.texts)


def test_a_missed_yes_to_what_has_passed_books_nothing(desk: Desk) -> None:
    customer = desk.customer().orders()
    writes_while_we_are_out(desk, customer, "yes")
    desk.clock.passes(hours=8)
    catches_up(desk)
    assert desk.appointments() == []
    assert "Sorry" in customer.texts[0]


def test_a_missed_yes_is_no_answer_to_what_was_asked_after_it(desk: Desk) -> None:
    customer = desk.customer().orders()
    writes_while_we_are_out(desk, customer, "yes")
    desk.clock.passes(minutes=1)
    customer.says("no wait, 4pm").hears("4:00pm")
    desk.clock.passes(minutes=1)
    catches_up(desk)
    assert desk.appointments() == []
    (text,) = customer.texts
    assert "reached us only now" in text
    assert "4:00pm" in text
    customer.says("yes").hears("Booked", "4:00pm")


def test_a_missed_text_says_nothing_while_a_person_has_taken_over(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    customer.says("a person please")
    writes_while_we_are_out(desk, customer, "hello?")
    desk.clock.passes(minutes=10)
    catches_up(desk)
    assert customer.texts == []


def test_what_was_missed_is_found_though_later_texts_came_before_we_looked(desk: Desk) -> None:
    customer, other = desk.customer().says("hi"), desk.customer()
    writes_while_we_are_out(desk, customer, "downtown")
    desk.clock.passes(hours=1)
    other.says("hi")
    catches_up(desk)
    assert "Haircut" in customer.texts[0]


def test_after_an_outage_of_the_provider_we_look_back_to_its_beginning(desk: Desk) -> None:
    customer, other = desk.customer().says("hi"), desk.customer()
    catches_up(desk)
    writes_while_we_are_out(desk, customer, "downtown")
    desk.fails("twilio", "status", status=503, operation="list", times=None)
    for _ in range(3):
        desk.clock.passes(minutes=20)
        other.says("hi")
        catches_up(desk)
    assert customer.texts == []
    desk.mends()
    catches_up(desk)
    assert "Haircut" in customer.texts[0]


def test_what_was_written_before_the_business_was_ours_is_not_ours_to_answer(desk: Desk) -> None:
    writes_while_we_are_out(desk, earlier := desk.customer(), "for the old system")
    desk.clock.passes(hours=1)
    with desk.database.write() as connection:
        connection.execute(
            text("UPDATE businesses SET created_at = :now"), {"now": desk.clock().isoformat(" ")}
        )
    desk.customer().says("hi")
    catches_up(desk)
    assert earlier.texts == []
