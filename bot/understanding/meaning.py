"""The values that reading a text gives, and the context in which it is read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Grain(StrEnum):
    """How precise a reading is."""

    MINUTE = "minute"
    HOUR = "hour"
    PART = "part"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Reading:
    """A time as written: local wall time, no zone attached.

    Alternatives are several readings. Hours that hold for a run of days ("mornings next week") are
    two readings with one span: the days (match "date") and the hours on them (match "clock").
    Ends are exclusive. `start` is the bound at which an open side begins or ends: "after friday"
    begins on Saturday, "by friday" ends before Saturday. A clock with an open side and a day keeps
    to that day.
    """

    start: datetime
    end: datetime | None
    grain: str
    open: str | None
    """None, "after" or "before"."""
    match: str
    """What the text itself states: "full", "date" or "clock"."""
    negated: bool
    clock_change: str | None
    """None, "missing" or "repeated"."""
    span: tuple[int, int]
    """First and last character of the text, as slice bounds."""
    is_weekday: bool = False
    """Whether a weekday alone says the day: the next one, unless another week is spoken of."""


class Act(StrEnum):
    """What a text does, apart from the facts it states."""

    YES = "yes"
    NO = "no"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    BACK = "back"
    START_OVER = "start_over"
    REPEAT = "repeat"
    PERSON = "person"
    STOP_TEXTING = "stop_texting"
    HELP = "help"
    COMPLAINT = "complaint"
    """The customer is angry with the business: nobody answers, they wait."""
    BOOK = "book"
    CANCEL = "cancel"
    CHANGE = "change"
    """Something is to be other than it was: a booking that is made, or what was just said."""
    RESCHEDULE = "reschedule"
    """A booking that is made is to be moved, in so many words; said together with CHANGE."""
    CANT_COME = "cant_come"
    """The customer can't keep what is booked, and may want to move it; a CANCEL as well."""
    CANCEL_ALL = "cancel_all"
    """Not one but all bookings are meant; a CANCEL as well."""
    KEEP = "keep"
    """What is booked stays as it is: "keep it", "never mind"."""
    COMING = "coming"
    """The customer comes as booked: "see you friday"."""
    RUNNING_LATE = "running_late"
    MY_BOOKINGS = "my_bookings"
    ASK_IF_BOOKED = "ask_if_booked"
    """"Is it confirmed?", "did you get that?"."""
    MORE = "more"
    EARLIER = "earlier"
    LATER = "later"
    ANOTHER_DAY = "another_day"
    FIRST_AVAILABLE = "first_available"
    LAST_AVAILABLE = "last_available"
    """As late as can be: "the last appointment of the day"."""
    LATER_THAT_WEEK = "later_that_week"
    """In the week of what was spoken of, but on a day after it."""
    EARLIER_THAT_WEEK = "earlier_that_week"
    SAME_DAY = "same_day"
    """On the day of what was spoken of."""
    SAME_TIME = "same_time"
    RIGHT_AFTER = "right_after"
    """When the booking that was spoken of is over."""
    RIGHT_BEFORE = "right_before"
    """So that it is over when that booking begins."""
    ANYONE = "anyone"
    SOMEONE_ELSE = "someone_else"
    """Not whoever was chosen: "could somebody else do it?", "anyone but Maria"."""
    NO_PREFERENCE = "no_preference"
    DONT_KNOW = "dont_know"
    NONE = "none"
    """"no extras", "nothing else"."""
    NO_EMAIL = "no_email"
    ANOTHER_PERSON = "another_person"
    """The booking, or one more booking, is for somebody else."""
    SEVERAL = "several"
    """More than one person is to be booked: "me and my wife", "two people"."""
    AS_WELL = "as_well"
    """What is named comes on top of what was said before: "also a facial"."""
    ASK_PRICE = "ask_price"
    ASK_ADDRESS = "ask_address"
    ASK_LENGTH = "ask_length"
    ASK_HOURS = "ask_hours"
    ASK_WHO = "ask_who"
    ASK_ABOUT = "ask_about"
    """"Who is Maria?", "what does she do?"."""
    ASK_SERVICES = "ask_services"
    ASK_IF_OFFERED = "ask_if_offered"
    """"Do you do nails?"."""
    ASK_PHONE = "ask_phone"
    ASK_WHY = "ask_why"
    """"Why do you need my e-mail?"."""
    ASK_OTHER = "ask_other"
    """A question that only a person can answer: parking, payment, "can I bring my dog?"."""
    UNLISTED = "unlisted"
    """A service is wanted that no name says: "can I get highlights?"."""
    SAME_PLACE = "same_place"
    """At the location of the last time."""
    SAME_PERSON = "same_person"
    """With whoever it was the last time."""
    SAME_AGAIN = "same_again"
    """As the last time: "my usual"."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that customers can name: a location, a service, an employee, a listed option."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    """Other words for it, such as a street or a city."""


@dataclass(frozen=True, slots=True)
class Option:
    """One line of the numbered list that the customer is looking at; numbers start at 1."""

    id: str
    label: str
    starts_on: datetime | None = None
    """Local wall time, where the option is an opening."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the customer is answering, and the names that they may use at any moment."""

    step: str | None = None
    """location, service, extras, employee, opening, details, form, address, confirmation.

    Also "anything_else": nothing is open, and we asked whether there is more to do.
    """
    options: tuple[Option, ...] = ()
    wants_name: bool = False
    known_name: str = ""
    """The name that the customer has seen, which they may correct."""
    locations: tuple[Named, ...] = ()
    services: tuple[Named, ...] = ()
    extras: tuple[Named, ...] = ()
    employees: tuple[Named, ...] = ()
    locale: str = "en-US"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which characters of the text gave which fact, for staff to see."""

    fact: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Understood:
    """What one text says. Tuples of ids hold one when clear, several when ambiguous, none else."""

    acts: frozenset[Act] = frozenset()
    option_ids: tuple[str, ...] = ()
    """Lines of the offered list that the text picks, or may pick."""
    location_ids: tuple[str, ...] = ()
    service_ids: tuple[str, ...] = ()
    wants_each: bool = False
    """All services that are named are wanted: "a haircut and a facial", not "or"."""
    beside_ids: tuple[str, ...] = ()
    """Services of a booking beside which the new one is to be: "right after my haircut"."""
    extra_ids: tuple[str, ...] = ()
    """All extras that are named: several are several, not an ambiguity."""
    refused_extra_ids: tuple[str, ...] = ()
    """Extras that are not wanted: "without the massage"."""
    employee_ids: tuple[str, ...] = ()
    refused_employee_ids: tuple[str, ...] = ()
    """Whom the customer does not want."""
    about_location_ids: tuple[str, ...] = ()
    """Locations that are only asked about, and not chosen."""
    about_employee_ids: tuple[str, ...] = ()
    times: tuple[Reading, ...] = ()
    shift: timedelta | None = None
    """How much later than what is known ("an hour later"); below zero, how much earlier."""
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    """A number that the customer gives, in international form."""
    bad_email: str | None = None
    """Something that was meant as an e-mail address and can't be one."""
    for_whom: str | None = None
    """The name of the somebody else that the booking is for; "" when they are not named."""
    remark: str | None = None
    """A free remark for the business ("I'm allergic to latex")."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was understood."""
        return self == Understood(evidence=self.evidence)
