"""What one contact may send, and what our replies may cost. Beyond it messages are kept for staff.

Counted in the messages themselves, so that it holds for any number of processes: the n-th newest
message of a conversation tells whether n came within a window, by one short walk along an index.
"""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType
from sqlalchemy import Connection

from bot.ports import Channel, Inbound
from bot.store import messages
from bot.store.conversations import ConversationRow
from bot.store.database import Database

FLOODED, COST_CAP, NOT_SERVED = "flooded", "cost_cap", "not_served"
"""Outcomes of messages that are kept and not answered."""
UNANSWERED = (FLOODED, COST_CAP, NOT_SERVED)

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
COUNT_EVERY_S = 15.0
DEAR = frozenset({PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST})

_NUMBER = re.compile(r"\+[1-9]\d{6,14}")


@dataclass(frozen=True)
class Limits:
    """The operator's limits; see `Settings`."""

    messages_a_minute: int = 60
    replies_an_hour: int = 200
    replies_an_hour_to_all: int = 50_000
    countries: frozenset[str] = field(default_factory=frozenset)
    """Two-letter codes; empty for all."""


class Gate:
    """Says why a message is not to be answered. One per process, for all its threads."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._spending = _Spending(limits.replies_an_hour_to_all, monotonic)

    def count_spending(self, database: Database, business_id: int, now: datetime) -> None:
        """Count from time to time what all replies of the last hour come to."""
        self._spending.count(database, business_id, now)

    def objection(
        self, connection: Connection, row: ConversationRow, inbound: Inbound, now: datetime
    ) -> str:
        """One of `UNANSWERED`, or empty. The message itself is stored already."""
        if not is_served(inbound, self._limits.countries):
            return NOT_SERVED
        most, replies = self._limits.messages_a_minute, self._limits.replies_an_hour
        if row.arrived >= most and _is_within(
            messages.nth_newest_at(connection, row.id, "customer", most + 1), now, MINUTE
        ):
            return FLOODED
        # Nobody is sent more than a few texts for one of theirs.
        if row.arrived * 4 >= replies and _is_within(
            messages.nth_newest_at(connection, row.id, "bot", replies), now, HOUR
        ):
            return COST_CAP
        return COST_CAP if self._spending.is_over else ""


def _is_within(at: datetime | None, now: datetime, window: timedelta) -> bool:
    # What lies ahead was stored before the clock was set back: it tells nothing about now.
    return at is not None and now - window < at <= now


def is_served(inbound: Inbound, countries: frozenset[str]) -> bool:
    """Whether this sender may be answered: a telephone of a country that is served.

    Short codes and names in place of numbers can't be talked with, and premium numbers are a way
    to be paid for our replies. A WhatsApp sender may hide the number, which is nobody's cost.
    """
    if inbound.channel is Channel.WHATSAPP and inbound.phone is None:
        return True
    number = inbound.phone or inbound.from_address
    if not _NUMBER.fullmatch(number):
        return False
    try:
        parsed = phonenumbers.parse(number)
    except NumberParseException:
        return False
    if phonenumbers.number_type(parsed) in DEAR:
        return False
    if not countries:
        return True
    region = phonenumbers.region_code_for_number(parsed)
    if region is not None:
        return region in countries
    return parsed.country_code in {phonenumbers.country_code_for_region(one) for one in countries}


class _Spending:
    """Whether the hour's replies to all are used up, counted every few seconds."""

    def __init__(self, most: int, monotonic: Callable[[], float]) -> None:
        self._most = most
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._due = float("-inf")
        self.is_over = False

    def count(self, database: Database, business_id: int, now: datetime) -> None:
        with self._lock:
            if self._monotonic() < self._due:
                return
            self._due = self._monotonic() + COUNT_EVERY_S
        with database.read() as connection:
            sent = messages.count_sent(connection, business_id, now - HOUR, now, self._most)
        self.is_over = sent >= self._most
