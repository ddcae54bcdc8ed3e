"""What happens in Setster without us, and the webhooks that tell of it."""

import pytest

from integrations.sandbox.announcing import SHAPES
from integrations.sandbox.business import DOWNTOWN, HAIRCUT, JAMES, MARIA
from integrations.setster.webhook import booking_id

WANTED = {
    "service_id": HAIRCUT,
    "location_id": DOWNTOWN,
    "start": "2026-11-24 09:00",
    "client_phone": "(555) 010-0001",
}


@pytest.fixture
def events(setster, sandbox, webhook):
    """What a subscriber to everything has heard, once all is delivered."""
    setster.call(
        "POST", "/subscribe", json={"target_url": f"{webhook.url}/events", "events": ["*"]}
    )

    def heard():
        assert sandbox.settle()
        return [one["event"] for one in webhook.events]

    return heard


def rows(setster):
    return {one["id"]: one["status"] for one in setster.data("/appointment")}


def test_a_customer_books_on_the_web_page_by_the_rules(control, http, events):
    made = control("/setster/web_bookings", **WANTED, employee_id=MARIA)
    assert (made["status"], made["client_phone"], made["ews_id"]) == ("2", "(555) 010-0001", "")
    taken = http.post("/control/setster/web_bookings", json={**WANTED, "employee_id": MARIA})
    assert taken.status_code == 400
    assert events() == ["appointment.created"]


def test_a_link_of_the_e_mail_moves_to_a_new_id_and_keeps_the_fields(setster, control, events):
    made = setster.create(
        service_id=HAIRCUT, location_id=DOWNTOWN, start_date="2026-11-24 09:00:00", ews_id="ref-1"
    ).json()["data"]
    moved = control(f"/setster/appointments/{made['id']}/link", start="2026-11-24 09:30")
    assert (moved["ews_id"], moved["start_date"]) == ("ref-1", "2026-11-24 09:30:00")
    assert rows(setster) == {made["id"]: "3", moved["id"]: "2"}
    assert sorted(events())[1:] == ["appointment.created", "appointment.rescheduled"]


def test_a_link_may_erase_the_old_one(setster, control):
    made = control("/setster/web_bookings", **WANTED)
    moved = control(
        f"/setster/appointments/{made['id']}/link", start="2026-11-24 10:00", erases=True
    )
    assert rows(setster) == {moved["id"]: "2"}


def test_a_link_to_a_time_that_is_not_free_changes_nothing(setster, control, http):
    made = control("/setster/web_bookings", **WANTED)
    path = f"/control/setster/appointments/{made['id']}/link"
    assert http.post(path, json={"start": "2026-11-24 03:00"}).status_code == 400
    assert rows(setster) == {made["id"]: "2"}


def test_a_link_cancels(control, events):
    made = control("/setster/web_bookings", **WANTED)
    assert control(f"/setster/appointments/{made['id']}/link", act="cancel")["status"] == "3"
    assert sorted(events()) == ["appointment.canceled", "appointment.created"]


def test_staff_erase_and_hand_on(setster, control, http, events):
    made = control("/setster/appointments", **WANTED, employee_id=MARIA)
    path = f"/setster/appointments/{made['id']}"
    assert control(path, employee_id=JAMES)["employee_id"] == JAMES
    assert http.delete(f"/control{path}").is_success
    assert rows(setster) == {}
    assert sorted(events()) == [
        "appointment.created",
        "appointment.deleted",
        "appointment.updated",
    ]


def test_events_are_lost_doubled_and_held_back_on_demand(control, events, state):
    control("/setster/webhooks", do="lose")
    control("/setster/web_bookings", **WANTED)
    assert events() == []
    control("/setster/webhooks", do="double")
    made = control("/setster/web_bookings", **{**WANTED, "start": "2026-11-24 10:00"})
    assert events() == ["appointment.created"] * 2
    control("/setster/webhooks", do="hold", times=None)
    path = f"/setster/appointments/{made['id']}"
    control(path, start="2026-11-24 11:00")
    control(path, status=3)
    assert len(events()) == 2
    assert state()["webhook_troubles"] == [{"way": "hold", "times": None}]
    assert control("/setster/webhooks/release", reversed=True) == {"released": 2}
    assert events()[2:] == ["appointment.canceled", "appointment.rescheduled"]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_a_webhook_names_the_appointment(control, sandbox, events, shape):
    bodies = []
    record = sandbox.parts.deliveries.post

    def note(url, **arguments):
        request = sandbox.parts.deliveries._client.build_request("POST", url, **arguments)
        bodies.append(request.read())
        return record(url, **arguments)

    sandbox.parts.deliveries.post = note
    control("/setster/webhooks", shape=shape)
    made = control("/setster/web_bookings", **WANTED)
    events()
    assert [booking_id(body) for body in bodies] == [made["id"]]


def test_a_subscription_can_be_changed(setster, control, events):
    (one,) = setster.data("/subscribe")
    path = f"/subscribe/{one['id']}"
    wanted = [
        {"event": "appointment.deleted", "active": 1},
        {"event": "appointment.created", "active": 0},
    ]
    changed = setster.call("PUT", path, json={"events": wanted}).json()["data"]
    assert [each["event"] for each in changed["events"]] == ["appointment.deleted"]
    control("/setster/web_bookings", **WANTED)
    assert events() == []
    setster.call("PUT", path, json={"active": 0})
    assert setster.data("/subscribe", active="1") == []
    assert setster.call("PUT", "/subscribe/1", json={}).json()["statusCode"] == 7


@pytest.mark.parametrize(
    ("path", "order"),
    [
        ("/webhooks", {"do": "sing"}),
        ("/webhooks", {"shape": "round"}),
        ("/webhooks", {"do": "lose", "times": 0}),
        ("/web_bookings", {**WANTED, "start": "2026-03-08 02:30"}),
        ("/appointments/1/link", {"act": "cancel"}),
    ],
)
def test_orders_that_make_no_sense_are_refused(http, path, order):
    assert http.post(f"/control/setster{path}", json=order).status_code == 400
