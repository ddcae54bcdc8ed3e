"""Cancelling a booking that is made: one confirmation that names it, and only then."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.dialogue.catalogue import Catalogue
from bot.dialogue.events import ChangeOutcome
from bot.dialogue.made import MadeBooking
from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import CATALOGUE, NEW_YORK, made

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")
FRIDAY = made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK))
TOMORROW = made(datetime(2026, 11, 21, 10, 0, tzinfo=NEW_YORK), "facial", employee_id="maria")


def having(
    *bookings: MadeBooking,
    catalogue: Catalogue = CATALOGUE,
    ends: ChangeOutcome = ChangeOutcome.DONE,
) -> Chat:
    return Chat(catalogue, customer=KNOWN, has=bookings or [FRIDAY], changes_end=ends)


def needs_hours(hours: int) -> Catalogue:
    services = tuple(replace(one, cancel_hours=hours) for one in CATALOGUE.services)
    return replace(CATALOGUE, services=services)


@pytest.mark.parametrize(
    "text",
    [
        "cancel my appointment",
        "i need to cancel",
        "cancel",
        "please cancel friday's",
        "I'd like to cancel my haircut",
        "can you cancel it for me?",
        "i dont need the appointment anymore",
        "something came up, I have to cancel",
    ],
)
def test_one_confirmation_names_it_and_a_yes_cancels_it(text: str) -> None:
    chat = having().says(text).hears("Cancel Haircut Fri Nov 27 3:00pm", "Reply YES to cancel it")
    assert not chat.has_changed
    chat.says("yes").hears("Cancelled: Haircut Fri Nov 27 3:00pm", "another time")
    assert chat.cancelled == [FRIDAY.reference]
    assert chat.rehearsal.bookings == []


@pytest.mark.parametrize(
    "text", ["no", "keep it", "never mind", "no leave it", "don't cancel it", "forget it"]
)
def test_anything_like_a_no_keeps_it(text: str) -> None:
    chat = having().says("cancel my appointment").says(text)
    chat.hears("your Haircut stays on Fri Nov 27 3:00pm")
    assert not chat.has_changed
    chat.says("yes").does_not_hear("Cancelled")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("actually can we do saturday at 11 instead", "to Sat Nov 21 11:00am"),
        ("no, move it to 4", "to Fri Nov 27 4:00pm"),
        ("an hour later would work", "to Fri Nov 27 4:00pm"),
        ("monday?", "to Mon Nov 23 3:00pm"),
    ],
)
def test_a_new_time_in_its_place_moves_it(text: str, line: str) -> None:
    chat = having().says("cancel my appointment").says(text).hears("Move Haircut", line)
    assert chat.says("yes").move.booking == FRIDAY.reference
    assert chat.cancelled == []


def test_an_answer_that_makes_no_sense_is_asked_again() -> None:
    chat = having().says("cancel my appointment").says("purple").hears("Sorry", "Cancel Haircut")
    chat.says("ok").hears("Cancelled")


def test_a_question_on_the_way_is_answered_and_the_open_one_asked_again() -> None:
    chat = having(FRIDAY, TOMORROW).says("cancel my appointment").says("how much is a haircut?")
    chat.hears("$40", "Which one should I cancel")


def test_two_texts_at_once_are_no_yes_to_what_was_not_seen() -> None:
    chat = having().says("cancel my appointment", "yes please").hears("Reply YES")
    assert not chat.has_changed


def test_a_yes_and_a_second_thought_at_once_cancel_nothing() -> None:
    chat = having().says("cancel my appointment").says("yes", "wait no, keep it")
    chat.hears("stays on Fri Nov 27")
    assert not chat.has_changed


def test_another_time_is_offered_lightly_and_can_be_taken() -> None:
    chat = having().says("cancel my appointment").says("yes").says("yes please")
    chat.hears("Haircut, free").does_not_hear("Where", "What would you like")
    chat.says("monday at 10").hears("Haircut at Downtown, Mon Nov 23 10:00am").says("ok")
    chat.hears("Booked!")


def test_another_time_can_be_named_at_once() -> None:
    chat = having().says("cancel my appointment").says("yes").says("monday at 10")
    chat.hears("Haircut at Downtown, Mon Nov 23 10:00am")


@pytest.mark.parametrize("text", ["no thanks", "nope that's all", "thanks"])
def test_who_wants_no_other_time_is_left_in_peace(text: str) -> None:
    chat = having().says("cancel my appointment").says("yes").says(text).hears("whenever")
    chat.says("hi").does_not_hear("Haircut, free")


@pytest.mark.parametrize("answer", ["2", "the haircut", "friday's", "the second one"])
def test_of_several_it_asks_which(answer: str) -> None:
    chat = having(FRIDAY, TOMORROW).says("cancel my appointment")
    chat.hears("Which one should I cancel", "1 Facial, Sat Nov 21", "2 Haircut, Fri Nov 27")
    chat.says(answer).hears("Cancel Haircut").says("yes")
    assert chat.cancelled == [FRIDAY.reference]


@pytest.mark.parametrize(
    "text", ["cancel my facial", "cancel tomorrow", "cancel the one with Maria", "cancel sat 10am"]
)
def test_the_one_that_is_named_needs_no_list(text: str) -> None:
    chat = having(FRIDAY, TOMORROW).says(text).hears("Cancel Facial Sat Nov 21 10:00am")
    assert chat.says("yes").cancelled == [TOMORROW.reference]


@pytest.mark.parametrize("texts", [["cancel both"], ["cancel my appointment", "both"]])
def test_several_are_cancelled_one_by_one_each_with_its_yes(texts: list[str]) -> None:
    chat = having(FRIDAY, TOMORROW)
    for text in texts:
        chat.says(text)
    chat.hears("One at a time", "Cancel Facial").does_not_hear("Haircut")
    chat.says("yes").hears("Cancelled: Facial", "Cancel Haircut Fri Nov 27 3:00pm")
    assert chat.cancelled == [TOMORROW.reference]
    chat.says("yes").hears("Cancelled: Haircut")
    assert chat.cancelled == [TOMORROW.reference, FRIDAY.reference]


def test_of_several_the_second_can_be_kept() -> None:
    chat = having(FRIDAY, TOMORROW).says("cancel both").says("yes").says("no")
    chat.hears("your Haircut stays")
    assert chat.cancelled == [TOMORROW.reference]


def test_which_one_can_be_answered_with_none() -> None:
    chat = having(FRIDAY, TOMORROW).says("cancel my appointment").says("neither, never mind")
    chat.hears("stays as it is")
    assert not chat.has_changed


def test_a_day_without_a_booking_is_no_day_to_move_to() -> None:
    having().says("cancel saturday").hears("Cancel Haircut Fri Nov 27").does_not_hear("Nov 21")


def test_without_a_booking_nothing_is_there_to_cancel() -> None:
    chat = Chat(customer=KNOWN).says("cancel my appointment").hears("don't see a booking")
    assert not chat.has_changed


def test_while_one_is_made_and_none_is_booked_cancel_drops_it() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown monday at 10").says("cancel")
    chat.hears("dropped it").says("yes").does_not_hear("Booked")


def test_while_one_is_made_and_one_is_booked_cancel_asks() -> None:
    chat = having().says("haircut downtown monday at 10").says("cancel")
    chat.hears("1 Haircut, Fri Nov 27 3:00pm", "2 Haircut, Mon Nov 23 10:00am (not booked yet)")
    chat.says("2").hears("dropped it")
    assert not chat.has_changed
    assert not chat.has_booked
    chat.says("my bookings").hears("Fri Nov 27")


def test_never_mind_drops_the_one_that_is_made_without_asking() -> None:
    having().says("haircut downtown monday at 10").says("never mind").hears("dropped it")


def test_the_window_of_the_service_is_kept_kindly() -> None:
    late = having(TOMORROW, catalogue=needs_hours(48)).says("cancel my facial")
    late.hears("up to 48 hours ahead", "your booking stands").does_not_hear("Reply")
    assert late.hand_over == "too_late_to_cancel"
    never = having(catalogue=needs_hours(0)).says("cancel my appointment")
    never.hears("can't be cancelled by text", "your booking stands")


def test_a_window_that_closes_before_the_yes_still_counts() -> None:
    chat = having(catalogue=needs_hours(24)).says("cancel my appointment")
    chat.waits(days=6, hours=20).says("yes").hears("your booking stands")
    assert not chat.has_changed


def test_what_was_moved_meanwhile_is_named_again_before_a_yes_counts() -> None:
    chat = having().says("cancel my appointment")
    later = datetime(2026, 11, 28, 15, 0, tzinfo=NEW_YORK).astimezone(UTC)
    chat.rehearsal.bookings[0] = replace(FRIDAY, starts_at=later)
    chat.says("yes").hears("Cancel Haircut Sat Nov 28 3:00pm")
    assert not chat.has_changed
    chat.says("yes").hears("Cancelled: Haircut Sat Nov 28")


def test_what_is_gone_meanwhile_is_not_cancelled_again() -> None:
    chat = having().says("cancel my appointment")
    chat.rehearsal.bookings.clear()
    chat.says("yes").hears("isn't in our calendar any more")
    assert not chat.has_changed


@pytest.mark.parametrize("outcome", [ChangeOutcome.FAILED, ChangeOutcome.UNKNOWN])
def test_what_is_not_sure_is_never_called_cancelled(outcome: ChangeOutcome) -> None:
    chat = having(ends=outcome).says("cancel my appointment").says("yes")
    chat.hears("team").does_not_hear("Cancelled:")
    assert chat.hand_over == f"cancel_{outcome}"


def test_better_news_later_is_told() -> None:
    chat = having(ends=ChangeOutcome.UNKNOWN).says("cancel my appointment").says("yes")
    chat.news(ChangeOutcome.DONE).hears("Cancelled: Haircut").does_not_hear("another time")
    assert chat.rehearsal.conversation.handed_over == ""


def test_after_a_failed_first_the_others_are_left_alone() -> None:
    chat = having(FRIDAY, TOMORROW, ends=ChangeOutcome.FAILED).says("cancel both").says("yes")
    chat.hears("still stands").does_not_hear("Cancel Haircut")
    assert chat.rehearsal.conversation.next_cancels == ()
