"""All that changes while the sandbox runs, in memory, behind one lock.

Nobody changes it without holding `lock`, and nobody holds the lock while waiting for a network.
"""

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from integrations.sandbox.model import Business

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The real time."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Client:
    """A customer in Setster."""

    id: str
    name: str
    email: str
    phone: str
    address: str
    created_at: datetime


@dataclass(slots=True)
class Appointment:
    """An entry of Setster's calendar. `starts_at` is UTC; `status` is Setster's number."""

    id: str
    client_id: str
    service_id: str
    location_id: str
    employee_id: str
    starts_at: datetime
    minutes: int
    status: int
    created_at: datetime
    updated_at: datetime
    client_name: str = ""
    client_email: str = ""
    client_phone: str = ""
    client_address: str = ""
    note: str | None = None
    subservices: str = ""
    paid: bool = False
    price: float = 0
    ews_id: str = ""
    custom_fields: dict[str, Any] = field(default_factory=dict)
    custom_data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Subscription:
    """Somebody who wants to hear of changes in Setster's calendar."""

    id: str
    target_url: str
    events: tuple[str, ...]
    is_active: bool
    verification_key: str
    created_at: datetime
    updated_at: datetime


@dataclass(slots=True)
class Contact:
    """A person who has written to Setter's bot. Addresses are digits without a plus."""

    id: int
    wa_id: str | None = None
    sms_phone_number: str | None = None
    details: dict[str, Any] = field(default_factory=dict)
    created_at: datetime = field(default_factory=system_clock)
    updated_at: datetime = field(default_factory=system_clock)


@dataclass(slots=True)
class SetterBooking:
    """A booking that Setter was told of."""

    id: int
    event_id: int
    bot_id: int
    contact_id: int
    source: str
    external_id: str | None
    starts_at: datetime
    ends_at: datetime | None
    time_zone: str | None
    metadata: dict[str, Any]
    created_at: datetime
    cancelled_at: datetime | None = None


@dataclass(slots=True)
class BotLine:
    """One line of a chat with the stand-in of Setter's bot."""

    phone: str
    channel: str
    sender: str
    text: str
    offers_link: bool
    at: datetime


@dataclass(slots=True)
class Text:
    """One message on its way between a phone and the business, as Twilio keeps it."""

    sid: str
    direction: str
    from_address: str
    to_address: str
    body: str
    status: str
    created_at: datetime
    updated_at: datetime
    sent_at: datetime | None = None
    status_callback: str = ""
    error_code: int | None = None
    num_media: int = 0
    options: tuple[tuple[str, str], ...] = ()
    """(id, label) of buttons or list rows, where the message has any."""
    carrier: bool = False
    """Twilio's own answer to an opt-out word: on the phone, but not in the message log."""
    version: int = 0


@dataclass(slots=True)
class Call:
    """One request that a pretend service received. Never holds a query string or a body."""

    number: int
    service: str
    operation: str
    method: str
    path: str
    at: datetime
    status: int | None = None
    fault: str | None = None


@dataclass(slots=True)
class Switches:
    """Small settings of the business that tests and the demo turn."""

    needs_address: bool = False
    single_location: bool = False
    form_field: bool = False
    form_field_kind: int = 0
    answers_in_company_zone: bool = False
    expired_session_has_code: bool = True


@dataclass(slots=True)
class State:
    """The changing part of the world, thrown away whole by a reset."""

    switches: Switches = field(default_factory=Switches)
    sessions: set[str] = field(default_factory=set)
    clients: dict[str, Client] = field(default_factory=dict)
    appointments: dict[str, Appointment] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    """Employee id -> when they last got a booking by round robin."""
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    contacts: dict[int, Contact] = field(default_factory=dict)
    setter_bookings: dict[int, SetterBooking] = field(default_factory=dict)
    bot_lines: list[BotLine] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)
    text_changes: int = 0
    contents: dict[str, dict[str, Any]] = field(default_factory=dict)
    approvals: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Content id -> what WhatsApp said of it."""
    opt_outs: set[tuple[str, str]] = field(default_factory=set)
    """(our number, the person's number)."""
    deliveries: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    """Person's number -> (final status, error code); `silent` for no callbacks at all."""
    calls: list[Call] = field(default_factory=list)
    debugger: list[dict[str, Any]] = field(default_factory=list)
    """What Twilio's debugger would show: webhooks that failed."""


class World:
    """The business, the clock, the lock and the state."""

    def __init__(self, business: Business, clock: Clock) -> None:
        self.business = business
        self.clock = clock
        self.lock = threading.RLock()
        self.state = State()
        self.epoch = 0
        """How often it was reset: numbers of changes start again then."""
        self._numbers = itertools.count(1)

    def next_number(self, base: int = 0) -> int:
        """A number never given before; never reused after a reset either."""
        return base + next(self._numbers)

    def now(self) -> datetime:
        """The moment, in UTC, to the millisecond that the services show at most."""
        moment = self.clock().astimezone(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
