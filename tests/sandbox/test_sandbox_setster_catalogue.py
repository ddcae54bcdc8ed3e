from integrations.sandbox.business import (
    DOWNTOWN,
    FACIAL,
    HAIRCUT,
    LAKEVIEW,
    MARIA,
    PERM,
    YOGA,
)


def test_locations_lie_in_two_time_zones_and_ids_are_text(setster):
    found = setster.data("/location")
    assert {one["timezone_id"] for one in found} == {"552", "553"}
    assert all(isinstance(one["id"], str) for one in found)


def test_inactive_services_are_listed_unless_only_active_ones_are_wanted(setster):
    assert PERM in {one["id"] for one in setster.data("/service")}
    assert PERM not in {one["id"] for one in setster.data("/service", active_services="1")}


def test_services_of_one_location_are_those_somebody_performs_there(setster):
    here = {one["id"] for one in setster.data("/service", location_id=DOWNTOWN)}
    assert HAIRCUT in here
    assert YOGA not in here
    assert YOGA in {one["id"] for one in setster.data("/service", location_id=LAKEVIEW)}


def test_one_entity_comes_as_a_list(setster):
    assert [one["name"] for one in setster.data(f"/service/{HAIRCUT}")] == ["Haircut"]
    assert setster.data("/service/999") == []


def test_a_trailing_slash_changes_nothing(setster):
    assert setster.data("/service/") == setster.data("/service")


def test_fields_filter_by_equality(setster):
    extras = setster.data("/service", is_subservice="1")
    assert {one["name"] for one in extras} == {"Eyebrow tint", "Scalp massage"}
    (facial,) = setster.data("/service", id=FACIAL)
    assert facial["subservices"] == [one["id"] for one in extras]


def test_employees_who_left_come_only_on_request(setster):
    assert len(setster.data("/employee", statuses="all")) == len(setster.data("/employee")) + 1


def test_links_nest_by_the_entity_that_has_them(setster):
    (haircut,) = setster.data(f"/service/{HAIRCUT}")
    assert haircut["location_links"][MARIA][DOWNTOWN] == 1
    (maria,) = setster.data("/employee", id=MARIA, include_links="1")
    assert maria["location_links"][DOWNTOWN][HAIRCUT] == 1
    (place,) = setster.data("/location", id=DOWNTOWN, include_links="true")
    assert place["location_links"][MARIA][HAIRCUT] == 1


def test_the_form_has_a_question_only_while_switched_on(setster, control):
    assert setster.data("/customfield") == []
    control("/setster/form_field", on=True, kind=7)
    (question,) = setster.data("/customfield")
    assert question["required"]
    assert question["type"] == "7"
    assert len(question["options"]) == 3


def test_switches_change_what_the_business_asks_for(setster, control):
    assert setster.data("/account/getOptions")["client_address_required"] is False
    control("/business", needs_address=True, single_location=True)
    assert setster.data("/account/getOptions")["client_address_required"] is True
    assert [one["name"] for one in setster.data("/location")] == ["Downtown"]
