"""What is unread, for each member of staff; the bar where reading goes on. In a browser too."""

import html
import re

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from bot.store.inbox import MESSAGES
from tests.web.staff_data import EMAIL, PASSWORD, Browser, Salon

EMIL = "emil@salon.example"


@pytest.fixture
def salon(salon: Salon) -> Salon:
    salon.add_member(EMIL)
    return salon


def link(dora: Browser, row: int = 0) -> str:
    """Where a row of the list leads."""
    found = re.findall(r'class="customer">\s*<a href="([^"]+)"', dora.opens("/staff/").html)
    return html.unescape(found[row])


def kinds(page: str) -> list[str]:
    """The messages of a page and the bar between them, in order."""
    return re.findall(r'<li [^>]*id="(m-\d+|new)"', page)


def test_the_row_leads_to_the_first_new_message_under_its_bar(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    seen = talk.says("hello")
    dora.opens(talk.path)
    assert link(dora) == f"{talk.path}#m-{seen}"
    new = [talk.says(f"news {number}") for number in range(2)]
    assert link(dora) == f"{talk.path}?m={new[0]}#new"
    page = dora.opens(link(dora)).html
    assert kinds(page) == [f"m-{seen}", "new", f"m-{new[0]}", f"m-{new[1]}"]
    assert "New messages" not in dora.opens(talk.path).text
    assert "unread" not in dora.opens("/staff/").text


def test_on_a_first_visit_all_that_the_customer_wrote_is_new(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    greeting = talk.hears("Hello! It is time for your next haircut")
    first, second = talk.says("hi"), talk.says("friday")
    assert link(dora) == f"{talk.path}#new"
    assert kinds(dora.opens(link(dora)).html) == [
        *(f"m-{greeting}", "new", f"m-{first}", f"m-{second}")
    ]


def test_a_first_visit_to_a_long_conversation_begins_on_its_newest_page(
    salon: Salon, dora: Browser
) -> None:
    talk = salon.talk()
    said = [talk.says(f"text {number}") for number in range(MESSAGES + 20)]
    page = dora.opens(link(dora))
    assert kinds(page.html) == ["new", *(f"m-{one}" for one in said[20:])]
    assert "20 older messages of this customer, on pages before this one" in page.text
    (first,) = re.findall(r'href="([^"]+)">Go to the first', page.html)
    assert kinds(dora.opens(first).html)[0] == f"m-{said[0]}"
    assert "unread" not in dora.opens("/staff/").text
    assert "Go to the first" not in dora.opens(talk.path).text


def test_what_is_new_is_shown_on_the_newest_page_if_that_holds_it(
    salon: Salon, dora: Browser
) -> None:
    talk = salon.talk()
    talk.says("hello")
    dora.opens(talk.path)
    for number in range(MESSAGES - 1):
        talk.says(f"news {number}")
    assert "Your words" in dora.opens(link(dora)).text


def test_a_page_marks_as_read_what_it_says_that_it_shows(salon: Salon, dora: Browser) -> None:
    talk, other = salon.talk(), salon.talk()
    first = talk.says("hello")
    last = talk.says("are you there?")
    unread = '<strong class="new">unread'
    elsewhere = other.says("secret")
    for wrong in ({}, {"first": "x", "last": "9"}, {"first": last, "last": first}):
        assert dora.sends(f"{talk.path}/seen", **wrong).status == 400
    assert dora.sends(f"{talk.path}/seen", first=first, last=elsewhere).status == 404
    # With an unread one above the page, then of only a part, then of all.
    dora.sends(f"{talk.path}/seen", first=last, last=last)
    assert link(dora, 1) == f"{talk.path}#new"
    dora.sends(f"{talk.path}/seen", first=first, last=first)
    assert link(dora, 1) == f"{talk.path}?m={last}#new"
    assert dora.sends(f"{talk.path}/seen", first=last, last=last).status == 204
    assert dora.opens("/staff/").html.count(unread) == 1


def test_what_the_bot_says_is_not_new(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("hello")
    dora.opens(talk.path)
    talk.hears("Hi, where would you like to come?")
    assert "unread" not in dora.opens("/staff/").text
    assert "New messages" not in dora.opens(talk.path).text


def test_the_bar_stays_while_the_page_is_kept_up_to_date(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("hello")
    dora.opens(talk.path)
    talk.says("news")
    (address,) = re.findall(r'data-from="([^"]+)"', dora.opens(talk.path).html)
    assert "New messages" in dora.opens(html.unescape(address)).text


def test_unread_messages_on_a_page_before_stay_unread(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("hello")
    dora.opens(talk.path)
    first, *_ = [talk.says(f"news {number}") for number in range(MESSAGES + 20)]
    dora.opens(talk.path)
    assert "unread" in dora.opens("/staff/").text
    path = link(dora)
    while path:
        page = dora.opens(path).html
        later = re.search(r'<a href="([^"]+)">Later messages', page)
        path = html.unescape(later[1]) if later else ""
    newest = dora.opens(talk.path)
    assert "unread" not in dora.opens("/staff/").text
    assert f"m-{first}" not in kinds(newest.html)


def test_a_message_that_came_while_the_page_was_open_stays_unread(
    salon: Salon, dora: Browser
) -> None:
    talk = salon.talk()
    shown = talk.says("hello")
    dora.opens(talk.path)
    talk.says("behind your back")
    dora.opens(f"{talk.path}?before={shown + 1}")
    assert "unread" in dora.opens("/staff/").text


def logged_in(chromium: Chromium, address: str, email: str) -> Page:
    page = chromium.new_context(viewport={"width": 1000, "height": 700}).new_page()
    page.goto(address + "/staff/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Conversations")
    return page


def test_two_people_have_read_each_their_own(browser: Chromium, salon: Salon, address: str) -> None:
    talk = salon.talk(name="Dana Reed")
    for number in range(40):
        talk.says(f"old {number}")
    dora, emil = (logged_in(browser, address, email) for email in (EMAIL, EMIL))
    row = dora.locator(".row")
    expect(row).to_contain_text("unread")
    expect(row.get_by_role("link")).to_have_css("font-weight", "700")
    dora.get_by_role("link", name="Dana Reed").click()
    for number in range(20):
        talk.says(f"new {number}")
    dora.goto(address + "/staff/")
    dora.get_by_role("link", name="Dana Reed").click()
    expect(dora.get_by_role("heading", name="New messages")).to_be_in_viewport()
    expect(dora.get_by_text("new 0", exact=True)).to_be_in_viewport()
    dora.goto(address + "/staff/")
    expect(dora.locator(".row")).not_to_contain_text("unread")
    emil.reload()
    expect(emil.locator(".row")).to_contain_text("unread")
    emil.get_by_role("link", name="Dana Reed").click()
    expect(emil.get_by_role("heading", name="New messages")).to_be_in_viewport()
    expect(emil.get_by_text("old 0", exact=True)).to_be_in_viewport()
