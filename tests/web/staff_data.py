"""A business with conversations for the tests of the staff pages, and the pages served."""

import html
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import Connection, insert, select
from werkzeug.test import TestResponse

from bot import saved
from bot.answers import Answers
from bot.approved import ApprovedTemplate
from bot.dialogue.conversation import Conversation
from bot.dialogue.world import Policy
from bot.ports import Scheduler, Unavailable
from bot.replies import Replies
from bot.store import audit_log, schema, staff
from bot.store.audit_log import Actor
from bot.store.database import Database
from bot.store.folding import name_words
from bot.store.staff_tables import audit_log as audit_log_table
from bot.store.tables import bookings, contacts, conversations, events, messages, records
from bot.turns.deciding import Decider
from bot.turns.ends import BookingEnds, ChangeEnds
from bot.turns.first_attempt import FirstAttempt
from bot.turns.made_bookings import MadeBookings
from bot.turns.outcomes import Outcomes
from bot.turns.services import Services
from bot.turns.staff_orders import StaffOrders
from bot.web.headers import set_headers
from bot.web.staff.access import protect
from bot.web.staff.pages import staff_blueprint
from bot.web.staff.passwords import hash_password
from bot.web.staff.room import GiveBack, Room
from bot.workflows.booking import Booker
from bot.workflows.changing import Changer
from tests.databases import well_read
from tests.secrets_in_logs import KEYS, watch
from tests.web.compiled_pages import PAGES

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
"""A Friday, 3:30 PM in the business's zone."""
EMAIL, PASSWORD = "dora@salon.example", "correct horse battery"
BUSINESS = "Salon Lumière"
FOLLOW_UP = ApprovedTemplate(
    name="Follow up",
    id="HX" + "1" * 32,
    text="Hello {{1}}, we have news of your booking on {{2}}. Write to us whenever it suits.",
)
"""What WhatsApp has approved."""


@dataclass
class Clock:
    """A clock that tests set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


class OutOfReach:
    """A calendar to which there is no connection."""

    def __getattr__(self, name: str) -> Any:
        def call(*_: object, **__: object) -> None:
            raise Unavailable(f"{name}: no connection", code="not_connected")

        return call


@dataclass
class Salon:
    """A database with one business, to which tests add conversations."""

    database: Database
    business_id: int
    clock: Clock = field(default_factory=Clock)
    given_back: list[int] = field(default_factory=list)
    work: list[tuple[str, str, int]] = field(default_factory=list)
    scheduler: Scheduler = field(default_factory=lambda: cast("Scheduler", OutOfReach()))
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    def add(self, table: Any, **values: Any) -> int:
        """Insert a row; its id."""
        values.setdefault("business_id", self.business_id)
        values.setdefault("created_at", self.clock())
        with self.database.write() as connection:
            key = connection.execute(insert(table).values(**values)).inserted_primary_key
        return int(key[0])

    def gives_back(self, conversation_id: int, actor: Actor) -> None:
        """Stands for the bot's part in giving a conversation back."""
        self.given_back.append(conversation_id)
        with self.database.write() as connection:
            audit_log.add(
                connection,
                self.business_id,
                actor,
                "given_back",
                self.clock(),
                conversation_id=conversation_id,
            )

    def audited(self) -> list[Any]:
        """The entries of the audit log, oldest first."""
        with self.database.read() as connection:
            return list(connection.execute(select(audit_log_table).order_by("number")).all())

    def add_member(self, email: str = EMAIL, role: str = "agent", business_id: int = 0) -> int:
        with self.database.write() as connection:
            return staff.add_staff(
                connection,
                business_id or self.business_id,
                email,
                _password_hash(),
                role=role,
                now=self.clock(),
            )

    def talk(
        self,
        *,
        at: datetime | None = None,
        attention: str = "",
        language: str = "",
        **contact: Any,
    ) -> "Talk":
        """A new conversation with a customer."""
        number, at = next(self.numbers), at or self.clock()
        contact = {"channel": "sms", "address": f"+1555010{number:04}", **contact}
        shown = contact.get("name") or contact.get("profile_name") or ""
        contact_id = self.add(contacts, name_words=name_words(shown), **contact)
        conversation_id = self.add(
            conversations,
            public_id=f"public-{number}",
            contact_id=contact_id,
            our_address="+15550199",
            state=saved.dump(Conversation(language=language)),
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

    def books(
        self,
        ordered_by: int,
        state: str = "booked",
        record: dict[str, Any] | None = None,
        **values: Any,
    ) -> int:
        """A booking: a haircut tomorrow at 10:15 in the booking's own zone; its record, if any."""
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
        booking_id = self.salon.add(
            bookings,
            conversation_id=self.id,
            contact_id=self.contact_id,
            ordered_by_id=ordered_by,
            state=state,
            **fields,
        )
        if record:
            self.salon.add(
                records,
                booking_id=booking_id,
                external_id=f"setster-{booking_id}",
                address="+13125550123",
                is_whatsapp=False,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=45),
                time_zone="America/Chicago",
                created_at=self.at,
                updated_at=self.at,
                **record,
            )
        return booking_id


