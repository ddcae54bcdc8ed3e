"""Fixtures of the integration tests: no waiting between repeats, and fakes to hand in."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import stamina

from bot.ports import BookingOrder
from tests.integrations.fake_setster import FakeSetster


@pytest.fixture(autouse=True)
def no_wait_between_repeats() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


@pytest.fixture
def fake() -> FakeSetster:
    return FakeSetster()


@pytest.fixture
def order() -> BookingOrder:
    return BookingOrder(
        reference="ref-1",
        location_id="54232",
        service_id="453",
        starts_at=datetime(2026, 12, 1, 14, tzinfo=UTC),
        length_minutes=60,
        time_zone="America/New_York",
        client_name="Ann Client",
        client_email="ann@example.com",
    )
