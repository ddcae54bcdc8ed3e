"""Run seeds: `python -m tests.simulation --seeds 300`, or one: `--seed 17 --trace`.

Prints each failing seed with the promise that was broken; ends with 1 when there was one.
"""

import argparse
import os
import sys
import time

import click

from tests.simulation.seeds import run_many, run_some
from tests.simulation.simulation import Crowd, Outcome, Simulation

BAR = 30


def show(outcome: Outcome, *, is_traced: bool) -> None:
    """Say how a run went."""
    if is_traced:
        click.echo("\n".join(outcome.trace))
    if outcome.broken:
        click.echo(f"\nseed {outcome.seed} step {outcome.steps}: {outcome.broken}")


def main() -> int:
    """Run what is asked for; how the command ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seed", type=int, help="run this one only")
    parser.add_argument("--trace", action="store_true", help="print what happens")
    parser.add_argument("--seeds", type=int, default=300, help="how many to run")
    parser.add_argument("--first", type=int, default=1, help="the first of them")
    parser.add_argument("--crowd", action="store_true", help="all want one opening, at once")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    wanted = parser.parse_args()
    kind = Crowd if wanted.crowd else Simulation
    if wanted.seed is not None:
        (outcome,) = run_some(range(wanted.seed, wanted.seed + 1), kind)
        show(outcome, is_traced=wanted.trace)
        click.echo("well" if not outcome.broken else "")
        return bool(outcome.broken)
    started, done, failed = time.monotonic(), 0, 0
    seeds = range(wanted.first, wanted.first + wanted.seeds)
    for outcomes in run_many(seeds, wanted.processes, kind):
        for outcome in outcomes:
            show(outcome, is_traced=False)
        done += len(outcomes)
        failed += sum(bool(one.broken) for one in outcomes)
        _progress(done, len(seeds), failed, time.monotonic() - started)
    click.echo()
    return bool(failed)


def _progress(done: int, total: int, failed: int, seconds: float) -> None:
    filled = BAR * done // total
    bar = "#" * filled + "." * (BAR - filled)
    end = "\r" if sys.stdout.isatty() else "\n"
    rate = done / max(seconds, 0.001)
    click.echo(f"[{bar}] {done}/{total} seeds, {failed} failed, {rate:.1f}/s{end}", nl=False)


if __name__ == "__main__":
    sys.exit(main())
