"""Date arithmetic of time talk: the next such weekday, the last Friday of a month, holidays."""

from calendar import monthrange
from datetime import date, timedelta


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is none."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1 <= year <= 9990):
        return None
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def plus_days(day: date, days: int) -> date:
    """So many days on, kept inside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date(9990, 1, 1)


def plus_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = min(count // 12, 9990), count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def first_of_month(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return plus_days(day, -day.weekday())


def next_weekday(today: date, weekday: int) -> date:
    """The first such day after today."""
    return plus_days(today, (weekday - today.weekday() - 1) % 7 + 1)


def next_day_of_month(today: date, day: int) -> date | None:
    """The next date with this number, today included."""
    month = first_of_month(today)
    for ahead in range(13):
        later = plus_months(month, ahead)
        found = day_of(later.year, later.month, day)
        if found is not None and found >= today:
            return found
    return None


def next_month_day(today: date, month: int, day: int) -> date | None:
    """The next such date of any year, today included; None where no year has it."""
    for year in range(today.year, today.year + 5):
        found = day_of(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def weekday_and_day(today: date, weekday: int, day: int) -> date | None:
    """The next date with this weekday and number ("friday the 4th")."""
    month = first_of_month(today)
    for ahead in range(60):
        later = plus_months(month, ahead)
        found = day_of(later.year, later.month, day)
        if found is not None and found >= today and found.weekday() == weekday:
            return found
    return None


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date | None:
    """The nth such day of a month; -1 for the last."""
    if which < 0:
        last = date(year, month, monthrange(year, month)[1])
        return plus_days(last, -((last.weekday() - weekday) % 7))
    first = date(year, month, 1)
    return day_of(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (which - 1))


def easter_sunday(year: int) -> date:
    """Easter by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)
