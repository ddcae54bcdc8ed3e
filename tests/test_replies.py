"""Every wording of every language fits: GSM-7, two segments with the longest realistic facts."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from smsutil.codecs import is_valid_gsm

from bot import formats
from bot.dialogue.effects import Say
from bot.ports import Channel
from bot.replies import MOST_SEGMENTS, Replies, for_sms, segments

REPLIES = Replies(Path(__file__).parents[1] / "templates" / "replies")

LONG = "Hydrating Collagen Facial Treatment Deluxe"
PLACE = "Grand Central Riverside Shopping Mall"
PERSON = "Alexandra-Josephine Montgomery-Fitzgerald"
AT = datetime(2026, 12, 23, 12, 30)  # noqa: DTZ001 - wall time
FACTS = {
    "business": "The Maple & Main Street Wellness Studio",
    "name": PERSON,
    "names": (PLACE,) * 8,
    "services": ((LONG, Decimal("120.50")),) * 7,
    "extras": ((LONG, Decimal("20.50")),) * 3,
    "currency": "USD",
    "service": LONG,
    "employee": PERSON,
    "openings": ((AT, 12),) * 3,
    "reason": "not_free",
    "wished": time(12, 30),
    "today": date(2026, 11, 20),
    "first": time(10, 30),
    "last": time(22, 30),
    "options": ((1, LONG, AT), (2, LONG, AT), (3, LONG, AT)),
    "label": "Which of our wonderful locations did you visit the last time you were with us",
    "choices": ("Through a friend of mine", "Newspaper advertisement", "The internet"),
    "location": PLACE,
    "address": "12345 North Riverside Boulevard Suite 100, Springfield",
    "old_service": LONG,
    "old_at": AT,
    "only_time": False,
    "hours": 24,
    "is_cancel": True,
    "is_move": False,
    "is_confirmed": False,
    "offers_more": True,
    "bookings": ((LONG, PERSON, AT, PLACE, False), (LONG, "", AT, PLACE, True)) * 2,
    "more": 12,
    "at": AT,
    "was": AT,
    "price": Decimal("1220.50"),
    "needs_approval": True,
    "instructions": "Please come ten minutes early, without make-up, and bring a towel. " * 5,
    "most": 255,
    "minutes": 150,
    "days": 7,
    "each": True,
    "places": ((PLACE, "12345 North Riverside Boulevard, Springfield"),) * 3,
}
SHORTER = {
    "which_booking": {"options": ((1, LONG, AT, True),) * 4 + ((5, LONG, AT, False),)},
    "confirm_move": {"extras": ("Scalp massage",)},
    "confirm": {"extras": ("Scalp massage", "Eyebrow tint")},
}


LOCALES = {"en-US": "USD", "en-GB": "GBP", "es-US": "USD", "es-MX": "MXN", "es-ES": "EUR"}
"""Each with the currency of its country."""
WORDINGS = [(locale, name) for locale in LOCALES for name in REPLIES.names(locale)]
STOP_WORDS = {"CANCEL", "END", "QUIT", "STOP", "ALTO", "BAJA", "PARAR"}


def said(locale: str, name: str, *, again: bool = False, channel: Channel = Channel.SMS) -> str:
    facts = FACTS | SHORTER.get(name, {}) | {"currency": LOCALES[locale]}
    return REPLIES.render([Say(name, facts, again, locale)], channel)


def test_every_language_is_held_to_this() -> None:
    assert {locale.split("-")[0] for locale in LOCALES} == set(REPLIES.languages())


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize(("locale", "name"), WORDINGS)
def test_the_longest_wording_fits_two_segments_of_gsm7(locale: str, name: str, again: bool) -> None:
    text = said(locale, name, again=again)
    assert is_valid_gsm(text), text
    assert segments(text) <= MOST_SEGMENTS, f"{segments(text)} segments: {text}"


@pytest.mark.parametrize(("locale", "name"), WORDINGS)
def test_no_reply_suggests_a_carriers_word_as_an_answer(locale: str, name: str) -> None:
    assert not STOP_WORDS & set(re.findall(r"\w+", said(locale, name)))


def test_spanish_keeps_in_an_sms_what_gsm7_has_of_it() -> None:
    say = [Say("ask_other_name", {}, again=True, locale="es-US")]
    assert REPLIES.render(say, Channel.SMS) == "Perdon, ¿como se llama la persona que viene?"
    assert REPLIES.render(say, Channel.WHATSAPP) == "Perdón, ¿cómo se llama la persona que viene?"
    assert for_sms("Mañana a las 3, ¿sí? ¡Qué bien, José!") == (
        "Mañana a las 3, ¿si? ¡Qué bien, José!"
    )


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en-US", "Wed Dec 23 2:30pm"),
        ("en-GB", "Wed 23 Dec 2:30pm"),
        ("en-MX", "Wed 23 Dec 2:30pm"),
        ("es-US", "mié 23 dic 2:30pm"),
        ("es-MX", "mié 23 dic 2:30pm"),
        ("es-GB", "mié 23 dic 2:30pm"),
        ("es-ES", "mié 23 dic 14:30"),
    ],
)
def test_a_day_and_time_are_written_as_the_locale_writes_them(locale: str, written: str) -> None:
    at = AT.replace(hour=14)
    assert f"{formats.day(at, locale)} {formats.clock(at, locale)}" == written


@pytest.mark.parametrize(
    ("locale", "amount", "currency", "written"),
    [
        ("en-US", "40", "USD", "$40"),
        ("en-US", "1220.50", "USD", "$1,220.50"),
        ("en-GB", "40.00", "GBP", "£40"),
        ("es-US", "12.5", "USD", "$12.50"),
        ("es-MX", "1200", "MXN", "$1,200"),
        ("es-ES", "40", "EUR", "40 €"),
        ("es-ES", "12.50", "EUR", "12,50 €"),
    ],
)
def test_money_is_written_as_the_locale_writes_it(
    locale: str, amount: str, currency: str, written: str
) -> None:
    assert for_sms(formats.money(Decimal(amount), currency, locale)) == written


def test_look_alikes_and_accents_do_not_double_the_price() -> None:
    assert (
        for_sms("Chlo\u00eb\u2019s \u201ccut\u201d \u2013 2\u202fpm \U0001f600")
        == 'Chloe\'s "cut" - 2 pm '
    )


def test_another_script_stays_as_it_is() -> None:
    assert for_sms("Привет") == "Привет"


@pytest.mark.parametrize("braces", ["{{7*7}}", "{% if 1 %}", "{0.__class__}", "%s %(x)s"])
def test_the_words_of_others_are_no_template(braces: str) -> None:
    facts = {**FACTS, "service": braces}
    assert braces in REPLIES.render([Say("booked", facts)], Channel.SMS)
