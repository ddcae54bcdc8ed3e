"""Runs seeds, one after the other or on several processes."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.databases import SqliteFiles
from tests.simulation.simulation import Outcome, Simulation, run


def memory_folder() -> str | None:
    """Where files cost least: in memory, where the system has that."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


def run_some(seeds: range, kind: type[Simulation] = Simulation) -> list[Outcome]:
    """Run seeds one after the other, each on an empty SQLite file."""
    outcomes = []
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        files = SqliteFiles(Path(folder))
        for seed in seeds:
            place = Path(folder) / str(seed)
            place.mkdir()
            outcomes.append(run(seed, files.create_with_tables(place), kind))
    return outcomes


def run_many(
    seeds: range, processes: int, kind: type[Simulation] = Simulation
) -> Iterator[list[Outcome]]:
    """The same on several processes, in parts as they are done."""
    size = max(1, min(25, len(seeds) // (4 * processes)))
    parts = [seeds[at : at + size] for at in range(0, len(seeds), size)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(run_some, kind=kind), parts)
