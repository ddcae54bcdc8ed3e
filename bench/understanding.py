"""Scores the reading of times on a JSONL file, per kind, with failures and speed.

A line holds `text`, `now`, `tz`, `locale` and, where the text states times, `kind` and `expect`: a
list of things said, each a list of acceptable readings (`match` full, date or clock; `start`,
`end`, `grain`, `open`). A text without `expect` must stay silent. Where lines hold `acts` of the
Schema-Guided Dialogue dataset, the acts that we know by other names are scored as well.

    python -m bench.understanding FILE... [--failures] [--against-dateparser]
"""

import argparse
import json
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.understanding import times
from bot.understanding.meaning import Act, Asked, Reading
from bot.understanding.reader import understand

Line = dict[str, Any]
Reader = Callable[[str, datetime, str], list[Reading]]


def main() -> None:
    """Score every file that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--failures", action="store_true", help="print what was read wrong")
    parser.add_argument("--against-dateparser", action="store_true")
    chosen = parser.parse_args()
    for file in chosen.files:
        lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        print(f"== {file.name}")
        report(lines, times.read, show_failures=chosen.failures)
        if any("acts" in line for line in lines):
            report_acts(lines, show_failures=chosen.failures)
        if chosen.against_dateparser:
            print("-- dateparser search_dates")
            report(lines, _search_dates, show_failures=False)


def report(lines: list[Line], reader: Reader, *, show_failures: bool) -> None:
    """Print accuracy per kind and the reader's speed."""
    right: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    spent: list[float] = []
    for line in lines:
        now = datetime.fromisoformat(line["now"]).astimezone(ZoneInfo(line.get("tz") or "UTC"))
        text = line.get("text") or line["user"]
        began = time.perf_counter()
        found = reader(text, now, line.get("locale", "en-US"))
        spent.append(time.perf_counter() - began)
        expected = line.get("expect") or []
        kind = line.get("kind") or "silence" if expected else "silence"
        score = _score(expected, found)
        right[kind].append(score)
        if show_failures and not all(score):
            _print_failure(text, expected, found, is_start_right=score[0])
    _print_scores(right)
    _print_speed(spent)


def _score(expected: list[list[Line]], found: list[Reading]) -> tuple[bool, bool]:
    if not expected:
        return not found, not found
    starts = [any(_starts(one, r) for one in said for r in found) for said in expected]
    whole = [any(_is_same(one, r) for one in said for r in found) for said in expected]
    return all(starts), all(whole) and len(found) <= len(expected)


def _starts(one: Line, reading: Reading) -> bool:
    start = datetime.fromisoformat(one["start"])
    if one["match"] == "date":
        return reading.match != "clock" and reading.start.date() == start.date()
    if one["match"] == "clock":
        return reading.match != "date" and reading.start.time() == start.time()
    return reading.start == start


def _is_same(one: Line, reading: Reading) -> bool:
    if not _starts(one, reading) or reading.open != one["open"]:
        return False
    if one["match"] != "full":
        return True
    end = datetime.fromisoformat(one["end"]) if one["end"] else None
    return reading.end == end and reading.grain == one["grain"]


def _print_failure(
    text: str, expected: list[list[Line]], found: list[Reading], *, is_start_right: bool
) -> None:
    wanted = [
        [(e["match"], e["start"], e["end"], e["grain"], e["open"]) for e in said][:2]
        for said in expected
    ]
    print("strict" if is_start_right else "START", "|", text, "| wanted", wanted)
    for r in found:
        print("     ", r.match, r.start, r.end, r.grain, r.open, "negated" if r.negated else "")


def _print_scores(right: dict[str, list[tuple[bool, bool]]]) -> None:
    print(f"{'kind':14}{'lines':>7}{'start':>8}{'strict':>8}")
    everything = [score for kind, scores in right.items() if kind != "silence" for score in scores]
    for kind, scores in [*sorted(right.items()), ("all but silence", everything)]:
        if scores:
            first = 100 * sum(score[0] for score in scores) / len(scores)
            strict = 100 * sum(score[1] for score in scores) / len(scores)
            print(f"{kind:14}{len(scores):7}{first:8.1f}{strict:8.1f}")


def _print_speed(spent: list[float]) -> None:
    ordered = sorted(spent)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    per_second = len(spent) / sum(spent)
    middle = statistics.median(ordered)
    print(f"{per_second:,.0f} sentences/s, p50 {middle * 1e6:.0f} us, p99 {p99 * 1e6:.0f} us")


ACTS: dict[str, frozenset[Act]] = {
    "AFFIRM": frozenset({Act.YES}),
    "NEGATE": frozenset({Act.NO, Act.NONE, Act.CHANGE}),
    "REQUEST_ALTS": frozenset({Act.MORE, Act.ANOTHER_DAY}),
    "THANK_YOU": frozenset({Act.THANKS}),
    "GOODBYE": frozenset({Act.GOODBYE}),
    "REQUEST address": frozenset({Act.ASK_ADDRESS}),
}
"""Act of the dataset (intent variants and SELECT counted with the plain ones) -> any of ours."""


def report_acts(lines: list[Line], *, show_failures: bool) -> None:
    """Print precision, recall and F1 of each act that both sides know."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        wanted = _acts_of(line)
        heard = understand(line["user"], Asked(), datetime.fromisoformat(line["now"])).acts
        for name, ours in ACTS.items():
            outcome = _outcome(name in wanted, bool(ours & heard))
            counts[name][outcome] += 1
            if show_failures and outcome in ("missed", "wrong"):
                print(outcome, name, "|", line["user"], "|", sorted(act.value for act in heard))
    print(f"{'act':18}{'texts':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name, count in counts.items():
        right, missed, wrong = count["right"], count["missed"], count["wrong"]
        precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:18}{right + missed:7}{precision:11.2f}{recall:8.2f}{f1:7.2f}")


def _acts_of(line: Line) -> set[str]:
    wanted = {act["act"].removesuffix("_INTENT") for act in line["acts"]}
    if "SELECT" in wanted:
        wanted.add("AFFIRM")
    asked = {act["slot"] for act in line["acts"] if act["act"] == "REQUEST"}
    return wanted | ({"REQUEST address"} if asked & {"address", "street_address"} else set())


def _outcome(is_wanted: bool, is_heard: bool) -> str:
    if is_wanted:
        return "right" if is_heard else "missed"
    return "wrong" if is_heard else "silent"


def _search_dates(text: str, now: datetime, locale: str) -> list[Reading]:
    from dateparser.search import search_dates

    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": now.replace(tzinfo=None)}
    if locale == "en-GB":
        settings["DATE_ORDER"] = "DMY"
    found = search_dates(text, languages=["en"], settings=settings) or []
    return [
        Reading(at.replace(tzinfo=None), None, "minute", None, "full", False, None, (0, 0))
        for _, at in found
    ]


if __name__ == "__main__":
    main()
