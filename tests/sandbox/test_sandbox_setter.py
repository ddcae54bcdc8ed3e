from concurrent.futures import ThreadPoolExecutor

import pytest

from integrations.sandbox.business import CREDENTIALS, DOWNTOWN, HAIRCUT

DANA, SAM = "+15550100001", "+15550100002"
BOOKINGS = "/setter/api/v1/bookings"


@pytest.fixture
def post(http):
    def send(path=BOOKINGS, method="POST", **body):
        headers = {"Authorization": f"Bearer {CREDENTIALS.setter_api_key}"}
        return http.request(method, path, json=body or None, headers=headers)

    return send


def booking(**fields):
    return {
        "bot_id": CREDENTIALS.setter_bot_id,
        "phone": DANA,
        "start_time": "2026-11-26T15:00:00Z",
        "end_time": "2026-11-26T15:30:00Z",
        "time_zone": "America/New_York",
        "source": "setster",
        "external_id": "setster-1",
        **fields,
    }


def test_the_key_is_required(http):
    assert http.post(BOOKINGS, json=booking()).status_code == 401


def test_a_booking_is_stored_once_and_repeats_get_the_stored_one(post, state):
    first, again = post(**booking()), post(**booking(start_time="2026-11-25T15:00:00Z"))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() | {"deduplicated": True} == again.json()
    assert first.json()["start_time"] == "2026-11-26T15:00:00.000Z"
    assert len(state()["setter_bookings"]) == 1


def test_many_repeats_at_once_store_one(post, state):
    with ThreadPoolExecutor(8) as pool:
        ids = {one.json()["id"] for one in pool.map(lambda _: post(**booking()), range(8))}
    assert len(ids) == len(state()["setter_bookings"]) == 1


def test_without_an_external_id_every_post_stores_another(post, state):
    post(**booking(external_id=None))
    post(**booking(external_id=None))
    assert len(state()["setter_bookings"]) == 2


def test_unknown_contact_and_unknown_bot_are_404_with_different_texts(post):
    contact, bot = post(**booking(phone=SAM)), post(**booking(bot_id=1))
    assert (contact.status_code, bot.status_code) == (404, 404)
    assert contact.json()["message"] == "Contact not found"
    assert bot.json()["message"] == "Bot not found"


def test_a_contact_exists_once_the_person_has_written(post, control):
    assert post(**booking(phone=SAM)).status_code == 404
    control("/setter/messages", **{"from": SAM, "channel": "sms", "text": "hello"})
    assert post(**booking(phone=SAM)).status_code == 201


@pytest.mark.parametrize(
    "address",
    [
        {"phone": "1 555 010 0001", "default_country": "US"},
        {"phone": None, "wa_id": "15550100001"},
        {"phone": "+1 (555) 010-0001"},
    ],
)
def test_a_contact_is_found_by_number_in_several_forms(post, address):
    assert post(**booking(**address)).status_code == 201


@pytest.mark.parametrize(
    "wrong",
    [
        {"phone": None},
        {"phone": "hello"},
        {"start_time": "tomorrow"},
        {"end_time": "2026-11-26T15:00:00Z"},
        {"time_zone": "Mars/Base"},
        {"metadata": "x"},
        {"bot_id": "seven"},
    ],
)
def test_what_makes_no_sense_is_400(post, wrong):
    assert post(**booking(**wrong)).status_code == 400


def test_cancelling_twice_is_harmless(post):
    number = post(**booking()).json()["id"]
    first, second = post(f"{BOOKINGS}/{number}/cancel"), post(f"{BOOKINGS}/{number}/cancel")
    assert first.json() == second.json()
    assert first.json()["cancelled_at"]
    assert post(f"{BOOKINGS}/1/cancel").status_code == 404


def test_the_bot_offers_its_link_only_without_a_coming_booking(post, control):
    question = {"from": DANA, "channel": "whatsapp", "text": "can I book?"}
    before = control("/setter/messages", **question)
    assert before["offers_link"]
    assert "https://" in before["reply"]
    number = post(**booking()).json()["id"]
    during = control("/setter/messages", **question)
    assert not during["offers_link"]
    assert "https://" not in during["reply"]
    assert "Thu Nov 26 at 10:00 AM" in during["reply"]
    post(f"{BOOKINGS}/{number}/cancel")
    assert control("/setter/messages", **question)["offers_link"]


@pytest.mark.parametrize(
    "other",
    [
        {"start_time": "2026-11-20T10:00:00Z", "end_time": "2026-11-20T11:00:00Z"},
        {"bot_id": CREDENTIALS.setter_other_bot_id},
    ],
)
def test_past_bookings_and_those_of_another_bot_change_nothing(post, control, other):
    assert post(**booking(**other)).status_code == 201
    assert control("/setter/messages", **{"from": DANA})["offers_link"]


def test_a_booking_in_setster_alone_changes_nothing(setster, control):
    made = setster.create(
        service_id=HAIRCUT,
        location_id=DOWNTOWN,
        start_date="2026-11-24 10:00:00",
        client_phone=DANA,
    )
    assert made.is_success
    assert control("/setter/messages", **{"from": DANA})["offers_link"]


def test_a_contact_can_be_changed_but_not_made(post):
    path = "/setter/api/v1/contacts"
    changed = post(path, "PUT", smsPhoneNumber="15550100001", email="dana@example.com")
    assert changed.json()["data"]["email"] == "dana@example.com"
    assert changed.json()["data"]["fullName"] == "Dana Lee"
    assert post(path, "PUT", waId="15550100002", email="x@example.com").status_code == 404
    assert post(path, "PUT", email="x@example.com").status_code == 400
    assert post(path, "PUT", waId="15550100001", metadata=[1]).status_code == 400
