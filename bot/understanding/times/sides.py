"""What is said around a piece: a side left open ("after 3"), or a refusal ("not monday")."""

from typing import NamedTuple

from bot.understanding.times import hours
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock, Day, Found, Hours, Moment, Part
from bot.understanding.vocabulary.en import times as words
from bot.understanding.vocabulary.en.sides import (
    AWAY,
    BEFORE_AWAY,
    BESIDE_CORRECTING,
    CLOSINGS,
    CORRECTING,
    NEGATIONS,
    OPENINGS,
    OUT,
    REFUSED,
    REFUSING,
    SWAPPING,
    TOO,
    VISITING,
)

LOUD = frozenset((".", "!", "?", ";", "\n", "but"))
"""What ends the reach of a refusal."""

_BETWEEN = frozenset(("the", "on", "at", "a", "bit", "of", "in", "any", "my", "our", *words.NEAR))
_OPPOSITE = {"before": "from", "until": "from", "after": "until", "from": "before"}
_REACH = 7


class Side(NamedTuple):
    """What stands in front of a piece."""

    open: str | None
    """after, from, before, until, by; or None."""
    is_negated: bool
    first: int
    """The token where it begins."""


def meaning(opened: str | None) -> str | None:
    """Whether what is said leaves the time after or before open."""
    if opened is None:
        return None
    return "after" if opened in ("after", "from") else "before"


def before(line: Line, one: Found, low: int) -> Side:
    """The side and the refusal said in front of a piece, no further back than `low`."""
    i = _back_over(line, one.first, low)
    opened, begin = _opening(line, one, i, low)
    i = _back_over(line, begin, low) if opened else i
    is_run = isinstance(one.piece, Hours) or (isinstance(one.piece, Day) and one.piece.end)
    if is_run and i > low and line.text(i - 1) in ("between", "from"):
        i = begin = i - 1
    negated, start = _refusal(line, one, i, low)
    if opened and negated:
        return Side(_OPPOSITE.get(opened, opened), False, start)
    first = start if negated else begin if opened else one.first
    return Side(opened, negated, first)


def _opening(line: Line, one: Found, back: int, low: int) -> tuple[str | None, int]:
    """What leaves a side of a piece open, said right before it or before what leads to it."""
    for i in (one.first, back):
        opened, begin = _ending(line, i, low, OPENINGS)
        if opened and _may_open(one, opened) and not _is_verb(line, begin, one):
            return opened, begin
    return None, back


def _is_verb(line: Line, i: int, one: Found) -> bool:
    """Whether it belongs to a verb: "can i stop by tomorrow", "swing by at 4", "gone friday"."""
    if line.text(i) == "gone":
        is_clock = isinstance(one.piece, Clock | Hours)
        return not is_clock or line.text(i - 1) in BEFORE_AWAY
    return line.text(i) == "by" and (line.text(i - 1) in VISITING or line.text(i + 1) == "at")


def _back_over(line: Line, i: int, low: int) -> int:
    while i > low and line.text(i - 1) in _BETWEEN:
        i -= 1
    return i


def _ending(
    line: Line, i: int, low: int, table: dict[tuple[str, ...], str]
) -> tuple[str | None, int]:
    """The longest phrase of a table that ends at a position, and where it begins."""
    for length in (3, 2, 1):
        if i - length >= low:
            said = tuple(line.text(k) for k in range(i - length, i))
            if said in table:
                return table[said], i - length
    return None, i


def _may_open(one: Found, opened: str | None) -> bool:
    if isinstance(one.piece, Hours | Moment):
        return False
    if isinstance(one.piece, Part):
        return opened != "from"
    return not (opened == "from" and isinstance(one.piece, Day) and one.piece.end is not None)


def _refusal(line: Line, one: Found, i: int, low: int) -> tuple[bool, int]:
    found, start = _ending(line, i, low, _REFUSALS)
    if found:
        return True, start
    found, start = _ending(line, one.first, low, _REFUSALS)
    if found:
        return True, start
    found, start = _ending(line, i, low, _ABSENCES)
    if found and (line.kind(start - 1) in ("end", "sign") or line.text(start - 1) in BEFORE_AWAY):
        return True, start
    is_no = i > low and line.text(i - 1) == "no" and _is_general(line, one)
    return is_no, i - 1 if is_no else i


_REFUSALS = dict.fromkeys(NEGATIONS, "not")
_ABSENCES = dict.fromkeys(AWAY, "not")


def _is_general(line: Line, one: Found) -> bool:
    """Whether a whole kind of time is said: "no mondays" refuses, "no, monday" does not."""
    if isinstance(one.piece, Day):
        return one.piece.is_general
    return isinstance(one.piece, Part) and line.text(one.last - 1).endswith("s")


def behind(line: Line, i: int) -> tuple[str | None, int]:
    """The side said behind a piece, and the position behind that."""
    for length in (3, 2, 1):
        said = tuple(line.text(k) for k in range(i, i + length))
        if said in CLOSINGS and not _leads_on(line, i + length):
            return CLOSINGS[said], i + length
    is_last = line.text(i) == "on" and line.kind(i + 1) in ("end", "sign")
    return ("from", i + 1) if is_last and line.kind(i - 1) != "word" else (None, i)


def _leads_on(line: Line, i: int) -> bool:
    """Whether "or after" belongs to what follows it: "before 10 or after 4"."""
    return line.text(i - 1) in ("after", "before") and line.kind(i) in ("number", "clock")


def is_refused(line: Line, i: int, high: int) -> bool:
    """Whether what follows refuses the piece before: "monday doesn't work", "4 is too late"."""
    said: list[str] = []
    for k in range(i, min(high, i + _REACH)):
        if line.text(k) in LOUD or line.kind(k) == "end":
            break
        said.append(line.text(k))
    return any(_refuses(said, place) for place in range(min(3, len(said)))) or _is_too(said)


def _refuses(said: list[str], place: int) -> bool:
    word, follows = said[place], said[place + 1 : place + 4]
    if word in REFUSING:
        return "not" not in said[:place] and any(other in REFUSED for other in follows)
    if word in ("is", "are", "s"):
        return follows[:1] != [] and follows[0] in OUT
    return word == "no" and follows[:1] == ["good"]


def _is_too(said: list[str]) -> bool:
    if said[:1] not in (["is"], ["s"], ["too"]):
        return False
    return "too" in said[:5] and bool(TOO.intersection(said[:6]))


def is_corrected(line: Line, first: int, last: int) -> bool:
    """Whether the words between two times put the second for the first: "3 no wait 4"."""
    said = {line.text(k) for k in range(first, last)}
    return bool(said & CORRECTING) and said <= CORRECTING | BESIDE_CORRECTING


def is_given_up(line: Line, first: int, target: int) -> bool:
    """Whether one time is moved to another: "move my friday appointment to monday"."""
    said = (line.text(target - 1), line.text(target))
    if said[0] in ("the", "this"):
        said = (line.text(target - 2), said[1])
    if "for" in said:
        return any(line.text(k) in SWAPPING for k in range(max(first - 4, 0), first))
    return "to" in said and hours.is_moved(line, first)
