"""When deciding goes wrong, the customer hears so and a person takes over."""

from functools import partial
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.replies import Replies
from bot.store.database import Database
from integrations.sandbox import Sandbox
from integrations.sandbox.faults import KINDS
from tests.databases import SqliteFiles
from tests.desk import REPLIES, Clock, Desk, in_background
from tests.turns.test_order import Gate

DANGEROUS = "canary-of-a-customer"


class BrokenReplies(Replies):
    """Templates that fail for all but the words of the last resort."""

    def render(self, says, channel):
        if says[0].name not in {"handing_over", "booking_now"}:
            raise KeyError(DANGEROUS)
        return super().render(says, channel)


class BrokenScheduler(Gate):
    """A calendar client with a mistake in it."""

    def create(self, *_, **__):
        raise ZeroDivisionError(DANGEROUS)


def outcomes(desk: Desk) -> list[tuple]:
    return desk.rows("SELECT body, outcome FROM messages WHERE author = 'customer' ORDER BY id")


def test_a_turn_that_fails_is_handed_to_a_person(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Desk(desk.database, desk.sandbox, desk.clock, replies=BrokenReplies(REPLIES))
    customer = broken.customer().says("hi there").hears("our team", "BOOK")
    assert outcomes(broken) == [("hi there", "failed")]
    assert broken.value("SELECT attention FROM conversations") == "turn_failed"
    printed = "".join(capsys.readouterr())
    assert "turn_failed" in printed
    assert DANGEROUS not in printed
    assert "hi there" not in printed
    assert customer.address not in printed


def test_after_a_failed_turn_the_bot_is_silent_until_it_is_asked_back(desk: Desk) -> None:
    broken = Desk(desk.database, desk.sandbox, desk.clock, replies=BrokenReplies(REPLIES))
    customer = broken.customer().says("hi")
    customer.desk = desk
    customer.says("hello?").hears_nothing()
    customer.says("BOOK").hears("Downtown")


def test_a_copy_of_a_message_that_failed_gets_the_same_answer(desk: Desk) -> None:
    broken = Desk(desk.database, desk.sandbox, desk.clock, replies=BrokenReplies(REPLIES))
    customer = broken.customer()
    message = customer.message("hi")
    assert customer.sends(message) == customer.sends(message)


def test_a_conversation_that_can_not_be_read_is_handed_to_a_person(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE conversations SET state = 'nonsense'")
    customer.says("downtown").hears("our team")
    customer.says("BOOK").hears("Downtown")


def test_a_mistake_while_booking_leaves_it_to_the_sweep(desk: Desk) -> None:
    gate = BrokenScheduler(desk.scheduler)
    gate.opened.set()
    broken = Desk(desk.database, desk.sandbox, desk.clock, scheduler=gate)
    customer = broken.customer().orders().says("ok").hears("Booking it now")
    customer.desk = desk
    desk.sweeps(seconds=20)
    assert desk.booking.state == "booked"
    assert "Booked" in customer.texts[0]


def test_what_a_dead_process_left_undecided_and_fails_again_is_handed_to_a_person(
    desk: Desk,
) -> None:
    gate = Gate(desk.scheduler)
    dying = Desk(desk.database, desk.sandbox, desk.clock, scheduler=gate)
    customer = dying.customer().says("hi")
    broken = Desk(desk.database, desk.sandbox, desk.clock, replies=BrokenReplies(REPLIES))
    with in_background(partial(dying.turns.handle, customer.message("haircut downtown"))):
        gate.reached.wait(10)
        broken.sweeps(seconds=20)
        gate.opened.set()
    assert outcomes(broken)[1] == ("haircut downtown", "failed")
    assert "our team" in customer.texts[-1]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("latency", "drip")])
def test_a_calendar_that_misbehaves_gets_an_honest_line_and_the_facts_are_kept(
    desk: Desk, kind: str
) -> None:
    desk.fails("setster", kind, operation="availability", times=None)
    customer = desk.customer().says("haircut downtown").hears("can't see our calendar")
    desk.mends()
    customer.says("hello?").hears("Haircut", "1 ", "2 ")


def test_a_calendar_that_takes_too_long_gets_an_honest_line(desk: Desk) -> None:
    hurried = Desk(desk.database, desk.sandbox, desk.clock, budget_s=0.4)
    customer = hurried.customer().says("hi")
    hurried.fails("setster", "latency", operation="availability", times=None, seconds=1.0)
    customer.says("haircut downtown").hears("can't see our calendar")
    hurried.mends()
    customer.says("today at 3pm with james").hears("name")


def test_a_catalogue_that_can_not_be_read_gets_an_honest_line_and_nothing_is_lost(
    desk: Desk,
) -> None:
    desk.fails("setster", "reset", times=None)
    customer = desk.customer().says("haircut downtown").hears("can't see our calendar")
    desk.mends()
    customer.says("hello?").hears("Haircut", "1 ")


def test_a_database_that_is_locked_is_waited_for_and_then_told(desk: Desk) -> None:
    """After a bounded time: the webhook turns it into a 503."""
    impatient = Database(desk.database.url, lock_timeout_s=0.2)
    hurried = Desk(impatient, desk.sandbox, desk.clock)
    with desk.database.write() as connection:
        if not desk.database.is_sqlite:
            connection.exec_driver_sql("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(OperationalError):
            hurried.customer().says("hi")
    hurried.customer().says("hi").hears("Downtown")
    impatient.close()


def test_a_full_disk_leaves_nothing_half_written_and_heals_without_a_restart(
    still_sandbox: tuple[Sandbox, Clock], sqlite_files: SqliteFiles, tmp_path: Path
) -> None:
    sandbox, clock = still_sandbox
    database = Database(sqlite_files.create_with_tables(tmp_path), pool_size=1)
    desk = Desk(database, sandbox, clock)
    desk.customer().says("hi")
    with database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(OperationalError, match="full"):
        desk.customer().says("hi " + "x" * 100_000)
    unfinished = "SELECT count(*) FROM messages WHERE author = 'customer' AND outcome = ''"
    assert desk.value(unfinished) == 0
    contacts = desk.value("SELECT count(*) FROM contacts")
    assert desk.value("SELECT count(*) FROM conversations") == contacts
    with database.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    desk.customer().says("hi").hears("Downtown")
    database.close()
