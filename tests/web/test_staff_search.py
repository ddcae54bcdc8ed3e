"""Searching, on both databases: the same words find the same rows."""

import html
import itertools
import re
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from bot.store import search_index, searching
from bot.store.database import insert_row
from bot.store.folding import words_in
from bot.store.inbox_tables import searches
from bot.store.tables import contacts, conversations, messages
from bot.web.staff.search import snippet
from bot.workflows.tidying import Tidying
from tests.web.staff_data import NOW, Browser, Salon, Shown, serve, services_of

HOSTILE = [
    '"',
    '""',
    "a OR",
    "NEAR(",
    "*",
    "body:",
    "%_",
    "\x00",
    "\u202eabc",
    "👍🏽",
    "x" * 10_000,
    "AND NOT",
    "' OR 1=1 --",
    "a:* & b | !c <-> d",
    "^start",
    "{words} : x",
    "-",
    "\\",
]


@pytest.fixture
def salon(salon_on_each: Salon) -> Salon:
    return salon_on_each


def search(dora: Browser, typed: str) -> Shown:
    sent = dora.sends("/staff/search", words=typed)
    assert sent.status == 303
    return dora.opens(sent.leads_to)


def hits(shown: Shown) -> list[str]:
    assert shown.status == 200
    return [html.unescape(one) for one in re.findall(r"<mark>(.*?)</mark>", shown.html)]


def rows(shown: Shown) -> list[str]:
    return re.findall(r'href="/staff/c/(public-\d+)', shown.html)


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("cafe", ["CAFÉ"]),
        ("CAFÉ", ["CAFÉ"]),
        ("hair", ["haircut"]),
        ('"hair"', []),
        ('"tomorrow after three"', ["tomorrow", "after", "three"]),
        ('"after tomorrow"', []),
        ("three haircut", ["haircut", "three"]),
        ("three nothing", []),
        ("OR", ["or"]),
        ("strasse", ["Straße"]),
        ("привет", ["Привет"]),
    ],
)
def test_words_are_found_as_people_mean_them(
    salon: Salon, dora: Browser, typed: str, marked: list[str]
) -> None:
    salon.talk().says("A haircut at CAFÉ or in Straße 5, Привет, tomorrow after three?")
    assert hits(search(dora, typed)) == marked


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_that_is_typed_is_an_operator(salon: Salon, dora: Browser, typed: str) -> None:
    salon.talk().says("plain words")
    shown = search(dora, typed)
    assert shown.status == 200
    assert hits(shown) == []


@pytest.mark.parametrize(
    "typed", ["+1 212 555 0147", "(212) 555-0147", "2125550147", "212.555.0147", "0147", "5550147"]
)
def test_a_number_is_found_however_it_is_written(salon: Salon, dora: Browser, typed: str) -> None:
    wanted = salon.talk(address="+12125550147", phone="+12125550147", name="Dana")
    salon.talk(address="+12125550199", phone="+12125550199", name="Else")
    assert rows(search(dora, typed)) == [wanted.public_id]


@pytest.mark.parametrize("typed", ["%", "____", "%5550147", "+1%47"])
def test_no_sign_stands_for_any_number(salon: Salon, dora: Browser, typed: str) -> None:
    salon.talk(address="+12125550147", phone="+12125550147", name="Dana")
    assert rows(search(dora, typed)) == []


def test_a_name_is_found_without_its_accents(salon: Salon, dora: Browser) -> None:
    wanted = salon.talk(name="Zoë Müller")
    salon.talk(name="Joe Miller")
    assert rows(search(dora, "muller zo")) == [wanted.public_id]


def test_the_address_holds_no_word_that_was_typed(dora: Browser) -> None:
    sent = dora.sends("/staff/search", words="secret 2125550147")
    assert "secret" not in sent.leads_to and "0147" not in sent.leads_to


def test_a_search_is_its_searchers_alone(salon: Salon, dora: Browser) -> None:
    salon.add_member("emil@salon.example")
    path = dora.sends("/staff/search", words="hair").leads_to
    emil = Browser(serve(salon))
    emil.logs_in("emil@salon.example")
    assert emil.opens(path).status == 404
    assert dora.opens(path).status == 200


def test_a_search_that_has_expired_says_so_beside_the_box(salon: Salon, dora: Browser) -> None:
    path = dora.sends("/staff/search", words="hair").leads_to
    salon.clock.now += timedelta(days=1, minutes=1)
    dora.logs_in()
    shown = dora.opens(path)
    assert shown.status == 404 and "This search has expired: search again" in shown.text
    assert 'name="words" value=""' in shown.html


