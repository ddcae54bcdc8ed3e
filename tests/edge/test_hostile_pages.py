"""Staff read what customers wrote as text: no markup, no script, no address of a stranger's."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.staff.texts import visible
from integrations.twilio.cleaning import clean_lines
from tests.edge.hostile import TEXTS, few, texts
from tests.web.staff_data import Browser, Salon, open_salon, serve

TAGS_OF_OURS = """
html head meta title link body header nav main section aside article footer div p span strong a b
h1 h2 h3 h4 ol ul li dl dt dd form input textarea button label time bdi code details summary br img
search select option table caption thead tbody tr th td fieldset legend
"""


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.strange: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_our_script = tag == "script" and (dict(attrs).get("src") or "").startswith("/static/")
        if tag not in re.findall(r"\w+", TAGS_OF_OURS) and not is_our_script:
            self.strange.append(tag)
        for name, value in attrs:
            is_address = name in {"href", "src", "action", "formaction", "data", "poster"}
            if tag == "img" and name == "src" and not (value or "").startswith("/static/"):
                self.strange.append(f"img {value}")
            if name.startswith("on") or name == "style":
                self.strange.append(f"{tag} {name}")
            if is_address and not re.match(r"/(?!/)|#", value or ""):
                self.strange.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def salon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Salon]:
    folder: Path = tmp_path_factory.mktemp("pages")
    with open_salon(folder) as salon:
        salon.add_member()
        yield salon


@pytest.fixture(scope="module")
def dora(salon: Salon) -> Browser:
    browser = Browser(serve(salon))
    browser.logs_in()
    return browser


def stored(text: str) -> str:
    """A text as a webhook lets it in."""
    return clean_lines(text.encode("utf-8", "replace").decode())[:5_000]


@few()
@given(text=texts(), name=texts())
def test_texts_and_names_are_shown_as_text(
    salon: Salon, dora: Browser, text: str, name: str
) -> None:
    text, name = stored(text), stored(name)[:200]
    talk = salon.talk(profile_name=name, name=name, email=name)
    media = {"media": [{"url": "http://evil.example/x.jpg", "type": name}]}
    place = {"place": {"latitude": 1.0, "longitude": 2.0, "label": text}}
    understood = {"facts": [{"fact": name[:20], "text": text}], "acts": [name[:20]]}
    asked = talk.says(text, understood=understood, attachments=media)
    talk.says(text, attachments=place)
    talk.hears(text)
    talk.happens("handed_over", reason=name[:64])
    talk.happens("booking_failed", error=name[:64])
    talk.books(asked, client_name=name, service_name=name, employee_name=name, note=text)
    for path in (talk.path, "/staff/"):
        shown = dora.opens(path)
        assert shown.status == 200
        page = Page(shown.html)
        assert page.strange == []
        assert "evil.example/x.jpg" not in shown.html
    body = dora.opens(talk.path)
    assert visible(text).strip() in Page(body.html).text


@few()
@given(text=texts(), rest=st.sampled_from(["", "?after=", "?before=", "?q=", "?next="]))
def test_no_address_is_shown_as_markup(dora: Browser, text: str, rest: str) -> None:
    given = quote(text.encode("utf-8", "surrogatepass"))
    path = f"/staff/{rest}{given}" if rest else f"/staff/c/{given}"
    for asked in (path, path.replace("/staff/", "/staff/login", 1)):
        shown = dora.opens(asked)
        assert shown.status < 500
        assert Page(shown.html).strange == []


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_refused_login_shows_what_was_typed_as_text(salon: Salon, text: str) -> None:
    salon.clock.now += timedelta(hours=2)  # guesses are counted
    shown = Browser(serve(salon)).logs_in(email=stored(text), password=stored(text))
    assert shown.status == 401
    assert Page(shown.html).strange == []


def test_this_reading_of_pages_sees_what_it_is_to_see() -> None:
    for markup in (
        "<script>1</script>",
        "<img src=x>",
        "<p onclick=x>",
        "<a href='javascript:x'>",
        "<a href=//evil.example/>",
        "<svg>",
        "<p style='x'>",
        "<iframe>",
    ):
        assert Page(markup).strange, markup
