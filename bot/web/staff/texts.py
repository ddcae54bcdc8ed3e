"""Customers' texts and numbers as staff may see them.

Templates escape markup; this makes visible what escaping does not: characters that show nothing,
or that turn the direction of the text around them.
"""

import re
from collections.abc import Mapping
from typing import Any

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from bot.store.erasure import ERASED

SHOWN_DIGITS = 3

_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_UNSEEN = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff{_DIRECTION}]")


def visible(text: str) -> str:
    """The text as written, with each control character shown as a symbol."""
    return _UNSEEN.sub(_symbol, text.replace("\r\n", "\n"))


def is_erased(row: Any) -> bool:
    """Whether a message's words are no longer kept: only a customer's may come without any."""
    return not row.body and (row.author != "customer" or (row.provider_id or "").startswith(ERASED))


def is_erased_address(address: str) -> bool:
    """Whether a customer's number is no longer kept."""
    return address.startswith(ERASED)


def one_line(text: str) -> str:
    """The same on one line, for a preview."""
    return " ".join(visible(text).split())


def _symbol(found: re.Match[str]) -> str:
    # Unicode's pictures of control characters would do, but few fonts have them.
    return f"[U+{ord(found[0]):04X}]"


def masked(address: str) -> str:
    """A number with only its last digits readable; "Erased" for one that is no longer kept."""
    if is_erased_address(address):
        return "Erased"
    return "••• " + address[-SHOWN_DIGITS:] if len(address) > SHOWN_DIGITS else "•••"


def whole_number(address: str) -> tuple[str, str]:
    """All of a number, spaced to be read, and the link that calls it.

    A sender without a phone number has no link.
    """
    try:
        number = phonenumbers.parse(address)
    except NumberParseException:
        return visible(address), ""
    readable = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return readable, phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)


def attachments(kept: Mapping[str, Any] | None) -> list[str]:
    """What came besides the text, in words. Its address is neither shown nor fetched."""
    if not kept:
        return []
    words = [
        f"Attachment ({visible(str(one.get('type') or 'unknown type'))}), not shown"
        for one in kept.get("media", ())
    ]
    place = kept.get("place")
    if place:
        label = visible(str(place.get("label") or "")) or "no name"
        words.append(f"Place: {label} ({place.get('latitude')}, {place.get('longitude')})")
    return words
