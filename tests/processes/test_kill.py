"""Processes killed at named points and at random: nothing is lost, doubled, or told untruly."""

import os
import random

import pytest

from tests.phone import Phone
from tests.processes.customers import asked_to_confirm, free_times
from tests.processes.machines import Fleet

IS_SOAK = bool(os.environ.get("SOAK"))
BOOKING = (
    "before:commit:bookings#1",
    "after:commit:bookings#1",
    "before:Setster.create#1",
    "after:Setster.create#1",
    "before:commit:bookings#2",
    "after:commit:bookings#2",
    "before:Setter.record#1",
    "after:Setter.record#1",
    "before:commit:records#2",
)
CHANGE = (
    "after:commit:changes#1",
    "before:Setster.move#1",
    "after:Setster.move#1",
    "before:commit:changes#2",
    "before:Setter.cancel#1",
    "after:Setter.cancel#1",
)
FEW = {"after:Setster.create#1", "after:commit:bookings#2", "after:Setster.move#1"}
"""What is worth its seconds in every run; `make soak` kills at all points."""

ANYWHERE = ("Setster.create", "Setter.record", "commit:messages", "commit:bookings")


def kill_points(names: tuple[str, ...]) -> list:
    soaks = {name: pytest.mark.soak for name in names if IS_SOAK or name not in FEW}
    return [pytest.param(name, marks=soaks.get(name, ())) for name in names]


def killed_at(machines: Fleet, name: str, phone: Phone, words: str) -> None:
    """The text is written while a trap is set; a process dies, and its supervisor is awake."""
    point, count = name.split("#")
    trap = machines.set_trap(point, int(count))
    phone.says(words)
    machines.settles(lambda: machines.is_sprung(trap))
    machines.revive()


@pytest.mark.parametrize("name", kill_points(BOOKING))
def test_a_booking_survives_a_kill_at_each_of_its_points(machines: Fleet, name: str) -> None:
    phone, before = asked_to_confirm(machines), len(machines.live())
    killed_at(machines, name, phone, "yes")
    machines.settles(lambda: "Booked" in phone.texts[-1])
    machines.agrees()
    assert len(machines.live()) == before + 1
    assert not [text for text in phone.texts if "couldn't" in text or "just taken" in text]


@pytest.mark.parametrize("name", kill_points(CHANGE))
def test_a_move_survives_a_kill_at_each_of_its_points(machines: Fleet, name: str) -> None:
    phone = asked_to_confirm(machines)
    phone.says("yes").hears("Booked")
    machines.agrees()
    before, at = len(machines.live()), next(free_times)
    phone.says(f"can you move it to {at:%B %d} at {at:%I:%M%p}").hears("Move", "YES")
    killed_at(machines, name, phone, "yes")
    machines.settles(lambda: "Changed!" in phone.texts[-1])
    machines.agrees()
    assert len(machines.live()) == before


@pytest.mark.soak
def test_processes_killed_at_random_lose_and_double_nothing(machines: Fleet) -> None:
    seed = int(os.environ.get("SEED") or random.randrange(10**6))  # noqa: S311
    print(f"SEED={seed}")  # noqa: T201 - shown when it fails
    chance, before = random.Random(seed), len(machines.live())  # noqa: S311
    phones = [asked_to_confirm(machines) for _ in range(8)]
    for phone in phones:
        side, count = chance.choice(["before", "after"]), chance.choice([1, 1, 2])
        trap = machines.set_trap(f"{side}:{chance.choice(ANYWHERE)}", count)
        phone.says("yes")
        if chance.random() < 0.5:
            insist(phone)
        trap.unlink(missing_ok=True)
        machines.revive()
    # First this: a text that Twilio could not deliver is taken in by and by.
    machines.settles(lambda: all("Booked" in "".join(one.texts) for one in phones))
    machines.agrees()
    assert len(machines.live()) == before + len(phones)


def insist(phone: Phone) -> None:
    """Twilio delivers the last text again, as it does when nobody answered."""
    if not phone.answers or phone.answers[-1]["status"] != 200:
        phone.repeats()
