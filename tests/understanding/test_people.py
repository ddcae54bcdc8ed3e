"""Who writes, for whom, and what the business should know."""

import pytest

from bot.understanding.emails import find_email
from bot.understanding.meaning import Act
from tests.understanding.salon import facts, reads


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Dana Lee", "Dana Lee"),
        ("dana lee", "Dana Lee"),
        ("DANA LEE", "Dana Lee"),
        ("dana", "Dana"),
        ("dana lee-smith", "Dana Lee-Smith"),
        ("Dana van der Berg", "Dana van der Berg"),
        ("dana j. lee", "Dana J. Lee"),
        ("Dr. Dana Lee", "Dr. Dana Lee"),
        ("O'Neil, Pat", "Pat O'Neil"),
        ("María José García", "María José García"),
        ("Анна Петрова", "Анна Петрова"),
        ("李雷", "李雷"),
        ("will smith", "Will Smith"),
        ("grace", "Grace"),
        ("my name is dana lee", "Dana Lee"),
        ("my name's dana", "Dana"),
        ("it's dana", "Dana"),
        ("im dana lee", "Dana Lee"),
        ("this is dana lee here", "Dana Lee"),
        ("Hi, I'm Dana Lee", "Dana Lee"),
        ("yes it's dana lee", "Dana Lee"),
        ("sure, dana lee", "Dana Lee"),
        ("dana lee please", "Dana Lee"),
        ("dana lee 555-123-4567", "Dana Lee"),
        ("dana lee. can I pay cash?", "Dana Lee"),
        ("Maria Lopez", "Maria Lopez"),
    ],
)
def test_a_name_is_read_when_it_was_asked_for(text: str, wanted: str) -> None:
    assert facts("details", text) == {"name": wanted}


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "skip",
        "ok",
        "you already have it",
        "same as last time",
        "why do you need it?",
        "with ben",
    ],
)
def test_other_answers_are_no_names(text: str) -> None:
    assert "name" not in facts("details", text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("This is Dana, haircut friday", "Dana"),
        ("my name is dana and I want a color", "Dana"),
        ("Hi it's Dana Lee, can I get a beard trim?", "Dana Lee"),
        ("Haircut w/ Maria at Downtown. Dana Lee, dana@x.com", "Dana Lee"),
    ],
)
def test_a_name_with_a_lead_is_read_at_any_moment(text: str, wanted: str) -> None:
    assert facts("", text)["name"] == wanted


@pytest.mark.parametrize(
    "text", ["dana lee", "I'm looking for a haircut", "this is urgent", "it's fine", "I'm late"]
)
def test_what_nobody_asked_for_is_no_name(text: str) -> None:
    assert "name" not in facts("", text)


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("dana lee, dana@x.com", "Dana Lee", "dana@x.com"),
        ("Dana Lee dana@x.com", "Dana Lee", "dana@x.com"),
        ("dana@x.com Dana Lee", "Dana Lee", "dana@x.com"),
        ("Dana Lee\ndana.lee@gmail.com", "Dana Lee", "dana.lee@gmail.com"),
        ("name: dana lee email: dana@x.com", "Dana Lee", "dana@x.com"),
        ("my email is dana@x.com, name dana lee", "Dana Lee", "dana@x.com"),
        ("it's dana lee, dana at gmail dot com", "Dana Lee", "dana@gmail.com"),
    ],
)
def test_name_and_email_come_in_one_text(text: str, name: str, email: str) -> None:
    assert facts("details", text) == {"name": name, "email": email}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("dana@x.com", "dana@x.com"),
        ("dana@x.com.", "dana@x.com"),
        ("<dana@x.com>", "dana@x.com"),
        ("mailto:dana@x.com", "dana@x.com"),
        ("DANA@GMAIL.COM", "dana@gmail.com"),
        ("dana_lee99@yahoo.co.uk", "dana_lee99@yahoo.co.uk"),
        ("dana+cut@x.com", "dana+cut@x.com"),
        ("dana @ gmail.com", "dana@gmail.com"),
        ("dana@gmail,com", "dana@gmail.com"),
        ("dana@gmail com", "dana@gmail.com"),
        ("dana at gmail dot com", "dana@gmail.com"),
        ("dana dot lee at gmail dot com", "dana.lee@gmail.com"),
        ("dana.lee at gmail.com", "dana.lee@gmail.com"),
        ("dana(at)gmail.com", None),
        ("dana@gmial.com", "dana@gmial.com"),
    ],
)
def test_an_email_address_is_repaired_only_where_nothing_else_can_be_meant(
    text: str, address: str | None
) -> None:
    found = find_email(text)
    assert (found.address if found else None) == address


@pytest.mark.parametrize(
    "text", ["dana@gmail", "dana@gmail..com", "dana.lee.gmail.com", "dana@@x.com"]
)
def test_what_was_meant_as_an_address_is_told_as_a_bad_one(text: str) -> None:
    found = find_email(text)
    assert found is not None
    assert found.address is None
    assert found.bad is not None


@pytest.mark.parametrize("text", ["see you at noon", "@ 4pm", "4 at the latest", "no dot no com"])
def test_other_texts_hold_no_address(text: str) -> None:
    assert find_email(text) is None


def test_a_name_in_an_address_is_no_employee() -> None:
    assert facts("details", "maria@x.com") == {"email": "maria@x.com"}


def test_a_name_can_come_without_an_address() -> None:
    read = reads("details", "Dana Lee, no email")
    assert read.name == "Dana Lee"
    assert Act.NO_EMAIL in read.acts


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("for my daughter Mia", "Mia"),
        ("for my daughter mia tomorrow at 4", "Mia"),
        ("it's for my husband Tom Lee", "Tom Lee"),
        ("for my son called ben", "Ben"),
        ("for my husband", "somebody"),
        ("for my son haircut tomorrow", "somebody"),
        ("my daughter needs a haircut", "somebody"),
        ("for someone else", "somebody"),
        ("it's not for me", "somebody"),
        ("can I book for a friend", "somebody"),
    ],
)
def test_a_booking_may_be_for_somebody_else(text: str, whom: str) -> None:
    assert facts("", text)["for"] == whom
    assert Act.ANOTHER_PERSON in reads("", text).acts


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("I'm allergic to latex", "I'm allergic to latex"),
        ("please note I use a wheelchair", "I use a wheelchair"),
        ("btw my hair is very long", "my hair is very long"),
        ("haircut tomorrow. I have a latex allergy", "I have a latex allergy"),
        ("I'm allergic to latex, can I come at 4?", "I'm allergic to latex"),
        ("just so you know I'll be a bit late", "I'll be a bit late"),
        ("note: gate code is 1234", "gate code is 1234"),
        ("it's for a wedding", "it's for a wedding"),
    ],
)
def test_a_remark_is_kept_for_the_business(text: str, remark: str) -> None:
    assert facts("", text)["remark"] == remark


@pytest.mark.parametrize(
    "text", ["btw can I come at 4?", "by the way I'm only free after 3", "fyi", "Color & cut"]
)
def test_what_states_a_wish_is_no_remark(text: str) -> None:
    assert "remark" not in facts("", text)
