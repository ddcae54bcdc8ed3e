"""What the customer is told when making the booking has ended, whatever the end."""

from bot.dialogue.events import Outcome
from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import ONE_PLACE

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")


def ended(outcome: Outcome) -> Chat:
    chat = Chat(ONE_PLACE, customer=KNOWN, ends=outcome)
    return chat.says("haircut monday at 10").says("ok")


def test_taken_meanwhile_brings_fresh_openings() -> None:
    chat = ended(Outcome.TAKEN).hears("Mon Nov 23 10:00am was just taken", "1 Mon Nov 23")
    chat.does_not_hear("Booked")
    assert chat.hand_over == ""


def test_failed_is_said_and_handed_over() -> None:
    chat = ended(Outcome.FAILED).hears("couldn't book", "Nothing is booked")
    assert chat.hand_over == "booking_failed"


def test_unknown_is_never_called_booked() -> None:
    chat = ended(Outcome.UNKNOWN).hears("can't tell yet", "Please don't book it again")
    chat.does_not_hear("Booked!")
    assert chat.hand_over == "booking_unknown"


def test_a_new_talk_begins_with_an_empty_draft() -> None:
    chat = ended(Outcome.BOOKED).says("I'd like to book another haircut")
    chat.hears("Haircut, free").does_not_hear("10:00am, $40")
