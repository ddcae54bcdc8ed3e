"""Which part of a booking a text speaks of, for "can we change the time?"."""

import re

from bot.understanding.languages import language_for


def topics(text: str, locale: str) -> tuple[str, ...]:
    """The steps that a text names, in their order in a booking; "day" beside an opening's."""
    words = language_for(locale).topics
    return tuple(
        step for step, said in words.items() if re.search(rf"\b(?:{said})\b", text, re.IGNORECASE)
    )