def test_what_was_searched_for_is_forgotten_in_the_night(salon: Salon, dora: Browser) -> None:
    dora.sends("/staff/search", words="hair")
    salon.clock.now += timedelta(days=1, minutes=1)
    Tidying(services_of(salon), lambda _: 0).run()
    with salon.database.read() as connection:
        assert connection.execute(select(searches)).all() == []


def test_a_snippet_is_escaped_around_its_marks(salon: Salon, dora: Browser) -> None:
    salon.talk().says("<script>alert(1)</script> haircut <b>now</b>")
    shown = search(dora, "haircut")
    assert "&lt;script&gt;" in shown.html and "<script>alert" not in shown.html


def test_the_snippet_of_a_long_text_shows_the_hit() -> None:
    parts = list(snippet("x " * 500 + "needle" + " y" * 500, searching.terms("needle")))
    assert ("needle", True) in parts
    assert sum(len(part) for part, _ in parts) < 300


def test_hits_come_in_pages_that_hold_each_once(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    for _ in range(searching.PAGE + 5):
        talk.says("haircut")
    path, seen = dora.sends("/staff/search", words="haircut").leads_to, []
    while path:
        shown = dora.opens(path)
        seen += re.findall(r"#m-(\d+)", shown.html)
        talk.says("haircut")
        found = re.search(r'href="([^"]+)" rel="next"', shown.html)
        path = html.unescape(found[1]) if found else ""
    assert len(seen) == len(set(seen)) == searching.PAGE + 5


def test_nothing_found_is_said_and_leads_back(dora: Browser) -> None:
    shown = search(dora, "haircut")
    assert "Nothing found" in shown.text and "Clear search" in shown.text


def test_what_is_forgotten_is_no_longer_found(salon: Salon) -> None:
    talk = salon.talk()
    talk.says("a haircut")
    with salon.database.write() as connection:
        search_index.take_in_new(connection)
        connection.exec_driver_sql("UPDATE messages SET body = 'gone'")
        search_index.forget(connection, talk.id)
        search_index.take_in_new(connection)
        found = [
            len(searching.in_messages(connection, salon.business_id, searching.terms(one)))
            for one in ("haircut", "gone")
        ]
    assert found == [0, 1]


ALPHABET = (
    "cafe",
    "Café",
    "hair",
    "haircut",
    "cut",
    "3pm",
    "No",
    "NEAR",
    "straße",
    "привет",
    "it's",
)


def holds(body: str, wanted: searching.Terms) -> bool:
    """What `in_messages` promises, said once more as plainly as can be."""
    words = words_in(body)
    return bool(wanted.phrases) and all(
        any(
            tuple(words[at : at + len(phrase)]) == phrase
            or (len(phrase) == 1 and phrase[0] in wanted.beginnings and word.startswith(phrase[0]))
            for at, word in enumerate(words)
        )
        for phrase in wanted.phrases
    )


def _conversation(connection: Connection, salon: Salon) -> int:
    mine = {"business_id": salon.business_id, "created_at": NOW}
    contact = {**mine, "channel": "sms", "address": "+15550100"}
    talk = {**mine, "public_id": "talk", "our_address": "+1555", "state": "{}"}
    key = insert_row(connection, contacts, **contact)
    return insert_row(connection, conversations, **talk, contact_id=key, last_message_at=NOW)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(ALPHABET), max_size=4), st.booleans())
def test_both_databases_find_what_the_words_say(
    salon: Salon, picked: list[str], is_phrase: bool
) -> None:
    bodies = [" ".join(pair) for pair in itertools.permutations(ALPHABET[::2], 3)]
    wanted = searching.terms(f'"{" ".join(picked)}"' if is_phrase else " ".join(picked))
    with salon.database.read() as connection:
        is_new = not connection.execute(select(messages.c.id).limit(1)).first()
    if is_new:
        with salon.database.write() as connection:
            mine = {"business_id": salon.business_id, "created_at": NOW}
            mine |= {"conversation_id": _conversation(connection, salon), "author": "customer"}
            connection.execute(messages.insert(), [{**mine, "body": body} for body in bodies])
            search_index.take_in_new(connection)
    with salon.database.read() as connection:
        found = searching.in_messages(connection, salon.business_id, wanted)
    expected = [body for body in reversed(bodies) if holds(body, wanted)]
    assert [row.body for row in found] == expected[: searching.PAGE + 1]


def test_while_stored_messages_are_taken_in_the_page_says_so(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("haircut")
    path = dora.sends("/staff/search", words="haircut").leads_to
    assert "still taking in" not in dora.opens(path).text
    talk.says("haircut", id=10 * search_index.LATE)
    assert "still taking in" in dora.opens(path).text
