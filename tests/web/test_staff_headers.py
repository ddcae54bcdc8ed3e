"""Every answer is guarded, whoever made it."""

import pytest
from flask import Flask, Response

from bot.web.headers import HEADERS, POLICY
from tests.web.staff_data import Browser, Salon, serve


@pytest.fixture
def app(salon: Salon) -> Flask:
    app = serve(salon)
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("the secret number is 4711")

    @app.get("/knows-better")
    def knows_better() -> Response:
        return Response("x", headers={"Content-Security-Policy": "default-src 'self'"})

    return app


PATHS = ["/staff/login", "/staff/", "/staff/none", "/none", "/broken", "/favicon.ico"]


@pytest.mark.parametrize("path", [*PATHS, "/static/staff/staff.css"])
def test_every_answer_bears_the_headers(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    answer.close()


def test_the_policy_allows_our_own_files_only() -> None:
    allowed = dict(one.split(" ", 1) for one in POLICY.split("; "))
    assert set(allowed.values()) == {"'self'", "'none'"}
    for barred in ("default-src", "base-uri", "frame-ancestors"):
        assert allowed[barred] == "'none'"
    # Not covered by default-src (CSP Level 3, section 6.4).
    assert allowed["form-action"] == "'self'"


def test_no_header_is_forgotten() -> None:
    assert {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Security-Policy": POLICY,
    }.items() <= HEADERS.items()


@pytest.mark.parametrize("path", ["/staff/login", "/staff/", "/none", "/broken"])
def test_pages_are_not_stored(app: Flask, path: str) -> None:
    assert app.test_client().get(path).headers["Cache-Control"] == "no-store"


def test_a_route_that_knows_better_is_left_alone(app: Flask) -> None:
    answer = app.test_client().get("/knows-better")
    assert answer.headers.getlist("Content-Security-Policy") == ["default-src 'self'"]


def test_https_is_kept_where_it_is_used(salon: Salon) -> None:
    for url, has_it in (("https://book.example", True), ("http://localhost", False)):
        answer = serve(salon, url).test_client().get("/staff/login")
        assert ("Strict-Transport-Security" in answer.headers) is has_it


def test_browsers_find_an_icon(app: Flask) -> None:
    answer = app.test_client().get("/favicon.ico")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    answer.close()


def test_a_fault_of_ours_gets_a_friendly_page_without_its_text(salon: Salon) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the secret number is 4711")

    app = serve(salon, give_back=fail)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    dora = Browser(app)
    dora.logs_in()
    answer = dora.sends(salon.talk(attention="payment").path + "/give-back")
    assert answer.status == 500
    assert "Something went wrong" in answer.text and "4711" not in answer.html


def test_an_unknown_address_gets_a_friendly_page(app: Flask) -> None:
    dora = Browser(app)
    dora.logs_in()
    for path in ("/staff/none", "/staff/c/none", "/staff/c/a/b/c", "/staff/c/%00"):
        answer = dora.opens(path)
        assert (answer.status, "Not found" in answer.text) == (404, True), path
