"""A country changes its rules between booking and appointment: the calendar's local time holds.

New York is said to stay on summer time: what was booked for three in the afternoon stays at three,
which is another moment by now. An update of the time zones comes with a new process.
"""

import zoneinfo
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.store.tables import bookings
from tests.desk import Customer, Desk
from tests.workflows.test_reminding import reminds

NEW_YORK = "America/New_York"
ALL_YEAR_SUMMER = "Puerto_Rico"
"""As New York's summer, the whole year."""
OLD, NEW = (datetime(2026, 12, 2, hour, 0, tzinfo=UTC) for hour in (20, 19))
"""Wednesday, three in the afternoon, by the rules before and after."""

Update = Callable[[Desk], None]


@pytest.fixture
def zones_are_updated(tmp_path: Path) -> Iterator[Update]:
    """Update the zones; the calendar's entries stay at their local times."""

    def update(desk: Desk) -> None:
        entries = desk.sandbox.world.state.appointments
        local = {key: one.starts_at.astimezone(ZoneInfo(NEW_YORK)) for key, one in entries.items()}
        (tmp_path / "America").mkdir()
        rules = (files("tzdata.zoneinfo") / "America" / ALL_YEAR_SUMMER).read_bytes()
        (tmp_path / NEW_YORK).write_bytes(rules)
        zoneinfo.reset_tzpath([tmp_path, *zoneinfo.TZPATH])
        ZoneInfo.clear_cache()
        for key, at in local.items():
            moved = at.replace(tzinfo=ZoneInfo(NEW_YORK)).astimezone(UTC)
            entries[key] = replace(entries[key], starts_at=moved)

    yield update
    zoneinfo.reset_tzpath()
    ZoneInfo.clear_cache()


@pytest.fixture
def eve(desk: Desk) -> Customer:
    """Booked long ago for a Wednesday at three."""
    eve = desk.customer()
    desk.sandbox.parts.setter_book.meet(eve.address, "sms", "Eve Kay")
    eve.says("Haircut downtown on december 2 at 3pm with James. I'm Eve Kay, eve@example.com")
    eve.says("OK").hears("Booked", "3:00pm")
    desk.works()
    desk.polls(days=3)
    return eve


def starts(desk: Desk) -> list[datetime]:
    """When it is by the calendar, by our row, and by Setter."""
    with desk.database.read() as connection:
        ours = connection.execute(select(bookings.c.starts_at)).scalar_one()
    ((theirs,), (recorded,)) = desk.appointments(), desk.records()
    return [theirs.starts_at, ours, recorded.starts_at]


def test_within_the_hour_all_books_have_the_calendars_local_time(
    desk: Desk, eve: Customer, zones_are_updated: Update
) -> None:
    assert starts(desk) == [OLD, OLD, OLD]
    zones_are_updated(desk)
    desk.polls(minutes=61)
    assert starts(desk) == [NEW, NEW, NEW]
    eve.says("when is my appointment?").hears("Wed Dec 2", "3:00pm")


def test_who_asks_before_that_hears_the_calendars_local_time(
    desk: Desk, eve: Customer, zones_are_updated: Update
) -> None:
    zones_are_updated(desk)
    desk.clock.passes(hours=1)
    eve.says("when is my appointment?").hears("Wed Dec 2", "3:00pm")


def test_a_reminder_comes_by_the_new_rules_and_names_the_calendars_local_time(
    desk: Desk, eve: Customer, zones_are_updated: Update
) -> None:
    zones_are_updated(desk)
    desk.polls(minutes=61)
    desk.clock.now = NEW - timedelta(hours=3, minutes=1)
    reminds(desk)
    assert eve.texts == []
    desk.clock.passes(minutes=1)
    reminds(desk)
    (text,) = eve.texts
    assert "3:00pm" in text
