"""Staff take over, answer, note and settle on the pages, with their forms alone."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from bot.store import conversations
from bot.store.tables import canned_replies, contacts
from tests.web.staff_data import NOW, Browser, Salon, Talk, open_salon, serve


@pytest.fixture
def salon(tmp_path: Path) -> Iterator[Salon]:
    with open_salon(tmp_path) as salon:
        yield salon


@pytest.fixture
def app(salon: Salon) -> Flask:
    salon.add_member()
    salon.add_member("paul@salon.example")
    return serve(salon)


@pytest.fixture
def talk(salon: Salon) -> Talk:
    talk = salon.talk(name="Dana Reed")
    talk.says("hi")
    return talk


@pytest.fixture
def dora(app: Flask) -> Browser:
    browser = Browser(app)
    browser.logs_in()
    return browser


def test_one_press_takes_over_and_the_page_says_what_may_still_arrive(
    dora: Browser, talk: Talk
) -> None:
    waiting, leaving = talk.hears("One", state="queued"), talk.hears("Two", state="inline")
    taken = dora.sends(talk.path + "/take-over")
    assert (taken.status, taken.leads_to) == (303, f"{talk.path}#write")
    page = dora.opens(talk.path)
    assert "You have this conversation" in page.text
    assert "One answer was already on its way." in page.text
    assert "Withdrawn, never sent" in page.parts(f'<li id="m-{waiting}"', "li")[0]
    assert "Withdrawn" not in page.parts(f'<li id="m-{leaving}"', "li")[0]


def test_with_nothing_on_its_way_the_takeover_is_confirmed(dora: Browser, talk: Talk) -> None:
    dora.sends(talk.path + "/take-over")
    assert "The bot is silent: nothing of it is on its way." in dora.opens(talk.path).text


def test_a_second_taker_is_asked_first(app: Flask, dora: Browser, talk: Talk) -> None:
    dora.sends(talk.path + "/take-over")
    paul = Browser(app)
    paul.logs_in("paul@salon.example")
    refused = paul.sends(talk.path + "/take-over")
    assert refused.status == 409
    assert "A colleague has this conversation" in refused.text
    assert refused.html.count("<title>Error: ") == 1
    assert 'name="instead_of"' in refused.html
    paul.sends(talk.path + "/take-over", instead_of="1")
    assert "You have this conversation" in paul.opens(talk.path).text


def test_the_list_says_who_holds_what(salon: Salon, app: Flask, dora: Browser, talk: Talk) -> None:
    dora.sends("/staff/account/name", name="Dora <i>")
    dora.sends(talk.path + "/take-over")
    salon.talk(name="Ruth Baker").says("hi")
    paul = Browser(app)
    paul.logs_in("paul@salon.example")
    other, held = paul.opens("/staff/").parts('<li class="row', "li")
    assert "Held by Dora <i>" in held and "Held by" not in other
    assert "Held by you" in dora.opens("/staff/").text


def test_a_reply_is_sent_once_however_often_its_form_comes(
    salon: Salon, dora: Browser, talk: Talk
) -> None:
    for _ in range(2):
        sent = dora.sends(talk.path + "/reply", text="We are open <till> 6", form_id="abc")
        assert sent.status == 303
    page = dora.opens(talk.path)
    assert page.text.count("We are open <till> 6") == 1
    assert "Staff: dora@salon.example" in page.text
    assert [name for name, *_ in salon.work] == ["deliver"]


def test_a_refused_reply_keeps_what_was_typed(app: Flask, dora: Browser, talk: Talk) -> None:
    dora.sends(talk.path + "/take-over")
    paul = Browser(app)
    paul.logs_in("paul@salon.example")
    refused = paul.sends(talk.path + "/reply", text="Let me <help>", form_id="1")
    assert refused.status == 409
    assert "Let me &lt;help&gt;</textarea>" in refused.html


def test_outside_the_window_of_whatsapp_the_box_says_why_it_is_shut(
    salon: Salon, dora: Browser
) -> None:
    talk = salon.talk(channel="whatsapp")
    page = dora.opens(talk.path)
    assert "more than 24 hours ago" in page.text
    assert 'value="reply" disabled' in page.html


def test_who_has_opted_out_is_not_written_to_and_the_box_says_why(
    salon: Salon, dora: Browser, talk: Talk
) -> None:
    with salon.database.write() as connection:
        number = connection.execute(select(contacts.c.address)).scalar_one()
        conversations.suppress(connection, salon.business_id, "sms", number, "stop", NOW)
    page = dora.opens(talk.path)
    assert "has opted out: nothing can be sent until they write START" in page.text
    assert re.search(r'value="reply" disabled aria-describedby="objection"', page.html)
    assert dora.sends(talk.path + "/reply", text="Hello", form_id="1").status == 409


def test_a_note_looks_and_reads_differently_and_is_not_sent(
    salon: Salon, dora: Browser, talk: Talk
) -> None:
    fields = {"text": "Call her mother", "form_id": "1", "as": "note"}
    dora.sends(talk.path + "/reply", **fields)
    page = dora.opens(talk.path)
    assert "Internal note, " in page.text
    assert "For staff only, never sent" in page.text
    assert 'class="message note by-note"' in page.html
    assert salon.work == []


def test_a_ready_made_reply_is_filled_in(salon: Salon, dora: Browser, talk: Talk) -> None:
    ready = salon.add(canned_replies, title="Thanks", body="Thank you {name}, see you {time}")
    page = dora.opens(f"{talk.path}?ready={ready}")
    assert ">Thank you Dana, see you {time}</textarea>" in page.html


def test_only_a_refused_text_can_be_sent_again_and_only_once(
    salon: Salon, dora: Browser, talk: Talk
) -> None:
    failed = talk.hears("See you", state="failed", error_code="30003")
    stopped = talk.hears("And you", state="failed", error_code="21610")
    page = dora.opens(talk.path)
    assert page.html.count("Send again") == 1
    assert "the phone is off or out of reach (code 30003)" in page.text
    for _ in range(2):
        dora.sends(f"{talk.path}/again/{failed}")
    assert [name for name, *_ in salon.work] == ["deliver"]
    refused = dora.sends(f"{talk.path}/again/{stopped}")
    assert (refused.status, len(salon.work)) == (409, 1)
    sent = talk.hears("Fine", state="delivered")
    assert dora.sends(f"{talk.path}/again/{sent}").status == 404


def test_the_live_part_is_not_sent_twice(dora: Browser, talk: Talk) -> None:
    first = dora.client.get(talk.path + "/live")
    tag = first.headers["ETag"]
    again = dora.client.get(talk.path + "/live", headers={"If-None-Match": tag})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    talk.says("are you there?")
    changed = dora.client.get(talk.path + "/live", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert "are you there?" in changed.get_data(as_text=True)


def test_a_permanent_link_opens_the_page_of_its_message(dora: Browser, talk: Talk) -> None:
    numbers = [talk.says(f"text {number}") for number in range(350)]
    for place in (0, 30, 120, 250, 349):
        page = dora.opens(f"{talk.path}?m={numbers[place]}")
        assert f'<li id="m-{numbers[place]}"' in page.html
        assert page.html.count("<li id=") <= 100
    assert dora.opens(f"{talk.path}?m=999999").status == 404


def test_a_jump_to_a_day_shows_its_first_message(dora: Browser, talk: Talk) -> None:
    for _ in range(150):
        talk.says("early")
    talk.at += timedelta(days=3)
    first = talk.says("first of that day")
    for _ in range(150):
        talk.says("late")
    page = dora.opens(f"{talk.path}?on=2026-11-22")
    assert f'<li id="m-{first}"' in page.html
    assert dora.opens(f"{talk.path}?on=yesterday").status == 400
