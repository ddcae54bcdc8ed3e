"""Talks that end in a booking, as a customer has them."""

from datetime import UTC, datetime

from bot.dialogue.catalogue import ANYONE
from bot.dialogue.events import Outcome
from bot.dialogue.world import Customer
from bot.ports import Client
from tests.dialogue.chat import PHONE, Chat
from tests.dialogue.salon import ONE_PLACE, WITH_FORM, Salon

MONDAY_AT_TEN = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
KNOWN = Customer(PHONE, "Dana Lee", "dana@example.com")


def test_a_new_customer_books_step_by_step_in_six_messages() -> None:
    chat = Chat()
    chat.says("hi").hears("Maple & Main", "Where", "1 Downtown", "2 Lakeview")
    chat.says("downtown").hears("What would you like", "1 Haircut $40", "4 Consultation")
    chat.says("1").hears("Haircut", "Fri Nov 20")
    chat.says("monday at 10").hears("Mon Nov 23 10:00am", "name and e-mail")
    chat.says("Dana Lee, dana@example.com")
    chat.hears("Haircut at Downtown, Mon Nov 23 10:00am, $40, for Dana Lee", "Reply OK")
    chat.says("ok").hears("Booked! Haircut", "Mon Nov 23 10:00am", "1 Main St")

    assert chat.booking.location_id == "down"
    assert chat.booking.service_id == "cut"
    assert chat.booking.starts_at == MONDAY_AT_TEN
    assert chat.booking.length_minutes == 30
    assert chat.booking.employee_id is None
    assert chat.booking.client_email == "dana@example.com"


def test_one_message_may_say_it_all() -> None:
    chat = Chat()
    chat.says("Hi, haircut downtown monday 10am with Maria please. It's Dana Lee, dana@example.com")
    chat.hears("Haircut with Maria Lopez at Downtown, Mon Nov 23 10:00am", "for Dana Lee")
    chat.says("yes please").hears("Booked!")
    assert chat.booking.employee_id == "maria"


def test_a_returning_customer_books_in_two_messages() -> None:
    chat = Chat(customer=KNOWN)
    chat.says("haircut downtown monday at 10").hears("Hi Dana", "for Dana Lee")
    chat.says("yep").hears("Booked!")


def test_the_calendars_one_client_with_this_phone_is_not_asked() -> None:
    salon = Salon(ONE_PLACE, [Client("1", "Dana Lee", "dana@example.com", PHONE)])
    Chat(salon=salon).says("haircut monday at 10").hears("for Dana Lee", "Reply OK")


def test_of_two_clients_with_this_phone_neither_is_guessed() -> None:
    clients = [Client(one, one, f"{one}@example.com", PHONE) for one in ("Dana", "Mia")]
    Chat(salon=Salon(ONE_PLACE, clients)).says("haircut monday at 10").hears("name and e-mail")


def test_a_single_location_is_not_asked_for() -> None:
    Chat(ONE_PLACE).says("hello").hears("What would you like").does_not_hear("Where")


def test_a_service_of_one_location_chooses_the_location() -> None:
    Chat().says("yoga class please").hears("Yoga class, free").does_not_hear("Where")


def test_two_texts_at_once_get_one_reply() -> None:
    chat = Chat(ONE_PLACE).says("haircut", "monday at 10")
    chat.hears("Mon Nov 23 10:00am", "name and e-mail")


def test_a_name_and_an_email_may_come_one_by_one() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday at 10")
    chat.says("Dana Lee").hears("e-mail").does_not_hear("name and e-mail")
    chat.says("dana@example.com").hears("for Dana Lee")


def test_somebody_without_email_gets_the_stand_in() -> None:
    chat = Chat(ONE_PLACE, takes_no_email=True).says("haircut monday at 10").says("Dana Lee")
    chat.says("I don't have an email").hears("for Dana Lee", "Reply OK")
    chat.says("ok").hears("Booked!")
    assert chat.booking.client_email == ""


def test_without_a_stand_in_a_person_finishes_it() -> None:
    chat = Chat(ONE_PLACE).says("haircut monday at 10").says("Dana Lee")
    chat.says("no email").hears("our team will text you")
    assert chat.hand_over == "no_email"


