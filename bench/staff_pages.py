"""The server's time for the staff pages, on a seeded database, and their weight.

    python -m bench.staff_pages --database sqlite:////tmp/many.sqlite

Makes an account of its own in that database. Times are of the whole request inside the
application, in one thread; beside them the processor's share of it, which other work on the
machine does not lengthen (on PostgreSQL without the database's own).
"""

import argparse
import gzip
import re
import statistics
import time
from datetime import UTC, datetime, timedelta

from bench.seed import NOW
from bot.store.database import Database
from tests.web.staff_data import Browser, salon_in, serve

LIMITS_MS = {"search": 300}
LIMIT_MS = 150
SEARCHES = (
    "word12", "word7 please", "tomorrow morning", "haircut", '"please can i"', "dana reed",
    "word", "word1", "wor hai", "muller", "(212) 001-2345", "+12120000042", "hi", "wor", "the",
    "word19999", "zzz",
)  # fmt: skip
LISTS = (
    "", "?state=attention", "?state=waiting", "?state=with_bot", "?channel=whatsapp",
    "?outcome=unknown", "?failed=1", "?location=2", "?from=2026-10-01&to=2026-10-31",
    "?channel=whatsapp&outcome=booked&location=1", "?assigned=me",
)  # fmt: skip


def main() -> None:
    """Measure each kind of page, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--database", default="sqlite:///var/many.sqlite")
    parser.add_argument("--rounds", type=int, default=8)
    wanted = parser.parse_args()
    database = Database(wanted.database)
    salon = salon_in(database)
    salon.clock.now = NOW + timedelta(minutes=1)
    email = f"bench{datetime.now(UTC).timestamp():.0f}@salon.example"
    salon.add_member(email, role="supervisor")
    browser = Browser(serve(salon))
    browser.logs_in(email)
    rounds = range(wanted.rounds)
    columns = ("n", "p50 ms", "p95 ms", "limit", "p95 cpu")
    print(f"{'page':12} {columns[0]:>4}", *(f"{one:>8}" for one in columns[1:]), " slowest")
    pages = {
        "inbox": _lists(browser, rounds),
        "search": _searches(browser, rounds),
        "transcript": _transcripts(rounds),
        "jump": _jumps(browser, rounds),
    }
    for name, paths in pages.items():
        _report(name, [_timed(browser, path) for path in paths])
    _report("funnel", [_timed(browser, "/staff/funnel") for _ in range(3)])
    for name, path in (("list", "/staff/"), ("transcript", "/staff/c/seeded-1")):
        _weigh(browser, name, path)
    database.close()


def _lists(browser: Browser, rounds: range) -> list[str]:
    paths = [f"/staff/{query}" for query in LISTS for _ in rounds]
    path = "/staff/"
    for _ in range(20):
        found = re.search(r'href="([^"]+)" rel="next"', browser.opens(path).html)
        if not found:
            break
        path = found[1].replace("&amp;", "&")
        paths.append(path)
    return paths


def _searches(browser: Browser, rounds: range) -> list[str]:
    found = [browser.sends("/staff/search", words=typed).leads_to for typed in SEARCHES]
    return [path for path in found for _ in rounds]


def _transcripts(rounds: range) -> list[str]:
    paths = [f"/staff/c/seeded-{number * 97 + 1}" for number in range(20)]
    return [*paths, *["/staff/c/seeded-1" for _ in rounds]]


def _jumps(browser: Browser, rounds: range) -> list[str]:
    """Pages far from the end of a conversation of 10,000 messages."""
    path = "/staff/c/seeded-1"
    found = re.search(r"before=(\d+)", browser.opens(path).html)
    if found is None:
        return []
    newest = int(found[1])
    ids = [newest - 1200 * number for number in range(1, 8)]
    jumps = [f"{path}?{name}={one}" for one in ids for name in ("before", "m")]
    days = [f"{path}?on=2026-11-{day}" for day in (18, 19, 20)]
    return [one for one in (*jumps, *days) for _ in rounds]


def _timed(browser: Browser, path: str) -> tuple[float, float, str]:
    """Milliseconds by the clock and of the processor."""
    started, used = time.perf_counter(), time.thread_time()
    response = browser.client.get(path)
    elapsed, used = time.perf_counter() - started, time.thread_time() - used
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}")
    return 1000 * elapsed, 1000 * used, path


def _report(name: str, found: list[tuple[float, float, str]]) -> None:
    place = min(len(found) - 1, int(0.95 * len(found)))
    times = sorted(found)
    shown = (
        statistics.median(one[0] for one in times),
        times[place][0],
        LIMITS_MS.get(name, LIMIT_MS),
        sorted(one[1] for one in times)[place],
    )
    slowest = f"{times[-1][0]:.0f} ms {times[-1][2]}"
    print(f"{name:12} {len(times):4}", *(f"{one:8.1f}" for one in shown), "", slowest)


def _weigh(browser: Browser, name: str, path: str) -> None:
    page = browser.opens(path).html
    assets = sorted(set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)))
    weights = {"html": _packed(page.encode())}
    for asset in assets:
        kind = asset.rpartition(".")[2].partition("?")[0]
        weights[kind] = weights.get(kind, 0) + _packed(browser.client.get(asset).get_data())
    shown = ", ".join(f"{kind} {size / 1000:.1f} kB" for kind, size in weights.items())
    total = sum(weights.values()) / 1000
    print(f"{name}: {shown}; {total:.1f} kB in {1 + len(assets)} requests and what sheets import")


def _packed(data: bytes) -> int:
    return len(gzip.compress(data, 6))


if __name__ == "__main__":
    main()
