"""Twilio's webhooks over real HTTP: who may call them, and what they answer."""

import itertools
from xml.etree import ElementTree

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from twilio.request_validator import RequestValidator

from bot.web.webhooks import webhooks_blueprint
from integrations.sandbox.business import CREDENTIALS
from integrations.twilio.verify import Signatures
from tests.phone import new_number
from tests.running import MESSAGES, STATUS, Running
from tests.waiting import until

NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response />'
_sids = itertools.count(1)


def a_message(**changes: str) -> dict[str, str]:
    return {
        "MessageSid": f"SM{next(_sids):032x}",
        "AccountSid": CREDENTIALS.twilio_account_sid,
        "From": new_number(),
        "To": CREDENTIALS.sms_number,
        "Body": "Hi",
        "NumMedia": "0",
        "FromCity": "",
        **changes,
    }


def stored(bookline: Running) -> int:
    ((count,),) = bookline.rows("SELECT count(*) FROM messages")
    return count


def state_of(bookline: Running, message_id: int) -> str:
    ((state,),) = bookline.rows("SELECT state FROM messages WHERE id = :id", id=message_id)
    return state


# Who may call


@pytest.mark.parametrize("path", [MESSAGES, STATUS])
@pytest.mark.parametrize(
    "signature",
    ["", "wrong", "A" * 10_000, "é".encode(), b"\xff\xfe", "bm90IGEgc2lnbmF0dXJl"],
    ids=["empty", "wrong", "long", "non-ascii", "no text", "base64"],
)
def test_a_forged_call_is_refused_and_leaves_no_row(
    bookline: Running, path: str, signature: str | bytes
) -> None:
    before = stored(bookline)
    assert bookline.post(path, a_message(), signature=signature).status_code == 403
    assert stored(bookline) == before


def test_a_call_without_a_signature_is_refused(bookline: Running) -> None:
    before = stored(bookline)
    assert bookline.http.post(bookline.url + MESSAGES, data=a_message()).status_code == 403
    assert stored(bookline) == before


@pytest.mark.parametrize(
    "change",
    [
        {"Body": "Hi "},
        {"Body": ""},
        {"From": "+15550160000"},
        {"Extra": "1"},
        {"FromCity": "Albany"},
        {"FromCity": None},
    ],
)
def test_a_call_that_was_changed_on_the_way_is_refused(
    bookline: Running, change: dict[str, str | None]
) -> None:
    form = a_message()
    signature = bookline.sandbox.parts.texts.signature(bookline.url + MESSAGES, form)
    changed = {key: value for key, value in {**form, **change}.items() if value is not None}
    assert bookline.post(MESSAGES, changed, signature=signature).status_code == 403


@pytest.mark.parametrize("path", [f"{MESSAGES}?a=1", STATUS])
def test_a_signature_for_another_address_is_refused(bookline: Running, path: str) -> None:
    form = a_message()
    signature = bookline.sandbox.parts.texts.signature(bookline.url + path, form)
    assert bookline.post(MESSAGES, form, signature=signature).status_code == 403


def test_a_signature_of_another_account_is_refused(bookline: Running) -> None:
    form = a_message()
    other = RequestValidator("token-of-another-account")
    signature = other.compute_signature(bookline.url + MESSAGES, form)
    assert bookline.post(MESSAGES, form, signature=signature).status_code == 403


def test_proxy_headers_change_nothing(bookline: Running) -> None:
    form = a_message()
    signature = bookline.sandbox.parts.texts.signature(bookline.url + MESSAGES, form)
    headers = {
        "X-Twilio-Signature": signature,
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-For": "203.0.113.9",
    }
    answer = bookline.http.post(bookline.url + MESSAGES, data=form, headers=headers)
    assert answer.status_code == 200


