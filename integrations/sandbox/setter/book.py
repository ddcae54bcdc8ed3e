"""What Setter keeps: contacts, the bookings it was told of, and the chat of its bot's stand-in.

Setter docs, bookings: a contact must exist before a booking; the key of a booking is
(organization, source, external_id). Knows nothing of HTTP.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from integrations.sandbox.world import BotLine, Contact, SetterBooking, World

FIRST_BOOKING_ID, FIRST_EVENT_ID, FIRST_CONTACT_ID = 500, 9000, 40
BOOKING_LINK = "https://book.setter.example/maple-main"


class ContactNotFound(Exception):
    """Nobody with this number has written to the bot."""


class BotNotFound(Exception):
    """The organization has no such bot."""


class BookingNotFound(Exception):
    """No booking with this id."""


class SeveralContacts(Exception):
    """The identifier matches more than one contact."""


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """A booking to be stored. Phone and WhatsApp id are digits without a plus."""

    bot_id: int
    starts_at: datetime
    phone: str = ""
    wa_id: str = ""
    ends_at: datetime | None = None
    time_zone: str | None = None
    source: str = "manual"
    external_id: str | None = None
    metadata: dict[str, Any] | None = None


class SetterBook:
    """Contacts, bookings and the stand-in bot."""

    def __init__(self, world: World) -> None:
        self._world = world

    def store(self, wanted: BookingRequest) -> tuple[SetterBooking, bool]:
        """Store a booking; the one stored before, and True, when the key is known."""
        with self._world.lock:
            known = self._stored(wanted)
            if known:
                return replace(known), True
            self._check_bot(wanted.bot_id)
            contact = self._contact_of(wanted)
            booking = SetterBooking(
                id=self._world.next_number(FIRST_BOOKING_ID),
                event_id=self._world.next_number(FIRST_EVENT_ID),
                bot_id=wanted.bot_id,
                contact_id=contact.id,
                source=wanted.source,
                external_id=wanted.external_id,
                starts_at=wanted.starts_at,
                ends_at=wanted.ends_at,
                time_zone=wanted.time_zone,
                metadata=wanted.metadata or {},
                created_at=self._world.now(),
            )
            self._world.state.setter_bookings[booking.id] = booking
            return replace(booking), False

    def cancel(self, booking_id: int) -> SetterBooking:
        """Cancel; a second time changes nothing."""
        with self._world.lock:
            booking = self._world.state.setter_bookings.get(booking_id)
            if booking is None:
                raise BookingNotFound
            booking.cancelled_at = booking.cancelled_at or self._world.now()
            return replace(booking)

    def meet(self, phone: str, channel: str, name: str = "") -> Contact:
        """The contact behind a number that writes to the bot, made if need be."""
        digits = phone.lstrip("+")
        with self._world.lock:
            contact = self._find(digits) or self._add_contact(name)
            if channel == "whatsapp":
                contact.wa_id = digits
            else:
                contact.sms_phone_number = digits
            return contact

    def ask_bot(self, phone: str, channel: str, text: str) -> BotLine:
        """Write to the stand-in bot and get its answer."""
        with self._world.lock:
            contact = self.meet(phone, channel)
            self._say(phone, channel, "user", text, offers_link=False)
            booking = self.next_booking(contact.id)
            if booking is None:
                reply = f"Happy to help! Pick a time that suits you: {BOOKING_LINK}"
            else:
                reply = f"You are booked for {_written(booking)}. See you then!"
            return self._say(phone, channel, "bot", reply, offers_link=booking is None)

    def next_booking(self, contact_id: int) -> SetterBooking | None:
        """The contact's first booking that is still to come and that this bot may see."""
        now = self._world.now()
        bot_id = self._world.business.credentials.setter_bot_id
        live = [
            one
            for one in self._world.state.setter_bookings.values()
            if one.contact_id == contact_id
            and one.bot_id == bot_id
            and one.cancelled_at is None
            and (one.ends_at or one.starts_at) > now
        ]
        return min(live, key=lambda one: one.starts_at, default=None)

    def find_contacts(self, *, contact_id: Any, wa_id: str, sms_phone_number: str) -> list[Contact]:
        """Everybody whom one of the identifiers names."""
        return [
            one
            for one in self._world.state.contacts.values()
            if (contact_id is not None and one.id == contact_id)
            or (wa_id and one.wa_id == wa_id)
            or (sms_phone_number and one.sms_phone_number == sms_phone_number)
        ]

    def _stored(self, wanted: BookingRequest) -> SetterBooking | None:
        if wanted.external_id is None:
            return None
        key = (wanted.source, wanted.external_id)
        stored = self._world.state.setter_bookings.values()
        return next((one for one in stored if (one.source, one.external_id) == key), None)

    def _check_bot(self, bot_id: int) -> None:
        known = self._world.business.credentials
        if bot_id not in (known.setter_bot_id, known.setter_other_bot_id):
            raise BotNotFound

    def _contact_of(self, wanted: BookingRequest) -> Contact:
        """Setter docs, bookings: `wa_id`, then the phone as `wa_id`, then the SMS number."""
        contacts = list(self._world.state.contacts.values())
        rules = (
            [one for one in contacts if wanted.wa_id and one.wa_id == wanted.wa_id],
            [one for one in contacts if wanted.phone and one.wa_id == wanted.phone],
            [one for one in contacts if wanted.phone and one.sms_phone_number == wanted.phone],
        )
        for found in rules:
            if len(found) > 1:
                raise SeveralContacts
            if found:
                return found[0]
        raise ContactNotFound

    def _find(self, digits: str) -> Contact | None:
        contacts = self._world.state.contacts.values()
        return next((one for one in contacts if digits in (one.wa_id, one.sms_phone_number)), None)

    def _add_contact(self, name: str) -> Contact:
        now = self._world.now()
        first, _, last = name.partition(" ")
        details = {"fullName": name, "firstName": first, "lastName": last} if name else {}
        contact = Contact(
            id=self._world.next_number(FIRST_CONTACT_ID),
            details=dict(details),
            created_at=now,
            updated_at=now,
        )
        self._world.state.contacts[contact.id] = contact
        return contact

    def _say(
        self, phone: str, channel: str, sender: str, text: str, *, offers_link: bool
    ) -> BotLine:
        line = BotLine(phone, channel, sender, text, offers_link, self._world.now())
        self._world.state.bot_lines.append(line)
        return line


def _written(booking: SetterBooking) -> str:
    zone = booking.time_zone or "UTC"
    start = booking.starts_at.astimezone(ZoneInfo(zone))
    clock = start.strftime("%I:%M %p").lstrip("0")
    return f"{start:%a %b} {start.day} at {clock} ({zone})"
