"""Times of day in words: (words, first minute of the day, last one)."""

from random import Random
from typing import NamedTuple

from bench.phrases.days import ONES

TENS = {10: "ten", 15: "fifteen", 20: "twenty", 25: "twenty five", 30: "thirty", 40: "forty"}
TENS |= {45: "forty five", 50: "fifty", 35: "thirty five", 55: "fifty five"}
PARTS = {
    "morning": (0, 12),
    "afternoon": (12, 19),
    "evening": (18, 24),
    "early morning": (0, 9),
    "late morning": (10, 12),
    "early afternoon": (12, 15),
    "late afternoon": (15, 19),
    "early evening": (17, 20),
}
"""The hours that each part of the day stands for; what customers mean by it is a convention."""


class Hour(NamedTuple):
    """A time of day as said; `end` only for a part of the day or a range."""

    text: str
    minute: int
    end: int | None = None
    grain: str = "minute"
    begins_with: str = ""
    """The preposition that stands before it, where one does."""


def clock(rng: Random) -> Hour:
    """A time that leaves nothing open: with am or pm, in 24 hours, by its part of the day."""
    hour, minute = rng.randrange(24), rng.choice([0, 0, 0, 15, 30, 30, 45, 5, 10, 20, 40, 50, 55])
    forms = [_with_suffix, _with_suffix, _in_24, _in_words]
    if hour % 12 >= 1 and hour >= 5:
        forms.append(_with_part)
    return Hour(rng.choice(forms)(rng, hour, minute), hour * 60 + minute)


def open_clock(rng: Random, month_first: bool) -> Hour:
    """An hour without am or pm: 1 to 7 are after noon, 8 to 11 before, 12 is noon."""
    twelve, minute = rng.randrange(1, 13), rng.choice([0, 0, 0, 15, 30, 45])
    of_day = twelve + 12 if twelve < 8 else twelve
    word = rng.choice([str(twelve), ONES[twelve - 1]])
    if minute == 0:
        forms = [f"{word} o'clock", f"{twelve}ish", f"{word} oclock"]
    else:
        forms = [
            f"{twelve}:{minute:02}",
            f"{word} {TENS[minute]}"[:40] if word.isalpha() else f"{twelve}.{minute:02}",
        ]
    if minute == 30:
        forms += [f"half past {word}"] if month_first else [f"half past {word}", f"half {word}"]
    if minute == 15:
        forms += [f"quarter past {word}", f"a quarter past {word}"]
    if minute == 45:
        following = ONES[twelve % 12]
        forms += [f"quarter to {following}"]
        if forms[-1] == "quarter to eight":
            forms.pop()
    return Hour(rng.choice(forms), of_day * 60 + minute)


def bare(rng: Random) -> Hour:
    """A bare hour, which only "at" or another word before it makes a time."""
    twelve = rng.randrange(1, 13)
    word = rng.choice([str(twelve), ONES[twelve - 1]])
    of_day = twelve + 12 if twelve < 8 else twelve
    return Hour(word, of_day * 60)


def _suffix(rng: Random, hour: int) -> str:
    letter = "p" if hour >= 12 else "a"
    return rng.choice([f"{letter}m", f" {letter}m", f" {letter}.m.", letter, f"{letter}.m"])


def _with_suffix(rng: Random, hour: int, minute: int) -> str:
    twelve, end = hour % 12 or 12, _suffix(rng, hour)
    if not minute:
        return rng.choice([f"{twelve}{end}", f"{twelve}:00{end}"])
    joined = f"{twelve}{minute:02}{end}"
    return rng.choice([f"{twelve}:{minute:02}{end}", f"{twelve}.{minute:02}{end}", joined])


def _in_24(rng: Random, hour: int, minute: int) -> str:
    if hour < 13:
        return _with_suffix(rng, hour, minute)
    return rng.choice([f"{hour}:{minute:02}", f"{hour}h{minute:02}", f"{hour}.{minute:02}"])


def _in_words(rng: Random, hour: int, minute: int) -> str:
    twelve, end = hour % 12 or 12, "pm" if hour >= 12 else "am"
    word = ONES[twelve - 1]
    if (hour, minute) in ((12, 0), (0, 0)):
        return rng.choice(["noon", "midday"]) if hour else "midnight"
    if minute == 30 and rng.random() < 0.5:
        return f"half past {rng.choice([word, str(twelve)])} {end}"
    if minute in (5, 10, 15, 20, 25) and rng.random() < 0.5:
        past = {5: "five", 10: "ten", 15: "quarter", 20: "twenty", 25: "twenty five"}[minute]
        sense = rng.choice(["past", "after"])
        return f"{past} {sense} {word} {end}"
    if minute == 5:
        return f"{word} oh five {end}"
    return f"{word} {TENS[minute]} {end}" if minute else f"{word} {end}"


def _with_part(rng: Random, hour: int, minute: int) -> str:
    twelve = hour % 12
    said = f"{twelve}:{minute:02}" if minute else rng.choice([str(twelve), ONES[twelve - 1]])
    if hour < 12:
        return f"{said} in the morning"
    if hour < 18:
        return f"{said} in the afternoon"
    return f"{said} at night" if hour > 20 else f"{said} in the evening"


def part(rng: Random) -> Hour:
    """A part of the day."""
    name, (first, last) = rng.choice(list(PARTS.items()))
    return Hour(name, first * 60, last * 60, "part")


def hours(rng: Random) -> Hour:
    """From one time to another, on one day."""
    first = rng.randrange(8, 18)
    last = first + rng.randrange(1, 5)
    minutes = (rng.choice([0, 0, 30]), rng.choice([0, 0, 30]))
    begin, end = first * 60 + minutes[0], last * 60 + minutes[1]
    full = (_plain(begin, "full"), _plain(end, "full"))
    short = (_plain(begin, ""), _plain(end, ""))
    pairs = [full]
    if first < 12 <= last or (first >= 12) == (last >= 12):
        pairs.append((short[0], full[1]))
    if (8 <= first < 12 and first < last < 20) or 13 <= first < last < 20:
        pairs.append(short)
    if first < 12 < last and rng.random() < 0.3:
        words = f"{first} in the morning", f"{last - 12} in the afternoon"
        joint = rng.choice(["to", "until", "til"])
        return Hour(f"{words[0]} {joint} {words[1]}", first * 60, last * 60, "hour")
    form = rng.choice(
        ["{}-{}", "{} - {}", "{} to {}", "from {} to {}", "between {} and {}", "from {} until {}"]
    )
    fine = "minute" if any(minutes) else "hour"
    return Hour(form.format(*rng.choice(pairs)), begin, end, fine)


def _plain(minute: int, how: str) -> str:
    hour, rest = divmod(minute, 60)
    suffix = ("pm" if hour >= 12 else "am") if how else ""
    return f"{hour % 12 or 12}{f':{rest:02}' if rest else ''}{suffix}"
