"""A copy of the text for reading, which knows where each of its characters came from.

Lower case, plain quotes and digits, no accents, apostrophes or invisible characters, text-message
spellings written out. It never decides what anything means.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

READ_CHARACTERS = 1600
"""Longest part of a text that is read: the longest body that Twilio accepts."""

USED = "~"
"""Stands where words were already used by a fact, so that they are not read again."""

_LOOK_ALIKES = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'",
        "“": '"', "”": '"', "″": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
        " ": " ", "…": " ", "？": "?", "！": "!",
    }
)  # fmt: skip
_PIECE = re.compile(r"w/[bce]\b|b/w\b|w/o?(?![a-z/]) ?|w/|b4\b|\d?[a-z]+(?:['\"][a-z]+)*")
_QUOTES = re.compile(r"['\"]")


@dataclass(frozen=True, slots=True)
class Normal:
    """The copy and its map. `starts` and `ends` are None where positions are the original's."""

    text: str
    original: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the original that a slice of the copy stands for."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            return 0, 0
        return min(self.starts[start:end]), max(self.ends[start:end])

    def words_of_original(self, start: int, end: int) -> str:
        """What the customer wrote there."""
        first, last = self.span(start, end)
        return self.original[first:last]


_NO_SPELLINGS: Mapping[str, str] = MappingProxyType({})


def normalise(text: str, spellings: Mapping[str, str] = _NO_SPELLINGS) -> Normal:
    """The copy for reading of a text. Names are read without spelling anything out."""
    original = text[:READ_CHARACTERS]
    folded, where = _fold(original)
    return _rewritten(original, folded, where, spellings)


def _fold(original: str) -> tuple[str, list[int] | None]:
    if original.isascii():
        return original.lower(), None
    plain = original.translate(_LOOK_ALIKES)
    if plain.isascii():
        return plain.lower(), None
    letters: list[str] = []
    where: list[int] = []
    for position, character in enumerate(plain):
        for letter in _plain_letters(character):
            letters.append(letter)
            where.append(position)
    return "".join(letters), where


def _plain_letters(character: str) -> str:
    if character.isascii():
        return character.lower()
    kept = [
        letter
        for letter in unicodedata.normalize("NFKD", character)
        if unicodedata.category(letter) not in ("Mn", "Me", "Cf", "Cc", "Cs", "Sk")
    ]
    return "".join(kept).translate(_LOOK_ALIKES).lower()


def _rewritten(
    original: str, folded: str, where: list[int] | None, spellings: Mapping[str, str]
) -> Normal:
    changes = [
        (found.start(), found.end(), spelled)
        for found in _PIECE.finditer(folded)
        if (spelled := _spelling(found[0], spellings)) != found[0]
    ]
    if not changes and where is None:
        return Normal(folded, original)
    if where is None:
        where = list(range(len(folded)))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, spelled in [*changes, (len(folded), len(folded), "")]:
        parts.append(folded[done:start])
        starts += where[done:start]
        ends += [position + 1 for position in where[done:start]]
        parts.append(spelled)
        if spelled:
            starts += [where[start]] * len(spelled)
            ends += [where[end - 1] + 1] * len(spelled)
        done = end
    return Normal("".join(parts), original, starts, ends)


def _spelling(written: str, spellings: Mapping[str, str]) -> str:
    if written.startswith("w/"):
        return f"{spellings.get(written.strip(), written)} " if spellings else written
    bare = _QUOTES.sub("", written) if "'" in written or '"' in written else written
    return spellings.get(written) or spellings.get(bare, bare)
