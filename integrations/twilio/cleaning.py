"""Control characters out of what customers send, once, at the edge.

NUL is refused by PostgreSQL, lone surrogates by every encoder, the others by XML.
"""

import re

_LINE_END = re.compile("\r\n|\r|\u0085|\u2028|\u2029")
_UNWANTED = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean_lines(text: str) -> str:
    """The text without control characters; line feeds stay."""
    return _UNWANTED.sub("", _LINE_END.sub("\n", text).replace("\t", " "))


def clean_line(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join(clean_lines(text).split())
