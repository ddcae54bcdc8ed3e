import pytest
from flask import Response
from twilio.request_validator import RequestValidator

from integrations.sandbox.business import CREDENTIALS

DANA, SAM = "+15550100001", "+15550100002"
SMS, WHATSAPP = CREDENTIALS.sms_number, CREDENTIALS.whatsapp_number


@pytest.fixture
def write(control):
    def send(body="hi", phone=DANA, **fields):
        return control("/phones/messages", **{"from": phone, "body": body, **fields})

    return send


@pytest.fixture
def bubbles(state):
    """The texts on a phone, oldest first."""

    def read(phone=DANA):
        return [
            one["body"]
            for one in state()["messages"]
            if one["to"].endswith(phone) and one["status"] != "failed"
        ]

    return read


def test_a_text_reaches_the_webhook_signed_with_twilios_parameters(write, webhook):
    sent = write("haircut tomorrow?")
    (form,) = webhook.received
    assert form["MessageSid"] == form["SmsSid"] == form["SmsMessageSid"] == sent["sid"]
    assert (form["From"], form["To"], form["Body"]) == (DANA, SMS, "haircut tomorrow?")
    assert (form["NumMedia"], form["NumSegments"], form["SmsStatus"]) == ("0", "1", "received")
    assert form["AccountSid"] == CREDENTIALS.twilio_account_sid
    validator = RequestValidator(CREDENTIALS.twilio_auth_token)
    assert validator.validate(f"{webhook.url}/messages", form, webhook.signatures[0])


def test_a_whatsapp_text_bears_its_own_parameters(write, webhook):
    write(channel="whatsapp", extra={"ButtonPayload": "yes-1", "MessageType": "interactive"})
    (form,) = webhook.received
    assert (form["From"], form["To"]) == (f"whatsapp:{DANA}", f"whatsapp:{WHATSAPP}")
    assert (form["WaId"], form["ProfileName"]) == ("15550100001", "Dana Lee")
    assert (form["ButtonPayload"], form["MessageType"]) == ("yes-1", "interactive")


def test_the_answer_appears_on_the_phone_and_its_fate_is_reported(write, webhook, sandbox, bubbles):
    webhook.says('<Response><Message action="/status">When &amp; where?</Message></Response>')
    answer = write()
    assert answer["answers"][0]["status"] == 200
    assert [one["body"] for one in answer["messages"]] == ["When & where?"]
    assert sandbox.settle()
    assert bubbles() == ["When & where?"]
    assert [one["MessageStatus"] for one in webhook.statuses] == ["sent", "delivered"]
    assert webhook.statuses[0]["MessageSid"] == answer["messages"][0]["sid"]


def test_a_body_may_be_an_element_of_its_own(write, webhook, bubbles):
    webhook.says("<Response><Message><Body>One</Body></Message><Message>Two</Message></Response>")
    write()
    assert bubbles() == ["One", "Two"]


def test_copies_bear_one_sid_and_only_one_answer_is_shown(write, webhook, bubbles):
    webhook.says("<Response><Message>Hello</Message></Response>")
    answer = write(copies=4)
    assert len(answer["answers"]) == 4
    assert {one["MessageSid"] for one in webhook.received} == {answer["sid"]}
    assert len(webhook.received) == 4
    assert bubbles() == ["Hello"]


def test_a_message_can_be_delivered_again_after_its_answer_was_lost(write, webhook, bubbles):
    webhook.says("<Response><Message>Hello</Message></Response>")
    sid = write(lose_answer=True)["sid"]
    assert bubbles() == []
    write(sid=sid)
    assert [one["MessageSid"] for one in webhook.received] == [sid, sid]
    assert bubbles() == ["Hello"]


