"""In Spanish: what is booked, another time for it, and no longer coming."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.dialogue.catalogue import Catalogue
from bot.dialogue.events import ChangeOutcome
from bot.dialogue.made import MadeBooking
from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import CATALOGUE, NEW_YORK, ONE_PLACE, made

KNOWN = Customer(PHONE, "Ana Paz", "ana@example.com")
FRIDAY = made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK))
MONDAY = made(datetime(2026, 11, 30, 10, 0, tzinfo=NEW_YORK), "facial", employee_id="maria")


def having(
    *bookings: MadeBooking,
    catalogue: Catalogue = CATALOGUE,
    ends: ChangeOutcome = ChangeOutcome.DONE,
) -> Chat:
    return Chat(catalogue, customer=KNOWN, has=bookings or [FRIDAY], changes_end=ends)


@pytest.mark.parametrize("text", ["¿cuándo es mi cita?", "mis citas", "a qué hora es mi cita"])
def test_what_is_booked_is_told(text: str) -> None:
    having().says(text).hears("vie 27 nov 3:00pm")


def test_several_are_told_line_by_line() -> None:
    having(FRIDAY, MONDAY).says("¿cuántas citas tengo?").hears("vie 27 nov", "lun 30 nov")


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("quiero cambiar mi cita al jueves a las 4", 26, 16),
        ("¿puedo mover mi cita para el jueves?", 26, 15),
        ("una hora más tarde por favor", 27, 16),
        ("cancélame la del viernes y agéndame el lunes 23 a las 11", 23, 11),
        ("necesito reagendar mi cita para el lunes a las 10", 23, 10),
    ],
)
def test_one_text_and_a_yes_move_it(text: str, day: int, hour: int) -> None:
    chat = having().says(text).hears("vie 27 nov 3:00pm", "Responde SI")
    assert not chat.has_changed
    chat.says("sí")
    assert chat.move.starts_at == datetime(2026, 11, day, hour, tzinfo=NEW_YORK).astimezone(UTC)


@pytest.mark.parametrize("text", ["cancela mi cita", "quiero cancelar la cita del viernes"])
def test_one_question_and_a_yes_cancel_it(text: str) -> None:
    chat = having().says(text).hears("Haircut", "vie 27 nov 3:00pm", "Responde SI")
    assert not chat.has_changed
    chat.says("sí")
    assert chat.has_changed


def test_a_weekday_is_one_of_the_week_it_is_to_be_moved_to() -> None:
    chat = having().says("¿puedo mover mi cita a la semana del 7 de diciembre?")
    chat.hears("lun 7 dic").says("el martes a la misma hora").hears("al mar 8 dic 3:00pm")


def test_a_weekday_is_the_one_that_is_on_the_list() -> None:
    chat = having().says("el viernes no puedo, ¿qué otro día tienes?").hears("3 lun 30 nov")
    chat.says("el lunes a las 2").hears("al lun 30 nov 2:00pm")


def test_who_wants_another_appointment_keeps_the_one_there_is() -> None:
    chat = having(catalogue=ONE_PLACE)
    chat.says("quiero otra cita pero ahora color, el mismo viernes a la 1:30")
    chat.hears("Color & cut, vie 27 nov 1:30pm", "Responde SI para reservar")


@pytest.mark.parametrize("text", ["se me hizo tarde, llego en 20 minutos", "voy tarde, llego 8:30"])
def test_who_says_when_they_arrive_is_late_and_books_nothing(text: str) -> None:
    chat = having(made(datetime(2026, 11, 20, 8, 15, tzinfo=NEW_YORK))).says(text)
    chat.hears("Gracias por avisar")
    assert chat.alerts == ["running_late"]


def test_who_changes_their_mind_keeps_it() -> None:
    chat = having().says("cancela mi cita").says("no, mejor déjala así")
    assert not chat.has_changed


def test_who_is_too_late_is_told_so_kindly() -> None:
    services = tuple(replace(one, cancel_hours=0) for one in CATALOGUE.services)
    chat = having(catalogue=replace(CATALOGUE, services=services)).says("cancela mi cita")
    assert not chat.has_changed
    chat.hears("cita")
