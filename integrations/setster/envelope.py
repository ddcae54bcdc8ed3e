"""The envelope around every answer: `{"statusCode", "statusDescriptions", "data"}`.

The body decides before the HTTP status does (O, I): an error may come with HTTP 200, and HTTP
403 means an expired session as well as a taken time. Setster's own texts are never put into an
error, since they may quote what a customer wrote.
"""

from bot.ports import (
    IntegrationError,
    NotFound,
    OpeningTaken,
    Rejected,
    Unauthorised,
    Unavailable,
    UnexpectedReply,
)
from integrations.faults import fault_for_status
from integrations.http import Reply
from integrations.reading import text

# Names of the codes: documented (S, O). What they mean to us: inferred.
NAMES = {
    "1": "INVALID_PARAMETERS",
    "2": "INVALID_CREDENTIALS",
    "3": "ACCOUNT_NOT_ACTIVE",
    "4": "INTERNAL_ERROR",
    "5": "ERROR_SAVING_ENTITY",
    "6": "ERROR_DELETING",
    "7": "NOT_FOUND",
    "8": "NOT_ALLOWED",
    "9": "SLOT_NOT_AVAILABLE",
    "10": "SLOT_OCCUPIED",
    "11": "ACCOUNTS_LIMIT_REACHED",
}
ERRORS: dict[str, type[IntegrationError]] = {
    "1": Rejected,
    "2": Unauthorised,
    "3": Unauthorised,
    "4": Unavailable,
    "5": Unavailable,
    "6": Rejected,
    "7": NotFound,
    "8": Rejected,
    "9": OpeningTaken,
    "10": OpeningTaken,
    "11": Rejected,
}
UNSURE_CODES = frozenset({"4", "5"})
"""After these a writing request may have taken effect."""
SESSION_CODES = frozenset({"2", "8", ""})
"""With HTTP 401 or 403 these mean an expired session; other codes are business answers."""


class SessionExpired(Unauthorised):
    """The session token is refused: log in again, once."""


def open_envelope(reply: Reply, operation: str, *, wrote: bool, has_session: bool = True) -> object:
    """The `data` of a good answer. Raises SessionExpired and the errors of bot.ports."""
    body = _body(reply)
    code = _code(body)
    if has_session and _is_session_refusal(reply.status, code):
        raise SessionExpired(f"Setster: {operation} met an expired session", code=code)
    if body is None:
        raise _fault_without_envelope(reply, operation, wrote=wrote)
    if code:
        raise _fault_for_code(code, operation, wrote=wrote)
    if reply.status >= 300:
        raise fault_for_status("Setster", operation, reply.status, wrote=wrote)
    return body.get("data")


def is_envelope(reply: Reply) -> bool:
    """Whether an answer is Setster's at all."""
    return _body(reply) is not None


def _body(reply: Reply) -> dict[str, object] | None:
    """The envelope; None for HTML, an empty body and other JSON (C: a client guarded for them)."""
    try:
        body = reply.json()
    except ValueError:
        return None
    has_its_keys = isinstance(body, dict) and ("statusCode" in body or "data" in body)
    return body if isinstance(body, dict) and has_its_keys else None


def _code(body: dict[str, object] | None) -> str:
    """The statusCode as text, "" for success: 0 or null (S), "0" (I)."""
    code = text((body or {}).get("statusCode"))
    return "" if code in ("0", "null") else code


def _is_session_refusal(status: int, code: str) -> bool:
    """401 was seen by real clients (C), 403 is documented (G R); code 2 says it by itself."""
    return code == "2" or (status in (401, 403) and code in SESSION_CODES)


def _fault_for_code(code: str, operation: str, *, wrote: bool) -> IntegrationError:
    error = ERRORS.get(code)
    if error is None:
        return UnexpectedReply(
            f"Setster: {operation} was answered with an unknown code",
            code="unknown",
            outcome_unknown=wrote,
        )
    return error(
        f"Setster: {operation} was refused: {NAMES[code]}",
        code=code,
        outcome_unknown=wrote and code in UNSURE_CODES,
    )


def _fault_without_envelope(reply: Reply, operation: str, *, wrote: bool) -> IntegrationError:
    if reply.status == 429 or reply.status >= 500 or reply.status in (401, 403):
        return fault_for_status("Setster", operation, reply.status, wrote=wrote)
    return UnexpectedReply(
        f"Setster: the answer to {operation} is no envelope (HTTP {reply.status})",
        code="no_envelope",
        outcome_unknown=wrote,
    )
