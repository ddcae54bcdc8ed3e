import base64
import json
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from bot.ports import (
    Channel,
    DeliveryState,
    NotFound,
    OptedOut,
    OutgoingText,
    Rejected,
    Template,
    Unauthorised,
    Unavailable,
    UnexpectedReply,
)
from integrations.twilio.client import Twilio

ACCOUNT = "AC" + "1" * 32
TOKEN = "canary-auth-token"
TEXT = OutgoingText(
    channel=Channel.SMS,
    from_address="+16175550199",
    to_address="+16175550100",
    body="Booked for Tue",
    status_callback="https://book.example/webhooks/twilio/status",
)
MESSAGE = {
    "sid": "SM" + "2" * 32,
    "status": "queued",
    "body": "Booked for Tue",
    "direction": "outbound-api",
    "date_created": "Tue, 01 Dec 2026 14:00:00 +0000",
    "date_sent": None,
    "from": "+16175550199",
    "to": "+16175550100",
    "num_media": "0",
}
PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"


class Answers:
    """Answers one after the other, the last one for ever, and keeps the requests."""

    def __init__(self, *answers: httpx.Response) -> None:
        self._answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def client(self, tokens=TOKEN) -> Twilio:
        return Twilio(account_sid=ACCOUNT, auth_tokens=tokens, transport=httpx.MockTransport(self))

    @property
    def form(self):
        return dict(httpx.QueryParams(self.requests[-1].content.decode()))


def page(*messages, next_page_uri=None) -> httpx.Response:
    return httpx.Response(
        200, json={"messages": list(messages), "next_page_uri": next_page_uri, "page": 0}
    )


def test_a_text_is_sent_from_the_address_that_was_texted():
    answers = Answers(httpx.Response(201, json=MESSAGE))
    sent = answers.client().send(TEXT)
    assert (sent.provider_id, sent.state) == (MESSAGE["sid"], DeliveryState.QUEUED)
    assert sent.created_at == datetime(2026, 12, 1, 14, tzinfo=UTC)
    request = answers.requests[0]
    assert str(request.url) == f"https://api.twilio.com{PATH}"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    expected = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
    assert request.headers["authorization"] == f"Basic {expected}"
    assert answers.form == {
        "To": "+16175550100",
        "From": "+16175550199",
        "Body": "Booked for Tue",
        "ValidityPeriod": "3600",
        "StatusCallback": "https://book.example/webhooks/twilio/status",
    }


def test_whatsapp_addresses_get_their_prefix_here():
    answers = Answers(httpx.Response(201, json=MESSAGE))
    text = OutgoingText(Channel.WHATSAPP, "+16175550199", "US.abc123", "Hi", "")
    answers.client().send(text)
    assert answers.form["To"] == "whatsapp:US.abc123"
    assert answers.form["From"] == "whatsapp:+16175550199"
    assert "StatusCallback" not in answers.form


def test_a_template_goes_without_its_words_and_apostrophes_are_written_safely():
    answers = Answers(httpx.Response(201, json=MESSAGE))
    template = Template("HX1", ("Dana's", "día"))
    answers.client().send(replace(TEXT, template=template))
    assert "Body" not in answers.form
    assert answers.form["ContentSid"] == "HX1"
    assert "'" not in answers.form["ContentVariables"]
    assert json.loads(answers.form["ContentVariables"]) == {"1": "Dana's", "2": "día"}


def refusal(status, code) -> httpx.Response:
    words = "The number +16175550100 is bad"
    return httpx.Response(status, json={"code": code, "message": words, "status": status})


@pytest.mark.parametrize(
    ("answer", "error", "unknown"),
    [
        (refusal(400, 21610), OptedOut, False),
        (refusal(400, 21211), Rejected, False),
        (refusal(400, 21614), Rejected, False),
        (refusal(400, 21408), Unauthorised, False),
        (refusal(400, 21606), Unauthorised, False),
        (refusal(400, 21617), Rejected, False),
        (refusal(400, 63016), Rejected, False),
        (refusal(400, 99999), Rejected, False),
        (refusal(401, 20003), Unauthorised, False),
        (refusal(404, 20404), NotFound, False),
        (refusal(429, 20429), Unavailable, False),
        (refusal(429, 21611), Unavailable, False),
        (refusal(500, 20500), Unavailable, True),
        (refusal(503, 20503), Unavailable, True),
        (httpx.Response(502, text="<html>"), Unavailable, True),
        (httpx.Response(429), Unavailable, False),
        (httpx.Response(201, text="<html>"), UnexpectedReply, True),
        (httpx.Response(201, json={}), UnexpectedReply, True),
        (httpx.Response(302), UnexpectedReply, True),
    ],
)
def test_a_refused_text_is_an_error_that_names_no_number(answer, error, unknown):
    answers = Answers(answer)
    with pytest.raises(error) as caught:
        answers.client().send(TEXT)
    assert type(caught.value) is error
    assert caught.value.outcome_unknown is unknown
    assert "5550100" not in str(caught.value)
    assert len(answers.requests) == 1


