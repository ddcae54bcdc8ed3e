"""`make demo` as somebody sees it who has just cloned the project, in a browser."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.waiting import until

ROOT = Path(__file__).parents[2]
SLOW_MS = 15_000


@dataclass
class Demo:
    """The addresses that the demo prints, and its staff login."""

    phone: str
    staff: str
    email: str
    password: str


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo in processes of its own, ready to be texted."""
    printed = tmp_path_factory.mktemp("demo") / "printed"
    environment = os.environ | {"PORT": str(free_port()), "SANDBOX_PORT": str(free_port())}
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
        until(lambda: answers(demo.phone), "the demo", limit_s=30)
        yield demo
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def answers(url: str) -> bool:
    try:
        port = int(url.rstrip("/").rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def text(page: Page, words: str) -> str:
    """Send a text from the phone on the page; the bot's reply."""
    heard = page.locator("#chat .theirs .body")
    before = heard.count()
    page.fill("#text", words)
    page.press("#text", "Enter")
    expect(heard).to_have_count(before + 1, timeout=SLOW_MS)
    return heard.last.inner_text()


def is_known_to_setters_bot(page: Page) -> bool:
    """Ask once more: the record follows the booking by a moment."""
    page.get_by_role("button", name="Ask").click()
    try:
        expect(page.locator("#bot-chat")).to_contain_text("no link: it knows", timeout=2_000)
    except AssertionError:
        return False
    return True


def test_a_text_becomes_an_appointment_and_setters_bot_stops_offering_its_link(
    page: Page, demo: Demo
) -> None:
    page.goto(demo.phone)
    ask = page.get_by_role("button", name="Ask")
    ask.click()
    expect(page.locator("#bot-chat .bot").last).to_contain_text("sends a booking link")

    assert "Downtown" in text(page, "hi")
    assert "Haircut" in text(page, "downtown")
    assert "1 " in text(page, "a haircut please")
    assert "e-mail" in text(page, "2")
    assert "Reply OK" in text(page, "Dana Lee, dana@example.com")
    assert "Booked!" in text(page, "ok")

    expect(page.locator("#calendar .block.ours")).to_contain_text("Haircut", timeout=SLOW_MS)
    expect(page.locator("main")).to_contain_text("live", timeout=SLOW_MS)
    until(lambda: is_known_to_setters_bot(page), "Setter's bot to know")

    page.goto(demo.staff)
    page.fill("[name=email]", demo.email)
    page.fill("[name=password]", demo.password)
    page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text("Dana Lee")
    page.locator("main a[href*='/staff/c/']").first.click()
    expect(page.locator("main")).to_contain_text("Booked! Haircut")
    expect(page.locator("main")).to_contain_text("Recorded")


def test_the_demo_works_at_360_pixels(page: Page, demo: Demo) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(demo.phone)
    page.locator('.person[data-phone="+15550100002"]').click()
    assert "Where" in text(page, "hello")
    overflow = page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth")
    assert overflow <= 0
