"""Real processes on one database, as an operator starts them; traps, and what the books say."""

import itertools
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.store.database import Database
from integrations.sandbox import Sandbox
from integrations.sandbox.deliveries import trusted
from tests.desk import at_once
from tests.end_to_end.test_booking_by_text import WHEN_JAMES_IS_DOWNTOWN, next_day_of_james
from tests.end_to_end.test_processes import free_port
from tests.phone import Phone
from tests.processes.balancer import Balancer
from tests.running import MESSAGES, let_time_pass, sandbox_settings
from tests.waiting import until

ROOT = Path(__file__).parents[2]
STARTING_S = 60.0
SETTLING_S = 60.0

_numbers = itertools.count(1)


class Machine:
    """One `serve` or `work`, with all its processes."""

    def __init__(self, command: str, environment: dict[str, str], folder: Path) -> None:
        self.command = command
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / f"{command}-{self.port}.log"
        self.environment = {**environment, "PORT": str(self.port)}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start; a web process is waited for until it is ready."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.processes.launcher", self.command],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if self.command == "serve":
            until(self.is_ready, "the server", limit_s=STARTING_S)

    def ends(self, number: signal.Signals) -> int | None:
        """Send a signal to all of it; its exit status at its end."""
        if self._process is None:
            return None
        if self._process.poll() is None:
            os.killpg(self._process.pid, number)
        status = self._process.wait(60)
        self._process = None
        return status

    def gets(self, number: signal.Signals) -> None:
        """Send a signal to its first process, which tells the others."""
        assert self._process is not None
        self._process.send_signal(number)

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def is_ready(self) -> bool:
        assert self._process is None or self._process.poll() is None, self.log.read_text()[-2000:]
        try:
            answer = httpx.get(f"{self.url}/readyz", trust_env=False, verify=trusted())
        except httpx.TransportError:
            return False
        return answer.status_code == 200 and answer.json()["catalogue"]


class Fleet:
    """Some machines behind one public address, and the customers who text it."""

    def __init__(self, sandbox: Sandbox, url: str, folder: Path, commands: list[str]) -> None:
        self.sandbox = sandbox
        self.database = Database(url)
        self.traps = folder / "traps"
        self.traps.mkdir()
        environment = {"PATH": os.environ["PATH"], "TRAPS": str(self.traps)}
        self.machines = [Machine(one, environment, folder) for one in commands]
        self.balancer = Balancer(lambda: [one.port for one in self.servers if one.is_running])
        public_url = f"http://127.0.0.1:{self.balancer.port}"
        settings = sandbox_settings(sandbox.url, public_url, url).model_dump(exclude_unset=True)
        for name, value in settings.items():
            plain = getattr(value, "get_secret_value", lambda value=value: value)()
            environment[name.upper()] = str(plain)
        for one in self.machines:
            one.environment.update(environment)
        sandbox.parts.phones.webhook_url = public_url + MESSAGES
        self._http = httpx.Client(timeout=30, trust_env=False, verify=trusted())

    def phone(self) -> Phone:
        """The phone of somebody whom Setter's bot knows."""
        phone = Phone(self.order, self.look, f"+1555018{next(_numbers):04}")
        self.order("/setter/messages", **{"from": phone.number}, channel="sms")
        return phone

    def order(self, path: str, **fields: Any) -> Any:
        return self._http.post(f"{self.sandbox.url}/control{path}", json=fields).json()

    def look(self, part: str) -> Any:
        state = self._http.get(f"{self.sandbox.url}/control/state", params={"only": part})
        return state.json()[part]

    @property
    def servers(self) -> list[Machine]:
        return [one for one in self.machines if one.command == "serve"]

    # Killing

    def set_trap(self, name: str, count: int = 1) -> Path:
        """The next process that comes by this point for the `count`th time dies there."""
        trap = self.traps / f"{name}#{count}@{next(_numbers)}"
        trap.touch()
        return trap

    def is_sprung(self, trap: Path) -> bool:
        return not trap.exists()

    def is_in_hand(self, operation: str) -> bool:
        """Whether a service is at work on a call that it has not answered yet."""
        calls = list(self.sandbox.world.state.calls)
        return any(one.operation == operation and one.status is None for one in calls)

    def let_time_pass(self) -> None:
        # It writes whole tables: where that gets in the way of the machines, they go first.
        with suppress(OperationalError):
            let_time_pass(self.database)

    # The end

    def settles(self, is_settled: Callable[[], object]) -> None:
        """Time passes again and again, until something is so."""

        def look() -> object:
            found = is_settled()
            if not found:
                self.let_time_pass()
            return found

        until(look, "the end of all work", limit_s=SETTLING_S)

    def rows(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        with self.database.read() as connection:
            return [tuple(row) for row in connection.execute(text(statement), values)]

    def live(self) -> list[Any]:
        return [one for one in self.sandbox.world.state.appointments.values() if one.status != 3]

    def differences(self) -> list[str]:
        """Where Setster's book, Setter's book, ours, and what customers were told disagree."""
        ours = {
            placed_id: (state, number, starts_at)
            for placed_id, state, number, starts_at in self.rows(
                "SELECT placed_id, state, client_phone, starts_at FROM bookings"
                " WHERE state IN ('booked', 'requested')"
            )
        }
        theirs = {one.id: one.starts_at for one in self.live() if one.ews_id}
        found = []
        if {str(one) for one in ours} != {str(one) for one in theirs}:
            found.append(f"calendar: {sorted(map(str, theirs))}, ours: {sorted(map(str, ours))}")
        setter = self.sandbox.world.state.setter_bookings.values()
        recorded = Counter(one.starts_at for one in setter if one.cancelled_at is None)
        if recorded != Counter(theirs.values()):
            found.append(f"Setter: {recorded}, calendar: {theirs}")
        open_states = "('wanted', 'creating', 'unknown', 'failed', 'changing')"
        for table in ("bookings", "changes"):
            found += [
                f"{table}: {row}"
                for row in self.rows(
                    f"SELECT reference, state FROM {table} WHERE state IN {open_states}"  # noqa: S608
                )
            ]
        return found

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


def times() -> Iterator[datetime]:
    """Hours at which James cuts hair downtown, each given out once."""
    day = next_day_of_james()
    while True:
        if day.weekday() in WHEN_JAMES_IS_DOWNTOWN:
            yield from (day.replace(hour=hour) for hour in range(10, 17))
        day += timedelta(days=1)


free_times = times()


def asked_to_confirm(machines: Fleet) -> Phone:
    """Somebody who may say yes to a time that nobody else wants."""
    phone, at = machines.phone(), next(free_times)
    phone.says(f"Haircut downtown on {at:%B %d} at {at:%I:%M%p} with James")
    if "OK" not in phone.reply:
        phone.says(f"I'm Dana Lee, dana{phone.number[-4:]}@example.com").hears("OK")
    return phone
