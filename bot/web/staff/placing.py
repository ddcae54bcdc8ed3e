"""Book, move and cancel for a customer: plain forms, each of which orders once.

What is typed is never in an address; what is chosen (service, place, day) is, so that openings can
be looked at by following a link.
"""

from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from bot.dialogue.catalogue import Catalogue, Opening
from bot.dialogue.effects import Book, CancelBooking, Move, Openings
from bot.store import inbox
from bot.store.bookings import BookingRow
from bot.store.inbox import AnyRow
from bot.turns.ordering import Order
from bot.turns.staff_orders import Wish, new_reference
from bot.web.staff import choosing, listing, placing_words, texts, times, words
from bot.web.staff.auditing import actor
from bot.web.staff.choosing import Chosen
from bot.web.staff.customer_details import Details, known_details, read_details
from bot.web.staff.form_ids import form_id_in
from bot.web.staff.placing_words import Facts
from bot.web.staff.room import Room
from bot.web.staff.writing import Writing, writing

UNREACHABLE = "The calendar can't be reached now. Nothing is lost: try again in a moment."
NO_TIME = "Choose a time."
NOT_FREE = "That time is not free any more. Choose another one."
CONFLICT, UNFIT = 409, 422


@dataclass(frozen=True)
class Desk:
    """One conversation, in which a member of staff is about to order something."""

    room: Room
    row: AnyRow
    writing: Writing
    booking: BookingRow | None
    """The booking that is to be changed; None for a new one."""

    @property
    def values(self) -> MultiDict[str, str]:
        """What the form or the address says."""
        return request.values

    def chosen(self, catalogue: Catalogue) -> Chosen:
        """What is chosen so far."""
        now = self.room.clock()
        if self.booking is not None:
            return choosing.choice_of(self.booking, catalogue, self.values, now)
        return choosing.read_choice(self.values, catalogue, now, self.room.zone)

    def details(self, catalogue: Catalogue) -> Details:
        """Whom it is for: as typed, else as known."""
        if self.booking is not None:
            return Details()
        if request.method == "POST":
            policy, phone = self.room.services.policy, self.row.phone
            return read_details(
                request.form, catalogue, takes_no_email=policy.takes_no_email, phone=phone
            )
        return known_details(catalogue, name=self.row.name, email=self.row.email)

    @property
    def tells_customer(self) -> bool:
        """Whether the customer is to hear of it, and can."""
        wants = request.method == "GET" or request.form.get("tell") == "yes"
        return wants and not self.writing.objection

    @property
    def form_id(self) -> str:
        """The id of the form to be shown: the sent one's, unless that has ordered something."""
        if request.method == "GET":
            return self.writing.form_id
        sent = form_id_in(request.form)
        return sent if self.came_of(sent) is None else self.writing.form_id

    def came_of(self, form_id: str) -> str | None:
        """Why nothing came of what a form ordered, or empty; None where it has ordered nothing."""
        return self.room.orders.came_of(self.row.id, form_id)

    def wish(self, summary: str) -> Wish:
        """What goes with the order."""
        return Wish(actor(), form_id_in(request.form), self.tells_customer, summary)

    def shown(self, **more: Any) -> dict[str, Any]:
        """What all of these pages show."""
        return {
            "public_id": self.row.public_id,
            "customer": listing.who(self.row),
            "number": texts.masked(self.row.phone or self.row.address),
            "objection": self.writing.objection,
            "tells": self.tells_customer,
            "form_id": self.form_id,
            "booking": self.booking,
            "error": "",
            "errors": {},
            **more,
        }


