"""One machine of an operator's, with all its processes."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from integrations.sandbox.deliveries import trusted
from tests.waiting import until

ROOT = Path(__file__).parents[2]
STARTING_S = 60.0


class Machine:
    """One `serve` or `work`, with all its processes: `serve 2` answers with two of them."""

    def __init__(self, command: str, environment: dict[str, str], folder: Path) -> None:
        self.command, _, processes = command.partition(" ")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / f"{self.command}-{self.port}.log"
        numbers = folder / f"numbers-{self.port}"
        numbers.mkdir()
        self.environment = {
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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
