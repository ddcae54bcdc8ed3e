"""Filters of the list, unread marks, and pages that stay whole while messages arrive."""

import html
import re
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from bot.store import lists
from bot.store.conversations import EMERGENCY, ask_for_person, mark_overdue
from bot.store.lists import Filter
from bot.store.staff_tables import alerts
from bot.store.tables import contacts, conversations, messages
from tests.web.staff_data import NOW, Browser, Salon, Talk, serve

ATTENTIONS = ("", "payment", EMERGENCY)


@pytest.fixture
def salon(salon_on_each: Salon) -> Salon:
    return salon_on_each


@pytest.fixture
def role() -> str:
    return "supervisor"


def shown(dora: Browser, path: str) -> list[str]:
    page = dora.opens(path)
    assert page.status == 200
    return re.findall(r'class="customer">\s*<a href="/staff/c/(public-\d+)', page.html)


def set_(salon: Salon, talk: Talk, **values: object) -> None:
    with salon.database.write() as connection:
        connection.execute(
            conversations.update().where(conversations.c.id == talk.id).values(**values)
        )


def test_each_filter_leaves_what_it_names(salon: Salon, dora: Browser) -> None:
    plain = salon.talk()
    whatsapp = salon.talk(channel="whatsapp")
    needing = salon.talk(attention="payment")
    waiting, taken, mine, here = (salon.talk() for _ in range(4))
    old = salon.talk(at=NOW - timedelta(days=30))
    failed, booked = salon.talk(), salon.talk()
    set_(salon, waiting, waiting_since=NOW)
    set_(salon, taken, taken_by=1, taken_at=NOW)
    set_(salon, mine, assigned_to=1)
    set_(salon, here, location_id="1")
    failed.hears("x", state="failed")
    booked.books(booked.says("yes"), "requested", location_name="Downtown")
    everything = [plain, whatsapp, needing, waiting, taken, mine, here, old, failed, booked]
    expected = {
        "state=attention": [needing],
        "state=waiting": [waiting],
        "state=with_person": [taken],
        "state=with_bot": [one for one in everything if one not in (needing, taken)],
        "channel=whatsapp": [whatsapp],
        "location=1": [here],
        "to=2026-10-31": [old],
        "from=2026-11-01&to=2026-11-20": [one for one in everything if one is not old],
        "outcome=requested": [booked],
        "assigned=me": [mine],
        "failed=1": [failed],
        "channel=sms&outcome=requested": [booked],
    }
    found = {query: set(shown(dora, f"/staff/?{query}")) for query in expected}
    assert found == {query: {talk.public_id for talk in talks} for query, talks in expected.items()}


def test_an_active_filter_is_named_and_can_be_removed(salon: Salon, dora: Browser) -> None:
    salon.talk()
    page = dora.opens("/staff/?channel=sms&state=with_bot")
    assert "State: With the bot" in page.text and "1 conversation" in page.text
    links = [html.unescape(one) for one in re.findall(r'class="chip" href="([^"]+)"', page.html)]
    assert links == ["/staff/?channel=sms", "/staff/?state=with_bot"]


@pytest.mark.parametrize("name", ["state", "channel", "location", "outcome", "from", "reached"])
@pytest.mark.parametrize("value", ["nothing", "'", "%00", "0001-01-01", "9999-12-31", "2026-02-30"])
def test_unknown_values_are_named_and_left_out(dora: Browser, name: str, value: str) -> None:
    page = dora.opens(f"/staff/?{name}={value}")
    assert page.status == 200
    assert "Not understood and left out" in page.text


def test_no_match_offers_to_clear_the_filters(salon: Salon, dora: Browser) -> None:
    salon.talk()
    page = dora.opens("/staff/?outcome=failed")
    assert "No conversation matches" in page.text and "Clear filters" in page.text


def test_opening_marks_as_read_for_oneself_what_was_on_the_page(
    salon: Salon, dora: Browser
) -> None:
    talk = salon.talk()
    talk.says("hello")
    salon.add_member("emil@salon.example")
    emil = Browser(serve(salon))
    emil.logs_in("emil@salon.example")
    dora.opens(talk.path)
    assert "unread" not in dora.opens("/staff/").text
    assert "unread" in emil.opens("/staff/").text
    talk.says("one more")
    assert "unread" in dora.opens("/staff/").text


