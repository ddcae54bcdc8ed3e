"""Why the bot said something is kept with its message, and nothing that must stay secret."""

import json
from typing import Any

from tests.desk import Desk


def kept(desk: Desk) -> dict[str, Any]:
    """The reasons of the newest message of the bot's."""
    found = desk.value("SELECT reasons FROM messages WHERE author = 'bot' ORDER BY id DESC LIMIT 1")
    return dict(json.loads(found) if isinstance(found, str) else found)


def test_what_was_read_looked_up_and_offered(desk: Desk) -> None:
    desk.customer().says("haircut downtown tomorrow after 3").hears("1 ", "2 ")
    reasons = kept(desk)
    assert reasons["times"] == ["2026-11-24, from 15:00"]
    assert reasons["offered"][0] == "2026-11-24 15:00" and len(reasons["offered"]) == 3
    asked = dict(reasons["asked"])
    assert asked["catalogue"] == "known" and int(asked["openings"]) > 2


def test_a_calendar_out_of_reach(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    desk.fails("setster", "reset", times=None)
    customer.says("haircut downtown tomorrow after 3")
    assert ["openings", "unreachable"] in kept(desk)["asked"]


def test_lines_that_were_offered_before_the_calendar_went_away(desk: Desk) -> None:
    customer = desk.customer().says("haircut downtown tomorrow after 3").hears("1 ")
    desk.services.answers.forget_catalogue()
    desk.fails("setster", "reset", times=None)
    customer.says("4pm").hears("calendar")
    assert ["catalogue", "unreachable"] in kept(desk)["asked"]


def test_the_end_of_an_order_names_it(desk: Desk) -> None:
    customer = desk.customer().orders()
    customer.says("yes").hears("Booked")
    reasons = kept(desk)
    assert (reasons["ordered"], reasons["outcome"]) == ([desk.booking.reference], ["booked"])
    every = str(desk.rows("SELECT reasons FROM messages"))
    assert customer.address not in every and "dana@example.com" not in every
