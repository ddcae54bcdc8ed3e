"""What a webhook of Setster is about. It is a hint and no more: fetch the booking before acting.

Payload, content type, retries and signature are documented nowhere: JSON and form are taken,
and the id is looked for where it may be (I). The posts are not authenticated (R), so nothing of
them but a plausible id is ever used.
"""

import json
import re
from urllib.parse import parse_qsl

from integrations.reading import record, text

_ID = re.compile(r"\d{1,18}")
_NAMES = ("appointment_id", "id")
_WRAPPERS = ("data", "appointment", "payload")


def booking_id(body: bytes) -> str | None:
    """The id of the booking that has changed, or None."""
    found = _parsed(body)
    candidates = [found, *(_unwrapped(found.get(name)) for name in _WRAPPERS)]
    # A wrapped id is the booking's; one beside it may be the event's own.
    for candidate in reversed(candidates):
        for name in _NAMES:
            value = text(candidate.get(name))
            if _ID.fullmatch(value):
                return value
    return None


def _parsed(body: bytes) -> dict[str, object]:
    try:
        return record(json.loads(body))
    except (ValueError, RecursionError):
        pass
    try:
        return dict(parse_qsl(body.decode(), max_num_fields=200))
    except ValueError:
        return {}


def _unwrapped(value: object) -> dict[str, object]:
    """An object, or JSON text of one (C: a form field "data" held such)."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        return _parsed(value.encode())
    return record(value)
