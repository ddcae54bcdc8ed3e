"""Parts of pages that a script asks for again and again."""

import re
from hashlib import sha256

from flask import make_response, request
from flask.typing import ResponseReturnValue

TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')
"""Differs from page to page and says nothing new."""


def unless_known(page: str, needing: int) -> ResponseReturnValue:
    """The page under its tag, or 304 for who has it; with either, how many need a person."""
    response = make_response(page)
    response.headers["Needing"] = str(needing)
    response.set_etag(sha256(TOKEN.sub("", page).encode()).hexdigest()[:32])
    return response.make_conditional(request)
