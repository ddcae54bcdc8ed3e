"""Brings a database to the newest schema, and says whether it is there."""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, select

from bot.store.database import Database
from bot.store.tables import businesses


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def migrate(database: Database) -> None:
    """Run all migrations that are missing. Repeating it is harmless."""
    with database.write() as connection:
        command.upgrade(_config(connection), "head")


def is_current(database: Database) -> bool:
    """Whether the database has exactly the schema that this code expects."""
    with database.read() as connection:
        present = MigrationContext.configure(connection).get_current_heads()
    return set(present) == set(ScriptDirectory.from_config(_config()).get_heads())


def ensure_business(connection: Connection, name: str, time_zone: str, now: datetime) -> int:
    """The id of the deployment's business, created the first time."""
    found = connection.execute(select(businesses.c.id).order_by(businesses.c.id)).first()
    if found:
        connection.execute(
            businesses.update()
            .where(businesses.c.id == found.id)
            .values(name=name, time_zone=time_zone)
        )
        return int(found.id)
    created = connection.execute(
        insert(businesses).values(name=name, time_zone=time_zone, created_at=now)
    )
    key = created.inserted_primary_key
    assert key is not None
    return int(key[0])
