import json
import re
from email.utils import parsedate_to_datetime

import pytest
from twilio.request_validator import RequestValidator

from integrations.sandbox.business import CREDENTIALS

ACCOUNT = f"/twilio/2010-04-01/Accounts/{CREDENTIALS.twilio_account_sid}"
AUTH = (CREDENTIALS.twilio_account_sid, CREDENTIALS.twilio_auth_token)
DANA, OURS = "+15550100001", CREDENTIALS.sms_number
STATUSES = {"queued", "sending", "sent", "delivered", "undelivered", "failed", "received"}
MAY_BE_NULL = {"date_sent", "error_code", "error_message", "messaging_service_sid", "price"}


@pytest.fixture
def send(http):
    def post(**form):
        form = {"To": DANA, "From": OURS, "Body": "Hello", **form}
        sent = {name: value for name, value in form.items() if value is not None}
        return http.post(f"{ACCOUNT}/Messages.json", data=sent, auth=AUTH)

    return post


@pytest.fixture
def listed(http):
    def get(**query):
        return http.get(f"{ACCOUNT}/Messages.json", params=query, auth=AUTH).json()

    return get


def assert_documented_shape(message):
    assert re.fullmatch(r"(SM|MM)[0-9a-f]{32}", message["sid"])
    assert message["account_sid"] == CREDENTIALS.twilio_account_sid
    assert message["status"] in STATUSES
    assert message["direction"] in {"inbound", "outbound-api", "outbound-reply"}
    for name, value in message.items():
        if value is None:
            assert name in MAY_BE_NULL, name
    for name in ("num_segments", "num_media"):
        assert message[name].isdigit()
    for name in ("date_created", "date_updated"):
        assert parsedate_to_datetime(message[name]).utcoffset().total_seconds() == 0
    assert message["uri"].startswith("/2010-04-01/Accounts/AC")
    assert set(message["subresource_uris"]) == {"media"}


def test_a_text_is_accepted_as_queued_in_the_documented_shape(send):
    answer = send()
    assert answer.status_code == 201
    message = answer.json()
    assert_documented_shape(message)
    assert message["status"] == "queued"
    assert message["direction"] == "outbound-api"
    assert message["price"] is None
    assert message["date_sent"] is None


def test_a_delivered_text_can_be_fetched(send, http, sandbox):
    sid = send().json()["sid"]
    assert sandbox.settle()
    message = http.get(f"{ACCOUNT}/Messages/{sid}.json", auth=AUTH).json()
    assert_documented_shape(message)
    assert message["status"] == "delivered"
    assert message["date_sent"]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"To": None}, 21604),
        ({"From": None}, 21603),
        ({"Body": None}, 21602),
        ({"Body": "  "}, 21602),
        ({"Body": "x" * 1601}, 21617),
        ({"To": "12"}, 21211),
        ({"To": "+15005550001"}, 21211),
        ({"To": "+15005550009"}, 21614),
        ({"From": "+15550100009"}, 21606),
        ({"To": f"whatsapp:{DANA}"}, 21910),
        ({"Body": None, "ContentSid": "HX" + "0" * 32}, 21655),
        ({"ContentVariables": "{}"}, 21654),
    ],
)
def test_what_twilio_refuses_is_refused_with_its_code(send, form, code):
    answer = send(**form)
    assert answer.status_code == 400
    assert answer.json()["code"] == code
    assert answer.json()["status"] == 400
    assert answer.json()["more_info"].endswith(str(code))


def test_nothing_is_sent_to_somebody_who_has_opted_out(send, control):
    control("/phones/messages", **{"from": DANA, "channel": "sms", "body": "stop"})
    answer = send()
    assert (answer.status_code, answer.json()["code"]) == (400, 21610)


def test_wrong_credentials_are_refused(http):
    answer = http.get(f"{ACCOUNT}/Messages.json", auth=("AC", "x"))
    assert (answer.status_code, answer.json()["code"]) == (401, 20003)
    assert http.get(f"{ACCOUNT}/Messages.json").status_code == 401


