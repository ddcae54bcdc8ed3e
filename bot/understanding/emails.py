"""Finds an e-mail address in a text; repairs only what can't mean anything else."""

import re
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

_WRITTEN = re.compile(r"[^\s@,;:<>()\[\]\"]+@[^\s@,;:<>()\[\]\"]+", re.ASCII)
_SPACED = re.compile(
    r"([a-z0-9._%+-]+)\s*@\s*([a-z0-9-]+(?:\s*[.,]\s*[a-z0-9-]+)*\s*[.,]\s*[a-z]{2,})\b", re.I
)
_SPOKEN = re.compile(
    r"\b([a-z0-9_+-]+(?:(?:\s+dot\s+|\.)[a-z0-9_+-]+)*)\s+(?:at|@|\(at\)|\[at\])\s+"
    r"([a-z0-9-]+(?:(?:\s*\.\s*|\s+(?:dot|\(dot\)|\[dot\])\s+)[a-z0-9-]+)+)\b",
    re.I,
)
_HALF_SPOKEN = re.compile(
    r"\b([a-z0-9._%+-]+)@([a-z0-9-]+)(?:\s+dot\s+|\s+)(com|net|org|edu|co\.uk|io|es)\b", re.I
)
_DOT = re.compile(r"\s*(?:\.|,|\bdot\b|\(dot\)|\[dot\])\s*", re.I)
_PROVIDER = re.compile(
    r"\b[\w.+-]+[.\s](?:gmail|gmial|yahoo|hotmail|outlook|icloud|aol)[.,]\s?com\b", re.I
)


@dataclass(frozen=True, slots=True)
class FoundEmail:
    """An address, or what was meant as one, and its place in the text."""

    address: str | None
    bad: str | None
    span: tuple[int, int]


def find_email(text: str) -> FoundEmail | None:
    """The first e-mail address of a text."""
    lower = text.lower()
    if "@" not in text and " at " not in lower and "(at)" not in lower and "com" not in lower:
        return None
    for pattern in (_SPACED, _HALF_SPOKEN, _SPOKEN):
        found = pattern.search(text)
        if found is None:
            continue
        address = _valid(
            f"{_dotted(found[1])}@{_dotted(''.join(found.groups()[1:2]))}" + _rest(found)
        )
        if address is not None:
            return FoundEmail(address, None, found.span())
    return _meant(text)


def _rest(found: re.Match[str]) -> str:
    return f".{found[3]}" if found.re is _HALF_SPOKEN else ""


def _dotted(spoken: str) -> str:
    return _DOT.sub(".", spoken).strip(".").replace(" ", "")


def _meant(text: str) -> FoundEmail | None:
    written = _WRITTEN.search(text)
    if written is not None:
        plain = written[0].strip(".!?'")
        start = written.start() + written[0].index(plain) if plain else written.start()
        span = start, start + len(plain)
        address = _valid(plain)
        if address is not None:
            return FoundEmail(address, None, span)
        return FoundEmail(None, plain, span) if re.search(r"@.*[a-z]", plain, re.I) else None
    provider = _PROVIDER.search(text)
    return FoundEmail(None, provider[0], provider.span()) if provider else None


def _valid(address: str) -> str | None:
    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        return None
