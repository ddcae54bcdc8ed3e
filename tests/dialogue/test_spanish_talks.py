"""Talks in Spanish: bookings, second thoughts, questions, and from one language to another."""

from datetime import datetime

import pytest

from bot.dialogue.world import Customer
from bot.ports import Unavailable
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import NEW_YORK, ONE_PLACE, WITH_FORM, Salon

ANA = "Ana López, ana@example.com"

KNOWN = Customer(PHONE, "Ana Paz", "ana@example.com")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=NEW_YORK)


def at_the_confirmation() -> Chat:
    chat = Chat(ONE_PLACE)
    return chat.says(f"Hola, haircut el lunes a las 3 de la tarde. Soy {ANA}").hears("Responde SI")


# Whole bookings


def test_one_text_may_hold_the_whole_booking() -> None:
    chat = Chat()
    chat.says(
        "Hola, quiero un haircut en Downtown mañana a las 3 de la tarde con María,"
        " soy Ana López, ana@example.com"
    )
    chat.hears("con Maria Lopez en Downtown, sab 21 nov 3:00pm, $40, para Ana Lopez")
    chat.says("sí").hears("¡Listo, reservado!")
    assert chat.booking.starts_at == at(21, 15)
    assert chat.booking.employee_id == "maria"
    assert chat.booking.client_name == "Ana López"


def test_step_by_step_it_asks_for_one_thing_at_a_time() -> None:
    chat = Chat()
    chat.says("Hola buenas tardes").hears("te saluda Maple & Main", "1 Downtown")
    chat.says("la primera").hears("1 Haircut $40")
    chat.says("haircut").hears("libre", "Elige uno")
    chat.says("el lunes por la tarde").hears("lun 23 nov", "2 lun 23 nov 2:30pm")
    chat.says("la segunda por favor").hears("tu nombre y tu correo")
    chat.says("me llamo Ana López").hears("¿Y tu correo electronico?")
    chat.says("ana@example.com").hears("Responde SI para reservar")
    chat.says("sí, perfecto").hears("Listo, reservado", "1 Main St")
    assert chat.booking.starts_at == at(23, 14, 30)


@pytest.mark.parametrize(
    "yes", ["sí", "si porfa", "claro que sí", "dale", "ok", "SI", "está bien", "s"]
)
def test_yes_is_said_in_many_ways(yes: str) -> None:
    assert at_the_confirmation().says(yes).has_booked


def test_a_booking_for_somebody_else_asks_for_what_is_missing() -> None:
    chat = Chat(ONE_PLACE)
    chat.says("Quisiera una cita de haircut para mi hija el martes a las 10")
    chat.hears("¿Como se llama la persona que viene?")
    chat.says("Lucía").hears("correo")
    chat.says(ANA).hears("para Lucia", "Responde SI")
    chat.says("sí").hears("para Lucia")
    assert chat.booking.client_name == "Lucía"


def test_what_the_business_wrote_stays_as_it_wrote_it() -> None:
    chat = Chat(WITH_FORM, customer=Customer(PHONE, "Ana López", "ana@example.com"))
    chat.says("hola, quiero un haircut el lunes a las 10").hears("¿Cual es tu direccion?")
    chat.says("Calle 5 número 12, Albany").hears("How did you hear about us", "1 Friend")
    chat.says("la 1").hears("Any allergies")
    chat.says("ninguna").hears("Responde SI")


# Second thoughts


def test_a_yes_with_another_wish_is_no_yes_yet() -> None:
    chat = at_the_confirmation().says("sí, pero mejor a las 4")
    chat.hears("lun 23 nov 4:00pm", "Responde SI")
    assert not chat.has_booked
    chat.says("dale").hears("Listo")
    assert chat.booking.starts_at == at(23, 16)


def test_one_fact_is_changed_and_the_others_stay() -> None:
    chat = at_the_confirmation()
    chat.says("mejor el martes").hears("mar 24 nov 3:00pm", "para Ana Lopez")
    chat.says("no, con Maria").hears("con Maria Lopez", "mar 24 nov 3:00pm")
    chat.says("no").hears("¿Qué cambio?")
    chat.says("la hora").hears("Elige uno")
    assert not chat.has_booked


def test_back_and_over_again() -> None:
    chat = Chat().says("haircut en Downtown para el lunes a las 10 por favor").hears("tu nombre")
    chat.says("atrás").hears("Elige uno")
    chat.says("empezar de nuevo").hears("1 Downtown")


def test_a_wish_that_is_dropped_books_nothing() -> None:
    at_the_confirmation().says("mejor no, olvídalo").hears("lo dejamos")


@pytest.mark.parametrize("place", ["en vez del", "en lugar de", "en vez de un"])
def test_what_another_service_takes_the_place_of_is_given_up(place: str) -> None:
    chat = at_the_confirmation().says(f"quiero color {place} haircut")
    chat.hears("Color & cut, lun 23 nov 3:00pm", "Responde SI")


