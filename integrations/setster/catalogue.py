"""Locations, services, employees and form fields as the dialogue's Catalogue.

What can't be booked is left out: inactive, hidden or password-protected services, services
without a length, locations without a known zone. A service's password is never kept.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import structlog

from bot.dialogue.catalogue import Catalogue, Employee, FieldKind, FormField, Location, Service
from integrations.reading import flag, number, record, text
from integrations.setster.links import links_of_employees, links_of_service
from integrations.setster.words import day, plain, plain_lines
from integrations.setster.zones import Zones

log = structlog.get_logger(__name__)

Record = Mapping[str, object]

NO_ID = frozenset({"", "0", "null"})

FIELD_KINDS = {
    "0": FieldKind.TEXT,
    "1": FieldKind.TEXT,
    "2": FieldKind.PHONE,
    "3": FieldKind.EMAIL,
    "5": FieldKind.ADDRESS,
    "7": FieldKind.CHOICE,
}
"""Types of form fields (O; 7 from G). 4 is hidden and 6 a title: nothing to ask."""
LONGEST_MINUTES = 31 * 24 * 60
DEAREST = Decimal(10_000_000)
"""A price beyond it is a mistake, and might be endless when written out."""
ON_BOOKING_FORM = frozenset({"1", "3"})
"""`visibility`: 1 booking form, 3 booking and contact form (O)."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the account's catalogue calls returned."""

    locations: list[dict[str, object]]
    employees: list[dict[str, object]]
    services_by_location: dict[str, list[dict[str, object]]]
    fields: list[dict[str, object]]
    options: dict[str, object]
    zones: Zones


def read_catalogue(answers: Answers, field_key: str) -> Catalogue:
    """The catalogue, in Setster's own order."""
    locations = tuple(read_locations(answers.locations, answers.zones, answers.options))
    employees = tuple(read_employees(answers.employees))
    form_fields = tuple(read_form_fields(answers.fields, field_key))
    return Catalogue(
        locations=locations,
        services=tuple(_read_services(answers, locations, employees)),
        employees=employees,
        form_fields=form_fields,
        # The option's name is inferred; absent means no.
        needs_address=flag(answers.options.get("client_address_required")),
        currency=text(answers.options.get("currency")).upper()[:3] or "USD",
    )


def read_locations(found: Iterable[Record], zones: Zones, options: Record) -> Iterable[Location]:
    """The locations with a known zone; one without a zone of its own has the account's (I)."""
    for one in found:
        location_id = text(one.get("id"))
        own_zone = text(one.get("timezone_id"))
        zone = zones.name(options.get("timezone_id") if own_zone in ("", "0") else own_zone)
        if not location_id or not zone:
            log.warning("setster_location_left_out", location_id=location_id, reason="zone")
            continue
        is_virtual = flag(one.get("virtual"))
        yield Location(
            id=location_id,
            name=plain(one.get("name")),
            time_zone=zone,
            address="" if is_virtual else _address(one),
            is_virtual=is_virtual,
        )


def _address(one: Record) -> str:
    parts = (plain(one.get(name)) for name in ("street1", "city", "state"))
    return ", ".join(part for part in parts if part)


def read_employees(found: Iterable[Record]) -> Iterable[Employee]:
    """The active employees (inactive ones come only with `statuses=all`, O)."""
    for one in found:
        name = f"{plain(one.get('first_name'))} {plain(one.get('last_name'))}".strip()
        name = name or plain(one.get("nickname"))
        employee_id = text(one.get("id"))
        if employee_id and name and flag(one.get("status"), default=True):
            yield Employee(id=employee_id, name=name)


def _read_services(
    answers: Answers, locations: tuple[Location, ...], employees: tuple[Employee, ...]
) -> Iterable[Service]:
    places: dict[str, set[str]] = {}
    by_id: dict[str, dict[str, object]] = {}
    for location_id, found in answers.services_by_location.items():
        for one in found:
            service_id = text(one.get("id"))
            by_id.setdefault(service_id, one)
            places.setdefault(service_id, set()).add(location_id)
    location_ids = {one.id for one in locations}
    employee_ids = {one.id for one in employees}
    employee_links = links_of_employees(answers.employees, location_ids)
    for service_id, one in by_id.items():
        if not is_offered(one):
            continue
        links = links_of_service(one.get("location_links"), employee_ids, location_ids)
        service = _read_service(
            one, places[service_id] & location_ids, links or employee_links.get(service_id)
        )
        if service is not None:
            yield service


def is_offered(one: Record) -> bool:
    """Whether a service is active and open to everybody."""
    return (
        bool(text(one.get("id")))
        and flag(one.get("status"), default=True)
        and not text(one.get("password"))
    )


