"""Texts written a while ago: after an outage they are read as of then, with an apology."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.dialogue.events import Text
from bot.dialogue.talk import Talk

LATE_AFTER = timedelta(minutes=5)
"""Nobody wonders about less."""


def written_at(talk: Talk, text: Text) -> datetime:
    """The moment from which a text's "today" and "at 3" count, where the business is."""
    if text.sent_at is None:
        return talk.now
    return text.sent_at.astimezone(ZoneInfo(talk.time_zone))


def apologise(talk: Talk, texts: Iterable[Text]) -> None:
    """One honest line, however many texts are late."""
    if any(text.is_overtaken for text in texts):
        talk.note("sorry_overtaken")
    elif any(text.sent_at and talk.now - text.sent_at > LATE_AFTER for text in texts):
        talk.note("sorry_for_delay")
