"""The list of conversations, on both databases."""

import re
from datetime import timedelta

import pytest

from bot.store.lists import PAGE
from bot.store.tables import businesses
from bot.web.staff import words
from tests.web.staff_data import NOW, Browser, Salon

ATTENTION = {
    "emergency_words": "Words of an emergency",
    "asked_for_person": "Asked for a person",
    "not_understood": "Not understood three times",
    "booking_unknown": "Booking uncertain: check the calendar",
    "delivery_failed": "A message was not delivered",
    "something_new": "Something new",
}


@pytest.fixture
def salon(salon_on_each: Salon) -> Salon:
    return salon_on_each


def order(dora: Browser, path: str = "/staff/") -> list[str]:
    return re.findall(r'href="/staff/c/(public-\d+)', dora.opens(path).html)


def next_page(dora: Browser, path: str) -> str:
    found = re.search(r'href="([^"]+)" rel="next"', dora.opens(path).html)
    return found[1] if found else ""


def test_without_conversations_it_says_how_to_connect_a_number(dora: Browser) -> None:
    shown = dora.opens("/staff/")
    assert "No conversations yet" in shown.text
    assert "http://localhost/webhooks/twilio/messages" in shown.text


def test_a_row_says_who_what_and_how_it_stands(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(name="Dana Reed", channel="whatsapp", address="+15551234567")
    ordered = talk.says("yes\nplease")
    talk.books(ordered, "taken")
    talk.books(ordered, "booked")
    (row,) = dora.opens("/staff/").parts('<li class="row', "li")
    assert row == "Dana Reed ••• 567 · WhatsApp · unread Booked Customer: yes please 3:30 PM"


def test_a_stranger_is_shown_by_the_last_digits_only(salon: Salon, dora: Browser) -> None:
    salon.talk(address="+15551234567").hears("Hello!")
    shown = dora.opens("/staff/")
    (row,) = shown.parts('<li class="row', "li")
    assert row == "••• 567 SMS Bot: Hello! 3:30 PM"
    assert "1234567" not in shown.html


def test_who_wrote_last_is_named(salon: Salon, dora: Browser) -> None:
    for author in ("customer", "bot", "staff"):
        salon.talk().hears("text", author=author)
    rows = dora.opens("/staff/").parts('<p class="preview"', "p")
    assert sorted(rows) == ["Bot: text", "Customer: text", "Staff: text"]


def test_a_picture_without_words_is_named(salon: Salon, dora: Browser) -> None:
    picture = {"media": [{"url": "https://media.example/1", "type": "image/jpeg"}]}
    salon.talk().says("", attachments=picture)
    shown = dora.opens("/staff/")
    assert "Customer: Attachment (image/jpeg), not shown" in shown.text
    assert "media.example" not in shown.html


def test_whoever_needs_a_person_is_marked_with_the_reason(salon: Salon, dora: Browser) -> None:
    for minutes, reason in enumerate(ATTENTION):
        salon.talk(at=NOW + timedelta(minutes=minutes), attention=reason).says("help")
    shown = dora.opens("/staff/")
    rows = shown.parts('<li class="row needs', "li")
    marked = [one.split("⚑ ")[1].split(" Customer:")[0] for one in rows]
    assert marked == list(ATTENTION.values())
    assert f"{len(ATTENTION)} need a person" in shown.text
    assert f"<title>({len(ATTENTION)}) Conversations – Salon Lumière</title>" in shown.html


def test_each_state_of_a_booking_has_words(salon: Salon, dora: Browser) -> None:
    for hours, state in enumerate(words.BOOKINGS):
        talk = salon.talk(at=NOW - timedelta(hours=hours))
        talk.books(talk.says("yes"), state)
    chips = dora.opens("/staff/").parts('<span class="chip', "span")
    assert chips == list(words.BOOKINGS.values())


def test_emergencies_come_first_then_who_needs_a_person_and_waits_longest(
    salon: Salon, dora: Browser
) -> None:
    talks = {
        "old": salon.talk(at=NOW - timedelta(days=2)),
        "new": salon.talk(at=NOW),
        "waits": salon.talk(at=NOW - timedelta(hours=1), attention="payment"),
        "waits longer": salon.talk(at=NOW - timedelta(days=1), attention="payment"),
        "danger": salon.talk(at=NOW, attention="emergency_words"),
        "danger for longer": salon.talk(at=NOW - timedelta(minutes=9), attention="emergency_words"),
    }
    names = {talk.public_id: name for name, talk in talks.items()}
    urgent = ["danger for longer", "danger"]
    assert [names[one] for one in order(dora)] == [*urgent, "waits longer", "waits", "new", "old"]


@pytest.mark.parametrize("needing", [0, 3, PAGE, PAGE + 1])
def test_pages_hold_every_conversation_once(salon: Salon, dora: Browser, needing: int) -> None:
    count = PAGE + 5
    for number in range(count):
        # Several at the same moment: the order must still be a total one.
        at = NOW - timedelta(minutes=number // 3)
        salon.talk(at=at, attention="payment" if number < needing else "")
    seen, path = [], "/staff/"
    while path:
        shown = order(dora, path)
        assert 0 < len(shown) <= PAGE
        seen += shown
        path = next_page(dora, path)
    assert len(seen) == len(set(seen)) == count


def test_a_message_between_two_pages_repeats_no_row(salon: Salon, dora: Browser) -> None:
    for number in range(PAGE + 10):
        salon.talk(at=NOW - timedelta(hours=number))
    first = order(dora)
    path = next_page(dora, "/staff/")
    salon.talk(at=NOW + timedelta(minutes=1))
    second = order(dora, path)
    assert set(first) & set(second) == set()
    assert len(second) == 10


def test_a_mark_that_is_none_is_refused(dora: Browser) -> None:
    for mark in ("x", "n.1", "n.-1.2", "z.1.1", "a.1.1'--", "n.٣.1", "n.1.1 "):
        assert dora.opens("/staff/?after=" + mark).status == 400, mark


def test_a_mark_from_beyond_all_rows_gives_an_empty_page(dora: Browser) -> None:
    shown = dora.opens("/staff/?after=n.0.1")
    assert (shown.status, "There are no more conversations." in shown.text) == (200, True)


def test_times_are_those_of_the_business(salon: Salon, dora: Browser) -> None:
    for at in (NOW, NOW - timedelta(days=2), NOW - timedelta(days=400)):
        salon.talk(at=at).says("hi")
    shown = dora.opens("/staff/")
    times = shown.parts('<time class="when"', "time")
    assert times == ["3:30 PM", "Nov 18, 3:30 PM", "Oct 16, 2025, 4:30 PM"]
    assert 'datetime="2026-11-20T20:30:00Z"' in shown.html
    assert "Times in America/New_York, EST" in shown.text


def test_another_business_is_not_shown(salon: Salon, dora: Browser) -> None:
    other = Salon(salon.database, 99)
    with salon.database.write() as connection:
        connection.execute(
            businesses.insert().values(id=99, name="Else", time_zone="UTC", created_at=NOW)
        )
    talk = other.talk(name="Not ours", attention="payment")
    talk.says("secret")
    assert "No conversations yet" in dora.opens("/staff/").text
    assert dora.opens(talk.path).status == 404
    assert dora.sends(talk.path + "/give-back").status == 404
    assert salon.given_back == []
