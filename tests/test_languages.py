"""Every language is whole: words for all that is said, tables for all that is read.

docs/adding_a_language.md leads through what these tests ask for.
"""

import re
from dataclasses import MISSING, Field, fields
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot import formats
from bot.replies import Replies
from bot.understanding import times
from bot.understanding.languages import LANGUAGES, spoken
from bot.understanding.meaning import Act, Asked
from bot.understanding.reader import understand
from bot.understanding.vocabulary.tables import ActWords, ChoiceWords, PeopleWords, RemarkWords

TEMPLATES = Path(__file__).parents[1] / "templates" / "replies"
REPLIES = Replies(TEMPLATES)
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=ZoneInfo("America/New_York"))
TOMORROW = NOW.date() + timedelta(days=1)

SENTENCES = {
    "en": "I would like to come tomorrow at 3 in the afternoon",
    "es": "Quisiera ir mañana a las 3 de la tarde",
}
"""Language -> somebody wants to come tomorrow at 3 in the afternoon."""

ASKED_FOR = {
    "en": {
        "OK": Act.YES,
        "YES": Act.YES,
        "NO": Act.NO,
        "BOOK": Act.BOOK,
        "PERSON": Act.PERSON,
        "BACK": Act.BACK,
        "START OVER": Act.START_OVER,
        "START": None,
    },
    "es": {
        "SÍ": Act.YES,
        "NO": Act.NO,
        "RESERVAR": Act.BOOK,
        "PERSONA": Act.PERSON,
        "ATRÁS": Act.BACK,
        "EMPEZAR DE NUEVO": Act.START_OVER,
        "START": None,
    },
}
"""Language -> the words that its templates ask the customer to text, and what they do.

START is read before the dialogue: see `bot/dialogue/consent.py`.
"""
CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ]{2,}(?: [^\W\d_a-zà-ÿ]{2,})*(?!\w)")
TAGS = re.compile(r"{[{%].*?[%}]}")

CODES = sorted(LANGUAGES)
PARTS = {"acts": ActWords, "choices": ChoiceWords, "people": PeopleWords, "remarks": RemarkWords}


@pytest.mark.parametrize("code", CODES)
def test_everything_that_is_said_has_a_template(code: str) -> None:
    said = {name for one in REPLIES.languages() for name in REPLIES.names(one)}
    assert sorted(said - set(REPLIES.names(code))) == [], f"in templates/replies/{code}/"


@pytest.mark.parametrize("code", CODES)
def test_days_and_times_have_a_pattern(code: str) -> None:
    assert code in formats.PATTERNS, f"no {code} in PATTERNS of bot/formats.py"


def is_needed(table: Field[Any]) -> bool:
    """Whether every language must fill this table."""
    return table.default is MISSING and table.default_factory is MISSING


@pytest.mark.parametrize("code", CODES)
def test_no_table_is_empty(code: str) -> None:
    empty = [
        f"{part}.{one.name}"
        for part, table in PARTS.items()
        for one in fields(table)
        if not getattr(getattr(LANGUAGES[code], part), one.name) and is_needed(one)
    ]
    assert sorted(empty) == [], f"in bot/understanding/vocabulary/{code}/"


@pytest.mark.parametrize("code", CODES)
def test_every_act_has_phrases(code: str) -> None:
    phrased = {act for act, phrases in LANGUAGES[code].acts.phrases.items() if phrases.strip()}
    known = {act for one in LANGUAGES.values() for act in one.acts.phrases}
    missing = sorted(str(act) for act in known - phrased)
    assert missing == [], f"in bot/understanding/vocabulary/{code}/acts.py"


@pytest.mark.parametrize("code", CODES)
def test_every_topic_has_words(code: str) -> None:
    known = {topic for one in LANGUAGES.values() for topic in one.topics}
    missing = sorted(known - set(LANGUAGES[code].topics))
    assert missing == [], f"in bot/understanding/vocabulary/{code}/topics.py"


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_tells_its_language_and_its_time(code: str) -> None:
    assert code in SENTENCES, f"no sentence in {code}, in SENTENCES of this file"
    assert spoken(SENTENCES[code], "") == code
    read = times.read(SENTENCES[code], NOW, f"{code}-US")
    assert [one.start for one in read] == [datetime.combine(TOMORROW, time(15))]


@pytest.mark.parametrize("code", CODES)
def test_templates_ask_only_for_words_that_are_read(code: str) -> None:
    texts = [TAGS.sub(" ", path.read_text()) for path in (TEMPLATES / code).glob("*.txt")]
    asked_for = {word for text in texts for word in CAPITALS.findall(text)}
    assert sorted(asked_for - set(ASKED_FOR.get(code, {}))) == [], "in ASKED_FOR of this file"


WORDS = [
    (code, word, act) for code in CODES for word, act in ASKED_FOR.get(code, {}).items() if act
]


@pytest.mark.parametrize(("code", "word", "act"), WORDS)
def test_a_word_that_a_template_asks_for_is_read_as_it_says(code: str, word: str, act: Act) -> None:
    for text in (word, word.lower(), word.capitalize(), f"{word}."):
        acts = understand(text, Asked(step="confirmation", locale=f"{code}-US"), NOW).acts
        assert act in acts, f"{text!r}: {acts}"


QUOTED = re.compile(r'"([^"]+)"')


@pytest.mark.parametrize("code", CODES)
def test_a_text_that_a_template_quotes_is_understood(code: str) -> None:
    asked = Asked(step="confirmation", locale=f"{code}-US")
    texts = [TAGS.sub(" ", path.read_text()) for path in (TEMPLATES / code).glob("*.txt")]
    quoted = {one for text in texts for one in QUOTED.findall(text)}
    assert [one for one in sorted(quoted) if understand(one, asked, NOW).is_empty] == []
