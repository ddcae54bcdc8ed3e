"""When the database can't be used: a 503 in bounded time, nothing half done, and it heals."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from bot.store.database import Database
from bot.web.webhooks import webhooks_blueprint
from integrations.sandbox import Sandbox
from integrations.twilio.verify import Signatures
from tests.databases import SqliteFiles
from tests.desk import Clock, Desk, at_once
from tests.phone import new_number
from tests.running import MESSAGES

BASE, TOKEN = "https://book.example", "token-of-this-test"
_sids = itertools.count(1)


class Door:
    """The webhooks of a desk, as Twilio calls them."""

    def __init__(self, desk: Desk) -> None:
        app = Flask("door")
        self._signatures = Signatures(BASE, TOKEN)
        app.register_blueprint(
            webhooks_blueprint(
                desk.turns, desk.database, self._signatures, BASE + "/status", desk.clock
            )
        )
        self.client: FlaskClient = app.test_client()

    def takes(self, body: str = "hi", sid: str = "") -> tuple[int, str | None]:
        """One text: the status, and when to come again."""
        form = {
            "MessageSid": sid or f"SMd{next(_sids):029x}",
            "From": new_number(),
            "To": "+15550199000",
            "Body": body,
        }
        (validator,) = self._signatures._validators
        signature = validator.compute_signature(BASE + MESSAGES, form)
        answer = self.client.post(MESSAGES, data=form, headers={"X-Twilio-Signature": signature})
        return answer.status_code, answer.headers.get("Retry-After")


BUSY = (503, "5")
TAKEN = (200, None)


@pytest.fixture
def file(
    still_sandbox: tuple[Sandbox, Clock], sqlite_files: SqliteFiles, tmp_path: Path
) -> Iterator[Desk]:
    """A desk on an SQLite file of its own, with few and hurried connections."""
    sandbox, clock = still_sandbox
    database = Database(sqlite_files.create_with_tables(tmp_path), pool_size=1, lock_timeout_s=0.2)
    yield Desk(database, sandbox, clock)
    database.close()


@contextmanager
def failing_write(database: Database, number: int) -> Iterator[None]:
    """The n-th statement that writes fails as on a bad disk."""
    seen = itertools.count(1)

    def fail(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE")) and next(seen) == number:
            raise OperationalError(statement, {}, Exception("disk I/O error"))

    event.listen(database.engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", fail)


def half_written(desk: Desk) -> int:
    """Messages without an outcome, and contacts without a conversation."""
    return desk.value(
        "SELECT (SELECT count(*) FROM messages WHERE author = 'customer' AND outcome = '')"
        " + (SELECT count(*) FROM contacts WHERE id NOT IN"
        " (SELECT contact_id FROM conversations))"
    )


def test_a_full_disk_is_told_and_heals_by_itself(file: Desk) -> None:
    door = Door(file)
    assert door.takes() == TAKEN
    with file.database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    statuses = {door.takes("x" * 4_900) for _ in range(60)}
    assert BUSY in statuses and statuses <= {BUSY, TAKEN}
    assert half_written(file) == 0
    with file.database.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert door.takes() == TAKEN


def test_a_disk_that_can_only_be_read_is_told_and_heals_by_itself(file: Desk) -> None:
    door = Door(file)
    assert door.takes() == TAKEN
    before = file.value("SELECT count(*) FROM messages")
    with file.database.read() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    assert door.takes() == BUSY
    with file.database.read() as connection:
        connection.exec_driver_sql("PRAGMA query_only = OFF")
    assert file.value("SELECT count(*) FROM messages") == before
    assert door.takes() == TAKEN


def test_a_database_that_others_hold_is_waited_for_and_then_told(file: Desk) -> None:
    door, other = Door(file), Database(file.database.url)
    with other.write():
        assert door.takes() == BUSY
    assert door.takes() == TAKEN
    assert half_written(file) == 0
    other.close()


def test_when_no_connection_is_left_it_is_told(file: Desk) -> None:
    file.database.engine.pool._timeout = 0.1  # type: ignore[attr-defined]
    door = Door(file)
    with file.database.read():
        assert door.takes() == BUSY
    assert door.takes() == TAKEN


def test_the_same_message_is_taken_when_it_comes_again(file: Desk) -> None:
    door, other = Door(file), Database(file.database.url)
    sid = f"SMd{next(_sids):029x}"
    with other.write():
        assert door.takes(sid=sid) == BUSY
    assert [door.takes(sid=sid), door.takes(sid=sid)] == [TAKEN, TAKEN]
    assert file.value("SELECT count(*) FROM messages WHERE author = 'customer'") == 1
    other.close()


def test_connections_that_are_cut_cost_one_answer_each_at_most(desk: Desk) -> None:
    if desk.database.is_sqlite:
        pytest.skip("a file has no connection to cut")
    door = Door(desk)
    at_once(*[door.takes] * 4)
    with desk.database.write() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    assert {door.takes() for _ in range(6)} <= {TAKEN, BUSY}
    assert door.takes() == TAKEN
    assert half_written(desk) == 0


@pytest.mark.parametrize("hours", [1, -1])
def test_a_clock_that_jumps_loses_and_doubles_nothing(desk: Desk, hours: int) -> None:
    customer = desk.customer().orders()
    desk.clock.passes(hours=hours)
    customer.says("yes").hears("Booked")
    customer.sends(customer.last)
    desk.sweeps(minutes=1)
    desk.clock.passes(hours=-hours)
    desk.sweeps(minutes=5)
    assert len(desk.appointments()) == 1
    assert (
        desk.value("SELECT count(*) FROM messages WHERE outcome = '' AND author = 'customer'") == 0
    )


def test_a_transaction_that_fails_at_any_statement_leaves_nothing(file: Desk) -> None:
    """Each write of a turn fails in turn, until one goes through."""
    door = Door(file)
    assert door.takes() == TAKEN  # the catalogue is known from here on: a turn is one transaction
    before = file.value("SELECT count(*) FROM messages")
    failed = 0
    for number in itertools.count(1):
        with failing_write(file.database, number):
            status, _ = door.takes("hi")
        if status == 200:
            break
        failed += 1
        assert file.value("SELECT count(*) FROM messages") == before
        assert half_written(file) == 0
    assert failed >= 3
