"""What the bot asks of the outside world. Integrations implement these, `app.py` chooses them.

Error tree, translated once in the integrations and carrying no URL, key or customer text:

    IntegrationError
      Unavailable        time-out, broken connection, 5xx, 429: later may work (retryable)
      UnexpectedReply    an answer that makes no sense: HTML, wrong shape (retryable)
      Unauthorised       the credentials are refused: the operator must act
      Rejected           the request is wrong and stays wrong
        OpeningTaken     the wanted time is no longer free
        NotFound         an id that is stale or unknown

`outcome_unknown` is True when a writing request may have taken effect all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.dialogue.catalogue import Catalogue, Opening, OpeningsQuery


class IntegrationError(Exception):
    """An outside service did not do what was asked. The text is safe to log."""

    retryable = False

    def __init__(self, message: str, *, code: str = "", outcome_unknown: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.outcome_unknown = outcome_unknown


class Unavailable(IntegrationError):
    """Not reachable in time, overloaded or broken: trying later may work."""

    retryable = True


class UnexpectedReply(IntegrationError):
    """The answer is not in any shape we know."""

    retryable = True


class Unauthorised(IntegrationError):
    """The credentials are refused: an operator must act."""


class Rejected(IntegrationError):
    """The request is refused and will be refused again."""


class OpeningTaken(Rejected):
    """The wanted time is no longer free."""


class NotFound(Rejected):
    """The id is stale or unknown."""


# Scheduling (Setster)


@dataclass(frozen=True, slots=True)
class BookingOrder:
    """One booking to be made. `reference` is ours and can be searched for afterwards."""

    reference: str
    location_id: str
    service_id: str
    starts_at: datetime
    """UTC."""
    length_minutes: int
    time_zone: str
    """IANA name of the location's zone."""
    client_name: str
    client_email: str
    client_phone: str = ""
    client_address: str = ""
    employee_id: str | None = None
    extra_ids: tuple[str, ...] = ()
    note: str = ""
    form_answers: tuple[tuple[str, str], ...] = ()
    """(field key, answer) pairs."""


@dataclass(frozen=True, slots=True)
class MoveOrder:
    """What a made booking is to become. All that is not named here stays as the calendar has it."""

    location_id: str
    service_id: str
    starts_at: datetime
    """UTC."""
    length_minutes: int
    time_zone: str
    """IANA name of the location's zone."""
    employee_id: str | None = None
    """None for anyone."""
    extra_ids: tuple[str, ...] = ()


class PlacedState(StrEnum):
    """How a booking stands in the scheduler's calendar."""

    CONFIRMED = "confirmed"
    REQUESTED = "requested"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Placed:
    """A booking as the scheduler holds it. Times are UTC, None where the answer has none."""

    id: str
    state: PlacedState
    reference: str = ""
    location_id: str = ""
    service_id: str = ""
    employee_id: str = ""
    client_id: str = ""
    client_name: str = ""
    client_email: str = ""
    client_phone: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    created_at: datetime | None = None
    service_name: str = ""
    location_name: str = ""
    extra_ids: tuple[str, ...] = ()
    starts_maybe: tuple[datetime, ...] = ()
    """What `starts_at` may be as well, where the answer does not settle its time zone."""


@dataclass(frozen=True, slots=True)
class Client:
    """A customer as the scheduler knows them."""

    id: str
    name: str
    email: str
    phone: str = ""


class Scheduler(Protocol):
    """The business's calendar. Every call ends within `timeout_s` seconds or raises Unavailable."""

    def catalogue(self, *, timeout_s: float = 20.0) -> Catalogue:
        """Everything that can be booked now."""
        ...

    def openings(self, query: OpeningsQuery, *, timeout_s: float = 6.0) -> list[Opening]:
        """Free times, earliest first; past ones are left out by the caller."""
        ...

    def known_clients(self, phone: str) -> list[Client] | None:
        """The same as of the last catalogue, without a call; None when it has to be asked."""
        ...

    def clients_with_phone(self, phone: str, *, timeout_s: float = 6.0) -> list[Client]:
        """The clients whose phone is this E.164 number."""
        ...

    def bookings_of(self, phone: str, starts_from: date, *, timeout_s: float = 6.0) -> list[Placed]:
        """The live bookings from a day on that name this E.164 number, as do their clients.

        Both, since whoever books with somebody else's e-mail address may come to share a client.
        """
        ...

    def create(self, order: BookingOrder, *, timeout_s: float = 12.0) -> Placed:
        """Place a booking. Raises OpeningTaken; any other error may leave the outcome unknown."""
        ...

    def find(self, order: BookingOrder, *, timeout_s: float = 6.0) -> list[Placed]:
        """Live bookings that bear the order's reference, or else are that order to the letter."""
        ...

    def get(self, placed_id: str, *, timeout_s: float = 6.0) -> Placed:
        """One booking by the scheduler's id. Raises NotFound."""
        ...

    def listed(
        self,
        *,
        updated_since: date | None = None,
        client_email: str = "",
        client_id: str = "",
        starts_from: date | None = None,
        starts_until: date | None = None,
        reference: str = "",
        timeout_s: float = 30.0,
    ) -> list[Placed]:
        """Bookings by filters that may be ignored or cut by a day: judge again what comes."""
        ...

    def cancel(self, placed_id: str, *, timeout_s: float = 12.0) -> Placed:
        """Cancel a booking; repeating it is harmless."""
        ...

    def move(self, placed_id: str, order: MoveOrder, *, timeout_s: float = 12.0) -> Placed:
        """Change a booking to what the order says, under the same id; repeating it is harmless.

        One that is gone is left alone, and comes back as such. Raises OpeningTaken, NotFound.
        """
        ...

    def check(self) -> str:
        """One harmless call with the credentials; what works, in words. Raises IntegrationError."""
        ...


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What came of asking to be told of changes."""

    outcome: str
    """added, renewed or unchanged."""
    removed: int = 0
    """Older ones of ours that are gone."""


class Announcer(Protocol):
    """Tells us of changes in the calendar by calling an address of ours, which holds a secret."""

    def subscribe(self, target_url: str, prefix: str, *, timeout_s: float = 30.0) -> Subscribed:
        """Have exactly one subscription under the prefix, with this address. Safe to repeat."""
        ...

    def is_subscribed(self, target_url: str, *, timeout_s: float = 10.0) -> bool:
        """Whether the address is told of all that changes."""
        ...


# Recording (Setter AI)


@dataclass(frozen=True, slots=True)
class RecordOrder:
    """A booking that Setter's bot should know of."""

    external_id: str
    """Stable over retries, new after each change of the booking."""
    address: str
    """The contact's address on its channel: E.164 for SMS, digits without + for WhatsApp."""
    is_whatsapp: bool
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What Setter answered. `differs` names fields that are not what was sent (empty: all well)."""

    id: str
    event_id: str = ""
    contact_id: str = ""
    deduplicated: bool = False
    differs: tuple[str, ...] = ()


class ContactUnknown(IntegrationError):
    """Setter has no contact with this address: an ordinary answer, tried again slowly."""


class Recorder(Protocol):
    """The book that Setter's bot reads."""

    def record(self, order: RecordOrder, *, timeout_s: float = 10.0) -> Recorded:
        """Store a booking; safe to repeat. Raises ContactUnknown."""
        ...

    def cancel(self, record_id: str, *, timeout_s: float = 10.0) -> None:
        """Cancel a stored booking; repeating it is harmless, an unknown id counts as gone."""
        ...

    def check(self) -> str:
        """One harmless call with the credentials; what works, in words. Raises IntegrationError."""
        ...


