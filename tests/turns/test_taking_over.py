"""A member of staff takes over: the bot is silent, and nothing is promised that is not so."""

from bot.ports import Channel
from bot.store import holding, staff
from bot.store.audit_log import Actor
from bot.turns.giving_back import give_back, resolve
from bot.turns.staff_texts import add_note, reply
from bot.turns.taking_over import leave_ends_to_staff, take_over
from tests.desk import Customer, Desk


def member(desk: Desk, name: str = "dora") -> Actor:
    with desk.database.write() as connection:
        staff_id = staff.add_staff(
            connection,
            desk.services.business_id,
            f"{name}@salon.example",
            "no password",
            role="agent",
            now=desk.clock(),
        )
    return Actor(name.title(), staff_id)


def the_conversation(desk: Desk) -> int:
    return int(desk.value("SELECT max(id) FROM conversations"))


def states(desk: Desk, author: str = "bot") -> list[str]:
    rows = desk.rows("SELECT state FROM messages WHERE author = :author ORDER BY id", author=author)
    return [state for (state,) in rows]


def taken(desk: Desk) -> tuple[Customer, Actor, int]:
    customer, dora = desk.customer().says("hi"), member(desk)
    take_over(desk.services, the_conversation(desk), dora)
    return customer, dora, the_conversation(desk)


def test_the_bot_is_silent_and_still_shows_what_it_understands(desk: Desk) -> None:
    customer, _, _ = taken(desk)
    customer.says("haircut downtown").hears_nothing()
    desk.sweeps(minutes=1)
    assert customer.texts == []
    ((outcome, understood),) = desk.rows(
        "SELECT outcome, understood FROM messages WHERE body LIKE 'haircut%'"
    )
    assert outcome == "for_person"
    assert "service" in str(understood)


def test_a_yes_to_a_person_orders_nothing(desk: Desk) -> None:
    customer, dora = desk.customer().orders(), member(desk)
    take_over(desk.services, the_conversation(desk), dora)
    customer.says("yes").hears_nothing()
    desk.sweeps(minutes=1)
    assert desk.appointments() == []


def test_what_waits_to_be_sent_is_withdrawn(desk: Desk) -> None:
    customer, dora = desk.customer().says("hi"), member(desk)
    message = customer.message("haircut downtown")
    desk.turns.catch_up(message)
    assert states(desk)[-1] == "queued"
    held = take_over(desk.services, the_conversation(desk), dora)
    assert held.is_confirmed
    assert states(desk)[-1] == "withdrawn"
    desk.works()
    assert customer.texts == []


def test_an_answer_that_has_left_is_said_to_be_on_its_way(desk: Desk) -> None:
    customer, dora = desk.customer(), member(desk)
    customer.sends(customer.message("hi"))
    held = take_over(desk.services, the_conversation(desk), dora)
    assert (held.leaving, held.is_confirmed) == (1, False)
    assert customer.last
    assert desk.turns.handle(customer.last) is None
    desk.sweeps(minutes=3)
    assert states(desk) == ["withdrawn"]
    assert customer.texts == []
    with desk.database.read() as connection:
        now = holding.find(connection, held_id := the_conversation(desk))
    assert now and now.is_confirmed, held_id


def test_a_text_whose_answer_was_lost_counts_as_sent_where_the_provider_has_it(desk: Desk) -> None:
    customer, dora = desk.customer().says("hi"), member(desk)
    desk.fails("twilio", "lost_answer", operation="create")
    desk.turns.catch_up(customer.message("haircut downtown"))
    desk.works()
    held = take_over(desk.services, the_conversation(desk), dora)
    assert held.leaving == 1
    desk.mends()
    desk.sweeps(minutes=1)
    assert len(customer.texts) == 1
    assert states(desk)[-1] in {"sent", "delivered"}


def test_a_second_taker_has_to_confirm(desk: Desk) -> None:
    _, dora, conversation = taken(desk)
    paul = member(desk, "paul")
    assert take_over(desk.services, conversation, paul).staff_id == dora.staff_id
    held = take_over(desk.services, conversation, paul, instead_of=dora.staff_id)
    assert held.staff_id == paul.staff_id
    # Who has been overtaken meanwhile confirms something that is no longer so.
    late = take_over(desk.services, conversation, member(desk, "eve"), instead_of=dora.staff_id)
    assert late.staff_id == paul.staff_id


