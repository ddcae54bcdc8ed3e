"""Days in words: (words, day). A run of days has the day after its last as well."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SHORT_DAYS = ("mon", "tue/tues", "wed/weds", "thu/thur/thurs", "fri", "sat", "sun")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
SHORT_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep/sept",
    "oct",
    "nov",
    "dec",
]
ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
HOLIDAYS = {
    (12, 25): "christmas/christmas day/xmas",
    (12, 24): "christmas eve",
    (12, 31): "new year's eve",
    (1, 1): "new year's day",
    (2, 14): "valentine's day/valentines day",
    (10, 31): "halloween",
    (7, 4): "independence day/the 4th of july",
    (3, 17): "st patrick's day",
}


class Spoken(NamedTuple):
    """A day or a run of days as said."""

    text: str
    start: date
    end: date | None = None
    """The day after the last, where a run is meant."""
    grain: str = "day"
    takes_on: bool = False
    """Whether "on" may stand before it."""


def ordinal(number: int) -> str:
    """A number as "1st", "22nd"."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 < number < 14 else endings.get(number % 10, 'th')}"


def spelled_ordinal(number: int) -> str:
    """A number as "first", "twenty second"."""
    if number <= 20:
        return ORDINALS[number - 1]
    if number == 30:
        return "thirtieth"
    return f"{'twenty' if number < 30 else 'thirty'} {ORDINALS[number % 10 - 1]}"


def plus(day: date, days: int) -> date:
    """So many days on."""
    return day + timedelta(days=days)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return plus(day, -day.weekday())


def weekday_name(rng: Random, day: date) -> str:
    """The name of its weekday, sometimes short."""
    return rng.choice([WEEKDAYS[day.weekday()], *SHORT_DAYS[day.weekday()].split("/")])


def month_name(rng: Random, day: date) -> str:
    """The name of its month, sometimes short."""
    return rng.choice([MONTHS[day.month - 1], *SHORT_MONTHS[day.month - 1].split("/")])


def near(rng: Random, today: date, _: bool) -> Spoken:
    """Today and the two days after it."""
    ahead = rng.randrange(3)
    words = (["today"], ["tomorrow"], ["the day after tomorrow"])[ahead]
    return Spoken(rng.choice(words), plus(today, ahead))


def weekday(rng: Random, today: date, _: bool) -> Spoken:
    """The next such weekday, which is never today."""
    day = plus(today, rng.randrange(1, 8))
    name = weekday_name(rng, day)
    lead = rng.choice(["", "", "this coming ", "coming "])
    return Spoken(lead + name, day, takes_on=not lead)


def weekday_of_next_week(rng: Random, today: date, _: bool) -> Spoken:
    """A weekday of the week after this one."""
    day = plus(monday_of(today), 7 + rng.randrange(7))
    form = rng.choice(
        ["next {}", "{} next week", "next week {}", "next week on {}", "{} of next week"]
    )
    return Spoken(form.format(weekday_name(rng, day)), day)


def weeks_from_weekday(rng: Random, today: date, month_first: bool) -> Spoken:
    """So many weeks after the next such weekday."""
    day = plus(today, rng.randrange(1, 8))
    name = weekday_name(rng, day)
    weeks = rng.randrange(1, 5)
    count = "a week" if weeks == 1 else f"{rng.choice([str(weeks), ONES[weeks - 1]])} weeks"
    forms = [f"{count} from {name}", f"{count} after {name}", f"{name} in {count}"]
    if weeks == 1 and not month_first:
        forms += [f"{name} week", f"a week on {name}", f"week on {name}"]
    return Spoken(rng.choice(forms), plus(day, 7 * weeks))


def counted(rng: Random, today: date, month_first: bool) -> Spoken:
    """So many days, weeks or months from today or tomorrow."""
    unit, most = rng.choice([("day", 40), ("week", 9), ("month", 9)])
    count = rng.randrange(1, most)
    number = rng.choice([str(count), ONES[count - 1]]) if count <= 12 else str(count)
    number = rng.choice(["a", "one", "1"]) if count == 1 else number
    amount = f"{number} {unit}{'s' if count > 1 else ''}"
    if unit == "month":
        return Spoken(f"in {amount}", months_on(today, count))
    days = count * (7 if unit == "week" else 1)
    if rng.random() < 0.15 and unit == "week":
        return Spoken(f"{amount} from tomorrow", plus(today, days + 1))
    if rng.random() < 0.1 and not month_first:
        return Spoken("in a fortnight", plus(today, 14))
    forms = ["in {}", "{} from now", "{} from today", "in {} time", "in about {}", "{} time"]
    form = rng.choice(forms)
    return Spoken(form.format(amount), plus(today, days))


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the month's last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def written(rng: Random, today: date, _: bool) -> Spoken:
    """A date with its month's name, perhaps its weekday, perhaps its year."""
    day = plus(today, rng.randrange(1, 330))
    month, number = month_name(rng, day), str(day.day)
    text = rng.choice(
        [
            *(f"{month} {number}", f"{month} {ordinal(day.day)}", f"{number} {month}"),
            *(f"{ordinal(day.day)} of {month}", f"the {ordinal(day.day)} of {month}"),
            *(f"{ordinal(day.day)} {month}", f"{month} the {ordinal(day.day)}"),
            *(f"the {spelled_ordinal(day.day)} of {month}", f"{month} {spelled_ordinal(day.day)}"),
        ]
    )
    name = weekday_name(rng, day)
    text = rng.choice([text, text, f"{name} {text}", f"{name}, {text}"])
    is_year = rng.random() < 0.25
    text += rng.choice([f" {day.year}", f", {day.year}"]) if is_year else ""
    return Spoken(text, day, takes_on=True)


