"""The tokens of one text together with the moment and the place that it is read in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TypeVar

from bot.understanding.times.tokens import Token, tokenise

T = TypeVar("T")

_FARTHEST = 8
_END = Token("end", 0, "", 0, 0)


@dataclass(slots=True)
class Line:
    """One text being read. Positions may lie outside of it: there is nothing there."""

    tokens: list[Token]
    now: datetime
    """Naive wall time."""
    is_month_first: bool
    zone: tzinfo | None = None
    today: date = field(init=False)
    _nearest_unit: list[int] = field(init=False)
    fold: int = 0
    """Which of the two times now is, where the clocks show it twice."""
    depth: int = 0
    """How many days the day being read is reckoned from."""

    def __post_init__(self) -> None:
        self.today = self.now.date()
        self._nearest_unit = _nearest_units(self.tokens)

    def at(self, i: int) -> Token:
        """The token at a position."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else _END

    def text(self, i: int) -> str:
        """The word at a position; empty outside of the text."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def kind(self, i: int) -> str:
        """The kind of the token at a position."""
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else "end"

    def skip(self, i: int, *passed: str) -> int:
        """The first position from here on whose word is none of these; it never looks far."""
        end = min(i + _FARTHEST, len(self.tokens))
        while i < end and self.text(i) in passed:
            i += 1
        return i

    def in_minutes(self, minutes: int) -> datetime:
        """The wall time so many minutes from now, whatever the clocks do meanwhile."""
        if self.zone is None:
            later = self.now + timedelta(minutes=minutes)
        else:
            passed = self.now.replace(tzinfo=self.zone, fold=self.fold).astimezone(UTC)
            later = (passed + timedelta(minutes=minutes)).astimezone(self.zone)
        return later.replace(tzinfo=None, fold=0, second=0, microsecond=0)

    def seen_from(self, day: date, rule: Callable[["Line", int], T], i: int) -> T:
        """What a rule reads at a position as if that day were today."""
        today, self.today = self.today, day
        found = rule(self, i)
        self.today = today
        return found

    def has_unit_near(self, i: int) -> bool:
        """Whether a unit of time stands at a position or soon behind it."""
        return i < len(self.tokens) and self._nearest_unit[max(i, 0)] - i < _FARTHEST

    def touches(self, i: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start


def _nearest_units(tokens: list[Token]) -> list[int]:
    """For each position that of the next unit of time, signs for one ("5'", "2h") included."""
    nearest, place = [0] * len(tokens), len(tokens) + _FARTHEST
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        if (
            token.kind == "unit"
            or token.text == "'"
            or (token.kind == "clock" and "h" in token.text)
        ):
            place = i
        nearest[i] = place
    return nearest


def line_of(text: str, now: datetime, locale: str) -> Line:
    """A normal text as a line."""
    is_month_first = locale.replace("_", "-").lower() in ("en-us", "en")
    wall = now.replace(tzinfo=None, fold=0)
    return Line(tokenise(text), wall, is_month_first, now.tzinfo, fold=now.fold)
