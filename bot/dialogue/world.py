"""What is true around a conversation while a turn is decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.dialogue.catalogue import Catalogue, OpeningsQuery
from bot.dialogue.effects import (
    FindBookings,
    FindClients,
    FindOpenings,
    FindVisits,
    Openings,
    Question,
    ReadCatalogue,
    Unreachable,
)
from bot.dialogue.made import MadeBooking
from bot.dialogue.staff_hours import StaffHours


@dataclass(frozen=True, slots=True)
class Policy:
    """How this business wants its customers asked."""

    business_name: str
    time_zone: str
    locale: str = "en-US"
    asks_employee: bool = False
    takes_no_email: bool = False
    """The business has an address that stands in for customers without e-mail."""
    staff_hours: StaffHours = field(default_factory=StaffHours)
    """When people are there to answer, in the business's zone."""

    def locale_in(self, language: str) -> str:
        """The locale of a language, with the business's region; its own one for no language."""
        own, _, region = self.locale.partition("-")
        return f"{language}-{region}" if language and language != own else self.locale


@dataclass(frozen=True, slots=True)
class Customer:
    """The person who writes. `name` and `email` are known from an earlier booking, or empty."""

    phone: str | None = None
    name: str = ""
    email: str = ""


class Unanswered(Exception):
    """A question that has no answer yet; `advance` turns it into a Turn that asks."""

    def __init__(self, question: Question) -> None:
        super().__init__(type(question).__name__)
        self.question = question


class CalendarUnreachable(Exception):
    """The calendar could not be asked; `advance` turns it into an honest line."""


@dataclass(frozen=True)
class World:
    """The moment, the business, the customer, and the answers found so far."""

    now: datetime
    """Aware."""
    policy: Policy
    customer: Customer = Customer()
    reference: str = ""
    """A fresh reference, for the one booking or change that this turn may order."""
    answers: Mapping[Question, object] = field(default_factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        """What can be booked. Raises Unanswered or CalendarUnreachable."""
        answer = self._answer(ReadCatalogue())
        if isinstance(answer, Catalogue):
            return answer
        raise CalendarUnreachable

    def openings(self, query: OpeningsQuery, *, fresh: bool = False) -> Openings:
        """The openings still ahead. Raises Unanswered or CalendarUnreachable."""
        answer = self._answer(FindOpenings(query, fresh))
        if isinstance(answer, tuple):
            return tuple(one for one in answer if one.starts_at > self.now)
        raise CalendarUnreachable

    def clients(self, phone: str) -> tuple[tuple[str, str], ...]:
        """Who has this phone number; nobody when the answer can't be had."""
        answer = self._answer(FindClients(phone))
        return answer if isinstance(answer, tuple) else ()

    def bookings(self, *, fresh: bool = False) -> tuple[MadeBooking, ...]:
        """This contact's live bookings still ahead, next first. Raises as `openings` does."""
        answer = self._answer(FindBookings(fresh))
        if isinstance(answer, tuple):
            return tuple(one for one in answer if one.starts_at > self.now)
        raise CalendarUnreachable

    def visits(self) -> tuple[MadeBooking, ...]:
        """This contact's known bookings, the latest first; none when they can't be had."""
        answer = self._answer(FindVisits())
        return answer if isinstance(answer, tuple) else ()

    def _answer(self, question: Question) -> object:
        try:
            answer = self.answers[question]
        except KeyError:
            raise Unanswered(question) from None
        if isinstance(answer, Unreachable) and not isinstance(question, FindClients | FindVisits):
            raise CalendarUnreachable
        return answer
