"""Outside trouble as the errors of `bot.ports`. Their texts hold no URL, key or customer's word."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from bot.ports import (
    IntegrationError,
    NotFound,
    Rejected,
    Unauthorised,
    Unavailable,
    UnexpectedReply,
)

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


def fault_of_transport(
    service: str, operation: str, exc: httpx.RequestError, *, wrote: bool
) -> IntegrationError:
    """The error for an exchange that came to no answer."""
    if isinstance(exc, _NOT_SENT):
        code = "not_connected"
    elif isinstance(exc, httpx.TimeoutException):
        code = "timeout"
    else:
        code = "broken"
    return Unavailable(
        f"{service}: {operation} got no answer ({code})",
        code=code,
        outcome_unknown=wrote and code != "not_connected",
    )


def retry_after_s(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (number or HTTP date); None if it says nothing."""
    text = value.strip()
    try:
        return max(0.0, float(int(text)))
    except (ValueError, OverflowError):
        pass
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - now).total_seconds())


def fault_for_status(service: str, operation: str, status: int, *, wrote: bool) -> IntegrationError:
    """The error that an HTTP status stands for when the body has nothing better to say."""
    text = f"{service}: {operation} was answered with HTTP {status}"
    code = f"http_{status}"
    if status in (401, 403):
        return Unauthorised(text, code=code)
    if status in (404, 410):
        return NotFound(text, code=code)
    if status == 429:
        return Unavailable(text, code=code)
    if status in (408, 425) or status >= 500:
        return Unavailable(text, code=code, outcome_unknown=wrote)
    if status >= 400:
        return Rejected(text, code=code)
    return UnexpectedReply(text, code=code, outcome_unknown=wrote)
