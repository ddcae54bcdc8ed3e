"""A second wall behind the staff pages, on PostgreSQL: a role of theirs that sees one business.

Every query of the pages names the business. Where one were to forget it, the database would still
show and change nothing of another business (row-level security), and the role can add to the audit
log and read it, no more. What the wall does not stop is somebody who runs SQL of their own under
the role: that could name another business.
"""

from collections.abc import Iterator

from psycopg import sql
from sqlalchemy import Connection, Table, text

from bot.store.database import Database, DatabaseError
from bot.store.inbox_tables import search_marks
from bot.store.schema import take_turns
from bot.store.staff_tables import audit_log
from bot.store.tables import metadata

POLICY = "one_business"
WORDS = "message_words"
"""The index of words is not walled off: its rows name messages, which are, and a policy would keep
PostgreSQL from searching by the index (`@@` is not leakproof)."""
OURS = "current_setting('bookline.business', true)::int"
"""What `Database(url, business_id=...)` tells each of its connections."""


def guard(database: Database, role: str) -> None:
    """Give a role what the pages need, and hide all other businesses from it.

    To be called by the tables' owner after each migration; repeating it is harmless, also at the
    same time. Raises DatabaseError where the wall would have a hole.
    """
    if database.is_sqlite:
        raise DatabaseError("STAFF_DATABASE_URL: only PostgreSQL has roles")
    with database.write() as connection:
        take_turns(connection)
        _refuse_mighty(connection, role)
        for table in metadata.sorted_tables:
            if not _has_wall(connection, table):
                _run(connection, _wall(table))
            if not _may_add(connection, table, role):
                _run(connection, _grants(table, role))


def _refuse_mighty(connection: Connection, role: str) -> None:
    """Row-level security binds neither a superuser nor a table's owner."""
    found = connection.execute(
        text(
            "SELECT rolsuper OR rolbypassrls OR pg_has_role(oid, current_user, 'MEMBER') "
            "FROM pg_roles WHERE rolname = :role"
        ),
        {"role": role},
    ).scalar()
    if found is None:
        raise DatabaseError("STAFF_DATABASE_URL: the database has no such role")
    if found:
        raise DatabaseError(
            "STAFF_DATABASE_URL: its role must be neither a superuser nor that of DATABASE_URL"
        )


def _has_wall(connection: Connection, table: Table) -> bool:
    query = text(
        "SELECT count(*) FROM pg_policies WHERE schemaname = current_schema() "
        "AND policyname = :policy AND tablename = :table"
    )
    found = connection.execute(query, {"policy": POLICY, "table": table.name})
    return bool(found.scalar_one())


def _may_add(connection: Connection, table: Table, role: str) -> bool:
    query = text("SELECT has_table_privilege(:role, :table, 'INSERT')")
    return bool(connection.execute(query, {"role": role, "table": table.name}).scalar_one())


def _wall(table: Table) -> Iterator[sql.Composed]:
    names = {"table": sql.Identifier(table.name), "policy": sql.Identifier(POLICY)}
    yield sql.SQL("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY").format(**names)
    yield sql.SQL("CREATE POLICY {policy} ON {table} USING ({rule})").format(
        rule=_rule(table), **names
    )


def _grants(table: Table, role: str) -> Iterator[sql.Composed]:
    names = {"table": sql.Identifier(table.name), "role": sql.Identifier(role)}
    key = sql.SQL("SELECT, INSERT" if table is audit_log else "SELECT, INSERT, UPDATE, DELETE")
    yield sql.SQL("GRANT {key} ON {table} TO {role}").format(key=key, **names)
    yield sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}").format(**names)
    words = sql.Identifier(WORDS)
    yield sql.SQL("GRANT SELECT, DELETE ON {words} TO {role}").format(words=words, **names)


def _rule(table: Table) -> sql.SQL | sql.Composed:
    """Which rows of a table the role may know of."""
    if "business_id" in table.c:
        return sql.SQL("business_id = {ours}").format(ours=sql.SQL(OURS))
    if table.name == "businesses":
        return sql.SQL("id = {ours}").format(ours=sql.SQL(OURS))
    if "conversation_id" in table.c:
        # The conversations that it sees are ours: their own policy says so.
        return sql.SQL("conversation_id IN (SELECT id FROM conversations)")
    if table.name in WITHOUT_BUSINESS:
        return sql.SQL("true")
    raise DatabaseError(f"the table {table.name} names no business: say in guarding.py what holds")


WITHOUT_BUSINESS = {search_marks.name}
"""Tables that hold nothing about anybody."""


def _run(connection: Connection, statements: Iterator[sql.Composed]) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None  # the connection is open
    for statement in statements:
        driver.execute(statement)
