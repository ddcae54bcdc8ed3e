"""An uncertain booking that the calendar surely does not have: begun anew, or told to be none."""

from bot.dialogue.events import Outcome
from bot.store import attention, bookings, conversations, standing
from bot.store.bookings import BookingRow
from bot.turns.ends import Ending
from bot.turns.outcomes import Outcomes
from bot.turns.services import Services
from bot.workflows.patience import is_worth_trying

UNCERTAIN = "booking_unknown"


def begins_anew(services: Services, outcomes: Outcomes, booking: BookingRow) -> bool:
    """Whether attempts go on from here; else the customer hears the end, if nobody else tells it.

    Nothing is ordered behind a customer's back who has written since: they may want something
    else by now. Where a person has stepped in, all is left to them.
    """
    now = services.clock()
    with services.database.write() as connection:
        row = conversations.get(connection, booking.conversation_id)
        asked_at = attention.since(connection, row.id, UNCERTAIN)
        if row.taken_by is not None or asked_at is None:
            return False
        wrote_at = standing.last_inbound_at(connection, row.id)
        has_written = wrote_at is not None and wrote_at > asked_at
        is_wanted = booking.error_code != bookings.WITHDRAWN and not has_written
        if is_wanted and is_worth_trying(booking.created_at, now, booking.starts_at):
            is_ours = bookings.begin_anew(connection, booking.reference, booking.attempt, now)
            if is_ours:
                conversations.add_event(
                    connection,
                    booking.business_id,
                    "booking_begun_anew",
                    now,
                    conversation_id=row.id,
                    booking_id=booking.id,
                )
            return is_ours
    never = Ending(Outcome.FAILED, {"error_code": "never_arrived", "posts": 0})
    outcomes.conclude(booking.reference, booking.attempt, never)
    return False
