"""A hostile message costs no more work to understand than its length allows.

Work is counted: the calls that Python makes, which are the same on any machine. What a regular
expression does by itself is no call, so the longest messages are also read in a process that
may use only so much of a processor.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dialogue.chat import Chat

ROOT = Path(__file__).parents[2]
LENGTH = 1_600
MOST_CALLS_A_CHARACTER = 6_000
CPU_S = 20

PATTERNS = {
    "digits": "9",
    "times": "3pm ",
    "dates": "12/12 ",
    "ranges": "3-4 - ",
    "weekdays": "monday or ",
    "joined": "and ",
    "choices": "haircut ",
    "misspelt": "haircit ",
    "names": "I'm Dana Lee ",
    "addresses": "a@",
    "long address": "a.",
    "negated": "not ",
    "between": "between 3 and ",
    "spaces": " \n",
    "zalgo": "Z\u0351\u036b",
    "family": "\U0001f468\u200d\U0001f469\u200d",
    "quotes": "'\"",
    "brackets": "([{",
    "dots": "1.",
    "slashes": "1/",
    "colons": "1:",
    "halves": "half past ",
    "spanish": "a las 3 y media ",
    "number words": "twenty ",
    "phones": "+1 (555) 010-",
    "one word": "x",
    "words": "ab cd ",
}


def calls(text: str) -> int:
    """How many calls it takes to answer a message."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    chat = Chat().says("hi")
    sys.setprofile(counted)
    try:
        chat.says(text)
    finally:
        sys.setprofile(None)
    return count


def hostile(pattern: str, length: int) -> str:
    return (pattern * length)[:length]


@pytest.mark.parametrize("name", PATTERNS)
def test_a_long_message_costs_work_by_its_length_and_no_more(name: str) -> None:
    assert calls(hostile(PATTERNS[name], LENGTH)) < LENGTH * MOST_CALLS_A_CHARACTER


def test_the_longest_messages_are_read_within_a_bound_on_the_processor() -> None:
    texts = [hostile(one, LENGTH) for one in PATTERNS.values()]
    done = subprocess.run(
        [sys.executable, "-m", "tests.edge.reading"],
        input=json.dumps(texts),
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S)),
    )
    assert (done.returncode, done.stdout.strip()) == (0, str(len(texts))), done.stderr[-2_000:]
