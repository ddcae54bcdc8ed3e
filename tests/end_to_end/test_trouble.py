"""When something outside fails, the customer hears the truth and the booking is made up for."""

from tests.end_to_end.test_booking_by_text import (
    meet_setters_bot,
    next_day_of_james,
    only_appointment,
    only_record,
    still_offers_link,
)
from tests.phone import Phone
from tests.running import Running, let_time_pass
from tests.waiting import until

EMAIL = "dana@example.com"


def asked_to_confirm(bookline: Running) -> Phone:
    phone, at = bookline.phone(), next_day_of_james()
    phone.says(f"Haircut downtown {at:%A} at 3pm with James. I'm Dana Lee, {EMAIL}").hears("OK")
    return phone


def test_an_order_that_got_lost_is_booked_later_and_told_by_text(bookline: Running) -> None:
    phone = asked_to_confirm(bookline)
    meet_setters_bot(bookline, phone)
    bookline.fails("setster", "reset", operation="create")
    phone.says("yes").hears("Booking it now")
    let_time_pass(bookline.bookline.services.database)
    phone.receives("Booked", "3:00pm")
    only_appointment(bookline, EMAIL)
    only_record(bookline)
    until(lambda: set(phone.statuses) == {"delivered"}, "news of the texts")
    states = (
        "SELECT m.state FROM messages m JOIN conversations c ON c.id = m.conversation_id"
        " JOIN contacts p ON p.id = c.contact_id WHERE m.author = 'bot' AND p.address = :address"
    )
    until(
        lambda: set(bookline.rows(states, address=phone.number)) == {("delivered",)},
        "the news to be stored",
    )


def test_an_order_whose_answer_got_lost_is_told_at_once(bookline: Running) -> None:
    phone = asked_to_confirm(bookline)
    bookline.fails("setster", "lost_answer", operation="create")
    phone.says("yes").hears("Booked")
    only_appointment(bookline, EMAIL)


def test_setter_hears_of_a_booking_when_it_is_back(bookline: Running) -> None:
    phone = asked_to_confirm(bookline)
    meet_setters_bot(bookline, phone)
    bookline.fails("setter", "status", status=503, times=None)
    phone.says("yes").hears("Booked")
    states = "SELECT state FROM records WHERE address = :phone"
    until(lambda: bookline.rows(states, phone=phone.number) == [("failed",)], "the failure")
    bookline.mends()
    assert still_offers_link(bookline, phone)
    let_time_pass(bookline.bookline.services.database)
    only_record(bookline)
    assert not still_offers_link(bookline, phone)
    assert len(phone.texts) == 2


def test_an_answer_that_never_arrived_is_sent_by_text(bookline: Running) -> None:
    phone = bookline.phone().says("Hi", lose_answer=True)
    assert phone.texts == []
    let_time_pass(bookline.bookline.services.database)
    phone.receives("Maple & Main", "Downtown")


def test_an_opening_that_is_taken_meanwhile_is_told_with_others(bookline: Running) -> None:
    phone = asked_to_confirm(bookline)
    bookline.fails("setster", "status", operation="create", status=403, code=9)
    phone.says("yes").hears("was just taken", "1 ")
    phone.says("1").hears("OK")
    phone.says("ok").hears("Booked")
    only_appointment(bookline, EMAIL)


def test_a_calendar_that_is_down_gets_an_honest_line_and_nothing_is_forgotten(
    bookline: Running,
) -> None:
    phone, at = bookline.phone(), next_day_of_james()
    bookline.fails("setster", "html", times=None)
    phone.says(f"Haircut at Riverside {at:%A} morning").hears("can't see our calendar")
    bookline.mends()
    phone.says("hello?").hears("1 ")
    assert "Where" not in phone.reply
    assert "What" not in phone.reply
