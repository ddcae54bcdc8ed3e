"""A simulated world: the sandbox, machines on one database, the network between, one clock."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

import httpx
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from bot.store.database import Database
from integrations.sandbox import Sandbox
from integrations.sandbox.announcing import Announcer
from integrations.sandbox.books import Books
from integrations.sandbox.business import maple_and_main
from integrations.sandbox.faults import Faults
from integrations.sandbox.parts import Parts
from integrations.sandbox.phones import Letter, Phones
from integrations.sandbox.setter.book import SetterBook
from integrations.sandbox.twilio.texts import Texts
from integrations.sandbox.world import Subscription, Text
from integrations.sandbox.world import World as Outside
from tests.databases import well_read
from tests.simulation.checks import Checks
from tests.simulation.clock import Clock, SkewedClock
from tests.simulation.fate import Fate, Point, ProcessDied
from tests.simulation.people import Person
from tests.simulation.process import CALENDAR_URL, MESSAGES_URL, Process, Work
from tests.simulation.sources import deadlines_by
from tests.simulation.wire import Doorway

Given = TypeVar("Given")
MOST_ROUNDS = 300
WAITS = (0, 0.5, 2, 5, 11, 61)
"""Minutes from one look at what is left to do to the next."""
_SERVICES: dict[str, Flask] = {}
"""The one app that serves whichever world is being simulated."""


class Mail:
    """Status callbacks and calendar webhooks on their way, until the simulation lets them go."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.steps: list[Callable[[], object]] = []
        """What Twilio and Setster do next by themselves."""
        self.letters: list[tuple[str, dict[str, Any]]] = []

    def pause(self, seconds: float) -> None:
        """Time that a delivery takes."""
        self._clock.passes(seconds=seconds)

    def run(self, work: Callable[[], object]) -> None:
        """Keep something for later."""
        self.steps.append(work)

    def post(self, url: str, **arguments: Any) -> bool:
        """Keep a letter for later; whoever sends it thinks that it has arrived."""
        self.letters.append((url, arguments))
        return True


