"""Keys, colours and the end of a session: what each person needs to stay in their work."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.staff.access import IDLE
from tests.web import staff_data
from tests.web.serving import logged_in, serving, stop_the_clock
from tests.web.staff_data import NOW, PASSWORD, Salon, Talk, serve

MINUTE_MS = 60_000
DARK, LIGHT = "rgb(18, 23, 26)", "rgb(246, 247, 248)"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def talk(salon: Salon) -> Talk:
    for number in range(3):
        salon.talk(name=f"Customer {number}", at=NOW - timedelta(hours=number + 1)).says("hello")
    talk = salon.talk(name="Dana Reed", at=NOW)
    talk.says("a haircut please")
    talk.says("or a facial")
    return talk


@pytest.fixture
def desk(browser: Browser, salon: Salon, talk: Talk) -> Iterator[Page]:
    """Dora at the list of conversations, on which Dana's stands first."""
    assert talk.at > NOW
    app = serve(salon)
    with serving(app) as address:
        context = logged_in(browser, app, address)
        page = context.new_page()
        page.goto("/staff/")
        yield page
        context.close()


def test_the_work_is_done_with_single_keys(desk: Page) -> None:
    for key in "jjk":
        desk.keyboard.press(key)
    expect(desk.get_by_role("link", name="Dana Reed")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Dana Reed")
    desk.wait_for_load_state()
    desk.keyboard.press("k")
    expect(desk.locator("li.message .meta a").last).to_be_focused()
    desk.keyboard.press("k")
    expect(desk.locator("li.message .meta a").first).to_be_focused()
    desk.get_by_role("button", name="Take over", exact=True).click()
    expect(desk.get_by_text("You have this conversation")).to_be_visible()
    desk.wait_for_load_state()
    desk.keyboard.press("e")
    expect(desk.get_by_role("button", name="Settled")).to_be_focused()
    desk.keyboard.press("r")
    expect(desk.get_by_label("Your words")).to_be_focused()
    desk.keyboard.type("regj/?")
    expect(desk.get_by_label("Your words")).to_have_value("regj/?")
    desk.get_by_role("link", name="All conversations").focus()
    for key in "gi":
        desk.keyboard.press(key)
    expect(desk.get_by_role("heading", level=1)).to_have_text("Conversations")
    desk.wait_for_load_state()
    desk.keyboard.press("/")
    expect(desk.get_by_role("searchbox")).to_be_focused()
    desk.get_by_role("link", name="Dana Reed").focus()
    desk.keyboard.press("?")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Help")


def test_keys_can_be_turned_off(desk: Page) -> None:
    desk.goto("/staff/help")
    desk.get_by_label("Single keys are shortcuts").uncheck()
    desk.get_by_role("button", name="Keep it so").click()
    expect(desk.get_by_label("Single keys are shortcuts")).not_to_be_checked()
    desk.goto("/staff/")
    for key in "j/?":
        desk.keyboard.press(key)
    assert desk.evaluate("document.activeElement === document.body")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Conversations")


def test_keys_of_the_browser_are_left_alone(desk: Page) -> None:
    for key in ("Control+k", "Alt+j", "Meta+/"):
        desk.keyboard.press(key)
    assert desk.evaluate("document.activeElement === document.body")


def test_the_choice_of_colours_follows_its_owner_and_nobody_else(
    desk: Page, salon: Salon, browser: Browser
) -> None:
    assert desk.evaluate(BACKGROUND) == LIGHT
    desk.goto("/staff/help")
    desk.get_by_label("Colours").select_option("Dark")
    desk.get_by_role("button", name="Keep it so").click()
    expect(desk.get_by_label("Colours")).to_have_value("dark")
    desk.emulate_media(color_scheme="light")
    assert desk.evaluate(BACKGROUND) == DARK
    desk.emulate_media(forced_colors="none")
    salon.add_member("sam@salon.example")
    app = serve(salon)
    with serving(app) as address:
        elsewhere = logged_in(browser, app, address).new_page()
        elsewhere.goto("/staff/")
        assert elsewhere.evaluate(BACKGROUND) == DARK
        other = logged_in(browser, app, address, "sam@salon.example").new_page()
        other.goto("/staff/")
        assert other.evaluate(BACKGROUND) == LIGHT
        for page in (elsewhere, other):
            page.context.close()


def test_an_unknown_colour_is_refused(salon: Salon) -> None:
    dora = staff_data.Browser(serve(salon))
    dora.logs_in()
    assert dora.sends("/staff/account/looks", colours="mauve").status == 400


def test_the_end_of_a_session_is_told_two_minutes_before(
    desk: Page, salon: Salon, talk: Talk
) -> None:
    stop_the_clock(desk)
    desk.goto(talk.path)
    desk.get_by_role("button", name="Pause updates").click()
    desk.get_by_label("Your words").fill("We have")
    warning = desk.get_by_role("alert")
    before_ms = int(IDLE.total_seconds() * 1000) - 2 * MINUTE_MS
    desk.clock.fast_forward(before_ms - 1)
    expect(warning).to_be_hidden()
    desk.clock.fast_forward(1)
    expect(warning).to_contain_text("You will be logged out at")
    expect(desk.get_by_label("Your words")).to_be_focused()
    salon.clock.now += IDLE - timedelta(minutes=1)
    warning.get_by_role("button", name="Stay logged in").click()
    expect(warning).to_be_hidden()
    salon.clock.now += IDLE - timedelta(minutes=1)
    desk.clock.fast_forward(before_ms)
    expect(warning).to_contain_text("You will be logged out at")
    assert staff_is_in(desk)


def staff_is_in(page: Page) -> bool:
    return page.request.get("/staff/help", max_redirects=0).status == 200


def test_what_was_typed_outlives_the_session(desk: Page, salon: Salon, talk: Talk) -> None:
    stop_the_clock(desk)
    desk.goto(talk.path)
    desk.get_by_label("Your words").fill("We have a chair free at four")
    salon.clock.now += IDLE + timedelta(minutes=1)
    desk.get_by_role("button", name="Take over and send").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Log in")
    desk.get_by_label("E-mail").fill(staff_data.EMAIL)
    desk.get_by_label("Password").fill(PASSWORD)
    desk.get_by_role("button", name="Log in").click()
    desk.get_by_role("link", name="Dana Reed").click()
    expect(desk.get_by_label("Your words")).to_have_value("We have a chair free at four")
    desk.get_by_role("button", name="Take over and send").click()
    expect(desk.locator(".by-staff .body")).to_have_text("We have a chair free at four")
    desk.reload()
    expect(desk.get_by_label("Your words")).to_have_value("")


def test_the_box_counts_what_an_sms_costs_and_survives_a_reload(desk: Page, talk: Talk) -> None:
    desk.goto(talk.path)
    box, length = desk.get_by_label("Your words"), desk.locator("#length")
    for text, words in (
        ("a" * 160, "160 characters, 1 SMS segment"),
        ("a" * 161, "161 characters, 2 SMS segments"),
        ("€" * 81, "162 characters, 2 SMS segments"),
        ("ñ" * 70, "70 characters, 1 SMS segment"),
        ("ł" * 71, "71 characters, 2 SMS segments, Unicode because of “ł”"),
        ("a\N{GRINNING FACE}", "3 characters, 1 SMS segment, Unicode because of"),
    ):
        box.fill(text)
        expect(length).to_contain_text(words)
        assert (length.get_attribute("class") or "").endswith("dear") == ("Unicode" in words)
    desk.reload()
    expect(box).to_have_value("a\N{GRINNING FACE}")
    expect(length).to_contain_text("Unicode because of")


def test_a_double_click_sends_once(desk: Page, salon: Salon, talk: Talk) -> None:
    posts: list[str] = []
    desk.on("request", lambda one: one.method == "POST" and posts.append(one.url))
    desk.goto(talk.path)
    desk.get_by_label("Your words").fill("See you at four")
    desk.get_by_role("button", name="Take over and send").dblclick()
    expect(desk.locator(".by-staff .body")).to_have_text("See you at four")
    assert len(posts) == 1
    assert sum(one.action == "replied" for one in salon.audited()) == 1
