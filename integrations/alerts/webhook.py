"""Alerts as one signed POST. docs/alerts.md says how its receiver checks it."""

import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime

from bot.ports import Alert, Rejected, Unavailable
from integrations.deadline import Deadline
from integrations.http import ApiClient, Call, UpstreamCall, log_call

TIMEOUT_S = 10.0


class Webhook:
    """POSTs JSON, signed by HMAC-SHA256 over the timestamp, a full stop and the body."""

    name = "webhook"

    def __init__(
        self,
        url: str,
        secret: bytes,
        business: str,
        *,
        on_call: Callable[[UpstreamCall], None] = log_call,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._client = ApiClient("alerts", url, on_call=on_call)
        self._secret = secret
        self._business = business
        self._timeout_s = timeout_s

    def send(self, some: Sequence[Alert], now: datetime) -> None:
        """Tell staff. Errors: Unavailable; Rejected for 3xx and 4xx. A redirect is not followed."""
        told = {"business": self._business, "alerts": [asdict(one) for one in some]}
        body = json.dumps(told).encode()
        call = Call("call_staff", "POST", "", content=body, headers=self._signed(body, now))
        status = self._client.call(call, Deadline(self._timeout_s)).status
        if status >= 500:
            raise Unavailable("alerts: the address failed", code=str(status))
        if status >= 300:
            raise Rejected("alerts: the address refused", code=str(status))

    def _signed(self, body: bytes, now: datetime) -> dict[str, str]:
        stamp = str(int(now.timestamp()))
        signature = hmac.new(self._secret, stamp.encode() + b"." + body, hashlib.sha256)
        return {
            "Content-Type": "application/json",
            "Bookline-Timestamp": stamp,
            "Bookline-Signature": f"sha256={signature.hexdigest()}",
        }
