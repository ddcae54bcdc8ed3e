"""Scores acts and facts on turns of the Schema-Guided Dialogue dataset, each read in its context.

A line holds `dialogue_id`, `service`, `system` (the utterance and acts that the turn answers),
`user`, `acts`, `slots`, `state`, `now` and, where the turn names a date or time, `expect`. What the
assistant has just said becomes the question that the customer answers; the names that a business
would know (cities, stylists, dentists, doctors) are all that the assistant says in the file.

    python -m bench.acts FILE [--failures]
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.understanding.meaning import Act, Asked, Named, Option, Understood
from bot.understanding.reader import understand

Line = dict[str, Any]

PROVIDERS = ("stylist_name", "dentist_name", "doctor_name")
STEPS = {"city": "location", "type": "service", "appointment_date": "opening"}
STEPS |= {"appointment_time": "opening"} | dict.fromkeys(PROVIDERS, "employee")
QUESTIONS = {
    "address": Act.ASK_ADDRESS,
    "street_address": Act.ASK_ADDRESS,
    "city": Act.ASK_ADDRESS,
    "phone_number": Act.ASK_PHONE,
}
"""What is asked for -> the act; any other question is one for the team or about the services."""
OTHER_QUESTIONS = frozenset({Act.ASK_OTHER, Act.ASK_IF_OFFERED, Act.ASK_SERVICES, Act.ASK_WHO})


def main() -> None:
    """Score the file that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--failures", action="store_true", help="print what was read wrong")
    chosen = parser.parse_args()
    lines = [json.loads(line) for line in chosen.file.read_text("utf-8").splitlines() if line]
    acts, facts = Tally("act"), Tally("fact")
    for line, asked in in_context(lines):
        now = datetime.fromisoformat(line["now"]).astimezone(ZoneInfo(line.get("tz") or "UTC"))
        read = understand(line["user"], asked, now)
        acts.count(_acts_wanted(line), _acts_heard(read, asked), line["user"])
        facts.count(_facts_wanted(line), _facts_heard(read), line["user"])
    for tally in (acts, facts):
        tally.show(with_failures=chosen.failures)


