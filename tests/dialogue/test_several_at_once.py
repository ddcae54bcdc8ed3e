"""More than one appointment is wanted: the bot books one at a time and says so."""

import pytest

from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")
FIRST = "one appointment at a time"


@pytest.mark.parametrize(
    "text",
    [
        "haircut for me and my wife saturday morning downtown",
        "can we get two haircuts downtown saturday morning? its for me and a friend",
        "2 haircuts downtown saturday morning pls",
        "my sister and me both want a haircut, downtown, saturday morning",
        "haircut downtown saturday morning for 2 people",
    ],
)
def test_two_people_are_told_that_it_goes_one_by_one(text: str) -> None:
    chat = Chat(customer=KNOWN).says(text).hears(FIRST, "Haircut, free")
    chat.says("1").hears("for Dana Lee", "Reply OK").says("ok").hears("Booked!")
    assert chat.has_booked


def test_it_is_said_in_spanish() -> None:
    chat = Chat(customer=KNOWN).says("un corte para mi y mi esposo el sabado downtown")
    chat.hears("una cita a la vez")


@pytest.mark.parametrize("text", ["can I also get a facial", "and a facial as well please"])
def test_a_further_service_does_not_replace_the_first(text: str) -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown monday").says(text)
    chat.hears(FIRST, "Haircut, free")


def test_a_service_said_again_changes_nothing() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown monday").says("also the haircut should be")
    chat.does_not_hear(FIRST)


def test_another_service_in_its_place_is_taken() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown monday at 10")
    chat.says("actually make it a color & cut").hears("Color & cut")


@pytest.mark.parametrize("text", ["haircut downtown monday at 2", "haircut for my wife, downtown"])
def test_one_person_hears_nothing_of_it(text: str) -> None:
    Chat(customer=KNOWN).says(text).does_not_hear(FIRST)
