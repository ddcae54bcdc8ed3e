"""What is erased of a person, everywhere, and that no new column is forgotten."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, String, Text, select, text, update
from sqlalchemy.engine import make_url

from bot import saved
from bot.dialogue.conversation import Conversation
from bot.store import erasure, search_index
from bot.store.database import Database
from bot.store.erasure import KEPT, PERSONAL, Erased, StillAtWork
from bot.store.inbox_tables import searches
from bot.store.staff_tables import alerts
from bot.store.tables import conversations, decisions, metadata
from bot.workflows.tidying import Tidying
from tests.databases import SqliteFiles
from tests.desk import Desk
from tests.web.staff_data import NOW, Salon, Talk, salon_in, services_of

NUMBER = "+15550123456"
SECRETS = (NUMBER, "5550123456", "Zebedee", "zeb@example.com", "gate code 4711", "SM-original")


@pytest.fixture
def salon(database: Database) -> Salon:
    return salon_in(database)


def zebedee(salon: Salon, at: datetime = NOW, booking: str = "booked") -> Talk:
    """A customer who left traces wherever one can."""
    talk = salon.talk(
        at=at,
        address=NUMBER,
        phone=NUMBER,
        name="Zebedee",
        profile_name="Zebedee Z",
        email="zeb@example.com",
        created_at=at,
    )
    salon_words = {"facts": [{"fact": "name", "text": "Zebedee"}], "acts": []}
    ordered = talk.says(
        "Zebedee here, gate code 4711",
        provider_id="SM-original",
        understood=salon_words,
        attachments={"place": {"label": "Zebedee's"}},
        arrival=1,
    )
    talk.hears("Hi Zebedee!", template="reminder", template_values={"1": "Zebedee"})
    talk.books(
        ordered,
        booking,
        {"state": "waiting", "next_try_at": at, "contact_id": "77"},
        client_name="Zebedee Z",
        client_email="zeb@example.com",
        client_phone=NUMBER,
        client_address="1 Zebedee Road",
        note="gate code 4711",
        form_answers=[["q", "Zebedee"]],
        client_id="55",
        updated_at=at,
        starts_at=at,
        ends_at=at + timedelta(hours=1),
    )
    salon.add(decisions, conversation_id=talk.id, body='{"texts": ["Zebedee"]}')
    salon.add(alerts, conversation_id=talk.id, reason="payment", state="waiting")
    staff_id = salon.add_member(f"{talk.id}@salon.example")
    salon.add(searches, id=str(talk.id), staff_id=staff_id, typed="Zebedee")
    with salon.database.write() as connection:
        search_index.take_in_new(connection)
    return talk


def everything(database: Database) -> str:
    """All that the database holds, of all tables, as one text."""
    with database.read() as connection:
        kept: list[Any] = [
            connection.execute(select(table)).all() for table in metadata.tables.values()
        ]
        kept.append(connection.execute(text("SELECT * FROM message_words")).all())
    return str(kept)


def indexed(database: Database) -> int:
    """How many messages the search knows words of."""
    with database.read() as connection:
        return connection.execute(text("SELECT count(*) FROM message_words")).scalar_one()


def erase(salon: Salon, number: str = NUMBER) -> Erased:
    with salon.database.write() as connection:
        return erasure.erase_number(connection, salon.business_id, number, NOW)


def test_every_text_column_is_either_erased_or_kept_for_a_reason() -> None:
    missing = []
    for table in metadata.tables.values():
        for column in table.c:
            if isinstance(column.type, String | Text | JSON):
                is_erased = column.name in PERSONAL.get(table.name, {})
                is_kept = column.name in KEPT.get(table.name, set())
                if is_erased == is_kept:
                    missing.append(f"{table.name}.{column.name}")
    assert missing == [], "put each into PERSONAL or KEPT of bot/store/erasure.py"


def test_nothing_of_the_person_is_left(salon: Salon) -> None:
    zebedee(salon)
    before = everything(salon.database)
    assert all(one in before for one in SECRETS)
    assert indexed(salon.database) > 0
    assert erase(salon) == Erased(contacts=1, conversations=1, messages=2, bookings=1)
    after = everything(salon.database)
    assert [one for one in SECRETS if one in after] == []
    with salon.database.read() as connection:
        assert connection.execute(select(alerts)).all() == []
    assert indexed(salon.database) == 0


def test_others_are_left_alone(salon: Salon) -> None:
    zebedee(salon)
    other = salon.talk(name="Yolanda", email="yo@example.com")
    other.says("my own words")
    erase(salon)
    after = everything(salon.database)
    assert "Yolanda" in after and "my own words" in after and "yo@example.com" in after
    assert erase(salon) == Erased()


def test_the_conversation_can_still_be_opened(salon: Salon) -> None:
    zebedee(salon)
    erase(salon)
    with salon.database.read() as connection:
        state = connection.execute(text("SELECT state FROM conversations")).scalar_one()
        assert saved.load(state) == Conversation()
        starts_at = connection.execute(text("SELECT service_name FROM bookings")).scalar_one()
        assert starts_at == "Haircut"
        waiting = connection.execute(text("SELECT state, next_try_at FROM records")).one()
        assert tuple(waiting) == ("dropped", None)


@pytest.mark.parametrize("state", ["wanted", "creating", "unknown"])
def test_what_is_on_its_way_is_not_torn_apart(salon: Salon, state: str) -> None:
    zebedee(salon, booking=state)
    with pytest.raises(StillAtWork):
        erase(salon)
    assert "Zebedee" in everything(salon.database)


def test_a_message_that_was_erased_is_not_taken_in_again(desk: Desk) -> None:
    customer = desk.customer().says("hi")
    with desk.database.write() as connection:
        gone = erasure.erase_number(
            connection, desk.services.business_id, customer.address, desk.clock()
        )
    assert gone.messages == 2
    assert customer.last
    answer = customer.sends(customer.last)
    assert answer is None or answer.body == ""
    assert desk.value("SELECT count(*) FROM messages") == 2
    assert desk.value("SELECT count(*) FROM contacts") == 1
    customer.says("hi again")
    assert desk.value("SELECT count(*) FROM contacts") == 2


def test_what_is_older_than_may_be_kept_goes_in_the_night(desk: Desk) -> None:
    salon = Salon(desk.database, desk.services.business_id)
    old = desk.clock() - timedelta(days=91)
    zebedee(salon, at=old)
    fresh = salon.talk(at=desk.clock(), name="Yolanda")
    fresh.says("my own words")
    Tidying(desk.services, lambda _: 0, keep_days=92).run()
    assert "Zebedee" in everything(desk.database)
    Tidying(desk.services, lambda _: 0, keep_days=90).run()
    after = everything(desk.database)
    assert [one for one in SECRETS if one in after] == []
    assert "Yolanda" in after and "my own words" in after


def test_an_old_booking_of_somebody_who_still_writes_goes_too(desk: Desk) -> None:
    talk = zebedee(
        Salon(desk.database, desk.services.business_id), at=desk.clock() - timedelta(days=91)
    )
    talk.says("hello again", at=desk.clock())
    with desk.database.write() as connection:
        connection.execute(update(conversations).values(last_message_at=desk.clock()))
    Tidying(desk.services, lambda _: 0, keep_days=90).run()
    after = everything(desk.database)
    assert "hello again" in after
    assert "1 Zebedee Road" not in after and "gate code 4711" not in after


def test_after_the_night_no_erased_word_is_left_in_the_file(
    sqlite_files: SqliteFiles, tmp_path: Path
) -> None:
    url = sqlite_files.create_with_tables(tmp_path)
    salon = salon_in(Database(url))
    zebedee(salon)
    for number in range(30):
        salon.talk(name=f"Yolanda {number}").says(f"nothing of the kind {number}")
    erase(salon)
    Tidying(services_of(salon), lambda _: 0).run()
    salon.database.close()
    left = Path(make_url(url).database or "").read_bytes().lower()
    assert [one for one in SECRETS if one.lower().encode() in left] == []


def test_for_ever_means_for_ever(desk: Desk) -> None:
    zebedee(Salon(desk.database, desk.services.business_id), at=datetime(2020, 1, 1, tzinfo=UTC))
    Tidying(desk.services, lambda _: 0).run()
    assert "Zebedee" in everything(desk.database)
