"""A process that died is noticed by its peers, who finish what it had begun."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from dbos import DBOS
from sqlalchemy import text

from bot.store import executors, schema
from bot.store.database import Database
from bot.workflows.engine import QUEUE, DurableWork, run_step
from bot.workflows.peers import DEAD_AFTER, Peers
from tests.databases import PostgresServer
from tests.running import aside
from tests.waiting import until

DIES = """
import os, sys, threading
from bot.store.database import Database
from bot.workflows.engine import DurableWork, run_step

def two_steps(subject, attempt):
    run_step("first", lambda: print("first", flush=True))
    run_step("second", os._exit, 9)

database = Database(sys.argv[1])
work = DurableWork(database)
work.start({"two_steps": two_steps})
print(work.executor_id, flush=True)
with database.write() as connection:
    work.enqueue(connection, "two_steps", "x", 1)
threading.Event().wait(50)
"""
"""A process that dies in the second step of its workflow."""


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[Database]:
    """PostgreSQL: on SQLite there are no peers."""
    url = postgres.create_with_tables()
    database = Database(url)
    yield database
    database.close()
    postgres.take_back(url)


def business(database: Database) -> int:
    with database.write() as connection:
        return schema.ensure_business(connection, "Maple", "America/New_York", datetime.now(UTC))


def names(database: Database) -> list[str]:
    with database.read() as connection:
        return list(connection.execute(text("SELECT name FROM executors ORDER BY name")).scalars())


def be_silent(database: Database, name: str, for_how_long: timedelta) -> None:
    with database.write() as connection:
        connection.execute(
            text("UPDATE executors SET seen_at = now() - :silent WHERE name = :name"),
            {"silent": for_how_long, "name": name},
        )


def test_a_dead_executors_workflow_is_finished_by_a_peer_and_no_finished_step_is_repeated(
    database: Database,
) -> None:
    business_id = business(database)
    died = subprocess.run(
        [sys.executable, "-c", DIES, database.url],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert died.returncode == 9
    dead, first = died.stdout.split()
    assert first == "first"
    with database.write() as connection:
        executors.beat(connection, business_id, dead)
    done: list[str] = []

    def two_steps(_: str, __: int) -> None:
        run_step("first", done.append, "first")
        run_step("second", done.append, "second")

    work = DurableWork(database)
    aside(lambda: work.start({"two_steps": two_steps}))
    try:
        peers = Peers(database, business_id, work)
        aside(peers.round)
        assert done == []
        assert names(database) == sorted([dead, work.executor_id])
        be_silent(database, dead, DEAD_AFTER + timedelta(seconds=1))
        aside(peers.round)
        until(lambda: done == ["second"], "the second step")
        until(lambda: state_of("two_steps:x:1") == "SUCCESS", "the end of the workflow")
        assert names(database) == [work.executor_id]
    finally:
        aside(work.stop)


def state_of(workflow_id: str) -> Any:
    return aside(lambda: DBOS.list_workflows(workflow_ids=[workflow_id]))[0].status


def test_a_dead_executor_is_given_to_one_peer_and_to_another_if_that_one_dies_too(
    database: Database,
) -> None:
    business_id = business(database)
    with database.write() as connection:
        executors.beat(connection, business_id, "gone")
        executors.leave(connection, "gone")
    with database.write() as connection:
        assert executors.claim_dead(connection, DEAD_AFTER) == ["gone"]
    with database.write() as connection:
        assert executors.claim_dead(connection, DEAD_AFTER) == []
    be_silent(database, "gone", DEAD_AFTER + timedelta(seconds=1))
    with database.write() as connection:
        assert executors.claim_dead(connection, DEAD_AFTER) == ["gone"]


def test_a_process_that_was_only_paused_is_back_with_its_next_beat(database: Database) -> None:
    business_id = business(database)
    with database.write() as connection:
        executors.beat(connection, business_id, "paused")
        executors.leave(connection, "paused")
        executors.forget(connection, "paused")
        executors.beat(connection, business_id, "paused")
        assert executors.claim_dead(connection, DEAD_AFTER) == []
    assert names(database) == ["paused"]


def test_workflows_that_ended_are_forgotten_after_a_while(database: Database) -> None:
    work = DurableWork(database)
    aside(lambda: work.start({"note": lambda _, __: None}))
    try:
        with database.write() as connection:
            work.enqueue(connection, "note", "x", 1)
        until(lambda: state_of("note:x:1") == "SUCCESS", "the workflow")
        now = datetime.now(UTC)
        assert work.forget_ended(now - timedelta(days=1)) == 0
        assert work.forget_ended(now + timedelta(minutes=1)) == 1
        assert aside(lambda: DBOS.list_workflows(queue_name=QUEUE)) == []
    finally:
        aside(work.stop)
