"""`make demo` in processes of its own, for tests in a browser and for photographs."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.waiting import until

ROOT = Path(__file__).parents[1]
SLOW_MS = 15_000


@dataclass
class Demo:
    """The addresses that the demo prints, and its staff login."""

    phone: str
    staff: str
    email: str
    password: str


@contextmanager
def running_demo(folder: Path) -> Iterator[Demo]:
    """The demo, ready to be texted."""
    printed = folder / "printed"
    environment = os.environ | {"PORT": str(_free_port()), "SANDBOX_PORT": str(_free_port())}
    with printed.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "app.py", "demo"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.DEVNULL,
        )
    try:
        found = until(
            lambda: re.search(r"Phone +(\S+)\s+Staff +(\S+) +(\S+) +(\S+)", printed.read_text()),
            "the demo's addresses",
            limit_s=30,
        )
        demo = Demo(*found.groups())
        until(lambda: _answers(demo.phone), "the demo", limit_s=30)
        yield demo
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def text(page: Page, words: str) -> str:
    """Send a text from the phone on the page; the bot's reply."""
    heard = page.locator("#chat .theirs .body")
    before = heard.count()
    page.fill("#text", words)
    page.press("#text", "Enter")
    expect(heard).to_have_count(before + 1, timeout=SLOW_MS)
    return heard.last.inner_text()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        port = int(url.rstrip("/").rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
