"""Every route that changes something, how it is used, and the entry it leaves in the audit log.

A new route that takes POST gets a line here; the test that walks the URL map asks for it.
"""

from collections.abc import Callable

from tests.web.staff_data import EMAIL, PASSWORD, Browser, Salon, Shown

Act = Callable[[Salon, Browser], Shown]


def _log_in(_: Salon, browser: Browser) -> Shown:
    browser.sends("/staff/logout")
    return browser.logs_in(EMAIL, PASSWORD)


def _give_back(salon: Salon, browser: Browser) -> Shown:
    return browser.sends(salon.talk(attention="payment").path + "/give-back")


AUDITED: dict[str, tuple[str, Act]] = {
    "log_in": ("logged_in", _log_in),
    "logout": ("logged_out", lambda _, browser: browser.sends("/staff/logout")),
    "return_to_bot": ("given_back", _give_back),
    "audit_log_file": ("audit_exported", lambda _, browser: browser.sends("/staff/audit.csv")),
}
"""Endpoint -> the action of its entry, and an administrator who uses it."""

CHANGES_NOTHING: set[str] = set()
"""Endpoints that take POST only to keep what is asked out of addresses."""
