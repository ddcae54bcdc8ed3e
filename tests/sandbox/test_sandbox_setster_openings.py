from datetime import timedelta

from integrations.sandbox.business import (
    ANA,
    BRIDAL,
    COLOR,
    DOWNTOWN,
    EYEBROW,
    FACIAL,
    HAIRCUT,
    JAMES,
    LAKEVIEW,
    MARIA,
    MASSAGE,
    PERM,
    PRIYA,
    RIVERSIDE,
    SCALP,
    TOM,
    YOGA,
)

TUESDAY, WEDNESDAY, SUNDAY = "2026-11-24", "2026-11-25", "2026-11-29"


def test_times_are_a_map_from_date_to_starts(setster):
    found = setster.times(HAIRCUT, TUESDAY, location_id=DOWNTOWN)
    assert list(found) == [TUESDAY]
    assert found[TUESDAY][:2] == ["09:00:00", "09:30:00"]
    assert found[TUESDAY][-1] == "16:30:00"


def test_the_answer_echoes_the_day_without_zero_padding(setster):
    data = setster.data(
        "/availability",
        service_id=FACIAL,
        start_date="2026-12-01",
        t="daily",
        **{"return": "times", "subservices": [EYEBROW, SCALP]},
    )
    assert (data["day"], data["month"], data["year"], data["interval"]) == (1, 12, 2026, 105)


def test_without_a_location_the_main_one_is_meant(setster):
    with_it = setster.times(HAIRCUT, TUESDAY, location_id=DOWNTOWN)
    assert setster.times(HAIRCUT, TUESDAY) == with_it


def test_all_free_employees_are_pooled_unless_one_is_named(setster):
    monday = "2026-11-30"
    both = setster.times(HAIRCUT, monday, location_id=DOWNTOWN)[monday]
    maria = setster.times(HAIRCUT, monday, location_id=DOWNTOWN, provider_id=MARIA)[monday]
    james = setster.times(HAIRCUT, monday, location_id=DOWNTOWN, provider_id=JAMES)[monday]
    assert sorted(set(maria) | set(james)) == both
    assert maria[-1] == "16:30:00"
    assert james[-1] == "17:30:00"


def test_nothing_free_at_all_is_an_empty_list(setster):
    assert setster.times(HAIRCUT, SUNDAY, location_id=DOWNTOWN) == []
    assert setster.times(PERM, TUESDAY, location_id=DOWNTOWN) == []


def test_a_full_day_is_an_empty_list_and_a_day_off_has_no_key(setster, control):
    for employee in (MARIA, JAMES):
        control(
            "/setster/appointments",
            service_id=HAIRCUT,
            location_id=DOWNTOWN,
            employee_id=employee,
            start=f"{TUESDAY} 09:00",
            minutes=600,
        )
    found = setster.times(HAIRCUT, TUESDAY, t="weekly", location_id=DOWNTOWN)
    assert found[TUESDAY] == []
    assert "2026-11-22" not in found


def test_weekly_covers_the_whole_week_from_sunday_and_more_weeks_on_request(setster):
    week = setster.times(HAIRCUT, WEDNESDAY, t="weekly", location_id=LAKEVIEW)
    assert list(week) == [f"2026-11-{day}" for day in range(23, 29)]
    weeks = setster.times(HAIRCUT, WEDNESDAY, t="weekly", no_of_weeks=2, location_id=LAKEVIEW)
    assert len(weeks) == 12


def test_first_available_looks_on_beyond_the_interval(setster):
    found = setster.times(HAIRCUT, SUNDAY, location_id=DOWNTOWN, first_available=1)
    assert found["2026-11-30"]


def test_past_times_and_times_within_notice_are_left_out(setster, clock):
    today = "2026-11-23"
    assert setster.times(HAIRCUT, today, location_id=DOWNTOWN)[today][0] == "10:00:00"
    clock.now += timedelta(hours=3)
    assert setster.times(HAIRCUT, today, location_id=DOWNTOWN)[today][0] == "13:00:00"
    tomorrow = setster.times(BRIDAL, TUESDAY, location_id=DOWNTOWN)[TUESDAY]
    assert tomorrow[0] == "12:00:00"


