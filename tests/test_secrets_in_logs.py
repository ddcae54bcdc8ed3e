"""The watch over logs sees what it is to see."""

import pytest

from tests.secrets_in_logs import secrets_in


@pytest.mark.parametrize(
    "line",
    ["sent to +15550160001", "5550160001 wrote", "maple-setter-demo-key", "Dana Lee <d@x.example>"],
)
def test_a_secret_in_a_line_is_seen(line: str) -> None:
    assert secrets_in(line)


def test_an_ordinary_line_is_left_alone() -> None:
    assert secrets_in("upstream_call service=Setster status=200 message=1555016") == []
