from datetime import date
from decimal import Decimal

import httpx
import pytest
from structlog.testing import capture_logs

from bot.dialogue.catalogue import FieldKind
from bot.ports import Unavailable
from tests.integrations.fake_setster import EMPLOYEE, LOCATION, SERVICE, envelope


def test_names_and_addresses_are_unescaped(fake):
    fake.answers["GET /location"] = [{**LOCATION, "name": "Tom &amp; Co", "city": "Bos&shy;ton"}]
    fake.answers["GET /employee"] = [{**EMPLOYEE, "last_name": "O&#39;Neil"}]
    catalogue = fake.client().catalogue()
    assert catalogue.locations[0].name == "Tom & Co"
    assert catalogue.locations[0].address == "1 Main St, Bos\xadton, MA"
    assert catalogue.employees[0].name == "Ann O'Neil"


def test_a_virtual_location_has_no_address(fake):
    fake.answers["GET /location"] = [{**LOCATION, "virtual": 1}]
    location = fake.client().catalogue().locations[0]
    assert (location.is_virtual, location.address) == (True, "")


@pytest.mark.parametrize("zone", ["999", "Nowhere/Land", "../../etc/passwd", "553x"])
def test_a_location_without_a_known_zone_is_left_out_and_logged(fake, zone):
    fake.answers["GET /location"] = [{**LOCATION, "timezone_id": zone}, {**LOCATION, "id": "2"}]
    with capture_logs() as lines:
        catalogue = fake.client().catalogue()
    assert [one.id for one in catalogue.locations] == ["2"]
    left_out = [line for line in lines if line["event"] == "setster_location_left_out"]
    assert [line["location_id"] for line in left_out] == ["54232"]


@pytest.mark.parametrize("zone", [None, "", "0", 0])
def test_a_location_without_a_zone_of_its_own_has_the_accounts(fake, zone):
    fake.answers["GET /location"] = [{**LOCATION, "timezone_id": zone}]
    fake.answers["GET /account/getOptions"] = [{"timezone_id": "548"}]
    assert fake.client().catalogue().locations[0].time_zone == "America/Los_Angeles"


def test_a_zone_may_be_given_by_name(fake):
    fake.answers["GET /location"] = [{**LOCATION, "timezone_id": "US/Central"}]
    assert fake.client().catalogue().locations[0].time_zone == "America/Chicago"


@pytest.mark.parametrize("duration", [0, None, "", "an hour", -15])
def test_a_service_without_a_length_is_left_out_and_logged(fake, duration):
    fake.answers["GET /service"] = [{**SERVICE, "duration": duration}]
    with capture_logs() as lines:
        assert fake.client().catalogue().services == ()
    assert "setster_service_left_out" in {line["event"] for line in lines}


def test_a_hidden_or_protected_service_is_left_out(fake):
    fake.answers["GET /service"] = [
        {**SERVICE, "id": "1", "status": False},
        {**SERVICE, "id": "2", "password": "secret"},
        {**SERVICE, "id": "3", "password": ""},
    ]
    assert [one.id for one in fake.client().catalogue().services] == ["3"]


def test_a_service_is_offered_where_the_location_lists_it(fake):
    def services(request: httpx.Request) -> httpx.Response:
        assert request.url.params["active_services"] == "1"
        at_uptown = request.url.params["location_id"] == "2"
        return envelope([SERVICE, {**SERVICE, "id": "9"}] if at_uptown else [SERVICE])

    fake.answers["GET /location"] = [LOCATION, {**LOCATION, "id": "2"}]
    fake.answers["GET /service"] = services
    found = {one.id: one.location_ids for one in fake.client().catalogue().services}
    assert found == {"453": {"54232", "2"}, "9": {"2"}}


def test_links_narrow_the_locations_of_a_service(fake):
    fake.answers["GET /location"] = [LOCATION, {**LOCATION, "id": "2"}]
    fake.answers["GET /service"] = [{**SERVICE, "location_links": {"12412": {"2": 1, "54232": 0}}}]
    assert fake.client().catalogue().services[0].location_ids == {"2"}


@pytest.mark.parametrize(
    "written",
    [
        ["7", 9],
        "7,9",
        " 7 , 9 ",
        '["7", "9"]',
        '{"7": 1, "8": 0, "9": "1"}',
        {"7": True, "9": True},
        {"0": "7", "1": "9"},
        [{"id": "7"}, {"id": 9}],
        {"7": {"id": "7"}, "9": {"name": "x"}},
    ],
)
def test_the_extras_of_a_service_are_read_in_any_shape(fake, written):
    fake.answers["GET /service"] = [{**SERVICE, "subservices": written}]
    assert fake.client().catalogue().services[0].extra_ids == ("7", "9")


@pytest.mark.parametrize("written", [None, "", [], {}, "[", "null", True, [None, []]])
def test_a_service_may_have_no_extras(fake, written):
    fake.answers["GET /service"] = [{**SERVICE, "subservices": written}]
    assert fake.client().catalogue().services[0].extra_ids == ()


