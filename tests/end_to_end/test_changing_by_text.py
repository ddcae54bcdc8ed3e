"""A text moves or cancels a booking in the calendar, and Setter's bot knows."""

import pytest

from tests.end_to_end.test_booking_by_text import (
    meet_setters_bot,
    next_day_of_james,
    only_appointment,
    still_offers_link,
)
from tests.phone import Phone
from tests.running import Running, let_time_pass
from tests.waiting import until

EMAIL = "dana@example.com"


def booked(bookline: Running, channel: str = "sms") -> Phone:
    """Somebody with a haircut at three, of whom Setter knows."""
    phone = bookline.phone(channel=channel)
    meet_setters_bot(bookline, phone)
    day = f"{next_day_of_james():%A}"
    phone.says(f"Haircut downtown next {day} at 3pm with James. I'm Dana Lee, {EMAIL}")
    phone.says("yes").hears("Booked", "3:00pm")
    until(lambda: len(live_records(bookline)) == 1, "Setter's record")
    return phone


def live_records(bookline: Running) -> list[dict]:
    return [one for one in bookline.look("setter_bookings") if not one["cancelled_at"]]


@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
def test_a_booking_is_moved_and_then_cancelled_by_text(bookline: Running, channel: str) -> None:
    phone = booked(bookline, channel)
    before = only_appointment(bookline, EMAIL)
    phone.says("can we do 4pm instead?").hears("3:00pm", "4:00pm", "YES")
    phone.says("yes").hears("4:00pm", "James")
    moved = only_appointment(bookline, EMAIL)
    assert moved["id"] == before["id"]
    assert moved["starts_at"] > before["starts_at"]
    until(lambda: len(bookline.look("setter_bookings")) == 2, "the new record")
    until(lambda: len(live_records(bookline)) == 1, "the old record's end")
    assert live_records(bookline)[0]["start_time"] == moved["starts_at"]
    assert not still_offers_link(bookline, phone)
    phone.says("sorry, I have to cancel my appointment").hears("4:00pm", "YES")
    phone.says("yes").hears("Cancelled")
    until(lambda: not live_records(bookline), "Setter to forget the booking")
    assert still_offers_link(bookline, phone)


def test_a_calendar_that_is_down_is_promised_and_made_up_for(bookline: Running) -> None:
    phone = booked(bookline)
    phone.says("please cancel my appointment").hears("YES")
    bookline.fails("setster", "status", status=503, operation="change", times=None)
    phone.says("yes").hears("on it")
    bookline.mends()
    let_time_pass(bookline.bookline.services.database)
    phone.receives("Cancelled")
    until(lambda: not live_records(bookline), "Setter to forget the booking")
