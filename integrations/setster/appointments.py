"""Bookings: the body we send, the record we get, and telling whether a record is ours."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import structlog

from bot.ports import BookingOrder, MoveOrder, Placed, PlacedState
from integrations.reading import number, record, text
from integrations.setster.words import as_instant, moment, plain, written
from integrations.setster.zones import Zones

log = structlog.get_logger(__name__)

Record = Mapping[str, object]

STATES = {
    "0": PlacedState.REQUESTED,  # waits for the client's e-mail confirmation
    "1": PlacedState.REQUESTED,  # waits for staff
    "2": PlacedState.CONFIRMED,
    "3": PlacedState.GONE,
    "8": PlacedState.CONFIRMED,  # completed
    "9": PlacedState.CONFIRMED,  # no-show: past, yet not cancelled
    "10": PlacedState.CONFIRMED,  # in progress
    "11": PlacedState.CONFIRMED,  # checked in
    "12": PlacedState.CONFIRMED,  # just arrived
    "13": PlacedState.CONFIRMED,  # delayed
}
"""`status` (G; which of them live is inferred). 4 and 6 are busy time imported from elsewhere."""
BUSY_STATES = frozenset({"4", "6"})
CANCELLED = 3
LONGEST_MS = 31 * 24 * 3600 * 1000
"""A `length` beyond a month is a mistake."""


@dataclass(frozen=True, slots=True)
class Places:
    """What is known of the account's zones, to make sense of local times."""

    zones: Zones
    by_location: Mapping[str, str]
    """Location id to IANA name."""


def body_for(order: BookingOrder, company_id: str, timezone_id: str) -> dict[str, object]:
    """A create or change as Setster wants it (G). Never status, paid or price: they are its own."""
    body: dict[str, object] = {
        "company_id": company_id,
        "client_name": order.client_name,
        "client_email": order.client_email,
        "client_phone": order.client_phone,
        "client_address": order.client_address,
        "service_id": order.service_id,
        "location_id": order.location_id,
        "start_date": written(order.starts_at, order.time_zone),
        # Without it Setster takes 15 minutes, whatever the service says (G).
        "duration": order.length_minutes,
        "subservices": ",".join(order.extra_ids),
        "note": order.note,
        "ews_id": order.reference,
        "timezone_id": timezone_id,
    }
    if order.employee_id:
        body["employee_id"] = order.employee_id
    if order.form_answers:
        body["custom_data"] = dict(order.form_answers)
    always = {"subservices", "note", "client_name", "client_email", "service_id"}
    return {key: value for key, value in body.items() if value != "" or key in always}


def read_placed(one: Record, places: Places) -> Placed | None:
    """A booking; None for imported busy time and for what has no id."""
    placed_id = text(one.get("id"))
    status = text(one.get("status"))
    if not placed_id or status in BUSY_STATES:
        return None
    state = STATES.get(status)
    if state is None:
        log.warning("setster_status_unknown", status=status[:4])
        state = PlacedState.REQUESTED
    employee_id = text(one.get("employee_id"))
    starts_at = starts_of(one, places)
    others = () if is_zone_settled(one, places) else readings_of(one.get("start_date"), one, places)
    return Placed(
        id=placed_id,
        state=state,
        reference=text(one.get("ews_id")),
        location_id=text(one.get("location_id")),
        service_id=text(one.get("service_id")),
        employee_id="" if employee_id == "0" else employee_id,
        client_id=text(one.get("client_id")),
        client_name=plain(one.get("client_name")),
        client_email=text(one.get("client_email")),
        client_phone=text(one.get("client_phone")),
        starts_at=starts_at,
        ends_at=_ends_at(one, starts_at),
        created_at=_created_at(one),
        # The service's name is "type" here (O), HTML-escaped (C).
        service_name=plain(one.get("type")),
        location_name=plain(one.get("location_name")),
        extra_ids=extras_of(one),
        starts_maybe=tuple(others[1:]),
    )


def starts_of(one: Record, places: Places) -> datetime | None:
    """The start as UTC, by the surest reading there is."""
    readings = readings_of(one.get("start_date"), one, places)
    return readings[0] if readings else None


def readings_of(value: object, one: Record, places: Places) -> list[datetime]:
    """The instants that a date of a record may mean, the surest first.

    The zone is uncertain: the location's by the guide (G), the company's as seen (C). An offset
    in the text beats `timezone_offset_seconds`, which beats `timezone_id`, which beats the
    location.
    """
    at = moment(value)
    if at is None:
        return []
    if at.tzinfo is not None:
        return [at.astimezone(UTC)]
    readings: list[datetime] = []
    offset = number(one.get("timezone_offset_seconds"))
    if offset is not None and abs(offset) <= 14 * 3600:
        readings.append(at.replace(tzinfo=timezone(timedelta(seconds=offset))).astimezone(UTC))
    named = places.zones.name(one.get("timezone_id"))
    local = places.by_location.get(text(one.get("location_id")), "")
    found = (as_instant(at, zone) for zone in (named, local) if zone)
    readings += [reading for reading in found if reading is not None]
    return list(dict.fromkeys(readings))


def is_zone_settled(one: Record, places: Places) -> bool:
    """Whether a record states its zone twice and alike, or in the date itself."""
    at = moment(one.get("start_date"))
    if at is None or at.tzinfo is not None:
        return True
    offset = number(one.get("timezone_offset_seconds"))
    named = places.zones.name(one.get("timezone_id"))
    by_name = as_instant(at, named) if named else None
    if offset is None or by_name is None:
        return False
    return by_name == at.replace(tzinfo=UTC) - timedelta(seconds=offset)


