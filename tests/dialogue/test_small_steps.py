"""Chats that halt, doubt and come back: nothing is lost, and nothing is claimed."""

from datetime import datetime

import pytest

from tests.dialogue.chat import Chat
from tests.dialogue.salon import NEW_YORK, ONE_PLACE, made
from tests.dialogue.test_changes_of_mind import KNOWN

TUESDAY = made(datetime(2026, 11, 24, 10, 0, tzinfo=NEW_YORK))
FRIDAY = made(datetime(2026, 11, 27, 14, 0, tzinfo=NEW_YORK), "facial")


def choosing() -> Chat:
    return Chat(ONE_PLACE, customer=KNOWN).says("haircut tuesday").hears("Pick one")


@pytest.mark.parametrize("text", ["wait", "hmm idk maybe", "one sec", "let me check"])
def test_who_needs_a_moment_is_not_pressed(text: str) -> None:
    chat = choosing()
    for _ in range(4):
        chat.says(text).hears("No rush")
    assert chat.hand_over == ""
    chat.says("2").hears("1:00pm", "Reply OK")


def test_a_moment_in_spanish() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("corte el martes").says("no sé")
    chat.hears("Sin prisa").says("el que tú quieras").hears("9:00am", "Responde SI")


@pytest.mark.parametrize("text", ["is it confirmed?", "did you get that?", "am i booked?"])
def test_what_is_not_confirmed_is_said_not_to_be_booked_yet(text: str) -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut tuesday at 10").says(text)
    chat.hears("Not booked yet", "Reply OK")
    assert not chat.has_booked
    chat.says("ok").hears("Booked!").says(text).hears("You have Haircut", "Tue Nov 24")


def test_the_sooner_of_those_on_offer() -> None:
    choosing().says("whichever is sooner").hears("Tue Nov 24 9:00am", "Reply OK")


def test_who_complains_is_heard_by_a_person_and_can_go_on() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("this is ridiculous nobody answers")
    chat.hears("sorry about that", "What would you like")
    assert chat.alerts == ["complaint"]
    chat.says("haircut tuesday at 10").hears("Reply OK")


@pytest.mark.parametrize("text", ["is tuesday still good for you guys?", "see you tuesday!"])
def test_the_day_of_a_booking_is_no_wish_for_another(text: str) -> None:
    Chat(customer=KNOWN, has=[TUESDAY]).says(text).hears("You have Haircut", "Tue Nov 24 10:00am")


def test_what_is_not_understood_of_somebody_with_a_booking_begins_no_other() -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY]).says("and the thingy")
    chat.hears("You have Haircut", "move it, cancel it").does_not_hear("Where")
    chat.says("move it to thursday").hears("Tue Nov 24 10:00am", "Thu Nov 26")


def test_the_first_of_two_is_cancelled_by_its_place() -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY, FRIDAY]).says("cancel the first one")
    chat.hears("Cancel Haircut Tue Nov 24").says("yes")
    assert chat.cancelled == [TUESDAY.reference]


def test_earlier_that_day_keeps_the_day() -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY]).says("anything earlier that day")
    chat.hears("Tue Nov 24 9:00am").does_not_hear("Nov 23")


def test_the_same_hour_on_the_new_day_is_what_is_proposed_already() -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY]).says("can we do thursday instead")
    chat.hears("Thu Nov 26 10:00am").says("same time").hears("Thu Nov 26 10:00am")
    chat.does_not_hear("didn't get").says("yes")
    assert chat.move.starts_at == datetime(2026, 11, 26, 10, 0, tzinfo=NEW_YORK)


def test_somebody_else_in_the_customers_place_is_a_matter_for_staff() -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY]).says("can my sister take my spot instead")
    chat.hears("passed").does_not_hear("Haircut, free")
    assert chat.alerts == ["has_a_question"]


def test_the_name_of_the_other_person_may_come_in_its_own_sentence() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN)
    chat.says("i need a haircut for my husband tuesday around 2 his name is paul")
    chat.hears("Tue Nov 24 2:00pm", "for Paul")


