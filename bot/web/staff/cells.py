"""Cells of a CSV file that no spreadsheet takes for a formula.

Where lists are written with `;`, a spreadsheet may part a line there and at line ends, whatever the
quotes say: what begins a cell of its own then must begin no formula either.
Source: owasp.org/www-community/attacks/CSV_Injection, read November 2026.
"""

import re

SIGNS = "=+-@|%＝＋－＠｜％﹢﹣﹦﹪﹫⁺⁼₊₌⩵⩶﬩"
"""What begins a formula, also as the wide and small forms that some spreadsheets fold."""
_UNSEEN = r"[\s\u200b\ufeff\x00\"']*"
_BEGINNING = re.compile(rf"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?={_UNSEEN}[{re.escape(SIGNS)}])")


def safe_cell(text: str) -> str:
    """The text; with an apostrophe before whatever a spreadsheet might calculate."""
    return _BEGINNING.sub("'", text)