@pytest.mark.parametrize(
    ("twiml", "mimetype", "status", "code"),
    [
        ("oops", "text/xml", 200, 12100),
        ("<Response/>", "application/json", 200, 12300),
        ("<Response><Say>hi</Say></Response>", "text/xml", 200, 12200),
        ("<Answer/>", "text/xml", 200, 12200),
        ("<Response><Message> </Message></Response>", "text/xml", 200, 14103),
        (f"<Response><Message>{'x' * 1601}</Message></Response>", "text/xml", 200, 14103),
        (f"<Response><!--{'x' * 65_536}--></Response>", "text/xml", 200, 11750),
        ("<!DOCTYPE x><Response/>", "text/xml", 200, 12100),
        ("<Response/>", "text/xml", 500, 11200),
    ],
)
def test_a_bad_answer_is_not_shown_and_the_fallback_is_asked(
    write, webhook, bubbles, twiml, mimetype, status, code
):
    webhook.says(twiml, mimetype=mimetype, status=status)
    write()
    first, second = webhook.received
    assert second["ErrorCode"] == str(code)
    assert second["ErrorUrl"] == f"{webhook.url}/messages"
    assert first["MessageSid"] == second["MessageSid"]
    assert bubbles() == ["Sorry"]


def test_a_failure_without_a_fallback_is_silence_and_a_line_in_the_debugger(
    write, webhook, sandbox, state, bubbles
):
    sandbox.parts.phones.fallback_url = ""
    webhook.answer = lambda: Response("broken", status=502)
    write()
    assert bubbles() == []
    assert [one["code"] for one in state()["debugger"]] == [11200]


@pytest.mark.parametrize("status", [200, 204])
def test_an_empty_answer_is_silence(write, webhook, bubbles, status):
    webhook.answer = lambda: Response("", status=status, mimetype="text/xml")
    write()
    assert bubbles() == []


@pytest.mark.parametrize("word", ["STOP", "stop ", "Unsubscribe", "CANCEL", "end", "quit"])
def test_a_stop_word_blocks_and_twilio_itself_answers(write, webhook, state, bubbles, word):
    webhook.says("<Response><Message>More texts</Message></Response>")
    write(word)
    assert len(webhook.received) == 1
    assert len(bubbles()) == 1
    assert "unsubscribed" in bubbles()[0]
    assert state()["opt_outs"] == [{"from": SMS, "to": DANA}]
    assert state()["debugger"][0]["code"] == 21610


def test_a_sentence_with_stop_in_it_is_no_stop_word(write, state):
    write("please stop texting me")
    assert state()["opt_outs"] == []


def test_start_words_lift_the_block(write, state):
    for word in ("START", "yes", "UNSTOP"):
        write("STOP")
        assert state()["opt_outs"]
        write(word)
        assert state()["opt_outs"] == []


def test_yes_is_an_ordinary_word_for_somebody_who_has_not_opted_out(write, bubbles):
    write("YES")
    assert bubbles() == []


def test_help_is_answered_by_twilio(write, bubbles, webhook):
    write("help")
    assert "STOP" in bubbles()[0]
    assert len(webhook.received) == 1


def test_whatsapp_has_no_words_of_its_own(write, bubbles, state):
    write("STOP", channel="whatsapp")
    assert bubbles() == []
    assert state()["opt_outs"] == []


def test_a_block_is_between_one_number_of_ours_and_one_person(write, webhook, bubbles):
    write("STOP", phone=DANA)
    webhook.says("<Response><Message>Hello</Message></Response>")
    write("hi", phone=SAM)
    assert bubbles(SAM) == ["Hello"]


def test_phones_show_what_changed_since(write, http):
    write("one")
    first = http.get("/control/phones").json()
    assert [one["body"] for one in first["messages"]] == ["one"]
    write("two")
    later = http.get("/control/phones", params={"since": first["latest"]}).json()
    assert [one["body"] for one in later["messages"]] == ["two"]


def test_many_people_write_at_once(write, webhook, http):
    from concurrent.futures import ThreadPoolExecutor

    webhook.says("<Response><Message>Hello</Message></Response>")
    numbers = [f"+1555010{number:04d}" for number in range(100, 120)]
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda one: write("hi", phone=one), numbers))
    found = http.get("/control/phones").json()["messages"]
    assert len({one["to"] for one in found if one["body"] == "Hello"}) == len(numbers)
