"""Laws that the reading of times keeps for any text, day and zone."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.times import read
from tests.understanding.notation import NOW, table
from tests.understanding.phrases_of_time import clocks, days, moments

SENTENCES = [text for text, _ in (*table("times.txt"), *table("times_gb.txt"))]
WORDS = sorted({word for text in SENTENCES for word in text.split()})


def values(text: str, now: datetime = NOW, locale: str = "en-US") -> list[tuple[object, ...]]:
    """What was read, without the place in the text."""
    return [
        (one.start, one.end, one.grain, one.open, one.match, one.negated, one.clock_change)
        for one in read(text, now, locale)
    ]


@settings(max_examples=400)
@given(data=st.data(), now=moments(), locale=st.sampled_from(["en-US", "en-GB"]))
def test_a_generated_moment_is_read_as_what_it_was_made_from(
    data: st.DataObject, now: datetime, locale: str
) -> None:
    day_text, day = data.draw(days(now, locale))
    clock_text, clock = data.draw(clocks())
    form = data.draw(
        st.sampled_from(["{day} at {clock}", "{clock} {day}", "{day}, {clock}", "{day} {clock}"])
    )
    text = form.format(day=day_text, clock=clock_text)
    found = read(text, now, locale)
    assert [(one.start, one.match) for one in found] == [(datetime.combine(day, clock), "full")], (
        text
    )


@settings(max_examples=200)
@given(data=st.data(), now=moments(), locale=st.sampled_from(["en-US", "en-GB"]))
def test_a_generated_day_is_read_as_what_it_was_made_from(
    data: st.DataObject, now: datetime, locale: str
) -> None:
    text, day = data.draw(days(now, locale))
    form = data.draw(st.sampled_from(["{}", "can I come {}?", "How about {} please", "a cut {}"]))
    found = read(form.format(text), now, locale)
    assert [(one.start.date(), one.match, one.grain) for one in found] == [(day, "date", "day")]


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
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_nothing_makes_it_raise(text: str) -> None:
    for one in read(text, NOW):
        start, end = one.span
        assert 0 <= start < end <= len(text)
        assert one.start.tzinfo is None
        assert one.end is None or one.end > one.start


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