def test_a_service_tells_all_that_matters(fake):
    fake.answers["GET /service"] = [
        {
            **SERVICE,
            "price": "49.90",
            "group_session": "8",
            "auto_confirm": "0",
            "payment_min_amount": "10.00",
            "active_from": "2026-12-01",
            "active_until": "2027-03-01 00:00:00",
            "client_instructions": "<p>Bring a&nbsp;towel.</p><p>No &lt;pets&gt;</p>",
        }
    ]
    service = fake.client().catalogue().services[0]
    assert service.price == Decimal("49.90")
    assert service.group_size == 8
    assert service.needs_approval
    assert service.needs_payment
    assert (service.active_from, service.active_until) == (date(2026, 12, 1), date(2027, 3, 1))
    assert service.instructions == "Bring a towel.\nNo <pets>"


def test_a_payment_that_may_be_cash_is_none_we_must_send_for(fake):
    paid = {**SERVICE, "payment_min_amount": 10, "payment_allow_cash": "1"}
    fake.answers["GET /service"] = [paid]
    assert not fake.client().catalogue().services[0].needs_payment


@pytest.mark.parametrize("price", ["free", None, "NaN", "-5", [], "1e999999999"])
def test_a_price_that_cannot_be_read_is_none(fake, price):
    fake.answers["GET /service"] = [{**SERVICE, "price": price}]
    assert fake.client().catalogue().services[0].price == 0


def field(**changes):
    return {"id": "1", "label": "Pet", "type": "0", "required": True, "visibility": "1", **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"required": False},
        {"status": "0"},
        {"visibility": 2},
        {"type": 4},
        {"type": "6"},
        {"id": None},
    ],
)
def test_a_field_that_is_not_asked_is_left_out(fake, changes):
    fake.answers["GET /customfield"] = [field(**changes)]
    assert fake.client().catalogue().form_fields == ()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (0, FieldKind.TEXT),
        ("1", FieldKind.TEXT),
        (2, FieldKind.PHONE),
        ("3", FieldKind.EMAIL),
        (5, FieldKind.ADDRESS),
        ("7", FieldKind.CHOICE),
    ],
)
def test_a_fields_type_tells_how_its_answer_is_read(fake, number, kind):
    fake.answers["GET /customfield"] = [field(type=number, visibility=3, length="40")]
    found = fake.client().catalogue().form_fields[0]
    assert (found.kind, found.max_length) == (kind, 40)


@pytest.mark.parametrize(
    "shape",
    [
        {"options": ["Cat", "Dog"]},
        {"values": "Cat\r\nDog\n"},
        {"options": "Cat, Dog"},
        {"options": '["Cat", "Dog"]'},
        {"options": {"1": "Cat", "2": "Dog"}},
        {"values": [{"value": "Cat"}, {"label": "Dog"}]},
        {"options": "", "values": ["Cat", "Dog", "Cat"]},
    ],
)
def test_the_choices_of_a_drop_down_are_read_in_any_shape(fake, shape):
    fake.answers["GET /customfield"] = [field(type=7, **shape)]
    assert fake.client().catalogue().form_fields[0].choices == ("Cat", "Dog")


def test_the_form_is_in_its_own_order(fake):
    fake.answers["GET /customfield"] = [field(id="2", ord="2"), field(id="1", ord="1")]
    assert [one.key for one in fake.client().catalogue().form_fields] == ["1", "2"]


@pytest.mark.parametrize(
    ("options", "needed"), [({"client_address_required": "1"}, True), ({}, False)]
)
def test_the_account_says_whether_an_address_is_needed(fake, options, needed):
    fake.answers["GET /account/getOptions"] = options
    assert fake.client().catalogue().needs_address is needed


def test_options_that_cannot_be_read_are_those_read_before(fake):
    fake.answers["GET /account/getOptions"] = {"client_address_required": 1}
    setster = fake.client()
    setster.catalogue()
    fake.answers["GET /account/getOptions"] = lambda _: httpx.Response(500)
    assert setster.catalogue().needs_address


def test_a_form_that_is_refused_is_none(fake):
    fake.answers["GET /customfield"] = lambda _: envelope(None, code=8)
    assert fake.client().catalogue().form_fields == ()


def test_a_catalogue_that_cannot_be_read_whole_is_not_read_at_all(fake):
    fake.answers["GET /employee"] = lambda _: httpx.Response(500)
    with pytest.raises(Unavailable):
        fake.client().catalogue()


def test_an_account_with_nothing_is_an_empty_catalogue(fake):
    for name in ("location", "employee", "service", "customfield"):
        fake.answers[f"GET /{name}"] = lambda _: envelope(None)
    catalogue = fake.client().catalogue()
    assert (catalogue.locations, catalogue.services, catalogue.employees) == ((), (), ())
