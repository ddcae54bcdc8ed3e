"""The messaging client and the webhook pieces over real HTTP: what the port promises."""

from datetime import timedelta

import pytest
from werkzeug import Request, Response

from bot.ports import Channel, DeliveryState, OptedOut, OutgoingText, Unauthorised, Unavailable
from integrations.sandbox import Sandbox
from integrations.sandbox.business import CREDENTIALS
from integrations.sandbox.faults import Fault
from integrations.sandbox.phones import Letter
from integrations.twilio import twiml
from integrations.twilio.client import Twilio
from integrations.twilio.parse import read_inbound
from integrations.twilio.verify import Signatures
from tests.integrations.contract.salon import DANA, MONDAY_9AM, SAM


def outgoing(channel: Channel = Channel.SMS, body: str = "Booked!") -> OutgoingText:
    ours = CREDENTIALS.sms_number if channel is Channel.SMS else CREDENTIALS.whatsapp_number
    return OutgoingText(channel, ours, SAM, body, "")


def test_a_sent_text_is_in_the_list_of_what_was_sent(messenger):
    first, second = messenger.send(outgoing()), messenger.send(outgoing(body="See you"))
    listed = messenger.sent_to(Channel.SMS, SAM, MONDAY_9AM)
    assert {one.provider_id for one in listed} == {first.provider_id, second.provider_id}
    assert {one.body for one in listed} == {"Booked!", "See you"}
    assert messenger.sent_to(Channel.SMS, DANA, MONDAY_9AM) == []
    assert messenger.sent_to(Channel.SMS, SAM, MONDAY_9AM + timedelta(hours=1)) == []


def test_a_text_whose_answer_is_lost_is_in_the_list(messenger, sandbox):
    sandbox.parts.faults.add(Fault("twilio", "lost_answer", "create"))
    with pytest.raises(Unavailable) as caught:
        messenger.send(outgoing())
    assert caught.value.outcome_unknown
    sandbox.settle()
    listed = messenger.sent_to(Channel.SMS, SAM, MONDAY_9AM)
    assert [one.body for one in listed] == ["Booked!"]
    assert isinstance(listed[0].state, DeliveryState)


def test_too_many_texts_at_once_were_not_sent(messenger, sandbox):
    sandbox.parts.faults.add(Fault("twilio", "status", "create", status=429))
    with pytest.raises(Unavailable) as caught:
        messenger.send(outgoing())
    assert (caught.value.code, caught.value.outcome_unknown) == ("20429", False)
    assert messenger.sent_to(Channel.SMS, SAM, MONDAY_9AM) == []


def test_the_messenger_is_checked_with_one_line(messenger, sandbox):
    assert messenger.check() == "Twilio: the credentials are accepted"
    wrong = Twilio(
        account_sid=CREDENTIALS.twilio_account_sid,
        auth_tokens="wrong",
        api_url=f"{sandbox.url}/twilio",
    )
    with pytest.raises(Unauthorised):
        wrong.check()


def write(sandbox: Sandbox, body: str, channel: Channel = Channel.SMS) -> str:
    """Have Sam write to us while nobody answers the webhook; the message's id."""
    return sandbox.parts.phones.send(Letter(SAM, channel.value, body))["sid"]


@pytest.fixture
def unanswered(sandbox: Sandbox, httpserver) -> Sandbox:
    httpserver.expect_request("/webhooks/twilio/messages").respond_with_data(status=500)
    sandbox.parts.phones.webhook_url = httpserver.url_for("/webhooks/twilio/messages")
    return sandbox


@pytest.mark.parametrize("channel", list(Channel))
def test_what_never_reached_us_is_caught_up_from_the_list(messenger, unanswered, channel):
    first, second = write(unanswered, "hi", channel), write(unanswered, "4pm?", channel)
    messenger.send(outgoing(channel))
    ours = outgoing(channel).from_address
    received = messenger.received_since(channel, ours, MONDAY_9AM)
    assert {one.provider_id: one.body for one in received} == {first: "hi", second: "4pm?"}
    assert {(one.channel, one.from_address, one.phone) for one in received} == {(channel, SAM, SAM)}
    assert messenger.received_since(channel, ours, MONDAY_9AM + timedelta(minutes=1)) == []


def test_a_text_to_somebody_who_has_opted_out_is_refused(messenger, unanswered):
    write(unanswered, "STOP")
    with pytest.raises(OptedOut):
        messenger.send(outgoing())


@pytest.mark.parametrize("channel", list(Channel))
def test_a_webhook_is_verified_read_and_answered(sandbox, httpserver, channel):
    base = httpserver.url_for("").rstrip("/")
    signatures = Signatures(base, CREDENTIALS.twilio_auth_token)
    seen = []

    def answer(request: Request) -> Response:
        given = request.headers.get("X-Twilio-Signature")
        seen.append(signatures.are_genuine("/messages", "a=%C3%A9", request.form, given))
        seen.append(read_inbound(request.form))
        body = twiml.message("Hello <Sam> & co", status_callback=f"{base}/status")
        return Response(body, content_type=twiml.CONTENT_TYPE)

    httpserver.expect_request("/messages").respond_with_handler(answer)
    httpserver.expect_request("/status").respond_with_data(status=204)
    sandbox.parts.phones.webhook_url = f"{base}/messages?a=%C3%A9"
    shown = sandbox.parts.phones.send(Letter(SAM, channel.value, "hi"))
    sandbox.settle()
    is_genuine, inbound = seen
    assert is_genuine
    assert (inbound.channel, inbound.from_address, inbound.phone) == (channel, SAM, SAM)
    assert inbound.provider_id == shown["sid"]
    assert [one["body"] for one in shown["messages"]] == ["Hello <Sam> & co"]
