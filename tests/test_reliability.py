"""docs/reliability.md leads to tests that exist, and misses no row."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "reliability.md").read_text()
ROWS = dict(re.findall(r"^\| (\d+) \|[^|]*\| (.+) \|$", PAGE, re.MULTILINE))
EXPECTED = {*range(1, 54)} - {4}


def test_every_row_is_there() -> None:
    assert {int(row) for row in ROWS} == EXPECTED


def test_every_row_names_its_tests_or_says_why_there_are_none() -> None:
    without = [row for row, tests in ROWS.items() if "`tests/" not in tests]
    assert [row for row in without if not ROWS[row].startswith("*")] == []


def test_every_test_that_is_named_exists() -> None:
    named = set(re.findall(r"tests/[\w/]+(?:\.py)?", PAGE))
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
