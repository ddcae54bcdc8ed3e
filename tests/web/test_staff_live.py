"""Pages that keep themselves up to date: what is new appears, and nothing that one does is lost."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from bot.web.staff.access import IDLE
from tests.waiting import until
from tests.web import staff_data
from tests.web.serving import logged_in, serving, stop_the_clock
from tests.web.staff_data import EMAIL, NOW, Salon, Talk, serve

EMIL = "emil@salon.example"
POLL_MS, HIDDEN_MS = 3000, 30_000
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@dataclass
class Watched:
    """A page whose clock moves when the test says so, and how often it asked for news."""

    page: Page
    salon: Salon
    talk: Talk
    asked: list[Request] = field(default_factory=list)
    answered: list[Request] = field(default_factory=list)

    def opens(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def passes(self, milliseconds: int) -> None:
        self.page.clock.run_for(milliseconds)
        until(lambda: self.page.evaluate("1") and len(self.answered) == len(self.asked), "answers")
        self.page.evaluate("1")


SINCE = re.compile(r"Not updating since \d{1,2}:\d\d")


@pytest.fixture
def watched(browser: Browser, salon: Salon) -> Iterator[Watched]:
    talk = salon.talk(name="Dana Reed", at=NOW - timedelta(hours=2))
    for _ in range(20):
        talk.says("hello", understood={"facts": [{"fact": "service", "text": "hello"}]})
    app = serve(salon)
    with serving(app) as address:
        context = logged_in(browser, app, address, viewport={"width": 1000, "height": 500})
        page = context.new_page()
        stop_the_clock(page)
        watched = Watched(page, salon, talk)
        asks = lambda one: one.resource_type == "fetch"  # noqa: E731
        page.on("request", lambda one: asks(one) and watched.asked.append(one))
        page.on("requestfinished", lambda one: asks(one) and watched.answered.append(one))
        page.on("requestfailed", lambda one: asks(one) and watched.answered.append(one))
        yield watched
        context.close()


def test_new_messages_appear_and_are_announced_in_one_line(watched: Watched) -> None:
    page = watched.opens(watched.talk.path)
    watched.talk.says("Is anybody there?")
    watched.talk.says("I am at the door")
    watched.passes(POLL_MS)
    expect(page.get_by_text("I am at the door")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("2 new messages")
    assert page.locator("[aria-live], [role=status], [role=log]").count() == 1
    watched.passes(POLL_MS)
    response = watched.asked[-1].response()
    assert response and response.status == 304


def test_typed_words_focus_place_and_what_is_unfolded_stay(watched: Watched) -> None:
    page = watched.opens(watched.talk.path)
    page.locator("#text").fill("I am just")
    page.locator("li.message details").nth(8).locator("summary").click()
    page.locator("li.message .meta a").nth(8).focus()
    page.evaluate("scrollTo(0, 900)")
    reading = page.locator("li.message").nth(8)
    watched.talk.says("Something new")
    # The newer part is higher above what is read.
    page.evaluate("document.querySelector('.top-actions').remove()")
    before = reading.bounding_box()
    watched.passes(POLL_MS)
    expect(page.get_by_text("Something new")).to_be_attached()
    assert reading.bounding_box() == pytest.approx(before)
    expect(page.locator("li.message .meta a").nth(8)).to_be_focused()
    expect(page.locator("li.message details").nth(8)).to_have_attribute("open", "")
    expect(page.locator("li.message details[open]")).to_have_count(1)
    expect(page.locator("#text")).to_have_value("I am just")


def test_whoever_reads_at_the_end_stays_at_the_end(watched: Watched) -> None:
    page = watched.opens(watched.talk.path)
    page.locator("#text").fill("Hel")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    watched.talk.says("Something new")
    watched.passes(POLL_MS)
    expect(page.get_by_text("Something new")).to_be_in_viewport()
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("lo")
    expect(page.locator("#text")).to_have_value("Hello")


def test_updates_can_be_paused_and_go_on(watched: Watched) -> None:
    page = watched.opens(watched.talk.path)
    page.get_by_role("button", name="Pause updates").click()
    watched.talk.says("Something new")
    watched.passes(10 * POLL_MS)
    assert watched.asked == []
    expect(page.locator("#updates")).to_contain_text("Paused at")
    page.get_by_role("button", name="Resume updates").click()
    expect(page.get_by_text("Something new")).to_be_attached()
    expect(page.locator("#updates")).to_be_empty()


def test_a_lost_connection_is_told_and_tried_ever_more_slowly(watched: Watched) -> None:
    page = watched.opens(watched.talk.path)
    page.context.set_offline(True)
    watched.passes(POLL_MS)
    expect(page.locator("#updates")).to_contain_text(SINCE)
    for wait_ms in (2 * POLL_MS, 4 * POLL_MS):
        asked = len(watched.asked)
        watched.passes(wait_ms - 1)
        assert len(watched.asked) == asked
        watched.passes(1)
        assert len(watched.asked) == asked + 1
    page.context.set_offline(False)
    watched.passes(8 * POLL_MS)
    expect(page.locator("#updates")).to_be_empty()
    watched.passes(POLL_MS)
    assert len(watched.asked) == 5


def test_a_hidden_page_asks_every_half_minute(watched: Watched) -> None:
    page = watched.opens(watched.talk.path)
    page.evaluate(HIDE, True)
    watched.passes(HIDDEN_MS - 1)
    assert watched.asked == []
    watched.passes(1)
    assert len(watched.asked) == 1
    page.evaluate(HIDE, False)
    watched.passes(POLL_MS)
    assert len(watched.asked) == 2


def test_the_list_shows_who_writes_and_keeps_its_filters(watched: Watched) -> None:
    page = watched.opens("/staff/?channel=sms")
    expect(page.locator("[data-needing]:not(:empty)")).to_have_count(0)
    page.get_by_role("link", name="Dana Reed").focus()
    watched.salon.talk(name="Sam Cole", attention="payment").says("Hello?")
    watched.salon.talk(name="Wanda West", channel="whatsapp").says("Hello?")
    watched.passes(POLL_MS)
    expect(page.get_by_role("link", name="Sam Cole")).to_be_visible()
    expect(page.get_by_text("Wanda West")).to_have_count(0)
    expect(page.locator("#news")).to_have_text("1 conversation has news")
    expect(page.get_by_role("link", name="Dana Reed")).to_be_focused()
    assert page.title().startswith("(1) Conversations – ")
    expect(page.get_by_role("navigation").first).to_contain_text("Conversations (1)")
    expect(page.locator(".heading")).to_contain_text("1 needs a person")


def test_an_open_conversation_shows_how_many_others_need_a_person(watched: Watched) -> None:
    page = watched.opens(watched.talk.path)
    watched.passes(POLL_MS)
    for count in (1, 2):
        watched.salon.talk(attention="payment")
        watched.passes(POLL_MS)
        expect(page.get_by_role("navigation").first).to_contain_text(f"Conversations ({count})")
    response = watched.asked[-1].response()
    assert response and response.status == 304


def test_what_appears_on_an_open_page_is_read_by_who_looks_at_it(watched: Watched) -> None:
    watched.salon.add_member(EMIL)
    rows = {email: list_of(watched.salon, email) for email in (EMAIL, EMIL)}
    watched.opens(watched.talk.path)
    watched.talk.says("Something new")
    assert "unread" in rows[EMAIL]()
    watched.passes(POLL_MS)
    assert "unread" not in rows[EMAIL]()
    assert "unread" in rows[EMIL]()


def test_what_came_while_nobody_looked_stays_unread_and_stands_under_the_bar(
    watched: Watched,
) -> None:
    row = list_of(watched.salon, EMAIL)
    page = watched.opens(watched.talk.path)
    watched.talk.says("Seen at once")
    watched.passes(POLL_MS)
    page.evaluate(HIDE, True)
    watched.talk.says("Behind your back")
    watched.passes(HIDDEN_MS)
    watched.talk.says("And again")
    watched.passes(HIDDEN_MS)
    assert "unread" in row()
    below = page.locator("#new ~ .message .body")
    expect(below).to_have_text(["Behind your back", "And again"])
    page.evaluate(HIDE, False)
    watched.passes(POLL_MS)
    assert "unread" not in row()
    expect(below).to_have_count(2)


def list_of(salon: Salon, email: str) -> Callable[[], str]:
    """What the list says to a member of staff."""
    member = staff_data.Browser(serve(salon))
    member.logs_in(email)
    return lambda: member.opens("/staff/").text


def test_a_page_that_only_looks_on_keeps_no_session(salon: Salon) -> None:
    dora = staff_data.Browser(serve(salon))
    dora.logs_in()
    path = salon.talk().path
    salon.clock.now += IDLE - timedelta(minutes=1)
    assert dora.opens(path + "/live").status == 200
    salon.clock.now += timedelta(minutes=2)
    assert dora.opens(path + "/live").leads_to.startswith("/staff/login")
