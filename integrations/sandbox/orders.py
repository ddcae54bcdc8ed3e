"""Reading what the control API is told to do."""

from typing import Any

from flask import request


class BadOrder(Exception):
    """A control call that makes no sense."""


def read_order() -> dict[str, Any]:
    """The JSON object of the request; empty without a body."""
    found = request.get_json(silent=True) if request.data else {}
    if not isinstance(found, dict):
        raise BadOrder("a JSON object is needed")
    return found