class Tally:
    """What was wanted and what was heard, by name."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._counts: dict[str, Counter[str]] = {}
        self._failures: list[str] = []

    def count(self, wanted: dict[str, str], heard: dict[str, str], text: str) -> None:
        """Count one turn: each name with its value."""
        for name in {**wanted, **heard}:
            counts = self._counts.setdefault(name, Counter())
            is_right = wanted.get(name) == heard.get(name)
            counts["wanted"] += name in wanted
            counts["heard"] += name in heard
            counts["right"] += is_right
            if not is_right:
                fault = "missed" if name not in heard else "wrong"
                values = f"{wanted.get(name, '')} / {heard.get(name, '')}"
                self._failures.append(f"{fault} {name} | {text} | {values}")

    def show(self, *, with_failures: bool) -> None:
        """Print precision, recall and F1 of each name."""
        if with_failures:
            print("\n".join(self._failures))
        print(f"{self._title:18}{'turns':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
        for name, count in sorted(self._counts.items()):
            precision = count["right"] / max(count["heard"], 1)
            recall = count["right"] / max(count["wanted"], 1)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            print(f"{name:18}{count['wanted']:7}{precision:11.2f}{recall:8.2f}{f1:7.2f}")


# What the customer is answering


def in_context(lines: list[Line]) -> Iterator[tuple[Line, Asked]]:
    """Each turn with the question that it answers."""
    cities = _named(lines, ("city",))
    providers = {one: _named(lines, (one,)) for one in PROVIDERS}
    dialogue, asked = "", Asked()
    for line in lines:
        if line["dialogue_id"] != dialogue:
            dialogue, asked = line["dialogue_id"], Asked()
        provider = {"Services_1": PROVIDERS[0], "Services_2": PROVIDERS[1]}
        people = providers[provider.get(line["service"], PROVIDERS[2])]
        asked = replace(_question(line, asked), locations=cities, employees=people)
        yield line, asked


def _question(line: Line, before: Asked) -> Asked:
    """What was just asked; an answer to a question leaves an offer as open as it was."""
    said = (line["system"] or {}).get("acts", [])
    kinds = {act["act"] for act in said}
    if "REQ_MORE" in kinds:
        return Asked(step="anything_else")
    if kinds & {"CONFIRM", "OFFER_INTENT"}:
        return Asked(step="confirmation")
    if "OFFER" in kinds:
        label = next((one["values"][0] for one in said if one["slot"] in PROVIDERS), "")
        return Asked(step="opening", options=(Option("offered", label),))
    if "REQUEST" in kinds:
        slot = next(act["slot"] for act in said if act["act"] == "REQUEST")
        return Asked(step=STEPS.get(slot))
    return Asked() if "NOTIFY_SUCCESS" in kinds or not kinds else before


def _named(lines: Iterable[Line], slots: tuple[str, ...]) -> tuple[Named, ...]:
    """Every value that the assistant gives these slots anywhere in the file."""
    said = (
        act
        for line in lines
        for act in (line["system"] or {}).get("acts", [])
        if act["slot"] in slots
    )
    values = {value for act in said for value in act["canonical_values"]}
    return tuple(Named(value, value) for value in sorted(values))


# Acts


def _acts_wanted(line: Line) -> dict[str, str]:
    """The acts of the dataset; those about an intent counted with the plain ones."""
    names = {act["act"].removesuffix("_INTENT") for act in line["acts"]}
    if "SELECT" in names:
        names.add("AFFIRM")
    kept = names & {"AFFIRM", "NEGATE", "REQUEST_ALTS", "THANK_YOU", "GOODBYE"}
    for act in line["acts"]:
        if act["act"] == "REQUEST":
            kept.add(QUESTIONS.get(act["slot"], "ask_something"))
    return dict.fromkeys(map(str, kept), "said")


def _acts_heard(read: Understood, asked: Asked) -> dict[str, str]:
    """The same from what we read.

    A change of what is to be confirmed is a no to it as it was; a change of what was offered, or
    another place, is a wish for another offer.
    """
    acts = read.acts
    is_change = Act.CHANGE in acts
    is_elsewhere = bool(read.location_ids) or is_change
    heard = {
        "AFFIRM": Act.YES in acts,
        "NEGATE": acts & {Act.NO, Act.NONE} or (is_change and asked.step == "confirmation"),
        "REQUEST_ALTS": acts & {Act.MORE, Act.ANOTHER_DAY}
        or (asked.options and is_elsewhere and Act.YES not in acts),
        "THANK_YOU": Act.THANKS in acts,
        "GOODBYE": Act.GOODBYE in acts,
        "ask_something": acts & OTHER_QUESTIONS,
        "ask_address": Act.ASK_ADDRESS in acts,
        "ask_phone": Act.ASK_PHONE in acts,
    }
    return {name: "said" for name, is_heard in heard.items() if is_heard}


# Facts


def _facts_wanted(line: Line) -> dict[str, str]:
    wanted = {}
    for act in line["acts"]:
        if act["act"] == "INFORM" and act["slot"] in ("city", *PROVIDERS):
            wanted["city" if act["slot"] == "city" else "provider"] = act["canonical_values"][0]
    for said in line.get("expect") or []:
        for one in said[:1]:
            start = datetime.fromisoformat(one["start"])
            if one["match"] != "clock":
                wanted["date"] = str(start.date())
            if one["match"] != "date":
                wanted["time"] = str(start.time())
    return wanted


def _facts_heard(read: Understood) -> dict[str, str]:
    """What is clear: of several candidates none counts."""
    heard = {}
    if len(read.location_ids) == 1:
        heard["city"] = read.location_ids[0]
    if len(read.employee_ids) == 1:
        heard["provider"] = read.employee_ids[0]
    for one in read.times:
        if one.match != "clock":
            heard["date"] = str(one.start.date())
        if one.match != "date":
            heard["time"] = str(one.start.time())
    return heard


if __name__ == "__main__":
    main()
