"""Four times as much as can be done, then normal again: `python -m bench.overload [--seconds 20]`.

Measures what the server can do (eight customers, each waiting for its answer), then offers half
of that, four times that, and half again. Arrivals come by the clock, whoever still waits for an
answer: a slow server gets no relief. Only ratios within one run mean anything.
"""

import argparse
import http.client
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from sqlalchemy import text

from bench.floor import pin
from bench.turns import CUSTOMER_CORE, PATH, server, validator
from bot.store.database import Database
from integrations.sandbox import create_sandbox
from integrations.sandbox.business import CREDENTIALS

CALLERS = 256
CLOSED_CALLERS = 8
TWILIO_WAITS_S = 15.0
SHED = 503
UNDECIDED = "SELECT count(*) FROM messages WHERE author = 'customer' AND outcome = ''"
QUEUED = "SELECT count(*) FROM workflow_status WHERE status IN ('ENQUEUED', 'PENDING')"

texts = count(1)


class Answer(NamedTuple):
    """What became of one text; the seconds count from when it was due."""

    status: int
    due: float
    seconds: float


@dataclass
class Phase:
    """What was offered for a while, and what came of it."""

    name: str
    answers: list[Answer]
    started: float
    seconds: float
    memory: int

    @property
    def admitted(self) -> list[float]:
        """The seconds of those that were answered, quickest first."""
        return sorted(one.seconds for one in self.answers if one.status == 200)

    @property
    def shed_until(self) -> float:
        """Seconds from the beginning to the last text that was turned away."""
        shed = [one.due for one in self.answers if one.status == SHED]
        return max(shed, default=self.started) - self.started

    def rate(self, found: int) -> float:
        """So many a second."""
        return found / self.seconds

    def quantile(self, part: float) -> float:
        """Seconds within which that part of the admitted were answered."""
        found = self.admitted
        return found[min(len(found) - 1, int(part * len(found)))] if found else 0.0


class Caller:
    """One connection of Twilio's, opened again when it was closed."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection: http.client.HTTPConnection | None = None

    def sends(self, due: float) -> Answer:
        """A first text of a new customer."""
        try:
            status = self._post()
        except (OSError, http.client.HTTPException):
            self._connection, status = None, 0
        return Answer(status, due, time.monotonic() - due)

    def _post(self) -> int:
        number = next(texts)
        form = {
            "MessageSid": f"SM{number:032x}",
            "From": f"+1202{200 + number // 10_000}{number % 10_000:04d}",
            "To": CREDENTIALS.sms_number,
            "Body": "hi",
        }
        url = f"http://127.0.0.1:{self._port}{PATH}"
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Twilio-Signature": validator.compute_signature(url, form),
        }
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        self._connection.request("POST", PATH, urlencode(form), headers)
        answer = self._connection.getresponse()
        answer.read()
        if answer.will_close:
            self._connection = None
        return answer.status


def arrivals(rate: float | None, seconds: float) -> Iterator[float]:
    """The moments at which texts are due; without a rate, whenever somebody asks."""
    start = time.monotonic()
    for number in count():
        due = start + number / rate if rate else time.monotonic()
        if due > start + seconds:
            return
        yield due


def phase(name: str, port: int, process: int, rate: float | None, seconds: float) -> Phase:
    """Offer so many texts a second for a while; without a rate, as many as are answered."""
    answers: list[Answer] = []
    due_times, lock = arrivals(rate, seconds), threading.Lock()

    def run() -> None:
        caller = Caller(port)
        while True:
            with lock:
                due = next(due_times, None)
            if due is None:
                return
            time.sleep(max(0.0, due - time.monotonic()))
            answers.append(caller.sends(due))

    started = time.monotonic()
    callers = [threading.Thread(target=run) for _ in range(CALLERS if rate else CLOSED_CALLERS)]
    for one in callers:
        one.start()
    for one in callers:
        one.join()
    return Phase(name, answers, started, time.monotonic() - started, memory_of(process))


def memory_of(process: int) -> int:
    """The memory of a process and its children, in kB."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return sum(_resident(one) for one in [str(process), *children])


def _resident(process: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(one.split()[1] for one in lines if one.startswith("VmRSS")))


def left_over(folder: Path) -> tuple[int, int]:
    """Messages without an outcome, and durable work that is not done."""
    database = Database(f"sqlite:///{folder / 'demo.sqlite'}")
    with database.read() as connection:
        found = [int(connection.execute(text(query)).scalar_one()) for query in (UNDECIDED, QUEUED)]
    database.close()
    return found[0], found[1]


def main() -> None:
    """Run all phases and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20.0)
    seconds = parser.parse_args().seconds
    if (os.cpu_count() or 1) > 1:
        pin(CUSTOMER_CORE)
    sandbox = create_sandbox()
    with (
        tempfile.TemporaryDirectory() as folder,
        server("bookline", sandbox.start(), Path(folder)) as (port, process),
    ):
        rated = phase("rated", port, process, None, seconds / 2)
        rate = rated.rate(len(rated.admitted))
        phases = [
            rated,
            phase("normal", port, process, rate / 2, seconds / 2),
            phase("four times", port, process, rate * 4, seconds),
            phase("normal again", port, process, rate / 2, seconds / 2),
        ]
        undecided, queued = left_over(Path(folder))
    sandbox.stop()
    show(phases, rate)
    print(f"left over at the end: {undecided} messages undecided, {queued} pieces of work undone")


def show(phases: list[Phase], rate: float) -> None:
    """All figures are parts of what is rated, but for the counts."""
    print(f"rated: {rate:.0f} first texts a second; the other figures are parts of the rated ones")
    print(f"{'':13}{'offered':>8}{'answered':>9}{'shed':>7}{'failed':>7}", end="")
    print(f"{'p50':>7}{'p99':>7}{'p99 of 15 s':>12}{'memory':>8}{'shed until':>12}")
    first = phases[0]
    for one in phases:
        total = len(one.answers)
        shed = sum(answer.status == SHED for answer in one.answers)
        failed = total - shed - len(one.admitted)
        print(
            f"{one.name:13}{one.rate(total) / rate:8.2f}{one.rate(len(one.admitted)) / rate:9.2f}"
            f"{shed / total:7.2f}{failed:7}"
            f"{one.quantile(0.5) / first.quantile(0.5):7.1f}"
            f"{one.quantile(0.99) / first.quantile(0.99):7.1f}"
            f"{one.quantile(0.99) / TWILIO_WAITS_S:12.2f}{one.memory / first.memory:8.2f}"
            f"{one.shed_until:10.0f} s"
        )


if __name__ == "__main__":
    main()
