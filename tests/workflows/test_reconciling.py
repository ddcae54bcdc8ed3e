"""Differences between the three books are found, shown and mended."""

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from bot.commands.calendar import reconcile_command
from bot.workflows.reconciling import Reconciler
from tests.desk import Customer, Desk
from tests.outside import Outside, is_sent_a_link, meets_setters_bot

SOMEBODY = "+15550160009"


@pytest.fixture
def outside(desk: Desk) -> Outside:
    return Outside(desk)


def booked(desk: Desk) -> Customer:
    customer = desk.customer()
    meets_setters_bot(desk, customer)
    customer.orders().says("ok").hears("Booked")
    desk.works()
    return customer


def plants(desk: Desk, statement: str) -> None:
    with desk.database.write() as connection:
        assert connection.execute(text(statement)).rowcount == 1


def runs(desk: Desk, *arguments: str) -> Result:
    """`flask reconcile`, in a process without an engine."""
    reconciler = Reconciler(desk.services, desk.sync, desk.poll, desk.recorder)
    return CliRunner(catch_exceptions=False).invoke(
        reconcile_command(lambda: reconciler), arguments
    )


def agrees(desk: Desk) -> None:
    result = runs(desk)
    assert "All three books agree." in result.output
    assert result.exit_code == 0


def mends(desk: Desk, *words: str) -> None:
    """One difference is shown with these words and mended; after that all agree."""
    result = runs(desk)
    for one in words:
        assert one in result.output, result.output
    assert "1 differed, 0 could not be mended." in result.output
    assert result.exit_code == 0
    agrees(desk)


def test_where_all_agree_nothing_is_written(desk: Desk, outside: Outside) -> None:
    booked(desk)
    outside.tells(outside.books_by_phone(SOMEBODY))
    before = desk.rows("SELECT * FROM bookings"), desk.rows("SELECT * FROM records")
    agrees(desk)
    after = desk.rows("SELECT * FROM bookings"), desk.rows("SELECT * FROM records")
    assert after == before


def test_a_booking_that_we_never_heard_of_is_taken_in(desk: Desk, outside: Outside) -> None:
    somebody = desk.customer()
    meets_setters_bot(desk, somebody)
    placed_id = outside.books_on_the_web(somebody.address)
    mends(desk, placed_id, "nothing", "Setster: booked, 2026-11-23 17:00", "yes")
    assert not is_sent_a_link(desk, somebody)


def test_a_move_that_we_never_heard_of_is_taken_in(desk: Desk, outside: Outside) -> None:
    booked(desk)
    outside.moves(desk.booking.placed_id, "2026-11-23 16:00")
    mends(desk, "booked, 2026-11-23 15:00", "Setster: booked, 2026-11-23 16:00")
    (record,) = desk.records()
    assert record.external_id.endswith(":r1")


@pytest.mark.parametrize("end", ["cancels", "erases"])
def test_an_end_that_we_never_heard_of_is_taken_in(desk: Desk, outside: Outside, end: str) -> None:
    booked(desk)
    getattr(outside, end)(desk.booking.placed_id)
    mends(desk, "Setster: cancelled")
    assert desk.records() == []


def test_a_row_of_ours_that_is_wrong_is_put_right(desk: Desk) -> None:
    booked(desk)
    plants(desk, "UPDATE bookings SET state = 'cancelled', told_state = 'cancelled'")
    mends(desk, "cancelled, 2026-11-23 15:00", "Setster: booked")
    assert len(desk.records()) == 1


def test_a_record_that_setter_lost_is_made_again(desk: Desk) -> None:
    customer = booked(desk)
    desk.sandbox.world.state.setter_bookings.clear()
    assert is_sent_a_link(desk, customer)
    mends(desk, "Setter: had lost it")
    assert not is_sent_a_link(desk, customer)


def test_a_booking_that_setter_was_never_told_of_is_told(desk: Desk) -> None:
    customer = booked(desk)
    plants(desk, "DELETE FROM records")
    desk.sandbox.world.state.setter_bookings.clear()
    mends(desk, "Setter: was not told")
    assert not is_sent_a_link(desk, customer)


def test_a_record_with_another_time_is_replaced(desk: Desk) -> None:
    booked(desk)
    plants(desk, "UPDATE records SET starts_at = ends_at")
    mends(desk, "Setter: has another time")
    (record,) = desk.records()
    assert record.external_id.endswith(":r1")


