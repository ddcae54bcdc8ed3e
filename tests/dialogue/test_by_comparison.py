"""Times that are said by comparison: as late as can be, sooner than booked, right after it."""

from datetime import datetime

import pytest

from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import NEW_YORK, ONE_PLACE, made

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")


def known() -> Chat:
    return Chat(ONE_PLACE, customer=KNOWN)


def with_a_haircut_tomorrow_at_two() -> Chat:
    return known().says("haircut tomorrow at 2pm").says("yes").hears("Booked!")


@pytest.mark.parametrize(
    "text",
    [
        "haircut as late as possible on tuesday",
        "haircut tuesday, last appointment of the day please",
        "corte el martes lo más tarde posible",
        "la última cita del martes para un corte",
    ],
)
def test_as_late_as_possible_is_the_days_last_opening(text: str) -> None:
    known().says(text).hears("24", "4:30pm", "Dana Lee").does_not_hear("9:00am")


def test_as_early_as_you_can_on_a_day_is_that_days_first_opening() -> None:
    known().says("haircut, as early as you can on wednesday").hears("Wed Nov 25 9:00am", "Reply OK")


def test_the_latest_of_many_days_is_offered_day_by_day() -> None:
    chat = known().says("haircut next week, as late as possible")
    chat.hears("Mon Nov 23 4:30pm", "Tue Nov 24 4:30pm", "Wed Nov 25 4:30pm", "Pick one")


def test_the_latest_means_the_day_on_the_list() -> None:
    chat = known().says("haircut tuesday")
    chat.says("what's the latest you have?").hears("Tue Nov 24 4:30pm", "Reply OK")
    assert not chat.has_booked


@pytest.mark.parametrize(
    "text", ["can i come earlier on tuesday", "puedo ir más temprano el martes"]
)
def test_earlier_on_another_day_moves_what_is_booked_to_an_earlier_hour(text: str) -> None:
    chat = with_a_haircut_tomorrow_at_two().says(text)
    chat.hears("24", "9:00am", "1:30pm").does_not_hear(" 2:00pm", " 2:30pm")
    chat.says("3").hears("2:00pm", "1:30pm")
    assert not chat.has_changed
    assert chat.says("yes").move.starts_at == datetime(2026, 11, 24, 13, 30, tzinfo=NEW_YORK)


def test_an_earlier_day_is_earlier_at_any_hour() -> None:
    chat = known().says("haircut wednesday at 10").says("yes")
    chat.says("could you fit me in any sooner on tuesday?").hears("Tue Nov 24 4:30pm")


@pytest.mark.parametrize("text", ["can you squeeze me in sooner", "me pueden atender antes"])
def test_sooner_moves_what_is_booked(text: str) -> None:
    chat = with_a_haircut_tomorrow_at_two().says(text).hears("1:30pm").does_not_hear(" 2:30pm")
    chat.says("3").hears("2:00pm", "1:30pm", "YES" if "can" in text else "SI")


def test_a_further_service_right_after_begins_when_the_first_is_over() -> None:
    chat = with_a_haircut_tomorrow_at_two().says("and a consultation right after that")
    chat.hears("Consultation, Sat Nov 21 2:30pm", "Reply OK")
    assert not chat.has_changed


def test_a_further_service_before_it_is_over_when_the_first_begins() -> None:
    chat = with_a_haircut_tomorrow_at_two().says("can i also get a facial just before it")
    chat.says("no extras").hears("Facial, Sat Nov 21 1:00pm", "Reply OK")


@pytest.mark.parametrize(
    "text", ["also a facial, same day", "and a facial too", "y un facial el mismo día"]
)
def test_a_further_service_is_offered_on_the_same_day_and_never_at_the_same_time(text: str) -> None:
    chat = with_a_haircut_tomorrow_at_two().says(text).says("no")
    chat.hears("21", "9:00am").does_not_hear("23", "1:30pm", "2:00pm")


def test_somebody_else_may_come_at_the_same_time() -> None:
    chat = with_a_haircut_tomorrow_at_two().says("haircut for my husband Tom Lee, same time")
    chat.hears("Haircut, Sat Nov 21 2:00pm", "for Tom Lee")


def test_right_after_a_booking_that_was_made_long_ago() -> None:
    booked = made(datetime(2026, 11, 24, 15, 0, tzinfo=NEW_YORK))
    chat = Chat(ONE_PLACE, customer=KNOWN, has=[booked])
    chat.says("can I get a consultation right after my haircut?")
    chat.hears("Consultation", "Tue Nov 24 3:30pm")


WEDNESDAY = made(datetime(2026, 11, 25, 10, 0, tzinfo=NEW_YORK))


@pytest.mark.parametrize(
    "text", ["can you push it to later in the week", "la puedes pasar a más adelante en la semana?"]
)
def test_later_in_the_week_is_after_the_day_that_is_booked(text: str) -> None:
    chat = Chat(customer=KNOWN, has=[WEDNESDAY]).says(text)
    chat.hears("26", "27", "28", "10:00am").does_not_hear("21", "24")


def test_earlier_in_the_week_is_before_the_day_that_is_booked() -> None:
    chat = Chat(customer=KNOWN, has=[WEDNESDAY]).says("move my haircut to earlier in the week")
    chat.hears("Mon Nov 23 10:00am", "Tue Nov 24 10:00am").does_not_hear("21", "25", "26")


@pytest.mark.parametrize(
    "text",
    [
        "next week same time",
        "same time next week",
        "can we do next week, same day and time?",
        "la semana que viene a la misma hora",
    ],
)
def test_next_week_at_the_same_time_keeps_the_weekday(text: str) -> None:
    chat = Chat(customer=KNOWN, has=[WEDNESDAY]).says(text).says("yes")
    assert chat.move.starts_at == datetime(2026, 12, 2, 10, 0, tzinfo=NEW_YORK)


def test_later_in_the_week_without_a_booking_is_a_wish_for_the_days_left() -> None:
    known().says("haircut later in the week").hears("Sat Nov 21").does_not_hear("Nov 20")
