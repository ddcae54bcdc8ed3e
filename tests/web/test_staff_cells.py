"""Whatever was written, a spreadsheet shows it as text, and it can be had back as it was."""

import csv
import io
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.staff.cells import SIGNS, safe_cell

RISKY = frozenset("=+-@|%")
PIECES = [*"=+-@|%\t\r\n;,\"' a1\u200b\ufeff\xa0＝＋－＠", "=cmd|'/C calc'!A0", "Dana", "\r\n"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=40)


def calculates(cell: str) -> bool:
    """Whether a spreadsheet might take it for a formula; some fold wide forms and skip spaces."""
    return unicodedata.normalize("NFKC", cell).lstrip(" \t\r\n\x00\u200b\ufeff")[:1] in RISKY


def line(text: str) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([safe_cell("-id"), safe_cell(text), "sent"])
    return out.getvalue()


@pytest.mark.parametrize(
    "risky", ["\rx", "\nx", "=1", "+1", "-1", "@x", "\tx", "\r=1", "＝1", "＠x", " =1", "|x", "%x"]
)
def test_what_begins_a_formula_gets_an_apostrophe(risky: str) -> None:
    assert safe_cell(risky).startswith(f"'{risky[0]}")


def test_ordinary_words_are_left_alone() -> None:
    for text in ("Dana O'Neil = fine", "2-3, maybe +1; or so", "a@b.example", "", "it's 50%"):
        assert safe_cell(text) == text


@given(text=TEXTS)
def test_no_cell_begins_a_formula(text: str) -> None:
    (row,) = csv.reader(io.StringIO(line(text), newline=""))
    assert not [cell for cell in row if calculates(cell)]


@given(text=TEXTS)
def test_nor_does_one_where_another_sign_parts_the_cells(text: str) -> None:
    for delimiter in ";\t":
        for row in csv.reader(io.StringIO(line(text), newline=""), delimiter=delimiter):
            assert not [cell for cell in row if calculates(cell)], (delimiter, row)


@given(text=TEXTS)
def test_what_was_written_can_be_had_back(text: str) -> None:
    (row,) = csv.reader(io.StringIO(line(text), newline=""))
    unseen = r"[\s\u200b\ufeff\x00\"']*"
    back = re.sub(rf"(^|[;\t\r\n])'(?={unseen}[{re.escape(SIGNS)}])|^'(?=[\t\r\n])", r"\1", row[1])
    assert back == text


def test_every_form_that_is_folded_to_a_sign_is_known() -> None:
    found = {
        one
        for number in range(sys.maxunicode + 1)
        if unicodedata.normalize("NFKC", one := chr(number))[:1] in RISKY
    }
    assert found == set(SIGNS)
