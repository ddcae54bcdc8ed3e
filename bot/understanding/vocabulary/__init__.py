"""The words of each language, apart from the grammar that uses them: a language is a few tables."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set; a table of many words reads best as one text."""
    return frozenset(text.split())


def joined(*tables: Mapping[Key, str]) -> dict[Key, str]:
    """Several tables of phrases as one, for those who may say the same thing in each."""
    together: dict[Key, str] = {}
    for table in tables:
        for key, phrases in table.items():
            known = together.get(key)
            together[key] = f"{known}; anywhere: {phrases}" if known else phrases
    return together
