"""Staff book, move and cancel for a customer, by the same ways as the dialogue."""

from datetime import datetime, timedelta
from typing import Any

from bot.dialogue.effects import Book, CancelBooking, Move
from bot.ports import Channel
from bot.store.audit_log import Actor
from bot.turns.giving_back import give_back
from bot.turns.staff_orders import Wish, new_reference
from bot.turns.taking_over import leave_ends_to_staff, take_over
from integrations.sandbox.business import DOWNTOWN, HAIRCUT, JAMES
from tests.desk import ORDERED_START, Desk
from tests.turns.test_taking_over import member, states, the_conversation
from tests.workflows.test_changing import booked

AT_FOUR = ORDERED_START + timedelta(hours=1)


def haircut(at: datetime = ORDERED_START) -> Book:
    return Book(
        reference=new_reference(),
        location_id=str(DOWNTOWN),
        location_name="Downtown",
        time_zone="America/New_York",
        service_id=str(HAIRCUT),
        service_name="Haircut",
        extra_ids=(),
        employee_id=str(JAMES),
        starts_at=at,
        length_minutes=30,
        client_name="Dana Lee",
        client_email="dana@example.com",
        client_address="",
        note="",
        form_answers=(),
    )


def move_to(desk: Desk, at: datetime) -> Move:
    wanted = haircut(at)
    same = ("location_id", "location_name", "time_zone", "service_id", "service_name")
    return Move(
        reference=new_reference(),
        booking=desk.booking.reference,
        extra_ids=(),
        employee_id=wanted.employee_id,
        starts_at=at,
        length_minutes=30,
        **{name: getattr(wanted, name) for name in same},
    )


def wish(actor: Actor, form_id: str = "form-1", *, tells: bool = True) -> Wish:
    return Wish(actor, form_id, tells, "Haircut, Monday at 3")


def place(desk: Desk, order: Any, actor: Actor, form_id: str = "form-1", **more: Any) -> str:
    return desk.orders.place(the_conversation(desk), order, wish(actor, form_id, **more))


def test_what_staff_book_is_in_all_three_books_and_the_customer_is_told(desk: Desk) -> None:
    customer, dora = desk.customer(), member(desk)
    desk.sandbox.parts.setter_book.meet(customer.address, "sms")
    customer.says("can you book me in?")
    assert place(desk, haircut(), dora) == ""
    desk.works()
    (made,) = desk.appointments()
    assert (made.starts_at, made.ews_id) == (ORDERED_START, desk.booking.reference)
    assert [one.starts_at for one in desk.records()] == [ORDERED_START]
    assert len(customer.texts) == 1
    assert "Booked" in customer.texts[0]
    assert desk.value("SELECT author FROM messages ORDER BY id DESC LIMIT 1") == "staff"
    assert desk.value("SELECT taken_by FROM conversations") == dora.staff_id
    (entry,) = desk.rows(
        "SELECT actor, subject FROM audit_log WHERE action = 'booked_for_customer'"
    )
    assert entry == ("Dora", f"booking:{desk.booking.reference}")


def test_a_form_that_comes_twice_books_once(desk: Desk) -> None:
    customer, dora = desk.customer().says("hi"), member(desk)
    order = haircut()
    for again in (order, order, haircut()):
        assert place(desk, again, dora) == ""
    desk.works()
    assert len(desk.appointments()) == 1
    assert len(customer.texts) == 1


def test_a_yes_that_comes_after_it_books_no_second_one(desk: Desk) -> None:
    customer, dora = desk.customer().orders(), member(desk)
    assert place(desk, haircut(AT_FOUR), dora) == ""
    customer.says("yes").hears_nothing()
    give_back(desk.services, the_conversation(desk), dora)
    desk.sweeps(minutes=2)
    customer.says("yes")
    assert [one.starts_at for one in desk.appointments()] == [AT_FOUR]