def test_a_row_says_how_long_somebody_waits(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    set_(salon, talk, waiting_since=NOW - timedelta(minutes=7))
    assert "Waiting 7 min" in dora.opens("/staff/").text


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_pages_lose_and_repeat_no_row_while_messages_arrive(
    salon: Salon, data: st.DataObject
) -> None:
    with salon.database.write() as connection:
        for table in (messages, alerts, conversations, contacts):
            connection.execute(table.delete())
        talks = _crowd(connection, salon, (lists.PAGE + 3) * len(ATTENTIONS))
    clock, seen, after = NOW, [], None
    while True:
        with salon.database.read() as connection:
            page = lists.list_conversations(
                connection, salon.business_id, Filter(), after, read_at=NOW
            )
        seen += [row.id for row in page.rows]
        after = page.follows
        if after is None:
            break
        for talk in data.draw(st.lists(st.sampled_from(talks), max_size=8)):
            clock += timedelta(seconds=1)
            reason = data.draw(st.sampled_from(ATTENTIONS))
            Talk(salon, talk, 0, "", clock).says("again", at=clock)
            with salon.database.write() as connection:
                connection.execute(
                    conversations.update()
                    .where(conversations.c.id == talk)
                    .values(last_message_at=clock)
                )
                if reason:
                    ask_for_person(connection, talk, reason, clock)
        if data.draw(st.booleans()):
            salon.talk(at=clock, name="new")
        minutes = data.draw(st.integers(0, len(talks)))
        with salon.database.write() as connection:
            before = NOW - timedelta(minutes=minutes)
            mark_overdue(connection, salon.business_id, before, clock)
    assert sorted(seen) == talks


def _crowd(connection: Connection, salon: Salon, count: int) -> list[int]:
    """The ids of so many new conversations with a message each, a third for each of ATTENTIONS."""
    every = [(number, NOW - timedelta(minutes=number // 2)) for number in range(1, count + 1)]
    mine = {"business_id": salon.business_id}
    connection.execute(
        contacts.insert(),
        [
            {**mine, "id": one, "channel": "sms", "address": f"+1555{one:07}", "created_at": at}
            for one, at in every
        ],
    )
    connection.execute(
        conversations.insert(),
        [
            {**mine, "id": one, "public_id": f"crowd-{one}", "contact_id": one, "state": "{}"}
            | {"our_address": "+1555", "last_message_at": at, "created_at": at}
            | {"attention": reason, "attention_at": at if reason else None}
            | {"waiting_since": None if reason else at}
            for one, at in every
            for reason in [ATTENTIONS[one % len(ATTENTIONS)]]
        ],
    )
    connection.execute(
        messages.insert(),
        [
            {**mine, "conversation_id": one, "author": "customer", "body": "hi", "created_at": at}
            for one, at in every
        ],
    )
    if connection.dialect.name == "postgresql":
        for table in ("contacts", "conversations"):
            connection.exec_driver_sql(f"SELECT setval('{table}_id_seq', {count})")
    return [one for one, _ in every]


def test_the_usual_filters_take_one_press(salon: Salon, dora: Browser) -> None:
    needing = salon.talk(name="Dana Reed", attention="payment")
    needing.says("hi")
    salon.talk(name="Theo").says("hi")
    page = dora.opens("/staff/")
    quick = re.search(r'(?s)<nav class="quick".*?</nav>', page.html)
    assert quick and re.findall(r'aria-current="page">([^<]+)', quick[0]) == ["All"]
    pressed = dict(re.findall(r'href="([^"]+)"[^>]*>([^<]+)', quick[0]))
    assert list(pressed.values()) == [
        *("All", "Needs a person", "Waits for an answer", "With a person", "Assigned to me")
    ]
    shown = {words: dora.opens(path).text for path, words in pressed.items()}
    assert "Dana Reed" in shown["Needs a person"] and "Theo" not in shown["Needs a person"]
    assert "No conversation matches" in shown["Assigned to me"]
