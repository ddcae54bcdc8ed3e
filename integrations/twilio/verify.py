"""Whether a webhook really comes from Twilio.

The signed address is built from the configured public one and the raw path and query, never
from the request's own idea of its address: proxies change scheme, host and port, and frameworks
decode the query (Twilio docs, "Webhooks security"; tried with twilio 9.13 under Flask).
"""

from collections.abc import Mapping

from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]


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
            return any(one.validate(url, form, signature) for one in self._validators)
        except ValueError:
            # Text that can't be encoded was never signed by Twilio.
            return False
