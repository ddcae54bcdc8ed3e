"""What Spanish sentences say about time, and laws that reading them keeps."""

import unicodedata
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.times import read
from bot.understanding.times.translation import Rules
from tests.understanding.notation import NOW, shown, table
from tests.understanding.phrases_of_time import moments
from tests.understanding.phrases_of_time_es import clocks, days

SENTENCES = [text for text, _ in table("times_es.txt")]
WORDS = sorted({word for text in SENTENCES for word in text.split()})


def values(text: str, now: datetime = NOW) -> list[tuple[object, ...]]:
    """What was read, without the place in the text."""
    return [
        (one.start, one.end, one.grain, one.open, one.match, one.negated, one.clock_change)
        for one in read(text, now, "es-US")
    ]


def without_accents(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


@pytest.mark.parametrize(("text", "wanted"), table("times_es.txt"), ids=lambda value: value)
def test_a_time_in_spanish_is_read_as_customers_mean_it(text: str, wanted: str) -> None:
    assert shown(*read(text, NOW, "es")) == wanted


@pytest.mark.parametrize("text", [text for text, _ in table("silence_es.txt")])
def test_spanish_without_a_time_gives_none(text: str) -> None:
    assert read(text, NOW, "es") == []


@pytest.mark.parametrize("locale", ["es", "es-US", "es-MX", "es_ES", "en-GB"])
def test_the_day_comes_first_in_spanish_and_in_britain(locale: str) -> None:
    assert shown(*read("5/4", NOW, locale)) == "Sat 5 Apr"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("¿Puedo ir mañana a las 3?", ["mañana a las 3"]),
        ("Corte, el lunes que viene por la tarde", ["el lunes que viene por la tarde"]),
        ("a las tres y media, por favor", ["las tres y media"]),
        ("el martes a las 3 o el jueves a las 4", ["martes a las 3", "jueves a las 4"]),
        ("mañana o pasado", ["mañana", "o pasado"]),
        ("no puedo el viernes, el sábado sí", ["no puedo el viernes", "sábado"]),
        ("¡Él díá 13!", ["13"]),
    ],
)
def test_a_reading_knows_its_words_in_the_original(text: str, said: list[str]) -> None:
    spans = [one.span for one in read(text, NOW, "es")]
    assert [text[start:end] for start, end in spans] == said


def test_a_rule_that_names_a_slot_it_does_not_fill_is_refused_when_it_is_loaded() -> None:
    with pytest.raises(ValueError, match="hour"):
        Rules(["{minute} minutos -> {hour} oclock"], {"minute": r"\d+"})


@settings(max_examples=400)
@given(data=st.data(), now=moments())
def test_a_generated_moment_is_read_as_what_it_was_made_from(
    data: st.DataObject, now: datetime
) -> None:
    day_text, day = data.draw(days(now))
    clock_text, clock = data.draw(clocks())
    form = data.draw(
        st.sampled_from(["{day} a las {clock}", "a las {clock} {day}", "{day}, a las {clock}"])
    )
    text = form.format(day=day_text, clock=clock_text).replace("las la ", "la ")
    text = text.replace("las las ", "las ")
    found = read(text, now, "es")
    assert [(one.start, one.match) for one in found] == [(datetime.combine(day, clock), "full")], (
        text
    )


@settings(max_examples=200)
@given(data=st.data(), now=moments())
def test_a_generated_day_is_read_as_what_it_was_made_from(
    data: st.DataObject, now: datetime
) -> None:
    text, day = data.draw(days(now))
    form = data.draw(st.sampled_from(["{}", "¿puedo ir {}?", "para {} por favor", "un corte {}"]))
    found = read(form.format(text), now, "es")
    assert [(one.start.date(), one.match, one.grain) for one in found] == [(day, "date", "day")]


@given(data=st.data(), now=moments())
def test_a_generated_day_that_is_refused_is_refused(data: st.DataObject, now: datetime) -> None:
    text, day = data.draw(days(now))
    form = data.draw(st.sampled_from(["{} no puedo", "no puedo {}", "{} no me sirve", "{} no"]))
    found = read(form.format(text), now, "es")
    assert [(one.start.date(), one.negated) for one in found] == [(day, True)]


@given(data=st.data(), now=moments())
def test_generated_hours_keep_their_ends(data: st.DataObject, now: datetime) -> None:
    first = data.draw(st.integers(13, 21))
    last = data.draw(st.integers(first + 1, 23))
    form = data.draw(
        st.sampled_from(
            ["de {0}:00 a {1}:00", "entre las {0}:00 y las {1}:00", "desde las {0} hasta las {1}"]
        )
    )
    (one,) = read(f"mañana {form.format(first, last)}", now, "es")
    day = datetime.combine(now.date() + timedelta(days=1), datetime.min.time())
    assert (one.start, one.end) == (day + timedelta(hours=first), day + timedelta(hours=last))


@given(st.sampled_from(SENTENCES), st.sampled_from([str.upper, str.lower, without_accents]))
def test_capitals_and_accents_change_nothing(text: str, change: object) -> None:
    assert callable(change)
    assert values(change(text)) == values(text)


@given(st.sampled_from(SENTENCES), st.sampled_from(["  ", "\n", "\t", " \n "]))
def test_spacing_changes_nothing(text: str, space: str) -> None:
    assert values(f"{space}{text.replace(' ', '  ')}{space}") == values(text)


@given(st.sampled_from(SENTENCES), st.sampled_from(["", ".", "!", "?", " por favor", " gracias"]))
def test_what_ends_a_sentence_changes_nothing(text: str, end: str) -> None:
    assert values(text + end) == values(text)


@settings(max_examples=500)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_nothing_makes_it_raise(text: str) -> None:
    for one in read(text, NOW, "es"):
        start, end = one.span
        assert 0 <= start < end <= len(text)
        assert one.start.tzinfo is None
        assert one.end is None or one.end > one.start
