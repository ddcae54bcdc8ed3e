"""The simulator's page in a browser."""

import re

import pytest
from playwright.sync_api import expect

from integrations.sandbox.business import CREDENTIALS, DOWNTOWN, HAIRCUT, MARIA
from tests.waiting import until

DANA, SAM = "+15550100001", "+15550100002"
HOSTILE = '<img src=x onerror="document.title=1">&amp; "quoted"'


@pytest.fixture
def shown(page, simulator):
    """The page, open; its console has to stay empty."""
    lines = []
    page.on("console", lambda line: lines.append(line.text))
    page.on("pageerror", lambda error: lines.append(str(error)))
    page.goto(simulator)
    expect(page.locator("#day-title")).not_to_be_empty()
    yield page
    assert lines == []


def write(page, text):
    page.fill("#text", text)
    page.press("#text", "Enter")


def test_a_customer_writes_and_reads_the_answer(shown, webhook):
    webhook.says("<Response><Message>What can I book for you?</Message></Response>")
    write(shown, "Hello")
    expect(shown.locator("#chat .mine .body")).to_have_text("Hello")
    expect(shown.locator("#chat .theirs .body")).to_have_text("What can I book for you?")
    expect(shown.locator("#chat .theirs .tick")).to_have_text("✓✓")
    expect(shown.locator("#ideas")).to_be_hidden()


def test_markup_in_texts_stays_text(shown, webhook, control):
    webhook.says(f"<Response><Message><![CDATA[{HOSTILE}]]></Message></Response>")
    write(shown, HOSTILE)
    expect(shown.locator("#chat .mine .body")).to_have_text(HOSTILE)
    expect(shown.locator("#chat .theirs .body")).to_have_text(HOSTILE)
    control("/setter/messages", **{"from": DANA, "text": HOSTILE})
    expect(shown.locator("#bot-chat .person-line")).to_contain_text(HOSTILE)
    assert shown.locator("main img").count() == 0


def test_the_channels_are_two_conversations(shown, webhook):
    write(shown, "by sms")
    expect(shown.locator("#chat .mine")).to_have_count(1)
    shown.get_by_text("WhatsApp").click()
    expect(shown.locator("#chat .bubble")).to_have_count(0)
    write(shown, "by whatsapp")
    expect(shown.locator("#chat .mine .body")).to_have_text("by whatsapp")
    until(lambda: len(webhook.received) == 2, "both texts")
    assert [one["From"] for one in webhook.received] == [DANA, f"whatsapp:{DANA}"]


def test_texts_to_somebody_else_are_marked_unread_until_looked_at(shown, webhook, control):
    webhook.says("<Response><Message>Hello Sam</Message></Response>")
    control("/phones/messages", **{"from": SAM, "channel": "sms", "body": "hi"})
    sam = shown.locator(f'.person[data-phone="{SAM}"]')
    expect(sam.locator(".badge")).to_contain_text("1")
    sam.click()
    expect(shown.locator("#chat .theirs .body")).to_have_text("Hello Sam")
    expect(sam.locator(".badge")).to_be_empty()


def test_a_number_can_be_added(shown, webhook):
    shown.fill("#new-number", "12")
    shown.get_by_role("button", name="Add").click()
    expect(shown.locator("#number-fault")).not_to_be_empty()
    shown.fill("#new-number", "+1 555 010 0042")
    shown.get_by_role("button", name="Add").click()
    write(shown, "me too")
    expect(shown.locator("#chat .mine")).to_have_count(1)
    assert until(lambda: webhook.received, "the text")[0]["From"] == "+15550100042"


def test_a_failing_webhook_is_said_on_the_bubble(shown, webhook, sandbox):
    sandbox.parts.phones.fallback_url = ""
    webhook.says("oops", status=500)
    write(shown, "hello?")
    expect(shown.locator("#chat .mine .meta.bad")).to_contain_text("not answered (11200)")
    expect(shown.locator("#trouble")).to_contain_text("11200")


def test_a_booking_by_text_appears_in_the_calendar_on_its_day(shown, setster):
    setster.create(
        service_id=HAIRCUT,
        location_id=DOWNTOWN,
        employee_id=MARIA,
        start_date="2026-11-24 10:00:00",
        ews_id="ours-1",
    )
    expect(shown.locator("#calendar .block.ours")).to_contain_text("10:00 AM Haircut Ann Lee")
    expect(shown.locator("#day-title")).to_have_text("Tuesday, November 24")
    shown.get_by_label("Day after").click()
    expect(shown.locator("#calendar .block.ours")).to_have_count(0)


