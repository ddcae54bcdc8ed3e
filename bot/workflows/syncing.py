"""Takes in what the calendar says of a booking, whoever made, moved or cancelled it.

The calendar is the truth. Our row is made to agree, and Setter told, by way of the row's records.
Nothing is ever written to the calendar, so that what we take in can't come back to us as news.
"""

from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.exc import IntegrityError

from bot.dialogue.catalogue import Catalogue
from bot.dialogue.effects import ReadCatalogue
from bot.ports import IntegrationError, NotFound, Placed, PlacedState, Scheduler, Unavailable
from bot.store import bookings, standing, syncs
from bot.store.bookings import BookingRow
from bot.turns.services import Services
from bot.workflows.agreement import differences
from bot.workflows.booking import LOOKS_AFTER
from bot.workflows.entering import Entering, Taken

MOST_LOOKS = 3
FETCH_TIMEOUT_S = 6.0
CATALOGUE_TIMEOUT_S = 20.0
IN_HAND_PAUSE = timedelta(minutes=1)
TRIES_AFTER = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
)
"""After a failure; the last one for ever, as the calendar will be back some day."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the calendar says, and which booking of ours that is about."""

    placed: Placed | None
    """None: erased."""
    row: BookingRow | None
    relative: BookingRow | None = None
    """A booking made by text whose reference the entry bears without being it."""


@dataclass(frozen=True)
class Sync:
    """Makes our rows agree with the calendar, one booking at a time."""

    services: Services
    scheduler: Scheduler
    entering: Entering

    def run(self, placed_id: str, number: int) -> None:
        """Do what was asked for up to now; what fails is tried again by the sweep."""
        del number  # several requests are done at once: the row says up to which
        business_id = self.services.business_id
        for _ in range(MOST_LOOKS):
            with self.services.database.read() as connection:
                asked = syncs.asked(connection, business_id, placed_id)
            if asked is None:
                return
            try:
                taken = self.take_in(placed_id)
            except IntegrationError as error:
                self._put_off(placed_id, error)
                return
            if taken is Taken.LEFT:
                self._come_again(placed_id)
                return
            with self.services.database.write() as connection:
                if syncs.finish(connection, business_id, placed_id, asked):
                    return
        self._come_again(placed_id)

    def take_in(self, placed_id: str) -> Taken:
        """Make our row agree with the calendar as it is now. Harmless to repeat.

        Errors: IntegrationError when the calendar can't be asked; nothing is written then.
        """
        catalogue = self._catalogue()
        for _ in range(MOST_LOOKS):
            with self.services.database.read() as connection:
                seen = standing.with_placed_id(connection, self.services.business_id, placed_id)
            finding = self._look(placed_id, seen)
            if finding is None:
                return Taken.LEFT
            taken = self._agree(finding, catalogue)
            if taken is not None:
                return taken
        return Taken.LEFT

    # Outside: what is there, and whose it is

    def _look(self, placed_id: str, seen: BookingRow | None) -> Finding | None:
        """None while the booking is being made or changed."""
        if seen is not None and (seen.is_changing or _is_untold(seen)):
            return None
        placed = self._fetch(placed_id)
        if placed is not None and _is_live(placed):
            return Finding(placed, seen) if seen else self._whose(placed)
        if seen is None or seen.state == "cancelled":
            return Finding(placed, seen)
        successor = self._successor(seen)
        return Finding(successor or placed, seen)

    def _whose(self, placed: Placed) -> Finding | None:
        """An entry that none of our rows is: one made elsewhere, or one of ours under a new id."""
        if not placed.reference:
            return Finding(placed, None)
        with self.services.database.read() as connection:
            row = standing.with_reference(connection, self.services.business_id, placed.reference)
        if row is None:
            return Finding(placed, None)
        if row.is_changing or row.state in ("wanted", "creating") or row.next_look_at is not None:
            return None
        if row.placed_id is None:
            return self._late(row, placed)
        old = self._fetch(row.placed_id)
        if _is_live(old):
            return Finding(placed, None, relative=row)
        return Finding(placed, row)

    def _late(self, row: BookingRow, placed: Placed) -> Finding | None:
        """An order that we gave up came through after all: its own looks settle that, if any."""
        if row.looks > len(LOOKS_AFTER):
            return Finding(placed, None, relative=row)
        now = self.services.clock()
        with self.services.database.write() as connection:
            bookings.change(connection, row.reference, now, next_look_at=now)
        return None

    def _successor(self, seen: BookingRow) -> Placed | None:
        """The live entry that took an ended one's place.

        Rescheduling by the customer's own link seems to make a new id with the same fields (C I).
        """
        if seen.origin != "text":
            return None
        found = self.scheduler.listed(reference=seen.reference, timeout_s=FETCH_TIMEOUT_S)
        live = [
            one
            for one in found
            if one.reference == seen.reference
            and one.id != seen.placed_id
            and one.state is not PlacedState.GONE
        ]
        return max(live, key=lambda one: (len(one.id), one.id), default=None)

    def _fetch(self, placed_id: str) -> Placed | None:
        try:
            return self.scheduler.get(placed_id, timeout_s=FETCH_TIMEOUT_S)
        except NotFound:
            return None

    def _catalogue(self) -> Catalogue:
        known = self.services.answers.catalogue()
        found = known or self.services.answers.find(ReadCatalogue(), timeout_s=CATALOGUE_TIMEOUT_S)
        if not isinstance(found, Catalogue):
            raise Unavailable("the catalogue can't be read", code="no_catalogue")
        return found

    # Inside: one transaction, provided that nothing has changed since

    def _agree(self, finding: Finding, catalogue: Catalogue) -> Taken | None:
        """None when our row has changed meanwhile, so that the calendar must be asked again."""
        row, placed = finding.row, finding.placed
        if row is None:
            return self._add(finding, catalogue)
        with self.services.database.write() as connection:
            if standing.lock(connection, row) != row:
                return None
            changed = differences(row, placed, catalogue, self.entering.country)
            if not changed:
                return Taken.UNCHANGED
            self.entering.change(connection, row, changed)
        return Taken.CANCELLED if changed.get("state") == "cancelled" else Taken.CHANGED

    def _add(self, finding: Finding, catalogue: Catalogue) -> Taken | None:
        placed = finding.placed
        if placed is None or placed.state is PlacedState.GONE:
            return Taken.UNCHANGED
        try:
            with self.services.database.write() as connection:
                return self.entering.add(connection, placed, catalogue, finding.relative)
        except IntegrityError:
            # Another process was faster.
            return None

    # Requests

    def _come_again(self, placed_id: str) -> None:
        until = self.services.clock() + IN_HAND_PAUSE
        with self.services.database.write() as connection:
            syncs.put_off(connection, self.services.business_id, placed_id, until, tries=0)

    def _put_off(self, placed_id: str, error: IntegrationError) -> None:
        log.warning("sync_failed", placed_id=placed_id, error=type(error).__name__, code=error.code)
        business_id = self.services.business_id
        with self.services.database.write() as connection:
            tries = syncs.tries(connection, business_id, placed_id)
            pause = TRIES_AFTER[min(tries, len(TRIES_AFTER) - 1)]
            until = self.services.clock() + pause
            syncs.put_off(connection, business_id, placed_id, until, tries=tries + 1)


def _is_untold(row: BookingRow) -> bool:
    """Whether the customer is still to hear how their order ended: one thing after the other."""
    return row.state in bookings.MADE_STATES and row.told_state != row.state


def _is_live(placed: Placed | None) -> bool:
    return placed is not None and placed.state is not PlacedState.GONE
