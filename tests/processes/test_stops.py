"""Machines told to stop, and a database that crashes, while work is in hand."""

import signal
from pathlib import Path

import pytest

from integrations.sandbox import Sandbox
from tests.databases import PostgresServer
from tests.desk import in_background
from tests.processes.customers import asked_to_confirm
from tests.processes.machines import Fleet, fleet
from tests.waiting import until

pytestmark = pytest.mark.soak


def test_what_is_in_hand_is_finished_when_the_server_is_told_to_stop(machines: Fleet) -> None:
    phone = asked_to_confirm(machines)
    machines.order("/faults", service="setster", kind="latency", operation="create", seconds=2.0)
    with in_background(lambda: phone.says("yes")) as saying:
        until(lambda: machines.is_in_hand("create"), "the order")
        for one in machines.machines:
            one.gets(signal.SIGTERM)
        saying.result()
    phone.hears("Booked")
    assert [one.ends(signal.SIGTERM) for one in machines.machines] == [0] * len(machines.machines)
    machines.revive()
    machines.agrees()
    assert len(phone.texts) == 2


def test_a_database_that_crashes_while_bookings_are_made_is_made_up_for(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """The calendar has taken the orders, and nobody can write down that it has."""
    server = PostgresServer()
    sandbox.app.test_client().post("/control/reset")
    try:
        with fleet(sandbox, server.create(), tmp_path, "serve", "work") as machines:
            phones = [asked_to_confirm(machines) for _ in range(3)]
            machines.order(
                "/faults",
                service="setster",
                kind="latency",
                operation="create",
                seconds=2.0,
                times=3,
            )
            with (
                in_background(lambda: phones[0].says("yes")) as one,
                in_background(lambda: phones[1].says("yes")) as two,
                in_background(lambda: phones[2].says("yes")) as three,
            ):
                until(lambda: machines.orders() == 3, "the orders")
                server.crash()
                answers = [saying.result().answers[-1] for saying in (one, two, three)]
            server.start_again()
            assert [answer["status"] for answer in answers] == [503] * 3
            machines.revive()
            machines.settles(lambda: all("Booked" in one.texts[-1] for one in phones))
            machines.agrees()
            assert len(machines.live()) == 3
    finally:
        server.stop()
