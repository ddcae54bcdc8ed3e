"""The copy for reading, and its way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.normalise import READ_CHARACTERS, normalise
from bot.understanding.vocabulary.en import ENGLISH


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("Hello", "hello"),
        ("DON’T", "dont"),
        ('4 o"clock', "4 oclock"),
        ("tmrw pls", "tomorrow please"),
        ("w/ maria", "with maria"),
        ("w/maria", "with maria"),
        ("b4 noon", "before noon"),
        ("nxt wk", "next week"),
        ("１２：３０", "12:30"),
        ("café", "cafe"),
        ("ﬁne", "fine"),
        ("it's", "it is"),
        ("ok\u200b", "ok"),
    ],
)
def test_texts_are_made_plain(text: str, copy: str) -> None:
    assert normalise(text, ENGLISH.spellings).text == copy


def test_names_are_left_as_they_are_written() -> None:
    assert normalise("Ty O'Neil").text == "ty oneil"


@pytest.mark.parametrize(
    ("text", "word", "original"),
    [
        ("See u tmrw!", "tomorrow", "tmrw"),
        ("I don’t know", "dont", "don’t"),
        ("é tomorrow", "tomorrow", "tomorrow"),
        ("w/ José", "jose", "José"),
    ],
)
def test_a_word_knows_its_place_in_the_original(text: str, word: str, original: str) -> None:
    normal = normalise(text, ENGLISH.spellings)
    start = normal.text.index(word)
    assert normal.words_of_original(start, start + len(word)) == original


@given(st.text(max_size=200))
def test_every_piece_of_the_copy_lies_in_the_original(text: str) -> None:
    normal = normalise(text, ENGLISH.spellings)
    for start in range(len(normal.text)):
        first, last = normal.span(start, start + 1)
        assert 0 <= first < last <= len(text)


def test_texts_are_read_no_further_than_the_longest_message() -> None:
    assert len(normalise("é" * 20_000).text) == READ_CHARACTERS
