"""A sandbox with a clock that stands still, served over real HTTP, and our clients of it."""

from collections.abc import Iterator

import pytest

from bot.ports import Messenger, Recorder, Scheduler
from integrations.sandbox import Sandbox, create_sandbox
from integrations.sandbox.business import CREDENTIALS
from integrations.setter import Setter
from integrations.twilio.client import Twilio
from tests.integrations.contract.salon import MONDAY_9AM, setster_of


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with create_sandbox(clock=lambda: MONDAY_9AM) as made:
        yield made


@pytest.fixture
def scheduler(sandbox: Sandbox) -> Scheduler:
    return setster_of(sandbox)


@pytest.fixture
def recorder(sandbox: Sandbox) -> Recorder:
    return Setter(
        f"{sandbox.url}/setter/api/v1",
        api_key=CREDENTIALS.setter_api_key,
        bot_id=CREDENTIALS.setter_bot_id,
        default_country="US",
    )


@pytest.fixture
def messenger(sandbox: Sandbox) -> Messenger:
    return Twilio(
        account_sid=CREDENTIALS.twilio_account_sid,
        auth_tokens=CREDENTIALS.twilio_auth_token,
        api_url=f"{sandbox.url}/twilio",
    )
