"""Chats in which something is said in passing: it changes nothing, and nothing else is lost."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.dialogue.chat import Chat
from tests.dialogue.salon import CATALOGUE, NEW_YORK, ONE_PLACE, made
from tests.dialogue.test_changes_of_mind import KNOWN

WITH_MARIA = made(datetime(2026, 11, 24, 15, 0, tzinfo=NEW_YORK), employee_id="maria")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Upper lip", "lip wax tomorrow"),
        ("Underarms", "can i get an underarm wax"),
        ("Deep Tissue 60 min", "deep tissue massage tomorrow"),
        ("Kids Cut", "kids trim tomorrow"),
    ],
)
def test_what_is_done_fits_a_service_that_does_not_say_what_is_done(name: str, text: str) -> None:
    cut, *others = ONE_PLACE.services
    salon = replace(ONE_PLACE, services=(replace(cut, name=name), *others))
    Chat(salon).says(text).hears(f"{name}, free").does_not_hear("can't see that")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("can you move it to monday, it's on my way home", "to Mon Nov 23 3:00pm"),
        ("haircut monday at 10, it's on my way home", "Where would you like to come"),
    ],
)
def test_what_lies_on_the_way_is_not_somebody_on_the_way(text: str, heard: str) -> None:
    chat = Chat(has=[WITH_MARIA]).says(text).hears(heard)
    assert not chat.alerts


def test_who_agrees_on_the_way_to_work_has_a_booking() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday at 10")
    assert chat.says("yes, on my way to work so perfect").has_booked


def test_who_is_late_while_asked_about_a_new_booking_answers_nothing() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday at 10").says("running late, im dana lee")
    chat.hears("e-mail").does_not_hear("telling us")


@pytest.mark.parametrize(
    "text", ["thanks, on my way now", "just parked", "running late for my 3pm haircut"]
)
def test_staff_hear_of_who_is_on_the_way(text: str) -> None:
    chat = Chat(has=[WITH_MARIA]).says(text).hears("Thanks for telling us")
    assert chat.alerts == ["running_late"]


@pytest.mark.parametrize(
    "text", ["hi ana!", "it's ana", "love, ana", "say hi to ana", "ana did great last time"]
)
def test_a_name_said_in_passing_changes_no_booking(text: str) -> None:
    Chat(has=[WITH_MARIA]).says(text).does_not_hear("Change", "Reply YES")


@pytest.mark.parametrize("text", ["rather ana", "can i have ana", "ana instead please"])
def test_a_name_that_is_wished_for_does(text: str) -> None:
    Chat(CATALOGUE, has=[WITH_MARIA]).says(text).hears("with Ana Silva", "Reply YES")


@pytest.mark.parametrize(
    "aside",
    [
        "my kids have school until 2",
        "I need to take my daughter to school first",
        "it's for my wife's birthday",
        "my kids need to be home by 6",
    ],
)
def test_who_speaks_of_their_family_books_for_themselves(aside: str) -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says(f"{aside}. can i get a haircut monday at 4")
    chat.does_not_hear("person it's for", "one appointment at a time")
    assert chat.rehearsal.conversation.draft.for_whom is None


def test_who_agrees_and_brings_somebody_is_booked_first() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday at 10")
    chat.says("yes and my kids need one too").hears("Booked!", "Haircut for the other person next")
    assert chat.booking.client_name == "Dana Lee"


def test_who_only_brings_their_children_books_nothing_for_them() -> None:
    chat = Chat(ONE_PLACE).says("can I bring my kids with me?")
    chat.hears("passed your question").does_not_hear("one appointment at a time")


@pytest.mark.parametrize("text", ["this is insane, i love it!", "i'm so mad i missed my haircut"])
def test_strong_words_alone_are_no_complaint(text: str) -> None:
    chat = Chat(has=[WITH_MARIA]).says(text).does_not_hear("sorry about that")
    assert "complaint" not in chat.alerts


def test_what_a_haircut_is_for_is_no_matter_for_staff() -> None:
    chat = Chat(ONE_PLACE).says("can i get a haircut before my job interview on monday?")
    chat.hears("Haircut, free", "Mon Nov 23")
    assert not chat.alerts
    assert Chat(ONE_PLACE).says("can i apply for a job?").alerts == ["has_a_question"]


def test_who_needs_a_moment_at_the_end_is_not_read_the_line_again() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday at 10").says("hold on")
    chat.hears("No rush").does_not_hear("Reply OK")
    assert not chat.says("yes").has_booked
    assert chat.says("yes").has_booked


def test_who_cannot_come_right_now_does_not_want_the_first_time() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut").says("i can't come right now")
    chat.does_not_hear("Reply OK")


def test_someone_other_than_maria_is_not_maria() -> None:
    chat = Chat(ONE_PLACE).says("haircut with someone other than maria")
    chat.hears("Haircut, free").does_not_hear("with Maria")


def test_whoever_is_greeted_by_name_is_asked_to_speak_spanish() -> None:
    Chat(ONE_PLACE).says("hi ana can we talk in spanish please").hears("Hola")


def test_the_name_of_the_second_person_alone_is_a_yes() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday at 10, also book my wife in")
    chat.says("ok").says("Mary").hears("for Mary", "Reply OK")
