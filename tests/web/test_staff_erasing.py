"""Administrators and the command line erase a number; the audit log keeps that, not the number."""

import pytest
from click.testing import CliRunner, Result

from bot.store.database import Database
from bot.web.staff.erasing import erase_command
from tests.web.staff_data import Browser, Salon

NUMBER = "+15550123456"


@pytest.fixture
def role() -> str:
    return "administrator"


@pytest.fixture
def dora(salon: Salon, dora: Browser) -> Browser:
    salon.talk(address=NUMBER, phone=NUMBER, name="Zebedee").says("my own words")
    return dora


WRITTEN = pytest.mark.parametrize(
    "written",
    [
        "+1 (555) 012-3456",
        "555-012-3456",
        "(555) 012 3456",
        "1.555.012.3456",
        "whatsapp:+15550123456",
        "tel:+1-555-012-3456",
        "+1\u00a0555\u2009012\u20113456",
        "\uff0b\uff11\uff15\uff15\uff15\uff10\uff11\uff12\uff13\uff14\uff15\uff16",
    ],
)
NO_NUMBERS = pytest.mark.parametrize("words", ["call me", "12", "\x00", "erased:1", "+", "ää"])


@WRITTEN
def test_an_administrator_erases_a_number_however_it_is_written(
    salon: Salon, dora: Browser, written: str
) -> None:
    answer = dora.sends("/staff/erase", number=written, sure="yes")
    assert "Erased: 1 messages" in answer.text
    page = dora.opens("/staff/")
    assert "Zebedee" not in page.text and "my own words" not in page.text
    entry = salon.audited()[-1]
    assert (entry.action, entry.subject) == ("erased", "••• 456")
    assert NUMBER[1:] not in str(salon.audited())


def test_nothing_is_erased_without_being_sure(dora: Browser) -> None:
    assert dora.sends("/staff/erase", number=NUMBER).status == 400
    assert "Zebedee" in dora.opens("/staff/").text


def test_an_unknown_number_is_named_as_such(dora: Browser) -> None:
    answer = dora.sends("/staff/erase", number="+15559999999", sure="yes")
    assert (answer.status, "Nothing is known" in answer.text) == (404, True)


@NO_NUMBERS
def test_what_is_no_number_is_named_as_such(dora: Browser, words: str) -> None:
    answer = dora.sends("/staff/erase", number=words, sure="yes")
    assert (answer.status, "This is no telephone number" in answer.text) == (404, True)
    assert "<title>Error: " in answer.html


def command(salon: Salon, number: str) -> Result:
    erase = erase_command(
        lambda: (Database(salon.database.url), salon.business_id), salon.clock, lambda: "US"
    )
    return CliRunner().invoke(erase, ["--", number])


@WRITTEN
def test_the_command_erases_a_number_however_it_is_written(
    salon: Salon, dora: Browser, written: str
) -> None:
    assert command(salon, written).output == (
        "1 contacts, 1 conversations, 1 messages, 0 bookings erased\n"
    )
    assert "Zebedee" not in dora.opens("/staff/").text
    entry = salon.audited()[-1]
    assert (entry.actor, entry.subject) == ("command line", "••• 456")


@NO_NUMBERS
def test_the_command_says_what_is_no_number(salon: Salon, dora: Browser, words: str) -> None:
    result = command(salon, words)
    assert (result.exit_code, result.output.startswith("Error: This is no tel")) == (1, True)
    assert "Zebedee" in dora.opens("/staff/").text


def test_a_sender_without_a_number_is_erased_by_name(salon: Salon, dora: Browser) -> None:
    salon.talk(address="US.AbC123", channel="whatsapp", name="Yolanda")
    assert "1 contacts" in command(salon, "US.AbC123").output
    assert "Yolanda" not in dora.opens("/staff/").text
