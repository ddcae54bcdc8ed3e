"""Whose word we take for who is calling, and by which names we may be called.

A proxy's headers count only from the number of proxies that the operator names: what stands before
them in `X-Forwarded-For` anybody can write (werkzeug docs, "Tell Flask it is Behind a Proxy").
The signatures of webhooks are over `PUBLIC_URL` and need nothing of this.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import Flask, abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""No page of a stranger can make a browser send these to us."""
FOR_THE_OPERATOR = frozenset({"health.healthz", "health.readyz", "metrics.show"})
"""Asked by load balancers and monitors, by whatever address they have for a machine."""


def stand_behind(
    app: Flask, public_url: str, trusted_proxies: int = 0, more_hosts: Sequence[str] = ()
) -> None:
    """Take the caller's address from so many proxies, and answer 400 to a foreign Host."""
    if trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=trusted_proxies, x_proto=trusted_proxies, x_host=0
        )
    hosts = {urlsplit(public_url).hostname or "", *LOOPBACK, *map(str.lower, more_hosts)}

    @app.before_request
    def check_host() -> None:
        # Empty for a Host that is no name at all.
        name = re.sub(r":\d+$", "", request.host).lower()
        if request.endpoint not in FOR_THE_OPERATOR and name not in hosts:
            abort(400)
