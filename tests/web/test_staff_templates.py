"""When WhatsApp's 24 hours are over, staff send what it has approved, and see it before it goes."""

from datetime import timedelta

import pytest

from bot.approved import ApprovedTemplate
from bot.ports import Channel
from bot.store import conversations
from tests.desk import Desk
from tests.web.staff_data import (
    FOLLOW_UP,
    NOW,
    Browser,
    Salon,
    Shown,
    Talk,
    serve,
)

NUMBER = "+15550104242"
DANA = {"value-1": "Dana", "value-2": "Monday at 3"}
SAID = "Hello Dana, we have news of your booking on Monday at 3. Write to us whenever it suits."


@pytest.fixture
def salon(salon: Salon) -> Salon:
    salon.add_member("paul@salon.example")
    return salon


@pytest.fixture
def talk(salon: Salon) -> Talk:
    """Somebody who wrote two days ago."""
    at = NOW - timedelta(days=2)
    talk = salon.talk(name="Dana Reed", channel="whatsapp", address=NUMBER, at=at)
    talk.says("hi")
    return talk


def fills(browser: Browser, talk: Talk, **fields: str) -> Shown:
    fields = {"id": FOLLOW_UP.id, "form_id": "abc", **DANA, **fields}
    return browser.sends(talk.path + "/template", **fields)


def test_a_day_later_the_approved_text_reaches_the_customer_and_stands_in_the_transcript(
    desk: Desk,
) -> None:
    sid = desk.approves(FOLLOW_UP.text)
    salon = Salon(desk.database, desk.services.business_id, clock=desk.clock)  # type: ignore[arg-type]
    salon.add_member()
    template = ApprovedTemplate(name="Follow up", id=sid, text=FOLLOW_UP.text)
    dora = Browser(serve(salon, orders=desk.orders, templates=(template,)))
    customer = desk.customer(Channel.WHATSAPP).says("hi")
    desk.clock.passes(days=2)
    dora.logs_in()
    public_id = desk.value("SELECT public_id FROM conversations")
    path = f"/staff/c/{public_id}"
    assert f'<option value="{sid}">Follow up</option>' in dora.opens(path).html
    assert FOLLOW_UP.text in dora.opens(f"{path}/template?id={sid}").text
    values = {"value-1": "Dana's  girl", "value-2": "<b>3rd</b>"}
    filled = {"id": sid, "form_id": "abc", **values}
    said = FOLLOW_UP.text.replace("{{1}}", "Dana's girl").replace("{{2}}", "<b>3rd</b>")
    assert said in dora.sends(f"{path}/template", **filled).text
    assert desk.work == []
    assert dora.sends(f"{path}/template", **filled, sure="yes").leads_to == path + "#write"
    desk.works()
    (sent,) = desk.sandbox.parts.texts.all()[-1:]
    desk.sandbox.settle()
    assert desk.sandbox.parts.texts.get(sent.sid).status == "delivered"
    assert customer.texts == [said]
    page = dora.opens(path)
    assert said in page.text and "Approved template" in page.text
    assert "You have this conversation" in page.text


def test_a_double_press_sends_once_and_is_audited_once(
    salon: Salon, dora: Browser, talk: Talk
) -> None:
    for _ in range(2):
        assert fills(dora, talk, sure="yes").status == 303
    assert [name for name, *_ in salon.work] == ["deliver"]
    assert [one.action for one in salon.audited()].count("template_sent") == 1
    assert "Dana" not in str([one for one in salon.audited() if one.action == "template_sent"])


def test_what_is_left_open_or_too_long_is_named_and_linked_and_the_rest_stays(
    salon: Salon, dora: Browser, talk: Talk
) -> None:
    for wrong in ("", " \n\t", "x" * 201):
        page = fills(dora, talk, **{"value-2": wrong}, sure="yes")
        assert (page.status, page.html.count("<title>Error: ")) == (422, 1)
        assert '<p id="wrong-value-2"><a href="#value-2">' in page.html
        assert 'aria-describedby="wrong-value-2"' in page.html
        assert 'value="Dana"' in page.html
    assert salon.work == []


def test_what_is_to_be_changed_is_still_there(dora: Browser, talk: Talk) -> None:
    page = fills(dora, talk, back="yes")
    assert 'value="Dana"' in page.html and 'value="Monday at 3"' in page.html
    assert "The approved text" in page.text


def test_what_staff_type_is_one_line_of_plain_text(dora: Browser, talk: Talk) -> None:
    page = fills(dora, talk, **{"value-1": "<i>Da</i>\r\nna\u202e"})
    assert "Hello &lt;i&gt;Da&lt;/i&gt; na, we have" in page.html


def test_who_has_opted_out_gets_none(salon: Salon, dora: Browser, talk: Talk) -> None:
    with salon.database.write() as connection:
        conversations.suppress(connection, salon.business_id, "whatsapp", NUMBER, "stop", NOW)
    refused = fills(dora, talk, sure="yes")
    assert (refused.status, "has opted out" in refused.text) == (409, True)
    assert "has opted out" in dora.opens(f"{talk.path}/template?id={FOLLOW_UP.id}").text
    assert salon.work == []


def test_a_colleague_s_conversation_is_not_written_into(
    salon: Salon, dora: Browser, talk: Talk
) -> None:
    paul = Browser(serve(salon))
    paul.logs_in("paul@salon.example")
    paul.sends(talk.path + "/take-over")
    refused = fills(dora, talk, sure="yes")
    assert (refused.status, "A colleague has this conversation" in refused.text) == (409, True)
    assert salon.work == []


def test_a_template_that_failed_is_sent_again_as_a_template(
    salon: Salon, dora: Browser, talk: Talk
) -> None:
    values = {"template": FOLLOW_UP.id, "template_values": ["Dana", "Monday at 3"]}
    failed = talk.hears(SAID, state="failed", error_code="30003", author="staff", **values)
    assert dora.sends(f"{talk.path}/again/{failed}").status == 303
    with salon.database.read() as connection:
        statement = "SELECT template FROM messages ORDER BY id DESC LIMIT 1"
        assert connection.exec_driver_sql(statement).scalar() == FOLLOW_UP.id


def test_only_what_is_listed_goes_and_only_by_whatsapp(
    salon: Salon, dora: Browser, talk: Talk
) -> None:
    assert fills(dora, talk, id="HX" + "9" * 32, sure="yes").status == 400
    assert fills(dora, salon.talk(), sure="yes").status == 400
    assert salon.work == []


def test_without_any_the_page_says_where_they_are_listed(salon: Salon, talk: Talk) -> None:
    dora = Browser(serve(salon, templates=()))
    dora.logs_in()
    assert "No approved template is set up here" in dora.opens(talk.path).text
