from dataclasses import replace

import httpx
import pytest

from bot.ports import IntegrationError, Unauthorised, Unavailable
from tests.integrations.fake_setter import API_KEY, ORDER, Answers, stored


def test_a_booking_is_sent_as_documented():
    answers = Answers(stored())
    recorded = answers.client(default_country="GB").record(ORDER)
    request = answers.requests[0]
    assert (request.method, request.url.path) == ("POST", "/api/v1/bookings")
    assert request.headers["authorization"] == f"Bearer {API_KEY}"
    assert answers.body == {
        "bot_id": 700,
        "phone": "+447700900123",
        "start_time": "2026-05-25T13:00:00Z",
        "end_time": "2026-05-25T14:00:00Z",
        "time_zone": "Europe/London",
        "source": "setster",
        "external_id": "setster-2342-1",
        "default_country": "GB",
        "metadata": {"setster_id": "2342"},
    }
    assert (recorded.id, recorded.event_id, recorded.contact_id) == ("555", "999", "42")


@pytest.mark.parametrize("address", ["447700900123", "+447700900123"])
def test_a_whatsapp_contact_is_named_by_its_id_without_plus_and_by_its_phone(address):
    answers = Answers(stored())
    answers.client().record(replace(ORDER, address=address, is_whatsapp=True))
    assert answers.body["wa_id"] == "447700900123"
    assert answers.body["phone"] == "+447700900123"


def test_a_whatsapp_contact_who_hides_the_phone_is_named_by_the_id_alone():
    answers = Answers(stored())
    answers.client().record(replace(ORDER, address="US.abc123", is_whatsapp=True))
    assert answers.body["wa_id"] == "US.abc123"
    assert "phone" not in answers.body


def test_a_repeated_order_is_sent_byte_for_byte_alike():
    answers = Answers(stored())
    setter = answers.client()
    setter.record(ORDER)
    setter.record(ORDER)
    assert answers.requests[0].content == answers.requests[1].content


@pytest.mark.parametrize("trouble", [httpx.ReadTimeout("late"), httpx.ReadError("reset")])
def test_a_lost_answer_leaves_the_outcome_unknown(trouble):
    with pytest.raises(Unavailable) as caught:
        Answers(trouble).client().record(ORDER)
    assert caught.value.outcome_unknown
    assert API_KEY not in str(caught.value) + repr(caught.value.__context__)


@pytest.mark.parametrize("status", [404, 400, 422, 200])
def test_the_check_takes_a_known_answer_for_an_accepted_key(status):
    answers = Answers(httpx.Response(status, json={}))
    assert "the key is accepted" in answers.client().check()
    assert answers.requests[0].url.path == "/api/v1/bookings/0/cancel"


@pytest.mark.parametrize(
    ("status", "error"), [(401, Unauthorised), (403, Unauthorised), (500, Unavailable)]
)
def test_the_check_names_what_is_wrong(status, error):
    with pytest.raises(error):
        Answers(httpx.Response(status)).client().check()


@pytest.mark.parametrize("status", range(300, 600, 1))
def test_every_status_is_an_error_of_ours(status):
    with pytest.raises(IntegrationError) as caught:
        Answers(httpx.Response(status, content=b'{"message": "+447700900123"}')).client().record(
            ORDER
        )
    assert "7700900123" not in str(caught.value)
