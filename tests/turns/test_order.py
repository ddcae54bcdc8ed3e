"""One contact's messages are decided in the order in which they came."""

import threading
from collections.abc import Callable
from functools import partial

from bot.ports import Scheduler
from tests.desk import Desk, at_once, in_background
from tests.waiting import until


class Gate:
    """A scheduler that lets nobody look for openings until it is opened."""

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self.opened = threading.Event()
        self.reached = threading.Event()

    def openings(self, *arguments, **named):
        self.reached.set()
        self.opened.wait(10)
        return self._scheduler.openings(*arguments, **named)

    def __getattr__(self, name):
        return getattr(self._scheduler, name)


def gated(desk: Desk) -> tuple[Desk, Gate]:
    gate = Gate(desk.scheduler)
    return Desk(desk.database, desk.sandbox, desk.clock, scheduler=gate), gate


def outcomes(desk: Desk) -> list[tuple]:
    return desk.rows(
        "SELECT arrival, body, outcome FROM messages WHERE author = 'customer' ORDER BY arrival"
    )


def test_a_second_message_takes_the_waiting_first_one_along(desk: Desk) -> None:
    desk, gate = gated(desk)
    customer = desk.customer().says("hi").hears("Downtown")
    first, second = customer.message("haircut downtown"), customer.message("with James")
    with (
        in_background(partial(desk.turns.handle, first)) as one,
        in_background(partial(desk.turns.handle, second)) as two,
    ):
        gate.reached.wait(10)
        until(lambda: len(outcomes(desk)) == 3, "both messages to be stored")
        gate.opened.set()
    answers = [answer for answer in (one.result(), two.result()) if answer]
    assert len(answers) == 1
    assert "James" in answers[0].body
    assert [outcome for *_, outcome in outcomes(desk)] == ["answered"] * 3
    assert desk.value("SELECT count(*) FROM messages WHERE author = 'bot'") == 2


def test_no_transaction_is_open_while_the_calendar_is_asked(desk: Desk) -> None:
    desk, gate = gated(desk)
    customer, other = desk.customer().says("hi"), desk.customer()
    with in_background(partial(desk.turns.handle, customer.message("haircut downtown"))) as waiting:
        gate.reached.wait(10)
        other.says("hi").hears("Downtown")
        gate.opened.set()
    assert waiting.result() is not None


def test_different_first_messages_at_once_make_one_contact(desk: Desk) -> None:
    customer = desk.customer()
    texts = ["hi", "haircut", "downtown", "anyone there?", "hello", "good morning"]
    answers = at_once(*[partial(desk.turns.handle, customer.message(body)) for body in texts])
    assert any(answers)
    found = outcomes(desk)
    assert [arrival for arrival, *_ in found] == [1, 2, 3, 4, 5, 6]
    assert {outcome for *_, outcome in found} == {"answered"}
    assert desk.value("SELECT count(*) FROM contacts") == 1
    assert desk.rows("SELECT arrived, decided FROM conversations") == [(6, 6)]


def test_an_order_is_answered_once_whoever_of_two_messages_takes_it_along(desk: Desk) -> None:
    desk, gate = gated(desk)
    gate.opened.set()
    customer = desk.customer().orders()
    gate.opened.clear()
    gate.reached.clear()
    # By now the opening has to be looked at again.
    desk.clock.passes(minutes=30)
    first, second = customer.message("ok"), customer.message("thanks")
    with (
        in_background(partial(desk.turns.handle, first)) as one,
        in_background(partial(desk.turns.handle, second)) as two,
    ):
        gate.reached.wait(10)
        until(lambda: len(outcomes(desk)) == 3, "both messages to be stored")
        gate.opened.set()
    (answer,) = [answer for answer in (one.result(), two.result()) if answer]
    assert "Booked" in answer.body
    assert [outcome for *_, outcome in outcomes(desk)] == ["answered"] * 3
    assert len(desk.appointments()) == 1


def test_a_help_word_does_not_overtake_what_waits_before_it(desk: Desk) -> None:
    desk, gate = gated(desk)
    customer = desk.customer().says("hi")
    with in_background(partial(desk.turns.handle, customer.message("haircut downtown"))) as waiting:
        gate.reached.wait(10)
        customer.says("HELP").hears_nothing()
        gate.opened.set()
    assert "1 " in waiting.result().body
    customer.says("1").hears("name")
    assert desk.rows("SELECT arrived, decided FROM conversations") == [(4, 4)]


class Interrupted(Gate):
    """A scheduler during whose first look for openings something else happens."""

    def __init__(self, scheduler: Scheduler, meanwhile: Callable[[], None]) -> None:
        super().__init__(scheduler)
        self._left = [meanwhile]

    def openings(self, *arguments, **named):
        found = self._scheduler.openings(*arguments, **named)
        while self._left:
            self._left.pop()()
        return found


def test_a_message_that_was_taken_along_does_not_answer_for_a_later_one(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    first, second, third = (
        customer.message(body) for body in ("haircut downtown", "with James", "tomorrow")
    )
    answers = []

    def others_write() -> None:
        answers.append(desk.turns.handle(second))
        desk.turns.catch_up(third, more_follow=True)

    held_up = Interrupted(desk.scheduler, others_write)
    slow = Desk(desk.database, desk.sandbox, desk.clock, scheduler=held_up)
    assert slow.turns.handle(first) is None
    assert answers[0] and "James" in answers[0].body
    assert [outcome for *_, outcome in outcomes(desk)] == ["answered"] * 3 + [""]
