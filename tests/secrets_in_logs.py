"""What no log, printed line or traceback of ours may ever hold, nor any page or metric."""

import re

from flask import Flask, Response

from integrations.sandbox.business import CREDENTIALS

KEYS = (
    CREDENTIALS.setster_api_key,
    CREDENTIALS.setter_api_key,
    CREDENTIALS.twilio_auth_token,
    "not-a-secret-but-long-enough",
)
"""Ours alone: no page, table or text has a place for them."""
SESSION_TOKEN = re.compile(r"session[0-9a-f]{40}")
"""One that the sandbox has given out."""
PEOPLE = ("dana@example.com", "Dana Lee")
"""The customer of most tests, and so a part of what they write."""
CUSTOMERS_NUMBER = re.compile(r"\+?1?555(016|017)\d{4}")
"""The numbers of the phones in tests."""

shown: list[str] = []
"""The addresses of pages that held a key."""


def keys_in(text: str) -> list[str]:
    """The keys and session tokens that a text holds."""
    return [one for one in KEYS if one in text] + SESSION_TOKEN.findall(text)


def people_in(text: str) -> list[str]:
    """The names, addresses and whole phone numbers of customers that a text holds."""
    found = [one for one in PEOPLE if one in text]
    return found + [match.group() for match in CUSTOMERS_NUMBER.finditer(text)]


def secrets_in(text: str) -> list[str]:
    """Whatever of both a text holds."""
    return keys_in(text) + people_in(text) + ["canary"] * ("canary" in text)


def watch(app: Flask) -> None:
    """Note each answer of an application that holds a key."""

    @app.after_request
    def look(response: Response) -> Response:
        text = "" if response.is_streamed else response.get_data(as_text=True)
        if keys_in(text + str(response.headers)):
            shown.append(f"{response.status} {app.name}")
        return response
