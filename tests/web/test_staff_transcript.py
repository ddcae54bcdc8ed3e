"""One conversation, as staff read it."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.store import inbox
from bot.web.staff import words
from tests.secrets_in_logs import KEYS, keys_in
from tests.web.staff_data import NOW, Browser, Salon, serve

HOSTILE = "<img src=x onerror=alert(1)> \"quoted\" 'single' {{ 7*7 }} &amp;"


@pytest.fixture
def salon(salon: Salon) -> Salon:
    salon.add_member("audit@salon.example", role="auditor")
    return salon


def lines(dora: Browser, path: str) -> list[str]:
    """The transcript, each entry as one line."""
    return dora.opens(path).parts("<li ", "li")


def test_a_conversation_reads_from_top_to_bottom(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(name="Dana Reed", at=NOW - timedelta(minutes=10))
    first = talk.says("haircut tomorrow", understood=None)
    talk.hears("When?", step="opening")
    talk.hears("Dora here", author="staff", state="sent")
    shown = dora.opens(talk.path)
    assert shown.parts("<li ", "li") == [
        "Today",
        "New messages",
        "Received, Fri, Nov 20, 2026, 3:21 PM ☎\ufe0e Customer haircut tomorrow 3:21 PM",
        (
            "Sent, Fri, Nov 20, 2026, 3:22 PM ⚙\ufe0e Bot Choose time When? 3:22 PM ✓✓ Delivered"
            " Why the bot said this Step Choose time In the logs message 2"
        ),
        "Sent, Fri, Nov 20, 2026, 3:23 PM ✎\ufe0e Staff Dora here 3:23 PM ✓ Sent",
    ]
    assert f'<li id="m-{first}" class="message theirs by-customer"' in shown.html
    assert '<time datetime="2026-11-20T20:21:00Z"' in shown.html
    assert "<title>Dana Reed – Salon Lumière</title>" in shown.html
    assert shown.html.count("<h1") == 1


def test_the_customers_language_is_named_once_it_is_known(salon: Salon, dora: Browser) -> None:
    assert "SMS · Spanish ·" in dora.opens(salon.talk(language="es").path).text
    assert "SMS · Times in" in dora.opens(salon.talk().path).text


def test_customers_texts_are_shown_as_written(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(name=HOSTILE, email=HOSTILE)
    ordered = talk.says(HOSTILE, understood={"facts": [{"fact": "name", "text": HOSTILE}]})
    talk.books(ordered, client_name=HOSTILE, service_name=HOSTILE, note=HOSTILE)
    shown = dora.opens(talk.path)
    assert "<img src=x" not in shown.html
    assert shown.text.count(HOSTILE) == 7
    assert dora.opens("/staff/").text.count(HOSTILE) == 2
    assert "<img src=x" not in dora.opens("/staff/").html


def test_what_shows_nothing_or_turns_the_text_is_made_visible(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(name="A\u202eB")
    talk.says("a\x07b\u202ec\u2066d\x7fe\u200d\r\nf  g")
    shown = dora.opens(talk.path)
    assert "a[U+0007]b[U+202E]c[U+2066]d[U+007F]e\u200d\nf  g" in shown.html
    assert "A[U+202E]B" in shown.html
    assert '<p class="body" dir="auto">' in shown.html


def test_what_was_understood_is_folded_in(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    facts = [{"fact": "service", "text": "haircut"}, {"fact": "opening", "text": "tmrw"}]
    talk.says("haircut tmrw", understood={"facts": facts, "acts": ["book"]})
    talk.says("??", understood=None)
    (folded,) = dora.opens(talk.path).parts("<details", "details")
    assert folded == "What the bot understood Service “haircut” Time “tmrw” Meaning Book"


def test_a_text_without_a_plain_answer_says_why(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    for outcome in ("answered", *words.OUTCOMES):
        talk.says("hi", outcome=outcome)
    notes = dora.opens(talk.path).parts('<span class="note"', "span")
    assert notes == list(words.OUTCOMES.values())


def test_each_event_has_words(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("hi")
    shown = {kind: said for kind, said in words.EVENTS.items() if kind not in inbox.QUIET}
    for kind in words.EVENTS:
        talk.happens(kind)
    labels = dora.opens(talk.path).parts('<span class="label"', "span")
    assert labels == list(shown.values())


def test_events_tell_what_helps(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("hi")
    talk.happens("handed_over", reason="asked_for_person")
    talk.happens("booking_attempt_failed", error="Unavailable", code="503")
    talk.happens("opted_out", reason="free_text")
    talk.happens("moon_landed", secret="x")
    shown = lines(dora, talk.path)[-4:]
    assert [one.removesuffix(" 3:31 PM") for one in shown] == [
        "Handed over to a person: asked for a person",
        "An attempt at booking failed (code 503, error Unavailable)",
        "Customer opted out; no more messages (free text)",
        "Moon landed",
    ]


def test_events_stand_between_the_message_and_its_answer(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("yes")
    at = talk.at
    talk.happens("booking_ordered")
    talk.hears("Booked", at=at)
    talk.at = at + timedelta(seconds=30)
    talk.happens("record_recorded")
    dora.opens(talk.path)
    kinds = re.findall(r'<li[^>]*class="(day|event|message)', dora.opens(talk.path).html)
    assert kinds == ["day", "message", "event", "message", "event"]


def test_days_are_those_of_the_business(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    for at in (
        datetime(2025, 12, 31, 12, 0, tzinfo=UTC),
        datetime(2026, 11, 20, 4, 59, tzinfo=UTC),  # 11:59 PM on Thursday
        datetime(2026, 11, 20, 5, 0, tzinfo=UTC),
        NOW,
    ):
        talk.says("hi", at=at)
    days = dora.opens(talk.path).parts('<li class="day"', "li")
    assert days == ["Wednesday, December 31, 2025", "Yesterday", "Today"]


def test_the_hour_that_is_repeated_shows_its_offset(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    for hour in (4, 5, 6, 7):
        talk.says("hi", at=datetime(2026, 11, 1, hour, 30, tzinfo=UTC))
    for hour in (6, 7):
        talk.says("hi", at=datetime(2027, 3, 14, hour, 30, tzinfo=UTC))
    tips = re.findall(r'title="([^"]+)"', dora.opens(talk.path).html)
    assert [one.split(", 202")[1][3:] for one in tips] == [
        *("12:30 AM EDT", "1:30 AM EDT", "1:30 AM EST", "2:30 AM EST"),
        *("1:30 AM EST", "3:30 AM EDT"),
    ]
    times = [re.findall(r"hi (.*)$", one) for one in lines(dora, talk.path)]
    assert [one[0] for one in times if one] == [
        "12:30 AM",
        "1:30 AM EDT",
        "1:30 AM EST",
        "2:30 AM",
        "1:30 AM",
        "3:30 AM",
    ]


def test_a_booking_is_shown_in_its_own_zone(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    ordered = talk.says("yes")
    talk.books(ordered, placed_id="4711", record={"state": "recorded", "record_id": "88"})
    shown = dora.opens(talk.path)
    (panel,) = shown.parts('<article class="card panel good"', "article")
    assert panel == (
        "Booked Haircut Sat, Nov 21, 2026, 10:15 AM – 11:00 AM America/Chicago, CST "
        "Location Downtown With Maria For Dana Reed E-mail dana@example.com "
        "Calendar id 4711 Setter Recorded, id 88 Attempts 1 Ordered Fri, Nov 20, 2026, 3:30 PM "
        "Move Haircut, Sat, Nov 21, 2026, 10:15 AM – 11:00 AM "
        "Cancel Haircut, Sat, Nov 21, 2026, 10:15 AM – 11:00 AM"
    )


def test_why_the_bot_said_something_is_folded_under_it(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    facts = {"facts": [{"fact": "opening", "text": "<tmrw> after 3"}]}
    talk.says("<tmrw> after 3", understood=facts)
    kept = {
        "times": ["2026-11-21, from 15:00"],
        "offered": ["Sat 3pm", "<b>"],
        "asked": [["openings", "12"], ["clients", "unreachable"]],
        "ordered": ["AB12"],
        "outcome": ["unknown"],
        "handed_over": ["booking_unknown"],
    }
    talk.hears("One moment", step="opening", reasons=kept, provider_id="SM77")
    talk.hears("Still there?")
    page = dora.opens(talk.path)
    first, second = page.parts('<details class="why"', "details")
    assert first == (
        "Why the bot said this Step Choose time Understood Time “<tmrw> after 3”"
        " Time read as 2026-11-21, from 15:00"
        " Looked up Free times: 12 found; Customers with this number: not reachable"
        " Offered Sat 3pm; <b> Ordered AB12 How it ended Uncertain: check the calendar"
        " Handed over Booking uncertain: check the calendar In the logs message 2 · SM77"
    )
    assert second == "Why the bot said this In the logs message 3"
    assert "<b>" not in page.html.replace("<bdi>", "")


def test_what_is_folded_holds_no_secret_whatever_was_kept(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    secret, token, *_ = KEYS
    talk.says("hi", understood={"facts": [], "acts": [], "session_token": token})
    talk.hears("One moment", reasons={"times": ["15:00"], "url": [f"https://x/?key={secret}"]})
    talk.happens("booking_attempt_failed", code="401", request={"api_key": secret})
    page = dora.opens(talk.path)
    assert "Time read as 15:00" in page.text and "(code 401)" in page.text
    assert keys_in(page.html) == []


def test_each_state_has_a_panel(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    ordered = talk.says("yes")
    for state in reversed(words.BOOKINGS):
        talk.books(ordered, state, attempt=0)
    panels = dora.opens(talk.path).parts('<article class="card panel', "article")
    assert [one.split(" Haircut ")[0] for one in panels] == list(words.BOOKINGS.values())
    assert all("Attempts None yet" in one for one in panels)


def test_setters_side_of_a_booking_has_words(salon: Salon, dora: Browser) -> None:
    in_an_hour = NOW + timedelta(hours=1)
    said = {
        "Waiting": {"state": "waiting"},
        "Not a Setter contact yet, tried again Fri, Nov 20, 2026, 4:30 PM": {
            "state": "contact_unknown",
            "next_try_at": in_an_hour,
        },
        "Not a Setter contact yet, not tried again": {"state": "contact_unknown"},
        "Differs from the booking: starts_at": {
            "state": "differs",
            "error": "starts_at",
        },
        "Failed: Rejected 422, not tried again": {
            "state": "failed",
            "error": "Rejected 422",
        },
    }
    talk = salon.talk()
    ordered = talk.says("yes")
    for record in said.values():
        talk.books(ordered, record=record)
    panels = dora.opens(talk.path).parts('<article class="card panel', "article")
    shown = [re.findall("Setter (.*) Attempts", one)[0] for one in panels]
    assert shown == list(reversed(said))


def test_without_a_booking_it_says_so(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("hi")
    assert "Nothing booked in this conversation yet." in dora.opens(talk.path).text


def test_a_long_conversation_opens_at_its_end_and_leads_back(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(at=NOW - timedelta(hours=5))
    for number in range(1, 251):
        talk.says(f"text {number}.")
        talk.happens(f"event_{number}.")
    seen: list[list[str]] = []
    path: str | None = talk.path
    while path:
        shown = dora.opens(path)
        seen.insert(0, re.findall(r"text \d+\.|Event \d+\.", shown.text))
        earlier = re.search(r'href="([^"]+before=\d+)">Earlier', shown.html)
        path = earlier[1] if earlier else None
    assert [len([one for one in page if "text" in one]) for page in seen] == [50, 100, 100]
    expected = [word for n in range(1, 251) for word in (f"text {n}.", f"Event {n}.")]
    assert [one for page in seen for one in page] == expected


def test_an_odd_place_to_begin_is_refused(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    for before in ("x", "-1", "1.5", "9" * 30, "١", ""):
        assert dora.opens(f"{talk.path}?before={before}").status == 400, before


def test_a_place_in_another_conversation_gives_nothing_away(salon: Salon, dora: Browser) -> None:
    other, talk = salon.talk(), salon.talk()
    other.says("secret")
    mine = talk.says("mine")
    assert "secret" not in dora.opens(f"{talk.path}?before={mine}").text


def test_staff_give_a_conversation_back_with_one_press(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(attention="asked_for_person")
    talk.says("a person please")
    shown = dora.opens(talk.path)
    assert "Needs a person: Asked for a person" in shown.text
    assert f'action="{talk.path}/give-back"' in shown.html
    assert dora.sends(talk.path + "/give-back").leads_to == talk.path
    assert salon.given_back == [talk.id]


def test_nothing_is_given_back_by_following_a_link(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(attention="asked_for_person")
    assert dora.opens(talk.path + "/give-back").status in {404, 405}
    assert salon.given_back == []


def test_an_auditor_reads_and_changes_nothing(salon: Salon) -> None:
    talk = salon.talk(attention="asked_for_person")
    auditor = Browser(serve(salon))
    auditor.logs_in(email="audit@salon.example")
    shown = auditor.opens(talk.path)
    assert "Needs a person" in shown.text and "give-back" not in shown.html
    refused = auditor.sends(talk.path + "/give-back")
    assert (refused.status, "Not allowed" in refused.text) == (403, True)
    assert salon.given_back == []


def test_the_whole_number_is_on_no_page(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(address="+15551234567", phone="+15551234567")
    talk.says("hi")
    assert "5551234567" not in dora.opens(talk.path).html


def test_all_messages_are_printed_under_their_head(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(name="Dana Reed", at=NOW - timedelta(hours=5), phone="+15551234567")
    for number in range(1, 251):
        talk.says(f"text {number}.")
    talk.hears("Dora here", author="staff", staff_id=1)
    page = dora.opens(talk.path)
    assert f'href="{talk.path}/print"' in page.html
    printed = dora.opens(talk.path + "/print")
    assert re.findall(r"text \d+\.", printed.text) == [f"text {n}." for n in range(1, 251)]
    assert (
        "Salon Lumière: Dana Reed ••• 567 · SMS · 251 messages, Fri, Nov 20, 2026, 10:31 AM"
        " to Fri, Nov 20, 2026, 2:41 PM · Times in America/New_York, EST"
        " Printed Fri, Nov 20, 2026, 3:30 PM by dora@salon.example"
    ) in printed.text
    assert "5551234567" not in printed.html
    assert salon.audited()[-1].action == "transcript_printed"


def test_who_may_export_is_led_to_the_export_of_this_conversation(salon: Salon) -> None:
    talk = salon.talk()
    for email, is_led in (("dora@salon.example", False), ("audit@salon.example", True)):
        browser = Browser(serve(salon))
        browser.logs_in(email)
        assert (f'href="{talk.path}/export"' in browser.opens(talk.path).html) == is_led
