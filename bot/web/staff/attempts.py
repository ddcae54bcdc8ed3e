"""How often a password may be guessed: counted in the database, for all processes together.

Guesses count by address and by account. A browser in which somebody has logged in before bears a
signed mark and counts by itself, for its own account alone: a stranger who uses up the guesses
of an account or an address locks out no one who was there before.
Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies", read November 2026.
"""

import ipaddress
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from flask import Request, Response, current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.store import people
from bot.store.database import Database
from bot.store.staff import normalised_email

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
BY_ADDRESS = ((10, MINUTE), (100, HOUR))
BY_ACCOUNT = ((20, HOUR),)
BY_BROWSER = ((10, MINUTE), (50, HOUR))
MARK_FOR = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A guess that may be made; it counts as failed until `succeeded`."""

    ids: list[int]


def begin(
    database: Database, business_id: int, request: Request, email: str, now: datetime
) -> Attempt | None:
    """Count a guess; None when there were too many."""
    limits = _limits(request, email)
    with database.write() as connection:
        for key, allowed in limits:
            for most, span in allowed:
                if people.failures(connection, business_id, key, now - span) >= most:
                    return None
        ids = [people.add_failure(connection, business_id, key, now) for key, _ in limits]
    return Attempt(ids)


def take_back(database: Database, attempt: Attempt, now: datetime) -> None:
    """The guess was right: it does not count."""
    with database.write() as connection:
        people.forget_failures(connection, attempt.ids, now - HOUR)


def mark(response: Response, email: str) -> None:
    """Let this browser be known as one in which the account's owner has logged in."""
    value = _signer().dumps([_account(email), secrets.token_urlsafe(12)])
    config = current_app.config
    response.set_cookie(
        _cookie_name(),
        str(value),
        max_age=MARK_FOR,
        secure=config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )


def is_known(request: Request, email: str) -> bool:
    """Whether the account's owner has logged in from this browser."""
    return _mark(request, email) is not None


def _limits(request: Request, email: str) -> list[tuple[str, tuple[tuple[int, timedelta], ...]]]:
    own = _mark(request, email)
    if own is not None:
        return [(_key("browser", own), BY_BROWSER)]
    address = _key("address", _network(request.remote_addr or ""))
    return [(address, BY_ADDRESS), (_account(email), BY_ACCOUNT)]


def _mark(request: Request, email: str) -> str | None:
    value = request.cookies.get(_cookie_name(), "")
    try:
        account, number = _signer().loads(value, max_age=int(MARK_FOR.total_seconds()))
    except (BadSignature, ValueError, TypeError):
        return None
    return str(number) if account == _account(email) else None


def _cookie_name() -> str:
    return str(current_app.config["SESSION_COOKIE_NAME"]) + "-known"


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="known browser")


def _network(address: str) -> str:
    """An IPv6 customer has at least a /64 of addresses: they count as one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def _account(email: str) -> str:
    return _key("account", normalised_email(email))


def _key(kind: str, value: str) -> str:
    return sha256(f"{kind}|{value}".encode(errors="replace")).hexdigest()
