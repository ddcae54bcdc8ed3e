"""The calendar is asked now and then, by one process at a time, and quietly."""

from functools import partial
from typing import Any

import pytest

from bot.ports import UnexpectedReply
from bot.workflows.polling import WEEKS_AHEAD, Poll
from tests.desk import Desk, at_once
from tests.outside import Outside

SOMEBODY = "+15550160009"


@pytest.fixture
def outside(desk: Desk) -> Outside:
    return Outside(desk)


def lists(desk: Desk) -> int:
    return desk.calls("list")


def test_the_first_poll_takes_in_all_that_is_ahead(desk: Desk, outside: Outside) -> None:
    outside.books_by_phone(SOMEBODY)
    outside.books_by_phone(SOMEBODY, start="2026-12-21 10:00")
    outside.books_by_phone(SOMEBODY, start="2026-11-23 08:00")
    desk.polls()
    assert desk.value("SELECT count(*) FROM bookings") == 2


def test_a_poll_that_finds_nothing_new_costs_one_list(desk: Desk, outside: Outside) -> None:
    outside.books_by_phone(SOMEBODY)
    desk.polls()
    before, fetched = lists(desk), desk.calls("get")
    for _ in range(3):
        desk.polls(minutes=5)
    assert (lists(desk) - before, desk.calls("get")) == (3, fetched)
    desk.polls(minutes=50)
    assert lists(desk) - before == 5


def test_of_several_processes_one_polls(desk: Desk) -> None:
    before = lists(desk)
    at_once(*[partial(Poll(desk.services, desk.scheduler, "US").run)] * 4)
    assert lists(desk) - before == 1


def test_a_poll_that_fails_is_made_up_for_by_the_next(desk: Desk, outside: Outside) -> None:
    outside.books_by_phone(SOMEBODY)
    desk.fails("setster", "html", operation="list", times=None)
    desk.polls()
    assert desk.rows("SELECT * FROM bookings") == []
    desk.mends()
    desk.polls(minutes=5)
    assert desk.booking.state == "booked"


def test_after_an_outage_the_poll_goes_back_to_where_it_was(desk: Desk, outside: Outside) -> None:
    placed_id = outside.books_by_phone(SOMEBODY, start="2026-12-21 10:00")
    desk.polls()
    outside.moves(placed_id, "2026-12-21 11:00")
    desk.polls(days=4)
    assert desk.booking.revision == 1


def test_a_process_that_died_while_polling_is_followed_by_another(
    desk: Desk, outside: Outside
) -> None:
    outside.books_by_phone(SOMEBODY)

    class Dying:
        def listed(self, **_: Any) -> Any:
            raise SystemExit

    with pytest.raises(SystemExit):
        Poll(desk.services, Dying(), "US").run()
    desk.polls(minutes=11)
    assert desk.booking.state == "booked"


def test_a_very_full_calendar_is_read_week_by_week(desk: Desk, outside: Outside) -> None:
    for start in ("2026-11-23 10:00", "2026-12-21 10:00", "2027-06-07 10:00"):
        outside.books_by_phone(SOMEBODY, start=start)
    real = desk.scheduler

    class Full:
        def listed(self, **named: Any) -> Any:
            if "starts_until" not in named and named["starts_from"] < desk.clock.now.date():
                raise UnexpectedReply("too much", code="too_large")
            return real.listed(**named)

    before = lists(desk)
    Poll(desk.services, Full(), "US").run()
    desk.works()
    assert lists(desk) - before == WEEKS_AHEAD + 1
    assert desk.value("SELECT count(*) FROM bookings") == 3
