"""Transactions are the same on both databases: durable, bounded in waiting, all or nothing."""

from datetime import datetime, timedelta, timezone
from functools import partial

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError, OperationalError, StatementError

from bot.store.database import Database
from bot.store.tables import businesses
from tests.databases import PostgresServer
from tests.desk import MONDAY_9AM, at_once


def add(connection, name: str = "Salon", created_at: datetime = MONDAY_9AM) -> None:
    connection.execute(insert(businesses).values(name=name, time_zone="UTC", created_at=created_at))


def names(database: Database) -> list[str]:
    with database.read() as connection:
        return sorted(connection.execute(select(businesses.c.name)).scalars())


def test_what_is_written_is_kept(database: Database) -> None:
    with database.write() as connection:
        add(connection)
    assert names(database) == ["Salon"]


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    def half() -> None:
        with database.write() as connection:
            add(connection)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert names(database) == []


def test_a_commit_is_on_disk_and_what_is_deleted_is_not(database: Database) -> None:
    wanted = {"SHOW synchronous_commit": "on", "SHOW timezone": "UTC"}
    if database.is_sqlite:
        fully, on = 2, 1
        wanted = {
            "PRAGMA journal_mode": "wal",
            "PRAGMA synchronous": fully,
            "PRAGMA foreign_keys": on,
            "PRAGMA secure_delete": on,
        }
    with database.read() as connection:
        found = {query: connection.exec_driver_sql(query).scalar() for query in wanted}
    assert found == wanted


def test_many_writers_at_once_all_get_through(database: Database) -> None:
    def read_then_write(number: int) -> None:
        with database.write() as connection:
            list(connection.execute(select(businesses.c.id)))
            add(connection, f"{number:02}")

    at_once(*[partial(read_then_write, number) for number in range(16)])
    assert names(database) == [f"{number:02}" for number in range(16)]


def test_a_reader_is_not_held_up_by_a_writer(database: Database) -> None:
    with database.write() as connection:
        add(connection)
        assert names(database) == []
    assert names(database) == ["Salon"]


def test_waiting_for_others_has_an_end(database: Database) -> None:
    impatient = Database(database.url, lock_timeout_s=0.2)
    with database.write() as connection:
        if database.is_sqlite:
            # Before it has written anything: it could not begin to once another one has.
            connection.execute(select(businesses.c.name)).all()
        else:
            connection.exec_driver_sql("LOCK TABLE businesses IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(OperationalError), impatient.write() as waiting:
            add(waiting)
    impatient.close()


def test_who_falls_asleep_in_a_transaction_holds_others_up_no_longer(
    postgres: PostgresServer,
) -> None:
    url = postgres.create_with_tables()
    sleepy, database = Database(url, asleep_s=0.2), Database(url)

    def falls_asleep() -> None:
        with sleepy.write() as connection:
            connection.exec_driver_sql("LOCK TABLE businesses IN ACCESS EXCLUSIVE MODE")
            with database.write() as other:
                add(other)
            add(connection, "too late")

    with pytest.raises(DBAPIError):
        falls_asleep()
    assert names(database) == names(sleepy) == ["Salon"]
    sleepy.close()
    database.close()
    postgres.drop(url)


def test_times_come_back_aware_and_in_utc(database: Database) -> None:
    in_new_york = MONDAY_9AM.astimezone(timezone(timedelta(hours=-5)))
    with database.write() as connection:
        add(connection, created_at=in_new_york)
        (found,) = connection.execute(select(businesses.c.created_at)).one()
    assert found == MONDAY_9AM
    assert found.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="naive"), database.write() as connection:
        add(connection, created_at=MONDAY_9AM.replace(tzinfo=None))


def test_an_error_does_not_print_what_was_to_be_stored(database: Database) -> None:
    with pytest.raises(Exception, match="businesses") as raised, database.write() as connection:
        connection.execute(
            insert(businesses).values(name="canary of a customer", created_at=MONDAY_9AM)
        )
    assert "canary of a customer" not in str(raised.value).split("DETAIL")[0]


def test_a_database_comes_back_after_its_connections_were_cut(database: Database) -> None:
    with database.write() as connection:
        add(connection)
    if not database.is_sqlite:
        other = Database(database.url)
        with other.write() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        other.close()
    assert names(database) == ["Salon"]
