"""Turns what the dialogue says into words: one template per thing said and language.

Keeps an SMS in GSM-7, where a segment holds 160 characters in place of 70: accents that GSM-7 lacks
are left out, as people leave them out who text.
"""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import smsutil
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from smsutil.codecs import is_valid_gsm

from bot import formats
from bot.dialogue.effects import Say
from bot.ports import Channel

LOOK_ALIKES = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "\u2022": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "`": "'",
        "\u00b4": "'",
        "\u200b": None,
        "\u2060": None,
    }
)
MOST_SEGMENTS = 2
LONGEST_TEXT = 2 * 153
LONGEST_INSTRUCTIONS = 153
COUNTS_DOUBLE = frozenset("€[]{}^~|\\")
"""Characters of GSM-7's extension table."""


class Replies:
    """The reply templates of all languages, ready to render. `locale` is the business's own."""

    def __init__(self, folder: Path, locale: str = "en-US") -> None:
        self._folder = folder
        self._locale = locale
        self._environments: dict[str, Environment] = {}

    def languages(self) -> list[str]:
        """The codes of the languages that there are templates in."""
        return sorted(one.name for one in self._folder.iterdir() if one.is_dir())

    def names(self, locale: str = "") -> list[str]:
        """Everything that can be said."""
        return [Path(name).stem for name in self._environment(locale).list_templates()]

    def _environment(self, locale: str) -> Environment:
        locale = locale or self._locale
        if locale not in self._environments:
            self._environments[locale] = _environment_for(self._folder, locale)
        return self._environments[locale]

    def render(self, says: Sequence[Say], channel: Channel) -> str:
        """One message for everything that a turn says."""
        lines = [self._render_one(say) for say in says]
        text = "\n".join(lines) if any("\n" in line for line in lines) else " ".join(lines)
        return for_sms(text) if channel is Channel.SMS else text

    def _render_one(self, say: Say) -> str:
        template = self._environment(say.locale).get_template(f"{say.name}.txt")
        facts = dict(say.facts)
        # The business's own instructions get the room that the rest leaves.
        instructions = str(facts.pop("instructions", ""))
        rendered = template.render(facts, again=say.again)
        text = "\n".join(line.strip() for line in rendered.splitlines() if line.strip())
        room = min(LONGEST_INSTRUCTIONS, LONGEST_TEXT - _length(text) - 1)
        return f"{text} {short(instructions, room)}" if instructions and room > 20 else text


def _environment_for(folder: Path, locale: str) -> Environment:
    language = locale.split("-")[0]
    environment = Environment(
        loader=FileSystemLoader(folder / language),
        autoescape=False,  # noqa: S701  # nosec B701 - plain text for a phone, never HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": lambda at: formats.day(at, locale),
        "weekday": lambda at: formats.weekday(at, locale),
        "clock": lambda at: formats.clock(at, locale),
        "money": lambda amount, currency: formats.money(amount, currency, locale),
        "numbered": _numbered,
        "short": short,
    }
    return environment


def _numbered(names: Sequence[str]) -> str:
    return "\n".join(f"{number} {short(name, 26)}" for number, name in enumerate(names, 1))


def short(text: str, most: int) -> str:
    """The text on one line, cut at a word where it is longer than `most` characters."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    cut = words[: most - 2].rsplit(" ", 1)[0] or words[: most - 2]
    return cut.rstrip(",.;:-") + ".."


def _length(text: str) -> int:
    return len(text) + sum(one in COUNTS_DOUBLE for one in text)


def for_sms(text: str) -> str:
    """The text in GSM-7 where that loses nothing but accents and look-alikes."""
    text = text.translate(LOOK_ALIKES)
    if is_valid_gsm(text):
        return text
    plain = "".join(one if is_valid_gsm(one) else _without_accent(one) for one in text)
    return plain if is_valid_gsm(plain) else text


def _without_accent(character: str) -> str:
    if unicodedata.category(character) in {"So", "Sk", "Mn", "Cf"}:
        return ""
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or character


def segments(text: str) -> int:
    """How many SMS segments the text is billed as."""
    return len(smsutil.split(text).parts)
