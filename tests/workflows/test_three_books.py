"""Whatever happens, in whatever order, after quiet the three books say the same.

Customers book by text and on the web page, staff edit in Setster, webhooks get lost, doubled and
turned round, services fail, processes die. Then everything behaves and time passes: the calendar,
Setter and our rows agree exactly, and nobody writes anything any more.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import stamina
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import select

from bot.ports import Channel
from bot.store.bookings import MADE_STATES
from bot.store.database import Database
from bot.store.tables import bookings
from bot.web.calendar_webhooks import CALENDAR_PATH, calendar_blueprint
from bot.workflows.recording import Recording
from integrations.sandbox import Sandbox
from integrations.sandbox.announcing import SHAPES
from integrations.sandbox.business import ANA, DOWNTOWN, FACIAL, HAIRCUT, JAMES, LAKEVIEW, MARIA
from integrations.sandbox.staff import StaffError
from integrations.setster.webhook import booking_id
from tests.databases import KINDS, PostgresServer, SqliteFiles
from tests.desk import MONDAY_9AM, Clock, Customer, Desk, setster
from tests.outside import Outside, typed
from tests.phone import new_number
from tests.sandbox.conftest import served

SECRET = "secret-of-the-calendars-address"
DAYS = ("2026-11-30", "2026-12-02", "2026-12-04")
TIMES = ("10:00", "11:00", "14:00", "15:30")
PLACES = ((HAIRCUT, DOWNTOWN, JAMES), (FACIAL, LAKEVIEW, ""), (HAIRCUT, DOWNTOWN, MARIA))
GONE, BUSY = 3, 4
CONTACT_UNKNOWN = 404
MOST_ROUNDS = 60
PENDING = (
    "SELECT min(next_look_at) FROM bookings",
    "SELECT min(lease_until) FROM bookings WHERE state IN ('wanted', 'creating')",
    "SELECT min(next_try_at) FROM records WHERE state != 'contact_unknown'",
    "SELECT min(next_try_at) FROM sync_requests",
    "SELECT min(lease_until) FROM changes WHERE state IN ('wanted', 'changing')",
)

starts = st.builds("{} {}".format, st.sampled_from(DAYS), st.sampled_from(TIMES))
few = st.integers(1, 2)
choices = st.integers(0, 1000)


class Killed(BaseException):
    """The process dies here."""


class Mortal:
    """A service during whose calls the process may die, before or after the service has acted."""

    def __init__(self, service: Any) -> None:
        self._service = service
        self.calls_to_live: int | None = None

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._service, name)
        if not callable(found) or name == "known_clients":
            return found

        def call(*arguments: Any, **named: Any) -> Any:
            answer = found(*arguments, **named)
            if self.calls_to_live is not None:
                self.calls_to_live -= 1
                if self.calls_to_live < 0:
                    self.calls_to_live = None
                    raise Killed
            return answer

        return call


class Process:
    """One of two processes that share a database."""

    def __init__(self, database: Database, sandbox: Sandbox, clock: Clock) -> None:
        self.scheduler = Mortal(setster(sandbox))
        self.desk = Desk(database, sandbox, clock, scheduler=self.scheduler)
        self.recorder = Mortal(self.desk.recorder)
        self.desk.recording = Recording(self.desk.services, self.recorder)

    def does(self, action: Callable[[], object]) -> None:
        """Do something, unless the process dies over it: then all its work is forgotten."""
        try:
            action()
        except Killed:
            self.desk.dies()
        finally:
            self.scheduler.calls_to_live = self.recorder.calls_to_live = None


class ThreeBooks(RuleBasedStateMachine):
    """One business, three customers, two processes."""

    def __init__(self, outer: "World") -> None:
        super().__init__()
        self.outer = outer
        outer.starts_over()
        self.sandbox, self.clock = outer.sandbox, outer.clock
        self.database = outer.database
        self.processes = [self._process(), self._process()]
        self.orders = itertools.count(1)

    def _process(self) -> Process:
        return Process(self.database, self.sandbox, self.clock)

    @property
    def desk(self) -> Desk:
        return self.processes[0].desk

    @property
    def outside(self) -> Outside:
        return Outside(self.desk)

    @initialize()
    def people(self) -> None:
        """Two whom Setter's bot knows, on two channels, and one whom it does not."""
        self.outer.hears(self.desk)
        url = self.outer.url
        self.desk.scheduler.subscribe(url + CALENDAR_PATH + SECRET, url + CALENDAR_PATH)
        self.customers = [
            (new_number(), Channel.SMS),
            (new_number(), Channel.WHATSAPP),
            (new_number(), Channel.SMS),
        ]
        for number, channel in self.customers[:2]:
            self.sandbox.parts.setter_book.meet(number, channel.value)
        # Something to quarrel about from the beginning.
        for who in range(3):
            self._orders(who, 0, f"{DAYS[who]} {TIMES[0]}")
        self.books_elsewhere(who=1, start=f"{DAYS[0]} {TIMES[2]}", place=PLACES[2], on_web=True)
        self.works(process=0)

    # What happens

    @rule(who=st.integers(0, 2), start=starts, process=st.integers(0, 1))
    def books_by_text(self, who: int, start: str, process: int) -> None:
        self._orders(who, process, start)

    def _orders(self, who: int, process: int, start: str) -> None:
        at = datetime.fromisoformat(start)
        words = f"Haircut downtown on {at:%B} {at.day} at {at:%I:%M %p} with anyone."
        name = "ABC"[who]
        self._writes(who, process, f"{words} I'm {name} Lee, {name}@example.com", "yes")

    @rule(who=st.integers(0, 2), start=starts, process=st.integers(0, 1), cancels=st.booleans())
    def changes_by_text(self, who: int, start: str, process: int, cancels: bool) -> None:
        at = datetime.fromisoformat(start)
        wish = f"Can you move my appointment to {at:%B} {at.day} at {at:%I:%M %p}"
        words = "Please cancel my next appointment" if cancels else wish
        self._writes(who, process, words, "1", "yes")

    @rule(who=st.integers(0, 3), start=starts, place=st.sampled_from(PLACES), on_web=st.booleans())
    def books_elsewhere(
        self, who: int, start: str, place: tuple[str, str, str], on_web: bool
    ) -> None:
        service_id, location_id, employee_id = place
        phone = typed(self.customers[who][0]) if who < 3 else "no phone"
        order = {
            "service_id": service_id,
            "location_id": location_id,
            "employee_id": employee_id,
            "start": start,
            "client_email": f"else{next(self.orders)}@example.com",
        }
        book = self.outside.books_on_the_web if on_web else self.outside.books_by_phone
        with suppress(StaffError):
            book(phone, **order)
        self.sandbox.settle()

    def _writes(self, who: int, process: int, *words: str) -> None:
        one = self.processes[process]
        customer = Customer(one.desk, *self.customers[who])
        for each in words:
            one.does(partial(customer.says, each))
        self.sandbox.settle()

    @rule(which=choices, start=starts)
    def staff_move(self, which: int, start: str) -> None:
        self._edit(which, lambda one: self.outside.moves(one, start))

    @rule(which=choices, status=st.sampled_from([1, 2, GONE, GONE]))
    def staff_decide(self, which: int, status: int) -> None:
        self._edit(which, lambda one: self.outside.changes(one, status=status))

    @rule(which=choices)
    def staff_erase(self, which: int) -> None:
        self._edit(which, self.outside.erases)

    @rule(which=choices, employee_id=st.sampled_from([MARIA, JAMES, ANA]))
    def staff_hand_on(self, which: int, employee_id: str) -> None:
        self._edit(which, lambda one: self.outside.changes(one, employee_id=employee_id))

    @rule(which=choices, who=st.integers(0, 2))
    def staff_correct_the_phone(self, which: int, who: int) -> None:
        number = self.customers[who][0]
        self._edit(which, lambda one: self.outside.changes(one, client_phone=number))

    @rule(which=choices, start=starts, erases=st.booleans())
    def customer_uses_the_link(self, which: int, start: str, erases: bool) -> None:
        self._edit(
            which,
            lambda one: self.outside.reschedules_by_link(one, start, erases=erases),
            is_live=True,
        )

    @rule(which=choices, start=starts)
    def staff_copy(self, which: int, start: str) -> None:
        """A second entry that bears the reference of the first."""
        live = [one for one in self._entries() if one.ews_id]
        if live:
            reference = live[which % len(live)].ews_id
            self.outside.books_by_phone("", start=start, ews_id=reference)
            self.sandbox.settle()

    @rule(start=starts)
    def staff_are_busy(self, start: str) -> None:
        self.outside.books_by_phone("", start=start, status=BUSY)
        self.sandbox.settle()

    def _entries(self) -> list[Any]:
        found = self.sandbox.world.state.appointments.values()
        return [one for one in found if one.status != BUSY]

    def _edit(self, which: int, edit: Callable[[str], object], *, is_live: bool = False) -> None:
        entries = [one for one in self._entries() if not is_live or one.status != GONE]
        if entries:
            with suppress(StaffError):
                edit(entries[which % len(entries)].id)
            self.sandbox.settle()

    # What goes wrong

    @rule(way=st.sampled_from(["lose", "double", "hold"]), times=few)
    def webhooks_go_astray(self, way: str, times: int) -> None:
        self.sandbox.parts.announcer.trouble(way, times)

    @rule(is_reversed=st.booleans())
    def held_webhooks_arrive(self, is_reversed: bool) -> None:
        self.sandbox.parts.announcer.release(is_reversed=is_reversed)
        self.sandbox.settle()

    @rule(shape=st.sampled_from(sorted(SHAPES)))
    def webhooks_change_their_shape(self, shape: str) -> None:
        self.sandbox.parts.announcer.shape = shape

    @rule(
        service=st.sampled_from(["setster", "setter"]),
        operation=st.sampled_from(["create", "cancel", "change", "get", "list"]),
        kind=st.sampled_from(["reset", "lost_answer", "status", "html", "empty", "wrong_shape"]),
        times=few,
    )
    def a_service_fails(self, service: str, operation: str, kind: str, times: int) -> None:
        self.desk.fails(service, kind, operation=operation, times=times)

    @rule(process=st.integers(0, 1), calls=st.integers(0, 3), is_setter=st.booleans())
    def a_process_will_die(self, process: int, calls: int, is_setter: bool) -> None:
        one = self.processes[process]
        (one.recorder if is_setter else one.scheduler).calls_to_live = calls

    @rule(process=st.integers(0, 1))
    def a_process_is_replaced(self, process: int) -> None:
        self.processes[process] = self._process()
        self.outer.hears(self.desk)

    # What the processes do

    @rule(process=st.integers(0, 1))
    def works(self, process: int) -> None:
        one = self.processes[process]
        one.does(one.desk.works)
        self.sandbox.settle()

    @rule(process=st.integers(0, 1), minutes=st.sampled_from([1, 6, 61, 600]))
    def time_passes(self, process: int, minutes: int) -> None:
        one = self.processes[process]
        one.does(lambda: one.desk.polls(minutes=minutes))
        self.sandbox.settle()

    # What must hold after quiet

    def teardown(self) -> None:
        if hasattr(self, "customers"):
            self.becomes_quiet()
            self.books_agree()
            before = self.writes()
            for _ in range(2):
                self.desk.polls(minutes=61)
                self.sandbox.settle()
            assert self.writes() == before
            self.books_agree()

    def becomes_quiet(self) -> None:
        """All services behave, and time passes until nobody has anything left to do."""
        self.desk.mends()
        announcer = self.sandbox.parts.announcer
        announcer.release()
        announcer.behave()
        self.sandbox.settle()
        for one in self.processes:
            one.does(one.desk.works)
        for _ in range(2):
            self.desk.polls(minutes=61)
            self.sandbox.settle()
        for _ in range(MOST_ROUNDS):
            due = [at for query in PENDING if (at := self._moment(query))]
            if not due:
                break
            ahead = max(min(due) - self.clock.now, timedelta()) + timedelta(seconds=31)
            self.desk.polls(seconds=ahead.total_seconds())
            self.sandbox.settle()
        else:
            raise AssertionError("it never becomes quiet")
        self.desk.polls(minutes=61)
        self.sandbox.settle()
        self.desk.works()

    def _moment(self, query: str) -> datetime | None:
        (found,) = self.desk.rows(query)[0]
        if isinstance(found, str):
            found = datetime.fromisoformat(found)
        return found.replace(tzinfo=MONDAY_9AM.tzinfo) if found and not found.tzinfo else found

    def books_agree(self) -> None:
        calendar = self.calendar_says()
        assert self.our_rows_say() == calendar
        assert self.setter_says() == self.setter_should_say(calendar)
        for number, channel in self.customers[:2]:
            held = [one for one in self.setter_should_say(calendar) if one[0] == number]
            line = self.sandbox.parts.setter_book.ask_bot(number, channel.value, "hi")
            assert line.offers_link == (not held)

    def calendar_says(self) -> dict[str, tuple[datetime, datetime]]:
        return {
            one.id: (one.starts_at, one.starts_at + timedelta(minutes=one.minutes))
            for one in self._entries()
            if one.status != GONE and one.starts_at > self.clock.now
        }

    def our_rows_say(self) -> dict[str, tuple[datetime, datetime]]:
        with self.database.read() as connection:
            rows = connection.execute(
                select(bookings.c.placed_id, bookings.c.starts_at, bookings.c.ends_at).where(
                    bookings.c.state.in_(MADE_STATES), bookings.c.starts_at > self.clock.now
                )
            )
            return {row.placed_id: (row.starts_at, row.ends_at) for row in rows}

    def setter_says(self) -> list[tuple[str, str, datetime, datetime]]:
        state = self.sandbox.world.state
        contacts = {one.id: one.sms_phone_number or one.wa_id for one in state.contacts.values()}
        return sorted(
            (
                f"+{contacts[one.contact_id]}",
                one.metadata["appointment_id"],
                one.starts_at,
                one.ends_at,
            )
            for one in state.setter_bookings.values()
            if one.cancelled_at is None and one.starts_at > self.clock.now
        )

    def setter_should_say(
        self, calendar: dict[str, tuple[datetime, datetime]]
    ) -> list[tuple[str, str, datetime, datetime]]:
        """Each live booking once, if its customer has written to Setter's bot."""
        owners = dict(
            self.desk.rows(
                "SELECT b.placed_id, coalesce(c.address, b.client_phone) FROM bookings b"
                " LEFT JOIN contacts c ON c.id = b.contact_id WHERE b.placed_id IS NOT NULL"
            )
        )
        known = {number for number, _ in self.customers[:2]}
        return sorted(
            (owners[placed_id], placed_id, *times)
            for placed_id, times in calendar.items()
            if owners[placed_id] in known
        )

    def writes(self) -> list[str]:
        """The calls that change something; an unknown contact is asked for ever more slowly."""
        calls = self.sandbox.world.state.calls
        return [
            f"{one.service} {one.operation} {one.path}"
            for one in calls
            if one.method != "GET"
            and one.operation not in ("authenticate", "subscribe")
            and one.status != CONTACT_UNKNOWN
        ]


