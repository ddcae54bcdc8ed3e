"""`make demo` as somebody sees it who has just cloned the project, in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.demo import SLOW_MS, Demo, running_demo, text
from tests.waiting import until


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with running_demo(tmp_path_factory.mktemp("demo")) as demo:
        yield demo


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
