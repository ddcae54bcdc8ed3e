"""The scheduling client over real HTTP: what the port promises."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest

from bot.dialogue.catalogue import OpeningsQuery
from bot.ports import NotFound, OpeningTaken, PlacedState, Rejected, Unauthorised
from integrations.sandbox.business import (
    BRIDAL,
    DOWNTOWN,
    EYEBROW,
    FACIAL,
    HAIRCUT,
    JAMES,
    KERATIN,
    LAKEVIEW,
    MARIA,
    PRIYA,
    YOGA,
)
from tests.integrations.contract.salon import CUT, TUESDAY, moved_to, ordered, setster_of


def test_the_catalogue_holds_what_can_be_booked(scheduler):
    catalogue = scheduler.catalogue()
    assert [one.name for one in catalogue.locations] == ["Downtown", "Riverside", "Lakeview"]
    assert {one.time_zone for one in catalogue.locations} == {"America/New_York", "America/Chicago"}
    assert catalogue.location(DOWNTOWN).address == "1 Main St, Albany, NY"
    names = {one.name for one in catalogue.services}
    assert "Color & cut" in names
    assert not {"Perm", "Staff cut"} & names
    assert "Lena Former" not in {one.name for one in catalogue.employees}


def test_the_catalogue_tells_the_particulars_of_services(scheduler):
    catalogue = scheduler.catalogue()
    facial = catalogue.service(FACIAL)
    extras = catalogue.extras_of(facial, DOWNTOWN)
    assert [one.name for one in extras] == ["Eyebrow tint", "Scalp massage"]
    assert all(one.is_extra for one in extras)
    assert facial.instructions == "Please come without make-up."
    assert catalogue.service(BRIDAL).needs_approval
    assert catalogue.service(BRIDAL).location_ids == {DOWNTOWN}
    assert catalogue.service(KERATIN).needs_payment
    assert catalogue.service(YOGA).group_size == 8
    employees = catalogue.employees_for(catalogue.service(HAIRCUT), DOWNTOWN)
    assert {one.id for one in employees} == {MARIA, JAMES}


def test_the_catalogue_tells_what_the_form_requires(scheduler, sandbox):
    assert (scheduler.catalogue().form_fields, scheduler.catalogue().needs_address) == ((), False)
    sandbox.world.state.switches.form_field = True
    sandbox.world.state.switches.form_field_kind = 7
    sandbox.world.state.switches.needs_address = True
    catalogue = scheduler.catalogue()
    assert catalogue.needs_address
    field = catalogue.form_fields[0]
    assert (field.key, field.choices) == ("1", ("Friend", "Instagram", "Walked by"))


def test_a_days_openings_are_of_that_day(scheduler):
    found = scheduler.openings(CUT)
    assert found
    assert found == sorted(found, key=lambda one: one.starts_at)
    assert {one.local("America/New_York").date() for one in found} == {TUESDAY}
    assert {one.length_minutes for one in found} == {30}


def test_a_range_that_crosses_a_week_is_covered_whole(scheduler):
    last = TUESDAY + timedelta(days=6)
    query = replace(CUT, first_on=TUESDAY + timedelta(days=2), last_on=last)
    days = {one.local("America/New_York").date() for one in scheduler.openings(query)}
    assert min(days) == TUESDAY + timedelta(days=2)
    assert max(days) == last


def test_openings_in_another_zone_are_instants_all_the_same(scheduler):
    found = scheduler.openings(replace(CUT, location_id=LAKEVIEW, employee_id=PRIYA))
    assert found[0].local("America/Chicago") == datetime.combine(TUESDAY, time(9))
    assert found[0].starts_at == datetime(2026, 11, 24, 15, tzinfo=UTC)


def test_extras_make_the_opening_longer(scheduler):
    plain = replace(CUT, service_id=FACIAL)
    assert {one.length_minutes for one in scheduler.openings(plain)} == {60}
    with_extra = replace(plain, extra_ids=(EYEBROW,))
    assert {one.length_minutes for one in scheduler.openings(with_extra)} == {75}


def test_a_group_tells_its_free_places(scheduler):
    class_day = date(2026, 11, 25)
    query = OpeningsQuery(LAKEVIEW, YOGA, class_day, class_day)
    scheduler.create(ordered(scheduler, query))
    found = scheduler.openings(query)
    assert [one.places_left for one in found][:2] == [7, 8]


def test_the_first_opening_after_a_full_day_is_found(scheduler):
    sunday = date(2026, 11, 29)
    query = replace(CUT, first_on=sunday, last_on=sunday)
    assert scheduler.openings(query) == []
    found = scheduler.openings(replace(query, or_first_after=True))
    assert found[0].local("America/New_York").date() == date(2026, 11, 30)


@pytest.mark.parametrize("encoding", ["flat", "data", "form"])
def test_a_booking_is_placed_and_its_time_is_taken(sandbox, encoding):
    scheduler = setster_of(sandbox, encoding=encoding)
    order = ordered(scheduler, replace(CUT, employee_id=MARIA))
    placed = scheduler.create(order)
    assert placed.state is PlacedState.CONFIRMED
    assert (placed.reference, placed.employee_id) == ("ref-1", MARIA)
    assert (placed.starts_at, placed.ends_at) == (
        order.starts_at,
        order.starts_at + timedelta(minutes=30),
    )
    with pytest.raises(OpeningTaken) as caught:
        scheduler.create(replace(order, reference="ref-2", client_email="bob@example.com"))
    assert not caught.value.outcome_unknown


def test_a_booking_that_needs_approval_is_requested(scheduler):
    query = replace(CUT, service_id=BRIDAL, last_on=TUESDAY + timedelta(days=6))
    assert scheduler.create(ordered(scheduler, query)).state is PlacedState.REQUESTED


def test_a_booking_with_a_required_answer_is_placed(scheduler, sandbox):
    sandbox.world.state.switches.form_field = True
    scheduler.catalogue()
    order = ordered(scheduler)
    with pytest.raises(Rejected):
        scheduler.create(order)
    assert scheduler.create(replace(order, form_answers=(("1", "A friend"),))).id


@pytest.mark.parametrize("in_company_zone", [False, True])
@pytest.mark.parametrize("location_id", [DOWNTOWN, LAKEVIEW])
def test_a_booking_is_found_by_its_reference_or_to_the_letter(
    scheduler, sandbox, in_company_zone, location_id
):
    sandbox.world.state.switches.answers_in_company_zone = in_company_zone
    order = ordered(scheduler, replace(CUT, location_id=location_id))
    assert scheduler.find(order) == []
    placed = scheduler.create(order)
    assert scheduler.find(order) == [placed]
    for one in sandbox.world.state.appointments.values():
        one.ews_id = ""
    assert [one.id for one in scheduler.find(order)] == [placed.id]
    assert scheduler.find(replace(order, client_email="bob@example.com")) == []
    assert scheduler.get(placed.id).starts_at == order.starts_at


def test_a_booking_is_cancelled_and_cancelling_again_is_harmless(scheduler):
    order = ordered(scheduler)
    placed = scheduler.create(order)
    assert scheduler.cancel(placed.id).state is PlacedState.GONE
    assert scheduler.cancel(placed.id).state is PlacedState.GONE
    assert scheduler.find(order) == []
    assert scheduler.openings(CUT)[0].starts_at == order.starts_at


def test_a_booking_is_moved_under_its_id(scheduler):
    placed = scheduler.create(ordered(scheduler))
    later = scheduler.openings(CUT)[-1].starts_at
    moved = scheduler.move(placed.id, moved_to(ordered(scheduler, starts_at=later)))
    assert (moved.id, moved.starts_at, moved.state) == (placed.id, later, PlacedState.CONFIRMED)
    assert scheduler.get(placed.id).starts_at == later


def test_a_move_to_a_taken_time_leaves_the_booking_where_it_was(scheduler):
    only_maria = replace(CUT, employee_id=MARIA)
    first = ordered(scheduler, only_maria)
    scheduler.create(first)
    second = ordered(scheduler, only_maria, reference="ref-2")
    placed = scheduler.create(second)
    with pytest.raises(OpeningTaken):
        scheduler.move(placed.id, moved_to(replace(second, starts_at=first.starts_at)))
    assert scheduler.get(placed.id).starts_at == second.starts_at


def test_an_unknown_booking_is_not_found(scheduler):
    move = partial(scheduler.move, order=moved_to(ordered(scheduler)))
    for ask in (scheduler.get, scheduler.cancel, move):
        with pytest.raises(NotFound):
            ask("999999")


def test_a_move_keeps_all_that_it_does_not_name(scheduler, sandbox):
    placed = scheduler.create(ordered(scheduler, note="by the window"))
    made = sandbox.world.state.appointments[placed.id]
    # The business has edited it meanwhile.
    made.note, made.client_phone = "by the window & door", "+15550100044"
    kept = (made.client_id, made.client_name, made.note, made.client_phone, made.ews_id)
    later = scheduler.openings(CUT)[-1].starts_at
    scheduler.move(placed.id, moved_to(ordered(scheduler, starts_at=later)))
    made = sandbox.world.state.appointments[placed.id]
    assert (made.client_id, made.client_name, made.note, made.client_phone, made.ews_id) == kept
    assert made.starts_at == later


def test_a_move_of_a_cancelled_booking_leaves_it_cancelled(scheduler):
    order = ordered(scheduler)
    placed = scheduler.create(order)
    scheduler.cancel(placed.id)
    assert scheduler.move(placed.id, moved_to(order)).state is PlacedState.GONE
    assert scheduler.get(placed.id).state is PlacedState.GONE


def test_a_repeated_move_changes_nothing(scheduler, sandbox):
    placed = scheduler.create(ordered(scheduler))
    to = moved_to(ordered(scheduler, starts_at=scheduler.openings(CUT)[-1].starts_at))
    assert scheduler.move(placed.id, to) == scheduler.move(placed.id, to)
    assert [one.operation for one in sandbox.world.state.calls].count("change") == 1


def test_bookings_are_found_by_phone_and_only_those_that_name_it(scheduler, sandbox):
    phone, today = "+15550100077", sandbox.world.now().date()
    mine = scheduler.create(ordered(scheduler, client_phone=phone))
    gone = scheduler.create(ordered(scheduler, client_phone=phone, reference="ref-2"))
    scheduler.cancel(gone.id)
    # Somebody else books with the same e-mail address, and so becomes the same client.
    other = scheduler.create(ordered(scheduler, client_phone="+15550100088", reference="ref-3"))
    assert other.client_id == mine.client_id
    scheduler.catalogue()
    assert scheduler.bookings_of("+15550100099", today) == []
    assert [one.id for one in scheduler.bookings_of("+15550100088", today)] == [other.id]


def test_a_returning_customer_is_known_by_phone(scheduler):
    found = scheduler.clients_with_phone("+15550100003")
    assert [(one.name, one.email) for one in found] == [("Riley Chen", "riley.chen@example.com")]
    assert scheduler.clients_with_phone("+15550100009") == []


def test_the_scheduler_is_checked_with_one_line(scheduler, sandbox):
    assert scheduler.check() == "Setster: signed in, 3 locations"
    with pytest.raises(Unauthorised):
        setster_of(sandbox, api_key="wrong").check()
