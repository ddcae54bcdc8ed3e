"""One run: people, faults and time as one seed has them, step by step.

Each seed has its own mixture: some faults happen often, some seldom, some never.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

import stamina
from structlog.testing import capture_logs

from tests.simulation.checks import BrokenPromise
from tests.simulation.fate import (
    CALL_FAULTS,
    COMMIT_FAULTS,
    DEATHS,
    REQUEST_FAULTS,
    WELL,
    Point,
)
from tests.simulation.outsiders import Outsiders
from tests.simulation.people import Person, a_crowd, some_people
from tests.simulation.process import Process
from tests.simulation.sources import seeded
from tests.simulation.staff_room import StaffRoom
from tests.simulation.world import WAITS, World

STARTS = (
    datetime(2026, 11, 23, 14, 0, tzinfo=UTC),
    datetime(2026, 10, 30, 15, 0, tzinfo=UTC),  # clocks go back on 1 November
    datetime(2027, 3, 12, 16, 0, tzinfo=UTC),  # and forward on 14 March
    datetime(2028, 2, 28, 15, 0, tzinfo=UTC),  # before a leap day
    datetime(2026, 12, 31, 20, 0, tzinfo=UTC),
)
CATALOGUE = ("/account", "/tz/", "/location", "/employee", "/service", "/customfield", "/client")
LOCK_FREE = (
    "POST /appointment",
    "PUT",
    "DELETE",
    "GET /appointment/*",
    "POST /bookings",
    "Messages",
)
"""Calls during which no lock of the process is held, so that others may use it meanwhile."""


class Chance:
    """The fate of one seed."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.is_kind = False
        self.rates = {
            "call": random.choice((0, 0.02, 0.1, 0.3)),
            "commit": random.choice((0, 0.01, 0.05)),
            "request": random.choice((0, 0.05, 0.15)),
        }
        self.deaths = random.choice((0, 0.005, 0.02))
        self._faults = {
            "call": random.sample(CALL_FAULTS, random.randint(1, len(CALL_FAULTS))),
            "commit": list(COMMIT_FAULTS),
            "request": list(REQUEST_FAULTS),
        }

    def at(self, point: Point) -> str:
        """What happens at a point."""
        if self.is_kind:
            return WELL
        dice = self._random.random()
        if dice < self.deaths and point.kind != "request":
            return self._random.choice(DEATHS)
        rate = self.rates[point.kind] * (0.05 if _reads_catalogue(point) else 1)
        if dice < self.deaths + rate:
            return self._random.choice(self._faults[point.kind])
        return WELL


def _reads_catalogue(point: Point) -> bool:
    """Ten calls in a row: with the others' share of faults nobody would ever book."""
    return point.kind == "call" and any(one in point.name for one in CATALOGUE)


@dataclass
class Outcome:
    """How a run went. `broken` says which promise was broken, if one was."""

    seed: int
    broken: str = ""
    steps: int = 0
    trace: list[str] = field(default_factory=list)


