"""A contact sees and changes their own bookings, as the calendar has them now, and no others."""

from typing import Any

import pytest

from bot.ports import Channel
from tests.desk import Customer, Desk
from tests.outside import Outside

ORDER = "Haircut downtown on Wednesday at 3pm with James. I'm Dana Lee, dana@example.com"
MINE = "When is my appointment?"
ON_FRIDAY = {"start": "2026-11-27 11:00"}


def booked(desk: Desk) -> Customer:
    return desk.customer().says(ORDER).says("yes").hears("Booked")


def some_time_later(desk: Desk) -> None:
    """What was checked a moment ago has to be checked again."""
    desk.decider.made._checked.clear()


def test_a_booking_made_by_text_is_shown(desk: Desk) -> None:
    booked(desk).says(MINE).hears("Haircut", "Wed Nov 25 3:00pm")


def test_a_booking_made_on_the_web_page_is_shown_to_the_phone_it_names(desk: Desk) -> None:
    customer = desk.customer()
    Outside(desk).books_on_the_web(customer.address, **ON_FRIDAY)
    customer.says(MINE).hears("Haircut", "Fri Nov 27 11:00am")
    customer.says("cancel it").hears("YES").says("yes").hears("Cancelled")
    assert desk.appointments() == []


def test_the_usual_is_ones_own_and_nobody_elses(desk: Desk) -> None:
    booked(desk).says("my usual on friday please").hears("Haircut with James", "Fri Nov 27")
    desk.customer().says("my usual on friday please").hears("can't see your last visit")


def test_somebody_elses_email_opens_nothing(desk: Desk) -> None:
    victim = desk.customer()
    Outside(desk).books_on_the_web(victim.address, client_email="dana@example.com", **ON_FRIDAY)
    thief = booked(desk)
    thief.says("show my bookings").hears("Wed Nov 25")
    assert "Nov 27" not in thief.reply
    # By now Setster holds the thief's number for the client whose e-mail address that is.
    desk.scheduler.catalogue()
    assert desk.scheduler.known_clients(thief.address) != []
    some_time_later(desk)
    thief.says("show my bookings").hears("Wed Nov 25")
    assert "Nov 27" not in thief.reply


def test_somebody_with_another_number_sees_nothing(desk: Desk) -> None:
    booked(desk)
    other = desk.customer().says(MINE)
    assert "Nov 25" not in other.reply


def test_the_same_number_on_another_channel_sees_the_booking(desk: Desk) -> None:
    customer = booked(desk)
    Customer(desk, customer.address, Channel.WHATSAPP).says(MINE).hears("Wed Nov 25 3:00pm")


def test_a_name_on_whatsapp_without_a_number_sees_only_what_it_made(desk: Desk) -> None:
    Outside(desk).books_on_the_web("", **ON_FRIDAY)
    customer = Customer(desk, "US.1234", Channel.WHATSAPP)
    customer.says(MINE, phone=None)
    assert "Nov 27" not in customer.reply


def test_a_booking_that_was_moved_elsewhere_is_shown_where_it_is(desk: Desk) -> None:
    customer = booked(desk)
    Outside(desk).moves(desk.booking.placed_id, "2026-11-27 16:00")
    customer.says(MINE).hears("Fri Nov 27 4:00pm")
    assert desk.booking.revision == 1


def test_a_booking_that_was_cancelled_elsewhere_is_not_shown(desk: Desk) -> None:
    customer = booked(desk)
    Outside(desk).cancels(desk.booking.placed_id)
    customer.says(MINE)
    assert "Nov 25" not in customer.reply
    assert desk.booking.state == "cancelled"


def test_what_is_over_is_not_shown(desk: Desk) -> None:
    customer = booked(desk)
    desk.clock.passes(days=3)
    customer.says(MINE)
    assert "Nov 25" not in customer.reply


@pytest.mark.parametrize("kind", ["status", "reset", "html"])
def test_a_calendar_that_fails_leaves_what_we_know(desk: Desk, kind: str) -> None:
    customer = booked(desk)
    fields: dict[str, Any] = {"status": 503} if kind == "status" else {}
    for operation in ("get", "list", "clients"):
        desk.fails("setster", kind, operation=operation, times=None, **fields)
    customer.says(MINE).hears("Wed Nov 25 3:00pm")


def test_the_calendar_is_asked_once_for_a_few_questions_in_a_row(desk: Desk) -> None:
    customer = booked(desk).says(MINE).hears("Wed Nov 25 3:00pm")
    looked = desk.calls("get")
    customer.says(MINE).hears("Wed Nov 25 3:00pm")
    assert desk.calls("get") == looked


def test_a_change_is_ordered_on_what_the_calendar_says_now(desk: Desk) -> None:
    customer = booked(desk).says("cancel my appointment").hears("YES", "Wed Nov 25 3:00pm")
    Outside(desk).moves(desk.booking.placed_id, "2026-11-27 16:00")
    customer.says("yes").hears("Fri Nov 27 4:00pm", "YES")
    assert len(desk.appointments()) == 1
    customer.says("yes").hears("Cancelled")
    assert desk.appointments() == []


def test_a_slow_calendar_does_not_cost_the_answer(desk: Desk) -> None:
    customer = booked(desk)
    desk.fails("setster", "lost_answer", operation="get", times=None)
    hasty = Desk(desk.database, desk.sandbox, desk.clock, budget_s=2.0)
    hasty.services.answers.read_catalogue_behind()
    customer.desk = hasty
    customer.says(MINE).hears("Wed Nov 25 3:00pm")
