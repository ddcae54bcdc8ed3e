"""Setster, Setter or Twilio down, dripping, hanging or talking nonsense, over real connections."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import stamina
from sqlalchemy import text

from bot.answers import CATALOGUE_FRESH_S, Answers
from bot.dialogue.catalogue import OpeningsQuery
from bot.ports import Unavailable
from bot.store.database import Database
from bot.turns.services import BUDGET_S
from integrations.circuit import MOST_FAILURES
from integrations.deadline import DeadlineTransport
from integrations.sandbox import Sandbox
from integrations.sandbox.business import DOWNTOWN, HAIRCUT
from tests.databases import SqliteFiles
from tests.desk import Clock, Customer, Desk, in_background, setster, setter, twilio
from tests.integrations.fault_server import FaultServer, drip, send_and_close, serving, silence
from tests.waiting import until

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
PAGE, HALF = b"<html><h1>Sorry</h1></html>", b'{"statusCode": 0, "data": [{"id": "1", "na'
TROUBLE = {
    "down": None,
    "dripping": drip(HEAD % (b"application/json", 10_000_000)),
    "hanging": silence,
    "a page": send_and_close(HEAD % (b"text/html", len(PAGE)) + PAGE),
    "half an answer": send_and_close(HEAD % (b"application/json", len(HALF)) + HALF),
    "cut off": send_and_close(HEAD % (b"application/json", 1000) + HALF),
}
WORDS = "can't see our calendar"
SOON_S = 0.4
"""What a call is given here in place of its seconds: the servers below would never end."""
AT_LAST_S = 20
"""Long after any deadline: who is not answered by then is held up for ever."""


class Detour(httpx.BaseTransport):
    """The way to the sandbox, or to a server in trouble: the process's own kind of connections."""

    def __init__(self) -> None:
        self._inner = DeadlineTransport(connections=8)
        self.port: int | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.port is not None:
            request.url = request.url.copy_with(host="127.0.0.1", port=self.port)
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


class Hurried:
    """A client whose calls get less time while the way is astray."""

    def __init__(self, client: Any, way: Detour) -> None:
        self._client, self._way = client, way

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._client, name)
        return call if self._way.port is None else partial(call, timeout_s=SOON_S)


class Outside:
    """A desk on SQLite, and the way to each service, which a test can lead astray."""

    def __init__(self, database: Database, sandbox: Sandbox, clock: Clock) -> None:
        self.setster, self.setter, self.twilio = Detour(), Detour(), Detour()
        self.stale = 0.0
        scheduler = setster(sandbox, self.setster)
        self.answers = Answers(scheduler, monotonic=lambda: self.stale)
        parts: dict[str, Any] = {
            "scheduler": scheduler,
            "answers": self.answers,
            "recorder": Hurried(setter(sandbox, self.setter), self.setter),
            "messenger": Hurried(twilio(sandbox, self.twilio), self.twilio),
        }
        self.desk = Desk(database, sandbox, clock, **parts)
        self.hurried = Desk(database, sandbox, clock, **parts, budget_s=3 * SOON_S)
        """The same with less time for a webhook."""
        self._servers = ExitStack()

    def leads_astray(self, way: Detour, trouble: str) -> FaultServer:
        """From now on a service behaves like this."""
        behaviour = TROUBLE[trouble]
        server = self._servers.enter_context(serving(behaviour or silence))
        way.port = int(server.url.rpartition(":")[2])
        if behaviour is None:
            self._servers.close()
        return server

    def mends(self) -> None:
        """All services behave again."""
        for way in (self.setster, self.setter, self.twilio):
            way.port = None
        self._servers.close()

    def close(self) -> None:
        self._servers.close()
        for way in (self.setster, self.setter, self.twilio):
            way.close()
        self.desk.database.close()


