"""Staff book, move and cancel for a customer on the pages, by forms alone, at the sandbox."""

import html
import re
from typing import Any

import pytest
from flask import Flask

from integrations.sandbox.business import DOWNTOWN, HAIRCUT, JAMES
from tests.desk import Desk
from tests.web.staff_data import Browser, Salon, Shown, serve
from tests.workflows.test_changing import booked

ON_WEDNESDAY = f"service={HAIRCUT}&location={DOWNTOWN}&employee={JAMES}&on=2026-11-25"
AT_THREE, AT_FOUR = "2026-11-25T20:00:00Z", "2026-11-25T21:00:00Z"
DANA = {"name": "Dana Lee", "email": "dana@example.com"}


@pytest.fixture
def salon(desk: Desk) -> Salon:
    salon = Salon(desk.database, desk.services.business_id, clock=desk.clock)  # type: ignore[arg-type]
    salon.add_member()
    salon.add_member("paul@salon.example")
    return salon


@pytest.fixture
def app(desk: Desk, salon: Salon) -> Flask:
    return serve(salon, orders=desk.orders)


@pytest.fixture
def dora(app: Flask) -> Browser:
    browser = Browser(app)
    browser.logs_in()
    return browser


def path_of(desk: Desk) -> str:
    public_id = desk.value("SELECT public_id FROM conversations ORDER BY id DESC LIMIT 1")
    return f"/staff/c/{public_id}"


def fields_of(page: Shown, number: int = -1) -> dict[str, Any]:
    """What a form of the page would send as it stands, but for its buttons."""
    form = re.findall(r"(?s)<form method=\"post\".*?</form>", page.html)[number]
    fields: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        kind, name, value = (read(tag, one) for one in ("type", "name", "value"))
        if name and (kind not in {"radio", "checkbox"} or " checked" in tag):
            fields.setdefault(name, []).append(value)
    for name, value in re.findall(r'(?s)<textarea[^>]*name="(\w+)"[^>]*>(.*?)</textarea>', form):
        fields[name] = [html.unescape(value)]
    return fields


