"""A small salon to talk about: its catalogue, and a calendar that is the same every day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.dialogue.catalogue import (
    Catalogue,
    Employee,
    FieldKind,
    FormField,
    Location,
    Opening,
    OpeningsQuery,
    Service,
)
from bot.dialogue.made import MadeBooking
from bot.ports import Client, Unavailable

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=NEW_YORK)
"""A Friday morning."""

BOTH = frozenset({"down", "lake"})
LINKS = frozenset({("maria", "down"), ("ana", "down"), ("tom", "lake")})

CATALOGUE = Catalogue(
    locations=(
        Location("down", "Downtown", "America/New_York", "1 Main St, Albany"),
        Location("lake", "Lakeview", "America/Chicago", "9 Shore Rd, Chicago"),
    ),
    services=(
        Service("cut", "Haircut", 30, Decimal(40), BOTH, LINKS),
        Service("color", "Color & cut", 90, Decimal(120), BOTH, LINKS),
        Service(
            "facial",
            "Facial",
            60,
            Decimal(75),
            frozenset({"down"}),
            LINKS,
            extra_ids=("brow", "scalp"),
        ),
        Service("talk", "Consultation", 30, Decimal(0), BOTH, LINKS, needs_approval=True),
        Service("yoga", "Yoga class", 60, Decimal(15), frozenset({"lake"}), LINKS, group_size=8),
        Service("bridal", "Bridal styling", 120, Decimal(220), BOTH, LINKS, needs_payment=True),
        Service("brow", "Eyebrow tint", 15, Decimal(12), frozenset({"down"}), is_extra=True),
        Service("scalp", "Scalp massage", 15, Decimal(20), frozenset({"down"}), is_extra=True),
    ),
    employees=(
        Employee("maria", "Maria Lopez"),
        Employee("ana", "Ana Silva"),
        Employee("tom", "Tom Baker"),
    ),
)

ONE_PLACE = replace(
    CATALOGUE,
    locations=CATALOGUE.locations[:1],
    services=tuple(replace(one, location_ids=frozenset({"down"})) for one in CATALOGUE.services),
)
WITH_FORM = replace(
    ONE_PLACE,
    form_fields=(
        FormField("7", "How did you hear about us", FieldKind.CHOICE, choices=("Friend", "Web")),
        FormField("8", "Any allergies", max_length=40),
    ),
    needs_address=True,
)


def made(
    starts_at: datetime,
    service_id: str = "cut",
    *,
    location_id: str = "down",
    employee_id: str = "",
    extra_ids: tuple[str, ...] = (),
    client_name: str = "Dana Lee",
    is_confirmed: bool = True,
    minutes: int = 0,
) -> MadeBooking:
    """A booking in the calendar; `starts_at` is aware."""
    service, place = CATALOGUE.service(service_id), CATALOGUE.location(location_id)
    employee = CATALOGUE.employee(employee_id)
    assert service is not None
    assert place is not None
    length = timedelta(minutes=minutes or service.length_minutes)
    return MadeBooking(
        reference=f"{service_id}-{starts_at:%d%H%M}-{client_name.split(' ')[0]}",
        service_id=service_id,
        service_name=service.name,
        location_id=location_id,
        location_name=place.name,
        employee_id=employee_id,
        employee_name=employee.name if employee else "",
        extra_ids=extra_ids,
        starts_at=starts_at.astimezone(UTC),
        ends_at=starts_at.astimezone(UTC) + length,
        time_zone=place.time_zone,
        is_confirmed=is_confirmed,
        client_name=client_name,
    )


class Salon:
    """A scheduler without a network: open Monday to Saturday, every half hour from 9 to 17."""

    def __init__(self, catalogue: Catalogue = CATALOGUE, clients: Iterable[Client] = ()) -> None:
        self.shown = catalogue
        self.clients = list(clients)
        self.taken: set[datetime] = set()
        self.is_down = False
        self.is_full = False

    def catalogue(self, *, timeout_s: float = 20.0) -> Catalogue:
        del timeout_s
        self._fail_when_down()
        return self.shown

    def openings(self, query: OpeningsQuery, *, timeout_s: float = 6.0) -> list[Opening]:
        del timeout_s
        self._fail_when_down()
        found = [
            one for day in _days(query.first_on, query.last_on) for one in self._on(day, query)
        ]
        if not found and query.or_first_after:
            later = _days(query.last_on + timedelta(days=1), query.last_on + timedelta(days=14))
            found = next((day for day in (self._on(one, query) for one in later) if day), [])
        return found

    def known_clients(self, phone: str) -> list[Client] | None:
        del phone
        return None

    def clients_with_phone(self, phone: str, *, timeout_s: float = 6.0) -> list[Client]:
        del timeout_s
        self._fail_when_down()
        return [one for one in self.clients if one.phone == phone]

    def _on(self, day: date, query: OpeningsQuery) -> list[Opening]:
        place, service = (
            self.shown.location(query.location_id),
            self.shown.service(query.service_id),
        )
        assert place is not None
        assert service is not None
        if self.is_full or day.weekday() == 6:
            return []
        zone = ZoneInfo(place.time_zone)
        extras = (self.shown.service(one) for one in query.extra_ids)
        length = service.length_minutes + sum(one.length_minutes for one in extras if one)
        places = service.group_size - 3 if service.group_size else None
        starts = (
            datetime.combine(day, time(9 + half // 2, 30 * (half % 2)), zone).astimezone(UTC)
            for half in range(16)
        )
        return [Opening(one, length, places) for one in starts if one not in self.taken]

    def _fail_when_down(self) -> None:
        if self.is_down:
            raise Unavailable("the calendar does not answer")


def _days(first_on: date, last_on: date) -> list[date]:
    return [first_on + timedelta(days=number) for number in range((last_on - first_on).days + 1)]
