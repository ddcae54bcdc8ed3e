"""What Setster's documentation leaves open, by number: dates, zones and free times."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.dialogue.catalogue import OpeningsQuery
from tests.integrations.fake_setster import APPOINTMENT, SERVICE, ZONES, envelope
from tests.integrations.open_points import point

NINE = datetime(2026, 12, 1, 14, tzinfo=UTC)
"""Nine o'clock on 1 December in New York."""

DAY = date(2026, 12, 1)

ONE_DAY = OpeningsQuery("54232", "453", DAY, DAY)

WEEK = OpeningsQuery("54232", "453", DAY, date(2026, 12, 4))

NO_ZONE = {"timezone_id": None, "timezone_offset_seconds": None}


def times(**days):
    return {"interval": 60, "boxInterval": 5, "padding": 0, "times": days}


def starts(fake, query=ONE_DAY):
    return [one.starts_at for one in fake.client().openings(query)]


@point(
    1,
    "documented+observed",
    seconds="2026-12-01 09:00:00",
    no_seconds="2026-12-01 09:00",
    t="2026-12-01T09:00:00",
    offset="2026-12-01T09:00:00-05:00",
    compact_offset="2026-12-01T09:00:00-0500",
    utc="2026-12-01T14:00:00Z",
    milliseconds="2026-12-01T14:00:00.000Z",
)
def test_a_start_is_read_however_it_is_written(fake, spelling):
    fake.answers["GET /appointment/2342"] = {**APPOINTMENT, "start_date": spelling}
    setster = fake.client()
    assert setster.get("2342").starts_at == NINE


@point(
    1,
    "documented+observed",
    new_york=("America/New_York", "2026-12-01 09:00:00"),
    london=("Europe/London", "2026-12-01 14:00:00"),
)
def test_a_start_is_sent_local_with_seconds(fake, order, spelling):
    time_zone, written = spelling
    fake.client().create(replace(order, time_zone=time_zone))
    assert fake.body_of("POST /appointment")["start_date"] == written


@point(
    2,
    "documented+observed",
    location_offset={"start_date": "2026-12-01 09:00", "timezone_offset_seconds": -18000},
    company_offset={"start_date": "2026-12-01 06:00", "timezone_offset_seconds": "-28800"},
    company_zone={
        "start_date": "2026-12-01 06:00",
        "timezone_offset_seconds": None,
        "timezone_id": "548",
    },
    no_zone_at_all={"start_date": "2026-12-01 09:00", **NO_ZONE},
    nonsense_offset={"timezone_offset_seconds": 10**9, "start_date": "2026-12-01 09:00"},
)
def test_the_zone_of_a_returned_start_is_taken_from_the_surest_sign(fake, spelling):
    fake.answers["GET /appointment/2342"] = {**APPOINTMENT, **spelling}
    setster = fake.client()
    setster.catalogue()
    assert setster.get("2342").starts_at == NINE


@point(2, "documented+observed", differing="2026-12-01 06:00:00")
def test_our_own_start_is_kept_when_a_fresh_booking_comes_back_in_another_zone(
    fake, order, spelling
):
    answer = {**APPOINTMENT, "start_date": spelling, "timezone_offset_seconds": -28800}
    fake.answers["POST /appointment"] = answer
    assert fake.client().create(order).starts_at == NINE


@point(
    3,
    "documented+observed+inferred",
    map_by_date=times(**{"2026-12-01": ["09:00:00"]}),
    flat_array={"interval": 60, "times": ["09:00:00"]},
    bare_array=["09:00:00"],
    objects_with_time=times(**{"2026-12-01": [{"time": "09:00:00", "seats": 2}]}),
    objects_with_start=times(**{"2026-12-01": [{"start": "2026-12-01 09:00:00"}]}),
    list_with_holes=times(**{"2026-12-01": {"3": "09:00:00"}}),
    seats_by_time=times(**{"2026-12-01": {"09:00:00": 3}}),
    whole_dates={"times": ["2026-12-01 09:00:00"]},
)
def test_free_times_are_read_in_any_shape(fake, spelling):
    fake.answers["GET /availability"] = spelling
    assert starts(fake) == [NINE]


