"""The production server as processes of its own: killed, started again, and several at once."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.store.database import Database
from integrations.sandbox import Sandbox, create_sandbox
from integrations.sandbox.deliveries import trusted
from integrations.sandbox.faults import Fault
from tests.databases import PostgresServer, sqlite_url
from tests.desk import at_once
from tests.end_to_end.test_booking_by_text import next_day_of_james
from tests.phone import Phone
from tests.running import MESSAGES, let_time_pass, sandbox_settings
from tests.waiting import until

ROOT = Path(__file__).parents[2]


class Process:
    """`app.py serve`, as an operator starts it."""

    def __init__(self, sandbox: Sandbox, database_url: str, public_url: str, port: int) -> None:
        settings = sandbox_settings(sandbox.url, public_url, database_url)
        given = settings.model_dump(exclude_unset=True)
        self.url = f"http://127.0.0.1:{port}"
        self._environment = {
            "PATH": os.environ["PATH"],
            "PORT": str(port),
            **{name.upper(): _plain(value) for name, value in given.items()},
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it is ready."""
        self._process = subprocess.Popen(
            [sys.executable, "app.py", "serve"],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until(self._is_ready, "the server", limit_s=30)

    def ends(self, number: signal.Signals) -> None:
        """Send a signal to all of it, and wait for its end."""
        if self._process is not None:
            os.killpg(self._process.pid, number)
            self._process.wait(30)
            self._process = None

    def _is_ready(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, "the server has ended"
        try:
            answer = httpx.get(f"{self.url}/readyz", trust_env=False, verify=trusted())
        except httpx.TransportError:
            return False
        return answer.status_code == 200 and answer.json()["catalogue"]


def _plain(value: Any) -> str:
    return str(getattr(value, "get_secret_value", lambda: value)())


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def processes(
    sandbox: Sandbox, database_url: str, number: int
) -> Iterator[tuple[list[Process], Callable[..., Phone]]]:
    """So many servers behind one public address, which is the first one's own."""
    ports = [free_port() for _ in range(number)]
    public_url = f"http://127.0.0.1:{ports[0]}"
    sandbox.parts.phones.webhook_url = public_url + MESSAGES
    servers = [Process(sandbox, database_url, public_url, port) for port in ports]
    with httpx.Client(timeout=30, trust_env=False, verify=trusted()) as http:

        def order(path: str, **fields: Any) -> Any:
            return http.post(f"{sandbox.url}/control{path}", json=fields).json()

        def look(part: str) -> Any:
            return http.get(f"{sandbox.url}/control/state", params={"only": part}).json()[part]

        try:
            at_once(*[one.start for one in servers])
            yield servers, lambda: Phone(order, look, "+15550177001")
        finally:
            for one in servers:
                one.ends(signal.SIGTERM)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with create_sandbox() as made:
        yield made


def ask_to_confirm(phone: Phone) -> None:
    at = next_day_of_james()
    phone.says(f"Haircut downtown {at:%A} at 3pm with James. I'm Dana Lee, dana@example.com")
    phone.hears("OK")


def live(sandbox: Sandbox) -> list:
    return [one for one in sandbox.world.state.appointments.values() if one.status != 3]


def kill_while_it_books(sandbox: Sandbox, process: Process, phone: Phone) -> None:
    """The order is out, the calendar takes its time, and the process is killed."""
    sandbox.parts.faults.add(
        Fault(service="setster", kind="latency", operation="create", seconds=1.0)
    )

    def kill() -> None:
        until(lambda: "create" in [one.operation for one in sandbox.world.state.calls])
        process.ends(signal.SIGKILL)

    at_once(lambda: phone.says("yes"), kill)
    assert phone.answers[0]["status"] is None
    until(lambda: live(sandbox), "the order that was out already")


def test_a_killed_process_is_made_up_for_when_it_is_started_again(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    url = sqlite_url(tmp_path)
    with processes(sandbox, url, 1) as ((process,), phone_of):
        phone = phone_of()
        ask_to_confirm(phone)
        kill_while_it_books(sandbox, process, phone)
        process.start()
        database = Database(url)
        let_time_pass(database)
        database.close()
        phone.receives("Booked")
        assert len(live(sandbox)) == 1


def test_two_processes_give_copies_the_same_bytes_and_make_up_for_each_other(
    sandbox: Sandbox, postgres: PostgresServer
) -> None:
    url = postgres.create()
    with processes(sandbox, url, 2) as (servers, phone_of):
        answers = at_once(*[copy_for(one, sandbox) for one in servers * 5])
        assert answers == [answers[0]] * 10
        assert b"Maple" in answers[0]
        phone = phone_of()
        ask_to_confirm(phone)
        kill_while_it_books(sandbox, servers[0], phone)
        database = Database(url)
        let_time_pass(database)
        database.close()
        phone.receives("Booked")
        assert len(live(sandbox)) == 1
    postgres.drop(url)


def copy_for(server: Process, sandbox: Sandbox) -> Callable[[], bytes]:
    """Deliver the same message to a server."""
    form = {
        "MessageSid": "SM" + "1" * 32,
        "From": "+15550177002",
        "To": sandbox.world.business.credentials.sms_number,
        "Body": "Hi",
    }
    signature = sandbox.parts.texts.signature(sandbox.parts.phones.webhook_url, form)
    headers = {"X-Twilio-Signature": signature}
    return lambda: (
        httpx.post(
            server.url + MESSAGES, data=form, headers=headers, trust_env=False, verify=trusted()
        ).content
    )
