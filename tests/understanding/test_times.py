"""What sentences say about time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.understanding.times import read
from tests.understanding.notation import LONDON, NEW_YORK, NOW, shown, table


@pytest.mark.parametrize(("text", "wanted"), table("times.txt"), ids=lambda value: value)
def test_a_time_is_read_as_customers_mean_it(text: str, wanted: str) -> None:
    assert shown(*read(text, NOW)) == wanted


@pytest.mark.parametrize(("text", "wanted"), table("times_gb.txt"), ids=lambda value: value)
def test_british_customers_put_the_day_first(text: str, wanted: str) -> None:
    assert shown(*read(text, NOW, "en-GB")) == wanted


@pytest.mark.parametrize("text", [text for text, _ in table("silence.txt")])
def test_text_without_a_time_gives_none(text: str) -> None:
    assert read(text, NOW) == []


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("sunday at 2:30 am", "missing"),
        ("march 9 at 2:59am", "missing"),
        ("sunday at 3am", None),
        ("sunday at 1:59am", None),
        ("november 2 at 1:30 am", "repeated"),
        ("november 2 at 12:59 am", None),
        ("november 2 at 2 am", None),
        ("sunday morning", None),
    ],
)
def test_an_hour_that_the_clocks_skip_or_repeat_is_marked(text: str, change: str | None) -> None:
    assert [one.clock_change for one in read(text, NOW)] == [change]


def test_the_zone_of_the_moment_decides_when_clocks_change() -> None:
    now = NOW.astimezone(LONDON)
    assert read("march 9 at 2:30am", now)[0].clock_change is None
    assert read("march 30 at 1:30am", now)[0].clock_change == "missing"
    assert read("october 26 at 1:30am", now)[0].clock_change == "repeated"


def test_readings_are_wall_times_of_the_zone_of_the_moment() -> None:
    late = datetime(2025, 3, 5, 23, 30, tzinfo=NEW_YORK)
    there = late.astimezone(ZoneInfo("Asia/Tokyo"))
    assert shown(*read("tomorrow", late)) == "Thu 6 Mar"
    assert shown(*read("tomorrow", there)) == "Fri 7 Mar"
    assert read("tomorrow", late)[0].start.tzinfo is None


def test_a_clock_that_has_passed_today_is_tomorrows() -> None:
    assert shown(*read("at 9am", NOW)) == "(06) 09:00"
    assert shown(*read("at 10am", NOW)) == "(05) 10:00"


def test_a_clock_said_with_its_day_stays_there_even_if_it_has_passed() -> None:
    assert shown(*read("today at 9am", NOW)) == "Wed 5 Mar 09:00"


def test_a_weekday_is_never_today() -> None:
    assert shown(*read("wednesday", NOW)) == "Wed 12 Mar"


@pytest.mark.parametrize("day", range(7))
def test_next_names_a_day_of_the_week_after_this_one(day: int) -> None:
    now = NOW + timedelta(days=day)
    monday = now.date() - timedelta(days=now.weekday())
    assert read("next tuesday", now)[0].start.date() == monday + timedelta(days=8)


def test_a_date_that_has_passed_is_next_years() -> None:
    assert shown(*read("march 4", NOW)) == "Wed 4 Mar 2026"
    assert shown(*read("march 5", NOW)) == "Wed 5 Mar"


def test_the_29th_of_february_waits_for_a_leap_year() -> None:
    assert shown(*read("feb 29", NOW)) == "Tue 29 Feb 2028"


def test_days_that_no_month_has_are_not_read() -> None:
    assert read("feb 30", NOW) == []
    assert read("the 32nd", NOW) == []
    assert read("13/13", NOW) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("can I come tmrw at 3pm?", "tmrw at 3pm"),
        ("Haircut, next Tuesday afternoon please", "next Tuesday afternoon"),
        ("not monday", "not monday"),
        ("it\u2019s friday after 3", "friday after 3"),
        ("b4 noon", "b4 noon"),
    ],
)
def test_a_reading_knows_its_words(text: str, said: str) -> None:
    start, end = read(text, NOW)[0].span
    assert text[start:end] == said


def test_hours_over_a_run_of_days_are_two_readings_of_the_same_words() -> None:
    days, hours = read("mornings next week", NOW)
    assert (days.match, hours.match) == ("date", "clock")
    assert days.span == hours.span
