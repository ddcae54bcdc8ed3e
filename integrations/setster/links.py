"""Who performs which service where: `location_links`, whose shape nobody documents.

The write twin `links` is known (O): on a service `{employee: {location: 0 or 1}}`, on an
employee `{location: {service: 1}}`. So it is read as a nested map with the order of keys
settled by the ids we know, and `[]`, null, "all", text flags and lists of maps are borne (I).
None means "not said": availability judges then, as it always does in the end.
"""

from collections.abc import Iterable, Mapping

from integrations.reading import flag, record, text

EVERYBODY = "all"

Pairs = frozenset[tuple[str, str]]


def links_of_service(value: object, employee_ids: set[str], location_ids: set[str]) -> Pairs | None:
    """The (employee, location) pairs of a service's own links."""
    pairs: set[tuple[str, str]] = set()
    for outer, inner in _linked(value):
        if outer in location_ids and outer not in employee_ids:
            employee, location = inner, outer
        else:
            employee, location = outer, inner
        employees = employee_ids if employee == EVERYBODY else {employee}
        locations = location_ids if location == EVERYBODY else {location}
        pairs |= {(one, place) for one in employees for place in locations}
    known = frozenset(pair for pair in pairs if pair[0] in employee_ids and pair[1] in location_ids)
    return known or None


def links_of_employees(
    found: Iterable[Mapping[str, object]], location_ids: set[str]
) -> dict[str, Pairs]:
    """The (employee, location) pairs of each service, as the employees' links tell it."""
    pairs: dict[str, set[tuple[str, str]]] = {}
    for one in found:
        employee = text(one.get("id"))
        if not employee or not flag(one.get("status"), default=True):
            continue
        for location, service in _linked(one.get("location_links")):
            if location in location_ids:
                pairs.setdefault(service, set()).add((employee, location))
    return {service: frozenset(found) for service, found in pairs.items()}


def _linked(value: object) -> Iterable[tuple[str, str]]:
    """The (outer key, inner key) pairs whose flag is on."""
    for one in value if isinstance(value, list) else [value]:
        for outer, inner in record(one).items():
            if isinstance(inner, str) and inner == EVERYBODY:
                yield outer, EVERYBODY
            for key, is_on in record(inner).items():
                if is_on == EVERYBODY or flag(is_on):
                    yield outer, key
