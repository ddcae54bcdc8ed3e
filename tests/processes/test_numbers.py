"""The numbers of a machine with several web processes, and who may have several."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from integrations.sandbox import Sandbox
from integrations.sandbox.deliveries import trusted
from tests.databases import sqlite_url
from tests.desk import at_once
from tests.phone import new_number
from tests.processes.machine import ROOT, Machine, environment_of
from tests.processes.machines import Fleet
from tests.processes.test_order import a_message
from tests.running import MESSAGES, sandbox_settings


def answered(machine: Machine) -> float:
    """How many messages the machine says that it has answered."""
    numbers = httpx.get(f"{machine.url}/metrics", trust_env=False, verify=trusted()).text
    return sum(
        sample.value
        for family in text_string_to_metric_families(numbers)
        for sample in family.samples
        if sample.name == "bookline_webhooks_total" and sample.labels["answer"] == "answered"
    )


def test_whichever_process_is_asked_gives_the_sums_of_its_machine(machines: Fleet) -> None:
    (machine, *_), before = machines.servers, answered(machines.servers[0])
    texts = [a_message(new_number(), "Hi") for _ in range(16)]
    answers = at_once(*[partial(machines.posts, machine, MESSAGES, text) for text in texts])
    assert {one.status_code for one in answers} == {200}
    asked = at_once(*[partial(answered, machine)] * 8)
    assert asked == [before + 16] * 8


@pytest.mark.soak
@pytest.mark.parametrize(
    ("command", "more", "words"),
    [
        ("serve", {"WEB_PROCESSES": "2"}, "WEB_PROCESSES: on SQLite there is exactly one process"),
        ("work", {}, "On SQLite `serve` does all work; for more processes set DATABASE_URL"),
    ],
)
def test_a_second_process_on_sqlite_is_refused_in_words(
    sandbox: Sandbox, tmp_path: Path, command: str, more: dict[str, str], words: str
) -> None:
    settings = sandbox_settings(sandbox.url, "http://127.0.0.1:9", sqlite_url(tmp_path))
    refused = subprocess.run(
        [sys.executable, "app.py", command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment_of(settings), **more},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert refused.returncode == 1
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr
