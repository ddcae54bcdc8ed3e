"""`flask staff add`."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bot.store.database import Database
from bot.web.staff.commands import staff_commands
from tests.web.staff_data import EMAIL, PASSWORD, Browser, Salon, open_salon, serve


@pytest.fixture
def salon(tmp_path: Path) -> Iterator[Salon]:
    with open_salon(tmp_path) as salon:
        yield salon


def run(salon: Salon, *words: str, entered: str = PASSWORD + "\n") -> Result:
    def open_database() -> tuple[Database, int]:
        return Database(salon.database.url), salon.business_id

    group: click.Group = staff_commands(open_database, salon.clock)
    return CliRunner().invoke(group, words, input=entered)


def test_somebody_who_was_added_can_log_in(salon: Salon) -> None:
    result = run(salon, "add", "Dora@Salon.example", "--password-stdin")
    assert (result.exit_code, result.output) == (0, f"Added {EMAIL} as agent.\n")
    assert Browser(serve(salon)).logs_in().leads_to == "/staff/"


def test_the_role_can_be_chosen(salon: Salon) -> None:
    result = run(salon, "add", EMAIL, "--password-stdin", "--role", "auditor")
    assert "as auditor" in result.output
    assert run(salon, "add", "a@b.example", "--role", "boss", "--password-stdin").exit_code == 2


def test_without_the_option_the_password_is_asked_for_twice_and_not_shown(salon: Salon) -> None:
    result = run(salon, "add", EMAIL, entered=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0
    assert PASSWORD not in result.output


@pytest.mark.parametrize("password", ["", "short", "x" * 257])
def test_a_weak_password_is_refused(salon: Salon, password: str) -> None:
    result = run(salon, "add", EMAIL, "--password-stdin", entered=password + "\n")
    assert result.exit_code == 1
    assert "8 to 256 characters" in result.output
    assert Browser(serve(salon)).logs_in(password=password).status == 401


def test_an_account_is_added_once(salon: Salon) -> None:
    run(salon, "add", EMAIL, "--password-stdin")
    result = run(salon, "add", EMAIL.upper(), "--password-stdin")
    assert result.exit_code == 1
    assert "already" in result.output


def test_something_that_is_no_email_is_refused(salon: Salon) -> None:
    assert run(salon, "add", "dora", "--password-stdin").exit_code == 2