@point(3, "documented", week={"interval": 60, "times": ["09:00:00", "10:00:00"]})
def test_a_flat_array_for_several_days_is_asked_for_day_by_day(fake, spelling):
    fake.answers["GET /availability"] = spelling
    assert len(starts(fake, WEEK)) == 8
    asked = [one.url.params for one in fake.asked("GET /availability")]
    assert [one["t"] for one in asked] == ["weekly", "daily", "daily", "daily", "daily"]


@point(
    4,
    "observed+inferred",
    twelve_hour="9:00 AM",
    beyond_the_day="25:00",
    number=900,
    nothing=None,
    list=["09:00"],
    word="morning",
)
def test_a_time_that_cannot_be_read_is_left_out(fake, spelling):
    fake.answers["GET /availability"] = times(**{"2026-12-01": [spelling, "09:00"]})
    assert starts(fake) == [NINE]


@point(
    5,
    "observed+inferred",
    missing_key=times(),
    empty_list=times(**{"2026-12-01": []}),
    null=times(**{"2026-12-01": None}),
    php_array={"interval": 60, "times": []},
    null_times={"interval": 60, "times": None},
    null_data=None,
)
def test_an_empty_day_has_no_openings(fake, spelling):
    fake.answers["GET /availability"] = lambda _: envelope(spelling)
    assert starts(fake) == []


@point(6, "documented+inferred", sunday="2026-11-29", monday="2026-11-30")
def test_earlier_days_of_the_week_are_left_out(fake, spelling):
    days = {spelling: ["09:00"], "2026-12-01": ["09:00"], "2026-12-05": ["09:00"]}
    fake.answers["GET /availability"] = times(**days)
    assert starts(fake, WEEK) == [NINE]


@point(
    7,
    "documented",
    one_day=(DAY, None),
    week=(date(2026, 12, 4), None),
    more=(date(2026, 12, 9), "2"),
)
def test_the_number_of_weeks_goes_with_weekly_only(fake, spelling):
    last_on, weeks = spelling
    starts(fake, replace(ONE_DAY, last_on=last_on))
    params = fake.asked("GET /availability")[0].url.params
    assert params.get("no_of_weeks") == weeks
    assert params["t"] == ("daily" if last_on == DAY else "weekly")


@point(7, "documented", one_week=(date(2026, 12, 4), "1"), more=(date(2026, 12, 9), None))
def test_seats_are_not_asked_for_together_with_weeks(fake, spelling):
    last_on, seats = spelling
    fake.answers["GET /service"] = [{**SERVICE, "group_session": 8}]
    starts(fake, replace(ONE_DAY, last_on=last_on))
    assert fake.asked("GET /availability")[0].url.params.get("available_seats") == seats


@point(8, "documented", repeated=("7", "9"))
def test_extras_are_asked_for_repeated_and_booked_with_commas(fake, order, spelling):
    setster = fake.client()
    setster.openings(replace(ONE_DAY, extra_ids=spelling))
    assert fake.asked("GET /availability")[0].url.params.get_list("subservices") == ["7", "9"]
    setster.create(replace(order, extra_ids=spelling))
    assert fake.body_of("POST /appointment")["subservices"] == "7,9"


@pytest.mark.parametrize(
    ("zones", "name"),
    [
        (ZONES, "America/New_York"),
        ([{"id": 553, "dbName": "America/New_York"}], "America/New_York"),
        ({"553": {"dbName": "Canada/Eastern"}}, "America/Toronto"),
    ],
)
def test_a_zone_has_todays_name(fake, zones, name):
    fake.answers["GET /tz/list"] = zones
    assert fake.client().catalogue().locations[0].time_zone == name
