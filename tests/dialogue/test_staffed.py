"""Whoever is promised a person while nobody is there hears when that will be."""

import re
from datetime import datetime

import pytest
from smsutil.codecs import is_valid_gsm

from bot.dialogue import staff_hours
from bot.dialogue.effects import Say
from bot.dialogue.events import Outcome
from bot.dialogue.staffed import PROMISES
from bot.ports import Channel
from bot.replies import MOST_SEGMENTS, segments
from tests.dialogue.chat import REPLIES, TEMPLATES, Chat
from tests.dialogue.salon import NEW_YORK
from tests.test_replies import FACTS, LOCALES, SHORTER

WEEK = "mon-fri 09:00-12:00, 13:00-17:00; sat 10:00-14:00"


def chat(now: str, hours: str = WEEK, **more: object) -> Chat:
    """A chat at a wall time in the week of Friday, November 20."""
    moment = datetime.fromisoformat(f"2026-11-{now}").replace(tzinfo=NEW_YORK)
    return Chat(staff_hours=hours, now=moment, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("20T08:59", "We're back at 9:00am."),
        ("20T12:00", "We're back at 1:00pm."),
        ("20T17:00", "We're back tomorrow at 10:00am."),
        ("21T14:00", "We're back on Monday at 9:00am."),
        ("22T23:59", "We're back tomorrow at 9:00am."),
    ],
)
def test_who_asks_for_a_person_hears_when_somebody_is_there(now: str, line: str) -> None:
    chat(now).says("a person please").hears("they'll text you here", line)


@pytest.mark.parametrize("now", ["20T09:00", "20T11:59", "20T16:59", "21T10:00"])
def test_while_somebody_is_there_nothing_is_added(now: str) -> None:
    chat(now).says("a person please").does_not_hear("back")


def test_without_hours_nothing_is_added() -> None:
    chat("22T03:00", "").says("a person please").does_not_hear("back")


@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("20T08:00", "Volvemos a las 9:00am."),
        ("20T12:30", "Volvemos a la 1:00pm."),
        ("20T18:00", "Volvemos mañana a las 10:00am."),
        ("21T18:00", "Volvemos el lunes a las 9:00am."),
    ],
)
def test_it_is_said_in_the_customers_language(now: str, line: str) -> None:
    chat(now).says("quiero hablar con una persona por favor").hears("te escribiran", line)


def test_one_day_a_week_is_told_by_its_date() -> None:
    chat("20T18:00", "fri 09:00-17:00").says("a person please").hears("on Fri Nov 27 at 9:00am")


def test_the_hours_of_the_business_are_told_in_the_zone_of_the_customers_location() -> None:
    talk = chat("20T18:00").says("haircut lakeview").says("a person please")
    talk.hears("tomorrow at 9:00am")


def test_three_misses_and_an_uncertain_booking_name_the_time_too() -> None:
    talk = chat("20T18:00")
    for text in ("hi", "asdf", "qwertz", "xyzzy"):
        talk.says(text)
    talk.hears("Our team will text you here", "We're back tomorrow")
    talk = chat("20T18:00", ends=Outcome.UNKNOWN).says("haircut downtown monday 9am")
    talk.says("Dana Reed dana@example.com").says("yes")
    talk.hears("can't tell yet", "We're back tomorrow")


def test_an_ordinary_answer_names_no_hours() -> None:
    chat("22T03:00").says("haircut downtown monday 9am").does_not_hear("back")


def test_every_line_that_promises_a_person_is_known() -> None:
    promise = re.compile(r"they'll text|team will|team to text|is checking|A person will")
    lines = {path.stem: path.read_text() for path in (TEMPLATES / "en").glob("*.txt")}
    assert {name for name, line in lines.items() if promise.search(line)} == PROMISES


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("days", range(8))
def test_the_longest_promise_with_its_hours_fits_two_segments(locale: str, days: int) -> None:
    for name in PROMISES:
        # Only a booking that is made comes with the business's instructions.
        facts = FACTS | SHORTER.get(name, {}) | {"currency": LOCALES[locale], "instructions": ""}
        back = Say("back_at", facts | {"days": days}, locale=locale)
        text = REPLIES.render([Say(name, facts, locale=locale), back], Channel.SMS)
        assert is_valid_gsm(text), text
        assert segments(text) <= MOST_SEGMENTS, text


@pytest.mark.parametrize(
    "written",
    [
        "9-17",
        "mon 9:00",
        "mon-fri 17:00-09:00",
        "day 09:00-17:00",
        "mon 09:00-25:00",
        "mon 9:60-10:00",
    ],
)
def test_what_are_no_hours_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"not|ends"):
        staff_hours.read(written)


def test_days_may_be_listed_and_pass_the_week() -> None:
    found = staff_hours.read("sat-mon,thu 09:00-24:00")
    assert [(one.weekday, one.starts, one.ends) for one in found.spans] == [
        (day, 540, 1440) for day in (0, 3, 5, 6)
    ]
