"""What the customer is told when making the booking has ended, whatever the end."""

from bot.dialogue.effects import Book
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


def test_after_an_unknown_end_nothing_is_ordered_again_unasked() -> None:
    chat = ended(Outcome.UNKNOWN).says("book").does_not_hear("Booked", "Reply OK")
    assert len(orders(chat)) == 1


def test_after_a_failed_end_the_whole_line_is_confirmed_again() -> None:
    chat = ended(Outcome.FAILED).says("book").hears("Mon Nov 23 10:00am", "Reply OK")
    assert len(orders(chat)) == 1


def test_a_calendar_that_fails_at_the_yes_needs_another_yes() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday at 10").waits(hours=2)
    chat.salon.is_down = True
    chat.says("ok").hears("can't see our calendar")
    chat.salon.is_down = False
    chat.says("hello?").hears("Mon Nov 23 10:00am", "Reply OK")
    assert orders(chat) == []


def test_a_booking_is_told_in_the_time_of_its_own_location() -> None:
    chat = Chat(customer=KNOWN).says("haircut lakeview monday at 10").says("ok")
    chat.hears("Booked!", "10:00am", "Lakeview")
    chat.says("when is my appointment?").hears("Mon Nov 23 10:00am").does_not_hear("11:00am")


def orders(chat: Chat) -> list[Book]:
    return [one for one in chat.rehearsal.effects if isinstance(one, Book)]


def test_a_text_that_the_calendar_fails_while_it_is_read_is_read_again_later() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut tomorrow").hears("1 ").waits(hours=2)
    shown = chat.reply
    chat.salon.is_down = True
    chat.says("any others?").hears("can't see our calendar")
    chat.salon.is_down = False
    chat.says("hello?").hears("1 ")
    assert chat.reply != shown
