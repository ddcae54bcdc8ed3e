"""Staff see which words gave each fact and act."""

import pytest

from bot.understanding.meaning import Act, Understood
from tests.understanding.notation import table
from tests.understanding.salon import reads

SENTENCES = [text for name in ("acts.txt", "answers.txt", "times.txt") for text, _ in table(name)]
FROM_FACTS = {Act.CHANGE, Act.ANOTHER_PERSON, Act.CANCEL, Act.ANYONE}
"""Acts that may follow from another fact or act, whose words are shown."""
FACTS = {
    "location": "location_ids",
    "service": "service_ids",
    "extra": "extra_ids",
    "employee": "employee_ids",
    "time": "times",
    "name": "name",
    "email": "email",
    "phone": "phone",
    "remark": "remark",
}


def words(text: str, read: Understood) -> dict[str, list[str]]:
    """The words behind each fact and act."""
    found: dict[str, list[str]] = {}
    for one in read.evidence:
        found.setdefault(one.fact, []).append(text[slice(*one.span)])
    return found


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_act_and_fact_has_its_words(sentence: str) -> None:
    step, _, text = sentence.rpartition(": ")
    read = reads(step, text)
    shown = words(text, read)
    assert {str(act) for act in read.acts - FROM_FACTS} <= shown.keys()
    picks = "option" in shown
    said = {fact for fact, field in FACTS.items() if getattr(read, field)}
    assert picks or said <= shown.keys()
    assert all(part.strip() for parts in shown.values() for part in parts)


@pytest.mark.parametrize(
    ("step", "text", "fact", "said"),
    [
        ("confirmation", "sure, that sounds suitable!", "yes", ["sure", "that sounds suitable"]),
        ("confirmation", "no, make it 4pm", "time", ["4pm"]),
        ("", "hi, can I bring my dog?", "ask_other", ["can I bring my dog"]),
        ("", "haircut with maria please", "employee", ["maria"]),
        ("", "you can reach me on 518-555-0142 thanks", "phone", ["518-555-0142"]),
        ("", "whats ur price for a haircut", "ask_price", ["whats ur price"]),
    ],
)
def test_the_words_are_those_that_the_customer_wrote(
    step: str, text: str, fact: str, said: list[str]
) -> None:
    assert words(text, reads(step, text))[fact] == said