@pytest.mark.parametrize(
    "text", ["is maria still doing my hair tues?", "sigue en pie lo del martes?"]
)
def test_whether_a_booking_stands_is_told_from_the_calendar(text: str) -> None:
    with_maria = made(datetime(2026, 11, 24, 10, 0, tzinfo=NEW_YORK), employee_id="maria")
    Chat(customer=KNOWN, has=[with_maria]).says(text).hears("Haircut", "Maria Lopez", "24")


@pytest.mark.parametrize(
    ("first", "then", "moved"),
    [
        ("when is my appointment", "any chance friday at 2pm", "Fri Nov 27 2:00pm"),
        ("gotta bail on tuesday sorry", "friday at 2pm?", "Fri Nov 27 2:00pm"),
        ("cuando tenia cita?", "puede ser mejor el miercoles?", "25 nov 10:00am"),
    ],
)
def test_a_new_time_behind_a_booking_that_was_told_moves_it(
    first: str, then: str, moved: str
) -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY]).says(first).says(then).hears(moved)
    assert not chat.has_booked


def test_the_next_day_is_the_day_after_the_booking() -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY]).says("move me to the next day")
    chat.hears("Wed Nov 25 10:00am")


def test_two_services_side_by_side_are_both_wanted() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut facial monday").hears("Which first")
    chat.says("haircut").says("1").says("ok").hears("Booked!", "Facial next")


def test_another_name_at_the_confirmation_is_asked_for_and_not_lost() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut friday 2pm")
    chat.says("OK but under my wifes name").hears("name of the person")
    chat.says("Kate Lee").hears("for Kate Lee").says("yes")
    assert chat.booking.client_name == "Kate Lee"


STEPS = {
    "location": ("hi",),
    "service": ("downtown",),
    "extras": ("facial downtown",),
    "opening": ("haircut downtown",),
    "confirmation": ("haircut downtown monday at 10",),
    "further": ("haircut and facial downtown monday at 10", "haircut", "ok"),
    "which_move": ("move my appointment",),
    "move": ("move my haircut",),
    "cancellation": ("cancel my haircut",),
    "rebooking": ("cancel my haircut", "yes"),
}
HAVING = {"which_move", "move", "cancellation", "rebooking"}


@pytest.mark.parametrize("step", STEPS)
def test_no_question_is_put_a_third_time_to_who_is_not_understood(step: str) -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY, FRIDAY] if step in HAVING else ())
    chat.says(*STEPS[step][:1])
    for text in STEPS[step][1:]:
        chat.says(text)
    heard = []
    for text in ("brumble fring", "zorp glick wib", "quonk frabble"):
        heard.append(chat.says(text).reply)
    assert len(set(heard)) > 1
    assert heard[1] != heard[2]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("move my haircut", "friday same time"),
        ("al final no puedo el martes", "el viernes a la misma hora"),
    ],
)
def test_the_same_time_on_another_day_is_the_hour_of_what_is_moved(first: str, then: str) -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY]).says(first).says(then).hears("27", "10:00am")
    chat.does_not_hear("Pick one", "Elige")


def test_just_another_name_is_who_is_to_do_what_is_booked() -> None:
    with_maria = made(datetime(2026, 11, 24, 10, 0, tzinfo=NEW_YORK), employee_id="maria")
    Chat(customer=KNOWN, has=[with_maria]).says("id rather have ana").hears("with Ana Silva", "YES")


def test_what_is_booked_is_what_the_price_is_asked_of() -> None:
    Chat(customer=KNOWN, has=[TUESDAY]).says("how much is it gonna be").hears("Haircut is $40")


def test_the_earliest_of_another_day_is_not_bound_to_the_hours_before() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut tonight").hears("Closest")
    chat.says("whats the earliest tomorrow then").hears("Sat Nov 21 9:00am", "Reply OK")
