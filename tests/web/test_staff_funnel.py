"""The funnel's numbers are those of the lists they lead to, whatever it is narrowed to."""

import html
import re
from datetime import timedelta

import pytest

from bot.store import funnel
from bot.store.funnel import STAGES, Scope
from bot.store.tables import conversations
from tests.web.staff_data import NOW, Browser, Salon, Shown, Talk


@pytest.fixture
def role() -> str:
    return "supervisor"


@pytest.fixture
def salon(salon_on_each: Salon) -> Salon:
    salon_on_each.clock.now = NOW + timedelta(hours=3)
    return salon_on_each


def booked(salon: Salon, *, place: str = "1", days_ago: int = 0, **contact: str) -> Talk:
    """A conversation that went all the way, ten minutes a stage."""
    at = NOW - timedelta(days=days_ago)
    talk = salon.talk(at=at, **contact)
    talk.says("hi", at=at)
    for number, step in enumerate(("service", "opening", "details", "confirmation"), 1):
        talk.hears("?", step=step, at=at + timedelta(minutes=10 * number))
    ordered = talk.says("yes", at=at + timedelta(minutes=50))
    booking = {"location_id": place, "location_name": f"Place {place}"}
    record = {"state": "recorded"}
    talk.books(ordered, "booked", record, **booking, created_at=talk.at)
    with salon.database.write() as connection:
        connection.execute(
            conversations.update()
            .where(conversations.c.id == talk.id)
            .values(location_id=place, last_message_at=talk.at)
        )
    return talk


def numbers(page: Shown) -> list[tuple[str, int]]:
    """The links of the table with the numbers that they show."""
    found = re.findall(r'<td><a href="([^"]+)">(\d+)</a>', page.html)
    return [(html.unescape(path), int(number)) for path, number in found]


def fill(salon: Salon) -> None:
    booked(salon)
    booked(salon, place="2", channel="whatsapp", address="+15559990001")
    booked(salon, days_ago=10)
    for step in ("location", "service", "opening", "confirmation"):
        talk = salon.talk()
        talk.says("hi")
        talk.hears("?", step=step)
    salon.talk().says("asdf", understood=None)


@pytest.mark.parametrize(
    ("narrowed", "started"),
    [
        ("", 8),
        ("channel=whatsapp", 1),
        ("from=2026-11-10&to=2026-11-10", 1),
        ("from=2026-11-20&channel=sms&location=1", 1),
    ],
)
def test_each_number_leads_to_a_list_of_that_length(
    salon: Salon, dora: Browser, narrowed: str, started: int
) -> None:
    fill(salon)
    page = dora.opens(f"/staff/funnel?{narrowed}")
    shown = numbers(page)
    assert [number for path, number in shown if "reached=started" in path] == [started][
        : len(shown)
    ]
    for path, number in shown:
        listed = dora.opens(path)
        assert f"{number} conversation" in listed.text, path
        assert len(listed.parts('<li class="row', "li")) == number, path
    stopped = sum(number for path, number in shown if "stopped=" in path)
    recorded = sum(number for path, number in shown if "reached=recorded" in path)
    assert stopped + recorded == started


def test_percent_of_the_start_and_of_the_stage_before(salon: Salon, dora: Browser) -> None:
    fill(salon)
    rows = dora.opens("/staff/funnel").parts("<tr", "tr")[1:]
    assert rows[0].startswith("Started 8 100 % 100 %")
    assert rows[2].startswith("Service chosen 5 62 % 83 %")


def test_median_times_are_from_the_stage_before(salon: Salon) -> None:
    booked(salon)
    with salon.database.read() as connection:
        found = funnel.stages(connection, salon.business_id, Scope())
    assert [one.name for one in found] == list(STAGES)
    assert [one.median_s for one in found] == [None, 600, 600, 600, 600, 600, 0, 0]


def test_a_stage_that_was_skipped_counts_as_reached_when_the_next_one_was(salon: Salon) -> None:
    talk = salon.talk()
    talk.says("haircut downtown friday 3pm")
    talk.hears("ok?", step="confirmation")
    with salon.database.read() as connection:
        found = funnel.stages(connection, salon.business_id, Scope())
    assert [one.count for one in found] == [1, 1, 1, 1, 1, 0, 0, 0]
    assert [one.median_s for one in found][1:5] == [60, 0, 0, 0]


def test_what_was_not_understood_leads_to_its_place(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    unclear = talk.says("asdf <b>", understood=None)
    talk.says("downtown", understood={"facts": [], "acts": []})
    page = dora.opens("/staff/funnel")
    assert "asdf &lt;b&gt;" in page.html and "downtown" not in page.text
    (path,) = re.findall(rf'href="([^"]+#m-{unclear})"', page.html)
    assert f'id="m-{unclear}"' in dora.opens(html.unescape(path)).html


def test_the_chart_is_drawn_from_the_table_and_says_it_in_words(
    salon: Salon, dora: Browser
) -> None:
    fill(salon)
    page = dora.opens("/staff/funnel")
    (chart,) = re.findall(r"(?s)<svg.*?</svg>", page.html)
    (words,) = re.findall(r'role="img" aria-label="How far conversations came: ([^"]+)"', chart)
    table = [str(number) for path, number in numbers(page) if "reached" in path]
    assert re.findall(r"\d+", words) == table
    assert chart.count("<rect") == len(table)
    assert "<script" not in chart and "style=" not in chart
