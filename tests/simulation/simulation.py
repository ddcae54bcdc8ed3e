"""One run: people, faults and time as one seed has them, step by step."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

import stamina
from structlog.testing import capture_logs

from tests.simulation.checks import BrokenPromise
from tests.simulation.fate import Kind
from tests.simulation.people import some_people
from tests.simulation.world import World

STARTS = (datetime(2026, 11, 23, 14, 0, tzinfo=UTC),)


@dataclass
class Outcome:
    """How a run went. `broken` says which promise was broken, if one was."""

    seed: int
    broken: str = ""
    trace: list[str] = field(default_factory=list)


class Simulation:
    """A world that chance plays with."""

    def __init__(self, seed: int, url: str) -> None:
        self.random = Random(seed)
        self.world = World(url, Kind(), self.random.choice(STARTS))
        self.world.choice = self.random
        self.world.people = some_people(self.random, 1)

    def runs(self) -> None:
        for _ in range(20):
            self.world.texts(self.world.people[0], self.world.people[0].says())
            self.world.settles(is_catching_up=False)
            self.world.clock.passes(seconds=self.random.randint(1, 60))
        self.world.becomes_quiet()


def run(seed: int, url: str) -> Outcome:
    """Run one seed on an empty database."""
    outcome = Outcome(seed)
    with stamina.set_testing(True, attempts=3, cap=True), capture_logs():
        simulation = Simulation(seed, url)
        outcome.trace = simulation.world.trace
        try:
            simulation.runs()
        except BrokenPromise as broken:
            outcome.broken = str(broken)
        finally:
            simulation.world.closes()
    return outcome
