"""What is stored of a conversation, and what happens when two want to store at once."""

from bot.store import conversations
from tests.desk import Desk


def test_a_save_on_an_old_version_is_refused(desk: Desk) -> None:
    desk.customer().says("hi")
    with desk.database.write() as connection:
        row = conversations.get(connection, desk.value("SELECT id FROM conversations"))
        fields = {
            "state": row.state,
            "step": "",
            "arrived": row.arrived,
            "decided": row.decided,
            "inbound_at": None,
            "now": desk.clock(),
        }
        assert conversations.save(connection, row, **fields)
        assert not conversations.save(connection, row, **fields)


def test_an_opt_out_is_kept_once_with_its_first_reason(desk: Desk) -> None:
    with desk.database.write() as connection:
        for reason in ("keyword", "provider"):
            conversations.suppress(
                connection, desk.services.business_id, "sms", "+15550100", reason, desk.clock()
            )
    assert desk.rows("SELECT reason FROM suppressions") == [("keyword",)]


def test_a_name_that_is_not_given_leaves_the_one_that_is_there(desk: Desk) -> None:
    desk.customer().says("hi")
    contact = desk.value("SELECT id FROM contacts")
    with desk.database.write() as connection:
        conversations.remember_customer(connection, contact, "Dana Lee", "dana@example.com")
        conversations.remember_customer(connection, contact, "", "")
    assert desk.rows("SELECT name, email FROM contacts") == [("Dana Lee", "dana@example.com")]


def test_one_contact_has_a_conversation_with_each_of_our_numbers(desk: Desk) -> None:
    customer = desk.customer()
    customer.says("hi")
    customer.says("hi", to_address="+15550199999").hears("Downtown")
    assert desk.value("SELECT count(*) FROM contacts") == 1
    assert desk.value("SELECT count(*) FROM conversations") == 2


def test_events_hold_no_words_of_the_customer(desk: Desk) -> None:
    customer = desk.customer().orders().says("ok, the canary is yellow").says("canary person")
    desk.works()
    told = " ".join(str(row) for row in desk.rows("SELECT kind, data FROM events"))
    assert "canary" not in told
    assert customer.address not in told
    assert "dana@example.com" not in told


def test_nobody_guesses_the_address_of_a_conversation_from_that_of_another(desk: Desk) -> None:
    for _ in range(8):
        desk.customer().says("hi")
    ids = [one for (one,) in desk.rows("SELECT public_id FROM conversations")]
    assert all(len(one) >= 16 for one in ids)
    assert len({one[:4] for one in ids}) == len({one[-4:] for one in ids}) == len(ids)
