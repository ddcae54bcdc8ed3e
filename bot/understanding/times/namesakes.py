"""Tells names of days from other words that look like one: "in the sun", "we'd like", "mon ami"."""

from collections.abc import Callable

from bot.understanding.times import amounts
from bot.understanding.times.line import Line
from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.en import times as words
from bot.understanding.vocabulary.en.sides import OUT, REFUSING

_NOT_SUN = word_set("the some my in full a much")
_NOT_SAT = word_set("i we he she just have they")
_COME = word_set("come me us him her get fit pop drop book be")
_BEFORE_MARRIED = word_set("be get getting newly i we")
_WISHING_TO = word_set("about going like love want ready planning hoping due")
_BEHIND_WE_WOULD = word_set("be like love prefer need rather appreciate")
_BEHIND_FRENCH_MY = word_set("ami amie cher chere cheri amour dieu")
_TIME_WORDS = frozenset(
    (*words.EDGES, *words.NEXT, *words.TO, *words.CLOCK_LEADS, *REFUSING, *OUT)
) | word_set(
    "between before week asap half quarter first appointment appointments slot slots booking"
    " session opening openings haircut cut trim"
)


def is_other_word(line: Line, i: int) -> bool:
    """Whether what looks like a day is a past one, a repetition, a name or another word."""
    before, lead = line.text(i - 1), line.text(i - 2)
    if before in ("last", "black", "cyber"):
        return True
    if lead == "every" and before in ("other", "second", "third"):
        return True
    if before == "is" and lead in ("name", "surname"):
        return True
    rule = _NAMESAKES.get(line.text(i))
    return rule is not None and rule(line, i)


def _is_sunshine(line: Line, i: int) -> bool:
    """Whether it is no Sunday: "sun damage", "too much sun", "in the sun"."""
    before = line.text(i - 1)
    if _describes_next(line, i):
        return True
    if before == "a" and line.touches(i - 1):
        return False
    return before in _NOT_SUN and not (before == "in" and line.text(i - 2) in _COME)


def _is_seated(line: Line, i: int) -> bool:
    """Whether it is no Saturday: "i sat down", "sat in traffic", "sat for an hour"."""
    if _describes_next(line, i) or line.text(i - 1) in _NOT_SAT:
        return True
    if line.text(i + 1) in ("down", "there") or line.text(i + 2) == "traffic":
        return True
    return line.text(i + 1) == "for" and amounts.amount_at(line, i + 2) is not None


def _is_married(line: Line, i: int) -> bool:
    """Whether it is no Wednesday: "newly wed", "going to wed", "we'd like" without its sign."""
    if line.kind(i - 2) == "weekday":
        return False
    begins = line.kind(i - 1) in ("end", "sign") or line.text(i - 1) in ("and", "but", "so")
    is_we = begins and line.text(i + 1) in _BEHIND_WE_WOULD
    is_wish = line.text(i - 1) == "to" and line.text(i - 2) in _WISHING_TO
    return is_we or is_wish or line.text(i - 1) in _BEFORE_MARRIED


def _is_french(line: Line, i: int) -> bool:
    """Whether it is no Monday: "mon ami"."""
    return line.text(i + 1) in _BEHIND_FRENCH_MY


def _describes_next(line: Line, i: int) -> bool:
    """Whether it only describes the next word: "sun damage"."""
    after = line.at(i + 1)
    is_time_word = after.text in words.AFTER_CLOCK or after.text in _TIME_WORDS
    return after.kind == "word" and not is_time_word


_NAMESAKES: dict[str, Callable[[Line, int], bool]] = {
    "sun": _is_sunshine,
    "sat": _is_seated,
    "wed": _is_married,
    "mon": _is_french,
}