def _ends_at(one: Record, starts_at: datetime | None) -> datetime | None:
    """The end by `length`, which is in milliseconds (O), or by the distance of the two dates."""
    if starts_at is None:
        return None
    milliseconds = number(one.get("length"))
    if milliseconds is not None and 0 < milliseconds <= LONGEST_MS:
        return starts_at + timedelta(milliseconds=milliseconds)
    start, end = moment(one.get("start_date")), moment(one.get("end_date"))
    if start is None or end is None or (start.tzinfo is None) != (end.tzinfo is None):
        return None
    return starts_at + (end - start)


def _created_at(one: Record) -> datetime | None:
    """The moment of creation, only where the text states its zone."""
    at = moment(one.get("created_at"))
    return at.astimezone(UTC) if at is not None and at.tzinfo else None


def is_at(one: Record, order: BookingOrder | MoveOrder, places: Places) -> bool:
    """Whether a record starts when the order does, by any reading of its zone."""
    readings = readings_of(one.get("start_date"), one, places)
    at = moment(one.get("start_date"))
    if at is not None and at.tzinfo is None:
        as_ordered = as_instant(at, order.time_zone)
        readings += [as_ordered] if as_ordered else []
    return order.starts_at.replace(second=0, microsecond=0) in {
        reading.replace(second=0, microsecond=0) for reading in readings
    }


def bears_reference(found: Iterable[Record], reference: str) -> list[Record]:
    """The records with our reference: compared here, as an ignored filter returns everything."""
    return [one for one in found if reference and text(one.get("ews_id")) == reference]


def same_to_the_letter(
    found: Iterable[Record], order: BookingOrder, places: Places
) -> list[Record]:
    """The records that are this order, though they lack the reference."""
    return [one for one in found if _is_same(one, order) and is_at(one, order, places)]


def _is_same(one: Record, order: BookingOrder) -> bool:
    location_id = text(one.get("location_id"))
    return (
        text(one.get("ews_id")) in ("", order.reference)
        and text(one.get("client_email")).casefold() == order.client_email.casefold()
        and text(one.get("service_id")) == order.service_id
        and location_id in ("", "0", order.location_id)
    )


def body_to_cancel(one: Record, company_id: str) -> dict[str, object]:
    """A record's own fields with status 3: the documented way to cancel (R).

    Whether a PUT with only the status would do is not documented (C did so with another field).
    """
    return {**_sent_back(one), "company_id": company_id, "status": CANCELLED}


def body_to_move(
    one: Record, order: MoveOrder, company_id: str, timezone_id: str
) -> dict[str, object]:
    """A record's own fields with its new place and time (R). Never status: it is Setster's own."""
    body = {
        **_sent_back(one),
        "company_id": company_id,
        "service_id": order.service_id,
        "location_id": order.location_id,
        "start_date": written(order.starts_at, order.time_zone),
        "duration": order.length_minutes,
        "subservices": ",".join(order.extra_ids),
        # 0 was seen to mean anyone in a create (C); that it does so in a change is inferred.
        "employee_id": order.employee_id or "0",
    }
    # The zone that the record named may be the old location's.
    body.pop("timezone_id", None)
    return {**body, "timezone_id": timezone_id} if timezone_id else body


def is_as_ordered(one: Record, order: MoveOrder, places: Places) -> bool:
    """Whether a record is what a move is to make of it."""
    employee_id = text(one.get("employee_id"))
    milliseconds = number(one.get("length"))
    return (
        text(one.get("location_id")) == order.location_id
        and text(one.get("service_id")) == order.service_id
        and order.employee_id in (None, employee_id)
        and set(extras_of(one)) == set(order.extra_ids)
        and milliseconds in (None, order.length_minutes * 60_000)
        and is_at(one, order, places)
    )


def _sent_back(one: Record) -> dict[str, object]:
    """What a change sends back of a record, as it was entered."""
    body: dict[str, object] = {}
    for name in SENT_BACK:
        value = one.get(name)
        if value not in (None, "", [], {}):
            body[name] = html.unescape(value) if isinstance(value, str) else value
    milliseconds = number(one.get("length"))
    if milliseconds is not None and 0 < milliseconds <= LONGEST_MS:
        body["duration"] = milliseconds // 60_000
    return body


SENT_BACK = (
    "client_email",
    "client_name",
    "client_phone",
    "client_address",
    "service_id",
    "location_id",
    "employee_id",
    "start_date",
    "subservices",
    "note",
    "ews_id",
    "timezone_id",
    "custom_data",
)


def extras_of(one: Record) -> tuple[str, ...]:
    """The ids of the extras that a record names."""
    parts = text(one.get("subservices")).split(",")
    return tuple(extra for part in parts if (extra := part.strip()))


def window_of(order: BookingOrder) -> tuple[str, str]:
    """The days before and after the order's: lists may be in another zone than the location's."""
    local = order.starts_at.astimezone(ZoneInfo(order.time_zone)).date()
    one_day = timedelta(days=1)
    return (local - one_day).isoformat(), (local + one_day).isoformat()


def single(data: object) -> Record:
    """The one record of an answer that may be an object or a list of one (O)."""
    if isinstance(data, list):
        return record(data[0]) if data else {}
    return record(data)
