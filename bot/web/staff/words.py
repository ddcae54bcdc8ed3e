"""States, reasons, steps and events in plain words. What has no words here is spelt out."""

from collections.abc import Mapping
from typing import Any

from babel import Locale

CHANNELS = {"sms": "SMS", "whatsapp": "WhatsApp"}
AUTHORS = {"customer": "Customer", "bot": "Bot", "staff": "Staff", "note": "Note"}
SIGNS = {"customer": "☎\ufe0e", "bot": "⚙\ufe0e", "staff": "✎\ufe0e", "note": "▤"}
"""What stands before a role's word, as a sign and not as a coloured picture."""
ROLES = {
    "agent": "Agent",
    "supervisor": "Supervisor",
    "administrator": "Administrator",
    "auditor": "Auditor",
}
STEPS = {
    "location": "Choose location",
    "service": "Choose service",
    "extras": "Choose extras",
    "employee": "Choose who",
    "opening": "Choose time",
    "details": "Name and e-mail",
    "address": "Postal address",
    "form": "Form questions",
    "confirmation": "Confirm",
    "which_move": "Which booking to move",
    "which_cancel": "Which booking to cancel",
    "cancellation": "Confirm the cancel",
    "rebooking": "Another time",
    "booked": "Booking result",
    "changed_elsewhere": "Changed in the calendar",
}
ATTENTION = {
    "asked_for_person": "Asked for a person",
    "not_understood": "Not understood three times",
    "failed_twice": "Not understood twice",
    "complaint": "Complains",
    "abusive_words": "Abusive words",
    "emergency_words": "Words of an emergency",
    "stopped_with_booking": "Opted out with a booking ahead",
    "waiting_long": "Waits for an answer",
    "payment": "Service needs payment",
    "no_email": "Has no e-mail address",
    "no_openings": "No free time found",
    "booking_failed": "Booking failed",
    "booking_unknown": "Booking uncertain: check the calendar",
    "booking_taken": "A booking was not made: the time was taken",
    "move_taken": "A booking was not moved: the time was taken",
    "move_gone": "A booking to be moved is no longer in the calendar",
    "booking_late": "Calendar does not answer: still trying to book",
    "change_late": "Calendar does not answer: still trying to change a booking",
    "move_failed": "A booking could not be moved",
    "move_unknown": "Move uncertain: check the calendar",
    "cancel_failed": "A booking could not be cancelled",
    "cancel_unknown": "Cancel uncertain: check the calendar",
    "changed_while_booking": "Changed their mind while being booked",
    "too_late_to_move": "Wants to move a booking, too late to do it by text",
    "too_late_to_cancel": "Wants to cancel, too late to do it by text",
    "running_late": "Is running late",
    "remark": "Said something about a booking that is made",
    "wants_cancel": "Wants to cancel",
    "wants_change": "Wants to change a booking",
    "wants_my_bookings": "Asks about their bookings",
    "flooded": "Sent very many messages at once",
    "cost_cap": "The limit on replies an hour was reached",
    "not_served": "Wrote from a number that is not served",
    "turn_failed": "The bot could not go on",
    "delivery_failed": "A message was not delivered",
    "delivery_late": "A message can't be sent: still trying",
    "record_failed": "Setter was not told of a booking",
    "record_differs": "Setter holds a different booking",
    "record_not_cancelled": "Setter still holds an old booking",
}
STATES = {
    "attention": "Needs a person",
    "waiting": "Waits for an answer",
    "with_person": "With a person",
    "with_bot": "With the bot",
}
STAGES = {
    "started": "Started",
    "location": "Location known",
    "service": "Service chosen",
    "time": "Time chosen",
    "details": "Details given",
    "confirmed": "Confirmed",
    "booked": "Booked",
    "recorded": "Recorded in Setter",
}
"""Stages of the funnel."""
BOOKINGS = {
    "wanted": "Being booked",
    "creating": "Being booked",
    "booked": "Booked",
    "requested": "Requested, the business confirms",
    "taken": "Time was taken",
    "failed": "Failed",
    "unknown": "Uncertain: check the calendar",
    "cancelled": "Cancelled",
}
TONES = {
    "booked": "good",
    "requested": "wait",
    "wanted": "wait",
    "creating": "wait",
    "unknown": "bad",
    "failed": "bad",
}
"""How a booking's state looks; the others are quiet."""
DELIVERY = {
    "inline": ("Sent, no receipt yet", "↩"),
    "queued": ("Queued", "◷"),
    "sending": ("Sending", "◷"),
    "sent": ("Sent", "✓"),
    "delivered": ("Delivered", "✓✓"),
    "read": ("Read", "✓✓"),
    "failed": ("Not delivered", "⚠"),
    "withdrawn": ("Withdrawn, never sent", "⊘"),
}
OUTCOMES = {
    "": "Not answered yet",
    "ordered": "Booking being made",
    "suppressed": "No answer: opted out",
    "stop": "Opt-out word",
    "start": "Opt-in word",
    "help": "Help word",
    "for_person": "Left for a person",
    "flooded": "No answer: very many messages at once",
    "cost_cap": "No answer: limit on replies reached",
    "not_served": "No answer: number not served",
}
"""How a received message ended; a plain answer needs no words."""
EVENTS = {
    "booking_ordered": "Customer confirmed; booking ordered",
    "booking_ordered_by_staff": "Staff ordered a booking for the customer",
    "booking_booked": "Booked in the calendar",
    "booking_requested": "Requested in the calendar; the business confirms",
    "booking_taken": "The time was taken in the meantime",
    "booking_failed": "The calendar refused the booking",
    "booking_unknown": "The booking is uncertain: check the calendar",
    "booking_begun_anew": "The calendar does not have the booking; trying again",
    "booking_answer_lost": "The calendar's answer was lost; looking again",
    "booking_attempt_failed": "An attempt at booking failed",
    "move_ordered": "Customer confirmed; move ordered",
    "move_ordered_by_staff": "Staff ordered a move for the customer",
    "move_done": "Moved in the calendar",
    "move_requested": "Moved in the calendar; the business confirms",
    "move_taken": "The wished time was taken in the meantime; the booking stands",
    "move_gone": "Nothing to move: the booking is no longer in the calendar",
    "move_failed": "The calendar refused the move",
    "move_unknown": "The move is uncertain: check the calendar",
    "move_attempt_failed": "An attempt at moving failed",
    "cancel_ordered": "Customer confirmed; cancel ordered",
    "cancel_ordered_by_staff": "Staff ordered a cancel for the customer",
    "customer_not_told": "The customer was not told",
    "cancel_done": "Cancelled in the calendar",
    "cancel_failed": "The calendar refused the cancel",
    "cancel_unknown": "The cancel is uncertain: check the calendar",
    "cancel_attempt_failed": "An attempt at cancelling failed",
    "calendar_added": "Booked elsewhere; taken in from the calendar",
    "calendar_changed": "Changed in the calendar",
    "calendar_cancelled": "Cancelled in the calendar",
    "surplus_cancelled": "A surplus booking was cancelled",
    "record_tried": "Tried again at Setter, with the same result",
    "booking_looked": "Looked in the calendar again",
    "record_recorded": "Recorded in Setter",
    "record_contact_unknown": "Not a Setter contact yet; tried again later",
    "record_differs": "Setter's record differs from the booking",
    "record_failed": "Setter was not told",
    "record_cancelled": "Cancelled in Setter",
    "record_dropped": "Setter had not been told, and need not be",
    "record_not_cancelled": "Setter could not be told that a booking has changed",
    "handed_over": "Handed over to a person",
    "opted_out": "Customer opted out; no more messages",
    "opted_in": "Customer opted in again",
    "delivery_failed": "A message was not delivered",
    "given_back": "Given back to the bot",
    "taken_over": "Taken over from the bot",
    "resolved": "Settled",
    "end_left_to_staff": "How the order ended was left to staff to tell",
}
ERASED_MESSAGE = "Erased, no longer kept"
NO_LONGER_KEPT = {
    "customer": "This customer's words, name and number were erased: the time that your business"
    " keeps them is over, or the customer asked for it. What was booked and when stays.",
    "all": "All messages here are older than your business keeps them: what they said was erased."
    " Who wrote when, and what was booked, stays.",
    "some": "Some messages here are older than your business keeps them: what they said was"
    " erased.",
}
REFUSALS = {
    "opted_out": "This customer has opted out: nothing can be sent until they write START.",
    "outside_window": (
        "The customer wrote more than 24 hours ago: WhatsApp takes no free text now, only"
        " approved templates, until they write again."
    ),
    "held_by_other": "A colleague has this conversation. Take it over from them to answer.",
    "may_have_arrived": (
        "That text may have arrived after all, or can't arrive: write anew if it is needed."
    ),
    "order_in_hand": (
        "Something is being booked or changed for this customer at this moment. Wait for its end."
    ),
    "booking_not_live": "This booking is no longer ahead in the calendar: nothing was changed.",
    "taken": "That time has just been taken. Choose another one.",
    "failed": "The calendar refused it: nothing was changed.",
    "gone": "This booking is no longer in the calendar.",
    "empty": "There is nothing to send: write something first.",
    "too_long": "The text is too long: at most 1,600 characters.",
}
"""Why staff can't do what they asked for."""
FAILURES = {
    "opted_out": "the customer has opted out",
    "21610": "the customer has opted out",
    "21211": "the number is not valid",
    "21614": "the number is no mobile",
    "30003": "the phone is off or out of reach",
    "30004": "the customer or their carrier blocks it",
    "30005": "the number is not in use",
    "30006": "a landline, or the carrier can't be reached",
    "30007": "the carrier filtered it",
    "63016": "WhatsApp's 24 hours are over",
}
"""The provider's codes in plain words (Twilio's error pages)."""
UNSAFE_TO_REPEAT = frozenset({"", "opted_out", "21610", "63016", "Unavailable", "UnexpectedReply"})
"""Where a text may have arrived after all, or can't be sent anyway."""
FACTS = {
    "opening": "Time",
    "option": "Choice from the list",
    "for_whom": "For whom",
    "bad_email": "Unusable e-mail",
}
REASONS = {
    "times": "Time read as",
    "asked": "Looked up",
    "offered": "Offered",
    "ordered": "Ordered",
    "outcome": "How it ended",
    "handed_over": "Handed over",
}
"""Why the bot said something, by the names under which that is kept."""
LOOKED_UP = {
    "catalogue": "What can be booked",
    "openings": "Free times",
    "clients": "Customers with this number",
    "bookings": "Bookings of this customer",
}
DETAILS = {
    "name": "by",
    "found": "found",
    "code": "code",
    "error": "error",
    "placed_id": "calendar id",
}
"""Which facts of an event are shown, and what they are called."""


