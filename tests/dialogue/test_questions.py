"""Questions along the way: answered in one line, and the open question is put again."""

from datetime import timedelta

import pytest

from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import NOW, ONE_PLACE, made

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")


def booked() -> Chat:
    """A chat whose booking is made."""
    return Chat(ONE_PLACE, customer=KNOWN).says("haircut monday at 10").says("ok").hears("Booked")


def test_the_price_of_what_is_being_booked() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday").says("whats the cost?")
    chat.hears("Haircut is $40", "1 Mon Nov 23 9:00am")


def test_the_price_of_something_else_is_told_too() -> None:
    Chat(ONE_PLACE).says("how much is a facial and how long does it take?").hears(
        "$75", "60 minutes"
    )


def test_all_prices_before_anything_is_chosen() -> None:
    chat = Chat().says("hi, what are your prices?")
    chat.hears("Haircut ($40)", "Facial ($75)", "Where would you like to come")


def test_services_are_listed_once() -> None:
    chat = Chat(ONE_PLACE).says("what services do you offer?").hears("1 Haircut $40")
    assert chat.reply.count("Haircut") == 1


def test_whether_something_is_offered() -> None:
    Chat(ONE_PLACE).says("do you do facials?").hears("Yes, we do Facial", "Anything with your")
    chat = Chat(ONE_PLACE).says("do you do tattoos?").hears("passed your question", "What would")
    assert chat.hand_over == "has_a_question"


def test_hours_are_told_as_far_as_free_times_tell_them() -> None:
    chat = Chat(ONE_PLACE).says("haircut").says("what time do you close?")
    chat.hears("between 9:00am and 4:30pm", "1 Fri Nov 20")
    Chat(ONE_PLACE).says("when are you open?").hears("don't have our opening hours", "What would")


def test_a_question_only_a_person_can_answer_is_passed_on_and_the_talk_goes_on() -> None:
    for asked in (
        "is there parking?",
        "do you take walk-ins",
        "can I pay with amex?",
        "whats your cancellation policy",
        "will it hurt?",
        "can my mom come along?",
        "do you guys speak polish?",
        "what's your phone number?",
    ):
        chat = Chat(ONE_PLACE).says("haircut monday").says(asked)
        chat.hears("passed your question to our team", "1 Mon Nov 23 9:00am")
        assert chat.hand_over == "has_a_question"
        chat.says("1").hears("9:00am", "Your name")


def test_a_question_beside_an_answer_costs_neither() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday at 10")
    chat.says("yes, and is there parking?").hears("Booked", "passed your question")


def test_after_the_booking_a_question_starts_no_new_one() -> None:
    for asked, answer in (
        ("is there parking?", "passed your question"),
        ("how much was it?", "Haircut is $40"),
        ("how long will it take", "30 minutes"),
        ("do you do facials?", "Yes, we do Facial"),
    ):
        booked().says(asked).hears(answer).does_not_hear("What would you like")


def test_who_works_there() -> None:
    Chat(ONE_PLACE).says("haircut monday").says("who works there?").hears(
        "Maria Lopez", "Ana Silva"
    )


def test_why_an_email_is_needed() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday at 10").says("why do you need my email?")
    chat.hears("goes on your booking", "Your name and e-mail")
    assert chat.hand_over == ""


def test_i_would_rather_not_say_is_no_name() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday at 10").says("I'd rather not say")
    chat.hears("still need your name")


def about_one(text: str) -> Chat:
    return Chat(ONE_PLACE, customer=KNOWN).says(text)


@pytest.mark.parametrize("text", ["who is Maria?", "is maria any good?", "what does maria do"])
def test_who_asks_about_somebody_is_told_and_has_not_chosen_them(text: str) -> None:
    chat = about_one(text).hears("Maria Lopez is on our team", "for Haircut", "What would you like")
    chat.says("haircut monday at 10").hears("Haircut, Mon Nov 23").does_not_hear("Maria")
    assert chat.hand_over == ""


