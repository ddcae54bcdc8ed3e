"""Reading what a client of Setster sends: flat JSON, `{"data": {...}}`, or a form field `data`.

The first is documented now, the second in the API description of 2021, the third is what old
clients sent. All are taken.
"""

import json
from datetime import datetime
from typing import Any

from flask import request

from integrations.sandbox.setster.envelope import INVALID_PARAMETERS, Refused

DATE_TIMES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")


def read_body() -> dict[str, Any]:
    """The fields of the request's body; empty without one."""
    if request.is_json:
        found = request.get_json(silent=True)
    elif "data" in request.form:
        found = _parsed(request.form["data"])
    else:
        found = request.form.to_dict()
    if not isinstance(found, dict):
        raise Refused(INVALID_PARAMETERS)
    inner = found.get("data")
    return inner if isinstance(inner, dict) else found


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def wall_time(text: Any) -> datetime:
    """A naive wall time as Setster writes it."""
    for pattern in DATE_TIMES:
        try:
            return datetime.strptime(str(text), pattern)  # noqa: DTZ007  # wall time of a location
        except ValueError:
            continue
    raise Refused(INVALID_PARAMETERS)


def is_true(value: Any) -> bool:
    """Whether a flag in a query or a body is set."""
    return str(value).lower() in {"1", "true", "yes"}
