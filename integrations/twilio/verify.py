"""Whether a webhook really comes from Twilio.

The signed address is built from the configured public one and the raw path and query, never
from the request's own idea of its address: proxies change scheme, host and port, and frameworks
decode the query (Twilio docs, "Webhooks security"; tried with twilio 9.13 under Flask).

What is signed are names and values run together, without borders. Who wrote a text and got hold
of its signature could part it anew: `Body=hiFrom+15550100...` as `Body=hi` and `From=+15550100...`.
The true id and number are then left over somewhere, so each may be stated but once.
"""

import re
from collections.abc import Mapping

from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]
from werkzeug.datastructures import MultiDict

STATED_ONCE = {
    # A reply on WhatsApp names the message that it is to in OriginalRepliedMessageSid.
    "MessageSid": re.compile(r"(?<!OriginalReplied)MessageSid([A-Z]{2}[0-9a-fA-F]{32})"),
    "From": re.compile(r"From((?:whatsapp:)?\+\d{7,15})"),
}
"""Parameter -> how it shows in what is signed. A text that looks so is refused, and caught up."""
SENDER = re.compile(r"From(?=[a-z]+:[+\w]|\+?\d)")
"""Behind it stands a sender of any kind: a number, a short code, or one like whatsapp:US.1349."""


class Signatures:
    """Checks signatures with the account's auth token, or two of them while rotating."""

    def __init__(self, public_url: str, auth_tokens: str) -> None:
        """`auth_tokens` is one token or two, comma-separated. Raises ValueError for a blank one."""
        tokens = [token.strip() for token in auth_tokens.split(",")]
        if not all(tokens):
            raise ValueError("a Twilio auth token is blank")
        if len(tokens) > 2:
            raise ValueError("at most two Twilio auth tokens can be in use")
        self._base = public_url.strip().rstrip("/")
        if not self._base:
            raise ValueError("the public URL is blank")
        self._validators = [RequestValidator(token) for token in tokens]

    def are_genuine(
        self, raw_path: str, raw_query: str, form: Mapping[str, str], signature: str | None
    ) -> bool:
        """Whether the signature fits. `form` is the whole MultiDict: repeats are signed too."""
        if not signature:
            return False
        url = self._base + raw_path + (f"?{raw_query}" if raw_query else "")
        try:
            is_signed = any(one.validate(url, form, signature) for one in self._validators)
        except ValueError:
            # Text that can't be encoded was never signed by Twilio.
            return False
        return is_signed and _has_borders(form)


def _has_borders(form: Mapping[str, str]) -> bool:
    """Whether what was signed can't be another form, parted elsewhere."""
    pairs = MultiDict(form).items(multi=True)
    signed = "".join(name + value for name, value in sorted(set(pairs)))
    sender = form.get("From", "")
    return all(
        set(pattern.findall(signed)) <= {form.get(name, "")}
        for name, pattern in STATED_ONCE.items()
    ) and all(
        sender and signed.startswith(sender, shown.end()) for shown in SENDER.finditer(signed)
    )
