"""What stands in a table where it has no place: a key anywhere, a customer's words in most.

The engine of durable work stores what goes in and out of it as encoded pickles: they are decoded.
"""

import base64
import binascii
import re
from typing import Any

from sqlalchemy import Connection, inspect

from bot.store.database import Database
from tests.secrets_in_logs import keys_in, people_in

PERSONAL_TABLES = {
    "contacts",
    "conversations",
    "messages",
    "message_words",
    "bookings",
    "records",
    "changes",
    "decisions",
    "suppressions",
}
"""Where what customers say and who they are may be kept, and has to be erased when they ask."""
TYPED_BY_STAFF = {"searches"}
ENCODED = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")


def misplaced(database: Database) -> list[str]:
    """Each table with what it must not hold."""
    found = []
    for name, rows in kept(database).items():
        wrong = keys_in(rows)
        if not name.startswith((*PERSONAL_TABLES, *TYPED_BY_STAFF)):
            wrong += people_in(rows)
        found += [f"{name} holds {one}" for one in wrong]
    return found


def kept(database: Database) -> dict[str, str]:
    """Everything that each table holds, those of the engine too, as one text."""
    with database.read() as connection:
        return {name: _rows(connection, schema, name) for schema, name in _tables(connection)}


def _tables(connection: Connection) -> list[tuple[str | None, str]]:
    found = inspect(connection)
    schemas = [None, *({"dbos"} & set(found.get_schema_names()))]
    return [(schema, name) for schema in schemas for name in found.get_table_names(schema)]


def _rows(connection: Connection, schema: str | None, name: str) -> str:
    place = f'"{schema}"."{name}"' if schema else f'"{name}"'
    rows = connection.exec_driver_sql(f"SELECT * FROM {place}").all()  # noqa: S608 - a table's name
    return " ".join(readable(value) for row in rows for value in row)


def readable(value: Any) -> str:
    """A value as text, with what is encoded in it."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return " ".join([text, *(_decoded(one) for one in ENCODED.findall(text))])


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", "replace")
    except binascii.Error:
        return ""
