"""DBOS, the engine of durable work: its set-up, its queue, and enqueueing in our own transactions.

Learned by trying DBOS 3.4: a second enqueue under a used id is silently ignored, hence the attempt
in the id; a running step may run twice, so every step looks before it acts; work of another
application version is not picked up, so the sweep enqueues anew from the rows.
"""

import os
import secrets
import socket
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any

import structlog
from dbos import DBOS, DBOSClient, DBOSConfig
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from bot.logs import trace_of
from bot.store.database import ASLEEP_S, Database, may_sleep

APPLICATION_VERSION = "2"
"""To be raised whenever the steps of a workflow change."""

QUEUE = "bookline"
POLL_S = 0.2
"""Nobody waits for the queue: first attempts at bookings are made in the webhook."""
MOST_AT_ONCE = 16
MOST_FOR_RUNNING_WORK_S = 5
MOST_FORGOTTEN_AT_ONCE = 500
ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]

log = structlog.get_logger()

Workflow = Callable[[str, int], None]
"""A workflow takes its subject and the number of the attempt."""


class DurableWork:
    """The engine of one process. `start()` after forking; there is one per process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.executor_id = ""
        """The name of this process among those that do durable work; empty until it is started."""
        self._engine: Engine | None = None
        self._client: DBOSClient | None = None
        self._running: list[str] = []
        """The subjects of running workflows; single steps on a list are atomic."""

    def start(self, workflows: Mapping[str, Workflow]) -> None:
        """Create the engine's tables where they are missing, and begin to work."""
        self.executor_id = _executor_id(self._database)
        self._engine = _engine_for(self._database)
        config: DBOSConfig = {
            "name": "bookline",
            "system_database_engine": self._engine,
            "system_database_url": self._database.url,
            "application_version": APPLICATION_VERSION,
            "executor_id": self.executor_id,
            "log_level": "WARNING",
        }
        DBOS(config=config)
        for name, workflow in workflows.items():
            DBOS.workflow(name=name)(self._counted(workflow))
        DBOS.launch()
        DBOS.register_queue(QUEUE, worker_concurrency=MOST_AT_ONCE, polling_interval_sec=POLL_S)
        self._client = DBOSClient(system_database_engine=self._engine)

    def stop(self) -> None:
        """Let running work finish, and stop."""
        if self._client is not None:
            self._client.destroy()
            # With any time-out at all DBOS waits for a second at least.
            patience_s = MOST_FOR_RUNNING_WORK_S if self._running else 0
            DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=patience_s)
            self._client = None
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _counted(self, workflow: Workflow) -> Workflow:
        @wraps(workflow)
        def run(subject: str, attempt: int) -> None:
            self._running.append(subject)
            try:
                workflow(subject, attempt)
            finally:
                self._running.remove(subject)

        return run

    def enqueue(
        self, connection: Connection, workflow: str, subject: str | int, attempt: int
    ) -> None:
        """Start a workflow when the caller's transaction commits."""
        self.enqueue_as(connection, workflow, subject, attempt, f"{workflow}:{subject}:{attempt}")

    def enqueue_as(
        self,
        connection: Connection,
        workflow: str,
        subject: str | int,
        attempt: int,
        workflow_id: str,
    ) -> None:
        """The same under a chosen id, for the sweep, which may come by the same attempt again."""
        if self._client is None:
            raise RuntimeError("durable work has not been started")
        self._client.enqueue_in_transaction(
            connection,
            {
                "workflow_name": workflow,
                "queue_name": QUEUE,
                "workflow_id": workflow_id,
                "app_version": APPLICATION_VERSION,
            },
            str(subject),
            attempt,
        )

    def adopt(self, executor_id: str) -> int:
        """Queue anew what another executor began and did not finish; the number of workflows."""
        left = DBOS.list_workflows(
            executor_id=executor_id, status="PENDING", load_input=False, load_output=False
        )
        for one in left:
            DBOS.resume_workflow(one.workflow_id, queue_name=QUEUE)
        return len(left)

    def forget_ended(self, before: datetime) -> int:
        """Delete workflows that ended before a moment, some at a time; how many went."""
        if self._client is None:
            return 0
        ended = self._client.list_workflows(
            status=ENDED,
            completed_before=before.isoformat(),
            limit=MOST_FORGOTTEN_AT_ONCE,
            load_input=False,
            load_output=False,
        )
        if ended:
            self._client.delete_workflows([one.workflow_id for one in ended])
        return len(ended)


class StepFailed(Exception):
    """A step failed in a way that nobody foresaw; the text is the error's class."""


def run_step(name: str, step: Callable[..., Any], *args: Any) -> Any:
    """Run a step of the present workflow; once it has finished it is not run again.

    The engine stores and logs what a step raises, and an unforeseen error's text may hold what a
    customer wrote: only its class gets there. Raises StepFailed.
    """

    def run() -> Any:
        try:
            return step(*args)
        except Exception as error:  # whatever it is: it must not be stored as it is
            kind = type(error).__name__
            log.error("step_failed", step=name, error=kind, trace=trace_of(error))
        # Raised outside of the handler, so that the error is not even this one's context.
        raise StepFailed(kind)

    return DBOS.run_step({"name": name}, run)


def _executor_id(database: Database) -> str:
    """One name a process, as each takes up at its start what its own name left unfinished.

    On SQLite there is only one. Elsewhere the name is never used again: containers may share their
    host's name and number of process, and what a dead one left is adopted by a peer.
    """
    if database.is_sqlite:
        return "local"
    return f"{socket.gethostname()[:100]}:{os.getpid()}:{secrets.token_hex(4)}"


def _engine_for(database: Database) -> Engine:
    """An engine of DBOS's own on our database: it must never wait for a connection of ours."""
    if not database.is_sqlite:
        return create_engine(
            database.url,
            pool_size=10,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"options": may_sleep(ASLEEP_S)},
        )
    engine = create_engine(
        database.url,
        poolclass=QueuePool,
        pool_size=10,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"timeout": 30, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = "IMMEDIATE"
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine
