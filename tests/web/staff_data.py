"""A business with conversations for the tests of the staff pages, and the pages served."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import insert

from bot.store import schema, staff
from bot.store.database import Database
from bot.store.tables import bookings, contacts, conversations, events, messages
from bot.web.headers import set_headers
from bot.web.staff.access import protect
from bot.web.staff.pages import staff_blueprint
from bot.web.staff.passwords import hash_password

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
"""A Friday, 3:30 PM in the business's zone."""
EMAIL, PASSWORD = "dora@salon.example", "correct horse battery"
BUSINESS = "Salon Lumière"


@dataclass
class Clock:
    """A clock that tests set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Salon:
    """A database with one business, to which tests add conversations."""

    database: Database
    business_id: int
    clock: Clock = field(default_factory=Clock)
    given_back: list[int] = field(default_factory=list)
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    def add(self, table: Any, **values: Any) -> int:
        """Insert a row; its id."""
        values.setdefault("business_id", self.business_id)
        values.setdefault("created_at", self.clock())
        with self.database.write() as connection:
            key = connection.execute(insert(table).values(**values)).inserted_primary_key
        return int(key[0])

    def add_member(self, email: str = EMAIL, role: str = "agent", business_id: int = 0) -> int:
        with self.database.write() as connection:
            return staff.add_staff(
                connection,
                business_id or self.business_id,
                email,
                hash_password(PASSWORD),
                role=role,
                now=self.clock(),
            )

    def talk(self, *, at: datetime | None = None, attention: str = "", **contact: Any) -> "Talk":
        """A new conversation with a customer."""
        number, at = next(self.numbers), at or self.clock()
        contact = {"channel": "sms", "address": f"+1555010{number:04}", **contact}
        contact_id = self.add(contacts, **contact)
        conversation_id = self.add(
            conversations,
            public_id=f"public-{number}",
            contact_id=contact_id,
            our_address="+15550199",
            state="{}",
            attention=attention,
            attention_at=at if attention else None,
            last_message_at=at,
        )
        return Talk(self, conversation_id, contact_id, f"public-{number}", at)


@dataclass
class Talk:
    """One conversation. Each message comes a minute after the one before."""

    salon: Salon
    id: int
    contact_id: int
    public_id: str
    at: datetime

    @property
    def path(self) -> str:
        return f"/staff/c/{self.public_id}"

    def says(self, body: str, outcome: str = "answered", **values: Any) -> int:
        """A message of the customer's."""
        return self._message(author="customer", body=body, outcome=outcome, **values)

    def hears(self, body: str, state: str = "delivered", **values: Any) -> int:
        """A message of the bot's."""
        return self._message(**{"author": "bot", "body": body, "state": state, **values})

    def _message(self, **values: Any) -> int:
        self.at = values.pop("at", self.at + timedelta(minutes=1))
        return self.salon.add(messages, conversation_id=self.id, created_at=self.at, **values)

    def happens(self, kind: str, **data: Any) -> int:
        """An event after the last message."""
        return self.salon.add(
            events, conversation_id=self.id, kind=kind, data=data, created_at=self.at
        )

    def books(self, ordered_by: int, state: str = "booked", **values: Any) -> int:
        """A booking: a haircut tomorrow at 10:15 in the booking's own zone."""
        starts_at = datetime(2026, 11, 21, 16, 15, tzinfo=UTC)
        fields = {
            "reference": f"bk{next(self.salon.numbers)}",
            "attempt": 1,
            "location_id": "1",
            "location_name": "Downtown",
            "service_id": "2",
            "service_name": "Haircut",
            "extra_ids": [],
            "employee_name": "Maria",
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(minutes=45),
            "time_zone": "America/Chicago",
            "client_name": "Dana Reed",
            "client_email": "dana@example.com",
            "form_answers": [],
            "updated_at": self.at,
            **values,
        }
        return self.salon.add(
            bookings,
            conversation_id=self.id,
            contact_id=self.contact_id,
            ordered_by_id=ordered_by,
            state=state,
            **fields,
        )


def open_salon(folder: Path) -> Salon:
    """An empty salon with its tables."""
    database = Database(f"sqlite:///{folder / 'staff.sqlite'}")
    schema.migrate(database)
    with database.write() as connection:
        business_id = schema.ensure_business(connection, BUSINESS, ZONE.key, NOW)
    return Salon(database, business_id)


def serve(salon: Salon, public_url: str = "http://localhost") -> Flask:
    """The staff pages of a salon, with nothing else."""
    app = Flask(
        __name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static")
    )
    app.config.update(SECRET_KEY="a key for tests only", PUBLIC_URL=public_url)
    protect(app, salon.database, salon.clock)
    app.register_blueprint(
        staff_blueprint(
            salon.database,
            salon.business_id,
            BUSINESS,
            ZONE,
            salon.clock,
            _note(salon.given_back),
        )
    )
    set_headers(app)
    return app


def _note(given_back: list[int]) -> Callable[[int], None]:
    def give_back(conversation_id: int) -> None:
        given_back.append(conversation_id)

    return give_back
