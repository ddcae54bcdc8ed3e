"""Migrations bring any database to what the code expects."""

from functools import partial

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from bot.store import schema
from bot.store.database import Database, normalised_url, sqlite_fits
from bot.store.tables import metadata
from tests.desk import MONDAY_9AM, at_once


def tables(database: Database) -> set[str]:
    return {one for one in inspect(database.engine).get_table_names() if is_declared(one)}


def is_declared(table: str) -> bool:
    """The index of words differs between the databases; SQLite keeps it in tables of its own."""
    return table != "alembic_version" and not table.startswith("message_words")


def test_the_migrations_make_the_declared_tables(database: Database) -> None:
    with database.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or is_declared(name)},
        )
        differences = compare_metadata(context, metadata)
    assert differences == []
    assert tables(database) == metadata.tables.keys()


def test_migrating_again_changes_nothing(database: Database) -> None:
    schema.migrate(database)
    assert schema.is_current(database)


def test_an_empty_database_is_not_current(database_url: str) -> None:
    empty = Database(database_url)
    assert not schema.is_current(empty)
    schema.migrate(empty)
    assert schema.is_current(empty)
    empty.close()


def test_processes_that_start_at_once_migrate_once(database_url: str) -> None:
    processes = [Database(database_url) for _ in range(4)]
    # An SQLite file is created by one alone: it is for one process.
    assert not schema.is_current(processes[0])
    at_once(*[partial(schema.migrate, one) for one in processes])
    assert schema.is_current(processes[0])
    for one in processes:
        one.close()


def test_migrations_can_be_taken_back(database: Database) -> None:
    with database.rebuild() as connection:
        command.downgrade(schema._config(connection), "base")
    assert tables(database) == set()
    schema.migrate(database)
    assert schema.is_current(database)


def test_processes_that_start_at_once_share_one_business(database: Database) -> None:
    def ensure(number: int) -> int:
        with database.write() as connection:
            return schema.ensure_business(
                connection, f"Salon {number}", "America/New_York", MONDAY_9AM
            )

    ids = at_once(*[partial(ensure, number) for number in range(4)])
    assert len(set(ids)) == 1


def test_a_business_that_is_renamed_stays_the_same(database: Database) -> None:
    with database.write() as connection:
        before = schema.ensure_business(connection, "Old", "America/New_York", MONDAY_9AM)
        after = schema.ensure_business(connection, "New", "Europe/London", MONDAY_9AM)
        name = connection.exec_driver_sql("SELECT name, time_zone FROM businesses").one()
    assert before == after
    assert tuple(name) == ("New", "Europe/London")


def test_any_spelling_of_postgresql_means_the_driver_that_is_installed() -> None:
    for spelling in ("postgres", "postgresql", "postgresql+psycopg"):
        assert normalised_url(f"{spelling}://a@b/c") == "postgresql+psycopg://a@b/c"
    assert normalised_url("sqlite:///x") == "sqlite:///x"


def test_newer_pythons_need_a_newer_sqlite() -> None:
    assert sqlite_fits((3, 11, 7), (3, 40, 1))
    assert sqlite_fits((3, 12, 0), (3, 42, 0))
    assert not sqlite_fits((3, 12, 0), (3, 41, 9))
