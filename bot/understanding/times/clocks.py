"""Reads times of day: "3pm", "half past three", "quarter to 4", "1530", "at 4", "noonish"."""

from bot.understanding.normalise import USED
from bot.understanding.times.line import Line
from bot.understanding.times.pieces import Clock
from bot.understanding.vocabulary.en import times as words
from bot.understanding.vocabulary.en.sides import BESIDE_CORRECTING, CORRECTING

_MINUTES_TO = frozenset(("to", "til", "till", "before", "of"))
_MINUTES_PAST = frozenset(("past", "after", "from"))
_BEFORE_HOUR = frozenset(("part", "day", "weekday", "ordinal"))
_BEFORE_INSTEAD = _BEFORE_HOUR | {"number", "clock", "end", "sign"}
_YEARS = range(1990, 2060)
_QUARTER = 15
_REACH = 5
"""So many words before an hour tell that it is none."""


def clock_at(line: Line, i: int, *, is_expected: bool = False) -> tuple[Clock, int] | None:
    """A time of day at a position; a bare hour only where one is expected or led to."""
    token = line.at(i)
    if token.kind == "clock":
        if "." in token.text and {line.text(i - 1), line.text(i - 2)} & words.MONEY_LEADS:
            return None
        return _with_half(line, i + 1, _of_24(token.text, *token.parts))
    if token.kind == "part" and words.PARTS[token.text] in ("noon", "midnight"):
        if line.text(i + 1) in words.BEHIND_LOOKS:
            return None
        return Clock(12 if words.PARTS[token.text] == "noon" else 0, 0, None, True), i + 1
    if token.text in ("half", "quarter") or (token.text == "a" and line.text(i + 1) == "quarter"):
        return _half_or_quarter(line, i)
    if token.kind == "number":
        return _counted_minutes(line, i) or _number(line, i, is_expected=is_expected)
    return None


def _of_24(text: str, hour: int, minute: int) -> Clock:
    is_in_24 = "h" in text and (hour > 9 or minute > 0)
    return Clock(hour % 24, minute, None, hour > 12 or hour == 0 or is_in_24)


def _half_or_quarter(line: Line, i: int) -> tuple[Clock, int] | None:
    j = i + 1 if line.text(i) == "a" else i
    minutes = 30 if line.text(j) == "half" else 15
    sign, j = _direction(line, j + 1)
    if sign == 0:
        if minutes != 30 or line.kind(j) != "number":
            return None
        sign = 1
        if not _may_end(line, j + 1) and not _half_of_day(line, j + 1)[0]:
            return None
    return _from_hour(line, j, sign * minutes)


def _direction(line: Line, i: int) -> tuple[int, int]:
    if line.text(i) in _MINUTES_PAST:
        return 1, i + 1
    if line.text(i) in _MINUTES_TO:
        return -1, i + 1
    return 0, i


def _counted_minutes(line: Line, i: int) -> tuple[Clock, int] | None:
    """Reads "15 past 3", "20 minutes to 2pm", "ten to four" (but "10 to 4" is a range)."""
    minutes = line.at(i).value
    j = i + 1
    has_unit = line.kind(j) == "unit" and line.text(j).startswith("min")
    sign, j = _direction(line, j + 1 if has_unit else j)
    if sign == 0 or not 0 < minutes < 60 or not (has_unit or _is_direct(line, i, j)):
        return None
    if sign < 0 and not has_unit and not _is_before_hour(line, i, j):
        return None
    return _from_hour(line, j, sign * minutes)


def _is_direct(line: Line, i: int, j: int) -> bool:
    """Whether minutes need no unit here: "ten to", "ten after four", but not "5 before 6"."""
    if line.text(j - 1) == "after":
        return line.at(i).value in (5, 10, 15, 20, 25) and line.kind(j) == "number"
    return line.text(j - 1) not in ("before", "from", "of")


def _is_before_hour(line: Line, i: int, j: int) -> bool:
    """Whether "5 to" counts minutes; "5 to 6" and "from 5 to 9" are ranges."""
    if line.text(i - 1) in ("from", "between"):
        return False
    minutes, hour = line.at(i).value, line.at(j).value
    if not line.text(i).isdigit() or line.text(i - 1) == "at":
        return minutes in (5, 10, 15, 20, 25)
    return minutes in (15, 20, 25) or (minutes == 5 and hour <= 5)


