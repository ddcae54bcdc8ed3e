"""A process that is paused at the worst moment, and wakes when a peer has long taken over.

What it was about to send to the calendar goes out after the peer has looked, found nothing, and
sent the same. An ordinary service refuses the second. For a class both stand until the next look:
one, ten or sixty minutes after the booking was made. Who sleeps longer than that, between the
last look at the clock and the sending, leaves a surplus entry that only people see.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.desk import in_background
from tests.phone import Phone
from tests.processes.customers import asked_to_confirm, asked_to_confirm_a_class
from tests.processes.machines import Fleet
from tests.waiting import until

pytestmark = pytest.mark.soak

several = pytest.mark.parametrize("machines", ["postgresql"], indirect=True)
BODY = 2
"""The second piece of a request that goes out: head first, then body."""


@contextmanager
def paused(machines: Fleet, point: str, count: int, phone: Phone) -> Iterator[None]:
    """The order's process is paused there, and a peer has booked; it wakes at the end."""
    before, orders = len(machines.live()), machines.orders()
    trap = machines.set_trap(point, count, signal.SIGSTOP)
    with in_background(lambda: phone.says("yes")) as saying:
        try:
            until(lambda: machines.is_sprung(trap) or saying.done(), "the pause")
            assert machines.is_sprung(trap), saying.result().answers
            machines.settles(lambda: len(machines.live()) == before + 1)
            machines.settles(lambda: "Booked" in phone.texts[-1])
            yield
        finally:
            trap.unlink(missing_ok=True)
            machines.wake()
        saying.result()
    until(lambda: machines.orders() == orders + 2, "the late order")
    until(lambda: not machines.is_in_hand("create"), "its answer")


def ends_well(machines: Fleet, phone: Phone, before: int) -> None:
    machines.agrees()
    assert len(machines.live()) == before + 1
    assert "".join(phone.texts).count("Booked") == 1


@several
def test_who_wakes_in_the_middle_of_a_call_is_refused_the_second_entry(machines: Fleet) -> None:
    phone, before = asked_to_confirm(machines), len(machines.live())
    with paused(machines, "wire:Setster.create", BODY, phone):
        pass
    assert len(machines.live()) == before + 1
    ends_well(machines, phone, before)


@several
def test_of_two_places_in_a_class_the_surplus_one_is_given_back_at_the_next_look(
    machines: Fleet,
) -> None:
    phone, before = asked_to_confirm_a_class(machines), len(machines.live())
    with paused(machines, "wire:Setster.create", BODY, phone):
        pass
    assert len(machines.live()) == before + 2
    ends_well(machines, phone, before)


@several
def test_who_wakes_between_the_commit_and_the_call_has_no_second_entry_either(
    machines: Fleet,
) -> None:
    for asked in (asked_to_confirm, asked_to_confirm_a_class):
        phone, before = asked(machines), len(machines.live())
        with paused(machines, "after:commit:bookings", 1, phone):
            pass
        ends_well(machines, phone, before)
