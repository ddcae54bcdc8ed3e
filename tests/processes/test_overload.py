"""More at once than can be done, again and again, and then no more than usual."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

import httpx
import pytest

from integrations.sandbox.business import CREDENTIALS
from tests.desk import at_once
from tests.end_to_end.test_booking_by_text import next_day_of_james
from tests.phone import new_number
from tests.processes.machine import Machine
from tests.processes.machines import Fleet
from tests.running import MESSAGES

pytestmark = [pytest.mark.soak, pytest.mark.timeout(300)]

CROWD = 120
"""About twice of what one process takes in at once."""
ROUNDS = 3
SLOW_S = 3.0
CAUGHT_UP_S = 200.0
MOST_GROWTH = 1.15
"""From the first crowd to the last; a leak of each request's memory would show as more."""


def from_twilio(machines: Fleet, machine: Machine, number: str, body: str) -> httpx.Response:
    """What the machine answers to a text that Twilio's own list holds."""
    text = machines.sandbox.parts.texts.receive(number, CREDENTIALS.sms_number, body, 0)
    form = {"MessageSid": text.sid, "From": number, "To": text.to_address, "Body": body}
    return machines.posts(machine, MESSAGES, form)


def crowd(machines: Fleet, machine: Machine, day: date) -> dict[str, httpx.Response]:
    """What so many new customers at once are answered, by number, while the calendar is slow."""
    wish = f"haircut downtown on {day:%B %d}"
    machines.order(
        "/faults",
        service="setster",
        kind="latency",
        operation="availability",
        seconds=SLOW_S,
        times=None,
    )
    numbers = [new_number() for _ in range(CROWD)]
    posts = [partial(from_twilio, machines, machine, one, wish) for one in numbers]
    answers = at_once(*posts)
    machines.mends()
    return dict(zip(numbers, answers, strict=True))


def answered(machines: Fleet, numbers: Iterable[str]) -> bool:
    """Whether each of them has written once, and was answered once."""
    rows = machines.rows(
        "SELECT p.address, m.author, count(*) FROM messages m"
        " JOIN conversations c ON c.id = m.conversation_id JOIN contacts p ON p.id = c.contact_id"
        " GROUP BY p.address, m.author"
    )
    counts = {(address, author): number for address, author, number in rows}
    wanted = {(one, author): 1 for one in numbers for author in ("customer", "bot")}
    return wanted.items() <= counts.items()


def test_a_crowd_is_answered_or_told_to_come_again_and_nothing_of_it_stays(
    machines: Fleet,
) -> None:
    machine, memory, numbers = machines.servers[-1], [], []
    for days in range(ROUNDS):
        found = crowd(machines, machine, next_day_of_james() + timedelta(days))
        statuses = [one.status_code for one in found.values()]
        assert set(statuses) == {200, 503}
        shed = [one for one in found.values() if one.status_code == 503]
        assert {one.headers["Retry-After"] for one in shed} == {"5"}
        usual = [from_twilio(machines, machine, new_number(), "hi") for _ in range(5)]
        assert ["<Message" in one.text for one in usual] == [True] * 5
        memory.append(machine.memory())
        print(f"{len(shed)} of {CROWD} told to come again, {memory[-1]} kB")  # noqa: T201
        numbers += found
    assert memory[-1] < memory[0] * MOST_GROWTH
    # What was turned away is caught up from Twilio's list.
    machines.settles(partial(answered, machines, numbers), limit_s=CAUGHT_UP_S)
    machines.agrees()