def test_an_unknown_text_or_account_is_404(http):
    assert http.get(f"{ACCOUNT}/Messages/SM1.json", auth=AUTH).status_code == 404
    other = ACCOUNT.replace(CREDENTIALS.twilio_account_sid, "AC" + "1" * 32)
    assert http.get(f"{other}/Messages.json", auth=AUTH).status_code == 404


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("x" * 160, "1"),
        ("x" * 161, "2"),
        ("[" * 80, "1"),
        ("[" * 81, "2"),
        ("é" * 160, "1"),
        ("á" * 70, "1"),
        ("á" * 71, "2"),
        ("😀" * 35, "1"),
        ("😀" * 36, "2"),
    ],
)
def test_segments_are_counted(send, body, count):
    assert send(Body=body).json()["num_segments"] == count


def test_lists_are_filtered_newest_first_and_paged(send, listed):
    for number in range(3):
        send(Body=str(number))
    send(To="+15550100002", Body="other")
    found = listed(To=DANA, PageSize=2)
    assert [one["body"] for one in found["messages"]] == ["2", "1"]
    assert found["next_page_uri"].startswith("/2010-04-01/")
    assert "To=%2B15550100001" in found["next_page_uri"]
    last = listed(To=DANA, PageSize=2, Page=1)
    assert [one["body"] for one in last["messages"]] == ["0"]
    assert last["next_page_uri"] is None
    for message in found["messages"]:
        assert_documented_shape(message)


def test_lists_are_bounded_by_day_or_moment(listed, send, clock):
    send()
    today = clock.now.date().isoformat()
    assert len(listed(DateSent=today)["messages"]) == 1
    assert len(listed(DateSent=f"{today}T00:00:00Z")["messages"]) == 1
    assert len(listed(**{"DateSent>": "2026-11-24"})["messages"]) == 0
    assert len(listed(**{"DateSent<": "2026-11-24"})["messages"]) == 1
    assert len(listed(**{"DateSent>": "2026-11-23T14:00:00Z"})["messages"]) == 1
    assert len(listed(**{"DateSent>": "2026-11-23T14:00:01Z"})["messages"]) == 0


def test_status_callbacks_are_signed_and_in_order(send, sandbox, webhook):
    url = f"{webhook.url}/status"
    sid = send(StatusCallback=url).json()["sid"]
    assert sandbox.settle()
    assert [one["MessageStatus"] for one in webhook.statuses] == ["sent", "delivered"]
    assert {one["MessageSid"] for one in webhook.statuses} == {sid}
    validator = RequestValidator(CREDENTIALS.twilio_auth_token)
    for form, signature in zip(webhook.statuses, webhook.signatures, strict=True):
        assert validator.validate(url, form, signature)


def test_a_delivery_can_be_made_to_fail(send, sandbox, webhook, control):
    control("/phones/outcome", phone=DANA, outcome="undelivered", error_code=30003)
    send(StatusCallback=f"{webhook.url}/status")
    assert sandbox.settle()
    assert webhook.statuses[-1]["MessageStatus"] == "undelivered"
    assert webhook.statuses[-1]["ErrorCode"] == "30003"


def test_a_delivery_can_be_made_silent(send, sandbox, webhook, control):
    control("/phones/outcome", phone=DANA, outcome="silent")
    send(StatusCallback=f"{webhook.url}/status")
    assert sandbox.settle()
    assert webhook.statuses == []


def test_whatsapp_texts_fail_outside_the_24_hours_after_the_person_wrote(
    send, sandbox, control, http
):
    ends = {
        "To": f"whatsapp:{DANA}",
        "From": f"whatsapp:{CREDENTIALS.whatsapp_number}",
    }
    outside = send(**ends).json()["sid"]
    control("/phones/messages", **{"from": DANA, "channel": "whatsapp", "body": "hi"})
    inside = send(**ends).json()["sid"]
    assert sandbox.settle()
    status = {
        sid: http.get(f"{ACCOUNT}/Messages/{sid}.json", auth=AUTH).json()
        for sid in (outside, inside)
    }
    assert (status[outside]["status"], status[outside]["error_code"]) == ("failed", 63016)
    assert status[inside]["status"] == "delivered"


