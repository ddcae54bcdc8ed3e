"""Setster's calendar: who is booked when. Refuses what is outside the offered times or taken.

Knows nothing of HTTP. Every public method takes the lock, so that two requests for the last free
place cannot both win.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from integrations.sandbox.availability import Busy, Wanted, on_the_grid, openings_on, seats_left
from integrations.sandbox.model import Location, Service
from integrations.sandbox.world import Appointment, Client, World

INVALID, SAVING, NOT_FOUND, NOT_ALLOWED, NOT_AVAILABLE, OCCUPIED = 1, 5, 7, 8, 9, 10
FIRST_APPOINTMENT_ID, FIRST_CLIENT_ID = 2300, 23100
CANCELLED, REQUESTED, CONFIRMED, IMPORTED = 3, 1, 2, 4


class Refusal(Exception):
    """A request that the calendar turns down, with Setster's status code."""

    def __init__(self, code: int, details: Any = None) -> None:
        super().__init__(str(code))
        self.code = code
        self.details = details


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to book; `starts_at` is UTC, `employee_id` empty for anyone."""

    service: Service
    location: Location
    starts_at: datetime
    minutes: int
    employee_id: str = ""
    client_name: str = ""
    client_email: str = ""
    client_phone: str = ""
    client_address: str = ""
    extras: tuple[Service, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    """Plain fields of the appointment that the calendar only keeps."""


class Books:
    """The calendar and the client list."""

    def __init__(self, world: World) -> None:
        self._world = world

    def openings(
        self,
        service: Service,
        location: Location,
        day: date,
        *,
        employee_id: str = "",
        extras: tuple[Service, ...] = (),
    ) -> dict[datetime, int]:
        """The free starts of a local day with the places left at each."""
        wanted = self._wanted(service, location, employee_id, extras)
        with self._world.lock:
            busy = self._busy()
        return openings_on(wanted, day, self._world.business.hours, busy)

    def place(self, order: Order) -> Appointment:
        """Book, or raise Refusal."""
        with self._world.lock:
            employee_id = self._find_employee(order)
            status = CONFIRMED if order.service.is_approved_at_once else REQUESTED
            return self._enter(order, employee_id, status)

    def change(
        self, appointment_id: str, order: Order | None, changes: dict[str, Any]
    ) -> Appointment:
        """Apply changes; with an order, move there first or raise Refusal."""
        with self._world.lock:
            appointment = self._existing(appointment_id)
            if order:
                appointment.employee_id = self._find_employee(order, moving=appointment_id)
                appointment.service_id = order.service.id
                appointment.location_id = order.location.id
                appointment.starts_at = order.starts_at
                appointment.minutes = order.minutes
            for name, value in changes.items():
                setattr(appointment, name, value)
            appointment.updated_at = self._world.now()
            return replace(appointment)

    def get(self, appointment_id: str) -> Appointment:
        """A copy of the appointment, or Refusal."""
        with self._world.lock:
            return replace(self._existing(appointment_id))

    def erase(self, appointment_id: str) -> None:
        """Delete for good."""
        with self._world.lock:
            self._existing(appointment_id)
            del self._world.state.appointments[appointment_id]

    def block(self, order: Order, status: int = CONFIRMED) -> Appointment:
        """Enter an appointment as staff do: no rule but an employee is asked."""
        with self._world.lock:
            return self._enter(order, order.employee_id, status)

    def appointments(self) -> list[Appointment]:
        """A copy of every entry, in the order of their making."""
        with self._world.lock:
            return [replace(one) for one in self._world.state.appointments.values()]

    def _existing(self, appointment_id: str) -> Appointment:
        found = self._world.state.appointments.get(appointment_id)
        if found is None:
            raise Refusal(NOT_FOUND)
        return found

    def _enter(self, order: Order, employee_id: str, status: int) -> Appointment:
        now = self._world.now()
        appointment = Appointment(
            id=str(self._world.next_number(FIRST_APPOINTMENT_ID)),
            client_id=self._client(order).id if order.client_email else "",
            service_id=order.service.id,
            location_id=order.location.id,
            employee_id=employee_id,
            starts_at=order.starts_at,
            minutes=order.minutes,
            status=status,
            created_at=now,
            updated_at=now,
            client_name=order.client_name,
            client_email=order.client_email,
            client_phone=order.client_phone,
            client_address=order.client_address,
            **order.facts,
        )
        self._world.state.appointments[appointment.id] = appointment
        return replace(appointment)

    def _find_employee(self, order: Order, moving: str = "") -> str:
        wanted = self._wanted(order.service, order.location, order.employee_id, order.extras)
        day = order.starts_at.astimezone(order.location.zone).date()
        hours = self._world.business.hours
        able = [
            one
            for one in wanted.employee_ids
            if order.starts_at in on_the_grid(wanted, one, day, hours)
        ]
        if not able:
            raise Refusal(NOT_AVAILABLE)
        exactly = replace(wanted, length=timedelta(minutes=order.minutes))
        busy = self._busy(without=moving)
        free = [one for one in able if seats_left(exactly, one, order.starts_at, busy)]
        if not free:
            raise Refusal(OCCUPIED)
        turns = self._world.state.turns
        chosen = min(free, key=lambda one: turns.get(one, 0))
        if not order.employee_id:
            turns[chosen] = self._world.next_number()
        return chosen

    def _wanted(
        self, service: Service, location: Location, employee_id: str, extras: tuple[Service, ...]
    ) -> Wanted:
        active = {one.id for one in self._world.business.employees if one.is_active}
        linked = sorted(
            employee
            for employee, place in service.links
            if place == location.id
            and employee in active
            and all((employee, place) in extra.links for extra in extras)
        )
        minutes = service.minutes + sum(extra.minutes for extra in extras)
        return Wanted(
            service=service,
            location_id=location.id,
            zone=location.zone,
            length=timedelta(minutes=minutes),
            employee_ids=tuple(one for one in linked if employee_id in ("", one)),
            now=self._world.now(),
        )

    def _busy(self, without: str = "") -> list[Busy]:
        return [
            self._as_busy(one)
            for one in self._world.state.appointments.values()
            if one.status != CANCELLED and one.id != without
        ]

    def _as_busy(self, appointment: Appointment) -> Busy:
        service = self._world.business.service(appointment.service_id)
        is_group = service is not None and service.places > 1
        return Busy(
            employee_id=appointment.employee_id,
            starts_at=appointment.starts_at,
            ends_at=appointment.starts_at + timedelta(minutes=appointment.minutes),
            padding=timedelta(minutes=service.padding if service else 0),
            group=(appointment.service_id, appointment.location_id) if is_group else None,
        )

    def _client(self, order: Order) -> Client:
        clients = self._world.state.clients
        email = order.client_email.lower()
        found = next((one for one in clients.values() if one.email.lower() == email), None)
        if found:
            found.phone = order.client_phone or found.phone
            found.address = order.client_address or found.address
            return found
        return self.add_client(
            order.client_name, order.client_email, order.client_phone, order.client_address
        )

    def add_client(self, name: str, email: str, phone: str = "", address: str = "") -> Client:
        """Enter a client."""
        with self._world.lock:
            client_id = str(self._world.next_number(FIRST_CLIENT_ID))
            client = Client(client_id, name, email, phone, address, self._world.now())
            self._world.state.clients[client_id] = client
            return client