def test_repeated_and_unknown_parameters_are_signed_over_and_borne(bookline: Running) -> None:
    form = {**a_message(), "BrandNew": "é \U0001f600 ", "Blank": ""}
    assert bookline.post(MESSAGES, form).status_code == 200


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(bookline: Running, method: str) -> None:
    answer = bookline.http.request(method, bookline.url + MESSAGES)
    assert answer.status_code == 405


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b'{"Body": "Hi"}', "application/json"), (b"\xff\xfe", "text/plain"), (b"", "")],
)
def test_other_bodies_are_refused(bookline: Running, content: bytes, kind: str) -> None:
    answer = bookline.http.post(
        bookline.url + MESSAGES, content=content, headers={"Content-Type": kind}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("size", [70_000, 1_000_000])
def test_a_body_beyond_the_limit_is_refused(bookline: Running, size: int) -> None:
    answer = bookline.post(MESSAGES, a_message(Body="x" * size))
    assert answer.status_code == 413


@pytest.mark.parametrize("broken", [{"MessageSid": ""}, {"From": ""}, {"From": "a b"}, {"To": "é"}])
def test_a_signed_message_without_id_or_addresses_is_refused(
    bookline: Running, broken: dict[str, str]
) -> None:
    assert bookline.post(MESSAGES, a_message(**broken)).status_code == 400


# What is answered


def test_an_answer_is_one_message_whose_fate_we_shall_hear_of(bookline: Running) -> None:
    answer = bookline.post(MESSAGES, a_message())
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    (message,) = ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer
    assert message.tag == "Message"
    assert "Maple & Main" in message.text
    assert message.attrib["action"].startswith(f"{bookline.url}{STATUS}?message=")


def test_a_copy_gets_the_same_bytes_until_the_answer_has_arrived(bookline: Running) -> None:
    phone = bookline.phone().says("Hi", lose_answer=True)
    first = phone.answers[0]["body"]
    assert "Maple" in first
    phone.repeats()
    assert phone.answers[0]["body"] == first
    phone.hears("Maple & Main")
    bookline.rests()
    phone.repeats().hears_nothing()
    assert phone.answers[0]["body"] == NOTHING
    assert len(phone.texts) == 1


def test_twenty_copies_at_once_get_the_same_bytes(bookline: Running) -> None:
    phone = bookline.phone().says("Hi", copies=20)
    bodies = {one["body"] for one in phone.answers}
    assert len(bodies) == 1
    assert bodies != {NOTHING}
    received = "SELECT count(*) FROM messages WHERE provider_id = :sid"
    assert bookline.rows(received, sid=phone.sid) == [(1,)]


def test_a_fallback_delivery_is_a_copy(bookline: Running) -> None:
    form = a_message()
    first = bookline.post(MESSAGES, form)
    told = {"ErrorCode": "11200", "ErrorUrl": bookline.url + MESSAGES}
    assert bookline.post(MESSAGES, {**form, **told}).content == first.content


def test_a_message_that_needs_no_words_is_answered_with_nothing(bookline: Running) -> None:
    answer = bookline.post(MESSAGES, a_message(Body="STOP"))
    assert (answer.status_code, answer.text) == (200, NOTHING)


@pytest.mark.parametrize(
    "body", ["\x00\x01\x1b[31mhi", "]]></Message>", "&lt;b&gt; & <i>", "\u2028"]
)
def test_an_answer_is_well_formed_whatever_was_written(bookline: Running, body: str) -> None:
    answer = bookline.post(MESSAGES, a_message(Body=body))
    assert answer.status_code == 200
    assert len(ElementTree.fromstring(answer.content)) == 1  # noqa: S314 - our own answer


class Broken:
    """Turns whose database can't be used."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def handle(self, _):
        raise self._error


@pytest.mark.parametrize(
    "error",
    [OperationalError("SELECT", {}, Exception("canary +15550123")), PoolTimeout("no connection")],
)
def test_without_its_database_it_answers_503_and_tells_nothing(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    base, form = "https://book.example", a_message()
    app = Flask("webhooks")
    app.register_blueprint(
        webhooks_blueprint(Broken(error), None, Signatures(base, "token"), "", None)
    )
    signature = RequestValidator("token").compute_signature(base + MESSAGES, form)
    answer = app.test_client().post(MESSAGES, data=form, headers={"X-Twilio-Signature": signature})
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "canary" not in "".join(capsys.readouterr()) + answer.text


# News of what was sent


def answered(bookline: Running) -> tuple[str, int]:
    """A message that was answered inline: the path for news of the answer, and its id."""
    answer = bookline.post(MESSAGES, a_message())
    (message,) = ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer
    path = message.attrib["action"].removeprefix(bookline.url)
    return path, int(path.rpartition("=")[2])


def news(sid: str, status: str, **more: str) -> dict[str, str]:
    return {"MessageSid": sid, "MessageStatus": status, "SmsStatus": status, **more}


def tell(bookline: Running, path: str, sid: str, *statuses: str, **more: str) -> None:
    for status in statuses:
        assert bookline.post(path, news(sid, status, **more)).status_code == 200


@pytest.mark.parametrize(
    ("statuses", "end"),
    [
        (["sent", "delivered"], "delivered"),
        (["delivered", "sent"], "delivered"),
        (["delivered", "delivered"], "delivered"),
        (["read", "delivered", "sent"], "read"),
        (["undelivered", "sent", "delivered"], "failed"),
        (["delivered", "undelivered"], "delivered"),
        (["queued"], "sent"),
        (["sending"], "sent"),
        (["accepted", "sending", "sent"], "sent"),
        (["brand-new"], "inline"),
        (["received"], "inline"),
    ],
)
def test_news_in_any_order_moves_forward_only(
    bookline: Running, statuses: list[str], end: str
) -> None:
    path, message_id = answered(bookline)
    tell(bookline, path, f"SM{next(_sids):032x}", *statuses)
    assert state_of(bookline, message_id) == end


def test_news_names_the_message_by_its_sid_from_then_on(bookline: Running) -> None:
    path, message_id = answered(bookline)
    sid = f"SM{next(_sids):032x}"
    tell(bookline, path, sid, "sent")
    tell(bookline, STATUS, sid, "delivered")
    assert state_of(bookline, message_id) == "delivered"


def test_news_of_an_unknown_message_is_taken_and_forgotten(bookline: Running) -> None:
    before = stored(bookline)
    tell(bookline, STATUS, "SM" + "9" * 32, "delivered")
    tell(bookline, f"{STATUS}?message=999999", "SM" + "8" * 32, "delivered")
    tell(bookline, f"{STATUS}?message=nonsense", "SM" + "7" * 32, "delivered")
    assert stored(bookline) == before


def test_news_without_an_id_is_refused(bookline: Running) -> None:
    assert bookline.post(STATUS, news("", "delivered")).status_code == 400


def test_news_never_changes_what_a_customer_wrote(bookline: Running) -> None:
    form = a_message()
    bookline.post(MESSAGES, form)
    ((received,),) = bookline.rows(
        "SELECT id FROM messages WHERE provider_id = :sid", sid=form["MessageSid"]
    )
    tell(bookline, f"{STATUS}?message={received}", "SM" + "6" * 32, "delivered")
    assert bookline.rows("SELECT provider_id, state FROM messages WHERE id = :id", id=received) == [
        (form["MessageSid"], "")
    ]


def test_a_failed_delivery_is_shown_to_a_person_once(bookline: Running) -> None:
    path, message_id = answered(bookline)
    sid = f"SM{next(_sids):032x}"
    tell(bookline, path, sid, "undelivered", "undelivered", ErrorCode="30003")
    found = bookline.rows(
        "SELECT m.state, m.error_code, c.attention FROM messages m"
        " JOIN conversations c ON c.id = m.conversation_id WHERE m.id = :id",
        id=message_id,
    )
    assert found == [("failed", "30003", "delivery_failed")]
    assert bookline.rows(
        "SELECT count(*) FROM events e JOIN messages m ON m.conversation_id = e.conversation_id"
        " WHERE m.id = :id AND kind = 'delivery_failed'",
        id=message_id,
    ) == [(1,)]


def test_an_opt_out_that_is_told_in_a_callback_is_kept(bookline: Running) -> None:
    form = a_message()
    bookline.post(MESSAGES, form)
    ((answer,),) = bookline.rows(
        "SELECT a.id FROM messages a JOIN messages q ON q.id = a.answers_id"
        " WHERE q.provider_id = :sid",
        sid=form["MessageSid"],
    )
    path = f"{STATUS}?message={answer}"
    tell(bookline, path, f"SM{next(_sids):032x}", "failed", ErrorCode="21610")
    assert bookline.rows(
        "SELECT reason FROM suppressions WHERE address = :address", address=form["From"]
    ) == [("provider",)]
    assert bookline.post(MESSAGES, a_message(From=form["From"])).text == NOTHING


def test_the_sandbox_tells_that_an_answer_has_arrived(bookline: Running) -> None:
    phone = bookline.phone().says("Hi")
    inbound = "SELECT a.state FROM messages a JOIN messages q ON q.id = a.answers_id"
    until(
        lambda: (
            bookline.rows(f"{inbound} WHERE q.provider_id = :sid", sid=phone.sid)
            == [("delivered",)]
        ),
        "news of the answer",
    )
