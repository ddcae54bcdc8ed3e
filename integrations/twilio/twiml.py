"""The answer to a message webhook, as TwiML. Built by the library alone, so text stays text."""

from twilio.twiml.messaging_response import (  # type: ignore[import-untyped]
    MessagingResponse,
)

from integrations.twilio.cleaning import clean_lines

CONTENT_TYPE = "text/xml; charset=utf-8"
"""Without one Twilio reports 11200, with a wrong one 12300 (Twilio error pages)."""


def nothing() -> bytes:
    """An answer that sends nothing."""
    return str(MessagingResponse()).encode()


def message(body: str, *, status_callback: str) -> bytes:
    """An answer that sends one message, whose fate is posted to `status_callback`.

    The message has no id in our hands: the callback brings it.
    """
    response = MessagingResponse()
    # Control characters would make XML that no parser takes; the library lets them through.
    response.message(clean_lines(body), action=status_callback, method="POST")
    return str(response).encode()
