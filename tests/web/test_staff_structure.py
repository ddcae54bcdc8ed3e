"""Every page's frame: its own title, one heading, landmarks, the way past the top."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.staff_data import BUSINESS, Browser, Salon, open_salon, serve
from tests.web.staff_gallery import ADMINISTRATOR, VIEWS, fill, with_calendar

PATHS = [
    one.path
    for one in VIEWS
    if "," not in one.name and not one.presses and one.who in {ADMINISTRATOR, ""}
]
"""Each page in one of its states; to ask for it is enough to see it."""


@pytest.fixture
def salon(tmp_path: Path) -> Iterator[Salon]:
    with open_salon(tmp_path) as empty, with_calendar(empty) as salon:
        fill(salon)
        yield salon


def test_every_page_has_its_own_title_and_the_same_frame(salon: Salon) -> None:
    stranger, ada = (Browser(serve(salon)) for _ in range(2))
    ada.logs_in(ADMINISTRATOR)
    titles = {}
    for path in PATHS:
        by = stranger if path.startswith(("/staff/login", "/staff/join")) else ada
        page = by.opens(path).html
        (title,) = re.findall("<title>(.*?)</title>", page)
        assert title.endswith(f" – {BUSINESS}"), path
        titles[path] = title
        assert page.count("<h1") == page.count("<main") == page.count("<header") == 1, path
        assert page.count('<nav aria-label="Main"') == (by is ada), path
        assert re.search(r"<body[^>]*>\s*<a class=\"skip\" href=\"#main\">", page), path
    assert len(set(titles.values())) == len(PATHS), titles
