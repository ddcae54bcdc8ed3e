"""Which offered line, and which names of the catalogue, an answer means."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.understanding.choices import choose
from bot.understanding.meaning import Named, Option
from bot.understanding.names import names
from bot.understanding.reader import understand
from bot.understanding.vocabulary.en import ENGLISH
from tests.understanding.notation import NOW
from tests.understanding.salon import OPENINGS, asked, facts, reads


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1", "1"),
        ("1.", "1"),
        ("2)", "2"),
        ("#2", "2"),
        ("number 3", "3"),
        ("option two", "2"),
        ("1 please", "1"),
        ("the second one", "2"),
        ("2nd", "2"),
        ("the 2nd one please", "2"),
        ("third option", "3"),
        ("I'll take the first", "1"),
        ("the last one", "5"),
        ("the middle one", "3"),
        ("one", "1"),
        ("1️⃣", "1"),
        ("１", "1"),
        ("10", "1"),
        ("10am", "1"),
        ("the 10 o'clock", "1"),
        ("11.30 pls", "2"),
        ("half past 11", "2"),
        ("1130", "2"),
        ("at 2", "3"),
        ("2pm works", "3"),
        ("the 2:00 one", "3"),
        ("14:00", "3"),
        ("friday at 3", "4"),
        ("yes the 4pm", "5"),
        ("400", "5"),
        ("the four o'clock one", "5"),
        ("not 4, 3pm", "4"),
    ],
)
def test_a_line_is_picked_by_number_or_by_its_time(text: str, wanted: str) -> None:
    assert facts("opening", text) == {"option": wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("4", ("4", "5")), ("2", ("2", "3")), ("three", ("3", "4")), ("4 please", ("4", "5"))],
)
def test_a_number_that_is_also_a_time_on_the_list_is_ambiguous(
    text: str, wanted: tuple[str, ...]
) -> None:
    assert facts("opening", text) == {"option": wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12", "(05) 12:00"),
        ("9", "(06) 09:00"),
        ("6", "(05) 18:00"),
        ("at 1", "(05) 13:00"),
        ("430", "(05) 16:30"),
        ("saturday at 2", "Sat 8 Mar 14:00"),
        ("friday", "Fri 7 Mar"),
        ("after 3", "from (05) 15:00"),
    ],
)
def test_what_is_not_on_the_list_is_a_wish(text: str, wanted: str) -> None:
    assert facts("opening", text) == {"time": wanted}


def test_the_only_opening_of_a_day_is_picked_by_its_day() -> None:
    friday = OPENINGS[0]
    saturday = Option("sat", "", datetime(2025, 3, 8, 9, 0))  # noqa: DTZ001 - local wall time
    offered = replace(asked("opening"), options=(friday, saturday))
    assert understand("the saturday one", offered, NOW).option_ids == ("sat",)


@pytest.mark.parametrize(
    ("step", "text", "wanted"),
    [
        ("service", "haircut", "cut"),
        ("service", "hair cut", "cut"),
        ("service", "haircutt", "cut"),
        ("service", "a cut", ("cut", "color")),
        ("service", "color", "color"),
        ("service", "colour please", "color"),
        ("service", "Color and cut", "color"),
        ("service", "cut and color", "color"),
        ("service", "beard", "beard"),
        ("service", "just a trim", "beard"),
        ("service", "deep tissue", "deep"),
        ("service", "deep tisue", "deep"),
        ("service", "massage", ("deep", "relax60", "relax90")),
        ("service", "relaxing massage", ("relax60", "relax90")),
        ("service", "60 minute relaxing massage", "relax60"),
        ("service", "the 90 min massage", "relax90"),
        ("service", "haircut and beard trim", ("cut", "beard")),
        ("location", "downtown", "downtown"),
        ("location", "down town", "downtown"),
        ("location", "harbour point", "harbor"),
        ("location", "the harbor one", "harbor"),
        ("location", "quincy", "harbor"),
        ("location", "the one in Boston", "downtown"),
        ("location", "main street", "downtown"),
        ("location", "12 Main", "downtown"),
        ("location", "sea rd", "harbor"),
        ("employee", "Maria", "maria"),
        ("employee", "ms lopez", "maria"),
        ("employee", "mariah", "maria"),
        ("employee", "may", "may"),
        ("employee", "Will please", "will"),
        ("employee", "anyone but ben", ("maria", "may", "will")),
        ("extras", "blowdry", "blow"),
        ("extras", "scalp", "scalp"),
        ("extras", "scalp massage and a blow dry", ("scalp", "blow")),
    ],
)
def test_names_are_known_whole_in_part_and_misspelt(
    step: str, text: str, wanted: str | tuple[str, ...]
) -> None:
    kind = {"extras": "extra"}.get(step, step)
    assert facts(step, text)[kind] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 and 2", ("blow", "scalp")),
        ("1, 2", ("blow", "scalp")),
        ("both", ("blow", "scalp")),
        ("all of them", ("blow", "scalp")),
        ("the first and the second", ("blow", "scalp")),
    ],
)
def test_several_lines_may_be_picked(text: str, wanted: tuple[str, ...]) -> None:
    assert reads("extras", text).option_ids == wanted


@pytest.mark.parametrize(
    "text",
    [
        "I will come in may",
        "can you cut the price",
        "may I ask something",
        "will it hurt",
        "is there a main entrance",
        "see you",
        "the point is that I am late",
        "I need a deep clean of my car",
    ],
)
def test_ordinary_words_name_nobody_and_nowhere(text: str) -> None:
    found = facts("", text)
    assert "employee" not in found
    assert "location" not in found


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("employee", "not maria"),
        ("extras", "no blow dry"),
        ("service", "anything except a haircut"),
    ],
)
def test_what_is_refused_is_not_chosen(step: str, text: str) -> None:
    assert facts(step, text) == {}


def test_a_comma_keeps_no_from_refusing_what_follows() -> None:
    assert facts("employee", "no, maria")["employee"] == "maria"


def test_an_employee_who_is_also_a_month_needs_a_with() -> None:
    assert facts("", "haircut with may tomorrow") == {
        "service": "cut",
        "employee": "may",
        "time": "Thu 6 Mar",
    }
    assert facts("", "haircut in may") == {"service": "cut", "time": "month May"}


def test_the_beginning_of_a_name_is_enough_for_the_list_that_was_offered() -> None:
    assert facts("service", "hair") == {"option": "cut"}
    assert facts("", "hair") == {}


def test_an_exact_label_wins_over_everything_else() -> None:
    options = (Option("y", "Yes"), Option("n", "No"), Option("w", "Yes, with shampoo"))
    assert choose("yes", options, "en-US") == ("y",)
    assert choose("No.", options, "en-US") == ("n",)
    assert choose("3", options, "en-US") == ("w",)


def test_without_options_or_names_nothing_is_chosen() -> None:
    assert choose("1", (), "en-US") == ()
    assert names("maria", (), ENGLISH) == []


def test_an_exact_full_name_beats_names_that_it_is_part_of() -> None:
    named = (Named("a", "Facial"), Named("b", "Deluxe facial"))
    assert [one.id for one in names("a facial please", named, ENGLISH)] == ["a"]
    assert [one.id for one in names("the deluxe facial", named, ENGLISH)] == ["b"]
