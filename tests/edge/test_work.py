"""A hostile message costs little more of a processor than an ordinary one of the same talk.

Measured as a ratio, in the time of this thread alone, so that neither another machine nor other
work on this one makes a difference. On a busy machine an ordinary message was seen to take 3.5
ms of it, and the worst of these 16 times that.
"""

import time

import pytest

from tests.dialogue.chat import Chat

LENGTH = 1_600
MOST_ORDINARY_ONES = 35

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


def spent(text: str, rounds: int) -> float:
    """The seconds of this thread that a talk with this message takes at least."""
    found = []
    for number in range(rounds):
        # Another text each time: nothing is remembered of the last.
        chat, began = Chat().says("hi"), time.thread_time()
        chat.says(text + "." * number)
        found.append(time.thread_time() - began)
    return min(found)


def hostile(pattern: str) -> str:
    return (pattern * LENGTH)[:LENGTH]


@pytest.fixture(scope="module")
def ordinary() -> float:
    return spent("haircut downtown friday 3pm with James please", 10)


@pytest.mark.parametrize("name", PATTERNS)
def test_a_long_message_costs_no_more_than_some_ordinary_ones(ordinary: float, name: str) -> None:
    assert spent(hostile(PATTERNS[name]), 3) < MOST_ORDINARY_ONES * ordinary
