"""Bodies that end too soon or are no chunks: the caller's fault, met only when they are read."""

from flask import Flask, Response
from gunicorn.http.errors import NoMoreData, ParseException


def refuse_broken_bodies(app: Flask) -> None:
    """Answer 400 to them, in place of a fault of ours with a traceback in the log."""

    @app.errorhandler(NoMoreData)
    @app.errorhandler(ParseException)
    def refuse(_: Exception) -> Response:
        # What follows on this connection is of no known length.
        return Response(status=400, headers={"Connection": "close"})
