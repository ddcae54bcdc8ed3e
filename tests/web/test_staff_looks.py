"""Every staff page, in every state: axe, narrow windows, keyboard, landmarks, a quiet console."""

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.serving import serving
from tests.web.staff_data import BUSINESS, PASSWORD, ROOT, open_salon, serve
from tests.web.staff_gallery import ADMINISTRATOR, VIEWS, View, fill, with_calendar

AXE = (ROOT / "tests" / "vendor" / "axe-core" / "axe.min.js").read_text()
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
WRITTEN_DOWN = {
    "color-contrast: <select": "text on the drawn arrow's box, same colours as other fields",
    "color-contrast: <span aria-hidden": "single signs, each beside the words that say the same",
    "color-contrast: <text": "in a drawing; --text on --bg, and the table says the same",
    "color-contrast in the row of pages": "scrolled out of sight; colours of those in sight",
    'color-contrast: <a class="button"': "in forced colours, the system's own LinkText on Canvas",
    'color-contrast: <p class="body" dir="auto">Hello {{1}}': "wraps; the card's own colours",
    "color-contrast: <button": "in forced colours, the system's own ButtonText on ButtonFace",
}
"""What axe can't decide, and what people found."""
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
WIDTHS = (1280, 768, 320)
PAGES = [one for one in VIEWS if "," not in one.name]
"""Each page in one of its states."""
REFUSED = [one for one in VIEWS if one.name.endswith(", refused")]
ROLES = {
    "customer": ("Customer", "left"),
    "bot": ("Bot", "right"),
    "staff": ("Staff", "right"),
    "note": ("Note", "middle"),
}
TABS = 25

RUN_AXE = """async (runOnly) => {
  const resultTypes = ["violations", "incomplete"];
  const {violations, incomplete} = await axe.run({runOnly, resultTypes});
  const place = (node) =>
    document.querySelector(node.target[0])?.closest(".top nav") ? " in the row of pages" : "";
  const told = (found) => found.flatMap((one) =>
    one.nodes.map((node) => `${one.id}${place(node)}: ${node.html.slice(0, 200)}`));
  return [told(violations), told(incomplete)];
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll(
    "a, button, summary, select, textarea, input:not([type=hidden])")]
  .filter((one) => one.checkVisibility() && !one.matches(".skip"))
  .filter((one) => {
    const inSentence = one.matches("a") && getComputedStyle(one).display === "inline"
      && one.parentElement.textContent.trim() !== one.textContent.trim();
    const box = one.getBoundingClientRect();
    return !inSentence && (box.width < 24 || box.height < 24);
  }).map((one) => one.outerHTML.slice(0, 120))"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const ringed = [one, one.closest(".row")].filter(Boolean).map((each) => getComputedStyle(each));
  const shown = ringed.some((style) =>
    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const box = one.getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 8), y = box.top + Math.min(box.height / 2, 8);
  const top = document.elementFromPoint(x, y);
  const covered = top && top !== one && !one.contains(top) && !top.contains(one);
  const fault = covered ? "covered" : shown ? "" : "no ring";
  return fault && `${fault}: ${one.outerHTML.slice(0, 120)}`;
}"""
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* {line-height: 1.5 !important; letter-spacing: .12em !important;"
    + " word-spacing: .16em !important} p {margin-bottom: 2em !important}");
  document.adoptedStyleSheets = [sheet];
  const clipped = [...document.querySelectorAll("main *, header *")].filter((one) =>
    getComputedStyle(one).overflowY !== "visible"
    && !one.matches(".unseen, .unseen *, textarea, select")
    && one.clientHeight && one.scrollHeight > one.clientHeight + 3
    && !["auto", "scroll"].includes(getComputedStyle(one).overflowY));
  const found = clipped.map((one) => one.outerHTML.slice(0, 120));
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  document.adoptedStyleSheets = [];
  return [found, wide];
}"""
LINKED = """() => {
  const summary = document.querySelector("main [role=alert]");
  const isFirst = !summary.compareDocumentPosition(document.querySelector("main form, main input"))
    || Boolean(summary.compareDocumentPosition(document.querySelector("main form"))
      & Node.DOCUMENT_POSITION_FOLLOWING);
  const links = [...summary.querySelectorAll("a[href^='#']")];
  const described = links.map((link) => {
    const field = document.getElementById(link.hash.slice(1));
    const ids = (field?.getAttribute("aria-describedby") || "").split(" ");
    return ids.some((id) => summary.contains(document.getElementById(id)));
  });
  return [isFirst, described];
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return style.animationName !== "none" || style.scrollBehavior === "smooth"
    || style.transitionDuration.split(",").some((each) => parseFloat(each) > 0);
}).map((one) => one.outerHTML.slice(0, 120))"""
SIDE = """(bubble) => {
  const list = bubble.closest("ol").getBoundingClientRect(), box = bubble.getBoundingClientRect();
  const left = box.left - list.left, right = list.right - box.right;
  return Math.abs(left - right) < 4 ? "middle" : left < right ? "left" : "right";
}"""
SHADES = """async (png) => {
  const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const {data} = canvas.getImageData(0, 0, image.width, image.height);
  const linear = (one) => one <= 10 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4;
  let isGrey = true, dark = 255, light = 0;
  for (let at = 0; at < data.length; at += 4) {
    isGrey &&= Math.max(data[at], data[at + 1], data[at + 2])
      - Math.min(data[at], data[at + 1], data[at + 2]) <= 2;
    dark = Math.min(dark, data[at]), light = Math.max(light, data[at]);
  }
  return [isGrey, (linear(light) + 0.05) / (linear(dark) + 0.05)];
}"""
"""Whether a picture is without colours, and the contrast between its darkest and lightest."""


@dataclass
class House:
    """Two salons served, and browsers that are logged in there."""

    browser: Browser
    addresses: dict[str, str]
    contexts: dict[tuple[str, str], BrowserContext] = field(default_factory=dict)

    def context(self, salon: str, who: str) -> BrowserContext:
        """The browser of somebody; "" is a stranger."""
        if (salon, who) not in self.contexts:
            self.contexts[salon, who] = self._log_in(salon, who)
        return self.contexts[salon, who]

    def _log_in(self, salon: str, who: str) -> BrowserContext:
        context = self.browser.new_context()
        if who:
            page = context.new_page()
            page.goto(self.addresses[salon] + "/staff/login")
            page.get_by_label("E-mail").fill(who)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Log in").click()
            page.get_by_role("button", name="Log out").wait_for()
            page.close()
        return context


@dataclass
class Seen:
    """A view that stands open, and what was heard meanwhile."""

    view: View
    page: Page
    address: str
    console: tuple[str, ...]
    requests: list[str]

    def look(self, width: int, scheme: str = "light") -> Page:
        """The page at a width, in a scheme."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(**SCHEMES[scheme])
        return self.page


