"""Whatever staff, or somebody in their name, put into any field of any form: no 5xx, no markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Table, update

from bot.store.staff import ROLES
from bot.store.tables import bookings, contacts, messages
from bot.web.staff.permissions import TAKES
from integrations.twilio.cleaning import clean_lines
from tests.edge.hostile import IS_SOAK, TEXTS, few, texts
from tests.edge.test_hostile_pages import Page
from tests.web.staff_data import open_salon
from tests.web.test_staff_matrix import (
    Ids,
    app_of,
    form_token,
    furnish,
    method_of,
    open_for,
    path_of,
    rule_of,
    somebody,
)

ROOT = Path(__file__).parents[2]
READ = r"request\.(?:args|form)(?:\.get|\.getlist)?[\[(]\"(\w+)\""
SHOWN = r"\bname=\"(\w+)\""
SOURCES = [*(ROOT / "bot/web").rglob("*.py"), *(ROOT / "templates/staff").rglob("*.html")]
FIELDS = sorted(
    {
        one
        for path in SOURCES
        for found in re.findall(f"{READ}|{SHOWN}", path.read_text())
        for one in found
        if one and one != "csrf_token"
    }
)
"""Every field of every form and address, whichever route takes it."""
ODD = ("", "0", "-1", "99999999999999999999", "1e400", "NaN", "2026-13-45", "2026-11-21T25:61")
"""What is no text but a wrong number, date or choice."""


@dataclass
class Pages:
    """The pages of a salon with something of each kind in it, and a session for each role."""

    app: Flask
    ids: Ids

    def sends(self, role: str, endpoint: str, fields: dict[str, str]) -> Any:
        """What a route answers to fields in its address and in its form."""
        rule, client = rule_of(self.app, endpoint), somebody(self.app, role).client
        wire = {name: text.encode("utf-8", "replace").decode() for name, text in fields.items()}
        path = path_of(rule, self.ids, 0)
        if method_of(rule) == "GET":
            return client.get(path, query_string=wire)
        form = {**wire, "csrf_token": form_token(self.app)}
        return client.post(path, query_string=wire, data=form)


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Pages]:
    with open_salon(tmp_path) as salon:
        ids = furnish(salon)
        for role in ROLES:
            open_for(salon, role, 0)
        yield Pages(app_of(salon), ids)


def assert_harmless(answer: Any, ours: set[str], *context: Any) -> None:
    # Without a calendar, as here, a booking's pages answer 503.
    assert answer.status_code < 500 or answer.status_code == 503, context
    assert (answer.location or "/").startswith("/"), context
    assert strange_in(answer) <= ours, context


def strange_in(answer: Any) -> set[str]:
    """What a page holds besides plain tags: on some, drawings of our own."""
    is_page = answer.mimetype == "text/html"
    return set(Page(answer.get_data(as_text=True)).strange) if is_page else set()


def test_the_fields_are_found() -> None:
    assert {"email", "password", "role", "words", "after", "on", "number", "next"} <= set(FIELDS)


@pytest.mark.parametrize("endpoint", sorted(TAKES))
def test_a_route_takes_anything_in_all_its_fields(pages: Pages, endpoint: str) -> None:
    """Every text on each route with SOAK=1; by default every sixth, another six on the next."""
    ours = strange_in(pages.sends("administrator", endpoint, {}))
    every = 1 if IS_SOAK else 6
    first = sorted(TAKES).index(endpoint) % every
    for number, text in enumerate((*TEXTS, *ODD)[first::every]):
        role = ROLES[number % len(ROLES)]
        answer = pages.sends(role, endpoint, dict.fromkeys(FIELDS, text))
        assert_harmless(answer, ours, role, text)


WRITTEN: dict[Table, tuple[str, ...]] = {
    contacts: ("profile_name", "name", "email"),
    messages: ("body",),
    bookings: (
        *("client_name", "client_email", "client_phone", "client_address", "note"),
        *("location_name", "service_name", "employee_name"),
    ),
}
"""Where what a customer or the calendar has written comes to stand."""


def test_no_page_shows_what_a_customer_or_the_calendar_wrote_as_markup(tmp_path: Path) -> None:
    text = clean_lines(" ".join(one for one in TEXTS if "<" in one or '"' in one))
    with open_salon(tmp_path) as salon:
        ids = furnish(salon)
        open_for(salon, "administrator", 0)
        pages = Pages(app_of(salon), ids)
        opened = [one for one in sorted(TAKES) if method_of(rule_of(pages.app, one)) == "GET"]
        ours = {one: strange_in(pages.sends("administrator", one, {})) for one in opened}
        with salon.database.write() as connection:
            for table, names in WRITTEN.items():
                connection.execute(update(table).values(dict.fromkeys(names, text)))
        answers = {one: pages.sends("administrator", one, {}) for one in opened}
        for endpoint, answer in answers.items():
            assert_harmless(answer, ours[endpoint], endpoint)
        for endpoint in ("conversations", "transcript", "print_page"):
            assert "&lt;script&gt;alert(1)" in answers[endpoint].text


@few()
@given(
    endpoint=st.sampled_from(sorted(TAKES)),
    role=st.sampled_from(ROLES),
    fields=st.dictionaries(st.sampled_from(FIELDS), texts() | st.sampled_from(ODD), max_size=6),
)
def test_a_route_takes_anything_in_some_of_its_fields(
    pages: Pages, endpoint: str, role: str, fields: dict[str, str]
) -> None:
    ours = strange_in(pages.sends(role, endpoint, {}))
    assert_harmless(pages.sends(role, endpoint, fields), ours, endpoint, role, fields)
