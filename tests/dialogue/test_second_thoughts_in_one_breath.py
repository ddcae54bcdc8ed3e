"""What people take back while they write, and what they say about what is booked already."""

from datetime import datetime

import pytest

from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import NEW_YORK, made

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")
FRIDAY = made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK))
MONDAY = made(datetime(2026, 11, 23, 11, 0, tzinfo=NEW_YORK), "color", employee_id="ana")


@pytest.mark.parametrize(
    "text",
    [
        "friday no wait saturday at 3",
        "friday at 3, sorry, saturday",
        "friday at 3 actually saturday",
        "saturday at 2 no wait 3",
        "saturday at 2, sorry 3",
        "fri oops i meant sat at 3",
    ],
)
def test_a_time_that_is_corrected_in_one_breath_is_the_later_one(text: str) -> None:
    chat = Chat(customer=KNOWN).says(f"haircut downtown {text}")
    chat.hears("Sat Nov 21 3:00pm", "Reply OK")


def test_two_days_with_or_between_them_are_both_meant() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown tuesday or actually wednesday at 2")
    chat.hears("Tue Nov 24 2:00pm", "Wed Nov 25 2:00pm")


@pytest.mark.parametrize(
    "text", ["I'll be there!", "see you then!", "yes im still coming on friday", "see you soon"]
)
def test_whoever_comes_as_booked_hears_when_that_is_and_no_more(text: str) -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says(text).hears("see you Fri Nov 27 3:00pm")
    chat.does_not_hear("?")


def test_whoever_comes_at_another_time_hears_what_is_booked() -> None:
    Chat(customer=KNOWN, has=[FRIDAY]).says("i'll be there saturday").hears(
        "You have Haircut on Fri"
    )


def test_a_wish_to_be_seen_another_day_is_no_goodbye() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says("can i see you on monday instead")
    chat.hears("Move Haircut", "Mon Nov 23 3:00pm")


def test_yes_to_what_can_be_done_asks_which() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says("asdf").hears("move it, cancel it")
    chat.says("yes").hears("which one: move your Haircut").does_not_hear("welcome")


def test_a_question_about_my_appointment_is_about_that_one() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says("hi i have a question about my appointment")
    chat.hears("You have Haircut on Fri Nov 27 3:00pm").does_not_hear("Where")


@pytest.mark.parametrize("text", ["hey what time was i again", "i have 2 appts right?"])
def test_what_is_booked_is_told_however_it_is_asked(text: str) -> None:
    Chat(customer=KNOWN, has=[MONDAY, FRIDAY]).says(text).hears("Color & cut", "Haircut")


def test_a_service_beside_the_one_that_is_booked_is_the_new_one() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says("can i add a facial to my haircut on friday")
    chat.hears("Anything with your Facial")


def test_ten_minutes_behind_is_late() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says("running 10 min behind!!")
    chat.hears("Thanks for telling us")
    assert chat.hand_over == "running_late"


def test_what_was_left_behind_is_for_our_team() -> None:
    chat = Chat(customer=KNOWN).says("i think i left my sunglasses there yesterday")
    assert chat.hand_over == "has_a_question"


def test_pushing_an_appointment_named_by_its_day_keeps_the_hour_it_is_pushed_by() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says(
        "can you push my friday appointment back an hour"
    )
    chat.hears("to Fri Nov 27 4:00pm")


def test_the_same_day_while_moving_is_the_day_that_is_booked() -> None:
    chat = (
        Chat(customer=KNOWN, has=[FRIDAY]).says("i need to change my appointment").says("thursday")
    )
    chat.says("same day actually").hears("Fri Nov 27").does_not_hear("Thu Nov 26")


def test_the_second_one_is_the_second_of_those_that_are_booked() -> None:
    chat = Chat(customer=KNOWN, has=[MONDAY, FRIDAY]).says("move the second one to next saturday")
    chat.hears("Move Haircut from Fri Nov 27 3:00pm to Sat Nov 28 3:00pm")


def test_oops_before_something_else_goes_to_that_and_not_back() -> None:
    chat = (
        Chat(customer=KNOWN)
        .says("haircut downtown monday at 10")
        .says("oops i meant color and cut")
    )
    chat.hears("Color & cut at Downtown, Mon Nov 23 10:00am", "Reply OK")


def test_any_later_on_several_days_means_later_in_the_day() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown next week in the afternoon")
    chat.hears("1 Mon Nov 23 12:00pm").says("anything later?").does_not_hear("am", "12:00pm")
    chat = Chat(customer=KNOWN).says("haircut downtown next week after work").says("any later?")
    chat.hears("Nothing is free then").does_not_hear("9:00am")


def test_who_overslept_is_late() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says("so sorry i overslept!! can I still come?")
    assert chat.hand_over == "running_late"


def test_my_hair_appointment_is_the_one_that_is_booked() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says("is my hair appointment on friday with ana?")
    chat.hears("You have Haircut on Fri Nov 27 3:00pm")


def test_a_booked_service_is_brought_forward_by_its_name() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says("can i bring my haircut forward to 9")
    chat.hears("Move Haircut from Fri Nov 27 3:00pm to Fri Nov 27 9:00am")


def test_the_price_of_what_is_booked_begins_no_new_booking() -> None:
    chat = Chat(customer=KNOWN, has=[FRIDAY]).says("how much was the haircut again")
    chat.hears("Haircut is $40").does_not_hear("Where", "free:")