@contextmanager
def served(folder: Path, fills: Callable[..., None] | None) -> Iterator[str]:
    folder.mkdir()
    with open_salon(folder) as empty, with_calendar(empty) as salon:
        if fills:
            fills(salon)
        else:
            salon.add_member(ADMINISTRATOR, role="administrator")
        with serving(serve(salon)) as address:
            yield address


@pytest.fixture(scope="module")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("looks")
    with ExitStack() as stack:
        addresses = {
            "full": stack.enter_context(served(folder / "full", fill)),
            "empty": stack.enter_context(served(folder / "empty", None)),
        }
        house = House(browser, addresses)
        yield house
        for context in house.contexts.values():
            context.close()


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: view.name)
def seen(house: House, request: pytest.FixtureRequest) -> Iterator[Seen]:
    with opened(house, request.param) as seen:
        yield seen


@contextmanager
def opened(house: House, view: View) -> Iterator[Seen]:
    page = house.context(view.salon, view.who).new_page()
    console: list[str] = []
    requests: list[str] = []
    page.on("console", lambda line: console.append(line.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    page.on("request", lambda one: requests.append(one.url))
    address = house.addresses[view.salon]
    view.open(page, address)
    # Only until here: axe tries styles that the page forbids, and the console tells of it.
    yield Seen(view, page, address, tuple(console), requests)
    page.close()


@pytest.mark.parametrize("view", PAGES, ids=lambda view: view.name)
def test_each_page_is_accessible_and_narrow(house: House, view: View) -> None:
    """One look at each; all its states, widths and schemes are looked at in a soak."""
    with opened(house, view) as seen:
        assert seen.look(320).evaluate(OVERFLOW) == 0
        assert [one for one in seen.console if "Failed to load resource" not in one] == []
        assert [one for one in seen.requests if not one.startswith(seen.address)] == []
        assert seen.page.evaluate(SPACED) == [[], 0]
        seen.page.emulate_media(reduced_motion="reduce")
        assert seen.page.evaluate(MOVING) == []
        seen.page.evaluate(AXE)
        found, _ = seen.page.evaluate(RUN_AXE, EVERYTHING)
        assert not found, json.dumps(found, indent=1)


@pytest.mark.parametrize("view", REFUSED, ids=lambda view: view.name)
def test_what_is_wrong_is_summed_up_at_the_top_and_linked(house: House, view: View) -> None:
    with opened(house, view) as seen:
        assert seen.page.title().startswith("Error: ")
        is_first, described = seen.page.evaluate(LINKED)
        assert is_first and described and all(described)


def test_in_shades_of_grey_roles_are_read_and_stand_on_their_side(house: House) -> None:
    # A page that does not keep itself up to date: nothing is replaced while it is photographed.
    still = View("conversation", "/staff/c/public-1?before=999")
    with opened(house, still) as seen, closing(seen.page.context.new_page()) as blank:
        page = seen.look(1280)
        emulation = page.context.new_cdp_session(page)
        emulation.send("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
        for role, (word, side) in ROLES.items():
            said = page.locator(f".by-{role} .from strong").first
            assert said.inner_text().split(" ", 1)[1].startswith(word)
            assert page.locator(f".by-{role} .bubble").first.evaluate(SIDE) == side
            picture = base64.b64encode(said.screenshot()).decode()
            is_grey, contrast = blank.evaluate(SHADES, picture)
            assert is_grey and contrast >= 4.5, (role, contrast)


def test_at_400_percent_nothing_scrolls_sideways(house: House) -> None:
    """A window 1280 wide then holds 320 CSS pixels, each of them four wide."""
    known = house.context("full", ADMINISTRATOR).storage_state()
    with closing(
        house.browser.new_context(
            storage_state=known, viewport={"width": 320, "height": 256}, device_scale_factor=4
        )
    ) as context:
        page = context.new_page()
        for view in PAGES:
            if view.name in {"list", "conversation", "booking", "template", "audit log"}:
                view.open(page, house.addresses["full"])
                assert page.evaluate("devicePixelRatio") == 4
                assert page.evaluate(OVERFLOW) == 0, view.name


@pytest.mark.soak
def test_axe_finds_nothing_wrong(seen: Seen) -> None:
    seen.page.evaluate(AXE)
    wrong: dict[str, list[str]] = {}
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = seen.look(width, scheme)
            rules = EVERYTHING if scheme == "light" else COLOURS
            found, unsure = page.evaluate(RUN_AXE, rules)
            unsure = [one for one in unsure if not one.startswith(tuple(WRITTEN_DOWN))]
            if found or unsure:
                wrong[f"{scheme} {width}"] = found + [f"unsure: {one}" for one in unsure]
    assert not wrong, json.dumps(wrong, indent=1)


@pytest.mark.soak
def test_nothing_scrolls_sideways(seen: Seen) -> None:
    for width in WIDTHS:
        assert seen.look(width).evaluate(OVERFLOW) == 0, width


@pytest.mark.soak
def test_wider_spacing_of_text_cuts_nothing_off(seen: Seen) -> None:
    assert seen.look(320).evaluate(SPACED) == [[], 0]


@pytest.mark.soak
def test_what_is_pressed_is_large_enough(seen: Seen) -> None:
    assert [seen.look(width).evaluate(SMALL) for width in WIDTHS] == [[], [], []]


@pytest.mark.soak
@pytest.mark.parametrize("width", [1280, 320])
def test_the_keyboard_shows_where_it_is(seen: Seen, width: int) -> None:
    page = seen.look(width)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    found = []
    for _ in range(TABS):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
    assert [one for one in found if one] == []


@pytest.mark.soak
def test_title_and_landmarks_are_in_place(seen: Seen) -> None:
    page = seen.page
    assert page.title().endswith(f" – {BUSINESS}")
    assert page.title().startswith("Error:") == seen.view.name.endswith(", refused")
    for selector in ("h1", "header", "main", ".skip"):
        assert page.locator(selector).count() == 1, selector


@pytest.mark.soak
def test_the_console_is_empty_and_nothing_comes_from_elsewhere(seen: Seen) -> None:
    assert [one for one in seen.console if not one.startswith("Failed to load resource")] == []
    assert [one for one in seen.requests if not one.startswith(seen.address)] == []