def _read_service(
    one: Record, location_ids: set[str], links: frozenset[tuple[str, str]] | None
) -> Service | None:
    service_id = text(one.get("id"))
    minutes = number(one.get("duration")) or 0
    if not 0 < minutes <= LONGEST_MINUTES:
        log.warning("setster_service_left_out", service_id=service_id, reason="duration")
        return None
    linked = {location_id for _, location_id in links or ()}
    return Service(
        id=service_id,
        name=plain(one.get("name")),
        length_minutes=minutes,
        price=_price(one.get("price")),
        # The links narrow the list, and are not believed when they leave nothing.
        location_ids=frozenset(location_ids & linked or location_ids),
        links=links,
        extra_ids=read_ids(one.get("subservices")),
        is_extra=flag(one.get("is_subservice")),
        group_size=number(one.get("group_session")) or 0,
        needs_approval=not flag(one.get("auto_confirm"), default=True),
        needs_payment=_price(one.get("payment_min_amount")) > 0
        and not flag(one.get("payment_allow_cash")),
        # Documented: hours ahead for the customer's own link; 0 = not allowed.
        cancel_hours=number(one.get("cancel_appointment")),
        reschedule_hours=number(one.get("reschedule_appointment")),
        active_from=day(one.get("active_from")),
        active_until=day(one.get("active_until")),
        instructions=plain_lines(one.get("client_instructions")),
    )


def _price(value: object) -> Decimal:
    try:
        price = Decimal(text(value) or "0")
    except InvalidOperation:
        return Decimal(0)
    return price if price.is_finite() and 0 < price < DEAREST else Decimal(0)


def read_ids(value: object) -> tuple[str, ...]:
    """Ids in any shape: list, list of objects, map, JSON text, comma-separated text (I)."""
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped.startswith(("[", "{")):
            parts = (part.strip() for part in stripped.split(","))
            return tuple(part for part in parts if part not in NO_ID)
        try:
            value = json.loads(stripped)
        except (ValueError, RecursionError):
            return ()
    if isinstance(value, dict):
        return _ids_of_map(value)
    if not isinstance(value, list):
        single = text(value)
        return () if single in NO_ID else (single,)
    ids = (text(record(one).get("id") if isinstance(one, dict) else one) for one in value)
    return tuple(one for one in ids if one not in NO_ID)


def _ids_of_map(value: dict[str, object]) -> tuple[str, ...]:
    """The ids of `{"453": 1}`, `{"0": "453"}` or `{"453": {"id": "453"}}`."""
    if all(isinstance(one, dict) for one in value.values()):
        return tuple(text(record(one).get("id")) or key for key, one in value.items())
    is_flags = all(text(one) in ("0", "1", "") for one in value.values())
    if is_flags:
        return tuple(key for key, one in value.items() if flag(one))
    return tuple(text(one) for one in value.values() if text(one))


def read_form_fields(found: Iterable[Record], field_key: str) -> Iterable[FormField]:
    """The required questions of the booking form, in its order."""
    for one in sorted(found, key=lambda one: number(one.get("ord")) or 0):
        kind = FIELD_KINDS.get(text(one.get("type")) or "0")
        is_asked = (
            flag(one.get("required"))
            and flag(one.get("status"), default=True)
            and (text(one.get("visibility")) or "1") in ON_BOOKING_FORM
        )
        key = plain(one.get(field_key)) or text(one.get("id"))
        if kind is None or not is_asked or not key:
            continue
        yield FormField(
            key=key,
            label=plain(one.get("label")),
            kind=kind,
            max_length=max(0, number(one.get("length")) or 0),
            choices=read_choices(one) if kind is FieldKind.CHOICE else (),
        )


def read_choices(one: Record) -> tuple[str, ...]:
    """A drop-down's choices; the attribute and its shape are not documented (I)."""
    for name in ("options", "values", "choices"):
        found = _choices(one.get(name))
        if found:
            return found
    return ()


def _choices(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        stripped = value.strip()
        if stripped.startswith(("[", "{")):
            try:
                return _choices(json.loads(stripped))
            except (ValueError, RecursionError):
                return ()
        parts: list[object] = list(stripped.split("\n" if "\n" in stripped else ","))
    elif isinstance(value, dict):
        parts = list(value.values())
    else:
        parts = value if isinstance(value, list) else []
    labels = (plain(_label(part)) for part in parts)
    return tuple(dict.fromkeys(label for label in labels if label))


def _label(part: object) -> object:
    if not isinstance(part, dict):
        return part
    return part.get("label") or part.get("name") or part.get("value")