def test_whoever_is_free_takes_the_place_of_who_was_named() -> None:
    chat = at_the_confirmation().says("con Maria").hears("con Maria Lopez")
    chat.says("con quien sea entonces").hears("Responde SI").does_not_hear("Maria Lopez")
    assert not chat.has_booked


# For whom, and by whom


def test_who_books_for_two_is_asked_about_the_second_afterwards() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN)
    chat.says("quiero corte para mí y para mi hijo el lunes a las 10").hears("para Ana Paz")
    chat.says("sí").hears("¿Reservamos ahora Haircut para la otra persona")


def test_whose_girlfriend_comes_along_is_no_bride() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN)
    chat.says("quiero reservar para dos, mi novia y yo, corte los dos, el sábado a las 11")
    chat.hears("Haircut, sab 21 nov 11:00am, $40, para Ana Paz", "Responde SI")


def test_a_name_that_was_not_asked_for_yet_is_kept() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("quiero corte para mi hija").hears("Elige uno")
    chat.says("Lucía").hears("Entendido", "Elige uno")
    chat.says("el lunes a las 10").hears("para Lucia", "Responde SI")


def test_whoever_is_called_so_is_who_does_it_and_not_who_writes() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN)
    chat.says("hola, quiero un corte con la chica que se llama María el lunes a las 10")
    chat.hears("con Maria Lopez", "para Ana Paz")


# Choosing a time


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("el jueves después de las 3", "jue 26 nov 3:00pm"),
        ("pasado mañana no, el lunes temprano", "lun 23 nov"),
        ("martes o miércoles en la mañana", "mar 24 nov"),
        ("a las 4 y media", "4:30pm"),
        ("lunes 10", "lun 23 nov 10:00am"),
        ("el lunes 7", "lun 7 dic"),
        ("otro día", "lun 23 nov"),
        ("lo antes posible", "vie 20 nov 9:00am"),
    ],
)
def test_times_are_said_as_people_say_them(said: str, heard: str) -> None:
    chat = Chat(ONE_PLACE).says("hola, quiero un haircut")
    chat.says(said).hears(heard)


def test_a_weekday_is_one_of_the_week_that_is_spoken_of() -> None:
    chat = Chat(ONE_PLACE).says("corte la semana del 7 de diciembre").hears("lun 7 dic")
    chat.says("el martes").hears("mar 8 dic")


def test_a_day_that_was_wished_for_with_an_hour_keeps_it() -> None:
    chat = Chat(ONE_PLACE).says("corte el miércoles por la mañana o el jueves por la tarde")
    chat.says("el jueves").hears("1 jue 26 nov 12:00pm").does_not_hear("9:00am")


@pytest.mark.parametrize(
    "turn", ["no perdón", "digo", "mejor", "ay no", "mejor dicho", ", espera,"]
)
def test_an_hour_corrected_in_one_breath_keeps_its_day(turn: str) -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN)
    chat.says(f"quiero un corte el lunes a las 9 {turn} a las 10 y media")
    chat.hears("lun 23 nov 10:30am", "Responde SI")


def test_later_today_is_today() -> None:
    Chat(ONE_PLACE).says("un corte al rato").hears("3 vie 20 nov 4:30pm")


def test_who_says_when_they_are_off_is_offered_nothing_before() -> None:
    chat = Chat(ONE_PLACE).says(
        "mi cuñada me recomendó el lugar y pues yo quería un corte el martes en la tarde, porque"
        " en la mañana trabajo y salgo como a las 3"
    )
    chat.hears("1 mar 24 nov 3:00pm", "mar 24 nov 4:30pm").does_not_hear("una cita a la vez")


def test_who_does_not_know_when_and_asks_is_shown_what_is_free() -> None:
    chat = Chat(ONE_PLACE).says("hola, un corte")
    chat.says("no sé qué día, ¿cuándo tienen?").hears("Haircut, libre")


def test_between_two_openings_it_asks_which() -> None:
    chat = Chat(ONE_PLACE).says("hola, quiero un haircut el martes o miércoles a las 10")
    chat.hears("1 mar 24 nov 10:00am", "2 mié 25 nov 10:00am")
    chat.says("a las 10").hears("¿Cual:", "1 (mar 24 nov 10:00am) o 2 (mié 25 nov 10:00am)")
    chat.says("el segundo").hears("mié 25 nov 10:00am, perfecto")


# Questions, and what is not understood


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("¿cuánto cuesta?", "Haircut cuesta $40."),
        ("¿Y cuánto dura?", "Haircut dura 30 minutos."),
        ("¿dónde están?", "1 Main St, Albany."),
        ("¿quién atiende?", "Te puede atender Maria Lopez o Ana Silva."),
    ],
)
def test_a_question_is_answered_and_the_open_one_asked_again(question: str, answer: str) -> None:
    chat = Chat(ONE_PLACE).says("hola, un haircut por favor")
    chat.says(question).hears(answer, "Elige uno")