def add_placing(blueprint: Blueprint, room: Room) -> None:
    """The routes by which staff order something for a customer."""

    @blueprint.get("/c/<public_id>/book")
    def book_page(public_id: str) -> ResponseReturnValue:
        return _choose(_desk(room, public_id))

    @blueprint.post("/c/<public_id>/book")
    def book(public_id: str) -> ResponseReturnValue:
        return _go_on(_desk(room, public_id))

    @blueprint.get("/c/<public_id>/bookings/<int:booking_id>/move")
    def move_page(public_id: str, booking_id: int) -> ResponseReturnValue:
        return _choose(_desk(room, public_id, booking_id))

    @blueprint.post("/c/<public_id>/bookings/<int:booking_id>/move")
    def move(public_id: str, booking_id: int) -> ResponseReturnValue:
        return _go_on(_desk(room, public_id, booking_id))

    @blueprint.get("/c/<public_id>/bookings/<int:booking_id>/cancel")
    def cancel_page(public_id: str, booking_id: int) -> ResponseReturnValue:
        return _ask_to_cancel(_desk(room, public_id, booking_id))

    @blueprint.post("/c/<public_id>/bookings/<int:booking_id>/cancel")
    def cancel(public_id: str, booking_id: int) -> ResponseReturnValue:
        return _cancel(_desk(room, public_id, booking_id))


def _desk(room: Room, public_id: str, booking_id: int | None = None) -> Desk:
    booking, now = None, room.clock()
    with room.database.read() as connection:
        row = inbox.find_conversation(connection, room.business_id, public_id) or abort(404)
        if booking_id is not None:
            booking = inbox.booking_of(connection, row.id, booking_id) or abort(404)
        me = current_user.member.id
        return Desk(room, row, writing(connection, row, me, room.local, now, ""), booking)


# Book and move


def _choose(
    desk: Desk, error: str = "", details: Details | None = None, status: int = 200
) -> ResponseReturnValue:
    """The form: what, where, with whom, when; and whom it is for."""
    answers, now = desk.room.services.answers, desk.room.clock()
    catalogue = choosing.read_catalogue(answers)
    if catalogue is None:
        return render_template("staff/book.html", **desk.shown(error=UNREACHABLE)), 503
    chosen = desk.chosen(catalogue)
    openings = choosing.find_openings(answers, chosen, now)
    if openings is None:
        error, status = error or UNREACHABLE, 503
    details = details or desk.details(catalogue)
    return render_template(
        "staff/book.html",
        **desk.shown(
            error=error,
            errors=details.errors,
            details=details,
            catalogue=catalogue,
            chosen=chosen,
            kept=choosing.kept(chosen),
            employees=_employees(catalogue, chosen),
            free=_free(desk, chosen, openings or ()),
            on=times.whole_day(chosen.on, desk.room.local),
            today=now.astimezone(desk.room.zone).date().isoformat(),
        ),
    ), status


def _employees(catalogue: Catalogue, chosen: Chosen) -> Any:
    if chosen.service is None or chosen.location is None:
        return catalogue.employees
    return catalogue.employees_for(chosen.service, chosen.location.id)


def _free(desk: Desk, chosen: Chosen, openings: Openings) -> list[choosing.Free]:
    if chosen.location is None:
        return []
    there = desk.room.local.at(chosen.location.time_zone)
    return choosing.in_words(openings, there, desk.values.get("at", ""))


def _go_on(desk: Desk) -> ResponseReturnValue:
    """Check what was sent; show it once more, or order it where that has been confirmed."""
    answers = desk.room.services.answers
    catalogue = choosing.read_catalogue(answers)
    if catalogue is None:
        return _choose(desk)
    chosen, details = desk.chosen(catalogue), desk.details(catalogue)
    known = desk.came_of(form_id_in(request.form))
    if known is not None:
        return _ended(desk, known, details)
    if request.form.get("back"):
        return _choose(desk, details=replace(details, errors={}))
    openings = choosing.find_openings(answers, chosen, desk.room.clock())
    if openings is None:
        return _choose(desk, UNREACHABLE, details, 503)
    value = request.form.get("at", "")
    opening = choosing.opening_at(openings, value)
    if opening is None:
        return _choose(desk, NOT_FREE if value else NO_TIME, details, CONFLICT)
    if details.errors:
        return _choose(desk, details=details, status=UNFIT)
    facts = placing_words.facts_of(chosen, opening, desk.room.local)
    if request.form.get("sure") != "yes":
        return _show_again(desk, chosen, details, facts)
    return _order(desk, chosen, opening, details, facts)


