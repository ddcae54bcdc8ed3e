"""PostgreSQL: a role of the staff pages' own sees and changes nothing of another business."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from app import create_app
from bot.settings import load_settings
from bot.store import audit_log, guarding
from bot.store.audit_log import Actor
from bot.store.database import Database, DatabaseError
from bot.store.staff import open_session
from bot.store.tables import businesses, contacts, metadata, staff
from bot.web.staff.access import token_hash
from integrations.sandbox import Sandbox
from integrations.sandbox.demo import demo_settings
from tests.databases import PostgresServer, migrated, sqlite_url
from tests.desk import Clock, setster
from tests.web.audited import AUDITED
from tests.web.staff_data import EMAIL, NOW, Browser, Salon, salon_in, serve

THEIRS = 99
PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
_numbers = count(1)


def as_role(url: str, role: str) -> str:
    return make_url(url).set(username=role).render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def url(postgres: PostgresServer) -> Iterator[str]:
    url = postgres.create_with_tables()
    yield url
    postgres.drop(url)


@pytest.fixture
def role(postgres: PostgresServer) -> str:
    name = f"pages_{next(_numbers)}"
    postgres.create_role(name)
    return name


@pytest.fixture
def salon(postgres: PostgresServer) -> Iterator[Salon]:
    url = postgres.create_with_tables()
    database = Database(url)
    salon = salon_in(database)
    with database.write() as connection:
        connection.execute(
            businesses.insert().values(id=THEIRS, name="Else", time_zone="UTC", created_at=NOW)
        )
    yield salon
    database.close()
    postgres.drop(url)


@pytest.fixture
def pages(salon: Salon, role: str) -> Iterator[Database]:
    """What the pages are given."""
    guarding.guard(salon.database, role)
    pages = Database(as_role(salon.database.url, role), business_id=salon.business_id)
    yield pages
    pages.close()


def test_the_pages_see_one_business_where_a_query_forgets_to_name_it(
    salon: Salon, pages: Database
) -> None:
    other = Salon(salon.database, THEIRS, salon.clock, numbers=salon.numbers)
    for one in (salon, other):
        talk = one.talk()
        talk.books(talk.says("hello"))
    with salon.database.read() as everything, pages.read() as ours:
        for name in ("contacts", "conversations", "messages", "bookings", "businesses"):
            query = select(func.count()).select_from(metadata.tables[name])
            assert everything.execute(query).scalar_one() == 2, name
            assert ours.execute(query).scalar_one() == 1, name
    with pages.write() as connection:
        assert connection.execute(contacts.update().values(name="x")).rowcount == 1
        assert connection.execute(text("UPDATE messages SET body = ''")).rowcount == 1
    with salon.database.read() as connection:
        names = connection.execute(select(contacts.c.business_id, contacts.c.name))
        assert {tuple(row) for row in names} == {(salon.business_id, "x"), (THEIRS, "")}
    row = {"channel": "sms", "address": "+1", "created_at": NOW, "business_id": THEIRS}
    with pytest.raises(DBAPIError, match="row-level security"), pages.write() as connection:
        connection.execute(insert(contacts).values(**row))


def test_every_table_is_behind_the_wall(salon: Salon, pages: Database) -> None:
    query = text(
        "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
        "WHERE nspname = 'public' AND relkind = 'r' AND NOT relrowsecurity"
    )
    with salon.database.read() as connection:
        open_tables = set(connection.execute(query).scalars())
    assert open_tables == {"message_words", "alembic_version"}
    nameless = Database(pages.url)
    with nameless.read() as connection:
        assert connection.execute(select(func.count()).select_from(businesses)).scalar_one() == 0
    nameless.close()


@pytest.mark.parametrize(
    "change", ["UPDATE audit_log SET actor = 'x'", "DELETE FROM audit_log", "TRUNCATE audit_log"]
)
def test_the_pages_may_add_to_the_audit_log_and_no_more(pages: Database, change: str) -> None:
    with pytest.raises(DBAPIError, match="permission denied"), pages.write() as connection:
        connection.execute(text(change))


def test_the_role_that_owns_the_audit_log_may_only_add_to_it(
    postgres: PostgresServer, role: str
) -> None:
    url = postgres.create(owner=role)
    database = Database(migrated(as_role(url, role)))
    salon = salon_in(database)
    with database.write() as connection:
        audit_log.add(connection, salon.business_id, Actor("Dora"), "looked", NOW)
    may = select(*(func.has_table_privilege("audit_log", key) for key in PRIVILEGES))
    with database.read() as connection:
        found = dict(zip(PRIVILEGES, connection.execute(may).one(), strict=True))
        assert audit_log.check(connection, salon.business_id).rows == 1
    assert {key for key, is_held in found.items() if is_held} == {"SELECT", "INSERT"}
    for change in ("UPDATE audit_log SET actor = 'x'", "DELETE FROM audit_log"):
        with pytest.raises(DBAPIError, match="permission denied"), database.write() as connection:
            connection.execute(text(change))
    database.close()
    postgres.drop(url)


def logged_in(salon: Salon, app: Flask) -> Browser:
    """Dora in a session of her own, without the form's slow password."""
    browser, token = Browser(app), f"session {next(_numbers)}"
    with salon.database.write() as connection:
        open_session(connection, salon.business_id, 1, token_hash(token), NOW)
    with browser.client.session_transaction() as cookie:
        cookie["_user_id"] = token
    return browser


