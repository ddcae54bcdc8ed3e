"""At most one appointment for each order, and "booked" only when that is sure."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from bot.ports import Channel, Scheduler, Unavailable
from bot.store import bookings
from integrations.sandbox.business import DOWNTOWN, HAIRCUT, JAMES
from integrations.sandbox.staff import enter
from tests.desk import ORDERED_START, Customer, Desk, at_once
from tests.waiting import until


class Killed(BaseException):
    """The process dies here."""


class Unreachable:
    """A scheduler whose orders do not even get out, a number of times."""

    def __init__(self, scheduler: Scheduler, times: int) -> None:
        self._scheduler = scheduler
        self._left = times

    def create(self, *arguments, **named):
        if self._left:
            self._left -= 1
            raise Unavailable("no connection", code="not_connected")
        return self._scheduler.create(*arguments, **named)

    def __getattr__(self, name):
        return getattr(self._scheduler, name)


class HeldUp(Unreachable):
    """A scheduler whose next look takes so long that others act meanwhile."""

    def __init__(self, scheduler: Scheduler, meanwhile: Callable[[], None]) -> None:
        super().__init__(scheduler, 0)
        self._meanwhile: Callable[[], None] | None = meanwhile

    def find(self, *arguments, **named):
        found = self._scheduler.find(*arguments, **named)
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile:
            meanwhile()
        return found


def somebody_else_books(desk: Desk, **facts: str) -> None:
    wanted = {
        "service_id": HAIRCUT,
        "location_id": DOWNTOWN,
        "employee_id": JAMES,
        "start": "2026-11-23 15:00",
        **facts,
    }
    with desk.sandbox.app.app_context():
        enter(desk.sandbox.parts, wanted)


def dana_s(desk: Desk) -> list:
    return [one for one in desk.appointments() if one.client_email == "dana@example.com"]


def assert_booked_once(desk: Desk) -> None:
    (made,) = dana_s(desk)
    assert made.starts_at == ORDERED_START
    assert (desk.booking.state, desk.booking.placed_id) == ("booked", made.id)
    assert desk.booking.told_state == "booked"
    assert made.ews_id == desk.booking.reference
    assert len(desk.records()) <= 1


def told(customer: Customer) -> list[str]:
    """What was said of the booking, at once and later."""
    return [text for text in [customer.reply, *customer.texts] if text]


def test_an_order_is_booked_told_and_recorded(desk: Desk) -> None:
    customer = desk.customer().orders().says("ok").hears("Booked", "3:00pm", "James")
    desk.works()
    assert_booked_once(desk)
    assert told(customer) == [customer.reply]
    assert desk.booking.employee_name == "James Carter"
    assert desk.record.state == "contact_unknown"


def test_a_lost_answer_is_looked_up_and_told_at_once(desk: Desk) -> None:
    desk.fails("setster", "lost_answer", operation="create")
    customer = desk.customer().orders().says("ok").hears("Booked")
    assert_booked_once(desk)
    desk.sweeps(minutes=90)
    assert_booked_once(desk)
    assert customer.texts == []


@pytest.mark.parametrize("kind", ["reset", "html", "empty", "wrong_shape", "status"])
def test_an_order_that_did_not_arrive_is_posted_again_after_a_look(desk: Desk, kind: str) -> None:
    desk.fails("setster", kind, operation="create")
    customer = desk.customer().orders().says("ok").hears("Booking it now")
    desk.sweeps(seconds=5)
    assert customer.texts == []
    desk.sweeps(seconds=10)
    assert "Booked" in customer.texts[0]
    assert_booked_once(desk)
    desk.sweeps(minutes=90)
    assert len(customer.texts) == 1


def test_a_third_order_is_not_posted_and_the_customer_hears_the_truth(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create", times=None)
    customer = desk.customer().orders().says("ok").hears("Booking it now")
    for _ in range(6):
        desk.sweeps(seconds=15)
    assert desk.booking.state == "unknown"
    assert desk.booking.posts == 2
    (text,) = customer.texts
    assert "can't tell yet" in text
    assert desk.value("SELECT attention FROM conversations") == "booking_unknown"
    desk.sweeps(minutes=2)
    desk.sweeps(minutes=2)
    assert (desk.booking.state, desk.booking.posts) == ("unknown", 2)


@pytest.mark.parametrize("after_minutes", [2, 12, 75])
def test_a_booking_that_turns_up_late_is_found_and_told(desk: Desk, after_minutes: int) -> None:
    desk.fails("setster", "reset", operation="create", times=None)
    customer = desk.customer().orders().says("ok")
    for _ in range(4):
        desk.sweeps(seconds=15)
    assert desk.booking.state == "unknown"
    if after_minutes > 2:
        desk.sweeps(minutes=2)
    if after_minutes > 12:
        desk.sweeps(minutes=12)
    somebody_else_books(desk, ews_id=desk.booking.reference, client_email="dana@example.com")
    desk.sweeps(minutes=after_minutes)
    assert_booked_once(desk)
    assert "Booked" in customer.texts[-1]
    assert len(customer.texts) == 2
    assert desk.record.state == "contact_unknown"


def test_an_order_that_arrives_late_is_a_surplus_and_cancelled(desk: Desk) -> None:
    """The first post of a class is so slow that a second one was made: both have a place."""
    slow = Desk(desk.database, desk.sandbox, desk.clock, budget_s=2.5)
    customer = slow.customer()
    customer.says("Yoga class at Lakeview. I'm Dana Lee, dana@example.com").hears("2 ")
    customer.says("2").hears("Yoga", "Dana Lee")
    slow.fails("setster", "latency", operation="create", seconds=2.2)
    customer.says("ok").hears("Booking it now")
    slow.sweeps(seconds=15)
    assert "Booked" in customer.texts[0]
    kept = slow.booking.placed_id
    until(lambda: len(dana_s(slow)) == 2, "the late post")
    slow.sweeps(minutes=2)
    (left,) = dana_s(slow)
    assert left.id == kept
    assert "surplus_cancelled" in slow.events()
    assert len(customer.texts) == 1


@pytest.mark.parametrize("code", [9, 10])
def test_an_opening_that_is_taken_meanwhile_is_told_with_others(desk: Desk, code: int) -> None:
    customer = desk.customer().orders()
    desk.fails("setster", "status", operation="create", status=403, code=code)
    customer.says("ok").hears("3:00pm", "was just taken", "1 ")
    assert desk.booking.state == "taken"
    assert desk.appointments() == []
    customer.says("1").hears("OK")
    customer.says("ok").hears("Booked")
    assert len(dana_s(desk)) == 1
    assert desk.rows("SELECT state FROM bookings ORDER BY id") == [("taken",), ("booked",)]


def test_two_customers_who_want_the_same_opening_do_not_both_get_it(desk: Desk) -> None:
    one, two = desk.customer(), desk.customer()
    one_of_them_gets_it(desk, one, two)


def test_a_customer_who_says_yes_on_two_channels_gets_it_once(desk: Desk) -> None:
    one = desk.customer()
    one_of_them_gets_it(desk, one, Customer(desk, one.address, Channel.WHATSAPP))


def one_of_them_gets_it(desk: Desk, one: Customer, two: Customer) -> None:
    at_once(partial(one.orders().says, "ok"), partial(two.orders().says, "ok"))
    winner, loser = (one, two) if "Booked" in one.reply else (two, one)
    winner.hears("Booked")
    loser.hears("was just taken", "1 ")
    assert len(desk.appointments()) == 1


def test_an_opening_taken_by_another_after_a_lost_answer_is_not_called_taken(desk: Desk) -> None:
    """It may have been taken by the lost order itself: a person has to look."""
    desk.fails("setster", "reset", operation="create")
    customer = desk.customer().orders().says("ok").hears("Booking it now")
    somebody_else_books(desk)
    desk.sweeps(seconds=15)
    assert desk.booking.state == "unknown"
    assert "can't tell yet" in customer.texts[0]
    assert dana_s(desk) == []


def test_an_order_that_did_not_get_out_is_no_lost_answer(desk: Desk) -> None:
    desk = Desk(
        desk.database, desk.sandbox, desk.clock, scheduler=Unreachable(desk.scheduler, times=3)
    )
    customer = desk.customer().orders().says("ok").hears("Booking it now")
    for _ in range(4):
        desk.sweeps(seconds=15)
    assert "Booked" in customer.texts[0]
    assert_booked_once(desk)


def test_what_never_gets_out_is_not_booked_and_that_is_said(desk: Desk) -> None:
    desk = Desk(
        desk.database, desk.sandbox, desk.clock, scheduler=Unreachable(desk.scheduler, times=999)
    )
    customer = desk.customer().orders().says("ok").hears("Booking it now")
    for _ in range(20):
        desk.sweeps(seconds=15)
    (text,) = customer.texts
    assert "nothing is booked yet" in text
    assert desk.booking.state == "creating"
    assert desk.value("SELECT attention FROM conversations") == "booking_late"
    desk.sweeps(hours=6)
    assert "Nothing is booked" in customer.texts[1]
    assert len(customer.texts) == 2
    assert (desk.booking.state, desk.booking.posts) == ("failed", 0)
    assert desk.value("SELECT attention FROM conversations") == "booking_failed"


def test_what_is_refused_for_good_is_said_at_once(desk: Desk) -> None:
    desk.fails("setster", "status", operation="create", status=403, code=8, times=None)
    customer = desk.customer().orders().says("ok").hears("couldn't book", "Nothing is booked")
    desk.sweeps(minutes=5)
    assert customer.texts == []
    assert desk.booking.state == "failed"


def test_a_service_that_needs_approval_is_requested(desk: Desk) -> None:
    customer = desk.customer()
    customer.says("bridal styling downtown on thursday at 10am. I'm Dana Lee, dana@example.com")
    customer.hears("request")
    customer.says("ok").hears("Requested", "not confirmed yet")
    assert desk.booking.state == "requested"


@pytest.mark.parametrize("dies", ["before the post", "after the post"])
def test_a_process_that_dies_while_booking_is_made_up_for(desk: Desk, dies: str) -> None:
    def make(reference: str, timeout_s: float) -> None:
        if dies == "after the post":
            desk.booker.make(reference, timeout_s)
        raise Killed

    customer = desk.customer().orders()
    dying = desk.turns_with(booking=make)
    with pytest.raises(Killed):
        dying.handle(customer.message("ok"))
    desk.dies()
    customer.reply = ""
    desk.sweeps(seconds=20)
    assert customer.texts == []
    desk.sweeps(seconds=25)
    assert "Booked" in customer.texts[0]
    assert_booked_once(desk)
    desk.sweeps(minutes=90)
    assert len(customer.texts) == 1


def test_a_step_that_runs_twice_has_one_effect(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create")
    customer = desk.customer().orders().says("ok")
    desk.clock.passes(seconds=15)
    desk.sweep.run()
    desk.work *= 2
    desk.works()
    assert_booked_once(desk)
    assert len(customer.texts) == 1


def test_processes_that_sweep_at_once_book_once_and_tell_once(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create")
    customer = desk.customer().orders().says("ok")
    others = [Desk(desk.database, desk.sandbox, desk.clock) for _ in range(3)]
    desk.clock.passes(seconds=15)
    at_once(*[one.sweeps for one in others])
    assert_booked_once(desk)
    assert len(customer.texts) == 1


def test_an_end_that_nobody_told_is_told_by_the_sweep(desk: Desk) -> None:
    customer = desk.customer().orders().says("ok")
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE bookings SET told_state = ''")
    others = [Desk(desk.database, desk.sandbox, desk.clock) for _ in range(3)]
    desk.clock.passes(seconds=10)
    at_once(*[one.sweeps for one in others])
    assert len(customer.texts) == 1
    assert "Booked" in customer.texts[0]


def test_an_attempt_that_a_later_one_has_overtaken_writes_nothing(desk: Desk) -> None:
    customer = desk.customer().orders()
    slow_make = desk.booker.make

    def overtaken(reference: str, timeout_s: float):
        ending = slow_make(reference, timeout_s)
        desk.sweeps(seconds=45)
        return ending

    turns = desk.turns_with(booking=overtaken)
    assert turns.handle(customer.message("ok")) is None
    assert "Booked" in customer.texts[0]
    customer.reply = ""
    assert_booked_once(desk)


def test_a_process_that_wakes_after_a_peer_took_over_posts_nothing(desk: Desk) -> None:
    """Also where the calendar would take a second one, as for a group."""
    desk.fails("setster", "reset", operation="create")
    desk.customer().orders().says("ok").hears("Booking it now")
    peer = desk.booker

    def peer_takes_over() -> None:
        desk.clock.passes(minutes=5)
        peer.create(desk.booking.reference, 3)

    held_up = replace(peer, scheduler=HeldUp(desk.scheduler, peer_takes_over))
    desk.clock.passes(minutes=1)
    held_up.create(desk.booking.reference, 2)
    assert desk.calls("create") == 2  # the one that got lost, and the peer's
    assert (desk.booking.attempt, desk.booking.posts) == (3, 2)
    assert_booked_once(desk)


def test_a_process_that_wakes_after_the_booking_was_found_posts_nothing(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create")
    desk.customer().orders().says("ok").hears("Booking it now")
    reference = desk.booking.reference

    def it_is_found() -> None:
        with desk.database.write() as connection:
            bookings.change(connection, reference, desk.clock(), state="booked")

    held_up = replace(desk.booker, scheduler=HeldUp(desk.scheduler, it_is_found))
    desk.clock.passes(minutes=1)
    held_up.create(reference, 2)
    assert desk.calls("create") == 1
    assert desk.booking.state == "booked"


def test_an_attempt_that_is_still_at_work_is_not_overtaken(desk: Desk) -> None:
    """Its lease is alive: whoever comes by asks and writes nothing."""
    desk.fails("setster", "reset", operation="create")
    desk.customer().orders().says("ok").hears("Booking it now")
    lease_until = desk.booking.lease_until
    desk.booker.create(desk.booking.reference, 2)
    assert (desk.booking.attempt, desk.booking.lease_until) == (1, lease_until)
    assert desk.calls("create") == 1
    desk.clock.passes(minutes=1)
    desk.booker.create(desk.booking.reference, 2)
    assert_booked_once(desk)
