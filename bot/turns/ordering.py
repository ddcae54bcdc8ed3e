"""Stores what is to be booked, moved or cancelled, in the transaction of who orders it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.dialogue.effects import Book, CancelBooking, Move
from bot.dialogue.events import ChangeKind
from bot.store import bookings, changes, conversations
from bot.store.conversations import ConversationRow
from bot.turns.services import Services

Order = Book | Move | CancelBooking


@dataclass(frozen=True, slots=True)
class Ordered:
    """By which message, and what follows at once."""

    by_id: int
    """The customer's confirmation, or the note of the member of staff."""
    is_begun: bool
    """Whoever orders it makes the first attempt; else that is durable work."""
    tells_customer: bool = True
    by_staff: str = ""
    """The name of the member of staff; empty when the customer ordered it."""


def store_order(
    services: Services,
    connection: Connection,
    row: ConversationRow,
    order: Order,
    ordered: Ordered,
) -> None:
    """Write the order's row, what staff see of it, and the work where nobody has begun it."""
    if isinstance(order, Book):
        booking_id = _booking(services, connection, row, order, ordered)
        workflow, kind = "book", "booking"
    else:
        booking_id = _change(services, connection, row, order, ordered)
        workflow, kind = "change", kind_of(order).value
    if not ordered.is_begun:
        services.enqueue(connection, workflow, order.reference, 1)
    by = {"name": ordered.by_staff} if ordered.by_staff else {}
    conversations.add_event(
        connection,
        services.business_id,
        f"{kind}_ordered_by_staff" if by else f"{kind}_ordered",
        services.clock(),
        conversation_id=row.id,
        booking_id=booking_id,
        **by,
    )


def kind_of(order: Move | CancelBooking) -> ChangeKind:
    """What a made booking is to become."""
    return ChangeKind.MOVE if isinstance(order, Move) else ChangeKind.CANCEL


def _booking(
    services: Services,
    connection: Connection,
    row: ConversationRow,
    book: Book,
    ordered: Ordered,
) -> int:
    now = services.clock()
    return bookings.add(
        connection,
        business_id=services.business_id,
        conversation_id=row.id,
        contact_id=row.contact_id,
        ordered_by_id=ordered.by_id,
        tells_customer=ordered.tells_customer,
        reference=book.reference,
        client_phone=row.phone or "",
        **_booked(book),
        **_stamped(now),
        **(bookings.begun(now) if ordered.is_begun else {"state": "wanted"}),
    )


def _change(
    services: Services,
    connection: Connection,
    row: ConversationRow,
    wanted: Move | CancelBooking,
    ordered: Ordered,
) -> int:
    """Unless another change of that booking is on its way: the sweep comes back to this one."""
    now = services.clock()
    booking = bookings.get(connection, wanted.booking)
    changes.add(
        connection,
        business_id=services.business_id,
        booking_id=booking.id,
        conversation_id=row.id,
        ordered_by_id=ordered.by_id,
        tells_customer=ordered.tells_customer,
        reference=wanted.reference,
        state="wanted",
        kind=kind_of(wanted).value,
        **(_moved(wanted) if isinstance(wanted, Move) else {}),
        **_stamped(now),
    )
    if ordered.is_begun:
        changes.claim(connection, wanted.reference, 1, now)
    return int(booking.id)


def _booked(book: Book) -> dict[str, Any]:
    return {
        "location_id": book.location_id,
        "location_name": book.location_name[:200],
        "service_id": book.service_id,
        "service_name": book.service_name[:200],
        "extra_ids": list(book.extra_ids),
        "employee_id": book.employee_id or "",
        "is_employee_chosen": book.employee_id is not None,
        "starts_at": book.starts_at,
        "ends_at": book.starts_at + timedelta(minutes=book.length_minutes),
        "time_zone": book.time_zone,
        "client_name": book.client_name[:200],
        "client_email": book.client_email,
        "client_address": book.client_address[:500],
        "note": book.note,
        "form_answers": [list(pair) for pair in book.form_answers],
    }


def _moved(move: Move) -> dict[str, Any]:
    return {
        "location_id": move.location_id,
        "location_name": move.location_name[:200],
        "service_id": move.service_id,
        "service_name": move.service_name[:200],
        "extra_ids": list(move.extra_ids),
        "employee_id": move.employee_id,
        "starts_at": move.starts_at,
        "ends_at": move.starts_at + timedelta(minutes=move.length_minutes),
        "time_zone": move.time_zone,
    }


def _stamped(now: datetime) -> dict[str, datetime]:
    return {"created_at": now, "updated_at": now}
