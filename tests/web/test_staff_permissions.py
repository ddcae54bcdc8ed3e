"""Every page says what it takes, and no role gets more than it holds."""

import pytest
from flask import Flask

from bot.store.database import Database
from bot.store.staff import ROLES
from bot.web.staff.permissions import HELD, TAKES, Permission, may, permission_for
from tests.web.staff_data import salon_in, serve


@pytest.fixture
def app(database: Database) -> Flask:
    return serve(salon_in(database))


def test_every_page_says_what_it_takes(app: Flask) -> None:
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint[:6] == "staff."}
    assert pages == {f"staff.{name}" for name in TAKES}


def test_a_page_that_is_not_listed_takes_more_than_anybody_has() -> None:
    assert permission_for("staff.forgotten") is None
    assert permission_for(None) is None


def test_every_role_is_known() -> None:
    assert set(HELD) == set(ROLES)
    assert not may("visitor", Permission.READ)


def test_an_auditor_reads_everything_and_changes_nothing() -> None:
    assert may("auditor", Permission.READ)
    assert may("auditor", Permission.OVERSEE)
    assert not may("auditor", Permission.WORK)
    assert not may("auditor", Permission.MANAGE)
