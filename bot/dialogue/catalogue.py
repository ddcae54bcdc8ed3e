"""What a business offers, as the dialogue sees it: places, services, people, form fields, openings.

Values only. A scheduling integration fills them and leaves out what must never be offered
(inactive, hidden or password-protected services); nothing here knows a vendor's words.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.understanding.meaning import Named

ANYONE = "anyone"
"""The employee id that stands for "whoever is free"."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place of the business. `address` is empty for a virtual one."""

    id: str
    name: str
    time_zone: str
    address: str = ""
    is_virtual: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """Something a customer can book, or an extra that is booked together with it."""

    id: str
    name: str
    length_minutes: int
    price: Decimal = Decimal(0)
    location_ids: frozenset[str] = frozenset()
    links: frozenset[tuple[str, str]] | None = None
    """(employee id, location id) pairs that perform it; None when the vendor did not say."""
    extra_ids: tuple[str, ...] = ()
    is_extra: bool = False
    group_size: int = 0
    """Places in one opening; 0 or 1 for an ordinary service."""
    needs_approval: bool = False
    needs_payment: bool = False
    active_from: date | None = None
    active_until: date | None = None
    instructions: str = ""
    cancel_hours: int | None = None
    """Least hours ahead for customers to cancel; 0 = not by them; None = not stated."""
    reschedule_hours: int | None = None
    """The same for moving."""

    def is_offered_on(self, day: date) -> bool:
        """Whether the service's season, where it has one, covers the day."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_until is None or day <= self.active_until
        )


@dataclass(frozen=True, slots=True)
class Employee:
    """A person who performs services. `name` is what customers call them."""

    id: str
    name: str


class FieldKind(StrEnum):
    """How the answer to a form field is read."""

    TEXT = "text"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FormField:
    """A required question of the account's own booking form."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    max_length: int = 0
    """Most characters; 0 for no limit."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Everything that can be booked, in the business's own order."""

    locations: tuple[Location, ...] = ()
    services: tuple[Service, ...] = ()
    employees: tuple[Employee, ...] = ()
    form_fields: tuple[FormField, ...] = ()
    needs_address: bool = False
    """Whether the booking form requires the customer's postal address."""
    currency: str = "USD"

    @cached_property
    def location_names(self) -> tuple[Named, ...]:
        """What customers can call the locations: the name, the street, the city."""
        return tuple(
            Named(one.id, one.name, tuple(part.strip() for part in one.address.split(",") if part))
            for one in self.locations
        )

    @cached_property
    def service_names(self) -> tuple[Named, ...]:
        """What customers can call the services."""
        return tuple(Named(one.id, one.name) for one in self.services if not one.is_extra)

    @cached_property
    def extra_names(self) -> tuple[Named, ...]:
        """What customers can call the extras."""
        return tuple(Named(one.id, one.name) for one in self.services if one.is_extra)

    @cached_property
    def employee_names(self) -> tuple[Named, ...]:
        """What customers can call the employees."""
        return tuple(Named(one.id, one.name) for one in self.employees)

    def location(self, location_id: str | None) -> Location | None:
        """The location with this id, or None."""
        return next((one for one in self.locations if one.id == location_id), None)

    def service(self, service_id: str | None) -> Service | None:
        """The service or extra with this id, or None."""
        return next((one for one in self.services if one.id == service_id), None)

    def employee(self, employee_id: str | None) -> Employee | None:
        """The employee with this id, or None."""
        return next((one for one in self.employees if one.id == employee_id), None)

    def services_at(self, location_id: str, on: date) -> tuple[Service, ...]:
        """The services (no extras) that a location offers on a day."""
        return tuple(
            one
            for one in self.services
            if not one.is_extra and location_id in one.location_ids and one.is_offered_on(on)
        )

    def extras_of(self, service: Service, location_id: str) -> tuple[Service, ...]:
        """The extras that can be added to a service at a location."""
        found = (self.service(extra_id) for extra_id in service.extra_ids)
        return tuple(one for one in found if one and location_id in one.location_ids)

    def employees_for(self, service: Service, location_id: str) -> tuple[Employee, ...]:
        """Who performs a service at a location; everybody when the vendor did not say."""
        if service.links is None:
            return self.employees
        linked = {employee for employee, place in service.links if place == location_id}
        return tuple(one for one in self.employees if one.id in linked)

    def places_of(self, employee_id: str, service: Service | None) -> frozenset[str]:
        """Where somebody performs a service, or any; nowhere when the vendor did not say."""
        services = (service,) if service else self.services
        return frozenset(
            place
            for one in services
            for employee, place in one.links or ()
            if employee == employee_id and place in one.location_ids
        )

    def work_of(self, employee_id: str) -> tuple[tuple[Service, ...], tuple[Location, ...]]:
        """What somebody performs, and where, as far as the vendor said."""
        links = {
            (service.id, place)
            for service in self.services
            for employee, place in service.links or ()
            if employee == employee_id and place in service.location_ids and not service.is_extra
        }
        services, places = {one for one, _ in links}, {one for _, one in links}
        return (
            tuple(one for one in self.services if one.id in services),
            tuple(one for one in self.locations if one.id in places),
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """A free time. `starts_at` is UTC; `length_minutes` is what the calendar will block."""

    starts_at: datetime
    length_minutes: int
    places_left: int | None = None
    """Free places of a group service; None when unknown or not a group."""

    @property
    def ends_at(self) -> datetime:
        """The end, in UTC."""
        return self.starts_at + timedelta(minutes=self.length_minutes)

    def local(self, time_zone: str) -> datetime:
        """The start as naive wall time of the zone."""
        return self.starts_at.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class OpeningsQuery:
    """Which openings are wanted. Both dates are local to the location and included."""

    location_id: str
    service_id: str
    first_on: date
    last_on: date
    extra_ids: tuple[str, ...] = ()
    employee_id: str | None = None
    """None for anyone."""
    or_first_after: bool = False
    """When nothing is free in the range, look on for the first opening after it."""
