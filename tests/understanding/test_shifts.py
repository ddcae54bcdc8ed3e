"""How much later or earlier something is to be."""

from datetime import timedelta

import pytest

from tests.understanding.salon import reads

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("an hour later", HOUR),
        ("can I come an hour later please?", HOUR),
        ("half an hour earlier would be great", -HOUR / 2),
        ("1 hour later", HOUR),
        ("an hour and a half later", 1.5 * HOUR),
        ("1.5 hrs earlier", -1.5 * HOUR),
        ("15 min later", HOUR / 4),
        ("a couple of hours later", 2 * HOUR),
        ("push it back an hour", HOUR),
        ("can we push my haircut by 30 minutes", HOUR / 2),
        ("move it up an hour", -HOUR),
        ("could you bring it forward by half an hour", -HOUR / 2),
        ("later by an hour", HOUR),
        ("delay it by two hours", 2 * HOUR),
        ("a day earlier", -DAY),
        ("two days later", 2 * DAY),
        ("a week later", 7 * DAY),
        ("same time next week", 7 * DAY),
        ("same time the week after", 7 * DAY),
        ("postpone it a week", 7 * DAY),
    ],
)
def test_an_amount_of_time_says_how_far(text: str, wanted: timedelta) -> None:
    assert reads("", text).shift == wanted


@pytest.mark.parametrize(
    "text",
    [
        "in an hour",
        "later",
        "is it an hour long?",
        "an hour massage",
        "move it to 4",
        "half past three",
        "two weeks from tuesday",
        "see you later",
        "an hour before 5",
        "the day after tomorrow",
        "500 weeks later",
    ],
)
def test_other_talk_of_time_is_no_shift(text: str) -> None:
    assert reads("", text).shift is None
