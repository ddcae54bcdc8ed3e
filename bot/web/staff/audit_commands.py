"""`flask audit check` follows the chain and names the first entry that does not fit."""

from collections.abc import Callable

import click
from sqlalchemy import Connection

from bot.store import audit_log
from bot.store.database import Database

OpenDatabase = Callable[[], tuple[Database, int]]
"""Gives a migrated database and the business's id."""


def audit_commands(open_database: OpenDatabase) -> click.Group:
    """The group `audit`."""

    @click.group("audit")
    def group() -> None:
        """Look after the audit log."""

    @group.command()
    @click.option("--known", help="NUMBER:HASH as an earlier check printed it.")
    def check(known: str | None) -> None:
        """Check that no entry is missing or altered. Keep what it prints somewhere else."""
        database, business_id = open_database()
        try:
            with database.read() as connection:
                chain = audit_log.check(connection, business_id)
                is_known = known is None or _is_there(known, connection, business_id)
        finally:
            database.close()
        if chain.broken_at is not None:
            raise click.ClickException(f"the audit log is broken at entry {chain.broken_at}")
        if not is_known:
            raise click.ClickException("the audit log no longer holds the entry that was known")
        click.echo(f"{chain.rows} entries, no gap. Newest: {chain.rows}:{chain.head}")

    def _is_there(known: str, connection: Connection, business_id: int) -> bool:
        number, _, digest = known.partition(":")
        if not number.isdigit():
            raise click.BadParameter("is not NUMBER:HASH", param_hint="--known")
        if int(number) == 0:
            return True
        return audit_log.hash_at(connection, business_id, int(number)) == digest

    return group
