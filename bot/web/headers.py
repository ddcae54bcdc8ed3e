"""The headers that every answer bears, so that no page can be forgotten.

A route that sets a header itself knows better: nothing is overwritten.
"""

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
STRICT_TRANSPORT = "max-age=31536000"
ICON = "staff/icon.svg"


def set_headers(app: Flask) -> None:
    """Add the headers to every answer, errors included, and serve the icon browsers ask for."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if str(app.config.get("PUBLIC_URL", "")).startswith("https://"):
            response.headers.setdefault("Strict-Transport-Security", STRICT_TRANSPORT)
        if request.endpoint not in {"static", "favicon"}:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    @app.get("/favicon.ico")
    def favicon() -> Response:
        return app.send_static_file(ICON)
