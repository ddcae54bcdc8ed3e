"""Pages with nothing on them say why, differently for each reason."""

import pytest

from bot.store import erasure
from tests.web.staff_data import Browser, Salon

NUMBER = "+12125550147"


@pytest.fixture
def salon(salon_on_each: Salon) -> Salon:
    return salon_on_each


def test_nobody_has_written_yet(dora: Browser) -> None:
    shown = dora.opens("/staff/")
    assert "No conversations yet" in shown.text
    assert "/webhooks/twilio/messages" in shown.text


def test_nothing_matches(salon: Salon, dora: Browser) -> None:
    salon.talk()
    shown = dora.opens("/staff/?channel=whatsapp")
    assert "No conversation matches" in shown.text and "Clear filters" in shown.text


def test_the_account_may_not_see_it(dora: Browser) -> None:
    shown = dora.opens("/staff/funnel")
    assert shown.status == 403
    assert "Your account may not do this. An administrator can change that." in shown.text


def test_it_is_no_longer_kept(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(address=NUMBER, phone=NUMBER, name="Dana Reed")
    talk.says("my secret", provider_id="SM1")
    with salon.database.write() as connection:
        erasure.erase_number(connection, salon.business_id, NUMBER, salon.clock())
    shown = dora.opens(talk.path)
    assert "were erased" in shown.text and "Erased, no longer kept" in shown.text
    assert "secret" not in shown.text and "Dana" not in shown.text
    (row,) = dora.opens("/staff/").parts('<li class="row', "li")
    assert row.startswith("Erased SMS")


def test_a_text_without_words_is_not_called_erased(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("", provider_id="SM1")
    assert "rased" not in dora.opens(talk.path).text
