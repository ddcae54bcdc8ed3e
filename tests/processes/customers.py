"""Customers of the machines, none of whom wants what another one wants."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tests.end_to_end.test_booking_by_text import WHEN_JAMES_IS_DOWNTOWN, next_day_of_james
from tests.phone import Phone
from tests.processes.machines import Fleet


def times() -> Iterator[datetime]:
    """Half hours at which James cuts hair downtown, each given out once."""
    day = next_day_of_james()
    while True:
        if day.weekday() in WHEN_JAMES_IS_DOWNTOWN:
            for minutes in range(0, 7 * 60, 30):
                yield day.replace(hour=10) + timedelta(minutes=minutes)
        day += timedelta(days=1)


free_times = times()


def asked_to_confirm(machines: Fleet) -> Phone:
    """Somebody who may say yes to a haircut at a time that nobody else wants."""
    at = next(free_times)
    wish = f"Haircut downtown on {at:%B %d} at {at:%I:%M%p} with James"
    return _wishes(machines, wish).hears("OK")


def asked_to_confirm_a_class(machines: Fleet) -> Phone:
    """Somebody who may say yes to one of eight places."""
    phone = _wishes(machines, "Yoga class at Lakeview tomorrow")
    if "OK" not in phone.reply:
        phone.says("1").hears("OK")
    return phone


def _wishes(machines: Fleet, words: str) -> Phone:
    phone = machines.phone()
    phone.says(f"{words}. I'm Dana Lee, dana{phone.number[-4:]}@example.com")
    return phone
