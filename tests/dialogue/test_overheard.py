"""Talks in which something a customer said used to be lost, or taken for something else."""

from datetime import datetime

from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import NEW_YORK, made

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")
TUESDAY = made(datetime(2026, 11, 24, 10, 0, tzinfo=NEW_YORK))
THURSDAY = made(datetime(2026, 11, 26, 15, 0, tzinfo=NEW_YORK), "facial")


def test_an_hour_in_front_of_whom_it_is_for_is_kept() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown monday at 10 for my son Leo")
    chat.hears("Mon Nov 23 10:00am", "for Leo", "Reply OK")


def test_a_name_that_is_a_month_is_whom_it_is_for() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown monday at 10 for my daughter May")
    chat.hears("Mon Nov 23 10:00am", "for May", "Reply OK")


def test_a_name_that_is_a_verb_answers_the_question_for_a_name() -> None:
    chat = Chat().says("haircut downtown tuesday 11").says("Will")
    chat.hears("e-mail").does_not_hear("your name")
    chat.says("will@example.com").hears("for Will", "Reply OK")


def test_actually_no_keep_it_keeps_the_booking() -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY]).says("cancel it please").hears("Reply YES")
    chat.says("actually no keep it").hears("10:00am").does_not_hear("move", "Pick one")
    assert not chat.has_changed


def test_a_yes_to_a_move_does_not_cancel_what_is_named_behind_it() -> None:
    chat = Chat(customer=KNOWN, has=[THURSDAY]).says("move my facial to monday at 4")
    chat.hears("Reply YES to change it").says("yes", "cancel").hears("Cancel Facial", "Reply YES")
    assert not chat.has_changed


def test_running_late_in_short_is_passed_on() -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY]).says("running 10 min late")
    chat.does_not_hear("Where would you like")


def test_english_is_asked_for_with_an_apology() -> None:
    chat = Chat(customer=KNOWN).says("hola, un corte en downtown el martes a las 10")
    chat.hears("Responde").says("sorry english please").hears("Reply OK")


def test_una_hora_delante_de_para_quien_es_no_se_pierde() -> None:
    chat = Chat(customer=KNOWN).says("hola, corte en downtown el lunes a las 10 para mi hijo Leo")
    chat.hears("lun 23 nov 10:00am", "para Leo")


def test_cancel_the_service_names_the_booking() -> None:
    chat = Chat(customer=KNOWN, has=[TUESDAY, THURSDAY]).says("cancel the facial")
    chat.hears("Cancel Facial Thu Nov 26 3:00pm", "Reply YES")


def test_a_yes_sent_right_behind_a_change_books_nothing_that_was_not_shown() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown monday at 10").hears("Reply OK")
    chat.says("make it thursday", "yes").hears("Thu Nov 26 10:00am", "Reply OK")
    assert not chat.has_booked


def test_anything_before_that_is_earlier_than_what_is_chosen() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown monday at 3")
    chat.says("anything before that?").hears("Mon Nov 23 2:30pm").does_not_hear("team")
