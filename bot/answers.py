"""Finds the answers to the dialogue's questions: from memory where it is fresh, else outside.

The catalogue is refreshed behind: whoever asks gets what is known at once. Openings are kept for a
minute. Nothing here holds a database transaction.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import structlog

from bot.dialogue.catalogue import Catalogue
from bot.dialogue.effects import (
    FindBookings,
    FindClients,
    FindOpenings,
    FindVisits,
    Question,
    ReadCatalogue,
    Unreachable,
)
from bot.ports import Client, IntegrationError, NotFound, Scheduler, Unavailable

CATALOGUE_FRESH_S = 300.0
OPENINGS_FRESH_S = 60.0
CLIENTS_FRESH_S = 3600.0
MOST_KEPT = 5000

log = structlog.get_logger()


class _Kept(NamedTuple):
    until: float
    answer: object


class Answers:
    """The memory of one process and its way to the scheduler. Safe for many threads."""

    def __init__(
        self, scheduler: Scheduler, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._scheduler = scheduler
        self._monotonic = monotonic
        self._kept: dict[Question, _Kept] = {}
        self._lock = threading.Lock()
        self._refreshing = threading.Lock()
        self._reading = threading.Lock()

    def known(self, question: Question) -> object | None:
        """The answer from memory, or None when it has to be found outside."""
        if isinstance(question, FindOpenings) and question.fresh:
            return None
        kept = self._kept.get(question)
        if kept is not None and kept.until >= self._monotonic():
            return kept.answer
        if isinstance(question, FindClients):
            clients = self._scheduler.known_clients(question.phone)
            return None if clients is None else _pairs(clients)
        if kept is not None and isinstance(question, ReadCatalogue):
            self.read_catalogue_behind()
            return kept.answer
        return None

    def find(self, question: Question, *, timeout_s: float) -> object:
        """The answer from outside within `timeout_s` seconds, or Unreachable."""
        try:
            if isinstance(question, ReadCatalogue):
                return self._read_catalogue(timeout_s)
            if isinstance(question, FindBookings | FindVisits):
                return Unreachable()
            answer = self._ask(question, timeout_s)
        except NotFound:
            # The catalogue names something that is gone: read it again next time.
            self.forget_catalogue()
            return Unreachable()
        except IntegrationError as error:
            log.warning(
                "question_unanswered",
                question=type(question).__name__,
                error=type(error).__name__,
                code=error.code,
            )
            return Unreachable()
        self._keep(question, answer)
        return answer

    def catalogue(self) -> Catalogue | None:
        """The catalogue as last read; None before the first time."""
        kept = self._kept.get(ReadCatalogue())
        return kept.answer if kept and isinstance(kept.answer, Catalogue) else None

    def forget_openings(self, location_id: str, day: date) -> None:
        """Forget what was known of a location's day: a booking has just changed it."""
        with self._lock:
            stale = [
                one
                for one in self._kept
                if isinstance(one, FindOpenings)
                and one.query.location_id == location_id
                and one.query.first_on <= day
                and (day <= one.query.last_on or one.query.or_first_after)
            ]
            for question in stale:
                del self._kept[question]

    def forget_catalogue(self) -> None:
        """Read the catalogue again before the next turn."""
        with self._lock:
            self._kept.pop(ReadCatalogue(), None)

    def _read_catalogue(self, timeout_s: float) -> object:
        """One reading at a time: whoever had to wait takes what was read meanwhile."""
        asked_at = self._monotonic()
        if not self._reading.acquire(timeout=timeout_s):
            raise Unavailable("waiting for another reading of the catalogue took too long")
        try:
            kept = self._kept.get(ReadCatalogue())
            if kept is not None and kept.until - CATALOGUE_FRESH_S > asked_at:
                return kept.answer
            left_s = timeout_s - (self._monotonic() - asked_at)
            catalogue = self._scheduler.catalogue(timeout_s=max(left_s, 0.0))
            self._keep(ReadCatalogue(), catalogue)
            return catalogue
        finally:
            self._reading.release()

    def _ask(self, question: FindOpenings | FindClients, timeout_s: float) -> object:
        match question:
            case FindOpenings(query):
                return tuple(self._scheduler.openings(query, timeout_s=timeout_s))
            case FindClients(phone):
                return _pairs(self._scheduler.clients_with_phone(phone, timeout_s=timeout_s))

    def _keep(self, question: Question, answer: object) -> None:
        fresh_s = {
            ReadCatalogue: CATALOGUE_FRESH_S,
            FindOpenings: OPENINGS_FRESH_S,
            FindClients: CLIENTS_FRESH_S,
        }[type(question)]
        now = self._monotonic()
        kept = _Kept(now + fresh_s, answer)
        with self._lock:
            if len(self._kept) >= MOST_KEPT:
                self._kept = {
                    one: held
                    for one, held in self._kept.items()
                    if held.until >= now or isinstance(one, ReadCatalogue)
                }
            if len(self._kept) >= MOST_KEPT:
                # Rather ask again than grow without bound.
                self._kept = {
                    one: held for one, held in self._kept.items() if isinstance(one, ReadCatalogue)
                }
            self._kept[question] = kept
            if isinstance(question, FindOpenings) and question.fresh:
                self._kept[FindOpenings(question.query)] = kept

    def read_catalogue_behind(self) -> None:
        """Read the catalogue on a thread of its own; one at a time."""
        if self._refreshing.acquire(blocking=False):
            threading.Thread(target=self._refresh, name="catalogue", daemon=True).start()

    def _refresh(self) -> None:
        try:
            self.find(ReadCatalogue(), timeout_s=20.0)
        finally:
            self._refreshing.release()


class Answered(Mapping[Question, object]):
    """The answers that one turn has: those found for it, else what memory holds.

    What memory gave once stays the same for the turn, however long that takes.
    """

    def __init__(self, memory: Answers) -> None:
        self._memory = memory
        self._found: dict[Question, object] = {}

    def __getitem__(self, question: Question) -> object:
        if question not in self._found:
            known = self._memory.known(question)
            if known is None:
                raise KeyError(question)
            self._found[question] = known
        return self._found[question]

    def __iter__(self) -> Iterator[Question]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def put(self, question: Question, answer: object) -> None:
        """Give an answer that was found elsewhere."""
        self._found[question] = answer

    def find(self, question: Question, *, timeout_s: float) -> None:
        """Find an answer outside; Unreachable when nobody gives one in time."""
        self._found[question] = (
            self._memory.find(question, timeout_s=timeout_s) if timeout_s > 0 else Unreachable()
        )


def _pairs(clients: Iterable[Client]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, one.email) for one in clients)