# Messaging (Twilio)


class Channel(StrEnum):
    """How a contact writes to us."""

    SMS = "sms"
    WHATSAPP = "whatsapp"


class DeliveryState(StrEnum):
    """What became of an outgoing message, in the order it may move."""

    INLINE = "inline"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Template:
    """An approved text that the provider keeps, and what is filled in, in its order."""

    id: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One text to send from the address that was texted."""

    channel: Channel
    from_address: str
    to_address: str
    body: str
    status_callback: str
    template: Template | None = None
    """Sent in place of the body, where only approved texts are taken."""


@dataclass(frozen=True, slots=True)
class SentText:
    """A message as the provider lists it."""

    provider_id: str
    body: str
    state: DeliveryState
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MediaItem:
    """A picture or file that came with a message. Its address is never fetched."""

    url: str
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Inbound:
    """A message from a customer, cleaned of control characters."""

    provider_id: str
    channel: Channel
    from_address: str
    """What answers go to and conversations are keyed by: E.164, or an opaque WhatsApp id."""
    to_address: str
    body: str
    choice_text: str = ""
    """The id, or else the label, of the button or list line that was tapped."""
    media: tuple[MediaItem, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    place: str = ""
    profile_name: str = ""
    opt_out_type: str = ""
    """STOP, START or HELP where the provider itself has taken it for one."""
    phone: str | None = None
    """E.164, where the provider shows it."""
    sent_at: datetime | None = None
    """When it was written, where it reached us only later; aware."""


@dataclass(frozen=True, slots=True)
class StatusUpdate:
    """News of an outgoing message."""

    provider_id: str
    state: DeliveryState
    error_code: str = ""


class OptedOut(Rejected):
    """The provider refuses to send because the recipient has opted out."""


class Messenger(Protocol):
    """The provider that carries our texts."""

    def send(self, text: OutgoingText, *, timeout_s: float = 10.0) -> SentText:
        """Hand over one text. Raises OptedOut; a lost answer has `outcome_unknown`."""
        ...

    def sent_to(
        self, channel: Channel, to_address: str, since: datetime, *, timeout_s: float = 6.0
    ) -> Sequence[SentText]:
        """What was sent to an address since a moment, inline answers included, newest first."""
        ...

    def received_since(
        self, channel: Channel, our_address: str, since: datetime, *, timeout_s: float = 12.0
    ) -> Sequence[Inbound]:
        """What was sent to an address of ours since a moment, oldest first."""
        ...

    def check(self) -> str:
        """One harmless call with the credentials; what works, in words. Raises IntegrationError."""
        ...


# Staff, outside the pages


@dataclass(frozen=True, slots=True)
class Alert:
    """A conversation that needs a person. Holds no word, name or number of a customer."""

    id: str
    """The same each time it is sent."""
    reason: str
    """Such as "asked_for_person"."""
    link: str


class AlertLine(Protocol):
    """A way to call staff."""

    @property
    def name(self) -> str:
        """One word that tells it from other lines."""
        ...

    def send(self, some: Sequence[Alert], now: datetime) -> None:
        """Tell staff of all of these at once. Ends within seconds or raises IntegrationError."""
        ...


class Mailer(Protocol):
    """Sends e-mail."""

    def mail(self, to: Sequence[str], subject: str, text: str, *, reference: str) -> None:
        """Hand over one e-mail; the reference is the same in each try.

        Ends within seconds or raises IntegrationError.
        """
        ...


@dataclass(frozen=True)
class Outside:
    """The services that this deployment uses."""

    scheduler: Scheduler
    announcer: Announcer
    recorder: Recorder
    messenger: Messenger
    webhook: AlertLine | None = None
    mailer: Mailer | None = None
