"""Readings in the short notation of the tables in this folder, and the moment they are read at.

`Thu 6 Mar` is a day, `Thu 6 Mar..Sat 8 Mar` a run of days (both ends included), `week Mon 10 Mar`
and `month Apr` are what they say. A time of day follows its day; `(06) 09:00` is a time of which
the text names no day, and the 6th the next on which it comes; `Thu 6 Mar 08:00-Fri 7 Mar 12:00` is
all that lies between. `from`, `before` and `not` stand in front.
"""

from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.understanding.meaning import Reading

NEW_YORK = ZoneInfo("America/New_York")
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2025, 3, 5, 10, 0, tzinfo=NEW_YORK)
"""A Wednesday morning, four days before the clocks of New York change."""

HERE = Path(__file__).parent


def table(name: str) -> list[tuple[str, str]]:
    """The sentences of a file and what they should be read as; no readings where nothing stands."""
    rows = []
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            text, _, wanted = line.rpartition(" | ") if " | " in line else (line, "", "")
            rows.append((text, wanted))
    return rows


def shown(*readings: Reading) -> str:
    """Readings in the notation of the tables."""
    return "; ".join(_shown(one) for one in readings)


def _shown(one: Reading) -> str:
    said = _date(one) if one.match == "date" else _time(one)
    side = {"after": "from ", "before": "before ", None: ""}[one.open]
    change = f" {one.clock_change}" if one.clock_change else ""
    return ("not " if one.negated else "") + side + said + change


def _date(one: Reading) -> str:
    if one.grain == "month":
        return f"month {one.start:%b}"
    if one.grain == "week":
        return f"week {_day(one.start)}"
    if one.end is not None:
        return f"{_day(one.start)}..{_day(one.end - timedelta(days=1))}"
    return _day(one.start)


def _time(one: Reading) -> str:
    day = f"({one.start:%d})" if one.match == "clock" else _day(one.start)
    if one.end is None:
        return f"{day} {one.start:%H:%M}"
    end = "24:00" if one.end.time() == time.min else f"{one.end:%H:%M}"
    if one.end - one.start >= timedelta(days=1):
        end = f"{_day(one.end)} {one.end:%H:%M}"
    return f"{day} {one.start:%H:%M}-{end}"


def _day(moment: datetime) -> str:
    year = "" if moment.year == NOW.year else f" {moment.year}"
    return f"{moment:%a} {moment.day} {moment:%b}{year}"
