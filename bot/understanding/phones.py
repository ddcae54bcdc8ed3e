"""Finds a phone number that a customer gives: "call me at 555-010-9999"."""

import re
from dataclasses import dataclass

from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

_DIGITS = re.compile(r"\d(?:[\s().+-]{0,3}\d){6}")
_SHAPE = re.compile(r"\+|\(\d{3}\)|\b\d{3}[\s.-]\d{3}[\s.-]\d{4}\b")
"""How nothing but a phone number is written."""
_ELSEWHERE = "US"


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number in international form, and its place in the text."""

    number: str
    span: tuple[int, int]


def find_phone(text: str, locale: str) -> FoundPhone | None:
    """The first phone number of a text; one without a country is of the locale's region."""
    if not _DIGITS.search(text):
        return None
    region = locale.replace("_", "-").partition("-")[2].upper() or _ELSEWHERE
    leniency = Leniency.POSSIBLE if _SHAPE.search(text) else Leniency.VALID
    for found in PhoneNumberMatcher(text, region, leniency=leniency, max_tries=3):
        number = format_number(found.number, PhoneNumberFormat.E164)
        return FoundPhone(number, (found.start, found.end))
    return None
