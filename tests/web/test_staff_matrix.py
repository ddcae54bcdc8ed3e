"""Each route by each role, with ids of our business and of another: a generated matrix."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select
from werkzeug.routing import Rule

from bot.store.staff import ROLES, open_session
from bot.store.staff_tables import invitations
from bot.store.tables import businesses, canned_replies, metadata
from bot.web.headers import HEADERS
from bot.web.staff.access import token_hash
from bot.web.staff.permissions import TAKES, Permission, may
from tests.web.staff_data import NOW, Browser, Salon, open_salon, serve

THEIRS = 99
CSRF = "a secret of one session"
MISSING = "no-such-thing"

Ids = dict[str, tuple[Any, Any]]
"""The name in an address -> an id of ours, and one of the other business."""
Seeded = tuple[Salon, Ids, sqlite3.Connection]


SESSIONS = (*((role, 0) for role in ROLES), ("administrator", THEIRS))


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeded]:
    """Two businesses with something of each kind, everybody in a session, and a copy of it all.

    Made once for all cases: each gets it back as it was.
    """
    with open_salon(tmp_path_factory.mktemp("matrix")) as salon:
        ids = furnish(salon)
        for role, business_id in SESSIONS:
            open_for(salon, role, business_id)
        with closing(sqlite3.connect(":memory:")) as kept:
            with closing(file_of(salon)) as file:
                file.backup(kept)
            yield salon, ids, kept


@pytest.fixture
def salon(seeded: Seeded) -> Salon:
    salon, _, kept = seeded
    with closing(file_of(salon)) as file:
        kept.backup(file)
    return salon


@pytest.fixture(scope="module")
def app(seeded: Seeded) -> Flask:
    return app_of(seeded[0])


def app_of(salon: Salon) -> Flask:
    app = serve(salon)
    app.config.update(PROPAGATE_EXCEPTIONS=False, MAX_CONTENT_LENGTH=64 * 1024)
    return app


@pytest.fixture
def ids(seeded: Seeded) -> Ids:
    return seeded[1]


def file_of(salon: Salon) -> sqlite3.Connection:
    return sqlite3.connect(salon.database.url.removeprefix("sqlite:///"))


def furnish(salon: Salon) -> Ids:
    """What stands in addresses. A route with an id of a new kind gets its line here."""
    with salon.database.write() as connection:
        connection.execute(
            businesses.insert().values(id=THEIRS, name="Else", time_zone="UTC", created_at=NOW)
        )
    ours, other = salon.talk(attention="payment"), Salon(salon.database, THEIRS, salon.clock)
    other.numbers = salon.numbers
    theirs = other.talk()
    ours.says("hello"), theirs.says("their secret")
    boss = salon.add_member("boss@salon.example", "administrator")
    return {
        "public_id": (ours.public_id, theirs.public_id),
        "staff_id": (
            salon.add_member("colleague@salon.example"),
            salon.add_member("eve@else.example", business_id=THEIRS),
        ),
        "token": (invited(salon, boss, "ours"), invited(other, boss, "theirs")),
        "reply_id": (canned(salon), canned(other)),
        "message_id": (ours.hears("once", state="failed"), theirs.hears("once", state="failed")),
        "booking_id": (ours.books(ours.says("yes")), theirs.books(theirs.says("yes"))),
        "key": (MISSING, MISSING),
        "_anything": (MISSING, MISSING),
    }


def canned(salon: Salon) -> int:
    return salon.add(canned_replies, title="Hours", body="We are open")


def invited(salon: Salon, by: int, token: str) -> str:
    salon.add(
        invitations,
        email=f"{token}@salon.example",
        role="agent",
        invited_by_id=by,
        token_hash=token_hash(token),
        expires_at=NOW + timedelta(days=1),
    )
    return token


def open_for(salon: Salon, role: str, business_id: int) -> None:
    email = f"{role}@{business_id}.example"
    member = salon.add_member(email, role, business_id)
    with salon.database.write() as connection:
        hashed = token_hash(session_of(role, business_id))
        open_session(connection, business_id or salon.business_id, member, hashed, NOW)


def session_of(role: str, business_id: int) -> str:
    return f"session of {role} at {business_id}"


def somebody(app: Flask, role: str, business_id: int = 0) -> Browser:
    """Somebody with a role in a session, opened without the form."""
    browser = stranger(app)
    with browser.client.session_transaction() as cookie:
        cookie["_user_id"] = session_of(role, business_id)
    return browser


def stranger(app: Flask) -> Browser:
    """Somebody who has a form open."""
    browser = Browser(app)
    with browser.client.session_transaction() as cookie:
        cookie["csrf_token"] = CSRF
    return browser


def form_token(app: Flask) -> str:
    """What their forms hold."""
    return str(URLSafeTimedSerializer(app.secret_key, salt="wtf-csrf-token").dumps(CSRF))


def rule_of(app: Flask, endpoint: str) -> Rule:
    return next(one for one in app.url_map.iter_rules() if one.endpoint == f"staff.{endpoint}")


def method_of(rule: Rule) -> str:
    return "POST" if "POST" in (rule.methods or ()) else "GET"


def path_of(rule: Rule, ids: Ids, whose: int) -> str:
    path = rule.rule
    for name in rule.arguments:
        assert name in ids, f"{rule.rule}: say in ids() what <{name}> of another business is"
        path = re.sub(rf"<(\w+:)?{name}>", str(ids[name][whose]), path)
    return path


def use(browser: Browser, rule: Rule, path: str) -> Any:
    if method_of(rule) == "GET":
        return browser.client.get(path)
    return browser.client.post(path, data={"csrf_token": form_token(browser.client.application)})


def rows(salon: Salon) -> dict[str, list[Any]]:
    """All that is stored, but for what reading may write: the audit log and "last seen"."""
    with salon.database.read() as connection:
        return {name: list(connection.exec_driver_sql(query).all()) for name, query in KEPT.items()}


MAY_GROW = {"audit_log", "staff_reads"}
KEPT = {
    name: str(select(*(one for one in table.c if one.name != "last_seen_at")))
    for name, table in metadata.tables.items()
    if name not in MAY_GROW
}
MISSING_FOR_ALL = {"nothing_here", "found"}
"""Nothing is there; a search is found by who typed it, and by nobody else."""
GUARDED = sorted(name for name, takes in TAKES.items() if takes is not Permission.NONE)
OPEN = sorted(TAKES.keys() - set(GUARDED))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("endpoint", GUARDED)
def test_a_role_gets_what_it_holds_and_nothing_of_another_business(
    salon: Salon, app: Flask, ids: Ids, endpoint: str, role: str
) -> None:
    rule, browser = rule_of(app, endpoint), somebody(app, role)
    if not may(role, TAKES[endpoint]):
        before = rows(salon)
        for whose in (0, 1):
            assert use(browser, rule, path_of(rule, ids, whose)).status_code == 403
        assert rows(salon) == before
        return
    if rule.arguments:
        before = rows(salon)
        refused = use(browser, rule, path_of(rule, ids, 1))
        assert refused.status_code == 404
        assert "their secret" not in refused.get_data(as_text=True)
        assert rows(salon) == before
    allowed = use(browser, rule, path_of(rule, ids, 0))
    if endpoint in MISSING_FOR_ALL:
        assert allowed.status_code == 404
        return
    assert allowed.status_code not in {401, 403, 404, 405, 500}, allowed.get_data(as_text=True)
    assert "/staff/login" not in allowed.headers.get("Location", "")


@pytest.mark.parametrize("endpoint", GUARDED)
def test_strangers_and_staff_of_another_business_are_asked_to_log_in(
    salon: Salon, app: Flask, ids: Ids, endpoint: str
) -> None:
    rule, before = rule_of(app, endpoint), None
    for browser in (Browser(app), somebody(app, "administrator", THEIRS)):
        before = rows(salon)
        for whose in (0, 1):
            answer = browser.client.open(path_of(rule, ids, whose), method=method_of(rule))
            assert answer.status_code == 303
            assert answer.location.split("?")[0] == "/staff/login"
        assert rows(salon) == before


@pytest.mark.parametrize("endpoint", OPEN)
def test_what_is_open_to_strangers_knows_nothing_of_another_business(
    app: Flask, ids: Ids, endpoint: str
) -> None:
    rule = rule_of(app, endpoint)
    if rule.arguments:
        assert use(stranger(app), rule, path_of(rule, ids, 1)).status_code == 404


def test_what_is_open_to_strangers_is_listed() -> None:
    assert OPEN == ["join", "joined", "log_in", "login", "logout"]


@pytest.mark.parametrize("endpoint", sorted(TAKES))
def test_a_form_without_its_own_token_changes_nothing(
    salon: Salon, app: Flask, ids: Ids, endpoint: str
) -> None:
    rule, boss = rule_of(app, endpoint), somebody(app, "administrator")
    if method_of(rule) == "GET":
        return
    before = rows(salon)
    for data in ({}, {"csrf_token": "x"}, {"csrf_token": Browser(app).token()}):
        answer = boss.client.post(path_of(rule, ids, 0), data=data)
        assert answer.status_code == 400
    assert rows(salon) == before


@pytest.mark.parametrize("endpoint", sorted(TAKES))
def test_following_a_link_changes_nothing(
    salon: Salon, app: Flask, ids: Ids, endpoint: str
) -> None:
    boss = somebody(app, "administrator")
    boss.opens("/staff/")
    before = rows(salon)
    for method in ("GET", "HEAD", "OPTIONS"):
        answer = boss.client.open(path_of(rule_of(app, endpoint), ids, 0), method=method)
        assert answer.status_code != 500
    assert rows(salon) == before


@pytest.mark.usefixtures("salon")
@pytest.mark.parametrize("endpoint", sorted(TAKES))
def test_every_route_answers_with_the_headers(app: Flask, ids: Ids, endpoint: str) -> None:
    rule, boss = rule_of(app, endpoint), somebody(app, "administrator")
    for method in ("GET", "POST", "PUT", "DELETE"):
        answer = boss.client.open(path_of(rule, ids, 0), method=method)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, method
        assert answer.headers["Cache-Control"] == "no-store"


def test_every_status_code_bears_the_headers(salon: Salon) -> None:
    app = app_of(salon)

    @app.get("/staff-broken")
    def broken() -> str:
        raise RuntimeError("4711")

    boss, agent = somebody(app, "administrator"), somebody(app, "agent")
    large = {"csrf_token": boss.token(), "name": "x" * 200_000}
    wanted: dict[int, Callable[[], Any]] = {
        200: lambda: boss.client.get("/staff/"),
        303: lambda: Browser(app).client.get("/staff/"),
        400: lambda: boss.client.post("/staff/logout"),
        401: lambda: Browser(app).logs_in("x@y", "z").response,
        403: lambda: agent.client.get("/staff/people"),
        404: lambda: boss.client.get("/staff/none"),
        405: lambda: boss.client.put("/staff/login"),
        413: lambda: boss.client.post("/staff/account/name", data=large),
        429: lambda: [Browser(app).logs_in("x@y", "z").response for _ in range(12)][-1],
        500: lambda: boss.client.get("/staff-broken"),
    }
    for code, ask in wanted.items():
        answer = ask()
        assert answer.status_code == code
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, code
        assert answer.headers["Cache-Control"] == "no-store", code
        assert "4711" not in answer.get_data(as_text=True)
