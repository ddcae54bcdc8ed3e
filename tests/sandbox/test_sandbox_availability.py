"""Availability without HTTP: what is offered can be booked, and nobody is booked twice."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.sandbox.availability import Busy, Wanted, instant, openings_on
from integrations.sandbox.books import Books, Order, Refusal
from integrations.sandbox.business import HOURS, SERVICES, maple_and_main
from integrations.sandbox.model import Service, WorkingHours
from integrations.sandbox.world import World

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
EVERY_DAY = frozenset(range(7))


def wanted(service: Service, minutes: int) -> Wanted:
    length = timedelta(minutes=minutes)
    return Wanted(service, "place", NEW_YORK, length, ("someone",), NOW)


def test_a_wall_time_that_a_clock_change_skips_is_no_instant():
    skipped = datetime.combine(date(2026, 3, 8), time(2, 30))
    assert instant(skipped, NEW_YORK) is None
    after = datetime.combine(date(2026, 3, 8), time(3))
    assert instant(after, NEW_YORK) == datetime(2026, 3, 8, 7, tzinfo=UTC)


def test_a_night_shift_over_a_clock_change_offers_no_skipped_start():
    service = Service("1", "Night", 30)
    shift = WorkingHours("someone", "place", EVERY_DAY, time(1), time(4))
    found = openings_on(wanted(service, 30), date(2026, 3, 8), [shift], [])
    walls = [one.astimezone(NEW_YORK).strftime("%H:%M") for one in found]
    assert walls == ["01:00", "01:30", "03:00", "03:30"]


def test_the_larger_padding_of_two_neighbours_counts():
    service = Service("1", "Plain", 30)
    shift = WorkingHours("someone", "place", EVERY_DAY, time(9), time(12))
    start = datetime(2026, 3, 2, 15, tzinfo=UTC)
    busy = Busy("someone", start, start + timedelta(minutes=30), timedelta(minutes=30))
    found = openings_on(wanted(service, 30), date(2026, 3, 2), [shift], [busy])
    assert [one.astimezone(NEW_YORK).hour for one in found] == [9, 11, 11]


bookable = [one for one in SERVICES if one.is_active and not one.is_extra]
choices = st.lists(
    st.tuples(st.sampled_from(bookable), st.integers(0, 13), st.integers(0, 40), st.booleans()),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(choices)
def test_what_is_offered_can_be_booked_and_nobody_is_booked_twice(picks):
    world = World(maple_and_main(), lambda: datetime(2026, 10, 28, 12, tzinfo=UTC))
    books = Books(world)
    for service, ahead, number, is_named in picks:
        employee, place = sorted(service.links)[number % len(service.links)]
        location = world.business.location(place)
        day = date(2026, 10, 28) + timedelta(days=ahead)
        employee_id = employee if is_named else ""
        found = list(books.openings(service, location, day, employee_id=employee_id))
        if not found:
            continue
        start = found[number % len(found)]
        made = books.place(
            Order(service, location, start, service.minutes, employee_id, "A", "a@example.com")
        )
        assert is_at_work(made.employee_id, place, start.astimezone(location.zone))
    assert_nobody_is_twice_in(books, world)


def is_at_work(employee_id: str, place: str, wall: datetime) -> bool:
    return any(
        shift.employee_id == employee_id
        and shift.location_id == place
        and wall.weekday() in shift.weekdays
        and shift.opens <= wall.time() < shift.closes
        for shift in HOURS
    )


def assert_nobody_is_twice_in(books: Books, world: World) -> None:
    entries = books.appointments()
    for number, one in enumerate(entries):
        for other in entries[number + 1 :]:
            if one.employee_id != other.employee_id:
                continue
            places = world.business.service(one.service_id).places
            is_same_class = (one.service_id, one.starts_at) == (other.service_id, other.starts_at)
            apart = (
                one.starts_at + timedelta(minutes=one.minutes) <= other.starts_at
                or other.starts_at + timedelta(minutes=other.minutes) <= one.starts_at
            )
            assert apart or (places > 1 and is_same_class)


def test_what_is_not_offered_is_refused():
    world = World(maple_and_main(), lambda: NOW)
    books = Books(world)
    service = SERVICES[0]
    location = world.business.locations[0]
    night = datetime(2026, 3, 3, 3, tzinfo=UTC)
    with pytest.raises(Refusal) as refused:
        books.place(Order(service, location, night, 30, "", "A", "a@example.com"))
    assert refused.value.code == 9