class World:
    """What outlives one run: the sandbox, a receiver of webhooks, a maker of databases."""

    def __init__(
        self, sandbox: Sandbox, clock: Clock, create: Callable[[], tuple[str, Callable[[], None]]]
    ) -> None:
        self.sandbox, self.clock = sandbox, clock
        self._create = create
        self._end: Callable[[], None] = lambda: None
        self._app: Any = None
        self.url = ""

    def __call__(self, environ: Any, start_response: Any) -> Any:
        return self._app(environ, start_response)

    def starts_over(self) -> None:
        """An empty database and an untouched sandbox."""
        self.ends()
        url, self._end = self._create()
        self.database = Database(url)
        self.clock.now = MONDAY_9AM
        self.sandbox.app.test_client().post("/control/reset")

    def hears(self, desk: Desk) -> None:
        """Webhooks go to this desk's process from now on."""
        self._app = Flask("calendar")
        self._app.register_blueprint(calendar_blueprint(desk.services, SECRET, booking_id))

    def ends(self) -> None:
        if hasattr(self, "database"):
            self.sandbox.settle()
            self.database.close()
        self._end()


@contextmanager
def a_world(
    sandbox: Sandbox, clock: Clock, create: Callable[[], tuple[str, Callable[[], None]]]
) -> Iterator[World]:
    world = World(sandbox, clock, create)
    with served(world) as world.url, stamina.set_testing(True, attempts=2, cap=True):
        try:
            yield world
        finally:
            world.ends()


@pytest.mark.parametrize("kind", KINDS)
def test_after_quiet_the_three_books_agree(
    kind: str,
    still_sandbox: tuple[Sandbox, Clock],
    postgres: PostgresServer,
    sqlite_files: SqliteFiles,
    tmp_path: Path,
) -> None:
    numbers = itertools.count()

    def create() -> tuple[str, Callable[[], None]]:
        if kind == "postgresql":
            url = postgres.create_with_tables()
            return url, lambda: postgres.take_back(url)
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        return sqlite_files.create_with_tables(folder), lambda: None

    with a_world(*still_sandbox, create) as world:
        run_state_machine_as_test(
            lambda: ThreeBooks(world),
            settings=settings(
                max_examples=RUNS[kind],
                stateful_step_count=14,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                print_blob=True,
            ),
        )


RUNS = {"sqlite": 12, "postgresql": 4}
