"""Nothing stays silent because a process died or an answer got lost."""

from dataclasses import replace
from functools import partial
from queue import Queue

from bot.turns.turns import Turns
from bot.workflows.sweep import INTERVAL_S, ROUNDS_TO_CATCH_UP, Sweeper
from integrations.sandbox.business import CREDENTIALS
from integrations.sandbox.twilio.texts import Outgoing
from tests.desk import Customer, Desk, at_once, in_background
from tests.turns.test_order import gated


def twilio_sends(desk: Desk, customer: Customer, body: str) -> None:
    """Twilio has taken the inline answer, though no news of it came."""
    desk.sandbox.parts.texts.send(
        Outgoing(CREDENTIALS.sms_number, customer.address, body, is_reply=True)
    )


def states(desk: Desk) -> list[str]:
    return [state for (state,) in desk.rows("SELECT state FROM messages WHERE author = 'bot'")]


def test_an_inline_answer_without_news_is_found_at_twilio_and_left_alone(desk: Desk) -> None:
    customer = desk.customer()
    answer = customer.sends(customer.message("hi"))
    assert answer is not None
    twilio_sends(desk, customer, answer.body)
    desk.sweeps(seconds=60)
    assert states(desk) == ["inline"]
    desk.sweeps(minutes=2)
    assert states(desk) in (["sent"], ["delivered"])
    desk.sweeps(minutes=10)
    assert customer.texts == [answer.body]


def test_the_same_answer_twice_without_news_is_two_texts_and_no_third(desk: Desk) -> None:
    customer = desk.customer()
    for _ in range(2):
        answer = customer.sends(customer.message("what do I have booked?"))
        assert answer is not None
        twilio_sends(desk, customer, answer.body)
        desk.clock.passes(seconds=20)
    first, second = customer.texts
    assert first == second
    desk.sweeps(minutes=3)
    assert customer.texts == [first, second]


def test_an_inline_answer_that_twilio_never_took_is_sent(desk: Desk) -> None:
    customer = desk.customer()
    answer = customer.sends(customer.message("hi"))
    assert answer is not None
    desk.sweeps(minutes=3)
    assert customer.texts == [answer.body]
    desk.sweeps(minutes=30)
    assert customer.texts == [answer.body]
    assert states(desk) in (["sent"], ["delivered"])


def test_while_twilio_can_not_be_asked_nothing_is_sent_twice(desk: Desk) -> None:
    customer = desk.customer()
    answer = customer.sends(customer.message("hi"))
    assert answer is not None
    twilio_sends(desk, customer, answer.body)
    desk.fails("twilio", "reset", operation="list", times=None)
    desk.sweeps(minutes=3)
    assert states(desk) == ["inline"]
    desk.mends()
    desk.sweeps(minutes=1)
    assert customer.texts == [answer.body]


def test_a_message_that_a_dead_process_left_is_answered_through_rest(desk: Desk) -> None:
    """Stored, and the process died while it was asking the calendar."""
    dying, gate = gated(desk)
    customer = dying.customer().says("hi")
    with in_background(partial(dying.turns.handle, customer.message("haircut downtown"))):
        gate.reached.wait(10)
        desk.sweeps(seconds=10)
        assert customer.texts == []
        desk.sweeps(seconds=10)
        gate.opened.set()
    (text,) = customer.texts
    assert "Haircut" in text
    outcomes = desk.rows("SELECT outcome FROM messages WHERE author = 'customer'")
    assert outcomes == [("answered",)] * 2


def test_an_order_that_is_decided_by_the_sweep_is_booked_and_told(desk: Desk) -> None:
    dying, gate = gated(desk)
    gate.opened.set()
    customer = dying.customer().orders()
    gate.opened.clear()
    gate.reached.clear()
    desk.clock.passes(minutes=30)
    with in_background(partial(dying.turns.handle, customer.message("ok"))):
        gate.reached.wait(10)
        desk.sweeps(seconds=20)
        gate.opened.set()
    assert desk.booking.state == "booked"
    (text,) = customer.texts
    assert "Booked" in text
    assert len(desk.appointments()) == 1


def test_several_sweeps_at_once_answer_once(desk: Desk) -> None:
    dying, gate = gated(desk)
    customer = dying.customer().says("hi")
    with in_background(partial(dying.turns.handle, customer.message("haircut downtown"))):
        gate.reached.wait(10)
        others = [Desk(desk.database, desk.sandbox, desk.clock) for _ in range(3)]
        desk.clock.passes(seconds=20)
        at_once(*[one.sweeps for one in others])
        gate.opened.set()
    assert len(customer.texts) == 1


def test_a_sweep_over_nothing_changes_nothing(desk: Desk) -> None:
    customer = desk.customer().orders().says("ok").hears("Booked")
    desk.works()
    before = desk.rows("SELECT * FROM messages"), desk.rows("SELECT * FROM events")
    for _ in range(3):
        desk.sweeps(seconds=30)
    assert (desk.rows("SELECT * FROM messages"), desk.rows("SELECT * FROM events")) == before
    assert customer.texts == []


def test_one_part_of_the_sweep_that_fails_does_not_stop_the_others(desk: Desk) -> None:
    class Unable(Turns):
        def finish(self, conversation_id: int) -> None:
            raise ZeroDivisionError(conversation_id)

    dying, gate = gated(desk)
    customer = dying.customer().says("hi")
    answer = customer.sends(customer.message("help me"))
    assert answer is not None
    with in_background(partial(dying.turns.handle, customer.message("haircut downtown"))):
        gate.reached.wait(10)
        unable = desk.turns_with(Unable)
        desk.sweep = replace(desk.sweep, turns=unable)
        desk.sweeps(minutes=3)
        gate.opened.set()
    assert answer.body in customer.texts


def test_the_sweeper_catches_up_at_its_start_and_every_minute_until_it_is_stopped() -> None:
    rounds: Queue[bool] = Queue()

    class Noting:
        def run(self, *, is_catching_up: bool) -> None:
            rounds.put(is_catching_up)

    sweeper = Sweeper(Noting(), interval_s=0.001)
    sweeper.start()
    found = [rounds.get(timeout=5) for _ in range(ROUNDS_TO_CATCH_UP + 1)]
    sweeper.stop()
    assert found == [True, *[False] * (ROUNDS_TO_CATCH_UP - 1), True]
    assert ROUNDS_TO_CATCH_UP * INTERVAL_S <= 60
    assert not sweeper._thread.is_alive()
