"""Setster's answers: `{"statusCode", "statusDescriptions", "data"}` around everything.

Setster docs, getting-started: codes and envelope documented. HTTP 403 for a refused appointment
is from the API description of 2021; 200 with an error code elsewhere is inferred.
"""

from typing import Any

from flask import Response, jsonify

OK, INVALID_PARAMETERS, INVALID_CREDENTIALS, ACCOUNT_NOT_ACTIVE = 0, 1, 2, 3
INTERNAL_ERROR, ERROR_SAVING_ENTITY, ERROR_DELETING, NOT_FOUND = 4, 5, 6, 7
NOT_ALLOWED, SLOT_NOT_AVAILABLE, SLOT_OCCUPIED, ACCOUNTS_LIMIT_REACHED = 8, 9, 10, 11

NAMES = (
    "OK",
    "INVALID_PARAMETERS",
    "INVALID_CREDENTIALS",
    "ACCOUNT_NOT_ACTIVE",
    "INTERNAL_ERROR",
    "ERROR_SAVING_ENTITY",
    "ERROR_DELETING",
    "NOT_FOUND",
    "NOT_ALLOWED",
    "SLOT_NOT_AVAILABLE",
    "SLOT_OCCUPIED",
    "ACCOUNTS_LIMIT_REACHED",
)


class Refused(Exception):
    """A request that Setster answers with an error."""

    def __init__(self, code: int | None, http_status: int = 200, data: Any = None) -> None:
        super().__init__(str(code))
        self.code = code
        self.http_status = http_status
        self.data = data


def answer(data: Any, code: int = OK, http_status: int = 200) -> Response:
    """An envelope."""
    name = NAMES[code] if 0 <= code < len(NAMES) else "UNKNOWN"
    response = jsonify({"statusCode": code, "statusDescriptions": name, "data": data})
    response.status_code = http_status
    return response


def refusal(error: Refused) -> Response:
    """The answer to a refused request; without a code the body is empty, as seen for sessions."""
    if error.code is None:
        return Response("", status=error.http_status, mimetype="application/json")
    return answer(error.data, error.code, error.http_status)
