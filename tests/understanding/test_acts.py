"""What texts do: say yes, ask for a person, cancel."""

import pytest

from bot.understanding.meaning import Act
from tests.understanding.notation import table
from tests.understanding.salon import reads


@pytest.mark.parametrize(
    ("text", "wanted"), [*table("acts.txt"), *table("answers.txt")], ids=lambda value: value
)
def test_an_act_is_heard_in_its_many_forms(text: str, wanted: str) -> None:
    step, _, said = text.rpartition(": ")
    assert sorted(act.value for act in reads(step, said).acts) == sorted(wanted.split())


@pytest.mark.parametrize(
    ("step", "text", "wanted"),
    [
        ("extras", "none", {Act.NONE}),
        ("extras", "nothing else thanks", {Act.NONE}),
        ("extras", "no extras", {Act.NONE}),
        ("extras", "just the haircut", {Act.NONE}),
        ("extras", "that's all", {Act.NONE}),
        ("extras", "I'm good", {Act.NONE}),
        ("extras", "neither", {Act.NONE}),
        ("service", "just a beard trim", set()),
        ("opening", "none", {Act.MORE}),
        ("opening", "neither", {Act.MORE}),
        ("employee", "first available", {Act.FIRST_AVAILABLE, Act.ANYONE}),
        ("opening", "that's all", {Act.GOODBYE}),
    ],
)
def test_the_question_decides_what_a_few_words_mean(step: str, text: str, wanted: set[Act]) -> None:
    assert reads(step, text).acts == wanted


def test_words_that_state_a_fact_are_no_act() -> None:
    assert reads("service", "Color & cut").acts == frozenset()
    assert reads("", "with maria please, not before noon").acts == frozenset()


def test_each_act_can_be_said() -> None:
    rows = (*table("acts.txt"), *table("answers.txt"))
    assert {word for _, wanted in rows for word in wanted.split()} == {act.value for act in Act}
