"""Points that a vendor's documentation leaves open, and the tests that hold us to bearing them.

`@point(3, "documented", one=..., other=...)` runs a test once for each spelling of open point 3
and shows in the test's id where the doubt comes from: `documented` (pages differ or are silent),
`observed` (real clients saw otherwise), `inferred` (our own guess).
"""

from collections.abc import Callable
from typing import Any

import pytest

DOUBTS = {"documented", "observed", "inferred"}


class OpenPoints:
    """One vendor's open points, as far as tests have named them."""

    def __init__(self) -> None:
        self.tested: set[int] = set()

    def point(self, number: int, doubt: str, /, **spellings: Any) -> Callable[[Any], Any]:
        """Parametrise a test over the spellings of one open point."""
        assert set(doubt.split("+")) <= DOUBTS
        self.tested.add(number)
        ids = [f"{number}-{doubt}-{name}" for name in spellings]
        return pytest.mark.parametrize("spelling", list(spellings.values()), ids=ids)
