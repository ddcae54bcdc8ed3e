"""The whole of a day's work without JavaScript, and what the pages weigh with it."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.web.salon_day import fill_day
from tests.web.serving import logged_in, serving
from tests.web.staff_data import EMAIL, PASSWORD, Salon, open_salon, serve

KILOBYTE = 1000
MOST = {"document": 60 * KILOBYTE, "stylesheet": 20 * KILOBYTE, "script": 20 * KILOBYTE}
MOST_IN_ALL, MOST_REQUESTS = 110 * KILOBYTE, 8
ROWS, MESSAGES = 50, 100
LONG_TEXT = "Could you fit me in some time after four, ideally with Maria? " * 2


@pytest.fixture
def salon(tmp_path: Path) -> Iterator[Salon]:
    with open_salon(tmp_path) as salon:
        yield salon


def test_a_days_work_needs_no_script(browser: Browser, salon: Salon) -> None:
    fill_day(salon)
    with serving(serve(salon)) as address:
        page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
        page.goto("/staff/")
        page.get_by_label("E-mail").fill(EMAIL)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.get_by_text("Filter", exact=True).click()
        page.get_by_label("Channel").select_option("WhatsApp")
        page.get_by_role("button", name="Show").click()
        expect(page.locator(".row")).to_have_count(1)
        page.get_by_role("link", name="Lena Ortiz").click()
        page.get_by_role("button", name="Take over", exact=True).click()
        expect(page.get_by_text("You have this conversation")).to_be_visible()
        page.get_by_label("Your words").fill("Dogs are welcome here!")
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.locator(".by-staff .body")).to_have_text("Dogs are welcome here!")
        page.goto("/staff/export?channel=whatsapp")
        with page.expect_download() as taken:
            page.get_by_role("button", name="Take the file").click()
        assert "Dogs are welcome here!" in taken.value.path().read_text("utf-8-sig")
        page.get_by_role("link", name="Funnel").click()
        expect(page.get_by_role("img", name="How far conversations came")).to_be_visible()
        page.get_by_label("Channel").select_option("SMS")
        page.get_by_role("button", name="Show").click()
        booked = page.get_by_role("row", name="Booked").get_by_role("link").first
        count = int(booked.inner_text())
        assert count
        booked.click()
        expect(page.locator(".row")).to_have_count(count)
        page.get_by_role("button", name="Log out").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
        page.context.close()


def test_the_first_view_of_full_pages_is_light(browser: Browser, salon: Salon) -> None:
    salon.add_member()
    for number in range(ROWS):
        salon.talk(name=f"Customer {number}", attention="payment").says(LONG_TEXT)
    long = salon.talk(name="Dana Reed")
    for _ in range(MESSAGES // 2):
        long.says(LONG_TEXT, understood={"facts": [{"fact": "service", "text": "after four"}]})
        long.hears(LONG_TEXT, step="opening")
    app = serve(salon)
    with serving(app) as address:
        for path in ("/staff/", long.path):
            context = logged_in(browser, app, address)
            check_weight(path, responses_of(context.new_page(), path))
            context.close()


def responses_of(page: Page, path: str) -> list[Response]:
    """Everything that the first view of a page takes."""
    found: list[Response] = []
    page.on("response", lambda one: found.append(one))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return found


def check_weight(path: str, responses: list[Response]) -> None:
    """Sizes as a compressing proxy sends them."""
    sizes = dict.fromkeys((*MOST, "image"), 0)
    for one in responses:
        kind = one.request.resource_type
        sizes["image" if kind == "other" else kind] += len(gzip.compress(one.body()))
    assert len(responses) <= MOST_REQUESTS, [one.url for one in responses]
    assert {kind: size for kind, size in sizes.items() if size > MOST.get(kind, 10_000)} == {}, path
    assert sum(sizes.values()) <= MOST_IN_ALL, sizes
