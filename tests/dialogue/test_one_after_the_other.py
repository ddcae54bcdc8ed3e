"""Two services in one text: one is booked, then the other is offered with what is known."""

import pytest

from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import ONE_PLACE


def asks(text: str) -> Chat:
    return Chat(ONE_PLACE, customer=Customer(PHONE, "Dana Lee", "dana@example.com")).says(text)


def with_the_first_booked() -> Chat:
    chat = asks("haircut and a consultation on tuesday at 10")
    chat.hears("Which first?", "1 Haircut", "2 Consultation")
    return chat.says("haircut").says("ok").hears("Booked!", "Shall we book Consultation next")


def test_the_second_is_offered_on_the_same_day_beside_the_first() -> None:
    chat = with_the_first_booked().says("yes please")
    chat.hears("Consultation, free", "Tue Nov 24").does_not_hear("10:00am", "Wed")
    chat.says("11am").hears("Consultation, Tue Nov 24 11:00am", "for Dana Lee")
    assert chat.booking.service_id == "cut"
    assert chat.says("ok").hears("Booked!").does_not_hear("next").booking.service_id == "talk"


def test_the_second_is_with_the_same_person() -> None:
    chat = asks("haircut and a consultation with ana on tuesday at 10").says("haircut").says("ok")
    chat.says("yes").hears("Consultation with Ana Silva, free")


def test_the_second_may_come_another_day() -> None:
    with_the_first_booked().says("yes, wednesday at 3").hears("Consultation, Wed Nov 25 3:00pm")


@pytest.mark.parametrize("text", ["no thanks", "that's all thanks"])
def test_who_does_not_want_the_second_after_all_is_left_alone(text: str) -> None:
    with_the_first_booked().says(text).does_not_hear("Consultation", "Sorry")


def test_a_change_of_what_was_just_booked_is_no_answer_about_the_second() -> None:
    chat = with_the_first_booked().says("can you move it an hour later")
    chat.hears("Move Haircut", "11:00am")


def test_a_further_service_said_on_the_way_is_offered_at_the_end() -> None:
    chat = asks("corte el martes a las 10").says("y también una consulta")
    chat.says("si").hears("reservado", "Consultation")


def test_of_alternatives_only_one_is_wanted() -> None:
    chat = asks("haircut or a consultation on tuesday at 10").says("haircut").says("ok")
    chat.hears("Booked!").does_not_hear("next")
