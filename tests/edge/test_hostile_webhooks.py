"""Whatever stands in a webhook, it is answered in order: no 5xx, one Message, equal text."""

import itertools
import socket
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer

from integrations.sandbox.business import CREDENTIALS
from integrations.setster.webhook import booking_id
from integrations.twilio.cleaning import clean_lines
from tests.edge.hostile import TEXTS, encoded, few, texts
from tests.phone import new_number
from tests.running import MESSAGES, STATUS, Running

FIELDS = (
    "Body",
    "ProfileName",
    "Label",
    "Address",
    "Latitude",
    "Longitude",
    "ButtonText",
    "ButtonPayload",
    "ListId",
    "ListTitle",
    "NumMedia",
    "MediaUrl0",
    "MediaContentType0",
    "WaId",
    "ExternalUserId",
    "OptOutType",
    "FromCity",
    "AccountSid",
    "ErrorCode",
)
MUST = ("MessageSid", "From", "To", "MessageStatus")
"""Nonsense here may be refused, with 400."""
_sids = itertools.count(1)


def a_form(**changes: str) -> dict[str, str]:
    return {
        "MessageSid": f"SMe{next(_sids):029x}",
        "From": new_number(),
        "To": CREDENTIALS.sms_number,
        "Body": "Hi",
        **changes,
    }


def post(bookline: Running, path: str, form: dict[str, str], **headers: str) -> httpx.Response:
    """A genuine webhook."""
    body, read = encoded(form)
    signature = bookline.sandbox.parts.texts.signature(bookline.url + path, read)
    return bookline.http.post(
        bookline.url + path,
        content=body,
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Twilio-Signature": signature,
            **headers,
        },
    )


def words(bookline: Running, answer: httpx.Response) -> None:
    """The answer is nothing, or one Message that says what we have stored."""
    found = list(ElementTree.fromstring(answer.content))  # noqa: S314 - our own answer
    assert len(found) <= 1
    for message in found:
        assert (message.tag, len(message)) == ("Message", 0)
        message_id = int(message.attrib["action"].rpartition("=")[2])
        ((body,),) = bookline.rows("SELECT body FROM messages WHERE id = :id", id=message_id)
        assert message.text == body


@few()
@given(fields=st.dictionaries(st.sampled_from(FIELDS), texts(), max_size=6))
def test_any_text_in_any_field_is_answered_and_stored_clean(
    bookline: Running, fields: dict[str, str]
) -> None:
    form = a_form(**fields)
    answer = post(bookline, MESSAGES, form)
    assert answer.status_code == 200, (fields, answer.status_code)
    words(bookline, answer)
    ((stored,),) = bookline.rows(
        "SELECT body FROM messages WHERE provider_id = :sid", sid=form["MessageSid"]
    )
    assert stored == clean_lines(stored)


@few()
@given(name=st.sampled_from(MUST), text=texts())
def test_any_text_in_place_of_an_id_or_an_address_is_no_fault_of_ours(
    bookline: Running, name: str, text: str
) -> None:
    for path in (MESSAGES, STATUS):
        form = {**a_form(MessageStatus="sent"), name: text}
        assert post(bookline, path, form).status_code in {200, 400}, (path, name, text)


@pytest.mark.parametrize("channel", ["", "whatsapp:"])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_what_has_done_harm_elsewhere_is_answered(
    bookline: Running, channel: str, text: str
) -> None:
    number = new_number()
    for body in ("hi", text, f"haircut downtown for {text}", f"I'm {text}, {text}@example.com"):
        form = a_form(From=channel + number, Body=body, ProfileName=text)
        answer = post(bookline, MESSAGES, form)
        assert answer.status_code == 200
        words(bookline, answer)


@few()
@given(
    path=st.sampled_from(["/", MESSAGES, STATUS, "/webhooks/setster/", "/staff/", "/staff/c/"]),
    rest=texts(),
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]),
    query=texts(),
)
def test_no_address_leads_to_a_fault_of_ours(
    bookline: Running, path: str, rest: str, method: str, query: str
) -> None:
    client = bookline.app.test_client()
    raw = (path + rest).encode("utf-8", "surrogatepass").decode("latin-1")
    asked = query.encode("utf-8", "surrogatepass").decode("latin-1").replace("\n", " ")
    answer = client.open(
        "/", method=method, environ_overrides={"PATH_INFO": raw, "QUERY_STRING": asked}
    )
    answer.close()
    assert answer.status_code < 500, (raw, answer.status_code)


