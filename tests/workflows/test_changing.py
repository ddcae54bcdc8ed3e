"""A made booking is moved or cancelled once, told truly, and the same in all three books."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from bot.ports import Channel, Scheduler, Unavailable
from integrations.sandbox.business import DOWNTOWN, HAIRCUT, JAMES, MARIA
from integrations.sandbox.staff import enter
from tests.desk import Customer, Desk, at_once

ORDER = "Haircut downtown on Wednesday at 3pm with James. I'm Dana Lee, dana@example.com"
AT_THREE = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)
AT_FOUR = AT_THREE + timedelta(hours=1)
MOVE = "Can we make it 4pm instead?"
CANCEL = "Please cancel my appointment"


class Killed(BaseException):
    """The process dies here."""


class Unreachable:
    """A scheduler whose changes do not even get out, a number of times."""

    def __init__(self, scheduler: Scheduler, times: int) -> None:
        self._scheduler = scheduler
        self._left = times

    def move(self, *arguments: Any, **named: Any) -> Any:
        return self._try(self._scheduler.move, *arguments, **named)

    def cancel(self, *arguments: Any, **named: Any) -> Any:
        return self._try(self._scheduler.cancel, *arguments, **named)

    def _try(self, call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        if self._left:
            self._left -= 1
            raise Unavailable("no connection", code="not_connected")
        return call(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._scheduler, name)


def booked(desk: Desk, channel: Channel = Channel.SMS, *, is_contact: bool = True) -> Customer:
    """Somebody whose haircut on Wednesday at three is in all three books."""
    customer = desk.customer(channel)
    if is_contact:
        desk.sandbox.parts.setter_book.meet(customer.address, channel.value)
    customer.says(ORDER).says("yes").hears("Booked", "3:00pm")
    desk.works()
    return customer


def asked(desk: Desk, wish: str, **options: Any) -> Customer:
    """The same, up to the question whether to change it."""
    return booked(desk, **options).says(wish).hears("YES")


def never_reaching(desk: Desk, times: int) -> Desk:
    """Another process, whose next changes do not get out."""
    other = Desk(desk.database, desk.sandbox, desk.clock)
    scheduler = Unreachable(desk.scheduler, times)
    other.changer = replace(other.changer, scheduler=scheduler)
    other.turns = other.turns_with()
    return other


def the_change(desk: Desk) -> tuple[Any, ...]:
    ((*change,),) = desk.rows("SELECT kind, state, told_state FROM changes")
    return tuple(change)


def assert_moved(desk: Desk) -> None:
    """Once, in the calendar and in our row, under the calendar's own id."""
    (made,) = desk.appointments()
    assert (made.starts_at, made.id, made.ews_id) == (
        AT_FOUR,
        desk.booking.placed_id,
        desk.booking.reference,
    )
    assert (made.client_email, made.client_name) == ("dana@example.com", "Dana Lee")
    assert (desk.booking.state, desk.booking.told_state) == ("booked", "booked")
    ((starts_at, ends_at),) = spans(desk, "bookings")
    assert (starts_at, ends_at) == (AT_FOUR, AT_FOUR + timedelta(minutes=30))
    assert the_change(desk) == ("move", "done", "done")


def spans(desk: Desk, table: str) -> list[tuple[datetime, datetime]]:
    found = desk.rows(f"SELECT starts_at, ends_at FROM {table} ORDER BY id")  # noqa: S608
    return [(as_utc(start), as_utc(end)) for start, end in found]


def as_utc(value: Any) -> datetime:
    """A moment as either database gives it to plain SQL."""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def assert_setter_knows(desk: Desk, *starts: datetime) -> None:
    assert [one.starts_at for one in desk.records()] == list(starts)


def assert_cancelled(desk: Desk) -> None:
    assert desk.appointments() == []
    assert desk.booking.state == "cancelled"
    assert the_change(desk) == ("cancel", "done", "done")


def somebody_else_books(desk: Desk, start: str) -> None:
    wanted = {"service_id": HAIRCUT, "location_id": DOWNTOWN, "employee_id": JAMES, "start": start}
    with desk.sandbox.app.app_context():
        enter(desk.sandbox.parts, wanted)


