from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.catalogue import OpeningsQuery
from bot.ports import NotFound
from integrations.setster.availability import (
    MOST_WEEKS,
    Ask,
    asks_for,
    openings_from,
    read_times,
    weeks_touched,
)
from tests.integrations.fake_setster import SERVICE

DAY = date(2026, 12, 1)
ONE_DAY = OpeningsQuery("54232", "453", DAY, DAY)


def times(**days):
    return {"interval": 60, "times": days}


def test_one_day_is_asked_with_everything_that_is_known(fake):
    fake.client().openings(replace(ONE_DAY, employee_id="12412"))
    params = dict(fake.asked("GET /availability")[0].url.params)
    assert params == {
        "service_id": "453",
        "location_id": "54232",
        "start_date": "2026-12-01",
        "t": "daily",
        "return": "times",
        "provider_id": "12412",
        "timezone_id": "553",
        "session_token": "canary-token-1",
        "company_id": "3123",
    }


def test_the_first_opening_after_the_range_is_given_when_the_range_is_full(fake):
    fake.answers["GET /availability"] = times(**{"2026-12-01": [], "2026-12-20": ["09:00"]})
    found = fake.client().openings(replace(ONE_DAY, or_first_after=True))
    assert [one.starts_at for one in found] == [datetime(2026, 12, 20, 14, tzinfo=UTC)]
    assert fake.asked("GET /availability")[0].url.params["first_available"] == "1"


def test_nothing_after_the_range_is_given_when_the_range_has_room(fake):
    days = {"2026-12-01": ["15:00", "09:00"], "2026-12-20": ["09:00"]}
    fake.answers["GET /availability"] = times(**days)
    found = fake.client().openings(replace(ONE_DAY, or_first_after=True))
    assert [one.starts_at.hour for one in found] == [14, 20]


def test_a_flat_array_with_first_available_is_asked_for_again_without(fake):
    fake.answers["GET /availability"] = {"times": ["09:00:00"]}
    found = fake.client().openings(replace(ONE_DAY, or_first_after=True))
    assert [one.starts_at for one in found] == [datetime(2026, 12, 1, 14, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("interval", "extras", "minutes"),
    [(60, (), 60), (90, (), 90), (0, (), 60), (None, ("7",), 75), (60, ("7",), 75)],
)
def test_the_length_covers_service_and_extras(fake, interval, extras, minutes):
    extra = {**SERVICE, "id": "7", "duration": 15, "is_subservice": True}
    fake.answers["GET /service"] = [SERVICE, extra]
    fake.answers["GET /availability"] = {
        "interval": interval,
        "times": {"2026-12-01": ["09:00"]},
    }
    found = fake.client().openings(replace(ONE_DAY, extra_ids=extras))
    assert [one.length_minutes for one in found] == [minutes]


def test_a_group_tells_its_free_places_and_full_times_are_left_out(fake):
    fake.answers["GET /service"] = [{**SERVICE, "group_session": 8}]
    entries = [{"time": "09:00", "seats": "3"}, {"time": "10:00", "available": 0}, "11:00"]
    fake.answers["GET /availability"] = times(**{"2026-12-01": entries})
    found = fake.client().openings(ONE_DAY)
    assert [(one.starts_at.hour, one.places_left) for one in found] == [(14, 3), (16, None)]
    assert fake.asked("GET /availability")[0].url.params["available_seats"] == "1"


def test_a_time_that_a_clock_change_skips_is_left_out_and_a_repeated_one_is_the_first():
    spring, autumn = date(2026, 3, 8), date(2026, 11, 1)
    local = [
        (datetime.combine(spring, datetime.min.time()) + timedelta(hours=2, minutes=30), None),
        (datetime.combine(autumn, datetime.min.time()) + timedelta(hours=1, minutes=30), None),
    ]
    query = replace(ONE_DAY, first_on=spring, last_on=autumn)
    found = openings_from(local, query, time_zone="America/New_York", length_minutes=30)
    assert [one.starts_at for one in found] == [datetime(2026, 11, 1, 5, 30, tzinfo=UTC)]


def test_the_catalogue_is_read_once_for_many_openings(fake):
    setster = fake.client()
    for _ in range(3):
        setster.openings(ONE_DAY)
    assert len(fake.asked("GET /location")) == 1


def test_an_unknown_service_is_looked_up_once_and_not_found(fake):
    setster = fake.client()
    for _ in range(3):
        with pytest.raises(NotFound):
            setster.openings(replace(ONE_DAY, service_id="999"))
    assert len(fake.asked("GET /service")) == 1
    assert fake.asked("GET /availability") == []


def test_a_long_range_is_asked_in_parts():
    found = asks_for(replace(ONE_DAY, last_on=date(2027, 1, 31), or_first_after=True))
    assert [(one.first_on, one.last_on, one.looks_on) for one in found] == [
        (date(2026, 12, 1), date(2026, 12, 29), False),
        (date(2026, 12, 30), date(2027, 1, 27), False),
        (date(2027, 1, 28), date(2027, 1, 31), True),
    ]


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(first=DAYS, length=st.integers(0, 120))
def test_the_parts_cover_the_range_and_fit_what_may_be_asked(first, length):
    last = first + timedelta(days=length)
    asks = asks_for(replace(ONE_DAY, first_on=first, last_on=last))
    assert (asks[0].first_on, asks[-1].last_on) == (first, last)
    assert all(weeks_touched(one.first_on, one.last_on) <= MOST_WEEKS for one in asks)
    for one, following in pairwise(asks):
        assert following.first_on == one.last_on + timedelta(days=1)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["times", "time", "2026-12-01", "09:00", "seats"]), inner)
    ),
    max_leaves=20,
)


@given(JSON)
def test_no_answer_breaks_the_reading_of_times(data):
    for start, places in read_times(data, Ask(DAY, DAY)).starts:
        assert start.tzinfo is None
        assert places is None or isinstance(places, int)
