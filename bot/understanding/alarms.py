"""Words that a person should see whatever else the text says: abuse, and signs of danger.

Looked for in every language that we read: whoever is upset may leave the one they wrote in.
"""

from enum import StrEnum
from functools import lru_cache

from bot.understanding.languages import LANGUAGES
from bot.understanding.normalise import normalise
from bot.understanding.phrases import Phrases, words_of


class Alarm(StrEnum):
    """What is to be feared; the value is the reason that staff are given."""

    ABUSE = "abusive_words"
    EMERGENCY = "emergency_words"


def alarms(text: str) -> frozenset[Alarm]:
    """The alarms that a text raises."""
    return frozenset(alarm for code in LANGUAGES for alarm in _raised(text, code))


def _raised(text: str, code: str) -> list[Alarm]:
    normal = normalise(text, LANGUAGES[code].spellings)
    found = _phrases(code).find(words_of(normal.text))
    return [match.meaning for match in found if match.meaning is not None]


@lru_cache
def _phrases(code: str) -> Phrases[Alarm | None]:
    words = LANGUAGES[code].alarms
    return Phrases(
        [(Alarm.ABUSE, words.abuse), (Alarm.EMERGENCY, words.emergency), (None, words.harmless)]
    )
