"""Sends reminders of bookings: once each, in decent hours, never to who does not want any.

A reminder is one transaction that writes its row, whose key allows one of a kind, and its text,
which goes the way of all texts. So it is sent once, on several machines and after a crash too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot import formats, saved
from bot.answers import Answered
from bot.dialogue.effects import Question
from bot.dialogue.events import ReminderDue
from bot.dialogue.made import MadeBooking
from bot.ports import Channel, Template
from bot.store import conversations, reminders, standing
from bot.store.conversations import ConversationRow
from bot.store.reminders import ComingRow
from bot.turns.commit import Commit
from bot.turns.deciding import MOST_QUESTIONS, Decider
from bot.workflows.quiet_hours import QuietHours
from bot.workflows.reminder_times import LEAST_BEFORE, remind_at, zones_of

WHATSAPP_WINDOW = timedelta(hours=24)
STEP = "reminder"

log = structlog.get_logger()


@dataclass(frozen=True)
class Reminders:
    """How this business reminds. No hours: not at all."""

    hours_before: int
    quiet: QuietHours
    template: str = ""
    """The provider's id of the approved WhatsApp template, for customers who wrote long ago."""


@dataclass(frozen=True)
class Reminding:
    """One look at the bookings that come up."""

    decider: Decider
    reminders: Reminders

    def run(self, now: datetime) -> None:
        """Send what is due; note what can't be sent, and why."""
        if not self.reminders.hours_before:
            return
        services = self.decider.services
        with services.database.read() as connection:
            coming = reminders.coming_up(
                connection, services.business_id, now, self.reminders.hours_before
            )
        for one in coming:
            at = self._due(one)
            if at is None or now > one.starts_at - LEAST_BEFORE:
                self._skip(one, now, "no_fit_time")
            elif at <= now and not self._is_quiet(one, now):
                self._remind(one, now)

    def _due(self, one: ComingRow) -> datetime | None:
        return remind_at(
            one.starts_at,
            max(one.created_at, one.moved_at or one.created_at),
            self.reminders.hours_before,
            self.reminders.quiet,
            zones_of(one.phone, one.time_zone),
        )

    def _is_quiet(self, one: ComingRow, now: datetime) -> bool:
        """After an outage the moment may have come and gone."""
        zones = zones_of(one.phone, one.time_zone)
        return any(self.reminders.quiet.holds(now, zone) for zone in zones)

    def _remind(self, one: ComingRow, now: datetime) -> None:
        answers, until = self.decider.answers(), self.decider.until()
        services = self.decider.services
        for _ in range(MOST_QUESTIONS):
            try:
                with services.database.write() as connection:
                    row = conversations.get(connection, one.conversation_id)
                    question = self._tell(connection, row, one, now, answers)
            except IntegrityError:
                return  # another process was faster
            if question is None:
                return
            self.decider.find(question, answers, until, row)
        raise RuntimeError("a reminder raised too many questions")

    def _tell(
        self,
        connection: Connection,
        row: ConversationRow,
        one: ComingRow,
        now: datetime,
        answers: Answered,
    ) -> Question | None:
        booking = self._still_so(connection, row, one)
        if booking is None:
            return None
        reason = self._objection(connection, row, now)
        if reason:
            self._note(connection, one, now, reason=reason)
            return None
        event = ReminderDue(booking)
        turn = self.decider.advance(connection, row, event, answers)
        if turn.question is not None or not turn.says:
            return turn.question
        commit = Commit(self.decider.services, connection, row, None)
        template = None
        if self._needs_template(connection, row, now):
            template = Template(self.reminders.template, self._values(row, booking))
        message_id = commit.start(turn.says, STEP, template)
        commit.save(turn.conversation, None)
        self._note(connection, one, now, message_id=message_id)
        self.decider.keep(connection, row, event, turn, commit.words_of(turn.says))
        return None

    def _still_so(
        self, connection: Connection, row: ConversationRow, one: ComingRow
    ) -> MadeBooking | None:
        """The booking as it is now; None when it is no longer the contact's, or no longer then."""
        for booking in self.decider.made.of(connection, row):
            is_it = booking.reference == one.reference and booking.starts_at == one.starts_at
            if is_it and booking.is_confirmed:
                return booking
        return None

    def _objection(self, connection: Connection, row: ConversationRow, now: datetime) -> str:
        if row.is_suppressed:
            return "opted_out"
        if self._needs_template(connection, row, now) and not self.reminders.template:
            return "no_template"
        return ""

    def _needs_template(self, connection: Connection, row: ConversationRow, now: datetime) -> bool:
        if row.channel != Channel.WHATSAPP:
            return False
        wrote_at = standing.last_inbound_at(connection, row.id)
        return wrote_at is None or wrote_at <= now - WHATSAPP_WINDOW

    def _values(self, row: ConversationRow, booking: MadeBooking) -> tuple[str, ...]:
        """What fills the template: {{1}} the business, {{2}} the service, {{3}} day and time."""
        policy = self.decider.services.policy
        locale = policy.locale_in(saved.language(row.state))
        at = f"{formats.day(booking.local, locale)} {formats.clock(booking.local, locale)}"
        return policy.business_name, booking.service_name, at

    def _skip(self, one: ComingRow, now: datetime, reason: str) -> None:
        try:
            with self.decider.services.database.write() as connection:
                self._note(connection, one, now, reason=reason)
        except IntegrityError:
            return

    def _note(
        self,
        connection: Connection,
        one: ComingRow,
        now: datetime,
        *,
        message_id: int | None = None,
        reason: str = "",
    ) -> None:
        business_id = self.decider.services.business_id
        reminders.add(
            connection,
            business_id,
            one.id,
            one.starts_at,
            now,
            message_id=message_id,
            reason=reason,
        )
        conversations.add_event(
            connection,
            business_id,
            "not_reminded" if reason else "reminded",
            now,
            conversation_id=one.conversation_id,
            booking_id=one.id,
            **({"reason": reason} if reason else {}),
        )
