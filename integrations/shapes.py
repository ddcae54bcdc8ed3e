"""What an answer looked like, fit for logs: its signs and structure, not one of its words."""

import re

MOST_CHARACTERS = 160
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_ODD = re.compile(r"[^\x20-\x7e]+")


def shape(body: bytes) -> str:
    """The beginning of an answer with each word as "a" and each number as "0".

    `<h1>Bad gateway</h1>` is `<a0>a a</a0>`: enough to tell a proxy's page from broken JSON.
    """
    text = body[: 8 * MOST_CHARACTERS].decode("utf-8", "replace")
    plain = _ODD.sub(" ", _DIGITS.sub("0", _LETTERS.sub("a", text)))
    return " ".join(plain.split())[:MOST_CHARACTERS]
