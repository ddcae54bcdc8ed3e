"""Whole messages, read in the context of what was just asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.meaning import Act, Asked, Understood
from bot.understanding.reader import understand
from tests.understanding.notation import NOW, table
from tests.understanding.salon import asked, facts, reads

STEPS = [
    "", "location", "service", "extras", "employee", "opening", "details", "form", "address",
    "confirmation",
]  # fmt: skip
SENTENCES = [text for name in ("times.txt", "acts.txt", "silence.txt") for text, _ in table(name)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "haircut downtown tmrw after 3 w/ Maria",
            {
                "location": "downtown",
                "service": "cut",
                "employee": "maria",
                "time": "from Thu 6 Mar 15:00",
            },
        ),
        (
            "Hi! Can I get a color & cut with Ben next Tuesday at 10:30? Dana Lee, dana@x.com",
            {
                "service": "color",
                "employee": "ben",
                "time": "Tue 11 Mar 10:30",
                "name": "Dana Lee",
                "email": "dana@x.com",
            },
        ),
        (
            "beard trim\nfriday\n2pm\nharbor point",
            {"service": "beard", "location": "harbor", "time": "Fri 7 Mar 14:00"},
        ),
        (
            "I need a haircut for my son called Leo on the 13th, he is allergic to latex",
            {"service": "cut", "for": "Leo", "time": "Thu 13 Mar", "remark": "allergic to latex"},
        ),
        (
            "90 min relaxing massage tuesday or thursday morning",
            {
                "service": "relax90",
                "time": "Tue 11 Mar 00:00-12:00; Thu 6 Mar 00:00-12:00",
            },
        ),
        (
            "deep tissue massage sat but not before 11",
            {"service": "deep", "time": "from Sat 8 Mar 11:00"},
        ),
        ("HAIRCUT TOMORROW 3PM!!!", {"service": "cut", "time": "Thu 6 Mar 15:00"}),
        ("haircut", {"service": "cut"}),
    ],
)
def test_one_message_may_hold_everything(text: str, wanted: dict[str, object]) -> None:
    assert facts("", text) == wanted


@pytest.mark.parametrize(
    ("step", "text", "wanted"),
    [
        ("confirmation", "no, 4:30", {"time": "(05) 16:30"}),
        ("confirmation", "yes but make it 4", {"time": "(05) 16:00"}),
        ("confirmation", "4", {"time": "(05) 16:00"}),
        ("confirmation", "actually friday", {"time": "Fri 7 Mar"}),
        ("confirmation", "with ben instead", {"employee": "ben"}),
        ("confirmation", "at harbor point please", {"location": "harbor"}),
        ("details", "wait, friday at 4 please", {"time": "Fri 7 Mar 16:00"}),
        ("service", "downtown", {"location": "downtown"}),
        ("opening", "make it a beard trim", {"service": "beard"}),
    ],
)
def test_a_correction_states_just_its_fact(step: str, text: str, wanted: dict[str, object]) -> None:
    assert facts(step, text) == wanted


def test_yes_with_a_new_fact_gives_both() -> None:
    read = reads("confirmation", "yes but make it 4")
    assert read.acts == {Act.YES, Act.CHANGE}
    assert len(read.times) == 1


@pytest.mark.parametrize("step", ["location", "service", "employee", "extras"])
def test_a_bare_number_is_a_line_and_never_a_time(step: str) -> None:
    read = reads(step, "2")
    assert len(read.option_ids) == 1
    assert read.times == ()


def test_a_bare_number_means_nothing_when_nothing_was_asked() -> None:
    assert reads("", "4").is_empty


def test_a_required_form_field_is_only_searched_for_choices_and_an_address() -> None:
    read = reads("form", "tomorrow with maria, dana@x.com")
    assert (read.email, read.times, read.employee_ids) == ("dana@x.com", (), ())


def test_a_postal_address_is_not_read_for_facts_but_for_acts() -> None:
    assert reads("address", "12 Main St, Boston").location_ids == ()
    assert reads("address", "go back").acts == {Act.BACK}


def test_asap_is_a_wish_for_the_first_opening_and_no_time() -> None:
    read = reads("", "haircut asap please")
    assert read.acts == {Act.FIRST_AVAILABLE}
    assert read.times == ()


@pytest.mark.parametrize(
    ("step", "text", "fact", "said"),
    [
        ("", "Haircut tmrw at 3 w/ Maria", "service", "Haircut"),
        ("", "Haircut tmrw at 3 w/ Maria", "time", "tmrw at 3"),
        ("", "Haircut tmrw at 3 w/ Maria", "employee", "Maria"),
        ("", "It’s Dana Lee, dana@x.com", "email", "dana@x.com"),
        ("", "It’s Dana Lee, dana@x.com", "name", "Dana Lee"),
        ("", "yes please! where r u?", "yes", "yes please"),
        ("", "yes please! where r u?", "ask_address", "where r u"),
        ("", "btw I use a wheelchair.", "remark", "btw I use a wheelchair"),
    ],
)
def test_every_fact_shows_the_words_that_gave_it(
    step: str, text: str, fact: str, said: str
) -> None:
    spans = [one.span for one in reads(step, text).evidence if one.fact == fact]
    assert [text[start:end] for start, end in spans] == [said]


@pytest.mark.parametrize(
    "text", ["", " ", "?!", "asdf qwer", "🦄🦄", "\u202e\u202d", "lorem ipsum"]
)
def test_what_is_not_understood_gives_nothing(text: str) -> None:
    assert reads("opening", text) == Understood()


@settings(max_examples=300)
@given(
    text=st.text(max_size=300)
    | st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join),
    step=st.sampled_from(STEPS),
)
def test_nothing_makes_it_raise(text: str, step: str) -> None:
    read = understand(text, asked(step), NOW)
    for one in read.evidence:
        start, end = one.span
        assert 0 <= start <= end <= len(text)


@settings(max_examples=300)
@given(st.sampled_from(SENTENCES), st.sampled_from(["upper", "title", "spaces"]))
def test_capitals_and_spaces_change_no_act_and_no_time(text: str, how: str) -> None:
    changes = {
        "upper": str.upper,
        "title": str.title,
        "spaces": lambda one: f" {one.replace(' ', '   ')}  ",
    }
    changed = understand(changes[how](text), Asked(), NOW)
    plain = understand(text, Asked(), NOW)
    assert changed.acts == plain.acts
    assert [one.start for one in changed.times] == [one.start for one in plain.times]


@pytest.mark.parametrize(
    "piece",
    ["dana@", "with maria ", "for my ", "btw ", "1 or ", "a@b,", "no ", "~", "\u0301", "('"],
)
@pytest.mark.parametrize("step", ["", "details", "opening"])
def test_very_long_texts_are_read_no_further_than_a_message_can_be(piece: str, step: str) -> None:
    understand(piece * 10_000, asked(step), NOW)


def test_the_end_of_a_long_text_is_read_but_not_what_nobody_writes() -> None:
    long_text = "well " * 300 + "with Maria please"
    assert len(understand(long_text, asked("employee"), NOW).employee_ids) == 1
    hostile = "- " * 450 + "with Maria please"
    assert understand(hostile, asked("employee"), NOW).employee_ids == ()
