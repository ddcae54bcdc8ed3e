"""Each staff page in each of its states (full, empty, refusing), for tests that look at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from playwright.sync_api import Page
from sqlalchemy import update

from bot.store import people
from bot.store.tables import canned_replies, conversations
from bot.web.staff.access import token_hash
from integrations.sandbox import create_sandbox
from integrations.sandbox.business import DOWNTOWN, HAIRCUT, JAMES
from tests.desk import setster
from tests.web.staff_data import FOLLOW_UP, NOW, Salon, Talk

HOSTILE = '<img src=x onerror="document.title=1"> ' + "W" * 300 + " \u202egnp.exe " + "e\u0301" * 40
ADMINISTRATOR, AGENT = "ada@salon.example", "agnes@salon.example"
TOKEN = "a-link-that-somebody-was-sent"
WRONG = {"E-mail": ADMINISTRATOR, "Password": "not the password"}
MANY = 30
BOOK, MADE = "/staff/c/public-3/book", "/staff/c/public-3/bookings/2"
FREE = f"{BOOK}?service={HAIRCUT}&location={DOWNTOWN}&employee={JAMES}&on=2026-11-25"
CHECK = "Check before it is booked"
TEMPLATE = f"/staff/c/public-6/template?id={FOLLOW_UP.id}"
FILLED = {"In place of {{1}}": "Dana", "In place of {{2}}": HOSTILE[:200]}
NAMED = {"Name": "Dana Reed", "E-mail": "dana@example.com"}
NAMELESS = {**NAMED, "Name": ""}


@dataclass(frozen=True)
class View:
    """A page as somebody meets it: who, in which salon, where, and what they do there."""

    name: str
    path: str
    who: str = ADMINISTRATOR
    salon: str = "full"
    picks: str = ""
    fills: dict[str, str] = field(default_factory=dict)
    presses: str = ""

    def open(self, page: Page, address: str) -> None:
        """Go there with a browser that is logged in as `who`."""
        page.goto(address + self.path)
        if self.picks:
            page.get_by_label(self.picks, exact=True).check()
        for label, text in self.fills.items():
            page.get_by_label(label, exact=True).fill(text)
        if self.presses:
            page.get_by_role("button", name=self.presses, exact=True).click()
            page.wait_for_load_state()


def _search(words: str) -> dict[str, str]:
    return {"Search messages, names, numbers": words}


VIEWS = (
    View("list", "/staff/"),
    View("list, empty", "/staff/", salon="empty"),
    View("list, nothing matches", "/staff/?outcome=cancelled"),
    View("list, not understood", "/staff/?state=sideways&from=soon"),
    View("conversation", "/staff/c/public-1"),
    View("conversation, quiet", "/staff/c/public-3"),
    View("conversation, one's own", "/staff/c/public-5"),
    View("conversation, only to read", "/staff/c/public-1?before=4"),
    View("conversation, number shown", "/staff/c/public-3", presses="Show whole number"),
    View("conversation, without messages", "/staff/c/public-6"),
    View("conversation, refused", "/staff/c/public-5", presses="Send"),
    View("template", TEMPLATE),
    View("template, to be sure", TEMPLATE, fills=FILLED, presses="Check before it is sent"),
    View(
        "template, refused",
        TEMPLATE,
        fills={**FILLED, "In place of {{2}}": " "},
        presses="Check before it is sent",
    ),
    View("print", "/staff/c/public-1/print"),
    View("booking", BOOK),
    View("booking, times", FREE),
    View("booking, to be sure", FREE, picks="3:00 PM", fills=NAMED, presses=CHECK),
    View("booking, refused", FREE, picks="3:00 PM", fills=NAMELESS, presses=CHECK),
    View("move", MADE + "/move"),
    View("cancel", MADE + "/cancel"),
    View("search", "/staff/", fills=_search("haircut"), presses="Search"),
    View("search, nothing found", "/staff/", fills=_search("zebra"), presses="Search"),
    View("search, expired", "/staff/search/some-time-ago"),
    View("funnel", "/staff/funnel"),
    View("funnel, empty", "/staff/funnel", salon="empty"),
    View("funnel, not understood", "/staff/funnel?from=soon"),
    View("ready-made replies", "/staff/replies"),
    View("ready-made replies, empty", "/staff/replies", salon="empty"),
    View(
        "ready-made replies, refused",
        "/staff/replies",
        presses="Keep",
        fills={"Title": " ", "Text": "."},
    ),
    View("audit log", "/staff/audit"),
    View("audit log, empty", "/staff/audit?from=2020-01-01&to=2020-01-02"),
    View("export", "/staff/export"),
    View("export, empty", "/staff/export", salon="empty"),
    View("export of one", "/staff/c/public-1/export"),
    View("people", "/staff/people"),
    View(
        "people, invited",
        "/staff/people",
        fills={"E-mail": "new@salon.example"},
        presses="Make a link",
    ),
    View("people, refused", "/staff/people", fills={"E-mail": AGENT}, presses="Make a link"),
    View("help", "/staff/help"),
    View("account", "/staff/sessions"),
    View(
        "account, refused",
        "/staff/sessions",
        fills={"Present password": "not it", "New password": "a good long passphrase"},
        presses="Change the password",
    ),
    View("login", "/staff/login", who=""),
    View("login, refused", "/staff/login", who="", fills=WRONG, presses="Log in"),
    View("join", f"/staff/join/{TOKEN}", who=""),
    View(
        "join, refused",
        f"/staff/join/{TOKEN}",
        who="",
        fills={"Password": "password"},
        presses="Come in",
    ),
    View("erase", "/staff/erase"),
    View("not found", "/staff/nowhere"),
    View("not allowed", "/staff/people", who=AGENT),
)


@contextmanager
def with_calendar(salon: Salon) -> Iterator[Salon]:
    """The salon, booking in a sandbox's calendar."""
    with create_sandbox(clock=salon.clock) as sandbox:
        salon.scheduler = setster(sandbox)
        yield salon


