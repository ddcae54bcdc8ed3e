"""Clients by phone. Setster stores a phone as it was typed, so it is compared as a number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import phonenumbers

from bot.ports import Client
from integrations.reading import text
from integrations.setster.words import plain

MOST_IN_DIRECTORY = 500
DEFAULT_PAGE = 100
COMMON_DIGITS = 7


def spellings(phone: str) -> tuple[str, ...]:
    """The ways to ask for an E.164 number; () when it is none. How the filter compares is open."""
    number = _parsed(phone, None)
    return (phone, str(number.national_number)) if number else ()


def with_phone(found: Iterable[Mapping[str, object]], phone: str) -> list[Client]:
    """The clients whose phone is the number, judged here: a filter may have been ignored."""
    return [
        Client(
            # The key is called client_id here (O); id is taken too (I).
            id=text(one.get("client_id")) or text(one.get("id")),
            name=plain(one.get("name")),
            email=text(one.get("email")),
            phone=phone,
        )
        for one in found
        if is_phone(text(one.get("phone")), phone)
    ]


def is_phone(written: str, phone: str) -> bool:
    """Whether a number, however it is written, is this E.164 number."""
    wanted = _parsed(phone, None)
    if wanted is None:
        return False
    # National spellings are read in the number's own country.
    region = phonenumbers.region_code_for_country_code(wanted.country_code or 0)
    return _parsed(written, region) == wanted


@dataclass(frozen=True, slots=True)
class Directory:
    """All clients of a small account, read with the catalogue, so that nobody need be asked for."""

    by_ending: Mapping[str, tuple[Mapping[str, object], ...]]

    def with_phone(self, phone: str) -> list[Client]:
        """The clients whose phone is this E.164 number."""
        return with_phone(self.by_ending.get(_ending(phone), ()), phone)


def directory(found: Iterable[Mapping[str, object]]) -> Directory | None:
    """The directory, or None when the list may go on: a full page says nothing of the rest.

    The pager's `end` may be honoured or not (documented, old), so a list as long as the page that
    was asked, or as the default page, counts as cut.
    """
    clients = list(found)
    if len(clients) == DEFAULT_PAGE or len(clients) >= MOST_IN_DIRECTORY:
        return None
    by_ending: dict[str, tuple[Mapping[str, object], ...]] = {}
    for one in clients:
        ending = _ending(text(one.get("phone")))
        if ending:
            by_ending[ending] = (*by_ending.get(ending, ()), one)
    return Directory(by_ending)


def _ending(phone: str) -> str:
    """The digits that every spelling of a number shares."""
    return "".join(one for one in phone if one.isdigit())[-COMMON_DIGITS:]


def _parsed(phone: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException:
        return None