def spelt(table: Mapping[str, str], key: str) -> str:
    """The words for a key; a key without words, written as words."""
    return table.get(key) or key.replace("_", " ").strip().capitalize()


def language(code: str) -> str:
    """A language's name; empty for none."""
    return (Locale(code).english_name or code) if code else ""


def attention(reason: str) -> str:
    """Why a person is needed."""
    return spelt(ATTENTION, reason)


def event(kind: str, data: Mapping[str, Any]) -> str:
    """What happened, with the facts that help."""
    words = spelt(EVENTS, kind)
    reason = str(data.get("reason") or "")
    if kind == "handed_over" and reason:
        words += f": {attention(reason).lower()}"
    elif reason:
        words += f" ({spelt({}, reason).lower()})"
    facts = [f"{name} {data[key]}" for key, name in DETAILS.items() if data.get(key)]
    return f"{words} ({', '.join(facts)})" if facts else words


def record(state: str) -> str:
    """How the record in Setter stands."""
    return {
        "": "Not yet",
        "waiting": "Waiting",
        "recorded": "Recorded",
        "contact_unknown": "Not a Setter contact yet",
        "differs": "Differs from the booking",
        "failed": "Failed",
        "cancelling": "To be cancelled",
        "cancelled": "Cancelled",
        "dropped": "Not needed",
    }.get(state, spelt({}, state))
