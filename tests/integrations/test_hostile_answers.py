"""Whatever a peer answers: a value or one of the bot's own errors, and no secret in either."""

import logging
import traceback
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.dialogue.catalogue import OpeningsQuery
from bot.ports import BookingOrder, Channel, IntegrationError, OutgoingText, RecordOrder
from integrations.setster import Setster
from integrations.setter import Setter
from integrations.twilio.client import Twilio
from tests.integrations.fake_setster import (
    APPOINTMENT,
    EMPLOYEE,
    LOCATION,
    SERVICE,
    FakeSetster,
)

DAY = date(2026, 12, 1)
NINE = datetime(2026, 12, 1, 14, tzinfo=UTC)
CANARIES = ("canary-key", "canary-token", "canary.example", "5550100", "Canary Name", "canary note")
PHONE, EMAIL = "+16175550100", "ann@canary.example"
ORDER = BookingOrder(
    reference="ref-1",
    location_id="1",
    service_id="2",
    starts_at=NINE,
    length_minutes=60,
    time_zone="America/New_York",
    client_name="Canary Name",
    client_email="ann@canary.example",
    client_phone="+16175550100",
    note="canary note",
)
RECORD = RecordOrder("setster-1-1", "+16175550100", False, NINE, NINE, "America/New_York")
TEXT = OutgoingText(Channel.SMS, "+16175550199", "+16175550100", "canary note", "")

KEYS = [
    "statusCode",
    "data",
    "id",
    "ews_id",
    "status",
    "start_date",
    "end_date",
    "length",
    "timezone_id",
    "duration",
    "price",
    "location_links",
    "subservices",
    "options",
    "type",
    "required",
    "times",
    "interval",
    "seats",
    "time",
    "2026-12-01",
    "1",
    "2",
    "dbName",
    "timezone_offset_seconds",
    "client_email",
    "service_id",
    "location_id",
    "group_session",
    "active_from",
    "messages",
    "sid",
    "date_created",
    "direction",
    "code",
    "deduplicated",
    "bot_id",
    "start_time",
    "next_page_uri",
]
VALUES = [
    "1",
    "2",
    "0",
    "2026-12-01",
    "2026-12-01 09:00",
    "9999-12-31 23:59:59+00:00",
    "all",
    "US/Eastern",
    "inbound",
]
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(VALUES)
    | st.just(10**400)
)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=25,
)


def setster(transport: httpx.BaseTransport) -> Setster:
    return Setster(
        "https://setster.example/api/v2",
        email="owner@canary.example",
        api_key="canary-key",
        transport=transport,
    )


def everything(transport: httpx.BaseTransport):
    """Each call that the ports offer, ready to be made."""
    calendar = setster(transport)
    setter = Setter(
        "https://setter.example/api/v1", api_key="canary-key", bot_id=1, transport=transport
    )
    twilio = Twilio(account_sid="AC1", auth_tokens="canary-token", transport=transport)
    return [
        calendar.check,
        calendar.catalogue,
        lambda: calendar.openings(OpeningsQuery("1", "2", DAY, DAY, or_first_after=True)),
        lambda: calendar.clients_with_phone(PHONE),
        lambda: calendar.create(ORDER),
        lambda: calendar.find(ORDER),
        lambda: calendar.get("1"),
        lambda: calendar.listed(client_email=EMAIL),
        lambda: calendar.cancel("1"),
        lambda: calendar.move("1", ORDER),
        lambda: setter.record(RECORD),
        lambda: setter.cancel("1"),
        setter.check,
        lambda: twilio.send(TEXT),
        lambda: twilio.sent_to(Channel.SMS, PHONE, NINE),
        lambda: twilio.received_since(Channel.SMS, "+16175550199", NINE),
        twilio.check,
    ]


