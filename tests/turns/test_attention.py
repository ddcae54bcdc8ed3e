"""The named rules by which a conversation is marked for a person, on both databases."""

import pytest

from bot.turns.giving_back import give_back, resolve
from tests.desk import Desk
from tests.turns.test_taking_over import member, the_conversation


def attention(desk: Desk) -> str:
    return str(desk.value("SELECT attention FROM conversations ORDER BY id DESC LIMIT 1"))


def called(desk: Desk) -> list[str]:
    return [reason for (reason,) in desk.rows("SELECT reason FROM alerts ORDER BY id")]


def test_asked_for_a_person(desk: Desk) -> None:
    desk.customer().says("a person please")
    assert (attention(desk), called(desk)) == ("asked_for_person", ["asked_for_person"])


def test_the_bot_failed_twice_and_goes_on(desk: Desk) -> None:
    customer = desk.customer().says("hi").says("asdf")
    assert attention(desk) == ""
    customer.says("qwertz").hears("Sorry, I didn't get that")
    assert (attention(desk), called(desk)) == ("failed_twice", [])
    customer.says("xyzzy").hears("Our team will text you")
    assert (attention(desk), called(desk)) == ("not_understood", ["not_understood"])


def test_a_booking_is_uncertain(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create", times=None)
    desk.fails("setster", "reset", operation="find", times=None)
    desk.customer().orders().says("yes")
    for _ in range(8):
        desk.sweeps(minutes=30)
    assert attention(desk) == "booking_unknown"
    assert "booking_unknown" in called(desk)


def test_somebody_waits_for_more_than_some_minutes(desk: Desk) -> None:
    customer = desk.customer().says("a person please")
    resolve(desk.services, the_conversation(desk), member(desk))
    customer.says("a person please")
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE conversations SET attention = '', attention_at = NULL")
    customer.says("anybody there?").hears_nothing()
    desk.sweeps(minutes=9)
    assert attention(desk) == ""
    desk.sweeps(minutes=2)
    assert attention(desk) == "waiting_long"
    assert called(desk) == ["asked_for_person"]


@pytest.mark.parametrize("word", ["stop", "please stop texting me"])
def test_somebody_with_a_booking_ahead_opts_out(desk: Desk, word: str) -> None:
    desk.customer().says("hi").says(word)
    assert (attention(desk), called(desk)) == ("", [])
    desk.customer().orders().says("yes").says(word)
    assert attention(desk) == "stopped_with_booking"
    assert called(desk) == ["stopped_with_booking"]


def test_abuse_is_shown_and_answered_as_anything_else(desk: Desk) -> None:
    desk.customer().says("you idiots, a haircut downtown").hears("Haircut")
    assert attention(desk) == "abusive_words"


def test_signs_of_danger_bring_a_person_and_name_the_emergency_number(desk: Desk) -> None:
    customer = desk.customer().says("hi").says("help, she can't breathe")
    customer.hears("call your local emergency number", "text BOOK")
    customer.says("hello?").hears_nothing()
    customer.says("fuck you")
    assert attention(desk) == "emergency_words"
    customer.says("book").hears("Where would you like to come")


def test_danger_is_seen_though_the_calendar_is_down_or_a_person_holds_the_talk(desk: Desk) -> None:
    desk.fails("setster", "reset", times=None)
    customer = desk.customer().says("I need an ambulance").hears("emergency number")
    assert attention(desk) == "emergency_words"
    resolve(desk.services, the_conversation(desk), member(desk))
    desk.mends()
    customer.says("hi").hears("Where would you like to come")


def test_a_light_reason_replaces_no_grave_one(desk: Desk) -> None:
    customer = desk.customer().says("hi").says("you idiots").says("asdf")
    assert attention(desk) == "abusive_words"
    customer.says("a person please")
    assert attention(desk) == "asked_for_person"


@pytest.mark.parametrize("clear", [give_back, resolve])
def test_the_mark_stays_until_it_is_cleared_in_so_many_words(desk: Desk, clear: object) -> None:
    customer = desk.customer().says("hi").says("asdf").says("qwertz").says("downtown")
    assert attention(desk) == "failed_twice"
    dora = member(desk)
    clear(desk.services, the_conversation(desk), dora)  # type: ignore[operator]
    assert attention(desk) == ""
    assert desk.value("SELECT count(*) FROM audit_log WHERE actor = 'Dora'") == 1
    customer.says("haircut").hears("Haircut")
    assert attention(desk) == ""
