"""Reads the times that a text states, as local wall times.

tokens -> pieces (`scan`: days, parts of a day, clocks) -> groups (what is meant together, with its
open sides and refusals) -> shared parts filled in -> readings (`resolve`: seen from now, what is
past moved to the future).
"""

from dataclasses import replace
from datetime import datetime

from bot.understanding.languages import language_for
from bot.understanding.meaning import Reading
from bot.understanding.normalise import Normal, normalise
from bot.understanding.times.groups import group
from bot.understanding.times.languages import in_words_of_grammar
from bot.understanding.times.line import line_of
from bot.understanding.times.resolve import resolve
from bot.understanding.times.scan import scan
from bot.understanding.times.sharing import share

__all__ = ["read", "read_normal"]


def read(text: str, now: datetime, locale: str = "en-US") -> list[Reading]:
    """All times that a text states, in order of mention. `now` is aware; readings are naive."""
    return read_normal(normalise(text, language_for(locale).spellings), now, locale)


def read_normal(normal: Normal, now: datetime, locale: str = "en-US") -> list[Reading]:
    """The same for a text that is already normal; spans are the original's."""
    normal = in_words_of_grammar(normal, locale)
    line = line_of(normal.text, now, locale)
    found = scan(line)
    if not found:
        return []
    readings = [
        reading for one in share(group(line, found)) for reading in resolve(line, one, now.tzinfo)
    ]
    if normal.starts is None:
        return readings
    return [_placed(normal, one) for one in readings]


def _placed(normal: Normal, one: Reading) -> Reading:
    return replace(one, span=normal.span(*one.span))
