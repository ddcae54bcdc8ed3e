"""Every wording fits: English is GSM-7, at most two segments with the longest realistic facts."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from smsutil.codecs import is_valid_gsm

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
    "options": ((1, LONG, AT), (2, LONG, AT), (3, LONG, AT)),
    "label": "Which of our wonderful locations did you visit the last time you were with us",
    "choices": ("Through a friend of mine", "Newspaper advertisement", "The internet"),
    "location": PLACE,
    "address": "12345 North Riverside Boulevard Suite 100, Springfield",
    "at": AT,
    "price": Decimal("1220.50"),
    "needs_approval": True,
    "instructions": "Please come ten minutes early, without make-up, and bring a towel. " * 5,
    "most": 255,
    "minutes": 150,
    "places": ((PLACE, "12345 North Riverside Boulevard, Springfield"),) * 3,
}
SHORTER = {
    "confirm": {"extras": ("Scalp massage", "Eyebrow tint")},
}


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("name", REPLIES.names())
def test_the_longest_wording_fits_two_segments_of_gsm7(name: str, again: bool) -> None:
    facts = FACTS | SHORTER.get(name, {})
    text = REPLIES.render([Say(name, facts, again)], Channel.SMS)
    assert is_valid_gsm(text), text
    assert segments(text) <= MOST_SEGMENTS, f"{segments(text)} segments: {text}"


@pytest.mark.parametrize("name", REPLIES.names())
def test_no_reply_suggests_a_carriers_stop_word_as_an_answer(name: str) -> None:
    facts = FACTS | SHORTER.get(name, {})
    words = REPLIES.render([Say(name, facts)], Channel.SMS).replace(".", "").split()
    assert not {"CANCEL", "END", "QUIT", "STOP"} & set(words)


def test_look_alikes_and_accents_do_not_double_the_price() -> None:
    assert (
        for_sms("Chlo\u00eb\u2019s \u201ccut\u201d \u2013 2\u202fpm \U0001f600")
        == 'Chloe\'s "cut" - 2 pm '
    )


def test_another_script_stays_as_it_is() -> None:
    assert for_sms("Привет") == "Привет"
