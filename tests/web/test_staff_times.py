"""Days and times as the business's country writes them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.web.staff import times
from bot.web.staff.times import Local
from tests.web.staff_data import Browser, Salon, serve

AT = datetime(2026, 11, 20, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("country", "clock", "short", "whole_day"),
    [
        ("US", "8:05 PM", "Nov 20, 8:05 PM", "Friday, November 20, 2026"),
        ("GB", "20:05", "20 Nov, 20:05", "Friday, 20 November 2026"),
        ("ES", "20:05", "20 Nov, 20:05", "Friday, 20 November 2026"),
        # CLDR has no English of Mexico.
        ("MX", "8:05 pm", "20 Nov, 8:05 pm", "Friday, 20 November 2026"),
    ],
)
def test_each_country_writes_them_its_own_way(
    country: str, clock: str, short: str, whole_day: str
) -> None:
    local = Local(ZoneInfo("UTC"), country)
    assert times.clock(AT, local) == clock
    assert times.short(AT, local, AT + timedelta(days=1)) == short
    assert times.whole_day(date(2026, 11, 20), local) == whole_day


def test_the_pages_write_them_as_the_business_does(salon: Salon) -> None:
    emma, talk = Browser(serve(salon, country="GB")), salon.talk(name="Dana Reed", at=AT)
    emma.logs_in()
    talk.books(talk.says("hi"))
    assert "Customer: hi 15:05" in emma.opens("/staff/").text
    page = emma.opens(talk.path)
    assert "Received, Fri, 20 Nov 2026, 15:06" in page.text
    assert "Sat, 21 Nov 2026, 10:15 – 11:00" in page.text
