"""What a pretend business is made of: places, people, services and the keys to the three services.

Frozen values only; what changes while the sandbox runs lives in `world.py`.
"""

from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from zoneinfo import ZoneInfo

TIME_ZONES = {
    "553": "US/Eastern",
    "552": "US/Central",
    "551": "US/Mountain",
    "548": "US/Pacific",
    "412": "Europe/London",
    "1": "UTC",
}
"""Setster's numbers for zones. 553 and 548 are seen in public material, the others are invented."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place of the business."""

    id: str
    name: str
    time_zone_id: str
    street: str = ""
    city: str = ""
    state: str = ""
    is_main: bool = False
    is_virtual: bool = False

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which its wall times are."""
        return ZoneInfo(TIME_ZONES[self.time_zone_id])


@dataclass(frozen=True, slots=True)
class Employee:
    """A person who performs services."""

    id: str
    first_name: str
    last_name: str
    job: str = ""
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When an employee is at a location, on some weekdays (Monday is 0)."""

    employee_id: str
    location_id: str
    weekdays: frozenset[int]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Service:
    """Something that can be booked, or an extra to it (`is_extra`)."""

    id: str
    name: str
    minutes: int
    price: Decimal = Decimal(0)
    links: frozenset[tuple[str, str]] = frozenset()
    """(employee id, location id) pairs that perform it."""
    padding: int = 0
    """Minutes kept free before and after."""
    is_approved_at_once: bool = True
    is_extra: bool = False
    extra_ids: tuple[str, ...] = ()
    notice_hours: int = 1
    days_ahead: int = 90
    step: int = 30
    """Minutes between starts; 0: one after the other only."""
    places: int = 0
    """Places of a group service; 0 for an ordinary one."""
    is_active: bool = True
    password: str = ""
    least_payment: Decimal = Decimal(0)
    takes_cash: bool = True
    instructions: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """A question of the account's own booking form. `kind` is Setster's number for its type."""

    id: str
    label: str
    kind: int = 0
    is_required: bool = True
    length: int = 50
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A customer with a phone, as the demo knows them."""

    phone: str
    name: str
    email: str = ""
    is_setter_contact: bool = False
    is_client: bool = False


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the pretend services accept. Invented, worthless anywhere else."""

    setster_email: str = "owner@maple.example"
    setster_api_key: str = "maple-setster-demo-key"
    setster_company_id: str = "2423"
    setter_api_key: str = "maple-setter-demo-key"
    setter_bot_id: int = 700
    setter_other_bot_id: int = 701
    twilio_account_sid: str = "AC5a0d0000000000000000000000001ee7"
    twilio_auth_token: str = "maple0twilio0demo0token000000001"  # noqa: S105
    sms_number: str = "+15550199000"
    whatsapp_number: str = "+15550199001"


@dataclass(frozen=True, slots=True)
class Business:
    """Everything the sandbox starts from."""

    name: str
    time_zone_id: str
    locations: tuple[Location, ...]
    employees: tuple[Employee, ...]
    services: tuple[Service, ...]
    hours: tuple[WorkingHours, ...]
    people: tuple[Person, ...] = ()
    has_regulars: bool = False
    """Whether other customers have booked already, as in the demo."""
    form_field: FormField = FormField("1", "How did you hear about us?")
    credentials: Credentials = field(default_factory=Credentials)

    def location(self, location_id: str) -> Location | None:
        """The location with this id, or None."""
        return next((one for one in self.locations if one.id == location_id), None)

    def service(self, service_id: str) -> Service | None:
        """The service with this id, or None."""
        return next((one for one in self.services if one.id == service_id), None)

    def employee(self, employee_id: str) -> Employee | None:
        """The employee with this id, or None."""
        return next((one for one in self.employees if one.id == employee_id), None)
