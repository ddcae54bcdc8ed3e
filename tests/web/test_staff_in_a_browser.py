"""The staff pages in a browser: without script, on narrow screens, by keyboard."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.staff_data import EMAIL, NOW, PASSWORD, Salon, Talk

HOSTILE = '<img src=x onerror="document.title=1"> ' + "W" * 300 + " \u202egnp.exe " + "e\u0301" * 40
NARROW = {"width": 320, "height": 700}
TABS_TO_CONTENT = 12


@pytest.fixture(params=["light", "dark"])
def browser_context_args(
    browser_context_args: dict[str, Any], request: pytest.FixtureRequest
) -> dict[str, Any]:
    return {**browser_context_args, "java_script_enabled": False, "color_scheme": request.param}


@pytest.fixture
def talk(salon: Salon) -> Talk:
    """A conversation with everything in it."""
    talk = salon.talk(name=HOSTILE, attention="booking_unknown", at=NOW - timedelta(days=1))
    ordered = talk.says(HOSTILE, understood={"facts": [{"fact": "name", "text": HOSTILE}]})
    talk.happens("booking_unknown")
    talk.hears(HOSTILE, step="confirmation", state="failed", error_code="30003")
    talk.hears("Dora here", author="staff", at=NOW)
    talk.books(ordered, "unknown", client_name=HOSTILE, service_name=HOSTILE, note=HOSTILE)
    return talk


@pytest.fixture
def inside(page: Page, address: str) -> Iterator[Page]:
    """Logged in, at the list; the console stays empty and nothing is fetched from elsewhere."""
    lines: list[str] = []
    strange: list[str] = []
    page.on("console", lambda line: lines.append(line.text))
    page.on("request", lambda one: one.url.startswith(address) or strange.append(one.url))
    page.goto(address + "/staff/")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Conversations")
    yield page
    assert (lines, strange) == ([], [])


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def test_staff_read_and_give_back_without_script(inside: Page, salon: Salon, talk: Talk) -> None:
    inside.reload()
    inside.get_by_role("link", name="<img").click()
    expect(inside.get_by_role("heading", level=1)).to_contain_text("<img src=x")
    assert "/staff/c/" in inside.url and "#new" in inside.url
    expect(inside.get_by_text("New messages")).to_be_in_viewport()
    inside.get_by_text("What the bot understood").click()
    expect(inside.locator(".theirs details dd")).to_contain_text("<img src=x")
    inside.get_by_role("button", name="Give back to the bot").click()
    assert salon.given_back == [talk.id]
    inside.get_by_role("button", name="Log out").click()
    expect(inside.get_by_role("heading", level=1)).to_have_text("Log in")


def test_nothing_runs_off_a_narrow_screen(inside: Page, address: str, talk: Talk) -> None:
    inside.set_viewport_size(NARROW)
    for path in ("/staff/", talk.path, "/staff/login"):
        inside.goto(address + path)
        assert overflow(inside) == 0, path
    for box in inside.locator(".bubble, .panel, .row").all():
        assert (box.bounding_box() or {"width": 0})["width"] <= NARROW["width"]


def test_customers_stand_left_and_we_right(inside: Page, address: str, talk: Talk) -> None:
    inside.goto(address + talk.path)
    thread = inside.locator(".messages").bounding_box()
    ours = inside.locator(".by-staff .bubble").bounding_box()
    theirs = inside.locator(".theirs .bubble").bounding_box()
    assert thread and ours and theirs
    assert theirs["x"] == pytest.approx(thread["x"], abs=2)
    assert ours["x"] + ours["width"] == pytest.approx(thread["x"] + thread["width"], abs=2)


def test_one_link_leads_the_keyboard_past_the_top(inside: Page, salon: Salon) -> None:
    salon.talk()
    inside.reload()
    inside.keyboard.press("Tab")
    skip = inside.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    inside.keyboard.press("Enter")
    inside.keyboard.press("Tab")
    expect(inside.locator("main :focus")).to_have_count(1)


def test_what_is_focused_is_seen(inside: Page, address: str, talk: Talk) -> None:
    inside.goto(address + talk.path)
    for _ in range(TABS_TO_CONTENT):
        inside.keyboard.press("Tab")
        shown = inside.evaluate(
            "(() => { const at = document.activeElement;"
            " return at === document.body ? '2px' : getComputedStyle(at).outlineWidth })()"
        )
        assert shown == "2px"


def test_what_is_pressed_is_large_enough(inside: Page, address: str, talk: Talk) -> None:
    inside.goto(address + talk.path)
    for control in inside.locator("a:not(.skip), button, summary").all():
        if not control.is_visible():
            continue
        box = control.bounding_box()
        assert box and box["height"] >= 24 and box["width"] >= 24, control.inner_text()


def test_each_page_has_its_landmarks(inside: Page, address: str, talk: Talk) -> None:
    for path in ("/staff/", talk.path):
        inside.goto(address + path)
        for role in ("banner", "main", "navigation"):
            expect(inside.get_by_role(role).first).to_be_visible()  # type: ignore[arg-type]
        expect(inside.get_by_role("heading", level=1)).to_have_count(1)
