"""Setster as the bot's Scheduler: a thin facade over calls and readings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote

import httpx
import structlog

from bot.dialogue.catalogue import Catalogue, Opening, OpeningsQuery, Service
from bot.ports import (
    BookingOrder,
    Client,
    IntegrationError,
    MoveOrder,
    NotFound,
    Placed,
    PlacedState,
    Subscribed,
    UnexpectedReply,
)
from integrations.circuit import Circuit
from integrations.deadline import Deadline
from integrations.http import ApiClient, UpstreamCall, log_call
from integrations.reading import records, text
from integrations.setster import appointments, availability, clients
from integrations.setster.account import Account
from integrations.setster.availability import Ask, Times
from integrations.setster.envelope import is_envelope
from integrations.setster.session import Session
from integrations.setster.subscriptions import Subscriptions
from integrations.setster.wire import Encoding, Wire

log = structlog.get_logger(__name__)

UNDATED_DAYS = 7
"""How many single days are asked when a week's answer lacks its dates."""
CHECK_TIMEOUT_S = 10.0
PAGE = 100
"""How long a page is when nothing else is said or understood (O)."""


class Setster:
    """The business's calendar in Setster."""

    def __init__(
        self,
        base_url: str,
        *,
        email: str,
        api_key: str,
        company_id: str = "",
        encoding: Encoding = "flat",
        field_key: str = "id",
        transport: httpx.BaseTransport | None = None,
        on_call: Callable[[UpstreamCall], None] = log_call,
        circuit: Circuit | None = None,
    ) -> None:
        """`base_url` ends in /api/v2; `field_key` is the form field attribute that keys answers."""
        api = ApiClient(
            "Setster",
            base_url,
            transport=transport,
            on_call=on_call,
            circuit=circuit,
            makes_sense=is_envelope,
        )
        self._session = Session(api, email=email, api_key=api_key, company_id=company_id)
        self._wire = Wire(api, self._session, encoding)
        self._account = Account(self._wire, field_key)
        self._directory: clients.Directory | None = None

    def catalogue(self, *, timeout_s: float = 20.0) -> Catalogue:
        """Everything that can be booked now, read afresh: 5 calls and one for each location.

        One more call reads the clients of an account that has few, for `known_clients`.
        """
        deadline = Deadline(timeout_s)
        catalogue = self._account.read(deadline).catalogue
        self._directory = self._read_directory(deadline)
        return catalogue

    def _read_directory(self, deadline: Deadline) -> clients.Directory | None:
        page = {"start": "0", "end": str(clients.MOST_IN_DIRECTORY)}
        try:
            return clients.directory(records(self._wire.get("clients", "/client", deadline, page)))
        except IntegrationError:
            # A convenience: without it each new contact is looked up by itself.
            return None

    def openings(self, query: OpeningsQuery, *, timeout_s: float = 6.0) -> list[Opening]:
        """Free times, earliest first.

        Shape:  one call for up to five weeks; the very first also reads the catalogue.
        Units:  local times that a clock change skips are left out; of repeated ones the first
                is meant. The length is the longer of Setster's `interval` and the minutes of
                service and extras together: whether `interval` counts extras is not documented.
        Errors: NotFound for a location or service that is not offered.
        """
        deadline = Deadline(timeout_s)
        location, service = self._account.place_and_service(
            query.location_id, query.service_id, deadline
        )
        starts = []
        length = self._minutes(service, query.extra_ids)
        for ask in availability.asks_for(query):
            times = self._times(query, ask, service, deadline)
            starts += times.starts
            length = max(length, times.interval)
        return availability.openings_from(
            starts, query, time_zone=location.time_zone, length_minutes=length
        )

    def _minutes(self, service: Service, extra_ids: Sequence[str]) -> int:
        extras = (self._account.known.catalogue.service(one) for one in extra_ids)
        return service.length_minutes + sum(one.length_minutes for one in extras if one)

    def _times(self, query: OpeningsQuery, ask: Ask, service: Service, deadline: Deadline) -> Times:
        times = self._ask(query, ask, service, deadline)
        if not times.is_undated:
            return times
        # A flat list tells no dates: ask day by day, as much as a turn can bear.
        days = min((ask.last_on - ask.first_on).days + 1, UNDATED_DAYS)
        singles = [ask.first_on + timedelta(days=count) for count in range(days)]
        answers = [self._ask(query, Ask(day, day), service, deadline) for day in singles]
        starts = [start for answer in answers for start in answer.starts]
        return Times(starts, max((one.interval for one in answers), default=0))

    def _ask(self, query: OpeningsQuery, ask: Ask, service: Service, deadline: Deadline) -> Times:
        params = availability.params_for(
            query,
            ask,
            timezone_id=self._account.known.timezone_ids.get(query.location_id, ""),
            is_group=service.group_size > 1,
        )
        data = self._wire.get("availability", "/availability", deadline, params)
        return availability.read_times(data, ask)

    def known_clients(self, phone: str) -> list[Client] | None:
        """The clients with this E.164 number as of the last catalogue; None: it must be asked."""
        return self._directory.with_phone(phone) if self._directory else None

    def clients_with_phone(self, phone: str, *, timeout_s: float = 6.0) -> list[Client]:
        """The clients whose phone is this E.164 number, as written there or nationally."""
        deadline = Deadline(timeout_s)
        for asked in clients.spellings(phone):
            data = self._wire.get("clients", "/client", deadline, {"phone": asked})
            found = clients.with_phone(records(data), phone)
            if found:
                return found
        return []

    def bookings_of(self, phone: str, starts_from: date, *, timeout_s: float = 6.0) -> list[Placed]:
        """The live bookings from a day on that name this E.164 number, as do their clients.

        Shape: one list a client, and first one of the clients in an account that has many.
        """
        deadline = Deadline(timeout_s)
        owners = self.known_clients(phone)
        if owners is None:
            owners = self.clients_with_phone(phone, timeout_s=deadline.left_s())
        client_ids = sorted({one.id for one in owners if one.id})
        found: dict[str, Placed] = {}
        for client_id in client_ids:
            listed = self.listed(
                client_id=client_id, starts_from=starts_from, timeout_s=deadline.left_s()
            )
            # Judged here: a filter may have been ignored.
            found |= {
                one.id: one
                for one in listed
                if one.state is not PlacedState.GONE
                and one.client_id in client_ids
                and clients.is_phone(one.client_phone, phone)
            }
        return list(found.values())

    def create(self, order: BookingOrder, *, timeout_s: float = 12.0) -> Placed:
        """Place a booking, in one call that is never repeated here.

        Errors: OpeningTaken for codes 9 and 10; `outcome_unknown` after a time-out, 5xx, codes
                4 and 5, and an answer without an id.
        """
        deadline = Deadline(timeout_s)
        body = self._body(order, deadline)
        data = self._wire.write(
            "create", "POST", "/appointment", deadline, body, self._strict(order)
        )
        placed = self._placed(appointments.single(data), order)
        if placed is None:
            raise UnexpectedReply(
                "Setster: the answer to create has no booking", code="no_id", outcome_unknown=True
            )
        return placed

    def find(self, order: BookingOrder, *, timeout_s: float = 6.0) -> list[Placed]:
        """Live bookings with the order's reference, else those that are it to the letter.

        Shape:  oldest first.
        Source: the reference (`ews_id`) is settable and a list filter (O C), though deprecated (G).
        """
        deadline = Deadline(timeout_s)
        found = appointments.bears_reference(
            self._list(deadline, {"ews_id": order.reference}), order.reference
        )
        if not found:
            first_on, last_on = appointments.window_of(order)
            nearby = self._list(
                deadline,
                {
                    "client_email": order.client_email,
                    "service_id": order.service_id,
                    "start_date": first_on,
                    "end_date": last_on,
                    "end": "all",
                },
            )
            found = appointments.bears_reference(nearby, order.reference)
            found = found or appointments.same_to_the_letter(
                nearby, order, self._account.known.places
            )
        placed = (self._placed(one, order) for one in found)
        live = [one for one in placed if one is not None and one.state is not PlacedState.GONE]
        return sorted(live, key=lambda one: (len(one.id), one.id))

    def get(self, placed_id: str, *, timeout_s: float = 6.0) -> Placed:
        """One booking by its id."""
        one = self._record(placed_id, Deadline(timeout_s))
        placed = appointments.read_placed(one, self._account.known.places)
        if placed is None:
            raise NotFound("Setster: the id is not that of a booking", code="7")
        return placed

    def listed(
        self,
        *,
        updated_since: date | None = None,
        client_email: str = "",
        client_id: str = "",
        starts_from: date | None = None,
        starts_until: date | None = None,
        reference: str = "",
        timeout_s: float = 30.0,
    ) -> list[Placed]:
        """Bookings by filters that Setster may ignore: the caller judges again what it gets.

        Shape: cancelled ones among them, erased ones not, imported busy time left out.
        Units: the dates are in a zone nobody states: leave a day's margin on both sides.
        """
        filters = {
            "updated_after": updated_since.isoformat() if updated_since else "",
            "client_email": client_email,
            "client_id": client_id,
            "start_date": starts_from.isoformat() if starts_from else "",
            "end_date": starts_until.isoformat() if starts_until else "",
            "ews_id": reference,
        }
        params = {name: value for name, value in filters.items() if value}
        found = self._pages(Deadline(timeout_s), params)
        placed = (appointments.read_placed(one, self._account.known.places) for one in found)
        return [one for one in placed if one is not None]

    def cancel(self, placed_id: str, *, timeout_s: float = 12.0) -> Placed:
        """Cancel by status 3 (R; DELETE would erase the record); a cancelled one is left alone."""
        deadline = Deadline(timeout_s)
        before = self._record(placed_id, deadline)
        placed = appointments.read_placed(before, self._account.known.places)
        if placed is None:
            raise NotFound("Setster: the id is not that of a booking", code="7")
        if placed.state is PlacedState.GONE:
            return placed
        body = appointments.body_to_cancel(before, self._session.company_id)
        data = self._wire.write(
            "cancel", "PUT", _path_of(placed_id), deadline, body, {"id": placed_id}
        )
        after = appointments.single(data) or self._record(placed_id, deadline)
        cancelled = appointments.read_placed(after, self._account.known.places)
        if cancelled is None or cancelled.state is not PlacedState.GONE:
            raise UnexpectedReply(
                "Setster: the booking still stands after its cancelling",
                code="still_stands",
                outcome_unknown=True,
            )
        return cancelled

    def move(self, placed_id: str, order: MoveOrder, *, timeout_s: float = 12.0) -> Placed:
        """Change a booking to what the order says; a PUT keeps the id (R).

        One that is so already, or that is gone, is left alone.
        """
        deadline = Deadline(timeout_s)
        before = self._record(placed_id, deadline)
        placed = self._placed(before, order)
        if placed is None:
            raise NotFound("Setster: the id is not that of a booking", code="7")
        places = self._account.known.places
        if placed.state is PlacedState.GONE or appointments.is_as_ordered(before, order, places):
            return placed
        timezone_id = self._account.known.timezone_ids.get(order.location_id, "")
        body = appointments.body_to_move(before, order, self._session.company_id, timezone_id)
        data = self._wire.write(
            "move", "PUT", _path_of(placed_id), deadline, body, {"id": placed_id}
        )
        after = appointments.single(data) or self._record(placed_id, deadline)
        moved = self._placed(after, order)
        if moved is None or not appointments.is_at(after, order, places):
            raise UnexpectedReply(
                "Setster: the booking is not where it was moved to",
                code="not_moved",
                outcome_unknown=True,
            )
        return moved

    def _body(self, order: BookingOrder, deadline: Deadline) -> dict[str, object]:
        # The company id may come from the login only.
        self._session.token(deadline)
        timezone_id = self._account.known.timezone_ids.get(order.location_id, "")
        return appointments.body_for(order, self._session.company_id, timezone_id)

    def _strict(self, order: BookingOrder) -> dict[str, str]:
        """Have the form's answers checked (G) where there is a form."""
        has_form = bool(order.form_answers or self._account.known.catalogue.form_fields)
        return {"validate_custom_fields": "1"} if has_form else {}

    def _list(
        self, deadline: Deadline, filters: dict[str, str | list[str]]
    ) -> list[dict[str, object]]:
        return records(self._wire.get("list", "/appointment", deadline, filters))

    def _pages(self, deadline: Deadline, filters: dict[str, str]) -> list[dict[str, object]]:
        """A whole list. `end=all` is "no limit" (O); a full page says that it may be unknown."""
        found = self._list(deadline, {**filters, "end": "all"})
        known = {text(one.get("id")) for one in found}
        while found and len(found) % PAGE == 0:
            page = {"start": str(len(found)), "end": str(len(found) + PAGE)}
            more = self._list(deadline, {**filters, **page})
            new = [one for one in more if text(one.get("id")) not in known]
            if not new:
                break
            found += new
            known |= {text(one.get("id")) for one in new}
        return found

    def _record(self, placed_id: str, deadline: Deadline) -> dict[str, object]:
        """One record: a list by the file, maybe an object (O)."""
        found = records(self._wire.get("get", _path_of(placed_id), deadline))
        for one in found:
            if text(one.get("id")) == placed_id:
                return one
        raise NotFound("Setster: there is no booking with this id", code="7")

    def _placed(self, one: Mapping[str, object], order: BookingOrder | MoveOrder) -> Placed | None:
        """A booking made from an order: where the record agrees with it, our own times are kept."""
        places = self._account.known.places
        placed = appointments.read_placed(one, places)
        if placed is None:
            return None
        if not one.get("start_date") or appointments.is_at(one, order, places):
            ends_at = order.starts_at + timedelta(minutes=order.length_minutes)
            return replace(placed, starts_at=order.starts_at, ends_at=ends_at)
        log.warning("setster_start_differs", placed_id=placed.id)
        return placed

    def subscribe(self, target_url: str, prefix: str, *, timeout_s: float = 30.0) -> Subscribed:
        """Have exactly one webhook under the prefix, with this address. Safe to repeat."""
        deadline = Deadline(timeout_s)
        self._session.token(deadline)
        return Subscriptions(self._wire).keep(target_url, prefix, deadline)

    def is_subscribed(self, target_url: str, *, timeout_s: float = 10.0) -> bool:
        """Whether the address is told of all that changes."""
        return Subscriptions(self._wire).is_in_force(target_url, Deadline(timeout_s))

    def check(self) -> str:
        """Log in and read the locations."""
        deadline = Deadline(CHECK_TIMEOUT_S)
        self._session.start_over(deadline)
        count = len(records(self._wire.get("locations", "/location", deadline)))
        return f"Setster: signed in, {count} location{'' if count == 1 else 's'}"


def _path_of(placed_id: str) -> str:
    return f"/appointment/{quote(placed_id, safe='')}"