def fill(salon: Salon) -> None:
    """Conversations of all kinds, an invitation and a ready-made reply."""
    ada = salon.add_member(ADMINISTRATOR, role="administrator")
    salon.add_member(AGENT)
    _everything(salon)
    _quiet(salon)
    held = salon.talk(name="Lena Ortiz")
    held.says("Can I bring my dog?", step="service")
    with salon.database.write() as connection:
        taken = update(conversations).where(conversations.c.id == held.id)
        connection.execute(taken.values(taken_by=ada, taken_at=NOW))
    salon.talk(channel="whatsapp")
    for number in range(MANY):
        salon.talk(name=f"Customer {number}", at=NOW - timedelta(hours=number)).says(
            "a haircut please"
        )
    salon.add(canned_replies, title="Parking", body="Park behind the house.")
    with salon.database.write() as connection:
        people.invite(
            connection,
            business_id=salon.business_id,
            email="zoe@salon.example",
            role="agent",
            invited_by_id=ada,
            token_hash=token_hash(TOKEN),
            created_at=NOW,
            expires_at=NOW + timedelta(days=3),
        )


def _everything(salon: Salon) -> Talk:
    talk = salon.talk(name=HOSTILE, attention="booking_unknown", at=NOW - timedelta(days=1))
    ordered = talk.says(HOSTILE, understood={"facts": [{"fact": "name", "text": HOSTILE}]})
    talk.happens("booking_unknown")
    talk.hears(HOSTILE, step="confirmation", state="failed", error_code="30003")
    talk.hears("Dora here", author="staff", at=NOW)
    talk.hears("She called before.", author="note", state="")
    talk.books(ordered, "unknown", client_name=HOSTILE, service_name=HOSTILE, note=HOSTILE)
    return talk


def _quiet(salon: Salon) -> Talk:
    talk = salon.talk(name="Dana Reed", at=NOW - timedelta(hours=2))
    ordered = talk.says("haircut with Maria tomorrow at 10:15")
    talk.hears("Haircut with Maria, Sat Nov 21 at 10:15 AM. Book it?", step="confirmation")
    talk.says("yes")
    talk.hears("Booked. See you Saturday!")
    talk.books(
        ordered,
        record={"state": "recorded", "record_id": "12"},
        service_id=HAIRCUT,
        location_id=DOWNTOWN,
        employee_id=JAMES,
        placed_id="1",
    )
    return talk
