"""How a conversation reads: who speaks without colour, and texts that were written to do harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.staff import texts
from tests.edge.hostile import TEXTS
from tests.web.salon_day import fill_day
from tests.web.serving import logged_in, serving
from tests.web.staff_data import Salon, Talk, open_salon, serve

NARROW = {"width": 320, "height": 700}
STORABLE = [one for one in TEXTS if one.isascii() or one.encode("utf-8", "ignore").decode() == one]
"""Lone surrogates are cleaned away where a text comes in."""
LOOKS = """(one) => {
  const style = getComputedStyle(one);
  return [style.borderTopStyle, parseFloat(style.borderTopWidth) >= 1];
}"""
SHOWN = """() => [...document.querySelectorAll("li.message")].map((one) => {
  const body = one.querySelector(".body"), bubble = one.querySelector(".bubble");
  const box = bubble.getBoundingClientRect();
  return {
    text: body.textContent,
    parts: bubble.querySelectorAll(":not(.body)").length,
    inside: box.left >= 0 && box.right <= innerWidth && bubble.scrollWidth <= bubble.clientWidth,
    clipped: getComputedStyle(bubble).overflowY === "clip",
    apart: getComputedStyle(body).unicodeBidi === "isolate",
  };
})"""


@pytest.fixture
def salon(tmp_path: Path) -> Iterator[Salon]:
    with open_salon(tmp_path) as salon:
        yield salon


@pytest.fixture
def page(browser: Browser, salon: Salon) -> Iterator[Page]:
    """Dora's browser, at a salon with a day behind it."""
    fill_day(salon)
    app = serve(salon)
    with serving(app) as address:
        context = logged_in(browser, app, address)
        yield context.new_page()
        context.close()


def test_who_speaks_is_told_without_colour(page: Page, salon: Salon) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(taken_over(salon).path)
    looks = {}
    for author, words in (
        ("customer", "Customer"),
        ("bot", "Bot"),
        ("staff", "Staff: Dora Keller"),
        ("note", "Note: Dora Keller"),
    ):
        spoken = page.locator(f".by-{author}").last
        expect(spoken.locator(".from")).to_contain_text(words)
        looks[author] = spoken.locator(".bubble").evaluate(LOOKS)
    assert looks == {
        "customer": ["solid", True],
        "bot": ["solid", True],
        "staff": ["dashed", True],
        "note": ["dashed", True],
    }
    expect(page.locator(".by-bot .from").first).to_contain_text("Choose time")
    expect(page.locator(".by-note .from")).to_contain_text("never sent")


def test_hostile_texts_are_shown_as_they_are_and_stay_in_their_bubbles(
    page: Page, salon: Salon
) -> None:
    talk = salon.talk(name="Mallory")
    for one in STORABLE:
        talk.says(one)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(talk.path)
    shown = page.evaluate(SHOWN)
    assert [one["text"] for one in shown] == [texts.visible(one) for one in STORABLE]
    assert [one["parts"] for one in shown] == [0] * len(STORABLE)
    for fact in ("inside", "clipped", "apart"):
        assert all(one[fact] for one in shown), fact
    assert page.title().startswith("Mallory – ")
    assert all("/static/" in one or talk.path in one for one in asked)


def taken_over(salon: Salon) -> Talk:
    """The conversation of the day in which all have spoken."""
    return Talk(salon, 1, 1, "public-1", salon.clock())
