"""Photographs of every page, wide and narrow: `python -m tests.web.screens [FOLDER]`."""

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import browser
from tests.demo import SLOW_MS, running_demo, text
from tests.web.salon_day import fill_day
from tests.web.serving import serving
from tests.web.staff_data import EMAIL, PASSWORD, ROOT, open_salon, serve
from tests.web.staff_gallery import FREE, with_calendar

FOLDER = ROOT / "docs" / "screens"
WIDTHS = {"wide": 1280, "narrow": 360}
HEIGHT = {"wide": 860, "narrow": 740}
MOST_HEIGHT = 900
"""Of a wide page; a narrow one is shown as a phone shows it."""
TALK = (
    "Haircut downtown tomorrow after 3 with Maria",
    "the first one",
    "Dana Lee, dana@example.com",
    "ok",
)


@dataclass(frozen=True)
class Shot:
    """A page to photograph, and what is done there first."""

    name: str
    path: str
    schemes: tuple[str, ...] = ("light",)
    fills: tuple[str, str] = ("", "")
    presses: str = ""


SHOTS = (
    Shot("list", "/staff/", ("light", "dark")),
    Shot("list-filtered", "/staff/?channel=sms&state=attention"),
    Shot("transcript", "/staff/c/{shown}", ("light", "dark")),
    Shot("end", "/staff/c/{shown}#write"),
    Shot("booking", FREE),
    Shot("print", "/staff/c/{shown}/print"),
    Shot("needs-person", "/staff/c/public-3"),
    Shot(
        "search",
        "/staff/",
        fills=("Search messages, names, numbers", "haircut"),
        presses="Search",
    ),
    Shot("funnel", "/staff/funnel"),
    Shot("audit", "/staff/audit"),
    Shot("export", "/staff/export"),
    Shot("people", "/staff/people"),
    Shot("erase", "/staff/erase"),
    Shot("replies", "/staff/replies"),
    Shot("account", "/staff/sessions"),
    Shot("help", "/staff/help"),
    Shot("not-found", "/staff/nowhere"),
)


def main(folder: Path) -> None:
    """Write all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
        _take_staff_pages(chromium, Path(temporary), folder)
        _take_phone(chromium, Path(temporary), folder)


def _take_staff_pages(chromium: Browser, temporary: Path, folder: Path) -> None:
    with open_salon(temporary) as empty, with_calendar(empty) as salon:
        shown = fill_day(salon)
        with serving(serve(salon)) as address:
            for size in WIDTHS:
                _take_all(chromium, address, shown.public_id, size, folder)


def _take_phone(chromium: Browser, temporary: Path, folder: Path) -> None:
    with running_demo(temporary) as demo:
        page = chromium.new_page(viewport={"width": 1200, "height": 660})
        page.goto(demo.phone)
        for words in TALK:
            text(page, words)
        page.get_by_role("button", name="Ask").click()
        expect(page.locator("#books")).to_contain_text("live", timeout=SLOW_MS)
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=folder / "phone-wide.png")
        page.set_viewport_size({"width": WIDTHS["narrow"], "height": HEIGHT["narrow"]})
        page.locator("#phone").scroll_into_view_if_needed()
        page.screenshot(path=folder / "phone-narrow.png")
        page.locator("#books-title").scroll_into_view_if_needed()
        page.screenshot(path=folder / "books-narrow.png")


def _take_all(chromium: Browser, address: str, shown: str, size: str, folder: Path) -> None:
    viewport = {"width": WIDTHS[size], "height": HEIGHT[size]}
    page = chromium.new_context(viewport=viewport).new_page()  # type: ignore[arg-type]
    page.goto(address + "/staff/login")
    page.screenshot(path=folder / f"login-{size}.png")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    for shot in SHOTS:
        for scheme in shot.schemes:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            _open(page, address, shot, shown)
            mark = "" if scheme == "light" else f"-{scheme}"
            _take(page, folder / f"{shot.name}{mark}-{size}.png", is_whole=size == "wide")
    page.context.close()


def _take(page: Page, path: Path, *, is_whole: bool) -> None:
    if not is_whole:
        page.screenshot(path=path)
        return
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    area = {"x": 0, "y": 0, "width": WIDTHS["wide"], "height": min(height, MOST_HEIGHT)}
    page.screenshot(path=path, full_page=True, clip=area)  # type: ignore[arg-type]


def _open(page: Page, address: str, shot: Shot, shown: str) -> None:
    page.goto(address + shot.path.format(shown=shown))
    label, words = shot.fills
    if label:
        page.get_by_label(label).fill(words)
    if shot.presses:
        page.get_by_role("button", name=shot.presses, exact=True).click()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