def test_what_only_a_person_knows_of_somebody_is_passed_on() -> None:
    chat = about_one("how long has Ana been a stylist?").hears("passed your question")
    assert chat.alerts == ["has_a_question"]
    chat.says("haircut monday at 10").does_not_hear("with Ana")


def test_who_asks_whether_somebody_is_free_wants_them() -> None:
    about_one("is Ana free monday at 10 for a haircut?").hears("Haircut with Ana Silva, Mon Nov 23")


def test_a_question_is_no_yes_to_the_confirmation() -> None:
    chat = about_one("haircut with maria monday at 10").hears("Reply OK")
    chat.says("is maria good?").hears("on our team", "Reply OK")
    assert not chat.has_booked


def test_where_a_location_is_chooses_none() -> None:
    Chat().says("where is lakeview?").hears("9 Shore Rd", "Where would you like", "1 Downtown")


@pytest.mark.parametrize(
    ("text", "sorry", "question"),
    [
        ("can i get highlights?", "can't see that on our list", "1 Haircut"),
        ("i want a manicure saturday", "can't see that on our list", "1 Haircut"),
        ("how much is a perm", "can't see that on our list", "1 Haircut"),
        ("quiero hacerme un alaciado", "no lo veo en nuestra lista", "1 Haircut"),
    ],
)
def test_a_service_that_is_not_on_the_list_is_said_to_be_missing(
    text: str, sorry: str, question: str
) -> None:
    chat = about_one(text).hears(sorry, question)
    assert chat.hand_over == ""
    assert not chat.has_booked


@pytest.mark.parametrize(
    "text", ["hi can i get a refund", "i need a receipt pls", "puedo pedir un reembolso?"]
)
def test_what_is_a_matter_for_staff_is_passed_on(text: str) -> None:
    chat = about_one(text).hears("1 Haircut").does_not_hear("list", "lista")
    assert chat.alerts == ["has_a_question"]


def test_the_price_of_another_service_changes_nothing() -> None:
    chat = about_one("haircut monday at 10").says("how much is a facial?")
    chat.hears("Facial is $75", "Haircut, Mon Nov 23 10:00am")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("can i get a discount on a facial", "Anything with your Facial"),
        ("any discounts on facials?", "Anything with your Facial"),
        ("me hacen descuento en el facial?", "con Facial"),
    ],
)
def test_a_matter_for_staff_is_passed_on_and_the_service_beside_it_is_kept(
    text: str, kept: str
) -> None:
    chat = about_one(text).hears(kept)
    assert chat.alerts == ["has_a_question"]


def test_a_refund_for_what_is_booked_is_no_wish_for_another() -> None:
    chat = Chat(customer=KNOWN, has=[made(NOW + timedelta(days=4))])
    chat.says("can i get a refund for my haircut").hears("passed").does_not_hear("Where")
    assert chat.alerts == ["has_a_question"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("does Ana speak Spanish?", "What would"), ("habla Ana inglés?", "Qué te gustaria")],
)
def test_what_somebody_speaks_is_a_question_and_no_wish_for_that_language(
    text: str, language: str
) -> None:
    chat = about_one(text).hears(language)
    assert chat.alerts == ["has_a_question"]


def test_who_asks_for_a_language_asks_nothing_else() -> None:
    assert about_one("do you speak spanish").hears("en español").alerts == []


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("facial and eyebrows threaded", "can't see that on our list"),
        ("can i get my eyebrows threaded", "can't see that on our list"),
        ("facial y depilación de eyebrow con hilo", "no lo veo en nuestra lista"),
    ],
)
def test_what_is_done_tells_services_apart_that_share_a_word(text: str, reply: str) -> None:
    about_one(text).hears(reply).does_not_hear("+ Eyebrow tint", "con Eyebrow")


def test_an_extra_is_named_with_what_it_does() -> None:
    chat = about_one("facial with eyebrows tinted monday at 10")
    chat.hears("Facial + Eyebrow tint", "Reply OK")
