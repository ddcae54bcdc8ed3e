"""Who writes too much, or from where nobody is served, is kept for staff and costs nobody else."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import event

from bot.ports import Channel, Inbound
from bot.store import messages
from bot.turns.limits import Limits, is_served
from integrations.sandbox.business import CREDENTIALS
from tests.desk import Desk, at_once, in_background
from tests.turns.test_order import Gate


def limited(desk: Desk, **limits: int) -> Desk:
    return Desk(desk.database, desk.sandbox, desk.clock, limits=Limits(**limits))


def outcomes(desk: Desk, address: str) -> list[str]:
    found = desk.rows(
        "SELECT m.outcome FROM messages m JOIN conversations c ON c.id = m.conversation_id"
        " JOIN contacts p ON p.id = c.contact_id"
        " WHERE m.author = 'customer' AND p.address = :address ORDER BY m.arrival",
        address=address,
    )
    return [outcome for (outcome,) in found]


def attention(desk: Desk, address: str) -> str:
    return desk.value(
        "SELECT c.attention FROM conversations c JOIN contacts p ON p.id = c.contact_id"
        " WHERE p.address = :address",
        address=address,
    )


# Messages of one customer


def test_a_flood_is_answered_once_and_then_kept_in_silence(desk: Desk) -> None:
    desk = limited(desk, messages_a_minute=5)
    flooder = desk.customer()
    for _ in range(5):
        flooder.says("hi").hears("Downtown")
    flooder.says("hi").hears("lot of messages at once", "person")
    assert attention(desk, flooder.address) == "flooded"
    for _ in range(10):
        flooder.says("hi").hears_nothing()
    assert outcomes(desk, flooder.address) == ["answered"] * 5 + ["flooded"] * 11
    assert desk.events().count("handed_over") == 1


def test_two_hundred_messages_leave_another_customers_booking_untouched(desk: Desk) -> None:
    flooder, other = desk.customer(), desk.customer()
    for number in range(100):
        flooder.says(f"message {number}")
    other.orders()
    at_once(*[partial(flooder.sends, flooder.message("hello")) for _ in range(20)])
    for number in range(80):
        flooder.says(f"more {number}").hears_nothing()
    other.says("yes").hears("Booked")
    assert len(desk.appointments()) == 1
    assert len(outcomes(desk, flooder.address)) == 200
    assert outcomes(desk, flooder.address).count("flooded") == 140


def test_after_the_flood_the_bot_answers_again(desk: Desk) -> None:
    desk = limited(desk, messages_a_minute=3)
    customer = desk.customer()
    for _ in range(5):
        customer.says("haircut downtown")
    customer.hears_nothing()
    desk.clock.passes(seconds=61)
    customer.says("with James").hears("James")


def test_a_second_flood_within_the_hour_is_not_answered_again(desk: Desk) -> None:
    desk = limited(desk, messages_a_minute=3)
    customer = desk.customer()
    heard = []
    for _ in range(2):
        for _ in range(5):
            heard.append(customer.says("hi").reply)
        desk.clock.passes(seconds=61)
    assert sum("lot of messages" in reply for reply in heard) == 1


def test_a_flood_in_spanish_is_answered_in_spanish(desk: Desk) -> None:
    desk = limited(desk, messages_a_minute=1)
    desk.customer().says("hola, quiero un corte").says("hola").hears("Son muchos mensajes")


def test_opting_out_is_heard_in_a_flood(desk: Desk) -> None:
    desk = limited(desk, messages_a_minute=2)
    customer = desk.customer(Channel.WHATSAPP)
    for _ in range(4):
        customer.says("hi")
    customer.says("STOP").hears_nothing()
    assert outcomes(desk, customer.address)[-1] == "stop"
    assert desk.value("SELECT count(*) FROM suppressions") == 1


def test_after_a_person_took_over_a_flood_is_not_answered_either(desk: Desk) -> None:
    desk = limited(desk, messages_a_minute=2)
    customer = desk.customer().says("a person please")
    customer.says("hello?").hears_nothing()
    customer.says("hello?").hears_nothing()
    assert outcomes(desk, customer.address)[-1] == "flooded"


def test_a_repeat_of_a_message_does_not_count(desk: Desk) -> None:
    desk = limited(desk, messages_a_minute=2)
    customer = desk.customer()
    message = customer.message("hi")
    for _ in range(10):
        customer.sends(message)
    customer.says("haircut").hears("Where")


def test_a_clock_that_was_set_back_silences_nobody(desk: Desk) -> None:
    desk = limited(desk, messages_a_minute=3, replies_an_hour=4)
    customer = desk.customer()
    for _ in range(3):
        customer.says("hi")
    desk.clock.passes(hours=-1)
    customer.says("haircut downtown").hears("Haircut")


def test_a_message_that_waits_for_the_calendar_is_answered_in_spite_of_a_flood(desk: Desk) -> None:
    gate = Gate(desk.scheduler)
    desk = Desk(
        desk.database,
        desk.sandbox,
        desk.clock,
        scheduler=gate,
        limits=Limits(messages_a_minute=2),
    )
    customer = desk.customer().says("hi")
    asked = customer.message("haircut downtown with James")
    with in_background(partial(desk.turns.handle, asked)) as waiting:
        assert gate.reached.wait(10)
        customer.says("hello?")
        customer.says("hello?").hears_nothing()
        gate.opened.set()
        assert "James" in waiting.result().body
    assert outcomes(desk, customer.address)[1:] == ["answered", "flooded", "flooded"]


def test_an_ordinary_turn_costs_no_query_for_it(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    statements: list[str] = []
    event.listen(
        desk.database.engine,
        "before_cursor_execute",
        lambda *given: statements.append(given[2]),
    )
    customer.says("haircut")
    assert not [one for one in statements if "OFFSET" in one]


# What replies cost


def test_one_customer_is_sent_so_many_replies_an_hour(desk: Desk) -> None:
    desk = limited(desk, replies_an_hour=4)
    customer = desk.customer()
    for _ in range(4):
        customer.says("hi").hears("Downtown")
        desk.clock.passes(minutes=2)
    customer.says("hi").hears_nothing()
    assert attention(desk, customer.address) == "cost_cap"
    desk.clock.passes(hours=1)
    customer.says("hi").hears("Downtown")


def test_all_customers_together_are_sent_so_many_replies_an_hour(desk: Desk) -> None:
    seconds = [0.0]
    desk = Desk(
        desk.database,
        desk.sandbox,
        desk.clock,
        limits=Limits(replies_an_hour_to_all=3),
        monotonic=lambda: seconds[0],
    )
    for _ in range(3):
        desk.customer().says("hi").hears("Downtown")
        seconds[0] += 20
    late = desk.customer().says("hi").hears_nothing()
    assert outcomes(desk, late.address) == ["cost_cap"]
    desk.clock.passes(hours=1, minutes=1)
    seconds[0] += 20
    late.says("hi").hears("Downtown")


def test_what_was_sent_is_counted_in_its_stretch_of_time(desk: Desk) -> None:
    desk.customer().says("hi").says("hi")
    now, hour = desk.clock(), timedelta(hours=1)
    with desk.database.read() as connection:
        business = desk.services.business_id
        assert messages.count_sent(connection, business, now - hour, now, 100) == 2
        assert messages.count_sent(connection, business, now, now + hour, 100) == 0
        assert messages.count_sent(connection, business + 1, now - hour, now, 100) == 0


# Who is served


def sender(address: str, phone: str | None = None, channel: Channel = Channel.SMS) -> Inbound:
    return Inbound("SM1", channel, address, CREDENTIALS.sms_number, "hi", phone=phone)


@pytest.mark.parametrize("address", ["12345", "AMAZON", "+0123456789", "729725", "+1", "tel:+1555"])
def test_short_codes_and_names_are_never_answered(address: str) -> None:
    assert not is_served(sender(address), frozenset())


@pytest.mark.parametrize(
    "number", ["+19002345678", "+449098790000", "+33899700123", "+33810123456"]
)
def test_premium_and_shared_cost_numbers_are_never_answered(number: str) -> None:
    assert not is_served(sender(number, number), frozenset())


@pytest.mark.parametrize(
    ("number", "countries", "is_answered"),
    [
        ("+12125550123", "US", True),
        ("+12125550123", "CA", False),
        ("+14165550123", "US", False),
        ("+14165550123", "US,CA", True),
        ("+15550160001", "US", True),  # nobody's number, of a country that is served
        ("+447400123456", "US", False),
        ("+447400123456", "GB", True),
        ("+447400123456", "", True),
    ],
)
def test_countries_that_are_not_served_are_not_answered(
    number: str, countries: str, is_answered: bool
) -> None:
    chosen = frozenset(countries.split(",")) - {""}
    assert is_served(sender(number, number), chosen) is is_answered
    assert is_served(sender(number, number, Channel.WHATSAPP), chosen) is is_answered


def test_a_whatsapp_sender_without_a_number_is_answered() -> None:
    hidden = sender("US.1234567890", None, Channel.WHATSAPP)
    assert is_served(hidden, frozenset({"US"}))


def test_a_message_from_a_short_code_is_kept_for_staff_and_not_answered(desk: Desk) -> None:
    customer = desk.customer()
    customer.says("Your code is 123456", from_address="72975", phone=None).hears_nothing()
    assert outcomes(desk, "72975") == ["not_served"]
    assert attention(desk, "72975") == "not_served"
    assert desk.work == []
