"""What staff choose for a customer: service, place, who, day; and what the calendar has free then.

Nothing here holds a database transaction while the calendar is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from bot.answers import Answers
from bot.dialogue.catalogue import Catalogue, Employee, Location, Opening, OpeningsQuery, Service
from bot.dialogue.effects import FindOpenings, Openings, ReadCatalogue
from bot.store.bookings import BookingRow
from bot.web.staff import times
from bot.web.staff.times import Local

MOST_FOR_CATALOGUE_S = 6.0
MOST_FOR_OPENINGS_S = 4.0
FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen so far. An employee of None: anyone."""

    service: Service | None
    location: Location | None
    employee: Employee | None
    extras: tuple[Service, ...]
    on: date

    @property
    def query(self) -> OpeningsQuery | None:
        """What to ask the calendar; None while the service or the place is missing."""
        if self.service is None or self.location is None:
            return None
        return OpeningsQuery(
            location_id=self.location.id,
            service_id=self.service.id,
            first_on=self.on,
            last_on=self.on,
            extra_ids=tuple(one.id for one in self.extras),
            employee_id=self.employee.id if self.employee else None,
            or_first_after=True,
        )


@dataclass(frozen=True, slots=True)
class Free:
    """An opening in words; `value` names it in a form."""

    value: str
    clock: str
    day: str
    is_chosen: bool


def read_catalogue(answers: Answers) -> Catalogue | None:
    """What can be booked; None while the calendar can't be reached."""
    known = answers.known(ReadCatalogue())
    found = known or answers.find(ReadCatalogue(), timeout_s=MOST_FOR_CATALOGUE_S)
    return found if isinstance(found, Catalogue) else None


def read_choice(
    values: MultiDict[str, str], catalogue: Catalogue, now: datetime, zone: ZoneInfo
) -> Chosen:
    """What a form or an address chooses; what does not fit is left open."""
    location = catalogue.location(values.get("location"))
    if location is None and len(catalogue.locations) == 1:
        location = catalogue.locations[0]
    service = catalogue.service(values.get("service"))
    if service and (service.is_extra or (location and location.id not in service.location_ids)):
        service = None
    return Chosen(
        service=service,
        location=location,
        employee=catalogue.employee(values.get("employee")),
        extras=_extras(values.getlist("extra"), catalogue, service, location),
        on=_day(values.get("on", ""), now.astimezone(_zone(location, zone)).date()),
    )


def choice_of(
    booking: BookingRow, catalogue: Catalogue, values: MultiDict[str, str], now: datetime
) -> Chosen:
    """The same for a booking that is made, of which only the place, who and the day are open."""
    kept = MultiDict(values)
    kept["service"] = booking.service_id
    kept.setlist("extra", list(booking.extra_ids))
    kept.setdefault("location", booking.location_id)
    if booking.is_employee_chosen:
        kept.setdefault("employee", booking.employee_id)
    zone = ZoneInfo(booking.time_zone)
    ahead = max(booking.starts_at, now).astimezone(zone).date()
    kept.setdefault("on", ahead.isoformat())
    return read_choice(kept, catalogue, now, zone)


def find_openings(answers: Answers, chosen: Chosen, now: datetime) -> Openings | None:
    """What is free on the day, else the first after it; None where the calendar can't tell."""
    if chosen.query is None:
        return ()
    question = FindOpenings(chosen.query, fresh=True)
    found = answers.find(question, timeout_s=MOST_FOR_OPENINGS_S)
    if not isinstance(found, tuple):
        return None
    return tuple(one for one in found if one.starts_at > now)


def opening_at(openings: Openings, value: str) -> Opening | None:
    """The opening that a form names, if it is still free."""
    return next((one for one in openings if times.machine(one.starts_at) == value), None)


def in_words(openings: Openings, local: Local, value: str) -> list[Free]:
    """The openings as a form shows them."""
    return [
        Free(
            value=times.machine(one.starts_at),
            clock=times.clock(one.starts_at, local),
            day=times.whole_day(one.starts_at.astimezone(local.zone).date(), local),
            is_chosen=times.machine(one.starts_at) == value,
        )
        for one in openings
    ]


def kept(chosen: Chosen) -> Mapping[str, list[str]]:
    """The choice as fields of a form."""
    return {
        "service": [chosen.service.id] if chosen.service else [],
        "location": [chosen.location.id] if chosen.location else [],
        "employee": [chosen.employee.id if chosen.employee else ""],
        "extra": [one.id for one in chosen.extras],
        "on": [chosen.on.isoformat()],
    }


def _extras(
    wanted: list[str], catalogue: Catalogue, service: Service | None, location: Location | None
) -> tuple[Service, ...]:
    if service is None or location is None:
        return ()
    offered = catalogue.extras_of(service, location.id)
    return tuple(one for one in offered if one.id in wanted)


def _zone(location: Location | None, zone: ZoneInfo) -> ZoneInfo:
    return ZoneInfo(location.time_zone) if location else zone


def _day(wanted: str, today: date) -> date:
    try:
        on = date.fromisoformat(wanted)
    except ValueError:
        return today
    return min(max(on, today), today + FARTHEST)
