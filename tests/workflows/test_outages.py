"""What is pending when a service goes down completes once it is back, without a person."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.store import staff
from bot.store.audit_log import Actor
from bot.turns.giving_back import resolve
from bot.turns.services import Services
from bot.turns.taking_over import take_over
from tests.desk import Customer, Desk

ON_WEDNESDAY = "Haircut downtown on Wednesday at 3pm with James. I'm Dana Lee, dana@example.com"

Step = Callable[[Services, int, Actor], Any]
ALL_DOWN: list[tuple[str, dict[str, Any]]] = [
    ("status", {"status": 503}),
    ("reset", {}),
    ("html", {}),
    ("lost_answer", {"operation": "authenticate"}),
]
IDS = ["503", "reset", "html", "no login"]
WISHES = ["can we make it 4pm instead?", "please cancel my appointment"]


def hours_pass(desk: Desk, hours: float = 2, every: timedelta = timedelta(minutes=10)) -> None:
    for _ in range(int(timedelta(hours=hours) / every)):
        desk.sweeps(seconds=every.total_seconds())


def attention(desk: Desk) -> str:
    return str(desk.value("SELECT attention FROM conversations"))


def is_booked_once(desk: Desk) -> bool:
    (made,) = desk.appointments()
    return (desk.booking.state, desk.booking.placed_id) == ("booked", made.id)


def logged_out(desk: Desk) -> None:
    """The session ends, so that the next call needs a login."""
    desk.sandbox.world.state.sessions.clear()


@pytest.mark.parametrize(("kind", "more"), ALL_DOWN, ids=IDS)
def test_a_booking_waits_for_a_calendar_that_is_down_for_hours(
    desk: Desk, kind: str, more: dict[str, Any]
) -> None:
    customer = desk.customer().orders()
    logged_out(desk)
    desk.fails("setster", kind, times=None, **more)
    customer.says("ok").hears("Booking it now")
    hours_pass(desk)
    (told,) = customer.texts
    assert "nothing is booked yet" in told or "can't tell yet" in told
    assert attention(desk) in {"booking_late", "booking_unknown"}
    desk.mends()
    hours_pass(desk, 0.5, timedelta(minutes=5))
    assert is_booked_once(desk)
    assert len(customer.texts) == 2
    assert "Booked" in customer.texts[1]
    assert attention(desk) == ""
    customer.says("thanks!").hears("welcome")


def test_a_booking_is_made_once_orders_are_taken_again(desk: Desk) -> None:
    """Reading works all the time, so that each lost order is known not to be there."""
    customer = desk.customer().orders()
    desk.fails("setster", "reset", operation="create", times=None)
    customer.says("ok").hears("Booking it now")
    hours_pass(desk)
    assert desk.calls("create") < 25
    desk.mends()
    hours_pass(desk, 0.5, timedelta(minutes=5))
    assert is_booked_once(desk)
    assert [text.split()[0] for text in customer.texts] == ["I", "Booked!"]
    assert attention(desk) == ""


@pytest.mark.parametrize(
    ("wish", "kind", "more"),
    [(wish, *down) for wish, down in zip(WISHES * 2, ALL_DOWN, strict=True)],
    ids=IDS,
)
def test_a_change_waits_for_a_calendar_that_is_down_for_hours(
    desk: Desk, wish: str, kind: str, more: dict[str, Any]
) -> None:
    customer = desk.customer().says(ON_WEDNESDAY).says("ok").hears("Booked")
    (start,) = [one.starts_at for one in desk.appointments()]
    customer.says(wish).hears("YES")
    desk.works()
    logged_out(desk)
    desk.fails("setster", kind, times=None, **more)
    customer.says("yes").hears("on it")
    hours_pass(desk)
    (told,) = customer.texts
    assert "can't confirm your change yet" in told
    assert attention(desk) == "change_late"
    desk.mends()
    hours_pass(desk, 0.2, timedelta(minutes=3))
    assert len(customer.texts) == 2
    assert desk.value("SELECT state FROM changes") == "done"
    starts = [one.starts_at for one in desk.appointments()]
    assert starts == ([start + timedelta(hours=1)] if "4pm" in wish else [])
    assert attention(desk) == ""


def test_setter_learns_of_a_booking_within_half_an_hour_of_being_back(desk: Desk) -> None:
    customer = desk.customer()
    with desk.sandbox.app.app_context():
        desk.sandbox.parts.setter_book.meet(customer.address, "sms", "Dana Lee")
    desk.fails("setter", "status", status=503, times=None)
    customer.orders().says("ok").hears("Booked")
    hours_pass(desk, 3)
    assert desk.record.state == "failed"
    desk.mends()
    desk.sweeps(minutes=31)
    assert desk.record.state == "recorded"
    assert attention(desk) == ""
    assert customer.texts == []


def test_a_text_waits_for_a_provider_that_is_down_for_hours(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create")
    customer = desk.customer().orders().says("ok").hears("Booking it now")
    desk.fails("twilio", "status", status=503, times=None)
    hours_pass(desk, 3)
    assert desk.booking.told_state == "booked"
    assert customer.texts == []
    assert attention(desk) == "delivery_late"
    desk.mends()
    desk.sweeps(minutes=6)
    (text,) = customer.texts
    assert "Booked" in text
    assert attention(desk) == ""


@pytest.mark.parametrize("words", ["no, forget it", "actually make it 5pm"])
def test_what_the_customer_no_longer_wants_is_not_booked_hours_later(
    desk: Desk, words: str
) -> None:
    customer = desk.customer().orders()
    desk.fails("setster", "status", status=503, times=None)
    customer.says("ok").hears("Booking it now")
    customer.says(words).hears("team")
    hours_pass(desk, 1)
    desk.mends()
    hours_pass(desk, 1)
    assert desk.appointments() == []
    assert desk.booking.state == "failed"
    assert "Nothing is booked" in customer.texts[-1]


def test_a_change_that_the_customer_no_longer_wants_is_not_made_hours_later(desk: Desk) -> None:
    customer = desk.customer().says(ON_WEDNESDAY).says("ok").hears("Booked")
    (start,) = [one.starts_at for one in desk.appointments()]
    customer.says("please cancel my appointment").hears("YES")
    desk.fails("setster", "status", status=503, times=None)
    customer.says("yes").hears("on it")
    customer.says("no, leave it").hears("team")
    hours_pass(desk, 1)
    desk.mends()
    hours_pass(desk, 0.2)
    assert [one.starts_at for one in desk.appointments()] == [start]
    assert desk.value("SELECT state FROM changes") == "failed"
    assert "still stands" in customer.texts[-1]


def uncertain(desk: Desk) -> Customer:
    """A customer who was told that it is not sure whether they have a booking."""
    customer = desk.customer().orders()
    desk.fails("setster", "reset", operation="create", times=None)
    customer.says("ok").hears("Booking it now")
    for _ in range(3):
        desk.sweeps(seconds=20)
    assert "can't tell yet" in customer.texts[-1]
    desk.mends()
    return customer


def test_nothing_uncertain_is_ordered_again_once_the_customer_has_written(desk: Desk) -> None:
    customer = uncertain(desk)
    desk.clock.passes(seconds=5)
    customer.says("never mind, I'll go elsewhere").hears_nothing()
    hours_pass(desk)
    assert desk.appointments() == []
    assert "Nothing is booked" in customer.texts[-1]
    assert len(customer.texts) == 2


def dora(desk: Desk) -> Actor:
    with desk.database.write() as connection:
        staff_id = staff.add_staff(
            connection,
            desk.services.business_id,
            "dora@salon.example",
            "no password",
            role="agent",
            now=desk.clock(),
        )
    return Actor("Dora", staff_id)


@pytest.mark.parametrize("step", [take_over, resolve])
def test_nothing_uncertain_is_ordered_again_once_a_person_sees_to_it(
    desk: Desk, step: Step
) -> None:
    customer = uncertain(desk)
    step(desk.services, int(desk.value("SELECT id FROM conversations")), dora(desk))
    hours_pass(desk)
    assert desk.appointments() == []
    assert desk.booking.state == "unknown"
    assert len(customer.texts) == 1


def test_an_end_that_nobody_can_look_up_is_not_looked_for_for_ever(desk: Desk) -> None:
    uncertain(desk)
    desk.fails("setster", "status", status=503, times=None)
    desk.sweeps(hours=7)
    assert desk.booking.next_look_at is not None
    desk.sweeps(hours=24)
    assert desk.booking.next_look_at is None
    assert desk.booking.state == "unknown"
