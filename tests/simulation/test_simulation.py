"""Whatever goes wrong, in any order: nothing is lost, nothing doubled, nobody is told a lie."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import PostgresServer
from tests.simulation.seeds import run_some
from tests.simulation.simulation import run

SEEDS = 300 if os.environ.get("SOAK") else 40
ROOT = Path(__file__).parents[2]


def test_the_promises_hold_over_many_seeds() -> None:
    command = [sys.executable, "-m", "tests.simulation", "--seeds", str(SEEDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert f"{SEEDS}/{SEEDS} seeds, 0 failed" in done.stdout


def test_a_seed_replays_exactly() -> None:
    (first,), (again,) = run_some(range(7, 8)), run_some(range(7, 8))
    assert first.trace == again.trace
    assert len(first.trace) > 50


@pytest.mark.parametrize("seed", [3, 8, 21])
def test_the_promises_hold_on_postgresql(seed: int, postgres: PostgresServer) -> None:
    url = postgres.create_with_tables()
    try:
        assert run(seed, url).broken == ""
    finally:
        postgres.take_back(url)
