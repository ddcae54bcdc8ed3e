"""What an account offers: reading it, and remembering the last reading.

Openings need a service's minutes and a location's zone, and answers about bookings need the
zones, so the last reading is kept for the life of the process.
"""

import threading
from dataclasses import dataclass, field

import structlog

from bot.dialogue.catalogue import Catalogue, Location, Service
from bot.ports import IntegrationError, NotFound, Rejected, Unavailable
from integrations.deadline import Deadline
from integrations.reading import records, text
from integrations.setster.appointments import Places, single
from integrations.setster.catalogue import Answers, read_catalogue
from integrations.setster.wire import Wire
from integrations.setster.zones import Zones, read_zones

FRESH_S = 30.0
"""How long a reading is not repeated for the sake of an unknown id."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """One reading of the account."""

    catalogue: Catalogue = field(default_factory=Catalogue)
    timezone_ids: dict[str, str] = field(default_factory=dict)
    """Location id to Setster's own time zone id."""
    options: dict[str, object] = field(default_factory=dict)
    zones: Zones = field(default_factory=lambda: Zones({}))

    @property
    def places(self) -> Places:
        """The zones, for reading bookings."""
        by_location = {one.id: one.time_zone for one in self.catalogue.locations}
        return Places(self.zones, by_location)


class Account:
    """Reads the catalogue, and answers from the last reading."""

    def __init__(self, wire: Wire, field_key: str) -> None:
        self._wire = wire
        self._field_key = field_key
        self._lock = threading.Lock()
        self._fresh = Deadline(0)
        self.known = Known()
        """The last reading; an empty one before the first."""

    def read(self, deadline: Deadline) -> Known:
        """A fresh reading."""
        answers = self._answers(deadline)
        self.known = Known(
            catalogue=read_catalogue(answers, self._field_key),
            timezone_ids={
                text(one.get("id")): zone_id
                for one in answers.locations
                if (zone_id := text(one.get("timezone_id"))) in answers.zones.names
            },
            options=answers.options,
            zones=answers.zones,
        )
        self._fresh = Deadline(FRESH_S)
        return self.known

    def place_and_service(
        self, location_id: str, service_id: str, deadline: Deadline
    ) -> tuple[Location, Service]:
        """A location and a service; unknown ones are looked up afresh, once. Raises NotFound."""
        found = self._find(location_id, service_id)
        if found is None:
            self._refresh(deadline)
            found = self._find(location_id, service_id)
        if found is None:
            raise NotFound("Setster: the location or service is not offered", code="7")
        return found

    def _refresh(self, deadline: Deadline) -> None:
        """Read afresh, unless that was done a moment ago, by this thread or another."""
        if not self._lock.acquire(timeout=deadline.left_s()):
            raise Unavailable("Setster: waiting for another thread's reading took too long")
        try:
            if self._fresh.left_s() <= 0:
                self.read(deadline)
        finally:
            self._lock.release()

    def _find(self, location_id: str, service_id: str) -> tuple[Location, Service] | None:
        catalogue = self.known.catalogue
        location, service = catalogue.location(location_id), catalogue.service(service_id)
        return (location, service) if location and service else None

    def _answers(self, deadline: Deadline) -> Answers:
        wire = self._wire
        zones = read_zones(wire.get("time_zones", "/tz/list", deadline))
        locations = records(wire.get("locations", "/location", deadline))
        employees = wire.get("employees", "/employee", deadline, {"include_links": "1"})
        location_ids = [location_id for one in locations if (location_id := text(one.get("id")))]
        return Answers(
            locations=locations,
            employees=records(employees),
            services_by_location={
                location_id: self._services_at(location_id, deadline)
                for location_id in location_ids
            },
            fields=self._form_fields(deadline),
            options=self._options(deadline),
            zones=zones,
        )

    def _services_at(self, location_id: str, deadline: Deadline) -> list[dict[str, object]]:
        # `active_services` defaults to false: inactive ones would come too (O).
        params = {"location_id": location_id, "active_services": "1"}
        return records(self._wire.get("services", "/service", deadline, params))

    def _form_fields(self, deadline: Deadline) -> list[dict[str, object]]:
        """The booking form; an account that refuses the call has none (O: older call)."""
        try:
            return records(self._wire.get("form_fields", "/customfield", deadline))
        except Rejected as refusal:
            log.warning("setster_form_unread", code=refusal.code)
            return []

    def _options(self, deadline: Deadline) -> dict[str, object]:
        """The account's options; when they can't be read, those read before."""
        try:
            return dict(single(self._wire.get("options", "/account/getOptions", deadline)))
        except IntegrationError as fault:
            log.warning("setster_options_unread", code=fault.code)
            return self.known.options
