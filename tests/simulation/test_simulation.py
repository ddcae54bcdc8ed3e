"""Whatever goes wrong, in any order: nothing is lost, nothing doubled, nobody is told a lie.

`python -m tests.simulation --seed N --trace` shows what happens in a seed that fails here.
"""

import pytest

from tests.databases import PostgresServer
from tests.simulation.seeds import run_some
from tests.simulation.simulation import run

SEEDS = 300
AT_ONCE = 10


@pytest.mark.parametrize("first", range(1, SEEDS + 1, AT_ONCE))
def test_the_promises_hold_over_many_seeds(first: int) -> None:
    broken = {one.seed: one.broken for one in run_some(range(first, first + AT_ONCE)) if one.broken}
    assert broken == {}


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
