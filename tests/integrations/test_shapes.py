"""A sample of a bad answer is kept in the log, without a word of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from integrations.deadline import Deadline
from integrations.http import ApiClient, Call
from integrations.shapes import MOST_CHARACTERS, shape


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (b"<h1>502 Bad gateway</h1>", "<a0>0 a a</a0>"),
        (b'{"name": "Dana Lee", "phone": "+15550100001", "pai', '{"a": "a a", "a": "+0", "a'),
        ("{'é': 'ñandú'}".encode(), "{'a': 'a'}"),
        (b"\xff\xfe\x00\x1b[31mred\n", "[0a"),
        (b"", ""),
    ],
)
def test_a_shape_shows_signs_and_no_words(body: bytes, wanted: str) -> None:
    assert shape(body) == wanted


@given(st.binary(max_size=2000))
def test_no_answer_puts_words_or_lines_into_the_log(body: bytes) -> None:
    found = shape(body)
    assert len(found) <= MOST_CHARACTERS
    assert found.isprintable() and found.isascii()
    letters = [one for one in found if one.isalnum()]
    assert set(letters) <= {"a", "0"}


def test_an_answer_that_makes_no_sense_is_logged_by_its_shape(httpserver) -> None:
    httpserver.expect_request("/x").respond_with_data("<p>Dana Lee 555-0100</p>", status=200)
    client = ApiClient("Setster", httpserver.url_for(""))
    with capture_logs() as lines:
        client.call(Call("read", "GET", "/x"), Deadline(2.0))
    (line,) = [one for one in lines if one["event"] == "upstream_nonsense"]
    assert (line["operation"], line["shape"], line["size"]) == ("read", "<a>a a 0-0</a>", 24)
