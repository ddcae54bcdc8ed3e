"""Clients by phone. Setster stores a phone as it was typed, so it is compared as a number."""

from collections.abc import Iterable, Mapping

import phonenumbers

from bot.ports import Client
from integrations.reading import text
from integrations.setster.words import plain


def spellings(phone: str) -> tuple[str, ...]:
    """The ways to ask for an E.164 number; () when it is none. How the filter compares is open."""
    number = _parsed(phone, None)
    return (phone, str(number.national_number)) if number else ()


def with_phone(found: Iterable[Mapping[str, object]], phone: str) -> list[Client]:
    """The clients whose phone is the number, judged here: a filter may have been ignored."""
    wanted = _parsed(phone, None)
    # National spellings are read in the number's own country.
    region = phonenumbers.region_code_for_country_code(wanted.country_code or 0) if wanted else None
    return [
        Client(
            # The key is called client_id here (O); id is taken too (I).
            id=text(one.get("client_id")) or text(one.get("id")),
            name=plain(one.get("name")),
            email=text(one.get("email")),
            phone=phone,
        )
        for one in found
        if wanted and _parsed(text(one.get("phone")), region) == wanted
    ]


def _parsed(phone: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException:
        return None
