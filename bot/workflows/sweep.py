"""Finds what got stuck and starts it again: nothing stays silent because a process died.

Every finding is started by a conditional update, so several processes may sweep at once.
"""

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection

from bot.logs import trace_of
from bot.ports import DeliveryState, IntegrationError
from bot.store import (
    bookings,
    changes,
    conversations,
    deliveries,
    messages,
    records,
    search_index,
    syncs,
)
from bot.store.deliveries import DeliveryRow
from bot.turns.giving_back import return_idle
from bot.turns.services import Services
from bot.turns.turns import Turns
from bot.workflows.alerting import Alerting
from bot.workflows.catching_up import CatchingUp, CaughtUpUntil
from bot.workflows.delivery import Delivery
from bot.workflows.patience import LONGEST_PAUSE
from bot.workflows.reminding import Reminding

INTERVAL_S = 2.0
ROUNDS_TO_CATCH_UP = 30
UNDECIDED_AFTER = timedelta(seconds=15)
SENDING_AFTER = timedelta(seconds=45)
YOUNG_FOR = timedelta(minutes=30)
"""A text that could not be sent for so long is tried less often."""
INLINE_AFTER = timedelta(minutes=2)
BOOKING_GRACE = timedelta(seconds=8)
ID_BUCKET_S = 30
POLL_BUCKET_S = 300
COMPARE_FROM_HOUR = 3
TIDY_BUCKET_S = 6 * 3600
CALL_BUCKET_S = 10
WORDS_AT_ONCE = 300
"""Messages that the index of words takes in at once: a writer holds SQLite for that long."""
MOST_FOR_WORDS_S = 1.0
"""After an upgrade there may be millions to take in: the rest comes in the next rounds."""
WAITS_TOO_LONG = timedelta(minutes=10)
MOST_FOR_TURNS_S = 10.0
"""Turns may wait for the outside: what is left over comes in the next round."""

EnqueueAs = Callable[[Connection, str, str | int, int, str], None]

log = structlog.get_logger()


