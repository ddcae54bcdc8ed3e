"""Bookline without its server and its engine: every part real, on a clock that tests move.

Durable work is put on a list in place of a queue and done when the test says so.
"""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection, event, text

from bot.answers import Answers
from bot.dialogue.world import Policy
from bot.ports import Channel, DeliveryState, Inbound
from bot.replies import Replies
from bot.store import deliveries, schema
from bot.store.database import Database
from bot.turns.deciding import Decider
from bot.turns.ends import BookingEnds, ChangeEnds
from bot.turns.first_attempt import FirstAttempt
from bot.turns.made_bookings import MadeBookings
from bot.turns.outcomes import Outcomes
from bot.turns.services import InlineAnswer, Services
from bot.turns.staff_orders import StaffOrders
from bot.turns.turns import Turns
from bot.workflows.booking import Booker
from bot.workflows.changing import Changer
from bot.workflows.delivery import Delivery
from bot.workflows.entering import Entering
from bot.workflows.polling import Poll
from bot.workflows.recording import Recording
from bot.workflows.sweep import Sweep
from bot.workflows.syncing import Sync
from bot.workflows.telling import Telling
from bot.workflows.tidying import Tidying
from integrations.circuit import Circuit
from integrations.sandbox import Sandbox
from integrations.sandbox.business import CREDENTIALS
from integrations.sandbox.faults import Fault
from integrations.setster import Setster
from integrations.setter import Setter
from integrations.twilio.client import Twilio
from tests.phone import new_number

REPLIES = Path(__file__).parents[1] / "templates" / "replies"
MONDAY_9AM = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""Nine o'clock in New York; James is downtown until six."""
ORDER = "Haircut downtown today at 3pm with James. I'm Dana Lee, dana@example.com"
"""Everything at once: the answer is the question whether to book it."""
ORDERED_START = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)

_sids = itertools.count(1)


class Clock:
    """A clock that only moves when told to."""

    def __init__(self) -> None:
        self.now = MONDAY_9AM

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **duration: float) -> None:
        self.now += timedelta(**duration)


