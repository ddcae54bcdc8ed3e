"""A salon with Dora at its desk. A file whose salon or Dora is otherwise says so itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.database import Database
from tests.web.serving import serving
from tests.web.staff_data import Browser, Salon, open_salon, salon_in, serve


@pytest.fixture
def role() -> str:
    """What Dora may do."""
    return "agent"


@pytest.fixture
def salon(tmp_path: Path, role: str) -> Iterator[Salon]:
    """In an SQLite file; nobody has written yet."""
    with open_salon(tmp_path) as salon:
        salon.add_member(role=role)
        yield salon


@pytest.fixture
def salon_on_each(database: Database, role: str) -> Salon:
    """The same on SQLite, and on PostgreSQL."""
    salon = salon_in(database)
    salon.add_member(role=role)
    return salon


@pytest.fixture
def dora(salon: Salon) -> Browser:
    """Logged in."""
    browser = Browser(serve(salon))
    browser.logs_in()
    return browser


@pytest.fixture
def address(salon: Salon) -> Iterator[str]:
    """Where a real browser finds the salon's pages."""
    with serving(serve(salon)) as address:
        yield address
