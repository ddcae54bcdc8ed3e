"""What a turn wants done: imperative, each a value.

Two kinds. *Questions* need an answer from outside before the turn can be decided: the shell finds
the answer, puts it into the world and asks the dialogue again, from the same conversation. All
other effects are carried out once, when the turn is committed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.dialogue.catalogue import Opening, OpeningsQuery

Fact = object
"""A value that a reply template can show: text, number, date, or a tuple of such."""


@dataclass(frozen=True)
class Say:
    """Words for the customer: the name of a reply template and its facts."""

    name: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    again: bool = False
    """A second asking, after an answer that was not understood: gentler, more helpful."""
    locale: str = ""
    """In which language, and how its dates are written; empty: as the business's."""


@dataclass(frozen=True, slots=True)
class Book:
    """Make this booking. Everything the calendar needs, ids and UTC."""

    reference: str
    location_id: str
    location_name: str
    time_zone: str
    service_id: str
    service_name: str
    extra_ids: tuple[str, ...]
    employee_id: str | None
    starts_at: datetime
    length_minutes: int
    client_name: str
    client_email: str
    """Empty when the customer has none: the business's own address stands in."""
    client_address: str
    note: str
    form_answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Change a made booking to this, under the same id in the calendar. Ids and UTC.

    What a move does not name (client, note, form answers) stays as it is.
    """

    reference: str
    """Fresh: the change's own."""
    booking: str
    """The reference of the booking that is changed."""
    location_id: str
    location_name: str
    time_zone: str
    service_id: str
    service_name: str
    extra_ids: tuple[str, ...]
    employee_id: str | None
    """None for anyone."""
    starts_at: datetime
    length_minutes: int


@dataclass(frozen=True, slots=True)
class CancelBooking:
    """Take a made booking out of the calendar."""

    reference: str
    """Fresh: the change's own."""
    booking: str
    """The reference of the booking that is cancelled."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Give up an order that is being carried out, as far as it still can be."""

    reference: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Ask a person to step in, and say why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Note that the customer means to come to this booking."""

    booking: str


@dataclass(frozen=True, slots=True)
class Remember:
    """Keep the customer's own name and e-mail for the next time."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Suppress:
    """Send nothing more to this contact, after the one confirmation of this turn."""

    reason: str


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """Question: what can be booked? Answered with a Catalogue."""


@dataclass(frozen=True, slots=True)
class FindOpenings:
    """Question: when is it free? Answered with a tuple of openings, earliest first."""

    query: OpeningsQuery
    fresh: bool = False
    """The answer must come from the calendar now, not from memory."""


@dataclass(frozen=True, slots=True)
class FindClients:
    """Question: who has this phone number? Answered with a tuple of (name, e-mail) pairs."""

    phone: str


@dataclass(frozen=True, slots=True)
class FindBookings:
    """Question: which live bookings still ahead are this contact's?

    Answered with a tuple of MadeBooking, next first. The answer is one contact's own: it must never
    be kept where another contact's turn could find it.
    """

    fresh: bool = False
    """The answer must come from the calendar now, not from memory."""


@dataclass(frozen=True, slots=True)
class FindVisits:
    """Question: which bookings has this contact had, as far as we know without asking anybody?

    Answered with a tuple of MadeBooking, the latest first, those still ahead among them. One
    contact's own, as with FindBookings.
    """


Question = ReadCatalogue | FindOpenings | FindClients | FindBookings | FindVisits
Effect = Say | Book | Move | CancelBooking | Confirm | HandOver | Remember | Suppress | Withdraw


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The answer to a question that nobody could give in time."""


Openings = tuple[Opening, ...]
