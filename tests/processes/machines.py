"""Real processes on one database, as an operator starts them; traps, and what the books say."""

import itertools
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.store.database import Database
from integrations.sandbox import Sandbox
from integrations.sandbox.deliveries import trusted
from tests.desk import at_once
from tests.phone import Phone
from tests.processes.balancer import Balancer
from tests.processes.books import differences
from tests.processes.machine import STARTING_S, Machine, environment_of
from tests.running import MESSAGES, let_time_pass, sandbox_settings
from tests.waiting import until

LAUNCHER = ("-m", "tests.processes.launcher")
SETTLING_S = 90.0
ROUND_S = 2.5
"""Longer than the sweep's pause: what time has made due is begun before more time passes."""
LONGEST_WORK_S = 20.0
"""A piece of work that seems to take longer was cut off when its database crashed: time goes on."""
LOST = {"reset", "lost_answer"}
"""Faults of calls that never get a status."""

_numbers = itertools.count(1)


class Fleet:
    """Some machines behind one public address, and the customers who text it."""

    def __init__(self, sandbox: Sandbox, url: str, folder: Path, commands: list[str]) -> None:
        self.sandbox = sandbox
        self.database = Database(url)
        self.traps = folder / "traps"
        self.traps.mkdir()
        environment = {"TRAPS": str(self.traps)}
        self.machines = [Machine(one, environment, folder, LAUNCHER) for one in commands]
        self.balancer = Balancer(lambda: [one.port for one in self.servers if one.is_running])
        self.public_url = f"http://127.0.0.1:{self.balancer.port}"
        settings = sandbox_settings(sandbox.url, self.public_url, url)
        for one in self.machines:
            one.environment |= environment_of(settings)
        sandbox.parts.phones.webhook_url = self.public_url + MESSAGES
        self._http = httpx.Client(timeout=30, trust_env=False, verify=trusted())
        self._passed_at = 0.0

    def phone(self) -> Phone:
        """The phone of somebody whom Setter's bot knows."""
        phone = Phone(self.order, self.look, f"+1555018{next(_numbers):04}")
        self.order("/setter/messages", **{"from": phone.number}, channel="sms")
        return phone

    def posts(self, machine: Machine, path: str, form: dict[str, str]) -> httpx.Response:
        """What one machine answers to a call of Twilio's."""
        signature = self.sandbox.parts.texts.signature(self.public_url + path, form)
        headers = {"X-Twilio-Signature": signature}
        return self._http.post(machine.url + path, data=form, headers=headers)

    def order(self, path: str, **fields: Any) -> Any:
        return self._http.post(f"{self.sandbox.url}/control{path}", json=fields).json()

    def mends(self) -> None:
        """All services behave again."""
        self._http.delete(f"{self.sandbox.url}/control/faults")

    def look(self, part: str) -> Any:
        state = self._http.get(f"{self.sandbox.url}/control/state", params={"only": part})
        return state.json()[part]

    @property
    def servers(self) -> list[Machine]:
        return [one for one in self.machines if one.command == "serve"]

    # Killing

    def set_trap(self, name: str, count: int = 1, number: signal.Signals = signal.SIGKILL) -> Path:
        """The next process that comes by this point for the `count`th time gets the signal."""
        trap = self.traps / f"{name}#{count}@{next(_numbers)}"
        unfinished = self.traps / f"unfinished {trap.name}"
        unfinished.write_text(str(number.value))
        return unfinished.rename(trap)

    def is_sprung(self, trap: Path) -> bool:
        return not trap.exists()

    def is_in_hand(self, operation: str) -> bool:
        """Whether a service is at work on a call that it has not answered yet."""
        return operation in self._in_hand()

    def _in_hand(self) -> list[str]:
        calls = list(self.sandbox.world.state.calls)
        return [one.operation for one in calls if one.status is None and one.fault not in LOST]

    def orders(self) -> int:
        """How many bookings the calendar was asked to make."""
        calls = list(self.sandbox.world.state.calls)
        return [(one.service, one.operation) for one in calls].count(("setster", "create"))

    def wake(self) -> None:
        """Whoever was paused goes on."""
        for one in self.machines:
            one.all_get(signal.SIGCONT)

    def revive(self) -> None:
        """The operator's supervisor starts again what has died as a whole."""
        for one in self.machines:
            if not one.is_running:
                one.start()
        for one in self.servers:
            until(one.is_ready, "the server", limit_s=STARTING_S)

    # The end

    def settles(self, is_settled: Callable[[], object], limit_s: float = SETTLING_S) -> None:
        """Time passes until something is so, each time after all work in hand has ended."""

        def look() -> object:
            found = is_settled()
            if not found:
                self._lets_time_pass()
            return found

        until(look, "the end of all work", limit_s=limit_s)

    def time_passes(self) -> None:
        """All work in hand ends, and what is due by then is begun and ends."""
        for _ in range(2):
            until(self._lets_time_pass, "the end of all work", limit_s=SETTLING_S)

    def _is_quiet(self) -> bool:
        """Whether nobody is at work: else time would run away from under their leases."""
        table = "workflow_status" if self.database.is_sqlite else "dbos.workflow_status"
        with suppress(OperationalError):
            unfinished = self.rows(
                f"SELECT 1 FROM {table} WHERE status IN ('ENQUEUED', 'PENDING')"  # noqa: S608
            )
            return not unfinished and not self._in_hand()
        return False

    def _lets_time_pass(self) -> bool:
        waited_s = time.monotonic() - self._passed_at
        if waited_s < ROUND_S or (waited_s < LONGEST_WORK_S and not self._is_quiet()):
            return False
        # It writes whole tables: where that gets in the way of the machines, they go first.
        with suppress(OperationalError):
            let_time_pass(self.database)
            self._passed_at = time.monotonic()
            return True
        return False

    def rows(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        with self.database.read() as connection:
            return [tuple(row) for row in connection.execute(text(statement), values)]

    def live(self) -> list[Any]:
        return [one for one in self.sandbox.world.state.appointments.values() if one.status != 3]

    def agrees(self) -> None:
        """All work ends, and the three books are the same to the letter."""
        self.settles(lambda: not differences(self.database, self.sandbox))
        assert differences(self.database, self.sandbox) == []

    def close(self) -> None:
        self._http.close()
        self.balancer.close()
        self.database.close()


@contextmanager
def fleet(sandbox: Sandbox, url: str, folder: Path, *commands: str) -> Iterator[Fleet]:
    """Machines, started, until the end of the block."""
    made = Fleet(sandbox, url, folder, list(commands))
    first, *others = made.machines
    try:
        first.start()
        if others:
            at_once(*[one.start for one in others])
        yield made
    finally:
        for one in made.machines:
            one.ends(signal.SIGKILL)
        made.close()