def numeric(rng: Random, today: date, month_first: bool) -> Spoken:
    """A date in numbers, in the order of the place."""
    day = plus(today, rng.randrange(1, 330))
    if rng.random() < 0.2:
        return Spoken(day.isoformat(), day, takes_on=True)
    first, second = (day.month, day.day) if month_first else (day.day, day.month)
    if (first, second) in ((1, 2), (24, 7)):
        return Spoken(day.isoformat(), day, takes_on=True)
    sign = rng.choice("/" if month_first else "/.")
    numbers = rng.choice([f"{first}{sign}{second}", f"{first:02}{sign}{second:02}"])
    year = rng.choice([f"{sign}{day.year}", f"{sign}{day.year % 100:02}"])
    return Spoken(
        numbers + (year if sign == "." or rng.random() < 0.5 else ""), day, None, "day", True
    )


def numbered(rng: Random, today: date, _: bool) -> Spoken:
    """A day by its number, perhaps with its weekday."""
    day = plus(today, rng.randrange(1, 28))
    number = ordinal(day.day)
    name = weekday_name(rng, day)
    text = rng.choice([f"the {number}", f"{name} the {number}", f"{name} {number}"])
    return Spoken(text, day, takes_on=True)


def nth_weekday(rng: Random, today: date, _: bool) -> Spoken:
    """The first, second ... or last such weekday of a month to come."""
    month = months_on(today.replace(day=1), rng.randrange(1, 10))
    which, number = rng.randrange(1, 5), rng.randrange(7)
    first = plus(month, (number - month.weekday()) % 7)
    if rng.random() < 0.3:
        last = plus(months_on(month, 1), -1)
        day, which_text = plus(last, -((last.weekday() - number) % 7)), "last"
    else:
        day = plus(first, 7 * (which - 1))
        which_text = rng.choice([ORDINALS[which - 1], ordinal(which)])
    form = rng.choice(["the {} {} of {}", "{} {} in {}"])
    return Spoken(form.format(which_text, WEEKDAYS[number], month_name(rng, month)), day)


def nth_weekday_to_come(rng: Random, today: date, _: bool) -> Spoken:
    """The first, second ... such weekday of the month; of the next one where it has gone."""
    which, number = rng.randrange(1, 5), rng.randrange(7)
    for ahead in (0, 1):
        month = months_on(today.replace(day=1), ahead)
        day = plus(month, (number - month.weekday()) % 7 + 7 * (which - 1))
        if day >= today:
            break
    return Spoken(f"the {ordinal(which)} {WEEKDAYS[number]} of the month", day)


def weekdays_from_now(rng: Random, today: date, _: bool) -> Spoken:
    """So many such weekdays on: "in two saturdays"."""
    count = rng.randrange(2, 7)
    day = plus(today, rng.randrange(1, 8) + 7 * (count - 1))
    form = rng.choice(["in {} {}s", "{} {}s from now"])
    return Spoken(form.format(ONES[count - 1], WEEKDAYS[day.weekday()]), day)


def weekday_in_month(rng: Random, today: date, _: bool) -> Spoken:
    """The first such weekday of a month to come: "a tuesday in april"."""
    month = months_on(today.replace(day=1), rng.randrange(1, 10))
    number = rng.randrange(7)
    first = plus(month, (number - month.weekday()) % 7)
    form = rng.choice(["a {} in {}", "any {} in {}", "some {} in {}"])
    return Spoken(form.format(WEEKDAYS[number], MONTHS[month.month - 1]), first)


def of_next_month(rng: Random, today: date, _: bool) -> Spoken:
    """A day of next month by its number."""
    month = months_on(today.replace(day=1), 1)
    day = month.replace(day=rng.randrange(1, 29))
    number = ordinal(day.day)
    form = rng.choice(["the {} of next month", "{} of next month", "next month on the {}"])
    return Spoken(form.format(number), day)


def holiday(rng: Random, today: date, _: bool) -> Spoken:
    """A holiday, or a day reckoned from one."""
    (month, number), names = rng.choice(sorted(HOLIDAYS.items()))
    year = today.year + ((month, number) < (today.month, today.day))
    day, name = date(year, month, number), rng.choice(names.split("/"))
    kind = rng.randrange(5)
    if kind == 0 and (day - today).days > 10:
        count = rng.randrange(2, 8)
        return Spoken(f"{count} days before {name}", plus(day, -count))
    if kind == 1:
        return Spoken(f"the day after {name}", plus(day, 1))
    if kind == 2:
        number = rng.randrange(7)
        after = plus(day, (number - day.weekday() - 1) % 7 + 1)
        return Spoken(f"the {WEEKDAYS[number]} after {name}", after)
    return Spoken(name, day)


DAYS: list[Callable[[Random, date, bool], Spoken]] = [
    near, weekday, weekday, weekday_of_next_week, weeks_from_weekday, counted, written, written,
    numeric, numbered, nth_weekday, nth_weekday_to_come, weekdays_from_now, weekday_in_month,
    of_next_month,
]  # fmt: skip


def any_day(rng: Random, today: date, month_first: bool) -> Spoken:
    """A day in any of the ways to say one."""
    return rng.choice(DAYS)(rng, today, month_first)
