"""What the calendar is asked to book."""

from bot.ports import BookingOrder
from bot.store.bookings import BookingRow


def order_of(booking: BookingRow, no_email_address: str = "") -> BookingOrder:
    """The order that a booking's row holds.

    Without an e-mail address of the customer's, `no_email_address` stands in, told apart by the
    booking's reference.
    """
    tag = f"+{booking.reference}@"
    email = booking.client_email or no_email_address.replace("@", tag, 1)
    return BookingOrder(
        reference=booking.reference,
        location_id=booking.location_id,
        service_id=booking.service_id,
        starts_at=booking.starts_at,
        length_minutes=int((booking.ends_at - booking.starts_at).total_seconds() // 60),
        time_zone=booking.time_zone,
        client_name=booking.client_name,
        client_email=email,
        client_phone=booking.client_phone,
        client_address=booking.client_address,
        employee_id=booking.employee_id or None,
        extra_ids=tuple(booking.extra_ids),
        note=booking.note,
        form_answers=tuple((key, answer) for key, answer in booking.form_answers),
    )
