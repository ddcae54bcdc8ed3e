"""Answers in the words of text messages: one message that holds it all, yes but, no, 2, either."""

from bot.dialogue.world import Customer
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import ONE_PLACE

KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")


def confirming() -> Chat:
    """A chat in which the second line was picked and only the yes is missing."""
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday").hears("3 Mon Nov 23 4:30pm")
    return chat.says("2").hears("Mon Nov 23 1:00pm", "Reply OK")


def test_one_message_books() -> None:
    chat = Chat()
    chat.says(
        "hey can i get a haircut w maria at downtown monday at 10 am dana lee dana@example.com"
    )
    chat.hears("Haircut with Maria Lopez at Downtown, Mon Nov 23 10:00am", "for Dana Lee")
    chat.says("yep looks right to me").hears("Booked!")


def test_dictated_without_punctuation() -> None:
    chat = Chat(ONE_PLACE)
    chat.says(
        "hello i would like to book a haircut on monday at two in the afternoon my name is dana lee"
    )
    chat.hears("Mon Nov 23 2:00pm", "e-mail")


def test_a_line_of_the_list_before_can_still_be_picked() -> None:
    confirming().says("no, 1").hears("Mon Nov 23 9:00am", "Reply OK")
    confirming().says("actually the first one").hears("Mon Nov 23 9:00am", "Reply OK")
    chat = confirming().says("nah 3").hears("Mon Nov 23 4:30pm", "Reply OK")
    assert not chat.has_booked


def test_an_older_list_is_not_reached_back_to() -> None:
    chat = confirming().says("make it wednesday at 11").hears("Wed Nov 25 11:00am")
    chat.says("no, 1").hears("Wed Nov 25 1:00pm")


def test_yes_in_many_words_books() -> None:
    for yes in ("👍", "yup go for it", "that'll do nicely", "sounds suitable", "ok cool", "sure!!"):
        confirming().says(yes).hears("Booked!")


def test_no_in_many_words_books_nothing() -> None:
    for no in ("❌", "nope, not right now", "actually no", "nah not really", "thats not right"):
        chat = confirming().says(no)
        assert not chat.has_booked, no
        chat.hears("change")


def test_yes_but_shows_the_new_line_first() -> None:
    for but in ("yes but make it 4", "ok but 4pm instead", "yep, 4 tho", "sure but can we do 4?"):
        chat = confirming().says(but).hears("Mon Nov 23 4:00pm", "Reply OK")
        assert not chat.has_booked, but


def test_a_misspelt_name_is_corrected_and_nothing_else() -> None:
    customer = Customer(PHONE, "Dayna Lee", "dana@example.com")
    for words in ("its dana not dayna", "no, it's Dana", "yes but it's spelled d-a-n-a"):
        chat = Chat(ONE_PLACE, customer=customer).says("haircut monday at 10")
        chat.says(words).hears("Mon Nov 23 10:00am", "for Dana Lee", "Reply OK")
        assert not chat.has_booked


def test_either_of_two_people_will_do() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday with maria or ana")
    chat.hears("Haircut with Maria / Ana, free:", "1 Mon Nov 23")
    chat.says("1").hears("Haircut with Maria Lopez", "Reply OK").says("ok")
    assert chat.booking.employee_id == "maria"


def test_one_of_two_people_can_be_chosen_after_all() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday with maria or ana")
    chat.says("ana please").hears("with Ana Silva").says("2").says("yes")
    assert chat.booking.employee_id == "ana"


def test_the_same_as_last_time() -> None:
    chat = Chat(customer=KNOWN).says("haircut downtown monday at 10").says("ok").hears("Booked")
    chat.says("can i book the same as last time for tuesday").hears("Haircut", "Tue Nov 24")
    Chat(customer=KNOWN).says("my usual please").hears("can't see your last visit", "Where would")


def test_a_phone_number_reaches_the_business_with_the_booking() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday at 10")
    chat.says("best number is 518-555-0142").hears("Noted", "Reply OK").says("ok")
    assert "+15185550142" in chat.booking.note


def test_facts_given_early_are_used_later() -> None:
    chat = Chat().says("hi its Dana Lee, dana@example.com, after 3 works best")
    chat.says("downtown").says("haircut").hears("3:00pm").says("monday at 3")
    chat.hears("Mon Nov 23 3:00pm", "for Dana Lee", "Reply OK")


def test_several_texts_at_once_are_one_message() -> None:
    chat = Chat(customer=KNOWN).says("haircut", "downtown", "tuesday", "10ish is good")
    chat.hears("Haircut at Downtown, Tue Nov 24 10:00am")


def test_whatever_is_free_takes_the_first_line() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday")
    chat.says("either is fine").hears("Mon Nov 23 9:00am", "Reply OK")


def test_agreeing_to_a_list_picks_nothing() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday").says("sounds good")
    chat.hears("1 Mon Nov 23 9:00am")
    assert not chat.has_booked


def test_somebody_there_and_stop() -> None:
    assert Chat().says("hi").says("is anyone there??").hand_over == "asked_for_person"
    Chat().says("hi").says("pls quit texting me").hears("won't text you again")
    Chat().says("hi").says("take my number off your list").hears("won't text you again")


def test_thanks_to_the_end() -> None:
    chat = confirming().says("perfect").hears("Booked!")
    chat.says("great thats all i needed, thanks!").hears("welcome").does_not_hear("Where", "What")
    chat.says("🙏").hears("welcome")


def test_one_of_several_openings_is_picked_by_its_place_in_the_day() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday")
    chat.says("sounds good").hears("Which one suits you", "1 Mon Nov 23 9:00am")
    chat.says("the later one").hears("Mon Nov 23 4:30pm", "Reply OK")


def test_just_a_cut_is_the_plain_one() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("a cut pls").hears("1 Haircut", "2 Color & cut")
    chat.says("just a cut").hears("Haircut, free:")


def test_another_time_keeps_the_day() -> None:
    chat = confirming().says("no").hears("What should I change")
    chat.says("the time").hears("1 Mon Nov 23")


def test_a_yes_with_an_open_end_is_no_yes() -> None:
    for yes in ("yes but shorter on the sides this time", "ok if it can be 20 earlier"):
        chat = confirming().says(yes)
        assert not chat.has_booked, yes


def test_a_day_alone_shows_that_day() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut").hears("3 Sat Nov 21 9:00am")
    chat.says("saturday").hears("1 Sat Nov 21", "2 Sat Nov 21")
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut")
    chat.says("saturday works").hears("Sat Nov 21 9:00am", "Reply OK")


def test_two_hours_are_looked_at() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut tuesday").says("10 or 11")
    chat.hears("1 Tue Nov 24 10:00am", "2 Tue Nov 24 11:00am")


def test_never_mind_and_another_hour_is_another_hour() -> None:
    confirming().says("nvm 2pm").hears("Mon Nov 23 2:00pm", "Reply OK")


def test_extras_can_be_taken_off_again() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("facial mon 1pm").says("both").hears("$107")
    chat.says("remove the massage").hears("Facial + Eyebrow tint,", "$87")
    chat.says("actually no extras").hears("Facial, Mon Nov 23 1:00pm", "$75")


def test_whether_it_is_booked() -> None:
    chat = confirming().says("yes").hears("Booked!")
    chat.says("did it go through?").hears("Haircut", "Mon Nov 23 1:00pm")
