"""The id that each form bears: sent twice, it counts once."""

from collections.abc import Mapping

from flask import abort

LONGEST = 64


def form_id_in(form: Mapping[str, str]) -> str:
    """The id of a form; answers 400 where there is none."""
    given = form.get("form_id", "")
    if not (given and given.isascii() and given.isprintable() and len(given) <= LONGEST):
        abort(400)
    return given
