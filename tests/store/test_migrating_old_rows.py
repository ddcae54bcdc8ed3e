"""What earlier versions stored is still there after an upgrade."""

from datetime import UTC, datetime, timedelta
from typing import Any

from alembic import command
from sqlalchemy import Connection, MetaData, Table, text

from bot.store import bookings, records, schema
from bot.store.database import Database

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
STARTS_AT = datetime(2026, 11, 25, 20, tzinfo=UTC)
MADE = {"created_at": NOW, "updated_at": NOW}
BOOKING = {
    "business_id": 1,
    "conversation_id": 1,
    "ordered_by_id": 1,
    "location_id": "1",
    "location_name": "Downtown",
    "service_id": "2",
    "service_name": "Haircut",
    "extra_ids": [],
    "starts_at": STARTS_AT,
    "ends_at": STARTS_AT + timedelta(minutes=30),
    "time_zone": "America/New_York",
    "client_name": "Dana",
    "client_email": "d@example.com",
    "form_answers": [],
    **MADE,
}
RECORDED = {"record_state": "recorded", "record_external_id": "setster-71", "record_id": "5"}
OLD_ROWS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("businesses", {"id": 1, "name": "Salon", "time_zone": "America/New_York", "created_at": NOW}),
    ("contacts", {"id": 1, "channel": "sms", "address": "+15550100001"}),
    ("contacts", {"id": 2, "channel": "whatsapp", "address": "+15550100002"}),
    (
        "conversations",
        {"id": 1, "public_id": "c", "contact_id": 1, "our_address": "+1555", "state": "{}"},
    ),
    ("messages", {"id": 1, "conversation_id": 1, "author": "customer", "body": "yes"}),
    (
        "bookings",
        {"id": 1, "contact_id": 1, "state": "booked", "placed_id": "71", "record_tries": 2}
        | {**RECORDED, "record_event_id": "9", "record_contact_id": "42"},
    ),
    (
        "bookings",
        {"id": 2, "contact_id": 2, "state": "requested", "placed_id": "72", "record_tries": 3}
        | {"record_state": "contact_unknown", "record_external_id": "setster-72"}
        | {"record_next_try_at": STARTS_AT},
    ),
    ("bookings", {"id": 3, "contact_id": 1, "state": "unknown"}),
    # Two orders to the letter, one entry in the calendar.
    ("bookings", {"id": 4, "contact_id": 1, "state": "booked", "placed_id": "71", **RECORDED}),
    ("events", {"conversation_id": 1, "booking_id": 1, "kind": "booking_booked", "data": {}}),
)


def fill_as_before(connection: Connection) -> None:
    """Rows as the first version stored them."""
    metadata = MetaData()
    for name, values in OLD_ROWS:
        table = Table(name, metadata, autoload_with=connection)
        every = {"business_id": 1, "created_at": NOW, "last_message_at": NOW}
        if name == "bookings":
            every = {**BOOKING, "reference": f"bk{values['id']}"}
        known = {key: value for key, value in every.items() if key in table.c}
        connection.execute(table.insert(), {**known, **values})


def upgraded(database: Database) -> None:
    """From the first version, with rows in it, to this one."""
    with database.rebuild() as connection:
        command.downgrade(schema._config(connection), "0001")
        fill_as_before(connection)
    schema.migrate(database)
    assert schema.is_current(database)


def test_the_records_of_bookings_become_rows_of_their_own(database: Database) -> None:
    upgraded(database)
    with database.read() as connection:
        found = connection.execute(
            text(
                "SELECT booking_id, external_id, address, is_whatsapp, state, tries, record_id,"
                " event_id, contact_id FROM records ORDER BY id"
            )
        ).all()
        due = records.due(connection, datetime(2026, 12, 1, tzinfo=UTC))
    assert [tuple(one) for one in found] == [
        (1, "setster-71", "+15550100001", False, "recorded", 2, "5", "9", "42"),
        (2, "setster-72", "15550100002", True, "contact_unknown", 3, "", "", ""),
    ]
    assert [one.tries for one in due] == [3]


def test_old_bookings_can_be_changed(database: Database) -> None:
    upgraded(database)
    with database.write() as connection:
        booking = bookings.get(connection, "bk1")
        assert (booking.origin, booking.revision, booking.placed_id) == ("text", 0, "71")
        assert booking.is_employee_chosen
        assert bookings.get(connection, "bk4").placed_id is None
        assert records.plan(connection, 1, NOW) == []
        bookings.change(connection, "bk1", NOW, revision=1)
        ((new_id, workflow),) = records.plan(connection, 1, NOW)
        assert (records.get(connection, new_id).external_id, workflow) == (
            "setster-71:r1",
            "record",
        )


def test_the_newest_record_goes_back_into_its_booking(database: Database) -> None:
    upgraded(database)
    with database.write() as connection:
        bookings.change(connection, "bk1", NOW, revision=1)
        records.plan(connection, 1, NOW)
    with database.rebuild() as connection:
        command.downgrade(schema._config(connection), "0001")
        rows = connection.execute(
            text("SELECT reference, record_state, record_external_id FROM bookings ORDER BY id")
        ).all()
        kept = connection.execute(text("SELECT booking_id FROM events")).scalars().all()
    assert [tuple(one) for one in rows][:2] == [
        ("bk1", "waiting", "setster-71:r1"),
        ("bk2", "contact_unknown", "setster-72"),
    ]
    assert list(kept) == [1]
