"""One machine of an operator's, with all its processes."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import SystemRandom
from typing import Any

import httpx

from bot.settings import Settings
from integrations.sandbox.deliveries import trusted
from tests.waiting import until

ROOT = Path(__file__).parents[2]
STARTING_S = 60.0


class Machine:
    """One `serve` or `work`, with all its processes: `serve 2` answers with two of them."""

    def __init__(
        self,
        command: str,
        environment: dict[str, str],
        folder: Path,
        program: tuple[str, ...] = ("app.py",),
    ) -> None:
        self._program = program
        self.command, _, processes = command.partition(" ")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / f"{self.command}-{self.port}.log"
        numbers = folder / f"numbers-{self.port}"
        numbers.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            **environment,
            "PORT": str(self.port),
            "WEB_PROCESSES": processes or "1",
            "PROMETHEUS_MULTIPROC_DIR": str(numbers),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start; a web process is waited for until it is ready."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self._program, self.command],
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
            self.all_get(number)
        status = self._process.wait(60)
        self._process = None
        return status

    def gets(self, number: signal.Signals) -> None:
        """Send a signal to its first process, which tells the others."""
        assert self._process is not None
        self._process.send_signal(number)

    def all_get(self, number: signal.Signals) -> None:
        """Send a signal to each of its processes."""
        assert self._process is not None
        os.killpg(self._process.pid, number)

    def memory(self) -> int:
        """What all its processes hold, in kB."""
        assert self._process is not None
        first = self._process.pid
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        found = [Path(f"/proc/{one}/status").read_text() for one in (first, *children)]
        return sum(int(kb) for text in found for kb in re.findall(r"VmRSS:\s+(\d+)", text))

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


def environment_of(settings: Settings) -> dict[str, str]:
    """The settings as an operator gives them."""
    given = settings.model_dump(exclude_unset=True)
    return {name.upper(): _plain(value) for name, value in given.items()}


def _plain(value: Any) -> str:
    return str(getattr(value, "get_secret_value", lambda: value)())


def free_port() -> int:
    """A port below those that systems hand out: nobody's connection takes it before its server."""
    while True:
        port = SystemRandom().randrange(20_000, 32_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
