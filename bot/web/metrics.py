"""The numbers that are watched. No label ever holds a phone number, a name or a text.

Each process counts for itself. Where the operator sets PROMETHEUS_MULTIPROC_DIR, a folder that the
processes of one machine share, whichever is asked gives the sums (prometheus_client's own mode).
"""

import hmac
import os
from ipaddress import ip_address

from flask import Blueprint, Response, abort, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

WEBHOOKS = Counter("bookline_webhooks", "Message webhooks by how they were answered", ["answer"])
TURN_SECONDS = Histogram("bookline_turn_seconds", "Time from webhook to answer")
UPSTREAM_SECONDS = Histogram(
    "bookline_upstream_seconds", "Calls to outside services", ["service", "operation", "outcome"]
)


def metrics_blueprint(token: str | None) -> Blueprint:
    """GET /metrics: for the operator only."""
    blueprint = Blueprint("metrics", __name__)

    @blueprint.get("/metrics")
    def show() -> Response:
        if not is_operator(token):
            abort(401 if token else 404)
        return Response(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def is_operator(token: str | None) -> bool:
    """Whether the bearer of the token asks; without one, whether somebody on this machine does."""
    if token:
        given = request.headers.get("Authorization", "").encode()
        return hmac.compare_digest(given, f"Bearer {token}".encode())
    is_direct = not {"X-Forwarded-For", "Forwarded"} & set(request.headers.keys())
    return is_direct and ip_address(request.remote_addr or "0.0.0.0").is_loopback  # noqa: S104  # nosec B104


def _registry() -> CollectorRegistry:
    """The numbers of this process, or of all that share a folder."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    shared = CollectorRegistry()
    MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
    return shared
