"""How a locale writes days, clock times and money in a text message. CLDR, but for the patterns."""

from datetime import datetime, time
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency

DAY_FIRST = "EEE d MMM"
MONTH_FIRST = "EEE MMM d"
TWELVE_HOURS = "h:mma"
TWENTY_FOUR_HOURS = "H:mm"
PATTERNS = {
    "en": (DAY_FIRST, TWELVE_HOURS),
    "en-US": (MONTH_FIRST, TWELVE_HOURS),
    "en-CA": (MONTH_FIRST, TWELVE_HOURS),
    "en-PH": (MONTH_FIRST, TWELVE_HOURS),
    "en-PR": (MONTH_FIRST, TWELVE_HOURS),
    "es": (DAY_FIRST, TWELVE_HOURS),
    "es-ES": (DAY_FIRST, TWENTY_FOUR_HOURS),
}
"""Locale, or else language -> how it writes a day and a clock time. Every language needs a line.

Spanish is by the clock's twelve hours in all of America, by 24 in Spain (CLDR's short times).
"""


@lru_cache(4096)
def day(at: datetime, locale: str) -> str:
    """A day with its weekday, without the year: "Mon Nov 23", "lun 23 nov"."""
    return format_date(at, _patterns(locale)[0], locale=_cldr(locale))


@lru_cache(512)
def weekday(at: datetime, locale: str) -> str:
    """A day of the week: "Monday", "lunes"."""
    return format_date(at, "EEEE", locale=_cldr(locale))


@lru_cache(4096)
def clock(at: datetime | time, locale: str) -> str:
    """A time of day: "3:00pm", "15:00".

    Every language has "am" and "pm", as on the clock of a phone: CLDR's "3:00 p. m." is long.
    """
    moment = at.time() if isinstance(at, datetime) else at
    return format_time(moment, _patterns(locale)[1], locale="en").lower()


@lru_cache(512)
def money(amount: Decimal, currency: str, locale: str) -> str:
    """A price, without decimals where it is whole: "$40", "$12.50", "12,50 €"."""
    cldr = _cldr(locale)
    if amount != amount.to_integral_value():
        return format_currency(amount, currency, locale=cldr)
    pattern = cldr.currency_formats["standard"].pattern.replace(".00", "")
    return format_currency(amount, currency, pattern, locale=cldr, currency_digits=False)


def _patterns(locale: str) -> tuple[str, str]:
    return PATTERNS.get(locale) or PATTERNS[locale.partition("-")[0]]


@lru_cache(64)
def _cldr(locale: str) -> Locale:
    """CLDR's locale; the language alone where it knows no such pair, as Spanish in Britain."""
    try:
        return Locale.parse(locale, sep="-")
    except UnknownLocaleError:
        return Locale(locale.partition("-")[0])
