"""A message that is delivered more than once has one effect, and copies get the same answer."""

from functools import partial

import pytest

from bot.ports import DeliveryState
from tests.desk import Desk, at_once

COPIES = 20


def outgoing(desk: Desk) -> int:
    return desk.value("SELECT count(*) FROM messages WHERE author <> 'customer'")


def received(desk: Desk) -> int:
    return desk.value("SELECT count(*) FROM messages WHERE author = 'customer'")


def move(desk: Desk, state: DeliveryState) -> None:
    with desk.database.write() as connection:
        connection.exec_driver_sql(
            f"UPDATE messages SET state = '{state}' WHERE author = 'bot'"  # noqa: S608
        )


def test_a_copy_gets_the_same_answer_while_nothing_is_known_of_the_first(desk: Desk) -> None:
    customer = desk.customer()
    message = customer.message("Hi")
    first = customer.sends(message)
    assert first is not None
    assert customer.sends(message) == first
    assert (received(desk), outgoing(desk)) == (1, 1)


def test_a_copy_gets_nothing_once_the_answer_is_on_its_way(desk: Desk) -> None:
    customer = desk.customer()
    message = customer.message("Hi")
    customer.sends(message)
    for state in set(DeliveryState) - {DeliveryState.INLINE}:
        move(desk, state)
        assert customer.sends(message) is None
    assert (received(desk), outgoing(desk)) == (1, 1)


@pytest.mark.parametrize("later", [{"seconds": 1}, {"days": 1}, {"days": 365}], ids=str)
def test_a_copy_has_no_effect_however_late_it_comes(desk: Desk, later: dict[str, int]) -> None:
    customer = desk.customer()
    message = customer.message("Hi")
    customer.sends(message)
    customer.says("downtown")
    move(desk, DeliveryState.DELIVERED)
    before = desk.rows("SELECT state, version, arrived FROM conversations")
    desk.clock.passes(**later)
    assert customer.sends(message) is None
    assert (received(desk), outgoing(desk)) == (2, 2)
    assert desk.rows("SELECT state, version, arrived FROM conversations") == before


def test_a_copy_after_a_restart_gets_the_same_answer(desk: Desk) -> None:
    customer = desk.customer()
    message = customer.message("Hi")
    first = customer.sends(message)
    restarted = desk.turns_with()
    assert restarted.handle(message) == first


def test_many_copies_at_once_of_a_first_message_have_one_effect(desk: Desk) -> None:
    customer = desk.customer()
    message = customer.message("Hi")
    answers = at_once(*[partial(desk.turns.handle, message)] * COPIES)
    assert answers == [answers[0]] * COPIES
    assert answers[0] is not None
    assert (received(desk), outgoing(desk)) == (1, 1)
    assert desk.value("SELECT count(*) FROM contacts") == 1


def test_many_copies_at_once_that_need_the_calendar_have_one_effect(desk: Desk) -> None:
    desk.fails("setster", "latency", operation="availability", seconds=0.3)
    customer = desk.customer().says("downtown")
    message = customer.message("haircut")
    answers = at_once(*[partial(desk.turns.handle, message)] * COPIES)
    assert answers == [answers[0]] * COPIES
    assert "1 " in answers[0].body
    assert (received(desk), outgoing(desk)) == (2, 2)
    assert desk.calls("availability") == 1


def test_many_copies_at_once_of_the_order_make_one_appointment(desk: Desk) -> None:
    desk.fails("setster", "latency", operation="create", seconds=0.3)
    customer = desk.customer().orders()
    message = customer.message("ok")
    answers = at_once(*[partial(desk.turns.handle, message)] * COPIES)
    assert answers == [answers[0]] * COPIES
    assert "Booked" in answers[0].body
    assert len(desk.appointments()) == 1
    assert desk.calls("create") == 1
    assert desk.value("SELECT count(*) FROM bookings") == 1


def test_a_copy_of_an_order_that_takes_long_gets_the_promise_again(desk: Desk) -> None:
    slow = Desk(desk.database, desk.sandbox, desk.clock, budget_s=2.0)
    customer = slow.customer().orders()
    slow.fails("setster", "reset", operation="create", times=None)
    message = customer.message("ok")
    first = customer.sends(message)
    assert first is not None
    assert "Booking it now" in first.body
    assert customer.sends(message) == first
