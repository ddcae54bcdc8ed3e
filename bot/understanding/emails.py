"""Finds an e-mail address in a text; repairs only what can't mean anything else."""

import re
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

_ENDINGS = (
    r"(?:com|net|org|edu|gov|info|biz|io|me|us|es|ca|co|uk|au|nz|ie|in|eu|de|fr|it|mx|ar|cl|pe|cr)"
)
_SAID_AT = r"(?:at|\(at\)|\[at\]|arroba|\(arroba\))"
_SAID_DOT = r"(?:dot|\(dot\)|\[dot\]|punto)"
_SAID_LINE = r"(?:underscore|gui[oó]n\s+bajo)"
_SAID_DASH = r"(?:dash|hyphen|gui[oó]n(?:\s+medio)?)"
_WRITTEN = re.compile(r"[^\s@,;:<>()\[\]\"]+@+[^\s@,;:<>()\[\]\"]+")
_SPACED = re.compile(
    rf"([a-z0-9._%+-]+)\s*@\s*([a-z0-9-]+(?:\s*[.,]\s*{_ENDINGS}){{1,2}})\b", re.IGNORECASE
)
_NO_DOT = re.compile(
    rf"([a-z0-9._%+-]+)@([a-z0-9-]+(?:\s+(?:dot|punto)\s+|\s+)(?:{_ENDINGS}))\b", re.IGNORECASE
)
_SPOKEN = re.compile(
    rf"\b([a-z0-9_+-]+(?:(?:\s+(?:{_SAID_DOT}|{_SAID_LINE}|{_SAID_DASH})\s+|\.)[a-z0-9_+-]+)*)"
    rf"\s+{_SAID_AT}\s+"
    rf"([a-z0-9-]+(?:(?:\s*\.\s*|\s+{_SAID_DOT}\s+){_ENDINGS}){{1,2}})\b",
    re.IGNORECASE,
)
_LINE = re.compile(rf"\s+{_SAID_LINE}\s+", re.IGNORECASE)
_DASH = re.compile(rf"\s+{_SAID_DASH}\s+", re.IGNORECASE)
_DOT = re.compile(rf"\s*[.,]\s*|\s*(?<!\w){_SAID_DOT}(?!\w)\s*|\s+", re.IGNORECASE)
_NO_AT = re.compile(
    r"\b[\w+-]+(?:\.[\w+-]+)*[.\s](?:gmail|yahoo|hotmail|outlook|icloud|aol)\.com\b", re.IGNORECASE
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
    if not any(sign in lower for sign in ("@", "dot", ".com", " at ", "arroba")):
        return None
    written = _written(text)
    if written is not None and written.address is not None:
        return written
    return _repaired(text) or written or _without_at(text)


def _written(text: str) -> FoundEmail | None:
    """The first address as it stands; else the first thing with an @ that looks like one."""
    bad: FoundEmail | None = None
    for found in _WRITTEN.finditer(text):
        plain = found[0].strip(".!?'*_")
        start = found.start() + found[0].index(plain)
        span = start, start + len(plain)
        address = _valid(plain)
        if address is not None:
            return FoundEmail(address, None, span)
        if bad is None and re.search(r"@.*[a-z]", plain, re.IGNORECASE):
            bad = FoundEmail(None, plain, span)
    return bad


def _repaired(text: str) -> FoundEmail | None:
    """An address that was spoken out, or has a space or a comma where a dot must be."""
    for pattern in (_SPACED, _NO_DOT, _SPOKEN):
        found = pattern.search(text)
        if found is not None:
            local, domain = found.groups()[:2]
            local = _DASH.sub("-", _LINE.sub("_", local))
            address = _valid(f"{_DOT.sub('.', local)}@{_DOT.sub('.', domain)}")
            if address is not None:
                return FoundEmail(address, None, found.span())
    return None


def _without_at(text: str) -> FoundEmail | None:
    found = _NO_AT.search(text)
    return FoundEmail(None, found[0], found.span()) if found else None


def _valid(address: str) -> str | None:
    if address.isupper():
        address = address.lower()
    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        return None