def test_a_booking_can_be_for_somebody_else() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN)
    chat.says("haircut for my daughter Mia monday at 10").hears("for Mia", "Reply OK")
    chat.says("ok").hears("Booked!", "for Mia")
    assert chat.booking.client_name == "Mia"
    assert chat.booking.client_email == "dana@example.com"
    assert "Dana Lee" in chat.booking.note


def test_two_people_are_two_bookings_in_a_row() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN)
    chat.says("haircut monday at 10").says("ok").hears("Booked!")
    chat.says("and one for my son Leo, monday 10:30").says("haircut").hears("for Leo")
    chat.says("ok").hears("Booked!", "for Leo")
    assert len([one for one in chat.rehearsal.effects if hasattr(one, "client_name")]) == 2


def test_extras_are_offered_with_the_services_that_have_them() -> None:
    chat = Chat(customer=KNOWN).says("facial monday at 10")
    chat.hears("Anything with your Facial", "1 Eyebrow tint +$12", "2 Scalp massage +$20")
    chat.says("1 and 2").hears("Facial + Eyebrow tint + Scalp massage", "$107")
    chat.says("ok")
    assert chat.booking.extra_ids == ("brow", "scalp")
    assert chat.booking.length_minutes == 90


def test_no_extras_is_an_answer() -> None:
    chat = Chat(customer=KNOWN).says("facial monday at 10").says("no thanks")
    chat.hears("Facial at Downtown").does_not_hear("Eyebrow")


def test_the_employee_is_asked_for_where_the_business_wants_it() -> None:
    chat = Chat(ONE_PLACE, asks_employee=True, customer=KNOWN).says("haircut monday at 10")
    chat.hears("Who would you like", "1 Maria Lopez", "2 Ana Silva", "3 Anyone")
    chat.says("anyone").hears("Reply OK").does_not_hear("with Maria")
    assert chat.rehearsal.conversation.draft.employee_id == ANYONE


def test_an_employee_who_does_not_do_it_there_is_said_and_dropped() -> None:
    Chat().says("haircut downtown with Tom").hears("Tom Baker doesn't do Haircut at Downtown")


def test_a_service_with_approval_is_requested_not_booked() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN, ends=Outcome.REQUESTED)
    chat.says("consultation monday at 10").hears("Reply OK to request it").does_not_hear("$")
    chat.says("ok").hears("Requested", "not confirmed yet").does_not_hear("Booked")


def test_a_group_service_shows_its_free_places() -> None:
    Chat().says("yoga monday morning").hears("5 places left")


def test_a_service_that_must_be_paid_goes_to_a_person() -> None:
    chat = Chat().says("bridal styling downtown").hears("paid when booking", "team will text you")
    assert chat.hand_over == "payment"


def test_a_full_calendar_goes_to_a_person() -> None:
    salon = Salon(ONE_PLACE)
    salon.is_full = True
    chat = Chat(salon=salon).says("haircut").hears("don't see any free time")
    assert chat.hand_over == "no_openings"


def test_the_forms_required_fields_are_asked_and_checked() -> None:
    chat = Chat(WITH_FORM, customer=KNOWN).says("haircut monday at 10").hears("address")
    chat.says("5 Oak Lane, Albany").hears("How did you hear about us?", "1 Friend", "2 Web")
    chat.says("2").hears("Any allergies?")
    chat.says("none that I could think of right now but let me tell you").hears("too long")
    chat.says("nuts").hears("Reply OK")
    chat.says("ok")
    assert chat.booking.form_answers == (("7", "Web"), ("8", "nuts"))
    assert chat.booking.client_address == "5 Oak Lane, Albany"


def test_a_remark_goes_into_the_note() -> None:
    chat = Chat(ONE_PLACE, customer=KNOWN).says("haircut monday at 10")
    chat.says("I'm allergic to latex").hears("Noted", "Reply OK")
    chat.says("ok")
    assert "allergic to latex" in chat.booking.note


def test_prices_of_service_and_extras_are_added() -> None:
    Chat(customer=KNOWN).says("facial with eyebrow tint monday at 10").hears("$87")
