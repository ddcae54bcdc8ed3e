"""What can happen to a conversation. Past tense; each is a value."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.dialogue.made import MadeBooking


@dataclass(frozen=True, slots=True)
class Text:
    """One message of the customer, as it is to be read."""

    body: str
    has_attachment: bool = False
    """Something came that is no text: a picture, a place, a voice note."""
    sent_at: datetime | None = None
    """When it was written, aware; None for just now."""
    is_overtaken: bool = False
    """A later text was answered before: this one knew nothing of what was asked there."""


@dataclass(frozen=True, slots=True)
class MessagesReceived:
    """All messages that are not yet decided, in order of arrival."""

    texts: tuple[Text, ...]


class Outcome(StrEnum):
    """How making a booking ended."""

    BOOKED = "booked"
    REQUESTED = "requested"
    TAKEN = "taken"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BookingEnded:
    """The calendar's answer to our booking. Times are UTC, as the calendar has them."""

    reference: str
    outcome: Outcome
    service_id: str
    location_id: str
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    employee_id: str = ""


class ChangeKind(StrEnum):
    """What a made booking was to become."""

    MOVE = "move"
    CANCEL = "cancel"


class ChangeOutcome(StrEnum):
    """How changing a made booking ended."""

    DONE = "done"
    REQUESTED = "requested"
    """It is moved, and the business has to confirm it again."""
    TAKEN = "taken"
    """The wished time is gone; the booking is as it was."""
    FAILED = "failed"
    """Nothing was changed: the booking is as it was."""
    GONE = "gone"
    """There was nothing to move: the booking is no longer in the calendar."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChangeEnded:
    """The calendar's answer to a move or a cancel. Times are UTC.

    The facts are the booking as it is now; where the wished time was taken, as it was wished.
    """

    reference: str
    """The change's own."""
    booking: str
    kind: ChangeKind
    outcome: ChangeOutcome
    service_id: str
    location_id: str
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    employee_id: str = ""


@dataclass(frozen=True, slots=True)
class ReminderDue:
    """It is time to remind the customer of a booking."""

    booking: MadeBooking


Event = MessagesReceived | BookingEnded | ChangeEnded | ReminderDue