class Desk:
    """The parts of one process, and what tests do with them."""

    def __init__(self, database: Database, sandbox: Sandbox, clock: Clock, **services: Any) -> None:
        self.database = database
        self.sandbox = sandbox
        self.clock = clock
        self.work: list[tuple[str, str, int]] = []
        self._seen: set[str] = set()
        self.scheduler = services.pop("scheduler", None) or setster(sandbox, seconds=self._seconds)
        self.recorder = services.pop("recorder", None) or setter(sandbox, seconds=self._seconds)
        self.messenger = services.pop("messenger", None) or twilio(sandbox, seconds=self._seconds)
        checking = services.pop("checking_pool", None)
        telling = services.pop("tells_about_changes", False)
        status_url = services.pop("status_callback", "http://127.0.0.1:9/status")
        with database.write() as connection:
            business_id = schema.ensure_business(
                connection, "Maple & Main", "America/New_York", clock()
            )
        self.services = Services(
            **{
                "database": database,
                "business_id": business_id,
                "policy": Policy("Maple & Main", "America/New_York"),
                "replies": Replies(REPLIES),
                "answers": Answers(self.scheduler),
                "enqueue": self._enqueue,
                "clock": clock,
                **services,
            }
        )
        self.entering = Entering(self.services, Telling(self.services, telling), "US")
        self.sync = Sync(self.services, self.scheduler, self.entering)
        made = MadeBookings(self.services, self.scheduler, self.sync.take_in, pool=checking)
        self.decider = Decider(self.services, made)
        self.booker = Booker(
            self.services, self.scheduler, Outcomes(self.decider, BookingEnds(self.services))
        )
        self.changer = Changer(
            self.services, self.scheduler, Outcomes(self.decider, ChangeEnds(self.services))
        )
        self.orders = StaffOrders(
            self.services,
            FirstAttempt(self.booker.make, self.booker.outcomes),
            FirstAttempt(self.changer.make, self.changer.outcomes),
        )
        self.recording = Recording(self.services, self.recorder)
        self.delivery = Delivery(self.services, self.messenger, status_url)
        self.turns = self.turns_with()
        self.poll = Poll(self.services, self.scheduler, "US")
        self.tidying = Tidying(self.services, lambda _: 0)
        self.sweep = Sweep(self.services, self.turns, self.delivery, self._enqueue_as)

    def turns_with(self, kind: type[Turns] = Turns, **makes: Any) -> Turns:
        """The turns of another process; `booking` and `change` stand in for first attempts."""
        return kind(
            self.services,
            self.decider,
            bookings=FirstAttempt(makes.get("booking", self.booker.make), self.booker.outcomes),
            changes=FirstAttempt(makes.get("change", self.changer.make), self.changer.outcomes),
        )

    def _seconds(self) -> float:
        """By which a service that is down is left alone for a while."""
        return self.clock.now.timestamp()

    # What a customer does

    def customer(self, channel: Channel = Channel.SMS) -> "Customer":
        """Somebody who has not written before."""
        return Customer(self, new_number(), channel)

    # What the engine does

    def _enqueue(
        self, connection: Connection, workflow: str, subject: str | int, attempt: int
    ) -> None:
        self._enqueue_as(connection, workflow, subject, attempt, f"{workflow}:{subject}:{attempt}")

    def _enqueue_as(
        self,
        connection: Connection,
        workflow: str,
        subject: str | int,
        attempt: int,
        workflow_id: str,
    ) -> None:
        # As the engine's own insert does: a transaction without a statement is never committed.
        connection.execute(text("SELECT 1"))

        @event.listens_for(connection, "commit", once=True)
        def is_committed(_: Connection) -> None:
            if workflow_id not in self._seen:
                self._seen.add(workflow_id)
                self.work.append((workflow, str(subject), attempt))

    def works(self) -> None:
        """Do all durable work that is waiting."""
        while self.work:
            self.does(*self.work.pop(0))

    def does(self, workflow: str, subject: str, attempt: int) -> None:
        """One piece of durable work."""
        steps: dict[str, Callable[[str, int], None]] = {
            "book": self.booker.create,
            "look": self.booker.look,
            "tell": lambda subject, _: self.booker.outcomes.tell(subject),
            "change": self.changer.change,
            "tell_change": lambda subject, _: self.changer.outcomes.tell(subject),
            "record": lambda subject, number: self.recording.move(int(subject), number),
            "cancel_record": lambda subject, number: self.recording.move(int(subject), number),
            "deliver": lambda subject, attempt: self.delivery.deliver(int(subject), attempt),
            "sync": self.sync.run,
            "poll": lambda _, __: self.poll.run(),
            # The nights are tested by themselves: they ask Setter anew.
            "reconcile": lambda _, __: None,
            "tidy": lambda _, __: self.tidying.run(),
        }
        steps[workflow](subject, attempt)

    def dies(self) -> None:
        """The process ends: what was waiting is forgotten, the rows stay."""
        self.work.clear()

    def sweeps(self, **later: float) -> None:
        """Time passes, the sweep comes round, and what it finds is done."""
        self.clock.passes(**later)
        self.sweep.run()
        self.works()

    def polls(self, **later: float) -> None:
        """The same, in a round that also asks the calendar for what it did not tell us."""
        self.clock.passes(**later)
        self.sweep.run(is_catching_up=True)
        self.works()

    # What the outside does

    def fails(self, service: str, kind: str, **more: Any) -> None:
        """Make calls to a service go wrong."""
        self.sandbox.parts.faults.add(Fault(service=service, kind=kind, **more))

    def approves(self, body: str) -> str:
        """Have WhatsApp approve a template; its id."""
        url = f"{self.sandbox.url}/twilio/v1/Content"
        known = (CREDENTIALS.twilio_account_sid, CREDENTIALS.twilio_auth_token)
        with httpx.Client(auth=known, trust_env=False) as http:
            made = http.post(url, json={"types": {"twilio/text": {"body": body}}}).json()
            wanted = {"name": "template", "category": "UTILITY"}
            answer = http.post(f"{url}/{made['sid']}/ApprovalRequests/whatsapp", json=wanted)
        assert answer.json()["status"] == "approved"
        return str(made["sid"])

    def mends(self) -> None:
        """All services behave again."""
        self.sandbox.parts.faults.clear()

    # What there is to see

    def rows(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        """What the database holds."""
        with self.database.read() as connection:
            return [tuple(row) for row in connection.execute(text(statement), values)]

    def value(self, statement: str, **values: Any) -> Any:
        """The one value that a query gives."""
        ((found,),) = self.rows(statement, **values)
        return found

    @property
    def booking(self) -> Any:
        """The one booking."""
        with self.database.read() as connection:
            return connection.execute(text("SELECT * FROM bookings")).one()

    @property
    def record(self) -> Any:
        """The one record that was planned."""
        with self.database.read() as connection:
            return connection.execute(text("SELECT * FROM records")).one()

    def events(self) -> list[str]:
        """What happened, for staff."""
        return [kind for (kind,) in self.rows("SELECT kind FROM events ORDER BY id")]

    def appointments(self) -> list[Any]:
        """The live entries of the calendar."""
        found = self.sandbox.world.state.appointments.values()
        return [one for one in found if one.status != 3]

    def records(self) -> list[Any]:
        """What Setter was told and still holds."""
        found = self.sandbox.world.state.setter_bookings.values()
        return [one for one in found if one.cancelled_at is None]

    def calls(self, operation: str) -> int:
        """How many calls of one kind the pretend services received."""
        return [one.operation for one in self.sandbox.world.state.calls].count(operation)

    def texts_to(self, address: str) -> list[str]:
        """What went out through Twilio's REST API."""
        found = self.sandbox.parts.texts.all()
        return [
            one.body
            for one in found
            if one.to_address.removeprefix("whatsapp:") == address and one.direction != "inbound"
        ]


class Customer:
    """Somebody who writes to the desk."""

    def __init__(self, desk: Desk, address: str, channel: Channel) -> None:
        self.desk = desk
        self.address = address
        self.channel = channel
        self.reply = ""
        self.last: Inbound | None = None

    def message(self, body: str = "", **fields: Any) -> Inbound:
        """A message, not yet sent."""
        is_sms = self.channel is Channel.SMS
        ours = CREDENTIALS.sms_number if is_sms else CREDENTIALS.whatsapp_number
        return Inbound(
            **{
                "provider_id": f"SM{next(_sids):032}",
                "channel": self.channel,
                "from_address": self.address,
                "to_address": ours,
                "body": body,
                "phone": self.address,
                **fields,
            }
        )

    def sends(self, message: Inbound) -> InlineAnswer | None:
        """One delivery of a message, first or repeated; the answer's fate stays unknown."""
        self.last = message
        return self.desk.turns.handle(message)

    def says(self, body: str = "", **fields: Any) -> "Customer":
        """Send a text; what is answered at once is in `reply`, and has been delivered."""
        answer = self.sends(self.message(body, **fields))
        self.reply = answer.body if answer else ""
        if answer:
            with self.desk.database.write() as connection:
                deliveries.move_on(
                    connection, answer.message_id, DeliveryState.DELIVERED, self.desk.clock()
                )
        return self

    def hears(self, *parts: str) -> "Customer":
        """The answer holds each of these."""
        missing = [part for part in parts if part.lower() not in self.reply.lower()]
        assert not missing, f"{missing} not in the answer: {self.reply!r}"
        return self

    def hears_nothing(self) -> "Customer":
        """There was no answer."""
        assert self.reply == ""
        return self

    def orders(self) -> "Customer":
        """Say all that a booking needs, up to the question whether to book it."""
        return self.says(ORDER).hears("Haircut", "3:00pm", "Dana Lee")

    @property
    def texts(self) -> list[str]:
        """What came later, through REST."""
        return self.desk.texts_to(self.address)


def at_once(*actions: Any) -> list[Any]:
    """What the actions give when they are all begun at the same moment."""
    start = threading.Barrier(len(actions))

    def run(action: Any) -> Any:
        start.wait()
        return action()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


@contextmanager
def in_background(action: Any) -> Iterator[Any]:
    """Something that goes on meanwhile; its result is awaited at the end of the block."""
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(action)


def setster(
    sandbox: Sandbox,
    transport: httpx.BaseTransport | None = None,
    *,
    seconds: Callable[[], float] = time.monotonic,
) -> Setster:
    """The real client, at the sandbox."""
    return Setster(
        f"{sandbox.url}/setster/api/v2",
        email=CREDENTIALS.setster_email,
        api_key=CREDENTIALS.setster_api_key,
        company_id=CREDENTIALS.setster_company_id,
        transport=transport,
        circuit=Circuit("Setster", monotonic=seconds),
    )


def setter(
    sandbox: Sandbox,
    transport: httpx.BaseTransport | None = None,
    *,
    seconds: Callable[[], float] = time.monotonic,
) -> Setter:
    """The real client, at the sandbox."""
    return Setter(
        f"{sandbox.url}/setter/api/v1",
        api_key=CREDENTIALS.setter_api_key,
        bot_id=CREDENTIALS.setter_bot_id,
        default_country="US",
        transport=transport,
        circuit=Circuit("Setter", monotonic=seconds),
    )


def twilio(
    sandbox: Sandbox,
    transport: httpx.BaseTransport | None = None,
    *,
    seconds: Callable[[], float] = time.monotonic,
) -> Twilio:
    """The real client, at the sandbox."""
    return Twilio(
        account_sid=CREDENTIALS.twilio_account_sid,
        auth_tokens=CREDENTIALS.twilio_auth_token,
        api_url=f"{sandbox.url}/twilio",
        transport=transport,
        circuit=Circuit("Twilio", monotonic=seconds),
    )