def test_staff_can_approve_what_waits_for_them(shown, setster):
    setster.create(
        service_id="460", location_id=DOWNTOWN, start_date="2026-11-24 13:00:00", ews_id="ours-2"
    )
    shown.get_by_role("button", name=re.compile("^Approve")).click()
    expect(shown.locator("#calendar .block.ours")).not_to_have_class(re.compile("waiting"))
    assert setster.data("/appointment")[0]["status"] == "2"


def test_setters_bot_offers_its_link_until_it_knows_of_a_booking(shown, http):
    ask = shown.get_by_role("button", name="Ask")
    ask.click()
    expect(shown.locator("#bot-chat .bot").last).to_contain_text("sends a booking link")
    http.post(
        "/setter/api/v1/bookings",
        headers={"Authorization": f"Bearer {CREDENTIALS.setter_api_key}"},
        json={
            "bot_id": CREDENTIALS.setter_bot_id,
            "phone": DANA,
            "start_time": "2026-11-26T15:00:00Z",
            "time_zone": "America/New_York",
        },
    )
    expect(shown.locator("#bookings tr")).to_contain_text("Thu, Nov 26, 10:00 AM")
    ask.click()
    expect(shown.locator("#bot-chat .bot").last).to_contain_text("no link: it knows")


def test_trouble_can_be_made_and_ended(shown, state):
    shown.select_option("#fault-service", "setter")
    shown.select_option("#fault-kind", "lost_answer")
    shown.get_by_role("button", name="Make it fail").click()
    expect(shown.locator("#faults li")).to_have_text("Setter works, loses the answer (once)")
    assert state()["faults"][0]["kind"] == "lost_answer"
    shown.get_by_role("button", name="Clear all").click()
    expect(shown.locator("#no-faults")).to_be_visible()


def test_a_reset_empties_the_phones(shown):
    write(shown, "hello")
    expect(shown.locator("#chat .mine .tick")).to_have_text("✓✓")
    shown.get_by_role("button", name="Reset the services").click()
    expect(shown.locator("#chat .bubble")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_window(shown, webhook, width):
    webhook.says(f"<Response><Message>{'long' * 100}</Message></Response>")
    shown.set_viewport_size({"width": width, "height": 800})
    write(shown, "w" * 300)
    expect(shown.locator("#chat .theirs .body")).to_have_count(1)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_can_be_reached_by_keyboard(shown):
    reached = set()
    for _ in range(45):
        shown.keyboard.press("Tab")
        reached.add(shown.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"skip", "person", "new-number", "chat", "text", "day", "ask-bot", "reset"} <= reached


def test_the_three_books_stand_side_by_side_and_show_where_they_differ(shown, http):
    shown.fill("#outside-start", "2026-11-25T15:00")
    shown.get_by_role("button", name="Book on the web page").click()
    row = shown.locator("#books tr")
    expect(row.locator("[data-book=Setster]")).to_contain_text("Nov 25, 3:00 PM booked")
    expect(row.locator("[data-book=Bookline]")).to_contain_text("no row differs")
    expect(row.locator("[data-book=Setter]")).to_contain_text("none differs")
    expect(shown.locator("#books-link")).to_have_text("Setter's bot would send its link")
    (made,) = http.get("/control/state", params={"only": "appointments"}).json()["appointments"]
    row.locator("select").select_option("cancel")
    row.get_by_role("button", name="Do").click()
    expect(row.locator("[data-book=Setster]")).to_contain_text("cancelled")
    expect(row.locator(".differs")).to_have_count(0)
    assert made["client_phone"] == DANA


def test_the_next_news_of_setster_can_go_astray(shown, state):
    shown.select_option("#webhook-way", "hold")
    shown.get_by_role("button", name="Make it so").click()
    expect(shown.locator("#webhook-due")).to_have_text("Due: hold")
    shown.get_by_role("button", name="Let go what is held").click()
    expect(shown.locator("#webhook-due")).to_be_empty()
    assert state()["webhook_troubles"] == []
