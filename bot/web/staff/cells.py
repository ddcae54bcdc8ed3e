"""Cells of a CSV file that no spreadsheet takes for a formula.

Source: owasp.org/www-community/attacks/CSV_Injection, read November 2026.
"""

import unicodedata

BEGINNINGS = frozenset("=+-@\t\r\n|%")
"""Also in their full-width forms, which some spreadsheets fold."""


def safe_cell(text: str) -> str:
    """The text; with an apostrophe before it where a spreadsheet might calculate it."""
    plain = unicodedata.normalize("NFKC", text.replace("\x00", "")).lstrip(" \u200b\ufeff")
    is_risky = text[:1] in BEGINNINGS or plain[:1] in BEGINNINGS
    return f"'{text}" if is_risky else text
