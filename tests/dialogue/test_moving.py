"""Moving a booking that is made: any wording, real openings, one confirmation, the same booking."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.dialogue.catalogue import Catalogue
from bot.dialogue.events import ChangeOutcome
from bot.dialogue.made import MadeBooking
from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import CATALOGUE, NEW_YORK, ONE_PLACE, Salon, made

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")
FRIDAY = made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK))
TOMORROW = made(datetime(2026, 11, 21, 10, 0, tzinfo=NEW_YORK), "facial", employee_id="maria")


def having(
    *bookings: MadeBooking,
    catalogue: Catalogue = CATALOGUE,
    ends: ChangeOutcome = ChangeOutcome.DONE,
) -> Chat:
    return Chat(catalogue, customer=KNOWN, has=bookings or [FRIDAY], changes_end=ends)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


def needs_hours(hours: int) -> Catalogue:
    services = tuple(replace(one, reschedule_hours=hours) for one in CATALOGUE.services)
    return replace(CATALOGUE, services=services)


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("can we do thursday instead?", at(26, 15)),
        ("could I move my appointment to thursday at 4", at(26, 16)),
        ("I need to reschedule my haircut to monday 10am", at(23, 10)),
        ("an hour later", at(27, 16)),
        ("can I come half an hour earlier please", at(27, 14, 30)),
        ("push it to 4", at(27, 16)),
        ("can you push it back 30 min", at(27, 15, 30)),
        ("please move my haircut to 4", at(27, 16)),
        ("same time next week?", at(4, 15, month=12)),
        ("change my 3pm to 4pm", at(27, 16)),
        ("move friday's appointment to monday", at(23, 15)),
        ("I can't make it friday, can we do monday?", at(23, 15)),
        ("cancel friday and book tuesday", at(24, 15)),
        ("move friday's to thursday, but an hour later", at(26, 16)),
        ("a day earlier would be great", at(26, 15)),
        ("bring it forward by an hour", at(27, 14)),
    ],
)
def test_one_text_and_a_yes_move_it(text: str, to: datetime) -> None:
    chat = having().says(text).hears("Haircut", "Fri Nov 27 3:00pm", "Reply YES")
    assert not chat.has_changed
    chat.says("yes").hears("Changed! It's now Haircut")
    assert chat.move.booking == FRIDAY.reference
    assert chat.move.starts_at == to
    assert chat.rehearsal.bookings[0].starts_at == to
    assert not chat.has_booked


@pytest.mark.parametrize(
    "text",
    ["need to reschedule", "can I change the time of my appointment?", "move my booking please"],
)
def test_without_a_time_openings_are_offered(text: str) -> None:
    chat = having().says(text).hears("let's move Haircut Fri Nov 27 3:00pm", "1 Fri Nov 27")
    chat.says("thursday at 4").hears("from Fri Nov 27 3:00pm to Thu Nov 26 4:00pm")
    chat.says("ok").hears("Changed!")


@pytest.mark.parametrize(
    "text",
    [
        "sorry I can't make it friday",
        "hey, won't be able to make it on friday",
        "I can't come on friday anymore",
    ],
)
def test_who_cant_come_is_offered_another_time_and_told_of_the_other_way(text: str) -> None:
    chat = having().says(text)
    chat.hears("I can move it", "cancel it", "1 Sat Nov 28").does_not_hear("Fri Nov 27")
    chat.says("2").hears("to Sat Nov 28 1:00pm").says("yes please")
    assert chat.move.starts_at == at(28, 13)


def test_who_cant_come_can_still_cancel() -> None:
    chat = having().says("can't make it friday").says("just cancel it").hears("Cancel Haircut")
    chat.says("yes").hears("Cancelled")
    assert chat.cancelled == [FRIDAY.reference]


def test_another_person_keeps_the_time() -> None:
    chat = having(catalogue=ONE_PLACE).says("can I have Ana instead?")
    chat.hears("Haircut with Ana Silva, Fri Nov 27 3:00pm").says("yes").hears("with Ana Silva")
    assert chat.move.employee_id == "ana"
    assert chat.move.starts_at == FRIDAY.starts_at


def test_of_two_people_named_the_other_one_is_meant() -> None:
    with_maria = replace(FRIDAY, employee_id="maria", employee_name="Maria Lopez")
    having(with_maria).says("with Ana instead of Maria").hears("with Ana Silva", "Reply YES")


def test_the_other_location_keeps_the_rest() -> None:
    chat = having().says("can I go to the other location instead")
    chat.hears("at Lakeview", "Fri Nov 27 3:00pm").says("yes").hears("Lakeview", "9 Shore Rd")
    assert chat.move.location_id == "lake"
    assert chat.move.time_zone == "America/Chicago"


def test_another_service_shows_its_price() -> None:
    chat = having().says("can I change my haircut to a color & cut").hears("Color & cut", "$120")
    assert chat.says("yes").move.service_id == "color"


def test_a_time_that_is_not_free_brings_the_closest() -> None:
    chat = having()
    chat.salon.taken.add(at(26, 15))
    chat.says("can we do thursday instead").hears("3:00pm isn't free", "2:30pm", "3:30pm")
    chat.says("3:30").hears("to Thu Nov 26 3:30pm").says("yes")
    assert chat.move.starts_at == at(26, 15, 30)


def test_later_that_day_looks_behind_the_booking() -> None:
    having().says("do you have anything later that day?").hears("1 Fri Nov 27 3:30pm")
    having().says("anything earlier on friday?").hears("2:30pm").does_not_hear("3:30pm")


def test_the_own_booking_is_not_in_its_own_way() -> None:
    facial = made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK), "facial")
    chat = having(facial)
    chat.salon.taken |= {at(27, 14, 30), at(27, 15), at(27, 15, 30)}
    chat.says("half an hour earlier").hears("from Fri Nov 27 3:00pm to Fri Nov 27 2:30pm")
    chat.says("yes").hears("Changed!")


def test_beside_the_own_booking_somebody_elses_still_is() -> None:
    facial = made(datetime(2026, 11, 27, 15, 0, tzinfo=NEW_YORK), "facial")
    chat = having(facial)
    chat.salon.taken |= {at(27, 13, 30), at(27, 14), at(27, 14, 30), at(27, 15), at(27, 15, 30)}
    chat.says("half an hour earlier").hears("2:30pm isn't free")


@pytest.mark.parametrize("text", ["never mind", "keep it", "leave it as it is", "no, keep mine"])
def test_whoever_drops_it_hears_that_the_booking_stands(text: str) -> None:
    for before in ("need to reschedule", "can we do thursday instead"):
        chat = having().says(before).says(text).hears("your Haircut stays on Fri Nov 27 3:00pm")
        assert not chat.has_changed
        assert chat.rehearsal.conversation.draft.changes == ""


def test_a_no_asks_for_another_time_and_a_second_no_keeps_it() -> None:
    chat = having().says("can we do thursday instead").says("no").hears("not changed", "keep it")
    chat.says("no thanks").hears("stays on Fri Nov 27 3:00pm")


def test_a_yes_after_a_no_sees_the_line_again_first() -> None:
    chat = having().says("an hour later").says("no").says("yes").hears("to Fri Nov 27 4:00pm")
    assert not chat.has_changed


def test_the_wish_can_change_until_the_yes() -> None:
    chat = having().says("can we do thursday instead").says("actually make it 4")
    chat.hears("to Thu Nov 26 4:00pm").says("and with Ana").hears("with Ana Silva").says("yes")
    assert (chat.move.starts_at, chat.move.employee_id) == (at(26, 16), "ana")


def test_what_it_is_already_is_said() -> None:
    having().says("can I move it to friday at 3?").hears("let's move", "1 Fri")
    chat = having().says("reschedule please").says("friday at 3").hears("what it is already")
    assert not chat.has_changed


def test_of_several_bookings_the_named_one_is_moved() -> None:
    chat = having(FRIDAY, TOMORROW).says("move my facial to thursday at 2").says("yes")
    assert chat.move.booking == TOMORROW.reference
    chat = having(FRIDAY, TOMORROW).says("move tomorrow's to monday").says("yes")
    assert (chat.move.booking, chat.move.starts_at) == (TOMORROW.reference, at(23, 10))


@pytest.mark.parametrize("answer", ["2", "the haircut", "friday's", "the second one", "the last"])
def test_of_several_bookings_it_asks_which_and_remembers_the_wish(answer: str) -> None:
    chat = having(FRIDAY, TOMORROW).says("can we do thursday at 4 instead")
    chat.hears("Which one should I move", "1 Facial, Sat Nov 21", "2 Haircut, Fri Nov 27")
    chat.says(answer).hears("Move Haircut", "to Thu Nov 26 4:00pm").says("yes")
    assert chat.move.booking == FRIDAY.reference


def test_right_after_booked_the_booking_just_made_is_meant() -> None:
    for text in ("actually make it 4", "no sorry, 4pm", "4pm would be better", "an hour later"):
        chat = having(FRIDAY, TOMORROW).says("haircut downtown monday at 3").says("ok")
        chat.hears("Booked!").says(text).hears("from Mon Nov 23 3:00pm to Mon Nov 23 4:00pm")


def test_long_after_booked_a_bare_time_is_a_new_talk() -> None:
    chat = having(FRIDAY).says("haircut downtown monday at 3").says("ok").waits(hours=5)
    chat.says("tuesday at 4").does_not_hear("Move", "move")


def test_another_booking_can_be_made_beside_the_first() -> None:
    chat = having().says("I'd like to book another haircut, downtown, monday at 10")
    chat.hears("Haircut at Downtown, Mon Nov 23 10:00am").says("yes").hears("Booked!")
    assert not chat.has_changed
    assert len(chat.rehearsal.bookings) == 2


def test_a_change_while_a_new_one_is_made_belongs_to_the_new_one() -> None:
    chat = having().says("haircut downtown monday at 10").says("can we do 11 instead")
    chat.hears("Haircut at Downtown, Mon Nov 23 11:00am", "Reply OK")


def test_the_window_of_the_service_is_kept_kindly() -> None:
    late = having(TOMORROW, catalogue=needs_hours(48)).says("an hour later please")
    late.hears("up to 48 hours ahead", "your booking stands").does_not_hear("Reply")
    assert late.hand_over == "too_late_to_move"
    never = having(FRIDAY, catalogue=needs_hours(0)).says("can we do thursday instead")
    never.hears("can't be changed by text", "your booking stands")
    having(FRIDAY, catalogue=needs_hours(48)).says("can we do thursday instead").hears("Reply YES")


def test_a_window_that_closes_before_the_yes_still_counts() -> None:
    chat = having(FRIDAY, catalogue=needs_hours(24)).says("can we do nov 30 instead")
    chat.waits(days=6, hours=20).says("yes").hears("your booking stands")
    assert not chat.has_changed


def test_a_booking_that_is_gone_is_not_moved() -> None:
    chat = having().says("can we do thursday instead")
    chat.rehearsal.bookings.clear()
    chat.says("yes").hears("isn't in our calendar any more")
    assert not chat.has_changed


def test_nobody_else_s_booking_can_be_named() -> None:
    chat = Chat(customer=KNOWN).says("move my friday appointment to monday, dana@example.com")
    chat.hears("don't see a booking")
    assert not chat.has_changed


def test_taken_meanwhile_brings_openings_and_the_move_goes_on() -> None:
    chat = having(ends=ChangeOutcome.TAKEN).says("can we do thursday instead").says("yes")
    chat.hears("was just taken", "still stands", "1 Thu Nov 26").does_not_hear("Changed")
    chat.rehearsal.change_outcome = ChangeOutcome.DONE
    chat.says("1").hears("from Fri Nov 27 3:00pm").says("yes").hears("Changed!")


def test_a_move_the_business_must_confirm_is_called_requested() -> None:
    chat = having(ends=ChangeOutcome.REQUESTED).says("an hour later").says("yes")
    chat.hears("Change requested", "not confirmed yet").does_not_hear("Changed!")


@pytest.mark.parametrize("outcome", [ChangeOutcome.FAILED, ChangeOutcome.UNKNOWN])
def test_what_is_not_sure_is_never_called_changed(outcome: ChangeOutcome) -> None:
    chat = having(ends=outcome).says("an hour later").says("yes")
    chat.hears("team").does_not_hear("Changed!", "It's now")
    assert chat.hand_over == f"move_{outcome}"
    assert len([one for one in chat.rehearsal.effects if one == chat.move]) == 1


def test_better_news_later_is_told() -> None:
    chat = having(ends=ChangeOutcome.UNKNOWN).says("an hour later").says("yes").hears("can't tell")
    chat.news(ChangeOutcome.DONE).hears("Changed!")
    assert chat.rehearsal.conversation.handed_over == ""


def test_a_remark_during_a_move_reaches_a_person() -> None:
    chat = having().says("can we do thursday instead").says("I'm allergic to latex").hears("Noted")
    assert chat.hand_over == "remark"


def test_a_booking_with_what_cant_be_booked_here_goes_to_a_person() -> None:
    chat = having(replace(FRIDAY, service_id="old", service_name="Old cut"))
    chat.says("can we do thursday instead").hears("team")
    assert chat.hand_over == "wants_change"


def test_a_calendar_that_fails_at_the_yes_needs_another_yes() -> None:
    salon = Salon(CATALOGUE)
    chat = Chat(salon=salon, customer=KNOWN, has=[FRIDAY]).says("an hour later")
    chat.rehearsal.is_calendar_down = True
    chat.says("yes").hears("can't see our calendar")
    chat.rehearsal.is_calendar_down = False
    chat.says("hello?").hears("to Fri Nov 27 4:00pm", "Reply YES")
    assert not chat.has_changed


def test_after_a_long_silence_the_new_time_is_looked_up_again() -> None:
    chat = having().says("can we do thursday instead")
    chat.salon.taken.add(at(26, 15))
    chat.waits(hours=2).says("yes").hears("Thu Nov 26 3:00pm was just taken")
    assert not chat.has_changed
    assert chat.now - timedelta(hours=2) < FRIDAY.starts_at
