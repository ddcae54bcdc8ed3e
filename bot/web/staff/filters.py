"""What the list is filtered by: from the address, into words, and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.store.funnel import STAGES
from bot.store.lists import STATES, Filter
from bot.web.staff import words

CHOICES: dict[str, tuple[str, Mapping[str, str]]] = {
    "state": ("State", {key: words.STATES[key] for key in STATES}),
    "channel": ("Channel", words.CHANNELS),
    "outcome": ("Booking", words.BOOKINGS),
    "reached": ("Reached", {key: words.STAGES[key] for key in STAGES}),
    "stopped": ("Came no further than", {key: words.STAGES[key] for key in STAGES}),
    "assigned": ("Assigned", {"me": "Assigned to me"}),
    "failed": ("Delivery", {"1": "Failed delivery"}),
}
"""Name in the address -> how it is called, and the values that it takes with their words."""
DATES = {"from": "From", "to": "To"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of an address.

    `values` are those that count, name -> value; `items` the same in words, each with the address's
    values without it; `ignored` names what was not understood.
    """

    wanted: Filter
    values: dict[str, str]
    items: tuple[tuple[str, dict[str, str]], ...]
    ignored: tuple[str, ...]


def read(
    given: Mapping[str, str], zone: ZoneInfo, locations: Mapping[str, str], staff_id: int
) -> Asked:
    """The filters that an address asks for. Values that don't exist are named, not obeyed."""
    names = {key: choices for key, (_, choices) in CHOICES.items()} | {"location": locations}
    values: dict[str, str] = {}
    ignored: list[str] = []
    for name in (*names, *DATES):
        value = given.get(name, "").strip()
        if not value:
            continue
        is_known = value in names[name] if name in names else _day(value, zone) is not None
        if is_known:
            values[name] = value
        else:
            ignored.append(label(name).lower())
    items = tuple(
        (
            _words(name, value, names),
            {key: kept for key, kept in values.items() if key != name},
        )
        for name, value in values.items()
    )
    return Asked(_filter(values, zone, staff_id), values, items, tuple(ignored))


def label(name: str) -> str:
    """How a filter is called."""
    return "Location" if name == "location" else DATES.get(name) or CHOICES[name][0]


def _words(name: str, value: str, names: Mapping[str, Mapping[str, str]]) -> str:
    shown = names[name][value] if name in names else value
    return shown if name in ("assigned", "failed") else f"{label(name)}: {shown}"


def _filter(values: Mapping[str, str], zone: ZoneInfo, staff_id: int) -> Filter:
    until = _day(values.get("to", ""), zone, later=1)
    return Filter(
        state=values.get("state", ""),
        channel=values.get("channel", ""),
        location=values.get("location", ""),
        since=_day(values.get("from", ""), zone),
        until=until,
        outcome=values.get("outcome", ""),
        assigned_to=staff_id if "assigned" in values else None,
        has_failed="failed" in values,
        reached=values.get("reached", ""),
        stopped=values.get("stopped", ""),
    )


def _day(value: str, zone: ZoneInfo, *, later: int = 0) -> datetime | None:
    """The beginning of a local day, or of one some days later; None for what is no day."""
    try:
        on = date.fromisoformat(value) + timedelta(days=later)
    except (ValueError, OverflowError):
        return None
    return datetime.combine(on, time(), zone) if 1970 <= on.year <= 9000 else None
