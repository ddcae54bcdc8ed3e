"""The operator's commands about the calendar: what they do, and that they print no secret."""

import pytest
from click.testing import CliRunner, Result

from bot.commands.calendar import Address, setster_commands
from bot.commands.doctor import examine
from bot.ports import Outside
from bot.store.database import Database
from integrations.sandbox import Sandbox, create_sandbox
from tests.desk import setster, setter, twilio
from tests.running import sandbox_settings

PREFIX = "https://book.example.com/webhooks/setster/"
SECRET = "canary-secret-of-the-calendar-0123"


@pytest.fixture(scope="module")
def calm() -> Sandbox:
    with create_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(calm: Sandbox) -> Sandbox:
    calm.app.test_client().post("/control/reset")
    return calm


def subscribes(sandbox: Sandbox, secret: str | None = SECRET) -> Result:
    def opened():
        return setster(sandbox), Address(PREFIX, secret)

    return CliRunner().invoke(setster_commands(opened), ["subscribe"])


def test_subscribing_is_done_once_and_printed_without_the_secret(sandbox: Sandbox) -> None:
    first, second = subscribes(sandbox), subscribes(sandbox)
    assert first.output.endswith(f"Setster calls {PREFIX}*** (added)\n")
    assert second.output.endswith(f"Setster calls {PREFIX}*** (unchanged)\n")
    (one,) = sandbox.world.state.subscriptions.values()
    assert one.target_url == PREFIX + SECRET


def test_a_new_secret_takes_the_place_of_the_old_one(sandbox: Sandbox) -> None:
    subscribes(sandbox, "canary-older-secret-0123456789")
    result = subscribes(sandbox)
    assert "Removed 1 older of ours" in result.output
    assert "canary" not in result.output
    assert len(sandbox.world.state.subscriptions) == 1


def test_without_a_secret_the_cure_is_named(sandbox: Sandbox) -> None:
    result = subscribes(sandbox, None)
    assert result.exit_code == 1
    assert "SETSTER_WEBHOOK_SECRET is not set" in result.output
    assert sandbox.world.state.subscriptions == {}


def test_a_calendar_that_is_down_is_said(sandbox: Sandbox) -> None:
    sandbox.app.test_client().post(
        "/control/faults", json={"service": "setster", "kind": "reset", "times": None}
    )
    result = subscribes(sandbox)
    assert (result.exit_code, "canary" in result.output) == (1, False)
    assert "Setster" in result.output


def finding(sandbox: Sandbox, database: Database, **settings: str) -> tuple[bool, str]:
    """What the doctor says of the webhooks."""
    known = sandbox_settings(sandbox.url, "https://book.example.com", database.url, **settings)
    calendar = setster(sandbox)
    found = examine(known, database, Outside(calendar, calendar, setter(sandbox), twilio(sandbox)))
    (one,) = [one for one in found if one.words.startswith("Setster webhooks")]
    assert "canary" not in one.words
    return one.is_well, one.words


def test_the_doctor_says_what_is_missing(sandbox: Sandbox, database: Database) -> None:
    is_well, words = finding(sandbox, database)
    assert (is_well, "SETSTER_WEBHOOK_SECRET is not set" in words) == (True, True)
    is_well, words = finding(sandbox, database, setster_webhook_secret=SECRET)
    assert (is_well, "flask setster subscribe" in words) == (False, True)
    subscribes(sandbox)
    assert finding(sandbox, database, setster_webhook_secret=SECRET)[0]
