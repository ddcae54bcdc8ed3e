"""Chats about more than one person: somebody else is booked too, or somebody else does it."""

from datetime import datetime

import pytest

from tests.dialogue.chat import Chat
from tests.dialogue.salon import CATALOGUE, NEW_YORK, ONE_PLACE, made
from tests.dialogue.test_changes_of_mind import KNOWN

WITH_MARIA = made(datetime(2026, 11, 24, 10, 0, tzinfo=NEW_YORK), employee_id="maria")
WITH_NOBODY = made(datetime(2026, 11, 24, 10, 0, tzinfo=NEW_YORK))


@pytest.mark.parametrize(
    ("texts", "one_first", "offer", "name_asked"),
    [
        (("haircut monday at 10, also book my son in",), "one appointment at a time",
         "Haircut for the other person next", "name of the person"),
        (("haircut monday at 10", "can i bring my daughter too, same time"),
         "one appointment at a time", "Haircut for the other person next", "name of the person"),
        (("haircut el lunes a las 10 y apunta también a mi hijo",), "una cita a la vez",
         "Haircut para la otra persona", "se llama la persona"),
    ],
)  # fmt: skip
def test_a_second_person_is_offered_after_the_first(
    texts: tuple[str, ...], one_first: str, offer: str, name_asked: str
) -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN)
    for text in texts:
        chat.says(text)
    chat.hears(one_first, "10:00am", "Dana Lee").says("ok").hears(offer)
    assert chat.booking.client_name == "Dana Lee"
    chat.says("yes" if "next" in offer else "sí").hears(name_asked)
    chat.says("Leo").hears("10:00am", "Leo").says("ok")
    assert chat.booking.client_name == "Leo"
    assert chat.booking.note == "Booked by Dana Lee"


def test_the_second_person_keeps_the_name_that_was_told() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN)
    chat.says("haircut monday at 10 and my daughter mia too please").says("ok").hears("for Mia")
    chat.says("no thanks").does_not_hear("Mia", "Booked")
    assert chat.booking.client_name == "Dana Lee"


def test_the_offer_of_the_second_booking_takes_a_name_and_another_service() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("me and my wife want a haircut monday at 10")
    chat.says("ok").hears("other person").says("yes, a facial for her. her name is Sue")
    chat.says("no").hears("Facial", "Sue", "10:00am")


def test_who_has_a_booking_brings_somebody_at_the_same_time() -> None:
    chat = Chat(customer=KNOWN, has=[WITH_MARIA]).says("can i bring my daughter too, same time")
    chat.hears("What would you like").says("haircut").hears("Tue Nov 24 10:00am", "name")
    chat.says("Mia").hears("Downtown", "Mia")


def test_bringing_somebody_along_is_a_question_for_staff() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("can i bring my kids")
    chat.hears("passed your question")


@pytest.mark.parametrize(
    "text",
    ["could someone else do it", "anyone but maria", "podría atenderme otra persona?"],
)
def test_somebody_else_for_a_made_booking_keeps_its_time(text: str) -> None:
    chat = Chat(customer=KNOWN, has=[WITH_MARIA]).says(text)
    chat.hears("Ana Silva", "24", "10:00am")
    assert not chat.has_changed
    chat.says("yes")
    assert chat.move.employee_id == "ana"


def test_somebody_else_is_a_matter_for_staff_where_nobody_was_chosen() -> None:
    chat = Chat(customer=KNOWN, has=[WITH_NOBODY]).says("could someone else do it")
    chat.hears("passed")
    assert chat.hand_over == "wants_change"


@pytest.mark.parametrize("text", ["could someone else do it", "anyone but maria", "not with her"])
def test_somebody_else_at_the_confirmation_is_no_yes(text: str) -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut with maria monday at 10").says(text)
    chat.hears("Ana", "10:00am", "Reply OK")
    assert not chat.has_booked


def test_somebody_else_for_the_openings_on_offer() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut with maria").says("someone else?")
    chat.hears("with Ana")


def test_where_nobody_else_does_it_that_is_told() -> None:
    chat = Chat(customer=KNOWN).says("haircut lakeview with tom").says("someone else?")
    chat.hears("Only Tom Baker", "with Tom Baker")


@pytest.mark.parametrize(
    "text", ["haircut with tom monday at 10", "corte con tom el lunes a las 10"]
)
def test_whoever_works_at_one_location_brings_the_customer_there(text: str) -> None:
    chat = Chat(customer=KNOWN).says(text).hears("Tom Baker", "Lakeview", "10:00am")
    chat.says("ok")
    assert chat.booking.location_id == "lake"


def test_where_somebody_works_is_forgotten_with_them() -> None:
    Chat(CATALOGUE, customer=KNOWN).says("haircut with tom").says("someone else?").hears("Where")
