"""One process of Bookline that can die: all its parts real, but for threads, sockets and time."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any, NoReturn

from flask import Flask
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.answers import Answers
from bot.replies import Replies
from bot.store.database import Database
from bot.web.calendar_webhooks import CALENDAR_PATH, calendar_blueprint
from bot.web.webhooks import MESSAGES_PATH, STATUS_PATH, webhooks_blueprint
from bot.workflows.reminder_times import QuietHours
from bot.workflows.reminding import Reminders, Reminding
from integrations.sandbox.business import CREDENTIALS
from integrations.setster.webhook import booking_id
from integrations.twilio.verify import Signatures
from tests.databases import well_read
from tests.desk import REPLIES, Desk, setster, setter, twilio
from tests.simulation.clock import SkewedClock
from tests.simulation.fate import DIE, DIE_AFTER, WELL, Point, ProcessDied
from tests.simulation.wire import Wire

if TYPE_CHECKING:
    from tests.simulation.world import World

PUBLIC_URL = "http://bookline.test"
MESSAGES_URL = PUBLIC_URL + MESSAGES_PATH
SECRET = "a-long-secret-for-the-calendar"
CALENDAR_URL = PUBLIC_URL + CALENDAR_PATH + SECRET
REMINDERS = Reminders(24, QuietHours(time(21), time(8)))
Work = tuple[str, str, int]
_WORDS = Replies(REPLIES)
"""Templates that any process has read: a new process need not do it again."""


class Process(Desk):
    """A process on the shared database. What it has in memory ends with it."""

    def __init__(self, world: "World", name: str, clock: SkewedClock) -> None:
        self.name = name
        self.is_dead = self.has_started = False
        self.done: list[Work] = []
        self._world = world
        self._uncommitted: list[tuple[str, Work]] = []
        wire = Wire(world, self)
        seconds = world.clock.monotonic
        scheduler = setster(world.sandbox, wire, seconds=seconds)
        self.memory = Memory(scheduler, monotonic=seconds)
        super().__init__(
            Books(world.url, self),
            world.sandbox,
            clock,  # type: ignore[arg-type]  # used like the desk's own
            scheduler=scheduler,
            recorder=setter(world.sandbox, wire, seconds=seconds),
            messenger=twilio(world.sandbox, wire, seconds=seconds),
            answers=self.memory,
            monotonic=seconds,
            sleep=world.clock.sleeps,
            checking_pool=AtOnce(),
            tells_about_changes=world.tells_about_changes,
            status_callback=PUBLIC_URL + STATUS_PATH,
            replies=_WORDS,
        )
        if world.reminds:
            self.sweep = replace(self.sweep, reminding=Reminding(self.decider, REMINDERS))
        self.app = Flask("bookline")
        signatures = Signatures(PUBLIC_URL, CREDENTIALS.twilio_auth_token)
        self.app.register_blueprint(
            webhooks_blueprint(
                self.turns, self.database, signatures, PUBLIC_URL + STATUS_PATH, clock
            )
        )
        self.app.register_blueprint(calendar_blueprint(self.services, SECRET, booking_id))
        self.has_started = True

    # Life and death

    def lives(self) -> None:
        """Nothing runs on in a dead process."""
        if self.is_dead:
            raise ProcessDied

    def dies(self) -> NoReturn:
        """The process ends, in the middle of whatever it does."""
        self.ends()
        raise ProcessDied

    def ends(self) -> None:
        """The process is gone, seen from outside; what it had in memory is, too."""
        self.is_dead = True
        self.work.clear()

    # Durable work is there once its transaction is

    def _enqueue_as(
        self,
        connection: Connection,  # noqa: ARG002 - the engine's signature
        workflow: str,
        subject: str | int,
        attempt: int,
        workflow_id: str,
    ) -> None:
        self._uncommitted.append((workflow_id, (workflow, str(subject), attempt)))

    def commits(self) -> None:
        """What was enqueued in the transaction that was just committed is waiting now."""
        for workflow_id, work in self._uncommitted:
            if workflow_id not in self._seen:
                self._seen.add(workflow_id)
                self.work.append(work)
        self._uncommitted.clear()
        self._world.checks.rows_changed()

    def rolls_back(self) -> None:
        """What was enqueued goes with its transaction."""
        self._uncommitted.clear()

    def fate_at_commit(self) -> str:
        """What becomes of the commit that is about to be made."""
        if not self.has_started:
            return WELL
        point = Point(self.name, "commit", self._world.what_happens)
        fault = self._world.fate.at(point)
        if fault:
            self._world.notes(f"{point} {fault}")
        return fault


class Books(Database):
    """The shared database, as one process reaches it. Commits fail as fate decides."""

    def __init__(self, url: str, process: Process) -> None:
        super().__init__(url, pool_size=8)
        well_read(self)
        self._process = process
        self.open = 0
        """Transactions at this moment."""

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write."""
        process = self._process
        process.lives()
        fault = ""
        try:
            with self._counted(super().write) as connection:
                yield connection
                fault = process.fate_at_commit()
                if fault == DIE:
                    process.dies()
                if fault == "fail":
                    raise _lost_connection()
        except BaseException:
            process.rolls_back()
            raise
        process.commits()
        if fault == DIE_AFTER:
            process.dies()
        if fault == "fail_after":
            raise _lost_connection()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        self._process.lives()
        with self._counted(super().read) as connection:
            yield connection

    @contextmanager
    def _counted(self, begin: Callable[[], Any]) -> Iterator[Connection]:
        self.open += 1
        try:
            with begin() as connection:
                yield connection
        finally:
            self.open -= 1


def _lost_connection() -> OperationalError:
    return OperationalError("COMMIT", None, Exception("the connection was lost"))


class Memory(Answers):
    """Refreshes its catalogue as a step of its own, not on a thread."""

    is_to_refresh = False

    def read_catalogue_behind(self) -> None:
        """Note that the catalogue is to be read again."""
        self.is_to_refresh = True

    def refreshes(self) -> None:
        """Read it."""
        self.is_to_refresh = False
        if self._refreshing.acquire(blocking=False):
            self._refresh()


class AtOnce(Executor):
    """Does work at once, in the caller's thread."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """The finished work. A process that dies, dies here."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # kept for whoever asks for the result, as any executor does
            future.set_exception(error)
        return future