@settings(max_examples=60, deadline=None)
@given(data=JSON, is_wrapped=st.booleans(), status=st.sampled_from([200, 200, 200, 201, 403, 500]))
def test_any_json_is_a_value_or_an_error_of_ours(data, is_wrapped, status):
    body = {"statusCode": 0, "data": data} if is_wrapped else data

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/authenticate"):
            return httpx.Response(200, json={"data": {"session_token": "canary-token"}})
        return httpx.Response(status, json=body)

    with capture_logs():
        for call in everything(httpx.MockTransport(answer)):
            with suppress(IntegrationError):
                call()


FAULTS = {
    "lost": lambda request: httpx.ReadTimeout("late", request=request),
    "refused": lambda request: httpx.ConnectError("no", request=request),
    "forbidden": lambda _: httpx.Response(403),
    "broken": lambda _: httpx.Response(500, text="canary note ann@canary.example"),
    "echo": lambda request: httpx.Response(400, text=f"{request.url} {request.content!r}"),
    "echo in json": lambda request: httpx.Response(
        422,
        json={
            "statusCode": 1,
            "statusDescriptions": [str(request.url), request.content.decode()],
            "code": 21211,
            "message": f"{request.url} {request.content.decode()}",
        },
    ),
    "good": lambda _: httpx.Response(200, json={"statusCode": 0, "data": None}),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_no_secret_and_no_customer_is_named_in_any_error_or_log(fault, caplog, capfd):
    for name in ("", "httpx", "httpcore", "stamina", "twilio"):
        caplog.set_level(logging.DEBUG, logger=name)

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/authenticate"):
            return httpx.Response(200, json={"data": {"session_token": "canary-token"}})
        outcome = fault(request)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    told: list[str] = []
    for call in everything(httpx.MockTransport(answer)):
        try:
            call()
        except IntegrationError as error:
            told += traceback.format_exception(error, chain=True)
            seen: BaseException | None = error
            while seen is not None:
                told += [repr(seen), str(seen), repr(vars(seen))]
                assert not hasattr(seen, "request")
                seen = seen.__cause__ or seen.__context__
    # The log as it is printed, not as a test may capture it.
    told += [caplog.text, *capfd.readouterr()]
    found = [canary for canary in CANARIES if canary in "".join(told)]
    assert found == []


FIELD = {"id": "5", "label": "Pet", "type": "7", "required": 1, "visibility": 1, "options": "a,b"}
TIMES = {"interval": 60, "times": {"2026-12-01": [{"time": "09:00", "seats": 2}, "10:00"]}}
GOOD = {
    "GET /location": LOCATION,
    "GET /employee": EMPLOYEE,
    "GET /service": {**SERVICE, "subservices": [], "payment_min_amount": 1, "password": ""},
    "GET /customfield": FIELD,
    "GET /appointment": {**APPOINTMENT, "created_at": "2026-01-01"},
    "GET /availability": TIMES,
    "GET /client": {"client_id": "1", "name": "Ann", "email": "", "phone": "+16175550100"},
    "GET /account/getOptions": {"timezone_id": "553", "currency": "USD"},
}
PLACES_IN_ANSWERS = [(name, key) for name, record in GOOD.items() for key in record]


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(PLACES_IN_ANSWERS), odd=JSON)
def test_one_odd_field_of_a_good_answer_never_breaks_the_reading(place, odd):
    name, key = place
    fake = FakeSetster()
    fake.answers |= {one: [record] for one, record in GOOD.items()}
    fake.answers["GET /availability"] = TIMES
    odd_record = {**GOOD[name], key: odd}
    fake.answers[name] = odd_record if name == "GET /availability" else [odd_record]
    calendar = fake.client()
    order = replace(ORDER, location_id="54232", service_id="453")
    with capture_logs():
        for call in (
            calendar.catalogue,
            lambda: calendar.openings(OpeningsQuery("54232", "453", DAY, DAY)),
            lambda: calendar.find(replace(order, client_email="ann@example.com")),
            calendar.listed,
            lambda: calendar.clients_with_phone(PHONE),
        ):
            with suppress(IntegrationError):
                call()