@few()
@given(body=st.one_of(st.binary(max_size=300), texts().map(repr).map(str.encode)))
def test_any_body_from_the_calendar_is_no_fault_of_ours(body: bytes) -> None:
    found = booking_id(body)
    assert found is None or (found.isprintable() and len(found) <= 64)


# Signatures


@pytest.mark.parametrize("order", ["sorted", "reversed"])
def test_the_order_of_parameters_on_the_wire_does_not_matter(bookline: Running, order: str) -> None:
    form = dict(sorted(a_form(Zebra="1", Apple="2").items(), reverse=order == "reversed"))
    assert post(bookline, MESSAGES, form).status_code == 200


def test_parameters_that_swap_their_values_are_refused(bookline: Running) -> None:
    form = a_form()
    signature = bookline.sandbox.parts.texts.signature(bookline.url + MESSAGES, form)
    swapped = {**form, "From": form["To"], "To": form["From"]}
    assert bookline.post(MESSAGES, swapped, signature=signature).status_code == 403


def test_what_signs_the_same_when_run_together_changes_nothing(bookline: Running) -> None:
    """`a=1&b=2` and `a=1b2` sign alike: what is moved into another value is only text there."""
    form = a_form(Body="yesFrom+15550100")
    signature = bookline.sandbox.parts.texts.signature(bookline.url + MESSAGES, form)
    moved = {name: value for name, value in form.items() if name != "From"}
    moved["Body"] = f"{form['Body']}From{form['From']}"
    assert bookline.post(MESSAGES, moved, signature=signature).status_code == 403


@given(signature=st.one_of(texts(), st.binary(max_size=50).map(repr)))
@few()
def test_no_invented_signature_is_taken(bookline: Running, signature: str) -> None:
    given = signature.encode("utf-8", "surrogatepass").decode("latin-1")
    given = "".join(one for one in given if one not in "\r\n\x00")
    answer = bookline.app.test_client().post(
        MESSAGES, data=a_form(), environ_overrides={"HTTP_X_TWILIO_SIGNATURE": given}
    )
    assert answer.status_code == 403


# Size


@pytest.mark.parametrize("path", [MESSAGES, STATUS, "/webhooks/setster/guess", "/staff/login"])
def test_a_hundred_thousand_fields_are_refused(bookline: Running, path: str) -> None:
    fields = "&".join(f"a{number}=1" for number in range(100_000))
    answer = bookline.http.post(
        bookline.url + path,
        content=fields,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code in {403, 404, 413}


def test_many_fields_below_the_size_limit_are_no_work(bookline: Running) -> None:
    form = a_form(**{f"f{number}": "" for number in range(900)})
    assert post(bookline, MESSAGES, form).status_code in {200, 413}


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/form-data"])
def test_parts_without_end_are_refused(bookline: Running, kind: str) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    answer = bookline.http.post(
        bookline.url + MESSAGES, content=part * 900, headers={"Content-Type": kind}
    )
    assert answer.status_code in {403, 413}


# Addresses that customers supply


def test_nothing_that_a_customer_supplies_is_ever_fetched(
    bookline: Running, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[Any] = []
    connect = socket.create_connection

    def watched(address: Any, *more: Any, **named: Any) -> Any:
        called.append(address)
        return connect(address, *more, **named)

    monkeypatch.setattr(socket, "create_connection", watched)
    trap = httpserver.url_for("/picture.jpg")
    phone = new_number()
    for url in (trap, "http://169.254.169.254/latest", "file:///etc/passwd", "gopher://x", "//x"):
        form = a_form(
            From=f"whatsapp:{phone}",
            Body=f"look {trap}",
            NumMedia="2",
            MediaUrl0=url,
            MediaUrl1=trap,
            MediaContentType0="image/jpeg",
            ProfilePicUrl=trap,
            ReferralMediaUrl=trap,
            ReferralSourceUrl=trap,
        )
        assert post(bookline, MESSAGES, form).status_code == 200
    bookline.rests()
    assert httpserver.log == []
    ours = {urlsplit(one).port for one in (bookline.url, bookline.sandbox.url)}
    assert {port for _, port in called} <= ours