def _from_hour(line: Line, i: int, minutes: int) -> tuple[Clock, int] | None:
    if line.kind(i) == "part" and words.PARTS[line.text(i)] in ("noon", "midnight"):
        hour = 12 if words.PARTS[line.text(i)] == "noon" else 24
        total = hour * 60 + minutes
        return Clock(total // 60 % 24, total % 60, None, True), i + 1
    token = line.at(i)
    if token.kind != "number" or not 1 <= token.value <= 23:
        return None
    clock, j = _with_half(line, i + 1, Clock(token.value, 0, None, token.value > 12))
    total = clock.hour * 60 + minutes
    clock.hour, clock.minute = total // 60 % 24, total % 60
    if clock.hour == 0 and not clock.is_certain:
        clock.hour = 12
    if clock.is_pm is not None and minutes < 0 and token.value == 12:
        clock.is_pm = not clock.is_pm
    return clock, j


def _number(line: Line, i: int, *, is_expected: bool) -> tuple[Clock, int] | None:
    token = line.at(i)
    clock, j = _hour_and_minute(line, i)
    if clock is None:
        return None
    if line.text(i + 1) == "hundred" and j == i + 3:
        return Clock(clock.hour, 0, None, True), j
    half, k = _half_of_day(line, j)
    if half is not None and clock.hour <= 23:
        clock.is_pm, clock.is_certain = half if clock.hour <= 12 else None, True
        return clock, k
    end, is_marked = _mark(line, j)
    if is_marked and clock.hour <= 24:
        return _with_half(line, end, clock)
    is_long = token.text.isdigit() and len(token.text) >= 3
    if is_long and _stands_alone(line, i, j):
        return clock, j
    if clock.minute and not is_long:
        return clock, j
    if clock.hour > 12 and not (is_long or line.text(i - 1) in ("at", "@", "until", "till")):
        return None
    if (is_expected and _may_end(line, j)) or _is_led_to(line, i, j):
        return clock, j
    return None


def _hour_and_minute(line: Line, i: int) -> tuple[Clock | None, int]:
    token = line.at(i)
    if token.text.isdigit() and len(token.text) >= 3:
        hour, minute = divmod(token.value, 100)
        if hour > 23 or minute > 59 or (hour == 0 and len(token.text) == 3):
            return None, i
        return Clock(hour, minute, None, hour > 12 or hour == 0), i + 1
    if not 1 <= token.value <= 23:
        return None, i
    clock, j = Clock(token.value, 0, None, token.value > 12), i + 1
    minutes = line.at(line.skip(j, "oh", "o", "-"))
    gap = line.skip(j, "oh", "o", "-") - j
    gap = 9 if gap and line.text(j) == "-" and line.text(i).isdigit() else gap
    is_minute = minutes.kind == "number" and 0 < minutes.value < 60 and minutes.text != "00"
    if line.text(j) == "hundred" and line.text(j + 1) in ("hours", "hrs", "hour"):
        return clock, j + 2
    if not is_minute or token.value > 12:
        return clock, j
    if _is_minute_of(token.text, minutes.text, minutes.value, gap) and _fits(line, i, j + gap):
        clock.minute = minutes.value
        return clock, j + gap + 1
    return clock, j


def _is_minute_of(hour: str, minute: str, value: int, gap: int) -> bool:
    if hour.isdigit() and minute.isdigit():
        return (len(minute) == 2 and gap == 0) or (len(minute) == 1 and gap == 1)
    if hour.isdigit():
        return value >= 10 and gap == 0
    return not minute.isdigit() and (value >= 10 or gap == 1)


def _fits(line: Line, i: int, j: int) -> bool:
    """Whether two numbers in a row are an hour and its minutes."""
    if _half_of_day(line, j + 1)[0] is not None or is_hour_of_part(line, j + 1):
        return True
    j_before = i - 2 if line.text(i - 1) == "," else i - 1
    is_led = line.text(i - 1) in words.CLOCK_LEADS or line.kind(j_before) in _BEFORE_HOUR
    if line.text(i).isdigit() and line.text(j).isdigit() and line.text(j - 1) not in ("oh", "o"):
        return is_led and _may_end(line, j + 1)
    return (is_led or line.at(j).value % 5 == 0) and _may_end(line, j + 1)


def _half_of_day(line: Line, i: int) -> tuple[bool | None, int]:
    """am or pm at a position: whether pm, and the position behind."""
    i = _behind_ish(line, i)
    if line.text(i) == "in" and line.text(i + 1) == "the" and line.text(i + 2) in ("am", "pm"):
        return line.text(i + 2) == "pm", i + 3
    text = line.text(i)
    if text in ("am", "pm", "amish", "pmish"):
        return text.startswith("pm"), _behind_ish(line, i + 1)
    if text not in ("a", "p"):
        return None, i
    j = line.skip(i + 1, ".")
    if line.text(j) == "m":
        return text == "p", j + 2 if line.text(j + 1) == "." and j > i + 1 else j + 1
    if (line.touches(i) and not line.touches(i + 1)) or (
        line.touches(i) and line.kind(i + 1) == "sign"
    ):
        return text == "p", i + 1
    return None, i


def _behind_ish(line: Line, i: int) -> int:
    j = i + 1 if line.text(i) == "-" else i
    return j + 1 if line.text(j) == "ish" else i


def _mark(line: Line, i: int) -> tuple[int, bool]:
    """The position behind "o'clock" or "ish", and whether one stands here."""
    if line.text(i) in ("hrs", "hours", "h") and len(line.text(i - 1)) == 4:
        return i + 1, True
    if line.text(i) in ("oclock", "sharp"):
        return i + 1, True
    if line.text(i) in ("o", "0") and line.text(i + 1) == "clock":
        return i + 2, True
    behind = _behind_ish(line, i)
    if behind == i and line.kind(i) == "part" and words.PARTS[line.text(i)] == "noon":
        return i + 1, line.at(i - 1).value == 12
    return behind, behind > i


def _with_half(line: Line, i: int, clock: Clock) -> tuple[Clock, int]:
    j, _ = _mark(line, i)
    half, k = _half_of_day(line, j)
    if half is None:
        return clock, j
    if clock.hour <= 12:
        clock.is_pm = half
    clock.is_certain = True
    return clock, k


def _stands_alone(line: Line, i: int, j: int) -> bool:
    """Whether "430" is all there is, or said as a time on its own ("the 430", "430 please")."""
    token = line.at(i)
    if token.value % 5 or token.value in _YEARS or line.kind(i - 1) == "month":
        return False
    if line.text(i - 1) == "." and line.text(i - 2) in ("no", "nr"):
        return False
    begins = line.kind(i - 1) in ("end", "sign") or line.text(i - 1) in ("the", "no", "yes", "ok")
    return begins and _may_end(line, j)


def _is_led_to(line: Line, i: int, j: int) -> bool:
    if is_hour_of_part(line, j) or _day_follows(line, j) or _side_follows(line, j):
        return not _is_short_for(line, i, j)
    if not _may_end(line, j) or _is_amount(line, i):
        return False
    while line.text(i - 1) in words.NEAR and line.text(i - 2) in words.CLOCK_LEADS:
        i -= 1
    before = line.text(i - 1)
    if before in words.CLOCK_LEADS or _is_exchanged(line, i, j):
        return True
    if line.text(i) == "one":
        return False
    if line.kind(i - 1) in ("part", "day", "weekday"):
        return True
    if before == "," and line.kind(i - 2) in ("part", "day", "weekday"):
        return True
    if before == "to" and line.text(i - 2).startswith(USED):
        return True  # "move my haircut to 4", where the haircut was read already
    if f"{line.text(i - 2)} {before}" in words.CLOCK_PHRASES or before in words.CLOCK_PHRASES:
        return True
    return _corrects_clock(line, i)


def _corrects_clock(line: Line, i: int) -> bool:
    """Whether a number stands for a time of day just before it: "friday at 2, sorry 3"."""
    k, said = i - 1, set()
    while k > 0 and line.text(k) in CORRECTING | BESIDE_CORRECTING:
        said.add(line.text(k))
        k -= 1
    led = line.text(k - 1) in words.CLOCK_LEADS or line.kind(k - 1) in ("part", "day", "weekday")
    is_clock = line.text(k) in ("am", "pm") or (line.text(k).isdigit() and led)
    return bool(said & CORRECTING) and is_clock


def _is_exchanged(line: Line, i: int, j: int) -> bool:
    """Whether one hour stands for another: "4 instead of 3", but not "2 cuts instead of 3"."""
    if not line.text(i).isdigit():
        return False
    if (line.text(i - 2), line.text(i - 1)) == ("instead", "of"):
        return line.kind(i - 3) in _BEFORE_INSTEAD or line.text(i - 3) in ("am", "pm", "oclock")
    is_first = (line.text(j), line.text(j + 1)) == ("instead", "of")
    return is_first and clock_at(line, j + 2) is not None


def _is_amount(line: Line, i: int) -> bool:
    """Whether hundreds are no time: "it cost around 300", "between 100 and 150"."""
    text, other = line.text(i), line.at(i + 2)
    if not text.isdigit() or len(text) < 3 or not text.endswith("00"):
        return False
    is_no_hour = other.kind == "dumb" or (other.value > 100 and other.value % 100 % _QUARTER > 0)
    if line.text(i + 1) in words.TO and is_no_hour:
        return True
    return any(line.text(k) in words.SPENT for k in range(i - _REACH, i))


def _is_short_for(line: Line, i: int, j: int) -> bool:
    """Whether "4" is short for "for": "book me 4 sat 11am"."""
    is_led = line.text(i) == "4" and line.text(i - 1) in words.BEFORE_FOR
    return is_led and line.kind(j + 1) in ("number", "clock", "part")


def _day_follows(line: Line, j: int) -> bool:
    if line.text(j) == "on" and line.kind(j - 2) in ("end", "sign"):
        j = line.skip(j + 1, "the")
        return line.kind(j) in ("weekday", "day", "ordinal", "month")
    if line.kind(j) == "weekday":
        return not line.text(j).endswith("days")
    return line.kind(j) == "day"


def _side_follows(line: Line, j: int) -> bool:
    if line.text(j) in ("onwards", "onward"):
        return True
    if line.text(j) == "+":
        return line.touches(j) and line.kind(j + 1) in ("end", "sign", "weekday", "day")
    if line.text(j) == "at" and line.text(j + 1) == "the":
        return line.text(j + 2) in ("latest", "earliest")
    return line.text(j) == "or" and line.text(j + 1) in ("later", "earlier", "after", "before")


def is_hour_of_part(line: Line, i: int) -> bool:
    """Whether "in the morning" or another part of the day follows a number here."""
    if line.text(i) == "at" and line.text(i + 1) == "night":
        return True
    if line.text(i) == "this":
        return line.kind(i + 1) == "part"
    j = i + 2 if line.text(i) in ("in", "on") and line.text(i + 1) in ("the", "that") else i
    return line.kind(j) == "part"


def _may_end(line: Line, j: int) -> bool:
    """Whether nothing behind a number says that something is counted."""
    token = line.at(j)
    if token.kind == "month":
        return line.text(j + 1) not in words.STREETS
    if token.kind in ("end", "day", "weekday", "part") or token.text.startswith(USED):
        return True
    if token.text == "a" and line.kind(j + 1) == "weekday":
        return True
    if token.text in ("a", "an") or token.kind == "number":
        is_counted = line.kind(j + 1) == "unit" or line.text(j + 1).endswith("days")
        return is_counted and line.text(j + 2) in ("from", "after", "on", "time")
    if token.kind == "ordinal" or token.text == "last":
        return line.kind(j + 1) in ("weekday", "month") or line.text(j + 1) == "of"
    if token.text == "day":
        return line.text(j + 1) in ("after", "before")
    if token.kind == "sign":
        is_other = token.text == "/" and line.kind(j + 1) in ("number", "clock")
        return is_other or token.text not in ("'", "/")
    return token.kind == "word" and token.text in words.AFTER_CLOCK
