"""How the pauses between attempts grow, and when an order is given up."""

from datetime import timedelta

import pytest

from bot.workflows.patience import TRIED_FOR, is_late, is_worth_trying, pause_after
from tests.desk import MONDAY_9AM

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("since_s", "shortest_s"), [(0, 10), (15, 10), (60, 30), (300, 150), (600, 300), (36000, 300)]
)
def test_a_pause_is_half_the_time_so_far_within_bounds(since_s: int, shortest_s: int) -> None:
    pause = pause_after("A:1", MONDAY_9AM, MONDAY_9AM + timedelta(seconds=since_s))
    assert shortest_s <= pause.total_seconds() < 1.2 * shortest_s


def test_what_has_waited_together_does_not_come_back_together() -> None:
    now = MONDAY_9AM + HOUR
    pauses = {pause_after(f"{number}:3", MONDAY_9AM, now) for number in range(50)}
    assert len(pauses) > 20


def test_an_order_is_tried_for_a_day_while_what_it_is_about_lies_ahead() -> None:
    later = MONDAY_9AM + 2 * TRIED_FOR
    assert is_worth_trying(MONDAY_9AM, MONDAY_9AM + 23 * HOUR, later, None)
    assert not is_worth_trying(MONDAY_9AM, MONDAY_9AM + 24 * HOUR, later, None)
    assert not is_worth_trying(MONDAY_9AM, MONDAY_9AM + HOUR, later, MONDAY_9AM + HOUR)


def test_who_has_waited_for_minutes_is_to_hear_of_it() -> None:
    assert not is_late(MONDAY_9AM, MONDAY_9AM + timedelta(seconds=119))
    assert is_late(MONDAY_9AM, MONDAY_9AM + timedelta(seconds=120))
