"""Old code on a new schema: while a version is rolled out, the processes of the last one go on."""

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import (
    Column,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.store import schema
from bot.store.database import Database
from integrations.sandbox import Sandbox
from tests.end_to_end.test_booking_by_text import next_day_of_james
from tests.running import running

FIRST_RELEASE = "0008"
"""From here on migrations only add."""
NEWER = "9999"


def comes_from_the_future(database: Database) -> None:
    """What a migration of newer code may do."""
    with database.rebuild() as connection:
        connection.execute(text("ALTER TABLE bookings ADD COLUMN mood TEXT DEFAULT 'good'"))
        connection.execute(text("ALTER TABLE messages ADD COLUMN mood TEXT"))
        connection.execute(text("CREATE TABLE moods (id INTEGER PRIMARY KEY)"))
        connection.execute(text("UPDATE alembic_version SET version_num = :new"), {"new": NEWER})


def test_code_that_is_older_than_the_schema_starts_and_leaves_it_alone(database: Database) -> None:
    comes_from_the_future(database)
    schema.migrate(database)
    assert schema.is_current(database)
    with database.read() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == NEWER


def test_old_processes_go_on_booking_and_new_ones_of_the_old_code_may_start(
    database_url: str, shared_sandbox: Sandbox
) -> None:
    shared_sandbox.app.test_client().post("/control/reset")
    at = next_day_of_james()
    with running(shared_sandbox, database_url) as old:
        comes_from_the_future(old.bookline.services.database)
        phone = old.phone()
        phone.says(f"Haircut downtown {at:%A} at 3pm with James. I'm Dana Lee, dana@example.com")
        assert old.http.get(f"{old.url}/readyz").status_code == 200
    with running(shared_sandbox, database_url) as restarted:
        restarted.phone(phone.number).says("yes").hears("Booked")
        assert restarted.http.get(f"{restarted.url}/readyz").status_code == 200
        ((mood,),) = restarted.rows("SELECT mood FROM bookings")
        assert mood == "good"


# What a migration may do


def steps(database: Database) -> Iterator[tuple[str, MetaData, MetaData]]:
    """Each migration since the first release, with the tables before and after it."""
    with database.rebuild() as connection:
        config = schema._config(connection)
        command.downgrade(config, FIRST_RELEASE)
        scripts = ScriptDirectory.from_config(config)
        for one in reversed(list(scripts.iterate_revisions("head", FIRST_RELEASE))):
            before, after = MetaData(), MetaData()
            before.reflect(connection)
            command.upgrade(config, one.revision)
            after.reflect(connection)
            yield one.revision, before, after


def troubles(before: MetaData, after: MetaData) -> list[str]:
    """What code that knows only the tables before would stumble over."""
    found = [f"{name} is gone" for name in before.tables if name not in after.tables]
    for table in before.tables.values():
        if table.name in after.tables:
            found += _troubles_in(table, after.tables[table.name])
    return found


def _troubles_in(old: Table, new: Table) -> list[str]:
    gone = [f"{old.name}.{one.name} is gone" for one in old.c if one.name not in new.c]
    needed = [
        f"{new.name}.{one.name} has to be given"
        for one in new.c
        if not (one.nullable or one.server_default) and _was_not_needed(old, one.name)
    ]
    alike = [
        f"{old.name} may not have {', '.join(sorted(names))} twice"
        for names in _unique(new) - _unique(old)
        if names <= set(old.c.keys())
    ]
    return gone + needed + alike


def _unique(table: Table) -> set[frozenset[str]]:
    rules = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    rules += [one for one in table.indexes if one.unique]
    return {frozenset(column.name for column in one.columns) for one in rules}


def _was_not_needed(old: Table, name: str) -> bool:
    return name not in old.c or old.c[name].nullable or old.c[name].server_default is not None


def test_migrations_only_add_what_old_code_need_not_know(database: Database) -> None:
    found = {revision: troubles(before, after) for revision, before, after in steps(database)}
    assert {revision: one for revision, one in found.items() if one} == {}


@pytest.mark.parametrize(
    ("columns", "trouble"),
    [
        ([Column("id", Integer)], ["t.a is gone"]),
        ([Column("a", Text), Column("b", Text, nullable=False)], ["t.b has to be given"]),
        ([Column("a", Text), Column("b", Text, nullable=False, server_default="")], []),
        ([Column("a", Text), Column("b", Text)], []),
        ([Column("a", Text, nullable=False)], ["t.a has to be given"]),
        ([Column("a", Text), UniqueConstraint("a")], ["t may not have a twice"]),
        ([Column("a", Text), Index("i", "a", unique=True)], ["t may not have a twice"]),
        ([Column("a", Text), Column("b", Text), UniqueConstraint("a", "b")], []),
    ],
)
def test_what_old_code_would_stumble_over_is_found(
    columns: list[Column], trouble: list[str]
) -> None:
    before, after = MetaData(), MetaData()
    Table("t", before, Column("a", Text))
    Table("t", after, *columns)
    assert troubles(before, after) == trouble
    assert troubles(before, MetaData()) == ["t is gone"]