def read(tag: str, name: str) -> str:
    found = re.search(rf'{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def times_on(page: Shown) -> list[str]:
    return re.findall(r'name="at" value="([^"]+)"', page.html)


def chosen(desk: Desk, dora: Browser) -> dict[str, Any]:
    """The form with its openings, filled in but not sent."""
    page = dora.opens(f"{path_of(desk)}/book?{ON_WEDNESDAY}")
    return {**fields_of(page), **DANA, "at": AT_THREE}


def ordered(desk: Desk, dora: Browser, **more: str) -> Shown:
    """Booked by the two forms, one after the other."""
    checked = dora.sends(path_of(desk) + "/book", **chosen(desk, dora), **more)
    assert checked.status == 200, checked.text
    return dora.sends(path_of(desk) + "/book", **fields_of(checked), sure="yes")


def test_staff_book_by_two_forms_and_the_customer_is_told(desk: Desk, dora: Browser) -> None:
    customer = desk.customer().says("hi")
    page = dora.opens(f"{path_of(desk)}/book?{ON_WEDNESDAY}")
    assert AT_THREE in times_on(page)
    assert "Free on Wednesday, November 25, 2026" in page.text
    checked = dora.sends(path_of(desk) + "/book", **chosen(desk, dora))
    assert "Wed, Nov 25, 2026, 3:00 PM – 3:30 PM" in checked.text
    assert "Dana Lee" in checked.text and "take this conversation over" in checked.text
    assert desk.appointments() == []
    done = dora.sends(path_of(desk) + "/book", **fields_of(checked), sure="yes")
    assert (done.status, done.leads_to) == (303, path_of(desk) + "#bookings-title")
    desk.works()
    (made,) = desk.appointments()
    assert (made.client_name, made.employee_id) == ("Dana Lee", JAMES)
    assert "Booked" in customer.texts[-1]
    page = dora.opens(path_of(desk))
    assert "You have this conversation" in page.text
    assert "Booked for the customer: Haircut, Downtown, James Carter, Wed, Nov 25" in page.text
    assert "Staff ordered a booking for the customer (by dora@salon.example)" in page.text


def test_a_double_press_books_once(desk: Desk, dora: Browser) -> None:
    customer = desk.customer().says("hi")
    checked = dora.sends(path_of(desk) + "/book", **chosen(desk, dora))
    for _ in range(2):
        done = dora.sends(path_of(desk) + "/book", **fields_of(checked), sure="yes")
        assert (done.status, done.leads_to) == (303, path_of(desk) + "#bookings-title")
        desk.works()
    assert len(desk.appointments()) == 1
    assert len(customer.texts) == 1


def test_what_is_typed_is_in_no_address_and_stays_when_something_is_wrong(
    desk: Desk, dora: Browser
) -> None:
    desk.customer().says("hi")
    wrong = {**chosen(desk, dora), "name": " ", "email": "dana@", "note": "<b>window</b> seat"}
    page = dora.sends(path_of(desk) + "/book", **wrong)
    assert page.status == 422
    assert "<title>Error: " in page.html
    assert '<a href="#name">Give a name.</a>' in page.html
    assert '<a href="#email">This is not an e-mail address.</a>' in page.html
    assert 'value="dana@"' in page.html and "&lt;b&gt;window&lt;/b&gt; seat</textarea>" in page.html
    assert f'value="{AT_THREE}" required checked' in page.html
    assert "dana" not in " ".join(re.findall(r'(?:href|action)="([^"]+)"', page.html))


def test_something_can_be_changed_before_it_is_booked(desk: Desk, dora: Browser) -> None:
    desk.customer().says("hi")
    checked = dora.sends(path_of(desk) + "/book", **chosen(desk, dora))
    page = dora.sends(path_of(desk) + "/book", **fields_of(checked), back="yes")
    assert page.status == 200
    assert 'value="Dana Lee"' in page.html
    assert f'value="{AT_THREE}" required checked' in page.html


def test_a_time_that_somebody_took_meanwhile_is_said_with_what_is_free(
    desk: Desk, dora: Browser
) -> None:
    desk.customer().says("hi")
    talk = path_of(desk)
    checked = dora.sends(talk + "/book", **chosen(desk, dora))
    booked(desk)
    page = dora.sends(talk + "/book", **fields_of(checked), sure="yes")
    assert page.status == 409
    assert "not free any more" in page.text
    assert 'value="Dana Lee"' in page.html and AT_FOUR in times_on(page)
    assert len(desk.appointments()) == 1


def test_after_a_time_that_the_calendar_refused_another_one_can_be_booked(
    desk: Desk, dora: Browser
) -> None:
    desk.customer().says("hi")
    checked = dora.sends(path_of(desk) + "/book", **chosen(desk, dora))
    desk.fails("setster", "status", operation="create", status=403, code=9)
    for _ in range(2):
        refused = dora.sends(path_of(desk) + "/book", **fields_of(checked), sure="yes")
        assert (refused.status, "just been taken" in refused.text) == (409, True)
    desk.mends()
    again = dora.sends(path_of(desk) + "/book", **{**fields_of(refused), "at": AT_FOUR})
    assert dora.sends(path_of(desk) + "/book", **fields_of(again), sure="yes").status == 303
    assert [f"{one.starts_at:%H:%M}" for one in desk.appointments()] == ["21:00"]


def test_without_a_calendar_it_says_so_and_keeps_what_was_typed(desk: Desk, dora: Browser) -> None:
    customer = desk.customer().says("hi")
    checked = dora.sends(path_of(desk) + "/book", **chosen(desk, dora))
    desk.fails("setster", "reset", times=None)
    page = dora.sends(path_of(desk) + "/book", **fields_of(checked), sure="yes")
    assert page.status == 503
    assert "calendar can't be reached now. Nothing is lost" in page.text
    desk.mends()
    done = dora.sends(path_of(desk) + "/book", **fields_of(checked), sure="yes")
    assert done.status == 303
    desk.works()
    assert len(desk.appointments()) == 1
    assert len(customer.texts) == 1


def test_the_customer_is_told_only_where_the_box_is_ticked(desk: Desk, dora: Browser) -> None:
    customer = desk.customer().says("hi")
    checked = dora.sends(path_of(desk) + "/book", **chosen(desk, dora))
    fields = fields_of(checked)
    assert fields.pop("tell") == ["yes"]
    dora.sends(path_of(desk) + "/book", **fields, sure="yes")
    desk.works()
    assert len(desk.appointments()) == 1
    assert customer.texts == []
    assert "The customer is not told." in dora.opens(path_of(desk)).text


def test_who_has_opted_out_can_be_booked_and_the_page_says_that_they_hear_nothing(
    desk: Desk, dora: Browser
) -> None:
    customer = desk.customer().says("hi")
    customer.says("STOP")
    page = dora.opens(f"{path_of(desk)}/book?{ON_WEDNESDAY}")
    assert "will not be told by text. This customer has opted out" in page.text
    assert 'name="tell"' not in page.html
    ordered(desk, dora)
    desk.works()
    assert len(desk.appointments()) == 1
    assert customer.texts == []


def test_what_a_colleague_holds_is_not_booked_over_their_head(
    desk: Desk, app: Flask, dora: Browser
) -> None:
    desk.customer().says("hi")
    checked = dora.sends(path_of(desk) + "/book", **chosen(desk, dora))
    paul = Browser(app)
    paul.logs_in("paul@salon.example")
    paul.sends(path_of(desk) + "/take-over")
    refused = dora.sends(path_of(desk) + "/book", **fields_of(checked), sure="yes")
    assert refused.status == 409
    assert "A colleague has this conversation" in refused.text
    assert desk.appointments() == []


def test_staff_move_a_booking_from_its_panel(desk: Desk, dora: Browser) -> None:
    customer = booked(desk)
    panel = dora.opens(path_of(desk)).parts('<article class="card panel', "article")[0]
    assert "Move Haircut" in panel and "Cancel Haircut" in panel
    path = f"{path_of(desk)}/bookings/{desk.booking.id}/move"
    page = dora.opens(path)
    assert AT_FOUR in times_on(page)
    checked = dora.sends(path, **{**fields_of(page), "at": AT_FOUR})
    assert "Now" in checked.text and "Wed, Nov 25, 2026, 4:00 PM – 4:30 PM" in checked.text
    for _ in range(2):
        done = dora.sends(path, **fields_of(checked), sure="yes")
        assert (done.status, done.leads_to) == (303, path_of(desk) + "#bookings-title")
        desk.works()
    (made,) = desk.appointments()
    assert (made.id, f"{made.starts_at:%H:%M}") == (desk.booking.placed_id, "21:00")
    assert [one.starts_at for one in desk.records()] == [made.starts_at]
    assert "4:00pm" in customer.texts[-1]


def test_staff_cancel_a_booking_and_only_once(desk: Desk, dora: Browser) -> None:
    customer = booked(desk)
    path = f"{path_of(desk)}/bookings/{desk.booking.id}/cancel"
    page = dora.opens(path)
    assert "Cancel this for" in page.text and "Wed, Nov 25, 2026, 3:00 PM" in page.text
    for _ in range(2):
        assert dora.sends(path, **fields_of(page)).status == 303
    desk.works()
    assert (desk.appointments(), desk.records()) == ([], [])
    assert len(customer.texts) == 1
    assert "no longer ahead" in dora.sends(path, **fields_of(dora.opens(path))).text


def test_the_windows_of_customers_do_not_bind_staff_who_are_told(desk: Desk, dora: Browser) -> None:
    booked(desk)
    desk.clock.passes(days=2, hours=4)
    dora.logs_in()
    path = f"{path_of(desk)}/bookings/{desk.booking.id}"
    assert "You do it all the same." in dora.opens(path + "/cancel").text
    page = dora.opens(path + "/move")
    checked = dora.sends(path + "/move", **{**fields_of(page), "at": AT_FOUR})
    assert "You do it all the same." in checked.text
    assert dora.sends(path + "/move", **fields_of(checked), sure="yes").status == 303
    assert [f"{one.starts_at:%H:%M}" for one in desk.appointments()] == ["21:00"]


def test_a_booking_of_another_customer_is_not_found(desk: Desk, dora: Browser) -> None:
    booked(desk)
    theirs = desk.booking.id
    desk.customer().says("hi")
    for act in ("move", "cancel"):
        assert dora.opens(f"{path_of(desk)}/bookings/{theirs}/{act}").status == 404


def test_odd_choices_are_left_open(desk: Desk, dora: Browser) -> None:
    desk.customer().says("hi")
    odd = "service=\x00&location=999999&employee=x&on=9999-99-99&extra=1"
    assert dora.opens(f"{path_of(desk)}/book?{odd}").status == 200
    for on in ("0001-01-01", "9999-12-31", "tomorrow"):
        page = f"{path_of(desk)}/book?service={HAIRCUT}&location={DOWNTOWN}&on={on}"
        assert dora.opens(page).status == 200
    assert dora.sends(path_of(desk) + "/book", form_id="x").status == 409


def test_the_panel_holds_each_attempt_with_its_time_and_result(desk: Desk, dora: Browser) -> None:
    desk.fails("setster", "reset", operation="create")
    desk.customer().says("hi")
    ordered(desk, dora)
    panel = dora.opens(path_of(desk)).parts('<article class="card panel', "article")[0]
    assert "Being booked" in panel
    assert "The calendar's answer was lost" in panel
    desk.mends()
    desk.sweeps(minutes=2)
    desk.sweeps(hours=2)
    page = dora.opens(path_of(desk))
    panel = page.parts('<article class="card panel', "article")[0]
    order = [
        "Mon, Nov 23, 2026, 9:00 AM Staff ordered a booking for the customer",
        "Mon, Nov 23, 2026, 9:00 AM The calendar's answer was lost; looking again",
        "Mon, Nov 23, 2026, 9:02 AM Booked in the calendar (calendar id ",
        "Not a Setter contact yet; tried again later",
        "Looked in the calendar again",
        "Tried again at Setter, with the same result",
    ]
    places = [panel.find(one) for one in order]
    assert -1 not in places and places == sorted(places), (places, panel)
    thread = page.parts('<ol class="messages"', "ol")[0]
    assert "Booked in the calendar" in thread
    assert "Tried again at Setter" not in thread and "Looked in the calendar" not in thread
