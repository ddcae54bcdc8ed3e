"""What the grammar finds in a text: days, parts of a day, clocks and moments, with their tokens."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class Day:
    """A day, or a run of days. `end` is the first day after it."""

    start: date
    end: date | None = None
    grain: str = "day"
    is_general: bool = False
    """Whether a whole kind of day is meant ("mondays"), of which the next one stands here."""
    week_on: date | None = None
    """The Monday of the week that was said with a weekday ("thursday next week")."""
    is_bare: bool = False
    """Whether a weekday was said and no more."""


@dataclass(slots=True)
class Part:
    """A part of the day, in hours. `is_pm` is how an hour named with it is read."""

    first: int
    last: int
    is_pm: bool | None


@dataclass(slots=True)
class Clock:
    """A time of day as written; which half of the day it means may still be open."""

    hour: int
    minute: int = 0
    is_pm: bool | None = None
    is_certain: bool = False
    """Whether nothing is open: written with am or pm, in 24 hours, or by name."""


@dataclass(slots=True)
class Hours:
    """From one clock to another; `fine` when minutes were written."""

    first: Clock
    last: Clock
    fine: bool


@dataclass(slots=True)
class Moment:
    """An instant counted from now ("in 20 minutes", "asap"), or the time from one to another."""

    at: datetime
    open: str | None = None
    end: datetime | None = None


@dataclass(slots=True)
class Length:
    """How long something takes ("for 2 hours"); a time only beside the clock that it begins at."""

    minutes: int


@dataclass(slots=True)
class Gone:
    """A time that has gone by ("last friday", "2 days ago"): nothing said with it is asked for."""


Piece = Day | Part | Clock | Hours | Moment | Length | Gone


@dataclass(slots=True)
class Found:
    """A piece and the tokens that it was read from: the first, and the one after the last."""

    piece: Piece
    first: int
    last: int