@contextmanager
def open_salon(folder: Path) -> Iterator[Salon]:
    """An empty salon in an SQLite file of its own."""
    path = folder / "staff.sqlite"
    path.write_bytes(_migrated())
    database = well_read(Database(f"sqlite:///{path}"))
    try:
        yield salon_in(database)
    finally:
        # What stays open leaves a write-ahead log, which would spoil the next copy.
        database.close()


@cache
def _migrated() -> bytes:
    """An SQLite file with the tables: copying it is quicker than migrating for each test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        database = Database(f"sqlite:///{path}")
        schema.migrate(database)
        database.close()
        return path.read_bytes()


@cache
def _password_hash() -> str:
    return hash_password(PASSWORD)


def salon_in(database: Database) -> Salon:
    """An empty salon in a database that has its tables."""
    with database.write() as connection:
        business_id = schema.ensure_business(connection, BUSINESS, ZONE.key, NOW)
    return Salon(database, business_id)


class Browser:
    """A member of staff at a browser that reads the pages without running them."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def opens(self, path: str) -> "Shown":
        return Shown(self.client.get(path))

    def sends(self, path: str, **fields: str) -> "Shown":
        """Post a form as the page would, with its token."""
        fields.setdefault("csrf_token", self.token())
        return Shown(self.client.post(path, data=fields))

    def token(self) -> str:
        """The token of a form on a page that is open to us."""
        page = self.client.get("/staff/login", follow_redirects=True).get_data(as_text=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found
        return found[1]

    def logs_in(self, email: str = EMAIL, password: str = PASSWORD, **fields: str) -> "Shown":
        return self.sends("/staff/login", email=email, password=password, **fields)


class Shown:
    """An answer: its status, where it leads, its page."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.leads_to = response.headers.get("Location", "")
        self.html = response.get_data(as_text=True)

    @property
    def text(self) -> str:
        """What is to be read on the page, on one line."""
        body = re.sub(r"(?s)^.*<body[^>]*>", "", self.html)
        return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())

    def parts(self, opening: str, tag: str) -> list[str]:
        """The insides of all elements that begin with a piece of HTML, up to their end."""
        found = re.findall(rf"(?s){re.escape(opening)}[^>]*>(.*?)</{tag}>", self.html)
        return [" ".join(html.unescape(re.sub(r"<[^>]*>", " ", one)).split()) for one in found]


def services_of(salon: Salon) -> Services:
    """What turns are made of, for a salon; durable work is only listed."""

    def enqueue(_: Connection, workflow: str, subject: str | int, attempt: int) -> None:
        salon.work.append((workflow, str(subject), attempt))

    return Services(
        database=salon.database,
        business_id=salon.business_id,
        policy=Policy(BUSINESS, ZONE.key),
        replies=Replies(ROOT / "templates" / "replies"),
        answers=Answers(salon.scheduler),
        enqueue=enqueue,
        clock=salon.clock,
    )


def orders_of(services: Services, scheduler: Scheduler) -> StaffOrders:
    """How staff order in a salon."""
    decider = Decider(services, MadeBookings(services, scheduler, lambda _: None))
    booker = Booker(services, scheduler, Outcomes(decider, BookingEnds(services)))
    changer = Changer(services, scheduler, Outcomes(decider, ChangeEnds(services)))
    return StaffOrders(
        services,
        FirstAttempt(booker.make, booker.outcomes),
        FirstAttempt(changer.make, changer.outcomes),
    )


def serve(
    salon: Salon,
    public_url: str = "http://localhost",
    give_back: GiveBack | None = None,
    orders: StaffOrders | None = None,
    database: Database | None = None,
    templates: tuple[ApprovedTemplate, ...] = (FOLLOW_UP,),
    country: str = "US",
) -> Flask:
    """The staff pages of a salon, with nothing else; `database` is theirs alone."""
    database = database or salon.database
    services = orders.services if orders else services_of(salon)
    app = Flask(
        __name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static")
    )
    app.jinja_options = {"bytecode_cache": PAGES}
    app.config.update(SECRET_KEY=KEYS[-1], PUBLIC_URL=public_url)
    protect(app, database, salon.clock)
    app.register_blueprint(
        staff_blueprint(
            Room(
                database=database,
                business_id=salon.business_id,
                business_name=BUSINESS,
                zone=ZONE,
                clock=salon.clock,
                give_back=give_back or salon.gives_back,
                services=services,
                orders=orders or orders_of(services, salon.scheduler),
                country=country,
                templates=templates,
            )
        )
    )
    set_headers(app)
    watch(app)
    return app
