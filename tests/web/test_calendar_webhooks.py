"""The address that the calendar calls: what it takes, what it refuses, and what it starts."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from bot.web.calendar_webhooks import CALENDAR_PATH, LARGEST_EVENT, calendar_blueprint
from integrations.sandbox.announcing import SHAPES
from integrations.setster.subscriptions import EVENTS
from integrations.setster.webhook import booking_id
from tests.desk import Desk
from tests.outside import Outside, is_sent_a_link, meets_setters_bot
from tests.sandbox.conftest import served

SECRET = "canary-secret-of-the-calendar-0123"
PATH = CALENDAR_PATH + SECRET
NEWS = {"event": "appointment.updated", "data": {"id": "2342"}}


def app_of(desk: Desk, secret: str | None = SECRET) -> Flask:
    app = Flask("calendar")
    app.register_blueprint(calendar_blueprint(desk.services, secret, booking_id))
    return app


@pytest.fixture
def client(desk: Desk) -> FlaskClient:
    return app_of(desk).test_client()


@pytest.fixture
def outside(desk: Desk) -> Outside:
    return Outside(desk)


def test_an_event_is_answered_at_once_and_starts_one_piece_of_work(
    desk: Desk, client: FlaskClient
) -> None:
    for _ in range(5):
        answer = client.post(PATH, json=NEWS)
        assert (answer.status_code, answer.data) == (204, b"")
    assert desk.work == [("sync", "2342", 1)]
    assert desk.calls("get") == 0


@pytest.mark.parametrize("given", ["wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "é", "%00"])
def test_a_wrong_secret_finds_nothing(desk: Desk, client: FlaskClient, given: str) -> None:
    assert client.post(CALENDAR_PATH + given, json=NEWS).status_code == 404
    assert desk.work == []


def test_without_a_secret_of_ours_nobody_is_let_in(desk: Desk) -> None:
    client = app_of(desk, None).test_client()
    for path in (PATH, CALENDAR_PATH + "None", CALENDAR_PATH):
        assert client.post(path, json=NEWS).status_code == 404
    assert desk.work == []


def test_it_can_only_be_posted_to(client: FlaskClient) -> None:
    for method in ("get", "put", "delete"):
        assert getattr(client, method)(PATH).status_code == 405


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 5000,
        b'{"id": "1; DROP TABLE bookings"}',
        b'{"id": -1}',
        b'{"data": {"id": {"id": 1}}}',
        b'{"id": "' + b"9" * 40 + b'"}',
    ],
)
def test_junk_has_no_effect(desk: Desk, client: FlaskClient, body: bytes) -> None:
    assert client.post(PATH, data=body, content_type="application/json").status_code == 204
    assert desk.work == []


def test_too_much_is_refused(desk: Desk, client: FlaskClient) -> None:
    body = json.dumps({**NEWS, "note": "x" * LARGEST_EVENT})
    assert client.post(PATH, data=body, content_type="application/json").status_code == 413
    assert desk.work == []


def test_without_a_database_the_calendar_is_asked_to_come_again(
    desk: Desk, client: FlaskClient
) -> None:
    with desk.database.write() as connection:
        connection.execute(text("DROP TABLE sync_requests"))
    answer = client.post(PATH, json=NEWS)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")


def test_the_secret_is_logged_nowhere(
    desk: Desk, client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    client.post(PATH, json=NEWS)
    client.post(PATH + "wrong", json=NEWS)
    desk.works()
    captured = capsys.readouterr()
    assert "canary" not in captured.out + captured.err


# The sandbox's own deliveries, over HTTP


@pytest.fixture
def subscribed(desk: Desk) -> Iterator[Desk]:
    with served(app_of(desk)) as url:
        desk.scheduler.subscribe(url + PATH, url + CALENDAR_PATH)
        yield desk
        desk.sandbox.settle()


def hears(desk: Desk) -> None:
    assert desk.sandbox.settle()
    desk.works()


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_an_event_is_understood(
    subscribed: Desk, outside: Outside, shape: str
) -> None:
    subscribed.sandbox.parts.announcer.shape = shape
    placed_id = outside.books_by_phone("+15550160009")
    hears(subscribed)
    assert subscribed.booking.placed_id == placed_id


def test_a_life_of_a_booking_is_followed_event_by_event(subscribed: Desk, outside: Outside) -> None:
    desk = subscribed
    somebody = desk.customer()
    meets_setters_bot(desk, somebody)

    def stands() -> list[Any]:
        hears(desk)
        return [desk.booking.state, is_sent_a_link(desk, somebody), len(desk.records())]

    placed_id = outside.books_on_the_web(somebody.address)
    assert stands() == ["booked", False, 1]
    outside.moves(placed_id, "2026-11-23 16:00")
    assert stands() == ["booked", False, 1]
    outside.changes(placed_id, status=1)
    assert stands() == ["requested", False, 1]
    outside.cancels(placed_id)
    assert stands() == ["cancelled", True, 0]
    outside.changes(placed_id, status=2)
    assert stands() == ["booked", False, 1]
    outside.erases(placed_id)
    assert stands() == ["cancelled", True, 0]


@pytest.mark.parametrize("is_reversed", [False, True])
def test_events_in_any_order_come_to_the_same(
    subscribed: Desk, outside: Outside, is_reversed: bool
) -> None:
    announcer = subscribed.sandbox.parts.announcer
    announcer.trouble("hold", None)
    placed_id = outside.books_by_phone("+15550160009")
    outside.moves(placed_id, "2026-11-23 16:00")
    outside.cancels(placed_id)
    outside.changes(placed_id, status=2)
    announcer.release(is_reversed=is_reversed)
    hears(subscribed)
    assert subscribed.booking.state == "booked"
    assert "21:00" in str(subscribed.booking.starts_at)


def test_a_doubled_event_changes_nothing(subscribed: Desk, outside: Outside) -> None:
    subscribed.sandbox.parts.announcer.trouble("double", None)
    outside.books_by_phone("+15550160009")
    hears(subscribed)
    assert subscribed.value("SELECT count(*) FROM bookings") == 1
    assert subscribed.value("SELECT count(*) FROM records") == 1


def test_a_lost_event_is_made_up_for_by_the_poll(subscribed: Desk, outside: Outside) -> None:
    desk = subscribed
    kept = outside.books_by_phone("+15550160009")
    erased = outside.books_by_phone("+15550160010", start="2026-11-23 16:00")
    hears(desk)
    desk.polls(minutes=5)
    desk.sandbox.parts.announcer.trouble("lose", None)
    outside.moves(kept, "2026-11-23 12:00")
    outside.erases(erased)
    new = outside.books_by_phone("+15550160011")
    hears(desk)
    desk.polls(minutes=5)
    states = dict(desk.rows("SELECT placed_id, state FROM bookings"))
    assert states == {kept: "booked", erased: "booked", new: "booked"}
    assert desk.value("SELECT starts_at FROM bookings WHERE placed_id = :id", id=kept) is not None
    # What was erased is in no list: the look at all that is ahead misses it, once an hour.
    desk.polls(minutes=61)
    states = dict(desk.rows("SELECT placed_id, state FROM bookings"))
    assert states == {kept: "booked", erased: "cancelled", new: "booked"}


def test_all_events_but_reminders_are_asked_for(subscribed: Desk) -> None:
    (one,) = subscribed.sandbox.world.state.subscriptions.values()
    assert set(one.events) == set(EVENTS)
