"""The engine of durable work: it starts what was committed, once, and stops in peace."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.store.database import Database
from bot.workflows.engine import APPLICATION_VERSION, DurableWork, run_step
from tests.running import aside
from tests.secrets_in_logs import people_in
from tests.secrets_in_tables import kept
from tests.waiting import until


class Log:
    """Workflows that only note what they were given."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, int]] = []
        self.may_end = threading.Event()
        self.may_end.set()

    def workflows(self):
        return {"note": self.note, "fail": self.fail, "break": self.breaks}

    def note(self, subject: str, attempt: int) -> None:
        run_step("note", self.add, subject, attempt)

    def add(self, subject: str, attempt: int) -> None:
        self.lines.append((subject, attempt))
        self.may_end.wait(5)

    def fail(self, subject: str, attempt: int) -> None:
        self.lines.append((subject, attempt))
        raise ZeroDivisionError

    def breaks(self, subject: str, attempt: int) -> None:
        run_step("break", self.cannot_read, subject, attempt)

    def cannot_read(self, subject: str, attempt: int) -> None:
        self.lines.append((subject, attempt))
        raise ValueError("can't read 'I am Dana Lee, +15550160001'")


@contextmanager
def working(database: Database, log: Log) -> Iterator[DurableWork]:
    work = DurableWork(database)
    aside(lambda: work.start(log.workflows()))
    try:
        yield work
    finally:
        aside(work.stop)


def enqueue_and_fail(work: DurableWork, database: Database) -> None:
    with database.write() as connection:
        work.enqueue(connection, "note", "rolled back", 1)
        raise ZeroDivisionError


def test_work_is_done_once_it_is_committed_and_never_twice(database: Database) -> None:
    log = Log()
    with working(database, log) as work:
        with database.write() as connection:
            work.enqueue(connection, "fail", "fails", 1)
            work.enqueue(connection, "note", 1, 1)
        with pytest.raises(ZeroDivisionError):
            enqueue_and_fail(work, database)
        for _ in range(2):
            with database.write() as connection:
                work.enqueue(connection, "note", 1, 1)
                work.enqueue(connection, "note", 1, 2)
        with database.write() as connection:
            work.enqueue_as(connection, "note", 1, 2, "note:1:2:later")
        until(lambda: len(log.lines) >= 4, "the work")
    assert sorted(log.lines) == [("1", 1), ("1", 2), ("1", 2), ("fails", 1)]


def test_an_engine_that_was_not_started_takes_no_work(database: Database) -> None:
    with pytest.raises(RuntimeError, match="not been started"), database.write() as connection:
        DurableWork(database).enqueue(connection, "note", 1, 1)


def test_running_work_is_waited_for_at_the_end(database: Database) -> None:
    log = Log()
    log.may_end.clear()
    with working(database, log) as work:
        with database.write() as connection:
            work.enqueue(connection, "note", 1, 1)
        until(lambda: log.lines, "the work to begin")
        ending = threading.Timer(0.2, log.may_end.set)
        ending.start()
    ending.join()
    with database.read() as connection:
        schema = "" if database.is_sqlite else "dbos."
        states = connection.exec_driver_sql(
            f"SELECT status, application_version FROM {schema}workflow_status"  # noqa: S608
        ).all()
    assert [tuple(one) for one in states] == [("SUCCESS", APPLICATION_VERSION)]


def test_an_unforeseen_error_is_neither_stored_nor_logged_with_its_text(
    database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    """It may quote a customer; the engine keeps what it is given for days."""
    log = Log()
    with working(database, log) as work:
        with database.write() as connection:
            work.enqueue(connection, "break", 1, 1)
        until(lambda: "StepFailed" in kept(database)["workflow_output"], "the failure to be stored")
        tables = kept(database)
    assert "ValueError" in tables["workflow_output"] + tables["operation_outputs"]
    assert [name for name, rows in tables.items() if people_in(rows)] == []
    printed = "".join(capfd.readouterr())
    assert "step_failed" in printed and "cannot_read" in printed
    assert people_in(printed) == []
