"""A booking that is made: what the customer may see, move and cancel."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class MadeBooking:
    """A live booking that is still ahead, as the calendar has it now. Times are UTC."""

    reference: str
    service_id: str
    service_name: str
    location_id: str
    location_name: str
    employee_id: str
    """Who was chosen; empty when anyone will do."""
    employee_name: str
    extra_ids: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    is_confirmed: bool
    """False while the business has only been asked for it."""
    client_name: str

    @property
    def local(self) -> datetime:
        """The start as naive wall time at its own location."""
        return self.starts_at.astimezone(ZoneInfo(self.time_zone)).replace(tzinfo=None)

    @property
    def length_minutes(self) -> int:
        """How long it takes."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


def is_in_time(booking: MadeBooking, least_hours: int | None, now: datetime) -> bool:
    """Whether the customer may still change it: the service's window is not closed yet."""
    if least_hours is None:
        return True
    return least_hours > 0 and booking.starts_at - now >= timedelta(hours=least_hours)
