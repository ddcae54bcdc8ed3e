"""Corrections, detours and second thoughts: a customer never has to start again."""

from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import ONE_PLACE, Salon

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")


def confirming() -> Chat:
    """A chat in which everything is known and only the yes is missing."""
    chat = Chat(customer=KNOWN).says("haircut downtown monday at 10")
    return chat.hears("Haircut at Downtown, Mon Nov 23 10:00am", "Reply OK")


def test_another_day_keeps_the_hour() -> None:
    confirming().says("actually tuesday").hears("Tue Nov 24 10:00am", "Reply OK")


def test_another_hour_keeps_the_day() -> None:
    confirming().says("no, 4:30").hears("Mon Nov 23 4:30pm", "Reply OK")


def test_yes_but_changes_before_it_books() -> None:
    chat = confirming().says("yes but make it 11").hears("Mon Nov 23 11:00am", "Reply OK")
    assert not chat.has_booked


def test_a_bare_number_at_the_confirmation_is_neither_a_yes_nor_another_hour() -> None:
    chat = confirming().says("1").hears("Mon Nov 23 10:00am", "Reply OK")
    assert not chat.has_booked
    chat.says("no").hears("What should I change").says("1").hears("Mon Nov 23 1:00pm", "Reply OK")


def test_another_location_keeps_the_rest() -> None:
    confirming().says("lakeview instead").hears("Haircut at Lakeview, Mon Nov 23 10:00am")


def test_another_service_keeps_the_rest() -> None:
    confirming().says("actually color & cut").hears("Color & cut at Downtown", "10:00am", "$120")


def test_another_name_is_asked_to_be_confirmed() -> None:
    confirming().says("my name is Dana Smith").hears("for Dana Smith", "Reply OK")


def test_no_alone_asks_what_to_change() -> None:
    chat = confirming().says("no").hears("What should I change")
    chat.says("the time. 3pm").hears("3:00pm", "Reply OK")


def test_back_undoes_the_last_answer() -> None:
    chat = Chat().says("hi").says("downtown").hears("What would you like")
    chat.says("back").hears("Where would you like to come")


def test_start_over_forgets_the_draft_but_not_the_customer() -> None:
    chat = confirming().says("start over").hears("Where")
    chat.says("haircut lakeview tuesday at 9").hears("for Dana Lee")


def test_dropping_it_books_nothing() -> None:
    chat = confirming().says("never mind, cancel it").hears("not booked")
    assert not chat.has_booked


def test_a_person_can_be_asked_for_at_any_step() -> None:
    for texts in ([], ["hi"], ["hi", "downtown"], ["haircut downtown"]):
        chat = Chat()
        for text in texts:
            chat.says(text)
        chat.says("can I talk to a person please").hears("team")
        assert chat.hand_over == "asked_for_person"


def test_after_a_hand_over_the_bot_is_silent_until_asked_for() -> None:
    chat = Chat().says("a human please").hears("team")
    chat.says("hello?").hears_nothing()
    chat.says("book").hears("Where would you like to come")


def test_the_second_asking_is_gentler_and_the_third_miss_hands_over() -> None:
    chat = Chat().says("hi").does_not_hear("Sorry")
    chat.says("asdf").hears("Sorry", "A number or a name will do")
    chat.says("qwertz").hears("Sorry")
    chat.says("xyzzy").hears("Our team will text you")
    assert chat.hand_over == "not_understood"


def test_an_understood_answer_forgives_earlier_misses() -> None:
    chat = Chat().says("hi").says("asdf").says("qwertz").says("downtown")
    chat.says("asdf").says("qwertz").hears("Sorry")
    assert chat.alerts == ["failed_twice", "failed_twice"]


def test_more_shows_other_openings() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday").hears("9:00am")
    first = chat.reply
    chat.says("more")
    lines = [line for line in chat.reply.splitlines() if line[:1].isdigit()]
    assert lines
    assert all(line[2:] not in first for line in lines)


def test_later_and_earlier_move_along_the_day() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday morning").hears("Mon Nov 23 9:00am")
    chat.says("anything later?").hears("Mon Nov 23 12:00pm")
    chat.says("anything earlier?").hears("Mon Nov 23 11:00am").does_not_hear("12:00pm")


def test_another_day_is_another_day() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday").says("another day").hears("Tue Nov 24")
    chat.does_not_hear("Mon Nov 23")


def test_the_first_available_is_taken_at_its_word() -> None:
    Chat(ONE_PLACE, customer=KNOWN).says("haircut asap").hears("Fri Nov 20 9:00am", "Reply OK")


def test_a_time_that_is_not_free_brings_the_closest() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday at 6pm")
    chat.hears("6:00pm isn't free", "4:30pm", "4:00pm")


def test_a_closed_day_brings_the_next_one() -> None:
    chat = Chat(ONE_PLACE).says("haircut sunday at 2pm").hears("Nothing is free then", "Mon Nov 23")
    chat.hears("2:00pm")


def test_a_part_of_day_without_a_day_belongs_to_the_day_in_view() -> None:
    chat = Chat(ONE_PLACE).says("haircut tuesday").says("in the afternoon")
    chat.hears("Tue Nov 24 12:00pm").does_not_hear("Wed")


