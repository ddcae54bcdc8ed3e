"""An app served to a real browser while a block lasts, and a browser that is logged in there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Thread
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from integrations.sandbox.server import Server
from tests.web import staff_data
from tests.web.staff_data import EMAIL, NOW


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The app's address."""
    server = Server("127.0.0.1", 0, app)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.url
    server.shutdown()
    server.server_close()
    thread.join()


def logged_in(
    browser: Browser, app: Flask, address: str, email: str = EMAIL, **context: Any
) -> BrowserContext:
    """A browser of somebody who has logged in, without the form."""
    member = staff_data.Browser(app)
    member.logs_in(email)
    cookie = member.client.get_cookie("bookline")
    assert cookie, f"{email} could not log in"
    opened = browser.new_context(base_url=address, **context)
    opened.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
    return opened


def stop_the_clock(page: Page) -> None:
    """Let the page's timers run when the test says so, and not before."""
    # The clock runs until it is stopped, and is never set back.
    page.clock.install(time=NOW - timedelta(hours=1))
    page.clock.pause_at(NOW)
