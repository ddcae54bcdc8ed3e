"""When a reminder goes out: so many hours before, but never while people sleep. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers import timezone

from bot.workflows.quiet_hours import QuietHours

LEAST_BEFORE = timedelta(hours=2)
"""A reminder that comes later than this before the start helps nobody."""
LEAST_AFTER_BOOKING = timedelta(hours=1)
"""Who has only just booked needs no reminder."""
MOST_ZONES = 3
"""A number whose country has more zones than this says nothing about where its owner is."""


def remind_at(
    starts_at: datetime,
    booked_at: datetime,
    hours_before: int,
    quiet: QuietHours,
    zones: Iterable[ZoneInfo],
) -> datetime | None:
    """The moment to remind of a booking, UTC; None where no moment is fit.

    A moment that is quiet in any of the zones is put off to the end of the quiet hours, or, where
    that comes too late, brought forward to before their beginning.
    """
    zones = tuple(zones)
    wanted = starts_at - timedelta(hours=hours_before)
    for at in (_moved(wanted, quiet, zones, 1), _moved(wanted, quiet, zones, -1)):
        is_fit = at is not None and at <= starts_at - LEAST_BEFORE
        if is_fit and at is not None and at >= booked_at + LEAST_AFTER_BOOKING:
            return at
    return None


def _moved(
    moment: datetime, quiet: QuietHours, zones: tuple[ZoneInfo, ...], direction: int
) -> datetime | None:
    """The first moment in a direction at which it is quiet nowhere, by quarters of an hour."""
    step = timedelta(minutes=15) * direction
    for _ in range(24 * 4):
        if not any(quiet.holds(moment, zone) for zone in zones):
            return moment
        moment += step
    return None


def zones_of(phone: str | None, time_zone: str) -> tuple[ZoneInfo, ...]:
    """Where the customer may be: at the location, or where their number is from."""
    names = {time_zone, *_zones_of_number(phone)}
    return tuple(ZoneInfo(name) for name in sorted(names))


def _zones_of_number(phone: str | None) -> list[str]:
    if not phone:
        return []
    try:
        found = timezone.time_zones_for_number(phonenumbers.parse(phone))
    except phonenumbers.NumberParseException:
        return []
    known = [name for name in found if name != timezone.UNKNOWN_TIMEZONE]
    return known if len(known) <= MOST_ZONES else []