def test_a_time_out_after_sending_leaves_the_outcome_unknown():
    def lost(request):
        raise httpx.ReadTimeout("late", request=request)

    twilio = Twilio(account_sid=ACCOUNT, auth_tokens=TOKEN, transport=httpx.MockTransport(lost))
    with pytest.raises(Unavailable) as caught:
        twilio.send(TEXT)
    assert caught.value.outcome_unknown


def test_the_second_token_is_tried_when_the_first_is_refused():
    answers = Answers(refusal(401, 20003), httpx.Response(201, json=MESSAGE))
    assert answers.client("old, new").send(TEXT).provider_id == MESSAGE["sid"]
    assert len(answers.requests) == 2


def test_control_characters_are_not_sent():
    answers = Answers(httpx.Response(201, json=MESSAGE))
    answers.client().send(OutgoingText(Channel.SMS, "+1", "+2", "a\x00\x0bb\nc", ""))
    assert answers.form["Body"] == "ab\nc"


def test_what_was_sent_to_an_address_comes_newest_first():
    older = {**MESSAGE, "sid": "SM1", "date_created": "Tue, 01 Dec 2026 13:59:59 +0000"}
    reply = {**MESSAGE, "sid": "SM2", "direction": "outbound-reply", "status": "delivered"}
    too_old = {**MESSAGE, "sid": "SM3", "date_created": "Tue, 01 Dec 2026 13:00:00 +0000"}
    inbound = {**MESSAGE, "sid": "SM4", "direction": "inbound"}
    answers = Answers(page(older, reply, too_old, inbound, {"sid": None}))
    since = datetime(2026, 12, 1, 13, 59, 59, 900_000, tzinfo=UTC)
    sent = answers.client().sent_to(Channel.SMS, "+16175550100", since)
    assert [(one.provider_id, one.state) for one in sent] == [
        ("SM2", DeliveryState.DELIVERED),
        ("SM1", DeliveryState.QUEUED),
    ]
    params = answers.requests[0].url.params
    assert (params["To"], params["PageSize"]) == ("+16175550100", "200")


@pytest.mark.parametrize("answer", [["not", "a", "page"], {}, {"messages": None}, "none"])
def test_an_answer_that_is_no_list_is_not_taken_for_an_empty_one(answer):
    since = datetime(2026, 12, 1, tzinfo=UTC)
    client = Answers(httpx.Response(200, json=answer)).client()
    with pytest.raises(UnexpectedReply):
        client.sent_to(Channel.SMS, "+16175550100", since)
    with pytest.raises(UnexpectedReply):
        client.received_since(Channel.SMS, "+16175550199", since)


def test_what_we_missed_is_listed_oldest_first_over_all_pages():
    first = {
        **MESSAGE,
        "sid": "SM1",
        "direction": "inbound",
        "from": "whatsapp:+16175550100",
        "to": "whatsapp:+16175550199",
        "body": "hi\x00",
        "num_media": "1",
        "date_sent": "Tue, 01 Dec 2026 14:00:05 +0000",
    }
    later = {**first, "sid": "SM2", "date_sent": "Tue, 01 Dec 2026 14:00:09 +0000"}
    ours = {**first, "sid": "SM3", "direction": "outbound-api"}
    early = {**first, "sid": "SM4", "date_sent": "Tue, 01 Dec 2026 10:00:00 +0000"}
    answers = Answers(
        page(later, ours, next_page_uri=f"{PATH}?PageToken=x&Page=1"), page(first, early)
    )
    since = datetime(2026, 12, 1, 14, tzinfo=UTC)
    received = answers.client().received_since(Channel.WHATSAPP, "+16175550199", since)
    assert [one.provider_id for one in received] == ["SM1", "SM2"]
    assert received[0].from_address == "+16175550100"
    assert (received[0].body, len(received[0].media)) == ("hi", 1)
    assert answers.requests[0].url.params["DateSent>"] == "2026-12-01"
    assert answers.requests[0].url.params["To"] == "whatsapp:+16175550199"
    assert answers.requests[1].url.params["PageToken"] == "x"


@pytest.mark.parametrize("uri", ["https://evil.example/", "//evil.example", "", 5])
def test_a_next_page_elsewhere_is_not_followed(uri):
    answers = Answers(page(next_page_uri=uri))
    answers.client().received_since(Channel.SMS, "+1", datetime(2026, 12, 1, tzinfo=UTC))
    assert len(answers.requests) == 1


def test_endless_pages_come_to_an_end():
    answers = Answers(page(next_page_uri=f"{PATH}?Page=1"))
    answers.client().received_since(Channel.SMS, "+1", datetime(2026, 12, 1, tzinfo=UTC))
    assert len(answers.requests) == 10


def test_the_check_says_what_works():
    assert Answers(page()).client().check() == "Twilio: the credentials are accepted"


def test_the_check_names_what_is_wrong():
    with pytest.raises(Unauthorised):
        Answers(refusal(401, 20003)).client().check()
