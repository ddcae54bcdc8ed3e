"""Points that a vendor's documentation leaves open, and the tests that hold us to bearing them.

`@point(3, "documented", one=..., other=...)` runs a test once for each spelling of open point 3
and shows in the test's id where the doubt comes from: `documented` (pages differ or are silent),
`observed` (real clients saw otherwise), `inferred` (our own guess). `test_open_points.py` sees
to it that no point is left without a test.
"""

from collections.abc import Callable
from typing import Any

import pytest

DOUBTS = {"documented", "observed", "inferred"}


def point(number: int, doubt: str, /, **spellings: Any) -> Callable[[Any], Any]:
    """Parametrise a test over the spellings of one open point."""
    assert set(doubt.split("+")) <= DOUBTS
    ids = [f"{number}-{doubt}-{name}" for name in spellings]
    return pytest.mark.parametrize("spelling", list(spellings.values()), ids=ids)
