"""The audit log only grows, and a gap in it is found."""

from functools import partial

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from bot.store import audit_log, schema
from bot.store.audit_log import Actor, Filter
from bot.store.database import Database
from bot.store.tables import businesses
from tests.desk import MONDAY_9AM, at_once

DORA = Actor("Dora", address="192.0.2.7", session="0123456789ab")


@pytest.fixture
def business(database: Database) -> int:
    with database.write() as connection:
        return schema.ensure_business(connection, "Salon", "America/New_York", MONDAY_9AM)


def write(database: Database, business: int, action: str = "looked", **values: object) -> None:
    with database.write() as connection:
        audit_log.add(connection, business, DORA, action, MONDAY_9AM, **values)


def checked(database: Database, business: int) -> audit_log.Chain:
    with database.read() as connection:
        return audit_log.check(connection, business)


def without_guard(database: Database, statement: str) -> None:
    """What somebody does who owns the database."""
    with database.write() as connection:
        if database.is_sqlite:
            connection.execute(text("DROP TRIGGER audit_log_no_update"))
            connection.execute(text("DROP TRIGGER audit_log_no_delete"))
        else:
            connection.execute(text("ALTER TABLE audit_log DISABLE TRIGGER USER"))
        connection.execute(text(statement))


def test_a_chain_without_a_gap_is_found_whole(database: Database, business: int) -> None:
    assert checked(database, business) == audit_log.Chain(0, "")
    for number in range(3):
        write(database, business, before={"role": "agent"}, after={"role": "ü", "n": number})
    chain = checked(database, business)
    assert (chain.rows, chain.broken_at) == (3, None)
    with database.read() as connection:
        assert audit_log.hash_at(connection, business, 3) == chain.head


@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("DELETE FROM audit_log WHERE number = 2", 2),
        ("DELETE FROM audit_log WHERE number = 1", 1),
        ("UPDATE audit_log SET actor = 'Eve' WHERE number = 3", 3),
        ("UPDATE audit_log SET created_at = '2026-01-01 00:00:00' WHERE number = 2", 2),
        ("UPDATE audit_log SET number = number + 1000 WHERE number = 4", 4),
    ],
)
def test_a_row_that_is_missing_or_altered_is_found(
    database: Database, business: int, tampering: str, broken_at: int
) -> None:
    for _ in range(4):
        write(database, business)
    without_guard(database, tampering)
    assert checked(database, business).broken_at == broken_at


def test_a_chain_that_lost_its_end_no_longer_holds_the_hash_that_was_kept(
    database: Database, business: int
) -> None:
    for _ in range(3):
        write(database, business)
    kept = checked(database, business)
    without_guard(database, "DELETE FROM audit_log WHERE number = 3")
    with database.read() as connection:
        assert audit_log.hash_at(connection, business, kept.rows) != kept.head


@pytest.mark.parametrize("change", ["UPDATE audit_log SET actor = 'x'", "DELETE FROM audit_log"])
def test_the_database_refuses_to_change_an_entry(
    database: Database, business: int, change: str
) -> None:
    write(database, business)
    with pytest.raises(DBAPIError, match="only added to"), database.write() as connection:
        connection.execute(text(change))
    assert checked(database, business).rows == 1


def test_entries_that_are_written_at_once_make_one_chain(database: Database, business: int) -> None:
    at_once(*[partial(write, database, business, f"action_{number}") for number in range(8)])
    chain = checked(database, business)
    assert (chain.rows, chain.broken_at) == (8, None)


def test_an_entry_goes_with_the_transaction_that_it_tells_of(
    database: Database, business: int
) -> None:
    def fail() -> None:
        with database.write() as connection:
            audit_log.add(connection, business, DORA, "looked", MONDAY_9AM)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert checked(database, business).rows == 0


def test_each_business_has_a_chain_of_its_own(database: Database, business: int) -> None:
    with database.write() as connection:
        connection.execute(
            insert(businesses).values(id=99, name="Else", time_zone="UTC", created_at=MONDAY_9AM)
        )
    write(database, business)
    write(database, 99, "theirs")
    write(database, business)
    assert checked(database, business).rows == 2
    with database.read() as connection:
        found = audit_log.page(connection, business, Filter())
    assert [row.action for row in found] == ["looked", "looked"]
