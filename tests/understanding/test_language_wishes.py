"""A wish for a language is heard; a text that only has its name in it is none."""

import pytest

from bot.understanding.language_wishes import LanguageWish, language_wish


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("¿hablan español?", "es"),
        ("Hola, prefiero hablar español por favor", "es"),
        ("do you speak Spanish?", "es"),
        ("is there someone who speaks spanish", "es"),
        ("can we do this in spanish please", "es"),
        ("Español", "es"),
        ("en español por favor", "es"),
        ("spanish pls", "es"),
        ("hola! en castellano, porfa", "es"),
        ("me puedes contestar en español", "es"),
        ("English please", "en"),
        ("in English", "en"),
        ("can you write to me in English?", "en"),
        ("hablas inglés?", "en"),
        ("no, English please", "en"),
    ],
)
def test_a_wish_for_a_language_is_heard(text: str, code: str) -> None:
    wish = language_wish(text)
    assert wish is not None
    assert wish.code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hola",
        "no hablo inglés",
        "I don't speak Spanish",
        "not in english",
        "no english",
        "book a spanish lesson tomorrow",
        "english breakfast",
        "Spanish lesson",
        "una clase de inglés el lunes",
        "quiero el corte español",
        "corte español",
        "do you have a lesson in english",
        "Maria English, maria@english.example",
    ],
)
def test_what_only_names_a_language_asks_for_none(text: str) -> None:
    assert language_wish(text) is None


def test_what_else_the_text_says_stays_in_its_place() -> None:
    text = "Quiero un corte mañana, ¿hablan español?"
    assert language_wish(text) == LanguageWish("es", "Quiero un corte mañana, ¿" + " " * 14 + "?")
