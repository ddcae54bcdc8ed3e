"""Reading the TwiML that the business's webhook answers with (Twilio docs, messaging/twiml).

Refuses what Twilio refuses, with the code that its debugger would show.
"""

from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree  # nosec B405  # DTDs, the dangerous part, are refused

LARGEST = 64 * 1024
MOST_CHARACTERS = 1600
XML_TYPES = {"text/xml", "application/xml"}
MESSAGE_PARTS = {"Body", "Media"}


class BadTwiml(Exception):
    """An answer that Twilio does not take; `code` is the debugger's."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


@dataclass(frozen=True, slots=True)
class Reply:
    """One `<Message>` of an answer."""

    body: str
    action: str = ""
    to: str = ""
    num_media: int = 0


def read_twiml(content_type: str, document: bytes, webhook_url: str) -> list[Reply]:
    """The messages of an answer, in order. Raises BadTwiml."""
    if content_type.partition(";")[0].strip().lower() not in XML_TYPES:
        raise BadTwiml(12300)
    if len(document) > LARGEST:
        raise BadTwiml(11750)
    if b"<!DOCTYPE" in document:
        raise BadTwiml(12100)
    try:
        root = ElementTree.fromstring(document)  # noqa: S314  # nosec B314
    except ElementTree.ParseError:
        raise BadTwiml(12100) from None
    if root.tag != "Response":
        raise BadTwiml(12200)
    return [_reply(one, webhook_url) for one in root]


def _reply(element: "ElementTree.Element", webhook_url: str) -> Reply:
    if element.tag != "Message" or any(part.tag not in MESSAGE_PARTS for part in element):
        raise BadTwiml(12200)
    bodies = [part.text or "" for part in element if part.tag == "Body"]
    body = "".join(bodies) if bodies else (element.text or "").strip()
    media = sum(1 for part in element if part.tag == "Media")
    if (not body.strip() and not media) or len(body) > MOST_CHARACTERS:
        raise BadTwiml(14103)
    action = element.get("action") or element.get("statusCallback") or ""
    return Reply(
        body=body,
        action=urljoin(webhook_url, action) if action else "",
        to=element.get("to", ""),
        num_media=media,
    )