def test_nothing_is_offered_beyond_the_last_day(setster):
    assert setster.times(HAIRCUT, "2027-03-02", location_id=DOWNTOWN) == []


def test_a_service_of_fixed_times_starts_one_after_the_other(setster):
    found = setster.times(MASSAGE, TUESDAY, location_id=RIVERSIDE)[TUESDAY]
    assert found[:3] == ["11:00:00", "12:00:00", "13:00:00"]


def test_padding_is_kept_free_on_both_sides(setster):
    taken = {"service_id": COLOR, "location_id": DOWNTOWN, "employee_id": MARIA, "duration": 90}
    setster.create(start_date=f"{TUESDAY} 11:00:00", **taken)
    free = setster.times(HAIRCUT, TUESDAY, location_id=DOWNTOWN, provider_id=MARIA)[TUESDAY]
    assert "10:00:00" in free
    assert "10:30:00" not in free
    assert "12:30:00" not in free
    assert "13:00:00" in free


def test_extras_make_it_longer(setster):
    alone = setster.times(FACIAL, TUESDAY, location_id=DOWNTOWN)[TUESDAY]
    query = {"location_id": DOWNTOWN, "subservices": f"{EYEBROW},{SCALP}"}
    longer = setster.times(FACIAL, TUESDAY, **query)[TUESDAY]
    assert (alone[-1], longer[-1]) == ("17:00:00", "16:00:00")


def test_a_class_shows_the_places_left(setster):
    query = {"location_id": LAKEVIEW, "available_seats": 1}
    assert setster.times(YOGA, WEDNESDAY, **query)[WEDNESDAY][0] == {"time": "08:00:00", "seats": 8}
    setster.create(
        service_id=YOGA, location_id=LAKEVIEW, start_date=f"{WEDNESDAY} 08:00:00", duration=60
    )
    assert setster.times(YOGA, WEDNESDAY, **query)[WEDNESDAY][0]["seats"] == 7


def test_a_class_keeps_its_teacher_from_other_work(setster):
    setster.create(
        service_id=YOGA, location_id=LAKEVIEW, start_date=f"{WEDNESDAY} 10:00:00", duration=60
    )
    free = setster.times(MASSAGE, WEDNESDAY, location_id=LAKEVIEW)[WEDNESDAY]
    assert "10:00:00" not in free
    assert "09:00:00" not in free


def test_somebody_busy_in_one_place_is_busy_in_the_other(setster, control):
    control(
        "/setster/appointments",
        service_id=MASSAGE,
        location_id=LAKEVIEW,
        employee_id=TOM,
        start=f"{TUESDAY} 11:00",
    )
    free = setster.times(MASSAGE, TUESDAY, location_id=RIVERSIDE)[TUESDAY]
    assert "12:00:00" not in free
    assert "14:00:00" in free


def test_times_can_be_asked_for_in_another_zone(setster):
    here = setster.times(HAIRCUT, TUESDAY, location_id=LAKEVIEW, provider_id=PRIYA)[TUESDAY]
    there = setster.times(
        HAIRCUT, TUESDAY, location_id=LAKEVIEW, provider_id=PRIYA, timezone_id="553"
    )[TUESDAY]
    assert (here[0], there[0]) == ("09:00:00", "10:00:00")


def test_a_person_who_does_not_perform_the_service_has_no_times(setster):
    assert setster.times(HAIRCUT, TUESDAY, location_id=DOWNTOWN, provider_id=ANA) == []


def test_what_cannot_be_read_is_refused(setster):
    good = {"service_id": HAIRCUT, "start_date": TUESDAY, "t": "daily", "return": "times"}
    wrong = [
        {"start_date": "2026-1-1"},
        {"start_date": "2026-13-01"},
        {"t": "monthly"},
        {"return": "all"},
        {"service_id": ""},
        {"timezone_id": "9999"},
        {"t": "weekly", "no_of_weeks": "6"},
    ]
    for fault in wrong:
        answer = setster.call("GET", "/availability", params={**good, **fault}).json()
        assert answer["statusCode"] == 1, fault
    answer = setster.call("GET", "/availability", params={**good, "service_id": "1"}).json()
    assert answer["statusCode"] == 7
