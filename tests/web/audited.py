"""Every route that changes something, how it is used, and the entry it leaves in the audit log.

A new route that takes POST gets a line here; the test that walks the URL map asks for it.
"""

import re
from collections.abc import Callable

from integrations.sandbox.business import DOWNTOWN, HAIRCUT
from tests.web.staff_data import EMAIL, FOLLOW_UP, PASSWORD, Browser, Salon, Shown

Act = Callable[[Salon, Browser], Shown]


def _log_in(_: Salon, browser: Browser) -> Shown:
    browser.sends("/staff/logout")
    return browser.logs_in(EMAIL, PASSWORD)


def _give_back(salon: Salon, browser: Browser) -> Shown:
    return browser.sends(salon.talk(attention="payment").path + "/give-back")


def _invite(_: Salon, browser: Browser) -> Shown:
    return browser.sends("/staff/people/invite", email="new@salon.example", role="agent")


def _join(salon: Salon, browser: Browser) -> Shown:
    path = link_in(_invite(salon, browser))
    return browser.sends(path, name="Newton", password="six blue herons at noon")


def link_in(page: Shown) -> str:
    """The path of the link that a page shows once."""
    found = re.search(r"http://localhost(/staff/join/[\w-]+)", page.html)
    assert found
    return found[1]


def _colleague(words: str, **fields: str) -> Act:
    def act(salon: Salon, browser: Browser) -> Shown:
        colleague = salon.add_member("colleague@salon.example")
        return browser.sends(f"/staff/people/{colleague}/{words}", **fields)

    return act


def _erase(salon: Salon, browser: Browser) -> Shown:
    salon.talk(address="+15550177", phone="+15550177")
    return browser.sends("/staff/erase", number="+1 555 0177", sure="yes")


def _export_one(salon: Salon, browser: Browser) -> Shown:
    talk = salon.talk()
    talk.says("hello")
    return browser.sends(talk.path + "/export")


def _change_password(_: Salon, browser: Browser) -> Shown:
    return browser.sends(
        "/staff/account/password", password=PASSWORD, new_password="six blue herons at noon"
    )


def _in_conversation(action: str, **fields: str) -> Act:
    def act(salon: Salon, browser: Browser) -> Shown:
        return browser.sends(f"{salon.talk().path}/{action}", **fields)

    return act


def _when_taken(action: str) -> Act:
    def act(salon: Salon, browser: Browser) -> Shown:
        talk = salon.talk()
        browser.sends(f"{talk.path}/take-over")
        return browser.sends(f"{talk.path}/{action}")

    return act


def _book(salon: Salon, browser: Browser) -> Shown:
    path = f"{salon.talk().path}/book"
    chosen = f"service={HAIRCUT}&location={DOWNTOWN}&on=2026-11-25"
    wanted: dict[str, str] = dict(one.split("=") for one in chosen.split("&"))
    free = first_opening(browser.opens(f"{path}?{chosen}"))
    who = {"name": "Dana Reed", "email": "dana@example.com"}
    return browser.sends(path, form_id="1", sure="yes", at=free, **wanted, **who)


def _move(salon: Salon, browser: Browser) -> Shown:
    page = browser.opens(_book(salon, browser).leads_to)
    found = re.search(r'href="([^"]+/move)"', page.html)
    assert found, page.text
    path = found[1]
    free = first_opening(browser.opens(f"{path}?on=2026-11-25"))
    return browser.sends(path, form_id="2", sure="yes", at=free, on="2026-11-25")


def _cancel(salon: Salon, browser: Browser) -> Shown:
    talk = salon.talk()
    made = talk.books(talk.says("yes"), placed_id="1")
    return browser.sends(f"{talk.path}/bookings/{made}/cancel", form_id="1")


def first_opening(page: Shown) -> str:
    """The first opening that a page offers."""
    found = re.search(r'name="at" value="([^"]+)"', page.html)
    assert found, page.text
    return found[1]


def _send_again(salon: Salon, browser: Browser) -> Shown:
    talk = salon.talk()
    failed = talk.hears("See you at 3", state="failed", error_code="30003")
    return browser.sends(f"{talk.path}/again/{failed}")


def _send_template(salon: Salon, browser: Browser) -> Shown:
    path = salon.talk(channel="whatsapp").path + "/template"
    values = {"value-1": "Dana", "value-2": "Monday"}
    return browser.sends(path, id=FOLLOW_UP.id, form_id="1", sure="yes", **values)


def _keep_reply(_: Salon, browser: Browser) -> Shown:
    return browser.sends("/staff/replies", title="Directions", body="We are at 5 Main St, {name}")


def _forget_reply(salon: Salon, browser: Browser) -> Shown:
    _keep_reply(salon, browser)
    kept = salon.audited()[-1].subject.removeprefix("ready_reply:")
    return browser.sends(f"/staff/replies/{kept}/remove")


AUDITED: dict[str, tuple[str, Act]] = {
    "log_in": ("logged_in", _log_in),
    "logout": ("logged_out", lambda _, browser: browser.sends("/staff/logout")),
    "return_to_bot": ("given_back", _give_back),
    "take": ("taken_over", _in_conversation("take-over")),
    "keep_ends": ("ends_left_to_staff", _when_taken("keep-ends")),
    "settle": ("resolved", _in_conversation("resolve")),
    "reveal_number": ("number_revealed", lambda salon, dora: dora.sends(salon.talk().path)),
    "answer": ("replied", _in_conversation("reply", text="Hello", form_id="1")),
    "send_again": ("replied", _send_again),
    "send_template": ("template_sent", _send_template),
    "give_to": ("assigned", _in_conversation("assign", staff_id="0")),
    "book": ("booked_for_customer", _book),
    "move": ("moved_for_customer", _move),
    "cancel": ("cancelled_for_customer", _cancel),
    "keep_reply": ("ready_reply_kept", _keep_reply),
    "forget_reply": ("ready_reply_removed", _forget_reply),
    "invite": ("staff_invited", _invite),
    "joined": ("staff_joined", _join),
    "new_password_link": ("password_link_made", _colleague("link")),
    "change_role": ("role_changed", _colleague("role", role="auditor")),
    "open_or_close": ("account_closed", _colleague("active")),
    "end_sessions": ("sessions_ended", lambda _, browser: browser.sends("/staff/sessions/end")),
    "change_name": (
        "name_changed",
        lambda _, browser: browser.sends("/staff/account/name", name="Dora"),
    ),
    "change_password": ("password_changed", _change_password),
    "change_looks": (
        "looks_changed",
        lambda _, browser: browser.sends("/staff/account/looks", colours="dark"),
    ),
    "erase": ("erased", _erase),
    "exported_one": ("exported", _export_one),
    "exported_many": ("exported", lambda _, browser: browser.sends("/staff/export")),
    "audit_log_file": ("audit_exported", lambda _, browser: browser.sends("/staff/audit.csv")),
}
"""Endpoint -> the action of its entry, and an administrator who uses it."""

CHANGES_NOTHING = {"search", "seen"}
"""Take POST to keep what is asked out of addresses, or to note what one has read."""