class Simulation:
    """A world that chance plays with."""

    span = (10, 35)
    """So many steps, from the fewest to the most."""
    waits: Sequence[float] = WAITS
    """Minutes between the looks until all is quiet."""

    def __init__(self, seed: int, url: str) -> None:
        self.random = random = Random(seed)  # noqa: S311 - to be repeated
        self.fate = Chance(random)
        self.fate.is_kind = True
        self.world = World(
            url,
            self.fate,
            random.choice(STARTS),
            tells_about_changes=random.random() < 0.5,
            reminds=random.random() < 0.3,
        )
        self.world.choice = random
        self.world.people = some_people(random, random.randint(1, 4))
        self.outsiders = Outsiders(self.world, random)
        self.staff_room = StaffRoom(self.world, random)
        self.undelivered: list[str] = []
        self.steps = 0
        self._interludes = random.choice((0, 0.02, 0.1))
        self._edits = random.choice((0, 0.03, 0.1))
        self._jumps = random.choice((0, 0, 0.02))
        self._takeovers = random.choice((0, 0, 0.05, 0.1))
        self._swaps = random.choice((0, 0.05, 0.2))
        self.world.interlude = self._meanwhile
        for person in self.world.people:
            if random.random() < 0.6:
                self.outsiders.meets_setter(person)

    def runs(self) -> None:
        """Play, then let all become quiet, and look."""
        self._begins()
        self.fate.is_kind = False
        for _ in range(self.random.randint(*self.span)):
            self.steps += 1
            self._step()
            self.world.listens()
            self.world.checks.after_event()
        self._ends()
        self.world.becomes_quiet(self.waits)
        self.world.checks.after_quiet()

    def _begins(self) -> None:
        for person in self.world.people:
            if self.random.random() < 0.7:
                self._books_in_peace(person)

    def _books_in_peace(self, person: Person) -> None:
        """There is more to go wrong with a booking that is made."""
        for text in (person.orders(), "1", "ok", "ok"):
            self.world.texts(person, text)
            self.world.listens()
        self._process_works()

    # Steps

    def _step(self) -> None:
        world, dice = self.world, self.random.random()
        if dice < self._edits:
            self.outsiders.does_something()
        elif dice < self._edits + self._jumps:
            self._moves_clocks()
        elif dice < self._edits + self._jumps + self._takeovers:
            self.staff_room.does_something(self._process())
        else:
            action = self.random.choices(
                (
                    self._somebody_writes,
                    self._process_works,
                    self._mail_moves,
                    self._process_sweeps,
                    self._time_passes,
                    self._twilio_repeats,
                    self._process_is_replaced,
                    self._work_is_repeated,
                ),
                weights=(30, 20, 25, 10, 10, 4, 2, 2),
            )[0]
            action()
        world.clock.passes(seconds=self.random.choice((0, 1, 3, 10)))

    def _somebody_writes(self) -> None:
        person = self.random.choice(self.world.people)
        texts = [person.says()]
        if self.random.random() < self._swaps:
            texts = list(person.says_twice())
        for body in texts:
            lost = self.world.texts(person, body)
            if lost:
                self.undelivered.append(lost)

    def _twilio_repeats(self) -> None:
        """A late delivery of what nobody took, or a replay of what somebody did."""
        if self.undelivered:
            sid = self.undelivered.pop(self.random.randrange(len(self.undelivered)))
            if not self.world.repeats(sid, is_answer_lost=False):
                self.undelivered.append(sid)
        elif self.world.accepted:
            sid = self.random.choice(sorted(self.world.accepted))
            self.world.repeats(sid, is_answer_lost=True)

    def _process_works(self) -> None:
        process = self._process()
        if process.work:
            work = process.work.pop(self.random.randrange(len(process.work)))
            self.world.works(process, work)
        else:
            self.world.refreshes(process)

    def _work_is_repeated(self) -> None:
        """The engine may run a step twice."""
        process = self._process()
        if process.done:
            self.world.works(process, self.random.choice(process.done))

    def _process_sweeps(self) -> None:
        self.world.sweeps(self._process(), is_catching_up=self.random.random() < 0.3)

    def _mail_moves(self) -> None:
        mail, random = self.world.mail, self.random
        for _ in range(random.randint(1, 4)):
            if mail.steps:
                mail.steps.pop(random.randrange(len(mail.steps)))()
            elif mail.letters:
                self.world.delivers(
                    random.randrange(len(mail.letters)),
                    is_lost=random.random() < self.fate.rates["request"],
                    is_kept=random.random() < 0.1,
                )

    def _time_passes(self) -> None:
        choices = (20, 60, 130, 600, 3600, 5 * 3600, 24 * 3600)
        self.world.clock.passes(
            seconds=self.random.choices(choices, weights=(6, 6, 6, 3, 2, 1, 0.3))[0]
        )

    def _process_is_replaced(self) -> None:
        name = self.random.choice(sorted(self.world.processes))
        self.world.notes(f"{name} is replaced")
        self.world.restarts(name)

    def _moves_clocks(self) -> None:
        """A machine's clock jumps; texts may then be looked for in the wrong place."""
        name = self.random.choice(sorted(self.world.processes))
        skew = timedelta(seconds=self.random.choice((-3600, -90, -5, 5, 90, 3600)))
        self.world.notes(f"the clock of {name} is off by {skew}")
        self.world.may_double = True
        self.world.sets_clock(name, skew)

    def _process(self) -> Process:
        """A living process: a dead one is replaced by its machine."""
        name = self.random.choice(sorted(self.world.processes))
        if self.world.processes[name].is_dead:
            self.world.restarts(name)
        return self.world.processes[name]

    # Meanwhile

    def _meanwhile(self, process: Process, point: Point) -> None:
        if self.fate.is_kind or len(self.world.busy) > 2:
            return
        if self.random.random() >= self._interludes:
            return
        is_free = any(one in point.name for one in LOCK_FREE)
        others = [
            one
            for one in self.world.processes.values()
            if not one.is_dead and (is_free or one is not process)
        ]
        actions: list[Callable[[], object]] = [self._process_dies(process), self._time_passes_a_bit]
        actions.append(self.outsiders.does_something)
        if self._takeovers and is_free:
            actions.append(lambda: self.staff_room.does_something(process))
        if others:
            other = self.random.choice(others)
            actions += [self._other_acts(other)] * 4
        self.random.choice(actions)()

    def _process_dies(self, process: Process) -> Callable[[], None]:
        def dies() -> None:
            if self.fate.deaths:
                process.ends()

        return dies

    def _time_passes_a_bit(self) -> None:
        self.world.clock.passes(seconds=self.random.choice((1, 5, 20)))

    def _other_acts(self, other: Process) -> Callable[[], None]:
        def acts() -> None:
            with self.world.only(other):
                self.random.choice(
                    (self._somebody_writes, self._works(other), self._sweeps(other))
                )()

        return acts

    def _works(self, process: Process) -> Callable[[], None]:
        def works() -> None:
            if process.work:
                work = process.work.pop(self.random.randrange(len(process.work)))
                self.world.works(process, work)

        return works

    def _sweeps(self, process: Process) -> Callable[[], None]:
        return lambda: self.world.sweeps(process, is_catching_up=False)

    def _ends(self) -> None:
        """All behave from now on."""
        world = self.world
        self.fate.is_kind = True
        world.sandbox.parts.announcer.release()
        world.sandbox.parts.announcer.behave()
        world.sandbox.world.state.deliveries.clear()
        for name in sorted(world.processes):
            world.sets_clock(name, timedelta())
            if world.processes[name].is_dead:
                world.restarts(name)
        world.notes("--- quiet ---")


