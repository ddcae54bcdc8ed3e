"""Setter is told of each booking once, sooner or later, and the customer never hears of it."""

from functools import partial

import pytest

from bot.ports import Channel, Recorded, RecordOrder, Unauthorised
from bot.workflows.recording import TRIES_AFTER, Recording
from tests.desk import ORDERED_START, Customer, Desk, at_once

DAY = 24 * 60


def booked(desk: Desk, *, channel: Channel = Channel.SMS, is_contact: bool = True) -> Customer:
    customer = desk.customer(channel)
    if is_contact:
        meet(desk, customer)
    customer.orders().says("ok").hears("Booked")
    return customer


def meet(desk: Desk, customer: Customer) -> None:
    desk.sandbox.parts.setter_book.meet(customer.address, customer.channel.value)


def still_offers_link(desk: Desk, customer: Customer) -> bool:
    line = desk.sandbox.parts.setter_book.ask_bot(
        customer.address, customer.channel.value, "can I book?"
    )
    return line.offers_link


@pytest.mark.parametrize("channel", list(Channel))
def test_a_booking_is_recorded_and_setters_bot_stops_offering(desk: Desk, channel: Channel) -> None:
    customer = booked(desk, channel=channel)
    assert still_offers_link(desk, customer)
    desk.works()
    assert not still_offers_link(desk, customer)
    (record,) = desk.records()
    assert (record.source, record.external_id) == ("setster", f"setster-{desk.booking.placed_id}")
    assert record.starts_at == ORDERED_START
    assert record.time_zone == "America/New_York"
    assert desk.record.state == "recorded"
    assert desk.record.record_id == str(record.id)
    desk.sweeps(minutes=DAY)
    assert desk.calls("create") == 2
    assert customer.texts == []


def test_an_unknown_contact_is_tried_again_when_due(desk: Desk) -> None:
    customer = booked(desk, is_contact=False)
    desk.works()
    assert desk.record.state == "contact_unknown"
    desk.sweeps(minutes=4)
    assert desk.record.tries == 1
    meet(desk, customer)
    desk.sweeps(minutes=2)
    assert desk.record.state == "recorded"
    assert customer.texts == []
    assert "contact" not in customer.reply.lower()
    assert desk.value("SELECT attention FROM conversations") == ""


def test_setter_that_is_down_is_told_later(desk: Desk) -> None:
    desk.fails("setter", "reset", times=None)
    customer = booked(desk)
    desk.works()
    assert desk.record.state == "failed"
    desk.sweeps(minutes=6)
    assert desk.record.tries == 2
    desk.mends()
    desk.sweeps(minutes=61)
    assert desk.record.state == "recorded"
    assert len(desk.records()) == 1
    assert customer.texts == []


def test_a_lost_answer_of_setter_makes_one_record(desk: Desk) -> None:
    desk.fails("setter", "lost_answer")
    booked(desk)
    desk.works()
    assert desk.record.state == "failed"
    desk.sweeps(minutes=6)
    assert desk.record.state == "recorded"
    assert len(desk.records()) == 1


def test_setter_is_not_tried_for_ever(desk: Desk) -> None:
    customer = booked(desk, is_contact=False)
    far_off = desk.clock.now.replace(year=2030)
    with desk.database.write() as connection:
        connection.exec_driver_sql(
            f"UPDATE records SET starts_at = '{far_off:%Y-%m-%d %H:%M:%S}',"  # noqa: S608
            f" ends_at = '{far_off:%Y-%m-%d %H}:30:00'"
        )
    desk.works()
    for pause in TRIES_AFTER:
        desk.sweeps(minutes=pause.total_seconds() // 60 + 1)
    assert desk.record.tries == len(TRIES_AFTER) + 1
    assert desk.record.next_try_at is None
    desk.sweeps(minutes=30 * DAY)
    assert desk.record.tries == len(TRIES_AFTER) + 1
    assert customer.texts == []


def test_an_appointment_that_is_over_is_not_recorded(desk: Desk) -> None:
    customer = booked(desk, is_contact=False)
    desk.works()
    meet(desk, customer)
    desk.sweeps(minutes=2 * DAY)
    assert desk.record.error == "the appointment is over"
    assert desk.records() == []


def test_a_process_that_dies_while_recording_is_made_up_for(desk: Desk) -> None:
    booked(desk)
    desk.dies()
    desk.sweeps(minutes=1)
    assert desk.records() == []
    desk.sweeps(minutes=2)
    assert desk.record.state == "recorded"


def test_processes_that_record_at_once_make_one_record(desk: Desk) -> None:
    booked(desk)
    record_id = desk.record.id
    desk.dies()
    at_once(*[partial(desk.recording.move, record_id, 1)] * 5)
    assert len(desk.records()) == 1
    assert desk.record.tries == 1


class Refusing:
    """A recorder that refuses the credentials, or stores something else than was sent."""

    def __init__(self, *, differs: bool) -> None:
        self._differs = differs

    def record(self, order: RecordOrder, *, timeout_s: float = 10.0) -> Recorded:
        del order, timeout_s
        if self._differs:
            return Recorded(id="1", differs=("start_time", "bot_id"))
        raise Unauthorised("the key is refused", code="http_401")


def test_a_record_that_differs_is_shown_to_a_person(desk: Desk) -> None:
    booked(desk)
    desk.recording = Recording(desk.services, Refusing(differs=True))
    desk.works()
    assert desk.record.state == "differs"
    assert desk.record.error == "start_time, bot_id"
    assert desk.value("SELECT attention FROM conversations") == "record_differs"


class Stranger:
    """A recorder that holds the booking already, for another contact than before."""

    def record(self, order: RecordOrder, *, timeout_s: float = 10.0) -> Recorded:
        del order, timeout_s
        return Recorded(id="1", contact_id="999", deduplicated=True)


def test_a_repeat_that_names_another_contact_is_shown_to_a_person(desk: Desk) -> None:
    customer = booked(desk)
    desk.works()
    assert desk.record.state == "recorded"
    customer.says("haircut downtown today at 5pm with James").says("ok").hears("Booked")
    desk.recording = Recording(desk.services, Stranger())
    desk.works()
    ((state, error),) = desk.rows("SELECT state, error FROM records ORDER BY id DESC LIMIT 1")
    assert (state, error) == ("differs", "contact_id")


def test_refused_credentials_are_tried_again_once_they_are_mended(desk: Desk) -> None:
    booked(desk)
    mended = desk.recording
    desk.recording = Recording(desk.services, Refusing(differs=False))
    desk.works()
    assert (desk.record.state, desk.record.error) == (
        "failed",
        "Unauthorised http_401",
    )
    desk.recording = mended
    desk.sweeps(minutes=6)
    assert desk.record.state == "recorded"