def test_a_record_of_a_cancelled_booking_is_cancelled(desk: Desk, outside: Outside) -> None:
    booked(desk)
    outside.cancels(desk.booking.placed_id)
    plants(desk, "UPDATE bookings SET state = 'cancelled', told_state = 'cancelled'")
    mends(desk, "Setter: still holds an old record")
    assert desk.records() == []


@pytest.mark.parametrize("state", ["failed", "cancelling"])
def test_what_was_given_up_is_tried_again(desk: Desk, outside: Outside, state: str) -> None:
    booked(desk)
    if state == "cancelling":
        outside.cancels(desk.booking.placed_id)
        plants(desk, "UPDATE bookings SET state = 'cancelled', told_state = 'cancelled'")
    plants(desk, f"UPDATE records SET state = '{state}', next_try_at = NULL")  # noqa: S608
    mends(desk, "Setter: could not be told")
    assert len(desk.records()) == (0 if state == "cancelling" else 1)


def test_what_setter_stores_otherwise_is_left_to_a_person(desk: Desk) -> None:
    booked(desk)
    (record,) = desk.records()
    record.starts_at = record.ends_at
    for _ in range(2):
        result = runs(desk)
        assert "NO" in result.output
        assert "1 differed, 1 could not be mended." in result.output
        assert result.exit_code == 1


def test_an_unknown_contact_is_no_difference(desk: Desk, outside: Outside) -> None:
    outside.tells(outside.books_by_phone(SOMEBODY))
    assert desk.value("SELECT state FROM records") == "contact_unknown"
    agrees(desk)


def test_a_calendar_that_is_down_is_said(desk: Desk) -> None:
    booked(desk)
    desk.fails("setster", "reset", operation="list", times=None)
    result = runs(desk)
    assert result.exit_code == 1
    assert "Setster" in result.output


def test_a_setter_that_is_down_is_said_and_nothing_is_lost(desk: Desk) -> None:
    booked(desk)
    desk.fails("setter", "status", status=503, times=None)
    result = runs(desk)
    assert (result.exit_code, "NO" in result.output) == (1, True)
    desk.mends()
    agrees(desk)


def test_only_what_changed_lately_is_asked_of_setter(desk: Desk) -> None:
    booked(desk)
    before = desk.calls("create")
    desk.clock.passes(hours=2)
    assert runs(desk, "--since", "1h").exit_code == 0
    assert desk.calls("create") == before
    assert runs(desk, "--since", "1d").exit_code == 0
    assert desk.calls("create") == before + 1


@pytest.mark.parametrize("since", ["7", "d", "-1d", "1y", "99999d"])
def test_a_stretch_of_time_that_makes_no_sense_is_refused(desk: Desk, since: str) -> None:
    result = runs(desk, "--since", since)
    assert result.exit_code == 2


def test_the_table_names_nobody(desk: Desk, outside: Outside) -> None:
    booked(desk)
    outside.books_by_phone(SOMEBODY, client_name="Dana Lee", client_email="dana@example.com")
    output = runs(desk).output
    assert "Dana" not in output
    assert SOMEBODY not in output


def test_the_nightly_run_mends_and_says_one_line(
    desk: Desk, outside: Outside, capsys: pytest.CaptureFixture[str]
) -> None:
    booked(desk)
    outside.moves(desk.booking.placed_id, "2026-11-23 16:00")
    Reconciler(desk.services, desk.sync, desk.poll, desk.recorder).run_nightly()
    desk.works()
    agrees(desk)
    lines = [line for line in capsys.readouterr().out.splitlines() if "reconciled" in line]
    assert len(lines) == 1
    assert "differences=1" in lines[0]
    assert "mended=1" in lines[0]


def test_of_all_processes_one_compares_a_night(desk: Desk) -> None:
    def ordered(hours: float) -> int:
        desk.clock.passes(hours=hours)
        for _ in range(2):
            desk.sweep.run(is_catching_up=True)
        found = [workflow for workflow, _, _ in desk.work]
        desk.work.clear()
        return found.count("reconcile")

    # At nine in the morning; at eleven at night, at two, and at four.
    assert [ordered(0), ordered(14), ordered(3), ordered(2)] == [1, 0, 0, 1]