class Crowd(Simulation):
    """All want one opening at once, from two machines; nothing else goes wrong."""

    span = (4, 10)
    waits = (0, 2)

    def __init__(self, seed: int, url: str) -> None:
        super().__init__(seed, url)
        self.world.people = a_crowd(self.random)
        self.fate.rates = dict.fromkeys(self.fate.rates, 0.0)
        self.fate.deaths = 0.0
        self._interludes = 0.3

    def _begins(self) -> None:
        for person in self.world.people:
            self.world.texts(person, person.orders())
        self.world.listens()

    def _step(self) -> None:
        actions = (self._somebody_writes, self._process_works, self._mail_moves)
        self.random.choices(actions, weights=(6, 2, 2))[0]()
        self.world.clock.passes(seconds=1)


def run(seed: int, url: str, kind: type[Simulation] = Simulation) -> Outcome:
    """Run one seed on an empty database."""
    outcome = Outcome(seed)
    with stamina.set_testing(True, attempts=3, cap=True), capture_logs() as logs, seeded(seed):
        simulation = kind(seed, url)
        simulation.world.checks.logs = logs
        outcome.trace = simulation.world.trace
        try:
            with simulation.world.owns_time():
                simulation.runs()
        except BrokenPromise as broken:
            outcome.broken = str(broken)
        except Exception as error:
            outcome.broken = f"{type(error).__name__}: {error}"
        finally:
            outcome.steps = simulation.steps
            simulation.world.closes()
    return outcome
