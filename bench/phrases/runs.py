"""Weeks, months and other runs of days in words."""

from datetime import date
from random import Random

from bench.phrases.days import (
    MONTHS,
    ONES,
    Spoken,
    monday_of,
    months_on,
    ordinal,
    plus,
    weekday_name,
)


def week(rng: Random, today: date, _: bool) -> Spoken:
    """A week or a month."""
    monday, month = monday_of(today), today.replace(day=1)
    in_days = plus(today, rng.randrange(7, 60))
    ahead = rng.randrange(1, 11)
    named = months_on(month, ahead)
    return rng.choice(
        [
            Spoken("this week", monday, None, "week"),
            Spoken("next week", plus(monday, 7), None, "week"),
            Spoken("the week after next", plus(monday, 14), None, "week"),
            Spoken(f"the week of {written_plain(in_days)}", monday_of(in_days), None, "week"),
            Spoken(f"w/c {written_plain(monday_of(in_days))}", monday_of(in_days), None, "week"),
            Spoken("this month", month, None, "month"),
            Spoken("next month", months_on(month, 1), None, "month"),
            Spoken(f"in {MONTHS[named.month - 1]}", named, None, "month"),
        ]
    )


def written_plain(day: date) -> str:
    """A date in the plainest words."""
    return f"{MONTHS[day.month - 1]} {day.day}"


def run(rng: Random, today: date, _: bool) -> Spoken:
    """A run of days."""
    return rng.choice([_between_days, _share, _weekend, _coming, _counted])(rng, today)


def _between_days(rng: Random, today: date) -> Spoken:
    first = plus(today, rng.randrange(1, 200))
    last = plus(first, rng.randrange(1, 20))
    month, far = MONTHS[first.month - 1], MONTHS[last.month - 1]
    forms = [
        f"{month} {first.day} to {far} {last.day}",
        f"from {first.day} {month} to {last.day} {far}",
    ]
    forms += [f"between {month} {first.day} and {far} {last.day}"]
    if first.month == last.month:
        forms += [f"{month} {first.day}-{last.day}", f"{first.day}-{last.day} {month}"]
        forms += [f"the {ordinal(first.day)} to the {ordinal(last.day)} of {month}"]
        forms += [f"from {ordinal(first.day)} to {ordinal(last.day)} {month}"]
    start = plus(today, rng.randrange(1, 8))
    end = plus(start, rng.randrange(1, 6))
    if rng.random() < 0.4:
        names = (weekday_name(rng, start), weekday_name(rng, end))
        form = rng.choice(["{} to {}", "from {} to {}", "{} - {}", "{} through {}", "{}-{}"])
        return Spoken(form.format(*names), start, plus(end, 1))
    return Spoken(rng.choice(forms), first, plus(last, 1))


def _share(rng: Random, today: date) -> Spoken:
    monday = plus(monday_of(today), 7)
    month = months_on(today.replace(day=1), rng.randrange(1, 11))
    end = months_on(month, 1)
    name = MONTHS[month.month - 1]
    first, last = rng.choice([(0, 10), (10, 20), (20, 31)])
    words = {0: ("early", "beginning of"), 10: ("mid", "the middle of"), 20: ("late", "the end of")}
    of_week = [("early", 0, 3), ("the beginning of", 0, 3), ("late", 4, 7), ("the end of", 4, 7)]
    word, begin, stop = rng.choice(of_week)
    count = rng.randrange(2, 10)
    return rng.choice(
        [
            Spoken(f"{word} next week", plus(monday, begin), plus(monday, stop)),
            Spoken(f"the first {count} days of {name}", month, plus(month, count)),
            Spoken(f"the last {count} days of {name}", plus(end, -count), end),
            Spoken(
                f"{rng.choice(words[first])} {name}",
                plus(month, first),
                min(plus(month, last), end),
            ),
        ]
    )


def _weekend(rng: Random, today: date) -> Spoken:
    ahead = rng.randrange(2)
    saturday = plus(monday_of(today), 5 + 7 * ahead)
    text = rng.choice(
        ["next weekend", "weekend of next week"][:1] if ahead else ["this weekend", "the weekend"]
    )
    return Spoken(text, saturday, plus(saturday, 2))


def _coming(rng: Random, today: date) -> Spoken:
    count, unit = rng.choice([(3, 1), (5, 1), (2, 7), (3, 7)])
    name = "days" if unit == 1 else "weeks"
    form = rng.choice(["the next {} {}", "in the next {} {}", "next {} {}"])
    number = rng.choice([str(count), ONES[count - 1]])
    return Spoken(form.format(number, name), plus(today, 1), plus(today, 1 + count * unit))


def _counted(rng: Random, today: date) -> Spoken:
    """So many weeks or days from now, give or take."""
    least = rng.randrange(2, 8)
    most = least + rng.randrange(1, 4)
    unit, days = rng.choice([("weeks", 7), ("days", 1)])
    form = rng.choice(["in {} to {} {}", "in {}-{} {}", "in {} or {} {}", "{} to {} {} from now"])
    start, end = plus(today, least * days), plus(today, most * days + 1)
    return Spoken(form.format(least, most, unit), start, end)