def test_the_end_of_an_order_in_hand_is_still_told(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create")
    customer, dora = desk.customer().orders(), member(desk)
    customer.says("yes")
    held = take_over(desk.services, the_conversation(desk), dora)
    assert held.ends == 1
    desk.mends()
    desk.works()
    desk.sweeps(minutes=2)
    assert "booked" in customer.texts[-1].lower()


def test_or_left_to_the_person_who_took_over(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create")
    customer, dora = desk.customer().orders(), member(desk)
    customer.says("yes")
    take_over(desk.services, the_conversation(desk), dora)
    leave_ends_to_staff(desk.services, the_conversation(desk), dora)
    desk.mends()
    desk.works()
    desk.sweeps(minutes=2)
    assert customer.texts == []
    assert desk.booking.state == "booked"
    assert "end_left_to_staff" in desk.events()


def test_a_person_answers_once_per_form(desk: Desk) -> None:
    customer, dora, conversation = taken(desk)
    for _ in range(2):
        assert reply(desk.services, conversation, dora, "Hello, Dora here", "form-1") == ""
    desk.works()
    assert customer.texts == ["Hello, Dora here"]
    assert states(desk, "staff") in (["sent"], ["delivered"])


def test_a_reply_takes_over_and_is_refused_where_somebody_else_holds(desk: Desk) -> None:
    customer, dora, paul = desk.customer().says("hi"), member(desk), member(desk, "paul")
    conversation = the_conversation(desk)
    assert reply(desk.services, conversation, dora, "Hello", "1") == ""
    customer.says("haircut").hears_nothing()
    assert reply(desk.services, conversation, paul, "Hello too", "2") == "held_by_other"
    assert len(states(desk, "staff")) == 1


def test_nobody_writes_to_who_has_opted_out(desk: Desk) -> None:
    customer, dora, conversation = taken(desk)
    assert reply(desk.services, conversation, dora, "Hello", "1") == ""
    customer.says("stop")
    desk.works()
    assert customer.texts == []
    assert reply(desk.services, conversation, dora, "Hello?", "2") == "opted_out"


def test_on_whatsapp_a_person_answers_within_a_day(desk: Desk) -> None:
    desk.customer(Channel.WHATSAPP).says("hi")
    dora, conversation = member(desk), the_conversation(desk)
    desk.clock.passes(hours=23)
    assert reply(desk.services, conversation, dora, "Hello", "1") == ""
    desk.clock.passes(hours=2)
    assert reply(desk.services, conversation, dora, "Hello", "2") == "outside_window"


def test_a_note_is_never_sent(desk: Desk) -> None:
    customer, dora, conversation = taken(desk)
    assert add_note(desk.services, conversation, dora, "Likes Maria", "1") == ""
    assert add_note(desk.services, conversation, dora, "Likes Maria", "1") == ""
    assert states(desk, "note") == [""]
    desk.sweeps(minutes=5)
    assert customer.texts == []


def test_given_back_the_bot_answers_what_nobody_has(desk: Desk) -> None:
    customer, dora, conversation = taken(desk)
    customer.says("haircut downtown").hears_nothing()
    give_back(desk.services, conversation, dora)
    desk.sweeps(minutes=1)
    assert len(customer.texts) == 1
    assert "Haircut" in customer.texts[0] or "1 " in customer.texts[0]


def test_given_back_it_leaves_alone_what_a_person_answered(desk: Desk) -> None:
    customer, dora, conversation = taken(desk)
    customer.says("do you do nails?").hears_nothing()
    reply(desk.services, conversation, dora, "We do!", "1")
    desk.works()
    give_back(desk.services, conversation, dora)
    desk.sweeps(minutes=1)
    assert customer.texts == ["We do!"]
    customer.says("downtown then").hears("What would you like to book?")


def test_resolved_the_bot_waits_for_the_next_text(desk: Desk) -> None:
    customer, dora, conversation = taken(desk)
    customer.says("thanks for the call").hears_nothing()
    resolve(desk.services, conversation, dora)
    desk.sweeps(minutes=1)
    assert customer.texts == []
    assert desk.value("SELECT attention FROM conversations") == ""


def test_nobody_waits_for_an_answer_once_a_person_has_replied(desk: Desk) -> None:
    customer, dora, conversation = taken(desk)
    customer.says("are you open on sunday?")
    assert waiting_since(desk) is not None
    add_note(desk.services, conversation, dora, "Ask Maria", "note")
    assert waiting_since(desk) is not None
    reply(desk.services, conversation, dora, "No, sorry", "1")
    assert waiting_since(desk) is None


def test_nobody_waits_in_a_conversation_that_is_settled(desk: Desk) -> None:
    customer, dora, conversation = taken(desk)
    customer.says("thanks, I called you")
    resolve(desk.services, conversation, dora)
    assert waiting_since(desk) is None
    desk.sweeps(minutes=30)
    assert desk.value("SELECT attention FROM conversations") == ""


def test_who_is_given_back_waits_only_for_what_the_bot_answers(desk: Desk) -> None:
    customer, dora, conversation = taken(desk)
    customer.says("haircut")
    desk.clock.passes(hours=25)
    give_back(desk.services, conversation, dora)
    assert waiting_since(desk) is None


def waiting_since(desk: Desk) -> object:
    return desk.value("SELECT waiting_since FROM conversations")
