"""Each outward call and each commit fails once, in turn, before and after its effect.

A talk is had again and again, each time with another fault, until none is left to fail.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
import stamina
from structlog.testing import capture_logs

from tests.databases import SqliteFiles
from tests.desk import MONDAY_9AM
from tests.simulation.fate import WELL, Point
from tests.simulation.people import Person
from tests.simulation.sources import seeded
from tests.simulation.world import World

FAULTS = {
    "call": ("lost", "die", "broken", "wrong_shape", "die_after"),
    "commit": ("fail_after", "die", "fail", "die_after"),
    "request": ("answer_lost", "unreachable"),
}
"""What can be wrong at a point: the first after its effect, the second before it."""
MOST_FAULTS = max(map(len, FAULTS.values()))
ORDER = "Haircut downtown today at 3pm with James. I'm Robin Vale, vale@example.com"
MOST_POINTS = 400


class Nth:
    """Lets the nth point fail, once."""

    def __init__(self, number: int, fault: int, kinds: Collection[str] = tuple(FAULTS)) -> None:
        self.number = number
        self._fault = fault
        self._kinds = kinds
        self.count = 0
        self.is_on = False
        self.point: Point | None = None
        self.name = ""

    def at(self, point: Point) -> str:
        """The fault, at its point; points that lack so many faults pass."""
        if not self.is_on or point.kind not in self._kinds:
            return WELL
        self.count += 1
        faults = FAULTS[point.kind]
        if self.count != self.number or self._fault >= len(faults):
            return WELL
        self.point, self.name = point, faults[self._fault]
        return self.name


class Talk:
    """A customer who says their lines; what nobody took is delivered again, later."""

    def __init__(self, world: World, fate: Nth) -> None:
        self.world, self.fate = world, fate
        self.person = Person("Robin Vale", "+15550160001", "sms", Random(1))  # noqa: S311
        world.people = [self.person]
        with world.sandbox.app.app_context():
            world.sandbox.parts.setter_book.meet(self.person.number, "sms", self.person.name)
        world.known_to_setter.add(self.person.number)
        for process in world.processes.values():
            process.memory.is_to_refresh = True
            world.refreshes(process)

    def says(self, *lines: str) -> None:
        """Say each line, a while after the other, and let all work be done."""
        for line in lines:
            lost = self.world.texts(self.person, line)
            self._revives()
            if lost and not self.world.repeats(lost, is_answer_lost=False):
                self.world.checks.fails("a second delivery failed too")
            self.world.clock.passes(seconds=60)
            self._revives()
            self.world.settles(is_catching_up=False)

    def _revives(self) -> None:
        for name, process in list(self.world.processes.items()):
            if process.is_dead:
                self.world.restarts(name)


def book(talk: Talk) -> None:
    """A booking, from the first word."""
    talk.fate.is_on = True
    talk.says(ORDER, "ok")


def move(talk: Talk) -> None:
    """A made booking is moved."""
    talk.says(ORDER, "ok")
    talk.fate.is_on = True
    talk.says("can we make it 4:30 today instead?", "yes")


def cancel(talk: Talk) -> None:
    """A made booking is cancelled."""
    talk.says(ORDER, "ok")
    talk.fate.is_on = True
    talk.says("please cancel my appointment", "yes")


def late(talk: Talk) -> None:
    """The first delivery reaches nobody: the text is caught up, and answered through REST."""
    talk.says("hi")
    talk.fate.is_on = True
    world = talk.world
    with nobody_at_home(world):
        world.texts(talk.person, ORDER)
    world.clock.passes(minutes=3)
    for _ in range(4):
        talk._revives()
        world.settles(is_catching_up=True)
        world.clock.passes(minutes=1)
    talk.says("ok")


@contextmanager
def nobody_at_home(world: World) -> Iterator[None]:
    """No process takes a request."""
    processes, world.processes = world.processes, {}
    try:
        yield
    finally:
        world.processes = processes


def has_failed(talk: Callable[[Talk], None], url: str, fate: Nth) -> Nth:
    """Have a talk with one fault, let all become quiet, and look."""
    number = fate.number
    world = World(url, fate, MONDAY_9AM)
    with (
        stamina.set_testing(True, attempts=3, cap=True),
        capture_logs() as logs,
        seeded(number),
        world.owns_time(),
    ):
        world.checks.logs = logs
        try:
            with_person = Talk(world, fate)
            talk(with_person)
            fate.is_on = False
            with_person._revives()
            world.becomes_quiet()
            world.checks.after_quiet()
        except BaseException as broken:
            broken.add_note(f"{fate.name} at point {number}: {fate.point}")
            broken.add_note("\n".join(world.trace[-40:]))
            raise
        finally:
            world.closes()
    return fate


def test_each_commit_of_a_booking_may_fail_once(tmp_path: Path, sqlite_files: SqliteFiles) -> None:
    """Each one is made, and nobody hears of it. `make soak` has all other faults."""
    for number in range(1, MOST_POINTS):
        url = sqlite_files.create_with_tables(tmp_path)
        if has_failed(book, url, Nth(number, 0, ["commit"])).point is None:
            break
    print(f"book: {number - 1} commits")  # noqa: T201
    assert 5 < number < MOST_POINTS - 1


@pytest.mark.soak
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("talk", [book, move, cancel, late])
def test_whatever_fails_once_all_comes_to_a_good_end(
    talk: Callable[[Talk], None], tmp_path: Path, sqlite_files: SqliteFiles
) -> None:
    runs = 0
    for number in range(1, MOST_POINTS):
        for fault in range(MOST_FAULTS):
            url = sqlite_files.create_with_tables(tmp_path)
            point = has_failed(talk, url, Nth(number, fault)).point
            for file in tmp_path.iterdir():
                file.unlink()
            runs += point is not None
            if point is None or fault + 1 == len(FAULTS[point.kind]):
                break
        if point is None:
            break
    print(f"{talk.__name__}: {number - 1} points, {runs} faults")  # noqa: T201
    assert 10 < number < MOST_POINTS - 1