def _show_again(desk: Desk, chosen: Chosen, details: Details, facts: Facts) -> ResponseReturnValue:
    remarks = placing_words.about_service(chosen.service)
    if desk.booking is not None:
        now = desk.room.clock()
        remarks = placing_words.about_window("move", desk.booking, chosen.service, now)
    return render_template(
        "staff/book_check.html",
        **desk.shown(
            facts=facts,
            before=placing_words.facts_of_made(desk.booking, desk.room.local)
            if desk.booking
            else (),
            details=details,
            kept={**choosing.kept(chosen), "at": [request.form["at"]]},
            remarks=[*remarks, *placing_words.about_holder(desk.writing)],
        ),
    )


def _order(
    desk: Desk, chosen: Chosen, opening: Opening, details: Details, facts: Facts
) -> ResponseReturnValue:
    intro = "Moved for the customer, to" if desk.booking else "Booked for the customer"
    told = placing_words.summary(intro, facts, tells_customer=desk.tells_customer)
    return _ended(desk, _place(desk, _order_of(desk, chosen, opening, details), told), details)


def _ended(desk: Desk, why_not: str, details: Details) -> ResponseReturnValue:
    """The same for each press of a button that orders: the conversation, or why nothing came."""
    return _choose(desk, words.REFUSALS[why_not], details, CONFLICT) if why_not else _back(desk)


def _order_of(desk: Desk, chosen: Chosen, opening: Opening, details: Details) -> Order:
    if desk.booking is not None:
        return Move(booking=desk.booking.reference, **_what(chosen, opening))
    return Book(
        **_what(chosen, opening),
        client_name=details.name,
        client_email=details.email,
        client_address=details.address,
        note=details.note,
        form_answers=tuple(details.answers.items()),
    )


def _what(chosen: Chosen, opening: Opening) -> dict[str, Any]:
    assert chosen.service and chosen.location
    return {
        "reference": new_reference(),
        "location_id": chosen.location.id,
        "location_name": chosen.location.name,
        "time_zone": chosen.location.time_zone,
        "service_id": chosen.service.id,
        "service_name": chosen.service.name,
        "extra_ids": tuple(one.id for one in chosen.extras),
        "employee_id": chosen.employee.id if chosen.employee else None,
        "starts_at": opening.starts_at,
        "length_minutes": opening.length_minutes,
    }


# Cancel


def _ask_to_cancel(desk: Desk, error: str = "", status: int = 200) -> ResponseReturnValue:
    booking = desk.booking
    assert booking is not None
    catalogue = desk.room.services.answers.catalogue()
    service = catalogue.service(booking.service_id) if catalogue else None
    remarks = placing_words.about_window("cancel", booking, service, desk.room.clock())
    page = render_template(
        "staff/cancel.html",
        **desk.shown(
            error=error,
            facts=placing_words.facts_of_made(booking, desk.room.local),
            remarks=[*remarks, *placing_words.about_holder(desk.writing)],
        ),
    )
    return page, status


def _cancel(desk: Desk) -> ResponseReturnValue:
    booking = desk.booking
    assert booking is not None
    told = placing_words.summary(
        "Cancelled for the customer",
        placing_words.facts_of_made(booking, desk.room.local),
        tells_customer=desk.tells_customer,
    )
    why_not = _place(desk, CancelBooking(new_reference(), booking.reference), told)
    if why_not:
        return _ask_to_cancel(desk, words.REFUSALS[why_not], CONFLICT)
    return _back(desk)


def _place(desk: Desk, order: Order, summary: str) -> str:
    return desk.room.orders.place(desk.row.id, order, desk.wish(summary))


def _back(desk: Desk) -> ResponseReturnValue:
    target = url_for(".transcript", public_id=desk.row.public_id, _anchor="bookings-title")
    return redirect(target, 303)
