"""Processes that watch over each other: each says that it lives, and adopts what a dead one left.

Adopting hands an unfinished workflow to the queue; steps that had finished are not repeated. A step
that had begun is held by its row's lease, and refuses to run a second time under the same attempt:
the sweep begins the next attempt when the lease is over. So being declared dead too soon costs
nothing but a look at a row. On SQLite there is one executor, which takes up its own work.
"""

import threading
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.store import executors
from bot.store.database import Database
from bot.workflows.engine import DurableWork

BEAT_S = 2.0
DEAD_AFTER = timedelta(seconds=8)

log = structlog.get_logger()


@dataclass
class Peers:
    """The heartbeat of this process, on a thread of its own."""

    database: Database
    business_id: int
    work: DurableWork
    _stopped: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to beat."""
        if self.database.is_sqlite:
            return
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop beating, while this process finishes its work."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def leave(self) -> None:
        """This process has ended its work; what it could not finish may be adopted at once."""
        if self._thread is None:
            return
        try:
            with self.database.write() as connection:
                executors.leave(connection, self.work.executor_id)
        except SQLAlchemyError as error:
            log.warning("not_signed_off", error=type(error).__name__)

    def round(self) -> None:
        """Say that this process lives, and adopt the work of those that do not."""
        with self.database.write() as connection:
            executors.beat(connection, self.business_id, self.work.executor_id)
            dead = executors.claim_dead(connection, DEAD_AFTER)
        for name in dead:
            adopted = self.work.adopt(name)
            log.warning("executor_adopted", executor=name, workflows=adopted)
            with self.database.write() as connection:
                executors.forget(connection, name)

    def _run(self) -> None:
        while True:
            try:
                self.round()
            except Exception as error:  # the heart must go on beating when the database is back
                log.error("heartbeat_failed", error=type(error).__name__)
            if self._stopped.wait(BEAT_S):
                return