def test_all_that_staff_do_works_behind_the_wall(
    salon: Salon, pages: Database, still_sandbox: tuple[Sandbox, Clock]
) -> None:
    sandbox, clock = still_sandbox
    clock.now = NOW
    salon.scheduler = setster(sandbox)
    salon.add_member(role="administrator")
    app = serve(salon, database=pages)
    with salon.database.read() as connection:
        own_hash = connection.execute(select(staff.c.password_hash)).scalar_one()
    for endpoint, (action, act) in AUDITED.items():
        dora = logged_in(salon, app)
        answer = act(salon, dora)
        answer.response.get_data()
        assert answer.status < 400, (endpoint, answer.text)
        assert action in [one.action for one in salon.audited()]
        with salon.database.write() as connection:
            # Acts bring people of their own, under the same names; and one changes the password.
            others = staff.c.email != EMAIL
            connection.execute(update(staff).where(others).values(email=staff.c.email + "."))
            connection.execute(update(staff).values(password_hash=own_hash))
    dora = logged_in(salon, app)
    for path in ("/staff/", "/staff/funnel", "/staff/audit", "/staff/people", "/staff/export"):
        assert dora.opens(path).status == 200, path
    assert dora.sends("/staff/search", words="hello").status == 303


def test_a_process_puts_the_wall_up_when_it_starts(
    postgres: PostgresServer, role: str, tmp_path: Path
) -> None:
    url = postgres.create()
    wanted = demo_settings("http://127.0.0.1:1", "http://127.0.0.1:2", tmp_path)
    wanted |= {"database_url": url, "staff_database_url": as_role(url, role)}
    app = create_app(load_settings(**wanted))
    assert app.test_client().get("/staff/login").status_code == 200
    assert app.test_client().get("/staff/join/nothing").status_code == 404
    bookline = app.extensions["bookline"]
    assert bookline.staff_database.url != bookline.services.database.url
    bookline.staff_database.close()
    bookline.services.database.close()
    postgres.drop(url)


def test_guarding_again_finds_what_is_new(salon: Salon, role: str) -> None:
    guarding.guard(salon.database, role)
    with salon.database.write() as connection:
        connection.execute(text(f"DROP POLICY {guarding.POLICY} ON contacts"))
        connection.execute(text(f"REVOKE ALL ON contacts FROM {role}"))
    for _ in range(2):
        guarding.guard(salon.database, role)
    pages = Database(as_role(salon.database.url, role), business_id=salon.business_id)
    with pages.read() as connection:
        assert connection.execute(select(func.count()).select_from(contacts)).scalar_one() == 0
    pages.close()


@pytest.mark.usefixtures("pages")
def test_a_second_role_is_walled_in_too(salon: Salon, postgres: PostgresServer) -> None:
    postgres.create_role("another")
    guarding.guard(salon.database, "another")
    salon.talk()
    for business_id, seen in ((salon.business_id, 1), (THEIRS, 0)):
        database = Database(as_role(salon.database.url, "another"), business_id=business_id)
        with database.read() as connection:
            found = connection.execute(select(func.count()).select_from(contacts)).scalar_one()
        database.close()
        assert found == seen


@pytest.mark.parametrize(
    ("can", "words"), [("SUPERUSER", "neither"), ("BYPASSRLS", "neither"), (None, "no such role")]
)
def test_a_role_that_no_wall_binds_is_refused(
    url: str, postgres: PostgresServer, can: str | None, words: str
) -> None:
    name = f"mighty_{next(_numbers)}"
    if can:
        postgres.create_role(name, can=can)
    database = Database(url)
    with pytest.raises(DatabaseError, match=words):
        guarding.guard(database, name)
    with pytest.raises(DatabaseError, match="neither"):
        guarding.guard(database, make_url(database.url).username or "")
    database.close()


def test_sqlite_has_no_roles(tmp_path) -> None:
    database = Database(sqlite_url(tmp_path))
    with pytest.raises(DatabaseError, match="PostgreSQL"):
        guarding.guard(database, "anybody")
    database.close()
