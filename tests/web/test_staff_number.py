"""A customer's whole number: shown to who may call, once, and never without an entry."""

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import expect

from tests.web.serving import logged_in, serving
from tests.web.staff_data import Browser, Salon, serve

DANA = {"name": "Dana Reed", "address": "+12125550123", "phone": "+12125550123"}
PARTS = ("5550123", "555-0123")
"""What is in a page that shows it, however it is written."""
WHOLE, LINK = "+1 212-555-0123", 'href="tel:+1-212-555-0123"'


def shown(text: str) -> bool:
    return any(part in text for part in PARTS)


def test_who_works_here_is_shown_the_number_to_call_it(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(**DANA)
    talk.says("please call me")
    assert "••• 123" in dora.opens(talk.path).text
    page = dora.sends(talk.path)
    assert page.status == 200 and f"Call {WHOLE}" in page.text and LINK in page.html
    assert "please call me" in page.text and shown(page.html)
    assert page.response.headers["Cache-Control"] == "no-store"


def test_the_next_page_hides_it_again(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(**DANA)
    dora.sends(talk.path)
    for path in (talk.path, "/staff/", f"{talk.path}/live", f"{talk.path}/print"):
        assert not shown(dora.opens(path).html)


def test_each_time_is_in_the_audit_log_and_the_number_is_not(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(**DANA)
    for _ in range(2):
        dora.sends(talk.path)
    entries = [one for one in salon.audited() if one.action == "number_revealed"]
    assert [one.conversation_id for one in entries] == [talk.id, talk.id]
    assert not shown(str(entries))


def test_an_auditor_is_neither_offered_nor_shown_it(salon: Salon) -> None:
    salon.add_member("audit@salon.example", role="auditor")
    auditor, talk = Browser(serve(salon)), salon.talk(**DANA)
    auditor.logs_in("audit@salon.example")
    assert "Show whole number" not in auditor.opens(talk.path).text
    refused = auditor.sends(talk.path)
    assert refused.status == 403 and not shown(refused.html)


def test_an_older_page_of_a_conversation_stays_open(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(**DANA)
    talk.says("the first")
    later = talk.says("the second")
    form = f'action="{talk.path}?before={later}#number"'
    assert form in dora.opens(f"{talk.path}?before={later}").html
    assert "the second" not in dora.sends(f"{talk.path}?before={later}").text


@pytest.mark.parametrize("address", ["US.13491208655302741918", "<b>no number</b>"])
def test_a_sender_without_a_phone_number_has_no_link(
    salon: Salon, dora: Browser, address: str
) -> None:
    talk = salon.talk(name="Dana Reed", channel="whatsapp", address=address)
    page = dora.sends(talk.path)
    assert page.parts('<p id="number"', "p") == [address] and "tel:" not in page.html


def test_what_is_erased_can_not_be_shown(salon: Salon, dora: Browser) -> None:
    talk = salon.talk(address="erased:7", phone=None)
    assert "Show whole number" not in dora.opens(talk.path).text
    assert dora.sends(talk.path).status == 404
    assert "number_revealed" not in [one.action for one in salon.audited()]


def test_loading_the_page_again_hides_the_number_and_keeps_what_was_typed(
    browser: Chromium, salon: Salon
) -> None:
    talk, app = salon.talk(**DANA), serve(salon)
    with serving(app) as address:
        page = logged_in(browser, app, address).new_page()
        page.goto(talk.path)
        page.get_by_label("Your words").fill("I will call you")
        page.get_by_role("button", name="Show whole number").click()
        expect(page.get_by_role("link", name=f"Call {WHOLE}")).to_be_visible()
        expect(page.get_by_label("Your words")).to_have_value("I will call you")
        page.reload()
        expect(page.get_by_role("button", name="Show whole number")).to_be_visible()
        assert [one.action for one in salon.audited()].count("number_revealed") == 1
        page.context.close()
