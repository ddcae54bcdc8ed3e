"""Staff give a conversation back to the bot."""

from dataclasses import replace
from datetime import timedelta

from bot.store.audit_log import Actor
from bot.turns.giving_back import IDLE, give_back, return_idle
from bot.turns.staff_texts import reply
from tests.desk import Desk
from tests.turns.test_taking_over import taken


def test_the_mark_is_gone_and_the_bot_goes_on_where_the_customer_is(desk: Desk) -> None:
    customer = desk.customer().says("hi").says("downtown").says("a person please").hears("team")
    customer.says("hello?").hears_nothing()
    ((conversation_id, attention),) = desk.rows("SELECT id, attention FROM conversations")
    assert attention == "asked_for_person"

    give_back(desk.services, conversation_id, Actor("Dora"))

    assert desk.value("SELECT attention FROM conversations") == ""
    assert desk.events()[-1] == "given_back"
    entry = desk.rows("SELECT actor, action, conversation_id FROM audit_log")
    assert entry == [("Dora", "given_back", conversation_id)]
    customer.says("haircut").hears("Haircut", "1 ")


def test_a_conversation_that_its_person_left_goes_back_to_the_bot(desk: Desk) -> None:
    desk.services = replace(desk.services, hands_back_after=timedelta(hours=24))
    customer, dora, conversation = taken(desk)
    customer.says("is Maria in?").hears_nothing()
    desk.clock.passes(hours=25)
    return_idle(desk.services)
    # Somebody waits for an answer of hers: it stays with her.
    assert desk.value("SELECT taken_by FROM conversations") == dora.staff_id
    assert reply(desk.services, conversation, dora, "She is, till six", "form-1") == ""
    desk.works()
    desk.clock.passes(hours=23)
    return_idle(desk.services)
    assert desk.value("SELECT taken_by FROM conversations") == dora.staff_id
    desk.clock.passes(hours=2)
    return_idle(desk.services)
    assert desk.value("SELECT taken_by FROM conversations") is None
    ((actor, action),) = desk.rows("SELECT actor, action FROM audit_log ORDER BY id DESC LIMIT 1")
    assert (actor, action) == (IDLE.name, "given_back")
    customer.says("haircut").hears("Where would you like")


def test_the_sweep_gives_back_only_where_an_idle_time_is_set(desk: Desk) -> None:
    taken(desk)
    desk.polls(hours=1000)
    assert desk.value("SELECT taken_by FROM conversations") is not None
    desk.sweep = replace(
        desk.sweep, services=replace(desk.services, hands_back_after=timedelta(hours=24))
    )
    desk.polls(hours=1)
    assert desk.value("SELECT taken_by FROM conversations") is None