class World:
    """Everything that is, and what may happen to it. `fate` decides what goes wrong."""

    def __init__(
        self,
        url: str,
        fate: Fate,
        starts_at: datetime,
        *,
        tells_about_changes: bool = False,
        reminds: bool = False,
    ) -> None:
        self.url = url
        self.fate = fate
        self.clock = Clock(starts_at)
        self.tells_about_changes = tells_about_changes
        self.reminds = reminds
        self.mail = Mail(self.clock)
        self.doorway = Doorway(self)
        self.sandbox = _sandbox(self.clock, self.mail, self.doorway)
        self.people: list[Person] = []
        self.trace: list[str] = []
        self.what_happens = ""
        self.interlude: Callable[[Process, Point], None] = lambda _process, _point: None
        self.watcher = well_read(Database(url, pool_size=2))
        """How the checks look into the database."""
        self.accepted: set[str] = set()
        """The texts that a webhook of ours answered for."""
        self.touched: set[str] = set()
        """The appointments that somebody changed without us."""
        self.known_to_setter: set[str] = set()
        """The numbers of the people whom Setter knows from the beginning."""
        self.may_double = False
        """Whether clocks are so wrong that a text may be sent twice."""
        self.checks = Checks(self)
        self.busy: list[Process] = []
        self._only: Process | None = None
        self.choice = Random(0)  # noqa: S311 - to be repeated
        self._letters_out = httpx.Client(transport=self.doorway)
        self._skewed = {name: SkewedClock(self.clock) for name in ("north", "south")}
        self.processes = {name: Process(self, name, clock) for name, clock in self._skewed.items()}

    def notes(self, line: str) -> None:
        """Write a line into the trace."""
        self.trace.append(f"{self.clock():%a %H:%M:%S} {'  ' * len(self.busy)}{line}")

    # Processes

    def within(self, process: Process, action: Callable[[], Given]) -> Given | None:
        """What an action of a process gives; None when the process dies of it."""
        self.busy.append(process)
        try:
            return action()
        except ProcessDied:
            self.notes(f"{process.name} dies")
            return None
        finally:
            self.busy.pop()

    def some_process(self) -> Process | None:
        """One that is there to take a request; one that is waiting for an answer too."""
        living = [one for one in self._reachable() if not one.is_dead]
        return self.choice.choice(living) if living else None

    def _reachable(self) -> list[Process]:
        return [self._only] if self._only else list(self.processes.values())

    @contextmanager
    def only(self, process: Process) -> Iterator[None]:
        """Whatever comes in goes to one process."""
        before, self._only = self._only, process
        try:
            yield
        finally:
            self._only = before

    @contextmanager
    def owns_time(self) -> Iterator[None]:
        """Deadlines end by this world's clock."""
        with deadlines_by(self.clock.monotonic):
            yield

    def restarts(self, name: str) -> None:
        """The process of a machine ends, if it still runs, and another one begins."""
        old = self.processes[name]
        old.ends()
        if old not in self.busy:
            old.database.close()
        self.processes[name] = Process(self, name, self._skewed[name])

    def sets_clock(self, name: str, skew: timedelta) -> None:
        """A machine's clock goes wrong, or right again."""
        self._skewed[name].skew = skew

    def meanwhile(self, process: Process, point: Point) -> None:
        """What others do while a call of a process is on its way."""
        self.interlude(process, point)

    def works(self, process: Process, work: Work) -> None:
        """A piece of durable work; what it raises must come from the database."""
        workflow, subject, attempt = work
        self.notes(f"{process.name} does {workflow} {attempt}")
        self._does(process, workflow, lambda: process.does(workflow, subject, attempt))
        process.done.append(work)

    def sweeps(self, process: Process, *, is_catching_up: bool) -> None:
        """One round of a process's sweep."""
        self.notes(f"{process.name} sweeps{' and catches up' if is_catching_up else ''}")
        self._does(process, "sweep", lambda: process.sweep.run(is_catching_up=is_catching_up))

    def staff_act(self, process: Process, action: Callable[[], object]) -> None:
        """Somebody of the business does something on a staff page."""
        self._does(process, "staff", action)

    def refreshes(self, process: Process) -> None:
        """What a process reads behind the customers' backs."""
        if process.memory.is_to_refresh:
            self._does(process, "refresh", process.memory.refreshes)

    def _does(self, process: Process, what: str, action: Callable[[], object]) -> None:
        self.what_happens = what
        try:
            self.within(process, action)
        except SQLAlchemyError as error:
            self.notes(f"  {type(error).__name__}")
        except Exception as error:
            self.checks.fails(f"{what} raised {type(error).__name__}: {error}")
            raise

    # The outside

    def texts(self, person: Person, body: str) -> str:
        """A person sends a text; its id where it reached nobody, else nothing."""
        self.notes(f"{person.name} > {body}")
        self.what_happens = "message"
        letter = Letter(person.number, person.channel, body)
        sent = self.sandbox.parts.phones.send(letter)
        if sent["answers"][-1]["error"]:
            return str(sent["sid"])
        self.accepted.add(sent["sid"])
        return ""

    def repeats(self, sid: str, *, is_answer_lost: bool) -> bool:
        """Twilio delivers a text again; whether it reached somebody."""
        self.notes(f"again {'(a replay)' if is_answer_lost else ''}")
        self.what_happens = "message"
        text = self.sandbox.parts.texts.get(sid)
        channel = "whatsapp" if text.from_address.startswith("whatsapp:") else "sms"
        number = text.from_address.removeprefix("whatsapp:")
        letter = Letter(number, channel, text.body, sid=sid, is_answer_lost=is_answer_lost)
        if self.sandbox.parts.phones.send(letter)["answers"][-1]["error"]:
            return False
        self.accepted.add(sid)
        return True

    def delivers(self, number: int, *, is_lost: bool = False, is_kept: bool = False) -> None:
        """A letter arrives, or is lost; one that is kept will arrive once more."""
        url, arguments = self.mail.letters[number]
        if not is_kept:
            del self.mail.letters[number]
        self.notes(f"letter {url.split('/webhooks/')[1].split('/')[0]} {'lost' * is_lost}".rstrip())
        self.what_happens = "letter"
        if not is_lost:
            try:
                self._letters_out.post(url, **arguments)
            except httpx.HTTPError:
                self.notes("  nobody took it")

    def listens(self) -> None:
        """People read what has arrived on their phones."""
        for text in list(self.texts_shown()):
            for person in self.people:
                is_new = text.sid not in person.seen and text.to_address == person.address
                if is_new and text.status not in ("failed", "undelivered"):
                    person.seen.add(text.sid)
                    self.notes(f"{person.name} < {text.body!r}")
                    if not text.carrier:
                        person.hears(text.body)

    def texts_shown(self) -> Iterable[Text]:
        """All texts there are, as they are now: one thread does everything here."""
        return self.sandbox.world.state.texts.values()

    def becomes_quiet(self, waits: Sequence[float] = WAITS) -> None:
        """All behave, and time passes until nobody has anything left to do."""
        for minutes in waits:
            self.clock.passes(minutes=minutes)
            self.settles(is_catching_up=minutes > 1)
        for _ in range(MOST_ROUNDS):
            due = self.checks.next_due()
            if due is None:
                break
            self.clock.passes(seconds=max((due - self.clock()).total_seconds(), 0) + 31)
            self.settles(is_catching_up=True)
        else:
            self.checks.fails("it never becomes quiet")
        self.clock.passes(minutes=61)
        self.settles(is_catching_up=True)

    def settles(self, *, is_catching_up: bool) -> None:
        """Everybody does what there is to do at this moment."""
        self.sweeps(
            self.choice.choice(list(self.processes.values())), is_catching_up=is_catching_up
        )
        for _ in range(MOST_ROUNDS):
            has_worked = [self._settles_process(one) for one in list(self.processes.values())]
            if not (self._settles_mail() or any(has_worked)):
                break
        else:
            self.checks.fails("work without end")
        self.listens()
        self.checks.after_event()

    def _settles_process(self, process: Process) -> bool:
        self.refreshes(process)
        has_worked = bool(process.work)
        while process.work:
            self.works(process, process.work.pop(0))
        return has_worked

    def _settles_mail(self) -> bool:
        has_worked = bool(self.mail.steps or self.mail.letters)
        while self.mail.steps:
            self.mail.steps.pop(0)()
        while self.mail.letters:
            self.delivers(0)
        return has_worked

    def closes(self) -> None:
        """Give the files back."""
        self.watcher.close()
        for one in self.processes.values():
            one.database.close()


def _sandbox(clock: Clock, mail: Mail, doorway: httpx.BaseTransport) -> Sandbox:
    outside = Outside(maple_and_main(), clock)
    texts = Texts(outside, mail)  # type: ignore[arg-type]  # stands in for the senders' threads
    sandbox = Sandbox(
        Parts(
            world=outside,
            books=Books(outside),
            setter_book=SetterBook(outside),
            texts=texts,
            phones=Phones(outside, texts, MESSAGES_URL, MESSAGES_URL, transport=doorway),
            faults=Faults(mail.pause),
            deliveries=mail,  # type: ignore[arg-type]
            announcer=Announcer(mail),  # type: ignore[arg-type]
        )
    )
    # Building the routes takes longer than many a seed's steps.
    if "sandbox" in _SERVICES:
        sandbox.app = _SERVICES["sandbox"]
    _SERVICES["sandbox"] = sandbox.app
    sandbox.app.extensions["sandbox"] = sandbox.parts
    sandbox.url = "http://sandbox.test"
    outside.state.subscriptions["1"] = Subscription(
        "1", CALENDAR_URL, ("*",), is_active=True, verification_key="", created_at=clock(),
        updated_at=clock(),
    )  # fmt: skip
    return sandbox