def test_while_the_bot_is_booking_nothing_else_is_ordered(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create")
    customer, dora = desk.customer().orders(), member(desk)
    customer.says("yes")
    assert place(desk, haircut(AT_FOUR), dora) == "order_in_hand"
    assert desk.value("SELECT count(*) FROM bookings") == 1
    assert desk.value("SELECT taken_by FROM conversations") is None


def test_a_colleagues_conversation_stays_theirs(desk: Desk) -> None:
    desk.customer().says("hi")
    dora, paul = member(desk), member(desk, "paul")
    take_over(desk.services, the_conversation(desk), paul)
    assert place(desk, haircut(), dora) == "held_by_other"
    assert desk.appointments() == []


def test_a_time_that_is_taken_is_said_to_staff_and_not_to_the_customer(desk: Desk) -> None:
    first, dora = desk.customer().orders(), member(desk)
    first.says("yes").hears("Booked")
    customer = desk.customer().says("hi")
    assert place(desk, haircut(), dora) == "taken"
    desk.works()
    assert customer.texts == []
    assert place(desk, haircut(AT_FOUR), dora, "form-2") == ""
    assert len(desk.appointments()) == 2


def test_the_customer_is_not_told_where_staff_do_not_wish_it(desk: Desk) -> None:
    customer, dora = desk.customer().says("hi"), member(desk)
    assert place(desk, haircut(), dora, tells=False) == ""
    desk.sweeps(minutes=2)
    assert len(desk.appointments()) == 1
    assert customer.texts == []


def test_who_has_opted_out_is_booked_and_not_told(desk: Desk) -> None:
    customer, dora = desk.customer().says("hi"), member(desk)
    customer.says("STOP")
    assert place(desk, haircut(), dora) == ""
    desk.sweeps(minutes=2)
    assert len(desk.appointments()) == 1
    assert customer.texts == []
    assert "customer_not_told" in desk.events()


def test_outside_the_window_of_whatsapp_nothing_is_sent(desk: Desk) -> None:
    customer, dora = desk.customer(Channel.WHATSAPP).says("hi"), member(desk)
    desk.clock.passes(hours=25)
    assert place(desk, haircut(AT_FOUR + timedelta(days=2)), dora) == ""
    desk.works()
    assert len(desk.appointments()) == 1
    assert customer.texts == []
    assert "customer_not_told" in desk.events()


def test_a_lost_answer_is_looked_up_and_told_in_the_name_of_who_booked(desk: Desk) -> None:
    desk.fails("setster", "lost_answer", operation="create")
    desk.fails("setster", "reset", operation="list_appointments", times=2)
    customer, dora = desk.customer().says("hi"), member(desk)
    assert place(desk, haircut(), dora) == ""
    leave_ends_to_staff(desk.services, the_conversation(desk), dora)
    desk.mends()
    desk.sweeps(minutes=2)
    assert len(desk.appointments()) == 1
    assert "Booked" in customer.texts[-1]
    assert states(desk, "staff") in (["sent"], ["delivered"])


def test_a_calendar_out_of_reach_loses_nothing(desk: Desk) -> None:
    customer, dora = desk.customer().says("hi"), member(desk)
    desk.fails("setster", "reset")
    assert place(desk, haircut(), dora) == ""
    assert desk.booking.state == "creating"
    desk.mends()
    desk.sweeps(minutes=2)
    assert desk.booking.state == "booked"
    assert "Booked" in customer.texts[-1]


def test_what_fails_later_calls_a_person_back(desk: Desk) -> None:
    customer, dora = desk.customer().says("hi"), member(desk)
    desk.fails("setster", "reset", operation="create")
    assert place(desk, haircut(), dora) == ""
    desk.mends()
    desk.customer().orders().says("yes").hears("Booked")
    desk.sweeps(minutes=2)
    attention = desk.rows("SELECT attention FROM conversations ORDER BY id")[0]
    assert attention[0].startswith("booking_")
    assert customer.texts == []


def test_staff_move_a_booking_under_its_own_id(desk: Desk) -> None:
    customer, dora = booked(desk), member(desk)
    (before,) = desk.appointments()
    later = before.starts_at + timedelta(hours=1)
    assert place(desk, move_to(desk, later), dora) == ""
    desk.works()
    (made,) = desk.appointments()
    assert (made.id, made.starts_at) == (before.id, later)
    assert [one.starts_at for one in desk.records()] == [later]
    assert "4:00pm" in customer.texts[-1]


def test_staff_cancel_a_booking_and_a_second_time_nothing_is_left_to_cancel(desk: Desk) -> None:
    customer, dora = booked(desk), member(desk)
    cancel = CancelBooking(new_reference(), desk.booking.reference)
    assert place(desk, cancel, dora) == ""
    desk.works()
    assert (desk.appointments(), desk.records()) == ([], [])
    assert len(customer.texts) == 1 and "cancel" in customer.texts[0].lower()
    again = CancelBooking(new_reference(), desk.booking.reference)
    assert place(desk, again, dora, "form-2") == "booking_not_live"


def test_what_the_customer_was_about_to_move_is_dropped(desk: Desk) -> None:
    customer, dora = booked(desk), member(desk)
    customer.says("Can we make it 4pm instead?").hears("YES")
    cancel = CancelBooking(new_reference(), desk.booking.reference)
    assert place(desk, cancel, dora) == ""
    give_back(desk.services, the_conversation(desk), dora)
    customer.says("yes")
    desk.sweeps(minutes=2)
    assert desk.appointments() == []
