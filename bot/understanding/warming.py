"""Builds the patterns of every language, half a second's work, before the first text needs them."""

from datetime import date, datetime, time

from bot.understanding.languages import LANGUAGES
from bot.understanding.meaning import Asked
from bot.understanding.reader import understand


def warm_up() -> None:
    """Read a word in every language: what is built for it is kept as long as the process."""
    for code in LANGUAGES:
        understand("hi", Asked(locale=code), datetime.combine(date(2026, 1, 1), time(9)))