@pytest.fixture
def outside(
    still_sandbox: tuple[Sandbox, Clock], sqlite_files: SqliteFiles, tmp_path: Path
) -> Iterator[Outside]:
    sandbox, clock = still_sandbox
    database = Database(sqlite_files.create_with_tables(tmp_path))
    with stamina.set_testing(True, attempts=3, cap=True):
        outside = Outside(database, sandbox, clock)
        yield outside
        outside.close()


def hears(customer: Customer, body: str, desk: Desk | None = None) -> str:
    """The answer to a text, which has to come though the outside never ends its own."""
    customer.desk = desk or customer.desk
    with in_background(partial(customer.says, body)) as answered:
        return str(answered.result(AT_LAST_S).reply)


# Setster


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_calendar_in_trouble_gets_an_honest_line_and_is_found_again(
    outside: Outside, trouble: str
) -> None:
    customer = outside.desk.customer().says("hi")
    outside.leads_astray(outside.setster, trouble)
    assert WORDS in hears(customer, "haircut downtown", outside.hurried)
    outside.mends()
    customer.desk = outside.desk
    customer.says("hello?").hears("Haircut", "1 ")


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_first_message_to_a_calendar_in_trouble_gets_an_honest_line(
    outside: Outside, trouble: str
) -> None:
    outside.leads_astray(outside.setster, trouble)
    assert WORDS in hears(outside.hurried.customer(), "haircut downtown")


@pytest.mark.parametrize("trouble", TROUBLE)
def test_an_order_to_a_calendar_in_trouble_is_never_called_booked(
    outside: Outside, trouble: str
) -> None:
    customer = outside.desk.customer().orders()
    outside.leads_astray(outside.setster, trouble)
    reply = hears(customer, "yes", outside.hurried)
    assert "Booked" not in reply and reply
    assert outside.desk.appointments() == []
    assert outside.desk.booking.state == "creating"


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_catalogue_that_was_seen_before_still_serves(outside: Outside, trouble: str) -> None:
    outside.desk.customer().says("hi").hears("Downtown")
    server = outside.leads_astray(outside.setster, trouble)
    outside.stale += CATALOGUE_FRESH_S + 1
    for _ in range(2):
        outside.desk.customer().says("hi").hears("Downtown")
    if trouble != "down":
        until(lambda: server.connections, "the catalogue to be asked for behind")
    outside.mends()
    until(lambda: "catalogue" not in {one.name for one in threading.enumerate()}, "its end")
    assert outside.answers.catalogue() is not None


@pytest.mark.parametrize("trouble", ["down", "dripping", "hanging", "cut off"])
def test_after_many_failures_nobody_waits_for_the_calendar(outside: Outside, trouble: str) -> None:
    customer = outside.desk.customer().says("hi")
    server = outside.leads_astray(outside.setster, trouble)
    today = outside.desk.clock().date()
    for _ in range(MOST_FAILURES):
        with pytest.raises(Unavailable):
            outside.desk.scheduler.openings(
                OpeningsQuery(DOWNTOWN, HAIRCUT, today, today), timeout_s=0.1
            )
    asked = server.connections
    customer.says("haircut downtown").hears(WORDS)
    assert server.connections == asked


# What no webhook waits for


def test_a_webhook_asks_neither_setter_nor_twilio_for_anything(outside: Outside) -> None:
    setter, twilio = (
        outside.leads_astray(way, "hanging") for way in (outside.setter, outside.twilio)
    )
    customer = outside.desk.customer()
    for body in (
        "hi",
        "haircut downtown today at 3pm with James",
        "I'm Dana Lee, dana@example.com",
    ):
        assert hears(customer, body)
    assert "Booked" in hears(customer, "yes")
    assert (setter.connections, twilio.connections) == (0, 0)


@pytest.mark.parametrize("trouble", TROUBLE)
def test_setter_in_trouble_is_not_the_customers_affair(outside: Outside, trouble: str) -> None:
    desk = outside.desk
    customer = desk.customer().orders()
    outside.leads_astray(outside.setter, trouble)
    customer.says("yes").hears("Booked")
    with in_background(desk.works) as done:
        done.result(AT_LAST_S)
    assert desk.record.state == "failed"
    assert (desk.booking.state, customer.texts) == ("booked", [])


