"""What no log, printed line or traceback of ours may ever hold."""

import re

from integrations.sandbox.business import CREDENTIALS

SECRETS = (
    CREDENTIALS.setster_api_key,
    CREDENTIALS.setter_api_key,
    CREDENTIALS.twilio_auth_token,
    "canary",
    "dana@example.com",
    "Dana Lee",
)
CUSTOMERS_NUMBER = re.compile(r"\+?1?555(016|017)\d{4}")
"""The numbers of the phones in tests."""


def secrets_in(text: str) -> list[str]:
    """The secrets and whole phone numbers that a text holds."""
    found = [one for one in SECRETS if one in text]
    return found + [match.group() for match in CUSTOMERS_NUMBER.finditer(text)]
