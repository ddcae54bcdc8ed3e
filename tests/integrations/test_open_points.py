import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integrations.open_points import DOUBTS

HERE = Path(__file__).parent

NOT_FOR_A_CLIENT = {
    "setster": {},
    "setter": {
        16: "a cancel by hand in the dashboard shows up nowhere: no call reads bookings",
        18: "webhooks of Setter are not received: nothing here needs them",
        19: "whether follow-ups already scheduled stop is Setter's own affair",
        20: "whether a past booking still silences the bot is Setter's own affair",
        21: "two documentation hosts have the same content",
    },
}


def points_with_tests(vendor: str) -> Iterator[tuple[int, str]]:
    """The number and doubt of each `@point` in the vendor's files."""
    for path in HERE.glob(f"test_{vendor}_open_points*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "point":
                number, doubt = (ast.literal_eval(argument) for argument in node.args)
                yield number, doubt


@pytest.mark.parametrize(("vendor", "count"), [("setster", 30), ("setter", 21)])
def test_every_open_point_has_a_test_or_a_reason(vendor, count):
    tested = {number for number, _ in points_with_tests(vendor)}
    untested = set(NOT_FOR_A_CLIENT[vendor])
    assert tested | untested == set(range(1, count + 1))
    assert not tested & untested
    assert all(set(doubt.split("+")) <= DOUBTS for _, doubt in points_with_tests(vendor))
