"""Brings a database to the newest schema, and says whether it is there."""

from datetime import datetime
from pathlib import Path

import structlog
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select, text

from bot.store.database import Database, insert_row
from bot.store.tables import businesses

SCHEMA_LOCK = 1_836_412_704
"""Any number that nothing else in the database locks."""

log = structlog.get_logger()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def migrate(database: Database) -> None:
    """Run all migrations that are missing. Repeating it is harmless, also at the same time.

    A schema that newer code has made is left as it is: this code can work with it.
    """
    with database.rebuild() as connection:
        take_turns(connection)
        if _is_newer(connection):
            log.info("schema_of_newer_code")
            return
        command.upgrade(_config(connection), "head")


def is_current(database: Database) -> bool:
    """Whether the database has the schema that this code expects, or a newer one.

    While a new version is rolled out, the first new process migrates and the old ones go on:
    migrations only add what old code need not know (tests/store/test_rolling_deploy.py).
    """
    with database.read() as connection:
        present = MigrationContext.configure(connection).get_current_heads()
        expected = ScriptDirectory.from_config(_config()).get_heads()
        return set(present) == set(expected) or _is_newer(connection)


def _is_newer(connection: Connection) -> bool:
    """Whether the schema was made by a migration that this code does not have."""
    present = MigrationContext.configure(connection).get_current_heads()
    scripts = ScriptDirectory.from_config(_config()).walk_revisions()
    return bool(set(present) - {one.revision for one in scripts})


def ensure_business(connection: Connection, name: str, time_zone: str, now: datetime) -> int:
    """The id of the deployment's business, created the first time."""
    take_turns(connection)
    found = connection.execute(select(businesses.c.id).order_by(businesses.c.id)).first()
    if found:
        connection.execute(
            businesses.update()
            .where(businesses.c.id == found.id)
            .values(name=name, time_zone=time_zone)
        )
        return int(found.id)
    return insert_row(connection, businesses, name=name, time_zone=time_zone, created_at=now)


def take_turns(connection: Connection) -> None:
    """Have only one of several starting processes at work; SQLite writers do so anyway."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": SCHEMA_LOCK})
