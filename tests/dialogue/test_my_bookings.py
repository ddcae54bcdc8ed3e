"""What the customer has booked is told from the calendar."""

from datetime import datetime, timedelta

import pytest

from bot.dialogue.made import MadeBooking
from bot.dialogue.world import Customer
from bot.ports import Client
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import NEW_YORK, Salon, made

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")
SATURDAY = made(datetime(2026, 11, 21, 10, 0, tzinfo=NEW_YORK), "facial", employee_id="maria")
FRIDAY = made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK))


def having(*bookings: MadeBooking) -> Chat:
    return Chat(customer=KNOWN, has=bookings)


@pytest.mark.parametrize(
    "text",
    [
        "my bookings",
        "when is my appointment?",
        "what time is my haircut",
        "is my appointment still on?",
        "do I have anything booked with you?",
        "remind me of my appointment pls",
        "where is it?",
        "where is my appointment",
        "what time was it again",
    ],
)
def test_the_one_booking_is_told_with_its_address(text: str) -> None:
    chat = having(FRIDAY).says(text).hears("Haircut", "Fri Nov 27 3:00pm", "Downtown", "1 Main St")
    assert chat.hand_over == ""


def test_several_are_told_a_line_each_the_next_one_first() -> None:
    chat = having(FRIDAY, SATURDAY).says("what are my appointments?")
    first, second = chat.reply.splitlines()[-2:]
    assert first == "Facial, Sat Nov 21 10:00am, Downtown"
    assert second == "Haircut, Fri Nov 27 3:00pm, Downtown"


def test_a_long_list_ends_in_how_many_more() -> None:
    start = FRIDAY.starts_at.astimezone(NEW_YORK)
    many = [made(start + timedelta(days=7 * week)) for week in range(6)]
    having(*many).says("my bookings").hears("Fri Dec 18", "and 2 more").does_not_hear("Dec 25")


def test_the_day_that_is_asked_about_is_the_one_told() -> None:
    having(FRIDAY, SATURDAY).says("what time am I in tomorrow?").hears(
        "Facial", "Sat Nov 21 10:00am"
    ).does_not_hear("Haircut")


def test_bookings_for_several_people_are_told_apart() -> None:
    leo = made(datetime(2026, 11, 27, 15, 30, tzinfo=NEW_YORK), client_name="Leo Lee")
    having(FRIDAY, leo).says("my bookings").hears("Haircut (Dana Lee)", "Haircut (Leo Lee)")


def test_what_the_business_has_not_confirmed_is_told_so() -> None:
    talk = made(datetime(2026, 11, 27, 9, 0, tzinfo=NEW_YORK), "talk", is_confirmed=False)
    having(talk).says("my bookings").hears("Consultation", "still has to be confirmed")


def test_a_booking_is_told_in_its_own_time_zone() -> None:
    lake = made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK), location_id="lake")
    having(lake).says("when am I coming in?").hears("Fri Nov 27 2:00pm", "Lakeview")


def test_none_is_said_and_a_new_one_offered() -> None:
    chat = having().says("when is my appointment?").hears("don't see a booking", "To book")
    chat.says("haircut downtown monday at 10").hears("Reply OK")


def test_what_is_past_is_not_told() -> None:
    chat = having(SATURDAY).waits(days=2)
    chat.says("my bookings").hears("don't see a booking").does_not_hear("Facial")


def test_what_is_told_comes_from_the_calendar_not_from_the_talk() -> None:
    chat = having().says("haircut downtown monday at 10").says("ok").hears("Booked!")
    chat.rehearsal.bookings.clear()
    chat.says("when is my appointment?").hears("don't see a booking").does_not_hear("Nov 23")


def test_asked_in_the_middle_of_a_booking_the_talk_goes_on_where_it_was() -> None:
    chat = having(FRIDAY).says("facial downtown monday at 10, no extras")
    chat.says("when is my haircut again?").hears("Fri Nov 27 3:00pm")
    chat.says("no thanks").hears("Facial at Downtown, Mon Nov 23 10:00am")


def test_a_calendar_that_does_not_answer_is_said_and_the_question_kept() -> None:
    salon = Salon(clients=[Client("1", "Dana Lee", "dana@example.com", PHONE)])
    chat = Chat(salon=salon, has=[FRIDAY], customer=KNOWN)
    chat.rehearsal.is_calendar_down = True
    chat.says("when is my appointment?").hears("can't see our calendar")
    chat.rehearsal.is_calendar_down = False
    chat.says("and now?").hears("Fri Nov 27 3:00pm")


def test_running_late_is_passed_on_and_changes_nothing() -> None:
    for text in ("running late!", "I'm gonna be 10 minutes late", "stuck in traffic sorry"):
        chat = having(FRIDAY).says(text).hears("let our team know")
        assert chat.hand_over == "running_late"
        assert not chat.has_changed
        chat.says("when is it again?").hears("3:00pm")


def test_thanks_after_the_list_is_small_talk() -> None:
    having(FRIDAY).says("my bookings").says("great thanks").hears("See you Fri Nov 27")


@pytest.mark.parametrize("text", ["my usual on friday please", "lo mismo de siempre el viernes"])
def test_the_usual_is_what_was_booked_the_last_time_in_any_talk(text: str) -> None:
    visit = made(datetime(2026, 10, 2, 15, 0, tzinfo=NEW_YORK), employee_id="maria")
    chat = Chat(customer=KNOWN, had=[visit])
    chat.says(text).hears("Haircut", "Maria Lopez", "27", "9:00am")
    chat.says("1").hears("Downtown", "Dana Lee")
    assert not chat.has_booked


def test_the_same_place_and_person_as_before_with_another_service() -> None:
    visit = made(datetime(2026, 10, 2, 15, 0, tzinfo=NEW_YORK), employee_id="ana")
    chat = Chat(customer=KNOWN, had=[visit])
    chat.says("consultation friday 10am, same place as before, with the same person as last time")
    chat.hears("Consultation with Ana Silva at Downtown, Fri Nov 27 10:00am")


def test_who_never_came_is_told_that_nothing_is_known_of_the_last_time() -> None:
    Chat().says("my usual please").hears("can't see your last visit")
