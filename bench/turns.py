"""Turns a second against the floor, in one run: `make bench`.

Both servers are the same gunicorn with threads, pinned to the first core; the customers and the
sandbox are on the others. A talk is six signed texts that end in a booking. The median of several
rounds is reported; only ratios within one run mean anything.
"""

import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator

from bench.floor import pin
from integrations.sandbox import create_sandbox
from integrations.sandbox.business import CREDENTIALS

PATH = "/webhooks/twilio/messages"
ROUNDS = 5
TALKS = {1: 12, 8: 40}
FLOOR_TALKS = {1: 60, 8: 160}
PORTS = {"floor": 8471, "bookline": 8472}
CUSTOMER_CORE = 1

numbers = count(1)
opened = count(0)
validator = RequestValidator(CREDENTIALS.twilio_auth_token)


def talk() -> list[str]:
    """Six texts of a new customer who takes an opening that nobody else takes."""
    number = next(opened)
    place = ("downtown", "riverside", "lakeview")[number % 3]
    day_number, half_hour = divmod(number // 3, 12)
    day = _working_day(day_number)
    at = f"{10 + half_hour // 2}:{'30' if half_hour % 2 else '00'}"
    return [
        "hi",
        place,
        f"haircut {day:%A %B} {day.day}",
        at,
        f"Dana Lee, dana{number}@example.com",
        "ok",
    ]


def _working_day(number: int) -> date:
    day = date.today() + timedelta(days=2)  # noqa: DTZ011 - any day of the near future will do
    while True:
        if day.weekday() < 5:
            if number == 0:
                return day
            number -= 1
        day += timedelta(days=1)


class Customer:
    """One phone with one kept-alive connection."""

    def __init__(self, port: int) -> None:
        self._url = f"http://127.0.0.1:{port}{PATH}"
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.phone = ""
        self.seconds: list[float] = []

    def has_talk(self, texts: list[str]) -> str:
        """Send the texts one after the other; the last reply."""
        self.phone = f"+1202555{next(numbers):04d}"
        reply = ""
        for text in texts:
            reply = self._send(text)
        return reply

    def _send(self, text: str) -> str:
        form = {
            "MessageSid": f"SM{next(numbers):032x}",
            "AccountSid": CREDENTIALS.twilio_account_sid,
            "From": self.phone,
            "To": CREDENTIALS.sms_number,
            "Body": text,
            "NumMedia": "0",
        }
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Twilio-Signature": validator.compute_signature(self._url, form),
        }
        started = time.perf_counter()
        self._connection.request("POST", PATH, urlencode(form), headers)
        answer = self._connection.getresponse()
        body = answer.read().decode()
        self.seconds.append(time.perf_counter() - started)
        if answer.status != 200:
            raise RuntimeError(f"the server answered {answer.status}")
        return body


def measure(port: int, contacts: int, talks: int) -> tuple[float, list[float], int]:
    """Turns a second, the seconds of every turn, and how many talks ended in a booking."""
    customers = [Customer(port) for _ in range(contacts)]
    booked = 0
    lock = threading.Lock()

    def run(customer: Customer) -> None:
        nonlocal booked
        for _ in range(talks // contacts):
            reply = customer.has_talk(talk())
            with lock:
                booked += "Booked!" in reply

    threads = [threading.Thread(target=run, args=(one,)) for one in customers]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - started
    seconds = [one for customer in customers for one in customer.seconds]
    return len(seconds) / elapsed, seconds, booked


@contextmanager
def server(name: str, sandbox_url: str, folder: Path) -> Iterator[tuple[int, int]]:
    """One of the two servers, ready to answer: its port, and its process."""
    port = PORTS[name]
    command = [sys.executable, "-m", "bench.serve", name, str(port), sandbox_url, str(folder)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _await(port, name)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def _await(port: int, name: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/readyz")
            if name == "floor" or connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{name} did not start")


def _ms(seconds: list[float], part: float) -> float:
    return 1000 * sorted(seconds)[min(len(seconds) - 1, int(part * len(seconds)))]


def main() -> None:
    """Run all rounds and print the table."""
    if (os.cpu_count() or 1) > 1:
        pin(CUSTOMER_CORE)
    sandbox = create_sandbox()
    sandbox_url = sandbox.start()
    rates: dict[tuple[str, int], list[float]] = {}
    latencies: dict[tuple[str, int], list[float]] = {}
    talks, booked = 0, 0
    with (
        tempfile.TemporaryDirectory() as folder,
        server("floor", sandbox_url, Path(folder)) as (floor_port, _),
        server("bookline", sandbox_url, Path(folder)) as (bookline_port, _),
    ):
        for _ in range(ROUNDS):
            for contacts in (1, 8):
                for name, port, amount in (
                    ("floor", floor_port, FLOOR_TALKS[contacts]),
                    ("bookline", bookline_port, TALKS[contacts]),
                ):
                    rate, seconds, made = measure(port, contacts, amount)
                    rates.setdefault((name, contacts), []).append(rate)
                    latencies.setdefault((name, contacts), []).extend(seconds)
                    if name == "bookline":
                        talks += amount
                        booked += made
    calls = [one for one in sandbox.parts.world.state.calls if _is_counted(one.path)]
    sandbox.stop()
    print(f"{'':10} {'contacts':>8} {'turns/s':>9} {'p50 ms':>8} {'p99 ms':>8}")
    for (name, contacts), found in sorted(rates.items()):
        all_seconds = latencies[name, contacts]
        print(
            f"{name:10} {contacts:8} {statistics.median(found):9.0f} "
            f"{_ms(all_seconds, 0.5):8.1f} {_ms(all_seconds, 0.99):8.1f}"
        )
    for contacts in (1, 8):
        pairs = zip(rates["bookline", contacts], rates["floor", contacts], strict=True)
        ratio = statistics.median(ours / floor for ours, floor in pairs)
        print(f"ratio at {contacts} contacts: {ratio:.2f} of the floor")
    print(f"{booked} of {talks} talks booked, {len(calls) / talks:.2f} upstream calls a talk")


def _is_counted(path: str) -> bool:
    """Calls that belong to a booking: not the log-in, not the catalogue."""
    return bool(re.search(r"/(availability|appointment|bookings|client)\b", path))


if __name__ == "__main__":
    main()
