"""Processes killed at named points and at random: nothing is lost, doubled, or told untruly."""

import os
import random
import signal
from pathlib import Path

import pytest

from integrations.sandbox import Sandbox
from tests.databases import PostgresServer
from tests.desk import in_background
from tests.phone import Phone
from tests.processes.machines import Fleet, asked_to_confirm, fleet, free_times
from tests.waiting import until

pytestmark = pytest.mark.soak

IS_SOAK = bool(os.environ.get("SOAK"))
BOOKING = (
    "before:commit:bookings#1",
    "after:commit:bookings#1",
    "before:Setster.create#1",
    "after:Setster.create#1",
    "before:commit:bookings#2",
    "after:commit:bookings#2",
)
RECORD = ("before:Setter.record#1", "after:Setter.record#1", "before:commit:records#2")
CHANGE = (
    "after:commit:changes#1",
    "before:Setster.move#1",
    "after:Setster.move#1",
    "before:commit:changes#2",
    "before:Setter.cancel#1",
    "after:Setter.cancel#1",
)
FEW = {
    "after:commit:bookings#1",
    "after:Setster.create#1",
    "after:Setter.record#1",
    "after:Setster.move#1",
}
"""What is worth its seconds in every run; the rest comes in `make soak`."""

ANYWHERE = ("Setster.create", "Setter.record", "commit:messages", "commit:bookings")


def points(*names: str) -> list[str]:
    return [name for name in names if IS_SOAK or name in FEW]


def insist(phone: Phone) -> None:
    """Twilio delivers the last text again, as it does when nobody answered."""
    if not phone.answers or phone.answers[-1]["status"] != 200:
        phone.repeats()


def revive(machines: Fleet) -> None:
    """The operator's supervisor starts again what has died as a whole."""
    for one in machines.machines:
        if not one.is_running:
            one.start()
    for one in machines.servers:
        until(one.is_ready, "the server", limit_s=60)


def killed_at(machines: Fleet, name: str, phone: Phone, words: str) -> None:
    """The text is written while a trap is set; a process dies, and its supervisor is awake."""
    point, count = name.split("#")
    trap = machines.set_trap(point, int(count))
    phone.says(words)
    machines.settles(lambda: machines.is_sprung(trap))
    revive(machines)


def agree(machines: Fleet) -> None:
    machines.settles(lambda: not machines.differences())
    assert machines.differences() == []


def test_a_booking_survives_a_kill_at_each_of_its_points(machines: Fleet) -> None:
    names = points(*BOOKING, *RECORD)
    phones = []
    before = len(machines.live())
    for name in names:
        phone = asked_to_confirm(machines)
        killed_at(machines, name, phone, "yes")
        phones.append(phone)
    agree(machines)
    machines.settles(lambda: all("Booked" in "\n".join(one.texts) for one in phones))
    assert len(machines.live()) == before + len(names)
    for phone in phones:
        assert phone.texts[-1].count("Booked") == 1
        assert not [text for text in phone.texts if "couldn't" in text or "just taken" in text]


def test_a_move_survives_a_kill_at_each_of_its_points(machines: Fleet) -> None:
    for name in points(*CHANGE):
        phone = asked_to_confirm(machines)
        phone.says("yes").hears("Booked")
        machines.settles(lambda: not machines.differences())
        at = next(free_times)
        phone.says(f"can you move it to {at:%B %d} at {at:%I:%M%p}").hears("Move", "YES")
        killed_at(machines, name, phone, "yes")
        agree(machines)
        machines.settles(lambda phone=phone: "Changed!" in "".join(phone.texts))


def test_processes_killed_at_random_lose_and_double_nothing(machines: Fleet) -> None:
    seed = int(os.environ.get("SEED") or random.randrange(10**6))  # noqa: S311
    print(f"SEED={seed}")  # noqa: T201 - shown when it fails
    chance, before = random.Random(seed), len(machines.live())  # noqa: S311
    phones = [asked_to_confirm(machines) for _ in range(8 if IS_SOAK else 1)]
    for phone in phones:
        side, count = chance.choice(["before", "after"]), chance.choice([1, 1, 2])
        trap = machines.set_trap(f"{side}:{chance.choice(ANYWHERE)}", count)
        phone.says("yes")
        if chance.random() < 0.5:
            insist(phone)
        trap.unlink(missing_ok=True)
        revive(machines)
    agree(machines)
    machines.settles(lambda: all("Booked" in "\n".join(one.texts) for one in phones))
    assert len(machines.live()) == before + len(phones)


def test_what_is_in_hand_is_finished_when_the_server_is_told_to_stop(machines: Fleet) -> None:
    phone = asked_to_confirm(machines)
    machines.order("/faults", service="setster", kind="latency", operation="create", seconds=2.0)
    with in_background(lambda: phone.says("yes")) as saying:
        until(lambda: machines.is_in_hand("create"), "the order")
        for one in machines.servers:
            one.gets(signal.SIGTERM)
        saying.result()
    phone.hears("Booked")
    assert [one.ends(signal.SIGTERM) for one in machines.servers] == [0] * len(machines.servers)
    for one in machines.servers:
        one.start()
    agree(machines)
    assert len(phone.texts) in {2, 3}


def test_a_database_that_crashes_while_a_booking_is_made_is_made_up_for(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    server = PostgresServer()
    try:
        with fleet(sandbox, server.create(), tmp_path, "serve", "work") as machines:
            phone, before = asked_to_confirm(machines), len(machines.live())
            machines.order(
                "/faults", service="setster", kind="latency", operation="create", seconds=1.5
            )
            with in_background(lambda: phone.says("yes")) as saying:
                until(lambda: machines.is_in_hand("create"), "the order")
                server.crash_and_restart()
                saying.result()
            insist(phone)
            revive(machines)
            machines.settles(lambda: "Booked" in "".join(phone.texts))
            assert len(machines.live()) == before + 1
            until(machines.servers[0].is_ready, "the server to be ready again")
    finally:
        server.stop()
