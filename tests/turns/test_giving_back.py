"""Staff give a conversation back to the bot."""

from bot.store.audit_log import Actor
from bot.turns.giving_back import give_back
from tests.desk import Desk


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
