"""A text becomes an appointment in the calendar and a booking in Setter's book."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from integrations.sandbox.business import CREDENTIALS, DOWNTOWN, HAIRCUT, JAMES
from tests.phone import Phone
from tests.running import Running
from tests.waiting import until

NEW_YORK = ZoneInfo("America/New_York")
WHEN_JAMES_IS_DOWNTOWN = {0, 2, 4, 5}
CHANNELS = pytest.mark.parametrize("channel", ["sms", "whatsapp"])


def next_day_of_james() -> datetime:
    """Three in the afternoon of a day, two or more ahead, on which James cuts hair downtown."""
    day = datetime.now(NEW_YORK).replace(hour=15, minute=0, second=0, microsecond=0)
    day += timedelta(days=2)
    while day.weekday() not in WHEN_JAMES_IS_DOWNTOWN:
        day += timedelta(days=1)
    return day


def meet_setters_bot(bookline: Running, phone: Phone) -> None:
    """Only who has written to Setter's bot is a contact there."""
    line = bookline.order("/setter/messages", **{"from": phone.number}, channel=phone.channel)
    assert line["offers_link"]


def only_appointment(bookline: Running, email: str) -> dict:
    live = [
        one
        for one in bookline.look("appointments")
        if one["client_email"] == email and one["status_number"] != 3
    ]
    assert len(live) == 1
    return live[0]


def only_record(bookline: Running) -> dict:
    records = until(lambda: bookline.look("setter_bookings"), "Setter's record")
    assert len(records) == 1
    return records[0]


def still_offers_link(bookline: Running, phone: Phone) -> bool:
    line = bookline.order("/setter/messages", **{"from": phone.number}, channel=phone.channel)
    return bool(line["offers_link"])


@CHANNELS
def test_a_booking_step_by_step_takes_six_messages_at_most(bookline: Running, channel: str) -> None:
    phone = bookline.phone(channel=channel)
    meet_setters_bot(bookline, phone)
    phone.says("Hi").hears("Maple & Main", "Where", "Downtown", "Riverside")
    phone.says("downtown").hears("Haircut", "Facial")
    phone.says("a haircut please").hears("1 ", "2 ")
    phone.says("1").hears("name", "e-mail")
    phone.says("Dana Lee, dana@example.com").hears("Haircut", "Downtown", "Dana Lee", "OK")
    phone.says("ok").hears("Booked", "Haircut")
    assert phone.sent <= 6
    made = only_appointment(bookline, "dana@example.com")
    assert (made["service_id"], made["location_id"]) == (HAIRCUT, DOWNTOWN)
    assert made["length"] == 30 * 60 * 1000
    assert made["client_phone"] == phone.number
    record = only_record(bookline)
    assert record["start_time"] == made["starts_at"]
    assert record["end_time"] == made["ends_at"]
    assert not still_offers_link(bookline, phone)


@CHANNELS
def test_everything_in_one_message_takes_three_at_most(bookline: Running, channel: str) -> None:
    phone, at = bookline.phone(channel=channel), next_day_of_james()
    meet_setters_bot(bookline, phone)
    phone.says(f"Haircut downtown {at:%A} at 3pm with James. I'm Dana Lee, dana@example.com").hears(
        "Haircut", "James", "Downtown", "3:00pm", "Dana Lee"
    )
    phone.says("yes").hears("Booked", "3:00pm")
    assert phone.sent <= 3
    made = only_appointment(bookline, "dana@example.com")
    assert made["employee_id"] == JAMES
    assert (made["service_id"], made["location_id"]) == (HAIRCUT, DOWNTOWN)
    assert made["start_date"] == f"{at:%Y-%m-%d} 15:00:00"
    assert made["length"] == 30 * 60 * 1000
    record = only_record(bookline)
    assert datetime.fromisoformat(record["start_time"]) == at.astimezone(UTC)
    assert datetime.fromisoformat(record["end_time"]) == at.astimezone(UTC) + timedelta(minutes=30)
    assert record["time_zone"] == "America/New_York"
    assert record["bot_id"] == CREDENTIALS.setter_bot_id
    assert (record["source"], record["external_id"]) == ("setster", f"setster-{made['id']}")
    contact = next(one for one in bookline.look("contacts") if one["id"] == record["contact_id"])
    digits = phone.number.removeprefix("+")
    assert contact["wa_id" if channel == "whatsapp" else "sms_phone_number"] == digits
    assert not still_offers_link(bookline, phone)


def test_a_returning_customer_takes_two_messages(bookline: Running) -> None:
    phone, at = bookline.phone(), next_day_of_james()
    phone.says(f"Haircut downtown {at:%A} at 3pm with James. I'm Dana Lee, dana@example.com")
    phone.says("yes").hears("Booked")
    bookline.start_over()
    phone.sent = 0
    phone.says(f"another haircut downtown {at:%A} at 3pm with james").hears("Dana Lee", "3:00pm")
    phone.says("ok").hears("Booked")
    assert phone.sent == 2
    assert only_appointment(bookline, "dana@example.com")["client_name"] == "Dana Lee"


def test_a_customer_of_setster_is_known_by_their_phone(bookline: Running) -> None:
    phone, at = bookline.phone("+15550100003"), next_day_of_james()
    phone.says(f"haircut downtown {at:%A} at 3pm with james").hears("Riley Chen")
    phone.says("ok").hears("Booked")
    assert only_appointment(bookline, "riley.chen@example.com")["client_phone"] == phone.number


def test_an_undisturbed_booking_costs_three_calls(bookline: Running) -> None:
    phone, at = bookline.phone(), next_day_of_james()
    meet_setters_bot(bookline, phone)
    # The reset has ended the session; whoever is first signs in again.
    bookline.phone().says(f"Haircut at Lakeview {at:%A} at 3pm")
    seen = len(bookline.look("calls"))
    phone.says(f"Haircut downtown {at:%A} at 3pm with James. I'm Dana Lee, dana@example.com")
    phone.says("yes").hears("Booked")
    only_record(bookline)
    calls = [(one["service"], one["operation"]) for one in bookline.look("calls")[seen:]]
    assert calls == [("setster", "availability"), ("setster", "create"), ("setter", "create")]


def test_a_customer_whom_setter_does_not_know_is_booked_all_the_same(bookline: Running) -> None:
    phone, at = bookline.phone(), next_day_of_james()
    phone.says(f"Haircut downtown {at:%A} at 3pm with James. I'm Dana Lee, dana@example.com")
    phone.says("yes").hears("Booked")
    states = "SELECT state FROM records WHERE address = :phone"
    until(
        lambda: bookline.rows(states, phone=phone.number) == [("contact_unknown",)],
        "the answer that the contact is unknown",
    )
    assert bookline.look("setter_bookings") == []
    assert "Setter" not in " ".join(phone.texts)