@dataclass(frozen=True)
class Sweep:
    """One look at all rows that should be moving."""

    services: Services
    turns: Turns
    delivery: Delivery
    enqueue_as: EnqueueAs
    caught_up_until: CaughtUpUntil = field(default_factory=dict, kw_only=True)
    reminding: Reminding | None = None
    alerting: Alerting | None = None
    waits_too_long: timedelta = WAITS_TOO_LONG

    def run(self, *, is_catching_up: bool = False) -> None:
        """Find and restart what got stuck. One failing kind does not stop the others."""
        parts = [self._texts, self._bookings, self._changes, self._records]
        parts += [self._inline_answers, self._turns, self._calendar, self._inbox, self._alerts]
        if is_catching_up:
            parts += [self._missed, self._reminders, self._poll, self._tidy, self._idle]
        for part in parts:
            try:
                part(self.services.clock())
            except Exception as error:  # the sweep is the last net: it must come round again
                log.error(
                    "sweep_failed",
                    part=part.__name__,
                    error=type(error).__name__,
                    trace=trace_of(error),
                )

    def _turns(self, now: datetime) -> None:
        with self.services.database.read() as connection:
            left_behind = deliveries.undecided(connection, now - UNDECIDED_AFTER)
        until = self.services.monotonic() + MOST_FOR_TURNS_S
        for conversation_id in left_behind:
            if self.services.monotonic() > until:
                return
            log.warning("turn_left_behind", conversation=conversation_id)
            self.turns.finish(conversation_id)

    def _missed(self, now: datetime) -> None:
        del now  # the same for all parts; here each address has its own
        CatchingUp(self.services, self.turns, self.delivery.messenger, self.caught_up_until).run()

    def _reminders(self, now: datetime) -> None:
        if self.reminding is not None:
            self.reminding.run(now)

    def _texts(self, now: datetime) -> None:
        with self.services.database.write() as connection:
            states = [DeliveryState.QUEUED.value, DeliveryState.SENDING.value]
            old = now - YOUNG_FOR
            for row in deliveries.stuck(
                connection, states, now - SENDING_AFTER, old=(old, now - LONGEST_PAUSE)
            ):
                self._enqueue(connection, "deliver", row.id, row.attempt + 1, now)

    def _inline_answers(self, now: datetime) -> None:
        """Answers given to a webhook of which no news came: look, and send what never got out."""
        with self.services.database.read() as connection:
            silent = deliveries.stuck(connection, [DeliveryState.INLINE.value], now - INLINE_AFTER)
        for row in silent:
            try:
                self._settle_inline(row, now)
            except IntegrationError as error:
                log.warning("inline_answer_not_looked_up", message=row.id, code=error.code)
                return

    def _settle_inline(self, row: DeliveryRow, now: datetime) -> None:
        sent = self.delivery.find_sent(row)
        if sent is not None:
            self.delivery.adopt(row, sent)
            return
        with self.services.database.write() as connection:
            is_ours = messages.change_state(
                connection, row.id, [DeliveryState.INLINE.value], DeliveryState.QUEUED.value, now
            )
            if is_ours:
                self._enqueue(connection, "deliver", row.id, row.attempt + 1, now)

    def _bookings(self, now: datetime) -> None:
        with self.services.database.write() as connection:
            for row in bookings.due_to_create(connection, now, BOOKING_GRACE):
                self._enqueue(connection, "book", row.reference, row.attempt + 1, now)
            for row in bookings.due_to_look(connection, now):
                self._enqueue(connection, "look", row.reference, row.looks, now)
            for row in bookings.untold(connection, now, BOOKING_GRACE):
                self._enqueue(connection, "tell", row.reference, row.attempt, now)

    def _changes(self, now: datetime) -> None:
        with self.services.database.write() as connection:
            for row in changes.due(connection, now, BOOKING_GRACE):
                self._enqueue(connection, "change", row.reference, row.attempt + 1, now)
            for row in changes.untold(connection, now, BOOKING_GRACE):
                self._enqueue(connection, "tell_change", row.reference, row.attempt, now)

    def _records(self, now: datetime) -> None:
        with self.services.database.write() as connection:
            for row in records.due(connection, now):
                self._enqueue(connection, "record", row.id, row.tries + 1, now)

    def _calendar(self, now: datetime) -> None:
        with self.services.database.write() as connection:
            for row in syncs.due(connection, now):
                self._enqueue(connection, "sync", row.placed_id, row.asked, now)

    def _inbox(self, now: datetime) -> None:
        """Have new messages found by search, and a person look at who waits for long."""
        with self.services.database.write() as connection:
            before = now - self.waits_too_long
            conversations.mark_overdue(connection, self.services.business_id, before, now)
        until, is_behind = self.services.monotonic() + MOST_FOR_WORDS_S, True
        while is_behind and self.services.monotonic() < until:
            with self.services.database.write() as connection:
                is_behind = search_index.take_in_new(connection, WORDS_AT_ONCE) == WORDS_AT_ONCE
        if is_behind:
            with self.services.database.read() as connection:
                log.info("words_taken_in", **search_index.progress(connection))

    def _idle(self, now: datetime) -> None:
        del now  # the same clock
        return_idle(self.services)

    def _poll(self, now: datetime) -> None:
        """Of all processes that come by in these minutes, one polls; one compares a night."""
        bucket = int(now.timestamp()) // POLL_BUCKET_S
        local = now.astimezone(ZoneInfo(self.services.policy.time_zone))
        with self.services.database.write() as connection:
            self.enqueue_as(connection, "poll", "calendar", 1, f"poll:{bucket}")
            if local.hour >= COMPARE_FROM_HOUR:
                workflow_id = f"reconcile:{local.date()}"
                self.enqueue_as(connection, "reconcile", "calendar", 1, workflow_id)

    def _alerts(self, now: datetime) -> None:
        """Of all processes that come by in these seconds, one calls staff."""
        if self.alerting and self.alerting.is_due(now):
            bucket = int(now.timestamp()) // CALL_BUCKET_S
            with self.services.database.write() as connection:
                self.enqueue_as(connection, "call_staff", "staff", 1, f"call_staff:{bucket}")

    def _tidy(self, now: datetime) -> None:
        """Of all processes, one tidies up."""
        bucket = int(now.timestamp()) // TIDY_BUCKET_S
        with self.services.database.write() as connection:
            self.enqueue_as(connection, "tidy", "house", 1, f"tidy:{bucket}")

    def _enqueue(
        self,
        connection: Connection,
        workflow: str,
        subject: str | int,
        attempt: int,
        now: datetime,
    ) -> None:
        bucket = int(now.timestamp()) // ID_BUCKET_S
        self.enqueue_as(
            connection, workflow, subject, attempt, f"{workflow}:{subject}:{attempt}:{bucket}"
        )


class Sweeper:
    """Sweeps every few seconds on a thread of its own; every few minutes it also catches up."""

    def __init__(self, sweep: Sweep, interval_s: float = INTERVAL_S) -> None:
        self._sweep = sweep
        self._rounds = itertools.count()
        self._interval_s = interval_s
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sweeper", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, after the present round."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(self._interval_s):
            self._sweep.run(is_catching_up=next(self._rounds) % ROUNDS_TO_CATCH_UP == 0)
