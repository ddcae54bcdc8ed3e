"""Laws that the reading of times keeps for any text, day and zone."""

import sys
from datetime import UTC, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.phrases import KINDS, line
from bench.understanding import score_of
from bot.understanding.meaning import Reading
from bot.understanding.times import read
from bot.understanding.vocabulary.en import times as words
from tests.understanding.notation import NOW, table
from tests.understanding.phrases_of_time import clocks, moments

SENTENCES = [text for text, _ in (*table("times.txt"), *table("times_gb.txt"))]
NAMES = [*words.PARTS, *words.UNITS, *words.EDGES, *words.HOLIDAY_NAMES, *words.SEASONS]
ODDITIES = ["1/2", "3.5", "2030", "5th", "99", "0", "29", "feb", "'", ".", ",", "-", "/", "+", "\n"]
WORDS = sorted({word for text in SENTENCES for word in text.split()} | {*NAMES, *ODDITIES})


def values(
    text: str, now: datetime = NOW, locale: str = "en-US"
) -> list[tuple[datetime, datetime | None, str, str | None, str, bool, str | None]]:
    """What was read, without the place in the text."""
    return [
        (one.start, one.end, one.grain, one.open, one.match, one.negated, one.clock_change)
        for one in read(text, now, locale)
    ]


def read_line(made: dict[str, Any]) -> list[Reading]:
    """What is read from a generated line."""
    return read(made["text"], _now(made), made["locale"])


def _now(made: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(made["now"]).astimezone(ZoneInfo(made["tz"]))


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=150)
@given(rng=st.randoms(use_true_random=False))
def test_a_generated_phrase_is_read_as_what_it_was_made_from(kind: str, rng: Random) -> None:
    made = line(rng, kind)
    found = read_line(made)
    assert score_of(made["expect"], found) == (True, True), (made, found)


@settings(max_examples=300)
@given(rng=st.randoms(use_true_random=False))
def test_a_generated_text_without_a_time_is_met_with_silence(rng: Random) -> None:
    made = line(rng, "silence")
    assert read_line(made) == [], made


@given(now=moments(), clock=clocks())
def test_a_clock_alone_is_the_next_one(now: datetime, clock: tuple[str, object]) -> None:
    text, wanted = clock
    (one,) = read(f"at {text}", now)
    local = now.replace(tzinfo=None, second=0, microsecond=0)
    assert one.start.time() == wanted
    assert 0 <= (one.start - local).total_seconds() < 86_400


@given(moments(), clocks())
def test_a_missing_hour_is_marked_just_when_the_zone_skips_it(
    now: datetime, clock: tuple[str, object]
) -> None:
    (one,) = read(f"tomorrow at {clock[0]}", now)
    local = one.start.replace(tzinfo=now.tzinfo)
    exists = local.astimezone(UTC).astimezone(now.tzinfo).replace(tzinfo=None) == one.start
    repeated = local.utcoffset() != local.replace(fold=1).utcoffset()
    wanted = "missing" if not exists else "repeated" if repeated else None
    assert one.clock_change == wanted


@given(st.sampled_from(SENTENCES), st.sampled_from([str.upper, str.title, str.lower]))
def test_capitals_change_nothing(text: str, change: object) -> None:
    assert callable(change)
    assert values(change(text)) == values(text)


@given(st.sampled_from(SENTENCES), st.sampled_from(["  ", "\n", "\t", " \n "]))
def test_spacing_changes_nothing(text: str, space: str) -> None:
    spaced = f"{space}{text.replace(' ', '  ')}{space}"
    assert values(spaced) == values(text)


@given(st.sampled_from(SENTENCES), st.sampled_from(["", ".", "!", "?", " please", " thanks", "!!"]))
def test_what_ends_a_sentence_changes_nothing(text: str, end: str) -> None:
    assert values(text + end) == values(text)


@settings(max_examples=500)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
    | st.lists(st.sampled_from(WORDS), max_size=6).map("".join)
)
def test_nothing_makes_it_raise(text: str) -> None:
    for one in read(text, NOW):
        start, end = one.span
        assert 0 <= start < end <= len(text)
        assert one.start.tzinfo is None
        assert one.end is None or one.end > one.start


HOSTILE = [
    *("friday or ", "9-5 ", "1 ", "the ", "a week from ", "\u202e\u0301", "((((", "3pm", "a "),
    *("3, ", "1:", "3 or ", "in 2 ", "the friday before ", "or or or ", "monday ", "for 2 hours "),
    *("not before ", "early ", "5 to ", "st. ", "march ", "this 9-5 ", "in a 1 ", "half ", "of "),
]


def calls_to_read(text: str) -> int:
    """How many functions are called to read a text: work that no other process can slow down."""
    count = 0

    def profile(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    read(text, NOW)
    sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_runs_away(piece: str) -> None:
    usual = calls_to_read(". ".join(SENTENCES)[:1600])
    assert calls_to_read((piece * 1600)[:1600]) < 10 * usual


def test_very_long_texts_are_read_no_further_than_a_message_can_be() -> None:
    for piece in (
        "friday or ",
        "9-5 ",
        "1 ",
        "the ",
        "a week from ",
        "\u202e\u0301",
        "((((",
        "3pm",
    ):
        read(piece * 5000, NOW)