def test_refused_days_are_not_offered() -> None:
    chat = Chat(ONE_PLACE).says("haircut next week but not monday")
    chat.hears("Nov 2").does_not_hear("Mon Nov 23")


def test_an_ambiguous_service_is_narrowed_to_what_was_meant() -> None:
    chat = Chat(ONE_PLACE).says("a cut please").hears("1 Haircut", "2 Color & cut")
    chat.does_not_hear("Facial")


def test_a_question_is_answered_and_the_open_one_asked_again() -> None:
    chat = Chat(ONE_PLACE).says("how much is a haircut?").hears("Haircut is $40")
    chat.says("where are you?").hears("1 Main St")


def test_a_picture_is_no_answer_and_no_fault() -> None:
    chat = Chat().says("hi").sends_a_picture().hears("only read text", "Where would you like")
    chat.does_not_hear("Sorry, I didn't get that")


def test_after_a_long_silence_the_opening_is_looked_up_again() -> None:
    chat = confirming()
    draft = chat.rehearsal.conversation.draft
    assert draft.starts_at is not None
    chat.salon.taken.add(draft.starts_at)
    chat.waits(hours=2).says("ok").hears("Mon Nov 23 10:00am was just taken", "9:30am", "10:30am")
    assert not chat.has_booked


def test_after_a_long_silence_a_free_opening_is_booked() -> None:
    confirming().waits(hours=2).says("ok").hears("Booked!")


def test_thanks_after_the_booking_starts_nothing_new() -> None:
    confirming().says("ok").hears("Booked!")
    confirming().says("ok").says("thanks so much!").hears("welcome").does_not_hear("Where")


def test_an_existing_booking_is_told_from_memory() -> None:
    chat = confirming().says("ok")
    chat.says("when is my appointment?").hears("Haircut", "Mon Nov 23 10:00am")


def test_a_calendar_that_does_not_answer_costs_no_facts() -> None:
    salon = Salon(ONE_PLACE)
    chat = Chat(salon=salon, customer=KNOWN)
    chat.says("hi")
    salon.is_down = True
    chat.says("haircut monday at 10").hears("can't see our calendar")
    salon.is_down = False
    chat.says("and now?").hears("Haircut", "Mon Nov 23 10:00am")


def test_texts_that_came_before_the_catalogue_could_be_read_are_read_later() -> None:
    salon = Salon(ONE_PLACE)
    salon.is_down = True
    chat = Chat(salon=salon, customer=KNOWN)
    chat.says("haircut monday at 10").hears("can't see our calendar")
    salon.is_down = False
    chat.says("hello?").hears("Haircut", "Mon Nov 23 10:00am", "Reply OK")


def test_please_stop_texting_me_is_obeyed_and_confirmed_once() -> None:
    chat = Chat().says("hi").says("please stop texting me").hears("won't text you again")
    assert [type(one).__name__ for one in chat.rehearsal.effects] == ["Suppress"]


def test_days_and_hours_of_one_message_belong_together() -> None:
    chat = Chat(ONE_PLACE).says("haircut next week, mornings only please")
    chat.hears("Nov 2").does_not_hear("pm")
    chat = Chat(ONE_PLACE).says("haircut next week after 3").hears("3:00pm").does_not_hear("am")


def test_asked_again_the_booking_is_told_again() -> None:
    confirming().says("ok").says("what time is it again?").hears("Mon Nov 23 10:00am")
    confirming().says("ok").says("where is it?").hears("1 Main St")


def test_a_fact_that_leaves_the_list_as_it_is_is_acknowledged() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday").says("Dana Lee, dana@example.com")
    chat.hears("Got it", "1 Mon Nov 23 9:00am")


def test_a_bare_number_is_a_line_of_the_list_even_where_it_is_also_a_time() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday").hears("2 Mon Nov 23 1:00pm")
    chat.says("1").hears("9:00am", "Reply OK")
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday").says("at 1").hears("1:00pm", "OK")


def test_another_line_can_be_picked_in_the_same_breath() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday").says("no wait, 2")
    chat.hears("Mon Nov 23 1:00pm", "Reply OK")


def test_a_yes_after_a_no_sees_the_whole_line_again_first() -> None:
    chat = confirming().says("no").hears("What should I change")
    chat.says("yes").hears("Mon Nov 23 10:00am", "Reply OK")
    assert not chat.has_booked
    chat.says("yes").hears("Booked!")


def test_the_next_booking_for_somebody_else_is_at_the_same_location() -> None:
    chat = confirming().says("ok").says("and one for my son Leo").hears("What would you like")
    chat.does_not_hear("Where").says("haircut at 10:30 monday").hears("at Downtown", "for Leo")


def test_what_is_to_change_may_be_just_named() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday at 10, Dana Lee, dana@example.com")
    chat.says("no").hears("What should I change?")
    chat.says("the time").hears("Pick one")
    chat.says("the second one").hears("Reply OK")
    assert not chat.has_booked
    assert chat.says("ok").has_booked
