"""The conversation: a frozen value that is saved between turns.

Fields may be added, each with a default, so that old conversations always load.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.dialogue.catalogue import ANYONE

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of local wall time that would suit: days, and hours within each day.

    None leaves a side open. `exact` means that the hours name one time, `from_time`.
    """

    first_on: date | None = None
    last_on: date | None = None
    from_time: time | None = None
    until_time: time | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """When the customer would like to come: any of the windows, none of the refused ones."""

    windows: tuple[Window, ...] = ()
    refused: tuple[Window, ...] = ()
    earliest: bool = False
    """The first opening that suits will do."""
    latest: bool = False
    """The last one of the day that suits is wanted."""
    after: datetime | None = None
    """Later than this, local wall time ("anything later?")."""
    before: datetime | None = None
    """Earlier than this, local wall time."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of the booking in the making. None is "not known yet"."""

    location_id: str | None = None
    service_id: str | None = None
    service_candidates: tuple[str, ...] = ()
    """Services that the customer may have meant; the question names only these."""
    extra_ids: tuple[str, ...] | None = None
    employee_id: str | None = None
    """An employee's id, or ANYONE."""
    employee_choices: tuple[str, ...] = ()
    """Any of these will do; with them `employee_id` is whoever has the chosen opening."""
    wish: Wish = Wish()
    starts_at: datetime | None = None
    """The chosen opening, UTC."""
    length_minutes: int = 0
    seen_at: datetime | None = None
    """When the calendar last showed the chosen opening as free, UTC."""
    for_whom: str | None = None
    """Somebody else's name; "" while it is not known; None when it is for the customer."""
    name: str = ""
    email: str = ""
    has_no_email: bool = False
    address: str = ""
    form_answers: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    changes: str = ""
    """The reference of the made booking that this is to become; empty for a new one."""

    @property
    def chosen_employee_id(self) -> str | None:
        """The employee that was asked for, None for anyone."""
        return None if self.employee_id in (None, ANYONE) else self.employee_id


@dataclass(frozen=True, slots=True)
class Offered:
    """One line of the list that the customer is looking at."""

    id: str
    label: str
    starts_at: datetime | None = None
    length_minutes: int = 0
    time_zone: str = ""
    """Where the line's time is told in another zone than the draft's."""


@dataclass(frozen=True, slots=True)
class LastBooking:
    """The booking that this conversation made last: a hint for small talk, never the truth."""

    reference: str
    service_name: str
    location_id: str
    starts_at: datetime
    time_zone: str
    made_at: datetime | None = None
    """When the customer was told of it."""
    ends_at: datetime | None = None
    spoken_of_at: datetime | None = None
    """When the customer was last told of it, where it was not made in this conversation."""

    @property
    def local(self) -> datetime:
        """The start as naive wall time at its own location."""
        return self.starts_at.astimezone(ZoneInfo(self.time_zone)).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything that has to be remembered until the customer's next message."""

    schema: int = SCHEMA
    language: str = ""
    """Code of the language that the customer writes in; empty while no text has shown it."""
    draft: Draft = field(default_factory=Draft)
    asked: str = ""
    """The step whose question is open; empty before the first."""
    filled: tuple[str, ...] = ()
    """The steps that the customer answered, in order, so that "back" can undo the last."""
    offered: tuple[Offered, ...] = ()
    picked_from: tuple[Offered, ...] = ()
    """The list that the chosen opening was picked from: "no, 2" means another line of it."""
    shown: tuple[datetime, ...] = ()
    """Openings (UTC) that were offered for the present wish: "more" leaves them out."""
    is_changing: bool = False
    """The customer said no to the confirmation and has not said what to change."""
    is_out_of_sight: bool = False
    """Something else was said after the confirmation: it is shown again before a yes counts."""
    is_help_offered: bool = False
    """What was said last is what can be done about a made booking."""
    misses: int = 0
    unread: tuple[str, ...] = ()
    """Messages that came while the catalogue could not be read: read with the next one."""
    in_hand: str = ""
    """Reference of the booking, or of the change of one, that is being made now."""
    last_booking: LastBooking | None = None
    put_off: str = ""
    """What was said before the customer was asked which of their bookings it is about."""
    next_cancels: tuple[str, ...] = ()
    """References of bookings to be asked about when the present one is cancelled."""
    next_services: tuple[str, ...] = ()
    """Ids of the services that were wanted together: one is booked, then the next is offered."""
    next_for_whom: str | None = None
    """Who is to be booked after the present booking, by name; "" while it is not known."""
    handed_over: str = ""
    """Why a person was asked to step in; empty while the bot talks."""


def without_draft(conversation: Conversation) -> Conversation:
    """The same with nothing in the making: the next booking begins from nothing."""
    return replace(
        conversation,
        draft=Draft(),
        filled=(),
        offered=(),
        shown=(),
        asked="",
        misses=0,
        put_off="",
        next_services=(),
        next_for_whom=None,
    )