@pytest.mark.parametrize("trouble", ["down", "dripping", "hanging", "cut off"])
def test_setter_is_told_when_it_is_back(outside: Outside, trouble: str) -> None:
    desk = outside.desk
    customer = desk.customer().orders()
    outside.leads_astray(outside.setter, trouble)
    customer.says("yes").hears("Booked")
    desk.works()
    outside.mends()
    desk.sweeps(minutes=6)
    assert desk.record.state == "contact_unknown"
    assert desk.value("SELECT attention FROM conversations") == ""


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_text_that_twilio_did_not_take_is_sent_once_when_it_is_back(
    outside: Outside, trouble: str
) -> None:
    desk = outside.desk
    customer = desk.customer()
    customer.sends(customer.message("hi"))
    outside.leads_astray(outside.twilio, trouble)
    with in_background(partial(desk.sweeps, minutes=3)) as done:
        done.result(AT_LAST_S)
    assert customer.texts == []
    outside.mends()
    for _ in range(3):
        desk.sweeps(minutes=2)
    assert len(customer.texts) == 1


# The whole webhook within its budget, on a clock that stands still


class Stopwatch:
    """A clock that runs only while somebody waits for the calendar."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


LOOKS = {"get", "bookings_of"}
"""Bookings that were made are looked up all at once."""


class Slowest:
    """A calendar that takes all the time it is given, and then has not answered."""

    def __init__(self, scheduler: Any, watch: Stopwatch) -> None:
        self._scheduler, self._watch = scheduler, watch
        self._lock = threading.Lock()
        self._first_look: float | None = None
        self.is_slow = False
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._scheduler, name)
        return partial(self._wait, name) if self.is_slow and name != "known_clients" else real

    def _wait(self, name: str, *_: Any, timeout_s: float, **__: Any) -> None:
        with self._lock:
            began = (
                self._first_look
                if name in LOOKS and self._first_look is not None
                else self._watch()
            )
            self._first_look = began if name in LOOKS else None
            self.asked.append(name)
            self._watch.seconds = max(self._watch.seconds, began + timeout_s)
        is_writing = name in {"create", "move", "cancel"}
        raise Unavailable("too late", code="timeout", outcome_unknown=is_writing)


ON_FRIDAY = "Haircut downtown friday at 3pm with James. I'm Dana Lee, dana@example.com"
BOOKED = (ON_FRIDAY, "yes")
SLOW_TALKS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "first": ((), "haircut downtown", "catalogue"),
    "openings": (("hi",), "haircut downtown", "openings"),
    "order": ((ON_FRIDAY,), "yes", "create"),
    "look up": (BOOKED, "when is my appointment?", "get"),
    "cancel": ((*BOOKED, "please cancel my appointment"), "yes", "cancel"),
    "move": ((*BOOKED, "can we do 4pm instead?"), "yes", "move"),
}
"""What was said before, the text that meets the slow calendar, and what that asks of it."""


@pytest.mark.parametrize("talk", SLOW_TALKS)
def test_every_kind_of_turn_ends_within_the_budget_however_slow_the_calendar(
    desk: Desk, talk: str
) -> None:
    before, body, asked = SLOW_TALKS[talk]
    watch = Stopwatch()
    slowest = Slowest(desk.scheduler, watch)
    desk = Desk(
        desk.database, desk.sandbox, desk.clock, scheduler=slowest, monotonic=watch, sleep=None
    )
    customer = desk.customer()
    for one in before:
        customer.says(one)
    slowest.is_slow = True
    assert hears(customer, body), "silence"
    assert asked in slowest.asked
    assert 0 < watch.seconds <= BUDGET_S < 10
    assert "Booked" not in customer.reply
    with desk.database.read() as connection:
        left = text("SELECT count(*) FROM messages WHERE author = 'customer' AND outcome = ''")
        assert connection.execute(left).scalar() == 0
