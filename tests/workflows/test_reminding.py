"""Reminders: once, in decent hours, to who still comes; the answer counts."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.ports import Channel
from bot.workflows.quiet_hours import QuietHours
from bot.workflows.reminder_times import remind_at, zones_of
from bot.workflows.reminding import Reminders, Reminding
from tests.desk import Customer, Desk, at_once

NEW_YORK = ZoneInfo("America/New_York")
NIGHT = QuietHours(time(21), time(9))
DAY = timedelta(days=1)


def reminding(desk: Desk, hours: int = 3, template: str = "") -> Reminding:
    return Reminding(desk.decider, Reminders(hours, NIGHT, template))


def reminds(desk: Desk, **settings: object) -> None:
    reminding(desk, **settings).run(desk.clock())  # type: ignore[arg-type]
    desk.works()


@pytest.fixture
def dana(desk: Desk) -> Customer:
    """Booked on Monday at nine for three in the afternoon."""
    dana = desk.customer()
    dana.orders().says("OK").hears("Booked")
    desk.works()
    return dana


@pytest.fixture
def eve(desk: Desk) -> Customer:
    """Booked for Wednesday at three, and reminded on Tuesday at nine."""
    eve = desk.customer()
    eve.says("Haircut downtown wednesday at 3pm with James. I'm Eve Kay, eve@example.com")
    eve.says("OK").hears("Booked")
    desk.works()
    desk.clock.passes(hours=24)
    reminds(desk, hours=30)
    assert "Wed Nov 25" in eve.texts[-1]
    return eve


def test_a_reminder_comes_so_many_hours_before_and_once(desk: Desk, dana: Customer) -> None:
    desk.clock.passes(hours=2)
    reminds(desk)
    assert dana.texts == []
    desk.clock.passes(hours=1)
    reminds(desk)
    desk.clock.passes(minutes=5)
    reminds(desk)
    (text,) = dana.texts
    assert "Reminder: Haircut" in text
    assert "3:00pm" in text


def test_two_processes_remind_once(desk: Desk, dana: Customer) -> None:
    desk.clock.passes(hours=3)
    now = desk.clock()
    at_once(*[lambda: reminding(desk).run(now)] * 2)
    desk.works()
    assert len(dana.texts) == 1


def test_without_hours_nobody_is_reminded(desk: Desk, dana: Customer) -> None:
    desk.clock.passes(hours=3)
    reminds(desk, hours=0)
    assert dana.texts == []


def test_yes_confirms_for_staff_to_see(desk: Desk, dana: Customer) -> None:
    desk.clock.passes(hours=3)
    reminds(desk)
    dana.says("yes i'll be there").hears("see you", "3:00pm")
    assert "customer_confirmed" in desk.events()
    assert len(desk.appointments()) == 1


def test_another_time_moves_it(desk: Desk, eve: Customer) -> None:
    eve.says("can we make it 4 instead").hears("4:00pm").says("OK").hears("4:00pm")
    (appointment,) = desk.appointments()
    assert appointment.starts_at == datetime(2026, 11, 25, 21, 0, tzinfo=UTC)


def test_cancel_cancels_it_after_one_question(desk: Desk, eve: Customer) -> None:
    eve.says("sorry, cancel it please").hears("Cancel", "3:00pm")
    assert len(desk.appointments()) == 1
    eve.says("yes").hears("cancelled")
    assert desk.appointments() == []


def test_a_booking_that_was_moved_is_reminded_of_again(desk: Desk, eve: Customer) -> None:
    eve.says("can we make it friday at 3").says("OK").hears("Fri Nov 27")
    desk.works()
    desk.clock.passes(hours=48)
    reminds(desk, hours=30)
    assert "Reminder: Haircut" in eve.texts[-1]
    assert "Fri Nov 27" in eve.texts[-1]


def test_a_cancelled_booking_is_not_reminded_of(desk: Desk, eve: Customer) -> None:
    eve.says("cancel it").says("yes").hears("cancelled")
    before = len(eve.texts)
    desk.clock.passes(hours=6)
    reminds(desk, hours=30)
    assert len(eve.texts) == before


def test_something_else_is_heard_as_ever(desk: Desk, dana: Customer) -> None:
    desk.clock.passes(hours=3)
    reminds(desk)
    dana.says("where are you?").hears("3:00pm")


def test_who_opted_out_is_not_reminded(desk: Desk, dana: Customer) -> None:
    dana.says("STOP")
    desk.clock.passes(hours=3)
    reminds(desk)
    assert dana.texts == []
    assert desk.value("SELECT reason FROM reminders") == "opted_out"


def test_a_crash_after_the_row_still_sends_it_once(desk: Desk, dana: Customer) -> None:
    desk.clock.passes(hours=3)
    reminding(desk).run(desk.clock())
    desk.dies()
    desk.sweeps(minutes=2)
    reminds(desk)
    assert len(dana.texts) == 1


def test_on_whatsapp_a_day_later_only_the_approved_template_goes(desk: Desk) -> None:
    template = desk.approves("{{1}}: {{2}} on {{3}}. Still coming?")
    dana = desk.customer(Channel.WHATSAPP)
    dana.says("Haircut downtown wednesday at 3pm with James. I'm Dana Lee, dana@example.com")
    dana.says("OK").hears("Booked")
    desk.works()
    desk.clock.passes(days=2, hours=3)
    reminds(desk, template=template)
    (text,) = dana.texts
    assert text.startswith("Maple & Main: Haircut on Wed Nov 25 3:00pm")


def test_on_whatsapp_without_a_template_it_stays_silent(desk: Desk) -> None:
    dana = desk.customer(Channel.WHATSAPP)
    dana.says("Haircut downtown wednesday at 3pm with James. I'm Dana Lee, dana@example.com")
    dana.says("OK").hears("Booked")
    desk.works()
    desk.clock.passes(days=2, hours=3)
    reminds(desk)
    assert dana.texts == []
    assert desk.value("SELECT reason FROM reminders") == "no_template"


def test_in_spanish_they_are_reminded_in_spanish(desk: Desk) -> None:
    ana = desk.customer()
    ana.says("Hola, quiero un corte downtown hoy a las 3 con James. Soy Ana Paz, ana@example.com")
    ana.says("sí")
    desk.works()
    desk.clock.passes(hours=3)
    reminds(desk)
    assert "Recordatorio" in ana.texts[-1]
    ana.says("sí, ahí estaré").hears("te esperamos")


# The moment


def at(hour: int, day: int = 25, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


LONG_AGO = at(12, day=1)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        (at(15), 24, at(15, day=24)),
        (at(15), 3, at(12)),
        (at(22), 24, at(9)),
        (at(8), 24, at(9, day=24)),
        (at(10), 2, at(20, day=24, minute=45)),
    ],
)
def test_nobody_is_woken(start: datetime, hours: int, expected: datetime) -> None:
    assert remind_at(start, LONG_AGO, hours, NIGHT, [NEW_YORK]) == expected


def test_who_has_just_booked_is_not_reminded() -> None:
    assert remind_at(at(15), at(14, day=24, minute=50), 24, NIGHT, [NEW_YORK]) is None


def test_the_zone_of_the_number_counts_too() -> None:
    zones = zones_of("+14155550100", "America/New_York")
    moment = remind_at(at(15), LONG_AGO, 4, NIGHT, zones)
    assert moment is not None
    assert moment.astimezone(ZoneInfo("America/Los_Angeles")).time() >= time(9)
    assert at(15) - moment <= DAY
