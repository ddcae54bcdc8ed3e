"""Pages with nothing on them say why, differently for each reason."""

from datetime import timedelta

import pytest

from bot.store import erasure
from tests.web.staff_data import NOW, Browser, Salon

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
    assert row.startswith("Erased SMS") and "Customer: Erased, no longer kept" in row


def test_words_that_are_older_than_is_kept_are_said_to_be_gone(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(at=NOW - timedelta(days=400), name="Dana Reed")
    old = talk.says("my old secret", provider_id="SM1")
    talk.hears("a secret answer")
    talk.hears("a secret note", author="note", state="")
    let_go(salon)
    whole = dora.opens(talk.path)
    assert "All messages here are older than your business keeps them" in whole.text
    assert whole.text.count("Erased, no longer kept") == 3
    assert "Dana Reed" in whole.text and "secret" not in whole.text
    talk.says("hi again", at=NOW, provider_id="SM2")
    let_go(salon)
    for path in (talk.path, f"{talk.path}?m={old}#m-{old}"):
        partly = dora.opens(path)
        assert "Some messages here are older than your business keeps them" in partly.text
        assert f'id="m-{old}"' in partly.html and "hi again" in partly.text


def let_go(salon: Salon) -> None:
    """Erase what is older than a year."""
    with salon.database.write() as connection:
        erasure.erase_before(connection, salon.business_id, NOW - timedelta(days=365), NOW)


def test_a_text_without_words_is_not_called_erased(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("", provider_id="SM1")
    assert "rased" not in dora.opens(talk.path).text