@pytest.mark.parametrize(
    ("said", "service"),
    [
        ("tinte y corte", "Color & cut"),
        ("tinte", "Color & cut"),
        ("que me corten", "Haircut"),
    ],
)
def test_what_is_called_after_something_else_is_not_taken_for_it(said: str, service: str) -> None:
    Chat(ONE_PLACE).says(f"quiero cita para {said}").hears(f"{service}, libre")


def test_who_means_another_business_is_not_offered_what_sounds_like_it() -> None:
    chat = Chat(ONE_PLACE).says("hola, ¿es el consultorio del doctor Pérez?")
    chat.does_not_hear("Consultation, libre")


def test_who_was_badly_served_hears_sorry_and_staff_see_it() -> None:
    chat = Chat(ONE_PLACE).says("me dejaron muy mal el pelo, quiero que me lo arreglen")
    chat.hears("Lo siento mucho")
    assert chat.alerts == ["complaint"]


@pytest.mark.parametrize("before", ["llego 10 minutos tarde", "mejor ya no quiero nada"])
def test_thanks_behind_the_end_begin_nothing_anew(before: str) -> None:
    chat = at_the_confirmation().says("olvídalo").says(before)
    chat.says("gracias de todos modos").hears("¡De nada!").does_not_hear("te saluda", "1 ")


def test_after_three_misses_a_person_takes_over_in_spanish() -> None:
    chat = Chat().says("hola")
    chat.says("asdf").hears("Perdon, no te entendi")
    chat.says("qwer").hears("Perdon, no te entendi")
    chat.says("zxcv").hears("Nuestro equipo te escribira", "RESERVAR")
    chat.says("¿hola?").hears_nothing()
    chat.says("reservar").hears("1 Downtown")


def test_a_person_is_asked_for_in_spanish() -> None:
    chat = Chat().says("quiero hablar con una persona").hears("Te paso con nuestro equipo")
    assert chat.hand_over == "asked_for_person"


def test_who_wants_no_more_texts_gets_one_last_in_spanish() -> None:
    Chat().says("por favor ya no me manden mensajes").hears("no te escribira mas", "START")


def test_a_calendar_that_does_not_answer_is_told_in_spanish() -> None:
    salon = Salon(ONE_PLACE)
    salon.is_down = True
    with pytest.raises(Unavailable):
        salon.catalogue()
    Chat(salon=salon).says("hola, quiero una cita").hears("no puedo ver la agenda")


# From one language to another


def test_it_stays_spanish_through_words_of_any_language() -> None:
    chat = Chat().says("hola, quiero una cita").hears("¿Donde te queda mejor?")
    for text in ("1", "Haircut", "ok", "3", "Maria Lopez", "maria@example.com", "ok"):
        chat.says(text).does_not_hear("Reply", "Pick one", "please")
    assert chat.has_booked


def test_it_stays_english_through_names_and_places_in_spanish() -> None:
    chat = Chat(ONE_PLACE).says("I need a haircut on monday at 10").hears("Your name")
    chat.says("Maria de la Cruz").hears("And your e-mail")
    chat.says("maria@example.com").hears("Reply OK")


def test_who_begins_in_english_and_goes_on_in_spanish_is_answered_in_it() -> None:
    chat = Chat(ONE_PLACE).says("I would like a haircut").hears("Pick one")
    chat.says("mejor el lunes por la tarde").hears("Elige uno", "lun 23 nov")


def test_who_begins_in_spanish_and_goes_on_in_english_is_answered_in_it() -> None:
    chat = Chat(ONE_PLACE).says("hola, quiero un haircut").hears("Elige uno")
    chat.says("I would like to come on monday in the afternoon").hears("Pick one", "Mon Nov 23")


def test_english_words_in_a_spanish_text_are_read_too() -> None:
    chat = Chat().says("Hola, necesito un appointment para un haircut this friday en Lakeview")
    chat.hears("te saluda", "Haircut, libre", "vie 20 nov")


@pytest.mark.parametrize("wish", ["¿Hablan español?", "en español por favor", "Spanish please"])
def test_who_asks_for_spanish_gets_it_and_is_asked_again(wish: str) -> None:
    chat = Chat(ONE_PLACE).says("haircut monday at 10").hears("Your name")
    chat.says(wish).hears("Claro, en español.", "tu nombre y tu correo")
    chat.says("Ana López").hears("¿Y tu correo electronico?")


def test_who_asks_for_english_gets_it_and_nothing_is_booked_by_it() -> None:
    chat = at_the_confirmation().says("yes, English please")
    chat.hears("Sure, in English.", "Reply OK to book it")
    assert not chat.has_booked


def test_who_wants_a_person_that_speaks_spanish_gets_a_person() -> None:
    chat = Chat().says("quiero hablar con una persona que hable español")
    chat.hears("Te paso con nuestro equipo")
