"""Whoever makes, moves or cancels a booking: the calendar, Setter and our rows say the same."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import saved
from bot.ports import Channel
from bot.web.calendar_webhooks import ask
from bot.workflows.telling import Telling
from integrations.sandbox.business import ANA, FACIAL, LAKEVIEW
from tests.desk import ORDERED_START, Customer, Desk
from tests.outside import Outside, is_sent_a_link, meets_setters_bot, typed

FIVE = datetime(2026, 11, 23, 22, tzinfo=UTC)
FOUR = "2026-11-23 16:00"
SETSTERS_WRITES = ("create", "change", "delete", "confirm", "decline")


@pytest.fixture
def outside(desk: Desk) -> Outside:
    return Outside(desk)


def booked(desk: Desk, channel: Channel = Channel.SMS) -> Customer:
    customer = desk.customer(channel)
    meets_setters_bot(desk, customer)
    customer.orders().says("ok").hears("Booked")
    desk.works()
    return customer


def live_records(desk: Desk) -> list[tuple[str, datetime]]:
    return sorted((one.external_id, one.starts_at) for one in desk.records())


def writes(desk: Desk) -> int:
    """How often Setster was asked to change something, and Setter."""
    return sum(
        one.method != "GET" and one.operation != "authenticate"
        for one in desk.sandbox.world.state.calls
    )


def last_booking(desk: Desk) -> Any:
    (state,) = (state for (state,) in desk.rows("SELECT state FROM conversations"))
    return saved.load(state).last_booking


def test_a_booking_on_the_web_page_is_recorded_in_setter(desk: Desk, outside: Outside) -> None:
    somebody = desk.customer()
    meets_setters_bot(desk, somebody)
    placed_id = outside.books_on_the_web(typed(somebody.address))
    assert is_sent_a_link(desk, somebody)
    outside.tells(placed_id)
    assert not is_sent_a_link(desk, somebody)
    booking = desk.booking
    assert (booking.origin, booking.state, booking.placed_id) == ("calendar", "booked", placed_id)
    assert (booking.client_phone, booking.service_name) == (somebody.address, "Haircut")
    assert (booking.location_name, booking.time_zone) == ("Downtown", "America/New_York")
    assert live_records(desk) == [(f"setster-{placed_id}", FIVE)]


def test_a_phone_that_we_know_names_the_contact(desk: Desk, outside: Outside) -> None:
    customer = desk.customer(Channel.WHATSAPP).says("hi")
    meets_setters_bot(desk, customer)
    outside.tells(outside.books_by_phone(customer.address))
    assert desk.booking.contact_id == desk.value("SELECT id FROM contacts")
    assert not is_sent_a_link(desk, customer)
    assert customer.texts == []


@pytest.mark.parametrize("phone", ["", "call me", "12"])
def test_without_a_phone_there_is_nobody_to_tell_setter_of(
    desk: Desk, outside: Outside, phone: str
) -> None:
    outside.tells(outside.books_by_phone(phone))
    assert desk.booking.client_phone == ""
    assert desk.rows("SELECT * FROM records") == []


def test_what_is_over_or_cancelled_before_we_hear_of_it_is_none_of_our_business(
    desk: Desk, outside: Outside
) -> None:
    over = outside.books_by_phone("+15550160009", start="2026-11-23 08:00")
    cancelled = outside.books_by_phone("+15550160009")
    outside.cancels(cancelled)
    erased = outside.books_by_phone("+15550160009")
    outside.erases(erased)
    outside.tells(over, cancelled, erased, "1", "999999999999999999")
    assert desk.rows("SELECT * FROM bookings") == []


def test_a_move_by_the_business_reaches_setter_and_our_rows(desk: Desk, outside: Outside) -> None:
    customer = booked(desk)
    placed_id = desk.booking.placed_id
    outside.moves(placed_id, FOUR)
    outside.tells(placed_id)
    assert desk.booking.starts_at != ORDERED_START
    four = ORDERED_START + timedelta(hours=1)
    assert live_records(desk) == [(f"setster-{placed_id}:r1", four)]
    assert last_booking(desk).starts_at == four
    assert customer.texts == []
    assert "calendar_changed" in desk.events()


def test_the_new_record_is_made_before_the_old_one_is_cancelled(
    desk: Desk, outside: Outside
) -> None:
    customer = booked(desk)
    outside.moves(desk.booking.placed_id, FOUR)
    desk.fails("setter", "status", operation="create", status=503)
    outside.tells(desk.booking.placed_id)
    assert not is_sent_a_link(desk, customer)
    desk.sweeps(minutes=6)
    (record,) = live_records(desk)
    assert record[0].endswith(":r1")


def test_moved_and_moved_back_there_is_one_record_again(desk: Desk, outside: Outside) -> None:
    booked(desk)
    placed_id = desk.booking.placed_id
    for start in (FOUR, "2026-11-23 15:00"):
        outside.moves(placed_id, start)
        outside.tells(placed_id)
    assert live_records(desk) == [(f"setster-{placed_id}:r2", ORDERED_START)]


@pytest.mark.parametrize("end", ["cancels", "erases", "cancels_by_link"])
def test_an_end_in_the_calendar_is_the_end_everywhere(
    desk: Desk, outside: Outside, end: str
) -> None:
    customer = booked(desk)
    placed_id = desk.booking.placed_id
    getattr(outside, end)(placed_id)
    outside.tells(placed_id)
    assert desk.booking.state == "cancelled"
    assert desk.records() == []
    assert last_booking(desk) is None
    assert is_sent_a_link(desk, customer)
    assert customer.texts == []


def test_a_cancelled_booking_that_is_taken_back_lives_again(desk: Desk, outside: Outside) -> None:
    booked(desk)
    placed_id = desk.booking.placed_id
    outside.cancels(placed_id)
    outside.tells(placed_id)
    outside.changes(placed_id, status=2)
    outside.tells(placed_id)
    assert desk.booking.state == "booked"
    assert live_records(desk) == [(f"setster-{placed_id}:r1", ORDERED_START)]


@pytest.mark.parametrize("erases", [False, True])
@pytest.mark.parametrize("heard", ["old", "new", "new, old", "old, new"])
def test_a_new_id_after_the_customers_own_link_is_the_same_booking(
    desk: Desk, outside: Outside, heard: str, erases: bool
) -> None:
    customer = booked(desk)
    ids = {"old": desk.booking.placed_id}
    ids["new"] = outside.reschedules_by_link(ids["old"], FOUR, erases=erases)
    outside.tells(*(ids[one] for one in heard.split(", ")))
    four = ORDERED_START + timedelta(hours=1)
    assert (desk.booking.placed_id, desk.booking.state) == (ids["new"], "booked")
    assert live_records(desk) == [(f"setster-{ids['new']}:r1", four)]
    assert last_booking(desk).starts_at == four
    assert customer.texts == []


def test_a_copy_that_bears_our_reference_is_a_booking_of_the_same_customer(
    desk: Desk, outside: Outside
) -> None:
    booked(desk)
    reference = desk.booking.reference
    copy = outside.books_by_phone("", ews_id=reference)
    outside.tells(copy)
    rows = desk.rows("SELECT origin, contact_id FROM bookings ORDER BY id")
    assert rows == [("text", rows[0][1]), ("calendar", rows[0][1])]
    assert len(live_records(desk)) == 2


def test_imported_busy_time_is_no_booking(desk: Desk, outside: Outside) -> None:
    outside.tells(outside.books_by_phone("+15550160009", status=4))
    desk.polls(minutes=5)
    assert desk.rows("SELECT * FROM bookings") == []


def test_an_approval_by_the_business_is_noted(desk: Desk, outside: Outside) -> None:
    placed_id = outside.books_by_phone("+15550160009", status=1)
    outside.tells(placed_id)
    assert desk.booking.state == "requested"
    outside.changes(placed_id, status=2)
    outside.tells(placed_id)
    assert desk.booking.state == desk.booking.told_state == "booked"
    assert desk.value("SELECT count(*) FROM records") == 1


def test_another_service_place_or_person_is_taken_over(desk: Desk, outside: Outside) -> None:
    booked(desk)
    placed_id = desk.booking.placed_id
    entry = desk.sandbox.world.state.appointments[placed_id]
    entry.service_id, entry.location_id, entry.employee_id = FACIAL, LAKEVIEW, ANA
    outside.tells(placed_id)
    booking = desk.booking
    assert (booking.service_name, booking.location_name) == ("Facial", "Lakeview")
    assert (booking.employee_name, booking.time_zone) == ("Ana Silva", "America/Chicago")
    assert len(live_records(desk)) == 1


def test_a_corrected_phone_moves_the_record_to_the_right_person(
    desk: Desk, outside: Outside
) -> None:
    wrong, right = desk.customer(), desk.customer()
    for one in (wrong, right):
        meets_setters_bot(desk, one)
    placed_id = outside.books_by_phone(wrong.address)
    outside.tells(placed_id)
    outside.changes(placed_id, client_phone=right.address)
    outside.tells(placed_id)
    assert (is_sent_a_link(desk, wrong), is_sent_a_link(desk, right)) == (True, False)


@pytest.mark.parametrize("corrected", ["+15550169999", "unknown"])
def test_a_phone_corrected_to_one_that_setter_does_not_know_frees_the_wrong_person(
    desk: Desk, outside: Outside, corrected: str
) -> None:
    wrong = desk.customer()
    meets_setters_bot(desk, wrong)
    placed_id = outside.books_by_phone(wrong.address)
    outside.tells(placed_id)
    outside.changes(placed_id, client_phone=corrected)
    outside.tells(placed_id)
    assert is_sent_a_link(desk, wrong)
    assert desk.records() == []


def test_many_events_about_one_booking_cost_one_fetch(desk: Desk, outside: Outside) -> None:
    placed_id = outside.books_by_phone("+15550160009")
    before = desk.calls("get")
    outside.tells(*[placed_id] * 20)
    assert desk.calls("get") - before == 1
    assert desk.value("SELECT count(*) FROM bookings") == 1


def test_an_event_that_comes_during_a_fetch_is_not_lost(desk: Desk, outside: Outside) -> None:
    placed_id = outside.books_by_phone("+15550160009")
    real = desk.sync.scheduler

    class Busy:
        """Somebody moves the booking right after it was read, and tells us."""

        has_moved = False

        def get(self, *arguments: Any, **named: Any) -> Any:
            found = real.get(*arguments, **named)
            if not self.has_moved:
                self.has_moved = True
                outside.moves(placed_id, FOUR)
                ask(desk.services, placed_id)
            return found

        def __getattr__(self, name: str) -> Any:
            return getattr(real, name)

    desk.sync = type(desk.sync)(desk.services, Busy(), desk.entering)
    outside.tells(placed_id)
    assert desk.value("SELECT count(*) FROM sync_requests WHERE asked > done") == 0
    (start,) = {str(one) for (one,) in desk.rows("SELECT starts_at FROM bookings")}
    assert "21:00" in start


def test_events_of_our_own_bookings_cost_nothing_but_a_look(desk: Desk, outside: Outside) -> None:
    """Loops are impossible: what we take in makes us write nothing."""
    booked(desk)
    before = writes(desk)
    for _ in range(3):
        outside.tells(desk.booking.placed_id)
        desk.polls(minutes=61)
    assert writes(desk) == before == 2
    assert desk.booking.revision == 0


def test_what_is_taken_in_is_never_written_to_the_calendar(desk: Desk, outside: Outside) -> None:
    customer = booked(desk)
    meets_setters_bot(desk, customer)
    placed_id = desk.booking.placed_id
    before = {one: desk.calls(one) for one in SETSTERS_WRITES}
    records = desk.calls("create")
    outside.moves(placed_id, FOUR)
    outside.tells(placed_id)
    other = outside.books_on_the_web(customer.address)
    outside.tells(other)
    outside.cancels(other)
    outside.tells(other)
    desk.polls(minutes=61)
    desk.polls(minutes=61)
    # At Setter: the move's new record, and the booking that came and went.
    assert desk.calls("create") - records == 2
    assert desk.calls("cancel") == 2
    assert {one: desk.calls(one) for one in SETSTERS_WRITES[1:]} == {
        one: before[one] for one in SETSTERS_WRITES[1:]
    }


def test_a_calendar_that_is_down_is_asked_again(desk: Desk, outside: Outside) -> None:
    placed_id = outside.books_by_phone("+15550160009")
    desk.fails("setster", "status", operation="get", status=503, times=None)
    outside.tells(placed_id)
    assert desk.rows("SELECT * FROM bookings") == []
    desk.mends()
    desk.sweeps(minutes=1)
    assert desk.booking.state == "booked"


def test_a_process_that_dies_before_it_took_in_is_made_up_for(desk: Desk, outside: Outside) -> None:
    placed_id = outside.books_by_phone("+15550160009")
    ask(desk.services, placed_id)
    desk.dies()
    desk.sweeps(minutes=1)
    assert desk.booking.state == "booked"


def test_a_lost_order_that_came_through_is_settled_by_its_own_look(
    desk: Desk, outside: Outside
) -> None:
    """We gave it up as uncertain; then the calendar tells us of it."""
    customer = desk.customer().orders()
    desk.fails("setster", "lost_answer", operation="create")
    desk.fails("setster", "status", operation="list", status=503, times=None)
    customer.says("ok")
    placed_id = desk.appointments()[0].id
    outside.tells(placed_id)
    assert desk.value("SELECT count(*) FROM bookings") == 1
    desk.mends()
    desk.sweeps(minutes=2)
    outside.tells(placed_id)
    assert (desk.booking.state, desk.booking.placed_id) == ("booked", placed_id)
    assert desk.booking.origin == "text"


# What the customer is told


@pytest.fixture
def telling(desk: Desk) -> Desk:
    """A business that wants its customers told."""
    entering = type(desk.entering)(desk.services, Telling(desk.services, True), "US")
    desk.sync = type(desk.sync)(desk.services, desk.scheduler, entering)
    return desk


@pytest.mark.parametrize("channel", list(Channel))
def test_who_wants_it_so_has_the_customer_told(
    telling: Desk, outside: Outside, channel: Channel
) -> None:
    customer = booked(telling, channel)
    placed_id = telling.booking.placed_id
    outside.moves(placed_id, FOUR)
    outside.tells(placed_id)
    outside.cancels(placed_id)
    outside.tells(placed_id, placed_id)
    moved, cancelled = customer.texts
    assert "3:00pm" in moved
    assert "4:00pm" in moved
    assert "cancelled" in cancelled
    assert "4:00pm" in cancelled


def test_who_was_promised_an_answer_gets_it(telling: Desk, outside: Outside) -> None:
    customer = booked(telling)
    placed_id = telling.booking.placed_id
    outside.changes(placed_id, status=1)
    outside.tells(placed_id)
    outside.changes(placed_id, status=2)
    outside.tells(placed_id)
    (text,) = customer.texts
    assert "Booked!" in text


def test_the_customers_own_move_is_not_told(telling: Desk, outside: Outside) -> None:
    customer = booked(telling)
    old = telling.booking.placed_id
    outside.tells(old, outside.reschedules_by_link(old, FOUR))
    assert customer.texts == []


def test_who_opted_out_is_not_told(telling: Desk, outside: Outside) -> None:
    customer = booked(telling)
    customer.says("STOP")
    outside.cancels(telling.booking.placed_id)
    outside.tells(telling.booking.placed_id)
    assert telling.booking.state == "cancelled"
    assert customer.texts == []


def test_whatsapp_is_used_within_a_day_of_the_last_message_only(
    telling: Desk, outside: Outside
) -> None:
    customer = telling.customer(Channel.WHATSAPP)
    order = "Haircut downtown friday at 3pm with James. I'm Dana Lee, dana@example.com"
    customer.says(order).says("ok").hears("Booked")
    telling.works()
    telling.clock.passes(hours=25)
    outside.cancels(telling.booking.placed_id)
    outside.tells(telling.booking.placed_id)
    assert telling.booking.state == "cancelled"
    assert customer.texts == []