def test_a_template_is_stored_and_filled_in(http, send, state):
    answer = http.post(
        "/twilio/v1/Content",
        auth=AUTH,
        json={
            "friendly_name": "times",
            "language": "en",
            "variables": {"1": "Ann"},
            "types": {
                "twilio/list-picker": {
                    "body": "Hi {{1}}, when?",
                    "button": "Times",
                    "items": [{"item": "{{2}}", "id": "a"}, {"item": "Later", "id": "b"}],
                }
            },
        },
    )
    assert answer.status_code == 201
    sid = answer.json()["sid"]
    assert re.fullmatch(r"HX[0-9a-f]{32}", sid)
    assert http.get("/twilio/v1/Content", auth=AUTH).json()["contents"][0]["sid"] == sid
    sent = send(Body=None, ContentSid=sid, ContentVariables='{"2": "10 AM"}').json()
    assert sent["body"] == "Hi Ann, when?"
    assert state()["messages"][0]["options"] == [
        {"id": "a", "label": "10 AM"},
        {"id": "b", "label": "Later"},
    ]
    assert http.delete(f"/twilio/v1/Content/{sid}", auth=AUTH).status_code == 204
    assert http.get(f"/twilio/v1/Content/{sid}", auth=AUTH).status_code == 404


@pytest.fixture
def template(http):
    """Store a text of a template; its id."""

    def store(body, kind="twilio/text"):
        made = http.post("/twilio/v1/Content", auth=AUTH, json={"types": {kind: {"body": body}}})
        return made.json()["sid"]

    return store


@pytest.mark.parametrize("variables", ["", "1", "[]", '{"1": ""}', '{"1": null}', '{"2": "a"}'])
def test_a_template_is_not_sent_with_something_left_open(send, template, variables):
    sid = template("Hi {{1}}, hello")
    assert send(Body=None, ContentSid=sid, ContentVariables=variables).json()["code"] == 21656


def approved(http, sid):
    wanted = {"name": "hello", "category": "UTILITY"}
    http.post(f"/twilio/v1/Content/{sid}/ApprovalRequests/whatsapp", auth=AUTH, json=wanted)
    answer = http.get(f"/twilio/v1/Content/{sid}/ApprovalRequests", auth=AUTH)
    return answer.json()["whatsapp"]["status"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("Hi {{1}} and {{2}}, hello", "twilio/text", "approved"),
        ("Hi {{1}} and {{3}}, hello", "twilio/text", "rejected"),
        ("When?", "twilio/list-picker", "rejected"),
    ],
)
def test_whatsapp_approves_what_keeps_its_rules(http, template, body, kind, status):
    assert approved(http, template(body, kind)) == status


def test_a_day_later_whatsapp_takes_approved_templates_only(http, send, template, sandbox):
    sid, unasked = template("Hi {{1}}, hello"), template("Hello")
    assert approved(http, sid) == "approved"
    ends = {"To": f"whatsapp:{DANA}", "From": f"whatsapp:{CREDENTIALS.whatsapp_number}"}
    texts = [
        {"ContentSid": sid, "ContentVariables": '{"1": "Ann"}'},
        {"ContentSid": sid, "ContentVariables": json.dumps({"1": "x" * 1024})},
        {"ContentSid": unasked},
    ]
    sids = [send(Body=None, **ends, **one).json()["sid"] for one in texts]
    assert sandbox.settle()
    sent = [http.get(f"{ACCOUNT}/Messages/{one}.json", auth=AUTH).json() for one in sids]
    assert [one["error_code"] for one in sent] == [None, 63021, 63016]
    assert [one["status"] for one in sent] == ["delivered", "failed", "failed"]


def test_a_text_can_be_blanked_and_deleted(send, http):
    uri = f"{ACCOUNT}/Messages/{send().json()['sid']}.json"
    assert http.post(uri, data={"Body": ""}, auth=AUTH).json()["body"] == ""
    assert http.delete(uri, auth=AUTH).status_code == 204
    assert http.get(uri, auth=AUTH).status_code == 404
