"""Scores the reading of times, per kind, with failures and speed: on files, or on made-up phrases.

A line of a JSONL file holds `text`, `now`, `tz`, `locale` and, where the text states times, `kind`
and `expect`: a list of things said, each a list of acceptable readings (`match` full, date or
clock; `start`, `end`, `grain`, `open`, perhaps `negated`). A text without `expect` must stay
silent. `--generated` composes lines of the same form (`bench.phrases`). The tables are Markdown.
Speed is the time of one core, whatever else the machine does.

    python -m bench.understanding FILE... [--failures] [--against-dateparser]
    python -m bench.understanding --generated [N] [--seed S] [--failures] [--against-dateparser]
"""

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench import phrases
from bot.understanding import times
from bot.understanding.meaning import Reading

Line = dict[str, Any]
Reader = Callable[[str, datetime, str], list[Reading]]
SILENCE, ALL = "silence", "all but silence"
_MANY = 10_000
_WARM_UP = 50


def main() -> None:
    """Score every file that is named, or phrases that are made up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--generated", nargs="?", type=int, const=_MANY, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--failures", action="store_true", help="print what was read wrong")
    parser.add_argument("--against-dateparser", action="store_true")
    chosen = parser.parse_args()
    for file in chosen.files:
        lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        report(lines, file.name, failures=chosen.failures, beside=chosen.against_dateparser)
    if chosen.generated:
        lines = phrases.lines(chosen.generated, chosen.seed)
        report(lines, "generated", failures=chosen.failures, beside=chosen.against_dateparser)


@dataclass
class Scores:
    """What a reader got right, per kind: (start, strict) of each line; and how long it took."""

    right: dict[str, list[tuple[bool, bool]]] = field(default_factory=lambda: defaultdict(list))
    spent_s: list[float] = field(default_factory=list)

    def share(self, kind: str, *, strict: bool) -> str:
        """Per cent right of a kind."""
        scores = self.right[kind]
        return f"{100 * sum(score[strict] for score in scores) / max(len(scores), 1):.1f}"

    def speed(self) -> str:
        """Sentences a second, and how long one takes."""
        ordered = sorted(self.spent_s)
        p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        per_second = len(ordered) / sum(ordered)
        return (
            f"{per_second:,.0f} sentences a second,"
            f" p50 {statistics.median(ordered) * 1e6:,.0f} us, p99 {p99 * 1e6:,.0f} us"
        )


def report(lines: list[Line], title: str, *, failures: bool, beside: bool) -> None:
    """Print accuracy per kind and speed, beside dateparser's in the same run if asked for."""
    ours = scored(lines, times.read, failures=failures)
    theirs = scored(lines, _search_dates, failures=False) if beside else None
    head = ["kind", "lines", "start %", "strict %", *(["dateparser start %"] if theirs else [])]
    print(f"\n{title}\n\n| {' | '.join(head)} |\n|---|{'--:|' * (len(head) - 1)}")
    for kind in [*sorted(set(ours.right) - {ALL, SILENCE}), ALL, SILENCE]:
        if ours.right[kind]:
            cells = [kind, str(len(ours.right[kind])), ours.share(kind, strict=False)]
            cells += [ours.share(kind, strict=True)]
            cells += [theirs.share(kind, strict=False)] if theirs else []
            print(f"| {' | '.join(cells)} |")
    print(f"\n{ours.speed()}" + (f"; dateparser {theirs.speed()}" if theirs else ""))


def scored(lines: list[Line], reader: Reader, *, failures: bool) -> Scores:
    """The scores of a reader on lines; what it read wrong is printed if asked for."""
    scores = Scores()
    for line in lines[:_WARM_UP]:
        _timed(line, reader)
    for line in lines:
        found, spent_s = _timed(line, reader)
        expected = line.get("expect") or []
        kind = (line.get("kind") or "other") if expected else SILENCE
        score = score_of(expected, found)
        scores.spent_s.append(spent_s)
        scores.right[kind].append(score)
        if expected:
            scores.right[ALL].append(score)
        if failures and not all(score):
            _print_failure(line, expected, found, is_start_right=score[0])
    return scores


def _timed(line: Line, reader: Reader) -> tuple[list[Reading], float]:
    now = datetime.fromisoformat(line["now"]).astimezone(ZoneInfo(line.get("tz") or "UTC"))
    text, locale = line.get("text") or line["user"], line.get("locale") or "en-US"
    began = time.thread_time()
    found = reader(text, now, locale)
    return found, time.thread_time() - began


def score_of(expected: list[list[Line]], found: list[Reading]) -> tuple[bool, bool]:
    """Whether every start is right, and whether all else is and nothing more was read."""
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
    if reading.negated != one.get("negated", reading.negated):
        return False
    if one["match"] != "full":
        return True
    end = datetime.fromisoformat(one["end"]) if one["end"] else None
    return reading.end == end and reading.grain == one["grain"]


def _print_failure(
    line: Line, expected: list[list[Line]], found: list[Reading], *, is_start_right: bool
) -> None:
    wanted = [
        [(e["match"], e["start"], e["end"], e["grain"], e["open"]) for e in said][:2]
        for said in expected
    ]
    text = line.get("text") or line["user"]
    print("strict" if is_start_right else "START", "|", repr(text), "| wanted", wanted)
    for r in found:
        print("     ", r.match, r.start, r.end, r.grain, r.open, "negated" if r.negated else "")


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
