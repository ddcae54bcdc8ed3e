"""Who it is for, who writes, and which service, where a text leaves room for doubt."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.dialogue.catalogue import Catalogue, Employee, Location, Service
from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")
HERE = frozenset({"here"})
LINKS = frozenset({("kim", "here"), ("lee", "here")})


def service(name: str, price: int, **more: object) -> Service:
    one = Service(name, name, 30, Decimal(price), HERE, LINKS)
    return replace(one, **more)  # type: ignore[arg-type]


SPA = Catalogue(
    locations=(Location("here", "Spring Street", "America/New_York", "12 Spring St, Albany"),),
    services=(
        service("Manicure", 30),
        service("Pedicure", 50),
        service("Swedish massage", 90),
        service("Deep tissue massage", 110),
        service("Men's haircut", 28),
        service("Women's haircut", 60, extra_ids=("Blow dry",)),
        service("Blow dry", 15, is_extra=True),
    ),
    employees=(Employee("kim", "Kim Tran"), Employee("lee", "Lee Wong")),
)


def at_the_spa() -> Chat:
    return Chat(SPA, customer=KNOWN)


def test_the_second_of_two_services_keeps_the_hours_wished_for_both() -> None:
    chat = at_the_spa().says("mani pedi after 2 on monday").says("manicure").says("1").says("ok")
    chat.hears("Shall we book Pedicure").says("yes").hears("2:30pm").does_not_hear("9:00am")


@pytest.mark.parametrize("text", ["both", "yes both", "you choose"])
def test_whoever_leaves_the_order_to_us_is_not_asked_again(text: str) -> None:
    at_the_spa().says("mani and pedi monday morning").says(text).hears("Manicure, free")


def test_a_kind_of_service_that_is_not_on_the_list_is_said_to_be_none() -> None:
    at_the_spa().says("can i book a couples massage for saturday").hears(
        "can't see that on our list"
    )
    at_the_spa().says("massage on saturday").hears("Swedish massage", "Deep tissue").does_not_hear(
        "can't see"
    )


def test_a_price_with_an_extra_is_the_price_of_both() -> None:
    at_the_spa().says("how much is a womens haircut with a blow dry").hears("Blow dry is $75")


def test_mens_is_not_womens() -> None:
    at_the_spa().says("mens cut monday at 10").hears("Men's haircut, Mon Nov 23 10:00am")


def test_an_employee_called_by_a_short_first_name_is_understood() -> None:
    chat = at_the_spa().says("pedicure monday at 10").says("kim if shes free")
    chat.hears("Pedicure with Kim Tran", "Reply OK")


def test_the_same_words_again_mean_the_plainest_service() -> None:
    chat = Chat(customer=KNOWN).says("cut downtown monday").hears("1 Haircut", "2 Color & cut")
    chat.says("cut").hears("Haircut, free")


def test_yes_to_extras_asks_which() -> None:
    chat = Chat(customer=KNOWN).says("facial monday at 10").hears("Anything with your Facial")
    chat.says("yes please").hears("Which one").does_not_hear("didn't get that")


def test_beside_an_address_stands_the_name_of_who_writes() -> None:
    chat = (
        Chat()
        .says("book my son in for a haircut tuesday 10am downtown")
        .hears("name of the person")
    )
    chat.says("tom reed tom@reed.com").hears("name of the person")
    chat.says("leo").hears("for Leo").says("yes")
    assert (chat.booking.client_name, chat.booking.client_email) == ("Leo", "tom@reed.com")
    assert chat.booking.note == "Booked by Tom Reed"


@pytest.mark.parametrize("text", ["im sam", "sam", "its sam"])
def test_a_name_in_small_letters_is_a_name(text: str) -> None:
    chat = Chat().says("haircut downtown tuesday at 10").says(text).hears("e-mail")
    chat.says("sam@example.com").hears("for Sam", "Reply OK")


def test_a_name_said_before_it_is_asked_for_is_kept() -> None:
    chat = Chat(customer=KNOWN).says("facial for my little one monday at 10").says("ellie")
    chat.says("no").hears("for Ellie", "Reply OK")


def test_a_day_of_the_month_picks_the_line_of_that_day() -> None:
    chat = Chat(customer=KNOWN).says("haircut at 10 downtown on the 24th or 25th").says("25")
    chat.hears("Wed Nov 25 10:00am", "Reply OK")