@pytest.mark.parametrize("channel", list(Channel))
def test_a_booking_is_moved_in_all_three_books(desk: Desk, channel: Channel) -> None:
    customer = asked(desk, MOVE, channel=channel)
    customer.says("yes").hears("4:00pm", "James")
    desk.works()
    assert_moved(desk)
    assert_setter_knows(desk, AT_FOUR)
    assert desk.rows("SELECT external_id, state FROM records ORDER BY id") == [
        (f"setster-{desk.booking.placed_id}", "cancelled"),
        (f"setster-{desk.booking.placed_id}:r1", "recorded"),
    ]
    assert customer.texts == []


@pytest.mark.parametrize("channel", list(Channel))
def test_a_booking_is_cancelled_in_all_three_books(desk: Desk, channel: Channel) -> None:
    customer = asked(desk, CANCEL, channel=channel)
    customer.says("yes").hears("Cancelled")
    desk.works()
    assert_cancelled(desk)
    assert desk.records() == []
    assert customer.texts == []


def test_an_undisturbed_move_costs_a_look_and_a_write_and_two_calls_to_setter(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    before = [one.operation for one in desk.sandbox.world.state.calls]
    customer.says("yes")
    desk.works()
    after = [one.operation for one in desk.sandbox.world.state.calls][len(before) :]
    assert after.count("change") == 1
    assert after[-2:] == ["create", "cancel"]


@pytest.mark.parametrize("wish", [MOVE, CANCEL])
def test_a_lost_answer_is_looked_up_and_told_at_once(desk: Desk, wish: str) -> None:
    customer = asked(desk, wish)
    desk.fails("setster", "lost_answer", operation="change")
    customer.says("yes").hears("4:00pm" if wish == MOVE else "Cancelled")
    desk.works()
    (assert_moved if wish == MOVE else assert_cancelled)(desk)
    desk.sweeps(minutes=90)
    assert desk.calls("change") == 1
    assert customer.texts == []


@pytest.mark.parametrize("kind", ["reset", "html", "empty", "wrong_shape", "status"])
@pytest.mark.parametrize("wish", [MOVE, CANCEL])
def test_a_change_that_did_not_arrive_is_made_again(desk: Desk, wish: str, kind: str) -> None:
    customer = asked(desk, wish)
    desk.fails("setster", kind, operation="change")
    customer.says("yes").hears("on it")
    desk.sweeps(seconds=5)
    assert customer.texts == []
    desk.sweeps(seconds=10)
    assert len(customer.texts) == 1
    (assert_moved if wish == MOVE else assert_cancelled)(desk)
    assert_setter_knows(desk, *[AT_FOUR] * (wish == MOVE))
    desk.sweeps(minutes=90)
    assert len(customer.texts) == 1


def test_a_time_that_is_taken_meanwhile_leaves_the_booking_as_it_was(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    real_move = desk.scheduler.move

    def late(*arguments: Any, **named: Any) -> Any:
        somebody_else_books(desk, "2026-11-25 16:00")
        return real_move(*arguments, **named)

    desk.scheduler.move = late
    customer.says("yes").hears("4:00pm", "taken", "still stands")
    assert the_change(desk) == ("move", "taken", "taken")
    assert spans(desk, "bookings")[0][0] == AT_THREE
    desk.works()
    assert_setter_knows(desk, AT_THREE)
    del desk.scheduler.move
    customer.says("5pm").says("yes").hears("5:00pm")
    assert spans(desk, "bookings")[0][0] == AT_FOUR + timedelta(hours=1)


@pytest.mark.parametrize("wish", [MOVE, CANCEL])
def test_a_change_that_never_arrives_is_given_to_a_person(desk: Desk, wish: str) -> None:
    customer = asked(desk, wish)
    desk.fails("setster", "reset", operation="change", times=None)
    customer.says("yes").hears("on it")
    for _ in range(12):
        desk.sweeps(seconds=15)
    assert "can't confirm your change yet" in customer.texts[0]
    assert desk.value("SELECT attention FROM conversations") == "change_late"
    desk.sweeps(hours=25)
    kind, state, told_state = the_change(desk)
    assert (state, told_state) == ("unknown", "unknown")
    assert "can't tell yet" in customer.texts[1]
    assert len(customer.texts) == 2
    assert desk.value("SELECT attention FROM conversations") == f"{kind}_unknown"
    assert_setter_knows(desk, AT_THREE)


@pytest.mark.parametrize("wish", [MOVE, CANCEL])
def test_a_change_that_never_left_is_not_called_uncertain(desk: Desk, wish: str) -> None:
    customer = asked(desk, wish)
    customer.desk = silent = never_reaching(desk, times=999)
    customer.says("yes").hears("on it")
    for _ in range(6):
        silent.sweeps(seconds=15)
    assert (the_change(desk)[1], customer.texts) == ("wanted", [])
    silent.sweeps(hours=25)
    assert the_change(desk)[1] == "failed"
    assert "still stands" in customer.texts[0]
    assert spans(desk, "bookings")[0][0] == AT_THREE


@pytest.mark.parametrize("wish", [MOVE, CANCEL])
def test_a_calendar_that_is_back_gets_the_change(desk: Desk, wish: str) -> None:
    customer = asked(desk, wish)
    desk.fails("setster", "status", status=503, times=None)
    customer.says("yes")
    desk.sweeps(seconds=15)
    desk.mends()
    desk.sweeps(seconds=30)
    (assert_moved if wish == MOVE else assert_cancelled)(desk)
    assert len(customer.texts) == 1


@pytest.mark.parametrize("dies", ["before the write", "after the write"])
@pytest.mark.parametrize("wish", [MOVE, CANCEL])
def test_a_process_that_dies_while_changing_is_made_up_for(
    desk: Desk, wish: str, dies: str
) -> None:
    def make(reference: str, timeout_s: float) -> None:
        if dies == "after the write":
            desk.changer.make(reference, timeout_s)
        raise Killed

    customer = asked(desk, wish)
    with pytest.raises(Killed):
        desk.turns_with(change=make).handle(customer.message("yes"))
    desk.dies()
    desk.sweeps(seconds=20)
    assert customer.texts == []
    desk.sweeps(seconds=25)
    assert len(customer.texts) == 1
    (assert_moved if wish == MOVE else assert_cancelled)(desk)
    assert desk.calls("change") == 1
    assert_setter_knows(desk, *[AT_FOUR] * (wish == MOVE))


def test_a_repeated_webhook_moves_once_and_gets_the_same_answer(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    message = customer.message("yes")
    first = customer.sends(message)
    assert customer.sends(message) == first
    assert desk.calls("change") == 1
    assert_moved(desk)


def test_copies_at_once_of_a_confirmation_move_once(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    answers = at_once(*[partial(desk.turns.handle, customer.message("yes", provider_id="SMx"))] * 4)
    assert answers == [answers[0]] * 4
    assert desk.calls("change") == 1
    assert_moved(desk)


def test_processes_that_sweep_at_once_move_once_and_tell_once(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    desk.fails("setster", "reset", operation="change")
    customer.says("yes")
    others = [Desk(desk.database, desk.sandbox, desk.clock) for _ in range(3)]
    desk.clock.passes(seconds=15)
    at_once(*[one.sweeps for one in others])
    assert_moved(desk)
    assert len(customer.texts) == 1


def test_an_end_that_nobody_told_is_told_by_the_sweep(desk: Desk) -> None:
    customer = asked(desk, CANCEL).says("yes")
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE changes SET told_state = ''")
    others = [Desk(desk.database, desk.sandbox, desk.clock) for _ in range(3)]
    desk.clock.passes(seconds=10)
    at_once(*[one.sweeps for one in others])
    assert len(customer.texts) == 1
    assert "Cancelled" in customer.texts[0]


def test_two_moves_in_a_row_leave_one_record_of_the_last(desk: Desk) -> None:
    customer = asked(desk, MOVE).says("yes").hears("4:00pm")
    customer.says("actually can we make it 5pm").says("yes").hears("5:00pm")
    desk.works()
    assert_setter_knows(desk, AT_FOUR + timedelta(hours=1))
    assert [state for (state,) in desk.rows("SELECT state FROM records ORDER BY id")] == [
        "cancelled",
        "dropped",
        "recorded",
    ]


def test_a_move_of_a_booking_that_is_gone_ends_honestly(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    real_move = desk.scheduler.move

    def late(*arguments: Any, **named: Any) -> Any:
        desk.scheduler.cancel(desk.booking.placed_id)
        return real_move(*arguments, **named)

    desk.scheduler.move = late
    customer.says("yes").hears("isn't in our calendar any more")
    assert the_change(desk)[1] == "gone"
    desk.works()
    assert desk.booking.state == "cancelled"
    assert desk.records() == []


def test_a_booking_that_was_erased_counts_as_cancelled(desk: Desk) -> None:
    customer = asked(desk, CANCEL)
    real_cancel = desk.scheduler.cancel

    def late(*arguments: Any, **named: Any) -> Any:
        desk.sandbox.parts.books.erase(desk.booking.placed_id)
        return real_cancel(*arguments, **named)

    desk.scheduler.cancel = late
    customer.says("yes").hears("Cancelled")
    desk.works()
    assert_cancelled(desk)
    assert desk.records() == []


def test_a_move_to_somebody_else_is_told_with_the_name(desk: Desk) -> None:
    customer = booked(desk).says("can I have Maria instead?").says("1").hears("Maria", "YES")
    customer.says("yes").hears("Maria")
    (made,) = desk.appointments()
    assert made.employee_id == MARIA
    assert (desk.booking.employee_id, desk.booking.employee_name) == (MARIA, "Maria Lopez")


def test_the_business_must_confirm_a_move_of_what_it_has_not_confirmed_yet(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    desk.sandbox.world.state.appointments[desk.booking.placed_id].status = 1
    customer.says("yes").hears("requested", "4:00pm")
    assert the_change(desk) == ("move", "requested", "requested")
    assert (desk.booking.state, desk.booking.told_state) == ("requested", "requested")
    desk.sweeps(minutes=5)
    assert customer.texts == []
    desk.works()
    assert_setter_knows(desk, AT_FOUR)


def by_whatsapp(desk: Desk, customer: Customer) -> Customer:
    """The same person on their other channel, about to cancel the booking."""
    other = Customer(desk, customer.address, Channel.WHATSAPP)
    return other.says(CANCEL).hears("YES")


def test_a_cancel_that_comes_while_a_move_is_on_its_way_waits_and_wins(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    other = by_whatsapp(desk, customer)

    def meanwhile(reference: str, timeout_s: float) -> Any:
        other.says("yes").hears("on it")
        return desk.changer.make(reference, timeout_s)

    moving = desk.turns_with(change=meanwhile)
    answer = moving.handle(customer.message("yes"))
    assert answer is not None
    assert "4:00pm" in answer.body
    desk.sweeps(seconds=10)
    assert "Cancelled" in other.texts[-1]
    assert desk.appointments() == []
    assert desk.booking.state == "cancelled"
    assert desk.records() == []
    assert [state for (state,) in desk.rows("SELECT state FROM changes ORDER BY id")] == [
        "done",
        "done",
    ]


@pytest.mark.parametrize("may_be_on_its_way", [True, False])
def test_a_cancel_overtakes_a_move_that_is_to_be_tried_again(
    desk: Desk, *, may_be_on_its_way: bool
) -> None:
    customer = asked(desk, MOVE)
    other = by_whatsapp(desk, customer)
    if may_be_on_its_way:
        desk.fails("setster", "reset", operation="change")
        customer.says("yes").hears("on it")
        other.says("yes").hears("on it")
    else:
        customer.desk = never_reaching(desk, times=1)
        customer.says("yes").hears("on it")
        other.says("yes").hears("Cancelled")
    desk.sweeps(seconds=20)
    desk.sweeps(minutes=5)
    # Both channels are one number.
    told = [other.reply, *other.texts]
    assert len([one for one in told if "Cancelled" in one]) == 1
    assert len([one for one in told if "isn't in our calendar any more" in one]) == 1
    assert desk.appointments() == []
    assert desk.booking.state == "cancelled"
    ends = "SELECT state, told_state, error_code FROM changes ORDER BY id"
    assert desk.rows(ends) == [("failed", "failed", "overtaken"), ("done", "done", "")]
    assert desk.records() == []


def test_setter_that_is_down_hears_of_the_last_state_only(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    desk.fails("setter", "reset", times=None)
    customer.says("yes")
    desk.works()
    customer.says(CANCEL).says("yes").hears("Cancelled")
    desk.works()
    assert_setter_knows(desk, AT_THREE)
    desk.mends()
    desk.sweeps(minutes=6)
    assert desk.records() == []
    states = [state for (state,) in desk.rows("SELECT state FROM records ORDER BY id")]
    assert states == ["cancelled", "cancelled"]
    assert customer.texts == []


def test_a_new_record_stands_before_the_old_one_is_cancelled(desk: Desk) -> None:
    customer = asked(desk, MOVE)
    desk.fails("setter", "reset", operation="cancel", times=None)
    customer.says("yes")
    desk.works()
    assert_setter_knows(desk, AT_THREE, AT_FOUR)
    desk.mends()
    desk.sweeps(minutes=6)
    assert_setter_knows(desk, AT_FOUR)


def test_a_record_of_unknown_fate_is_sent_again_to_be_cancelled(desk: Desk) -> None:
    customer = desk.customer()
    desk.sandbox.parts.setter_book.meet(customer.address, "sms")
    desk.fails("setter", "lost_answer")
    customer.says(ORDER).says("yes").hears("Booked")
    desk.works()
    assert desk.record.record_id == ""
    assert_setter_knows(desk, AT_THREE)
    customer.says(MOVE).says("yes").hears("4:00pm")
    desk.works()
    assert_setter_knows(desk, AT_FOUR)
    assert len(desk.sandbox.world.state.setter_bookings) == 2


def test_a_contact_whom_setter_learns_of_later_gets_the_newest_record_only(desk: Desk) -> None:
    customer = asked(desk, MOVE, is_contact=False).says("yes")
    desk.works()
    states = "SELECT state FROM records ORDER BY id"
    assert desk.rows(states) == [("dropped",), ("contact_unknown",)]
    desk.sandbox.parts.setter_book.meet(customer.address, "sms")
    desk.sweeps(minutes=6)
    assert_setter_knows(desk, AT_FOUR)
    assert len(desk.sandbox.world.state.setter_bookings) == 1


def test_a_cancelled_booking_whose_record_never_left_is_not_sent(desk: Desk) -> None:
    customer = desk.customer()
    desk.sandbox.parts.setter_book.meet(customer.address, "sms")
    customer.says(ORDER).says("yes").hears("Booked")
    customer.says(CANCEL).says("yes").hears("Cancelled")
    desk.sweeps(minutes=6)
    assert desk.record.state == "dropped"
    assert desk.sandbox.world.state.setter_bookings == {}


def test_a_booking_that_is_moved_while_setter_is_told_ends_with_the_new_record(desk: Desk) -> None:
    customer = desk.customer()
    desk.sandbox.parts.setter_book.meet(customer.address, "sms")
    customer.says(ORDER).says("yes").hears("Booked")
    real_record = desk.recorder.record

    def meanwhile(*arguments: Any, **named: Any) -> Any:
        desk.recorder.record = real_record
        customer.says(MOVE).says("yes").hears("4:00pm")
        return real_record(*arguments, **named)

    desk.recorder.record = meanwhile
    desk.works()
    desk.sweeps(minutes=6)
    assert_setter_knows(desk, AT_FOUR)


def test_the_old_time_is_offered_again_at_once_and_the_new_one_is_not(desk: Desk) -> None:
    wish = "Haircut downtown on Wednesday at {} with James. I'm Kim Poe, kim@example.com"
    customer = asked(desk, MOVE)
    assert "book it" not in desk.customer().says(wish.format("3pm")).reply
    desk.customer().says(wish.format("4pm")).hears("book it")
    customer.says("yes").hears("4:00pm")
    desk.customer().says(wish.format("3pm")).hears("book it")
    assert "book it" not in desk.customer().says(wish.format("4pm")).reply
