"""Who comes in, for how long, and what a stranger learns."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from bot.store.tables import businesses, staff, staff_sessions
from tests.web.staff_data import EMAIL, NOW, PASSWORD, Browser, Salon, serve

REFUSED = "This e-mail and password do not go together."


@pytest.fixture
def dora(salon: Salon) -> Browser:
    return Browser(serve(salon))


def sessions(salon: Salon) -> list:
    with salon.database.read() as connection:
        return list(connection.execute(select(staff_sessions)).all())


def test_a_member_of_staff_logs_in_and_out(dora: Browser) -> None:
    assert dora.opens("/staff/").leads_to == "/staff/login"
    assert dora.logs_in().leads_to == "/staff/"
    assert "No conversations yet" in dora.opens("/staff/").text
    assert dora.opens("/staff/login").leads_to == "/staff/"
    assert dora.sends("/staff/logout").leads_to == "/staff/login"
    assert dora.opens("/staff/").status == 303


def test_an_unknown_account_and_a_wrong_password_look_the_same(dora: Browser) -> None:
    wrong = dora.logs_in(password="not the password")
    unknown = dora.logs_in(email="nobody@salon.example")
    assert (wrong.status, unknown.status) == (401, 401)
    assert REFUSED in wrong.text
    assert wrong.text == unknown.text
    assert "<title>Error: Log in" in wrong.html
    assert PASSWORD not in unknown.html


@pytest.mark.parametrize("email", ["", "dora@salon.example\x00", "x" * 5000, "' OR 1=1 --"])
def test_odd_addresses_are_refused_like_others(dora: Browser, email: str) -> None:
    assert dora.logs_in(email=email).status == 401


def test_the_email_may_be_written_in_capitals(dora: Browser) -> None:
    assert dora.logs_in(email=f" {EMAIL.upper()} ").leads_to == "/staff/"


def test_the_database_holds_neither_the_token_nor_the_password(salon: Salon, dora: Browser) -> None:
    dora.logs_in()
    with dora.client.session_transaction() as cookie:
        token = cookie["_user_id"]
    (row,) = sessions(salon)
    assert token not in row
    with salon.database.read() as connection:
        password_hash = connection.execute(select(staff.c.password_hash)).scalar_one()
    assert password_hash.startswith("$argon2id$")


def test_each_login_gets_a_new_token_and_drops_what_the_cookie_held(dora: Browser) -> None:
    tokens = []
    for _ in range(2):
        with dora.client.session_transaction() as cookie:
            cookie["planted"] = "by somebody else"
        dora.logs_in()
        with dora.client.session_transaction() as cookie:
            assert "planted" not in cookie
            tokens.append(cookie["_user_id"])
        dora.sends("/staff/logout")
    assert tokens[0] != tokens[1]


def test_a_copied_cookie_is_worthless_after_logging_out(dora: Browser) -> None:
    dora.logs_in()
    thief = Browser(dora.client.application)
    copied = dora.client.get_cookie("bookline")
    assert copied
    thief.client.set_cookie("bookline", copied.value)
    assert thief.opens("/staff/").status == 200
    dora.sends("/staff/logout")
    assert thief.opens("/staff/").status == 303


def test_a_session_ends_when_nobody_uses_it(salon: Salon, dora: Browser) -> None:
    dora.logs_in()
    salon.clock.now += timedelta(hours=11, minutes=59)
    assert dora.opens("/staff/").status == 200
    salon.clock.now += timedelta(hours=11, minutes=59)
    assert dora.opens("/staff/").status == 200
    salon.clock.now += timedelta(hours=12, minutes=1)
    assert dora.opens("/staff/").status == 303


def test_a_session_ends_after_a_week_however_much_it_is_used(salon: Salon, dora: Browser) -> None:
    dora.logs_in()
    while salon.clock.now + timedelta(hours=8) <= NOW + timedelta(days=7):
        salon.clock.now += timedelta(hours=8)
        assert dora.opens("/staff/").status == 200
    salon.clock.now += timedelta(hours=1)
    assert dora.opens("/staff/").status == 303


def test_a_member_who_leaves_is_out_at_once(salon: Salon, dora: Browser) -> None:
    dora.logs_in()
    with salon.database.write() as connection:
        connection.execute(update(staff).values(is_active=False))
    assert dora.opens("/staff/").status == 303
    assert dora.logs_in().status == 401


def test_staff_of_another_business_stay_outside(salon: Salon, dora: Browser) -> None:
    with salon.database.write() as connection:
        connection.execute(
            businesses.insert().values(id=99, name="Else", time_zone="UTC", created_at=NOW)
        )
    salon.add_member("eve@else.example", business_id=99)
    assert dora.logs_in(email="eve@else.example").status == 401
    dora.logs_in()
    with salon.database.write() as connection:
        connection.execute(update(staff).where(staff.c.email == EMAIL).values(business_id=99))
    assert dora.opens("/staff/").status == 303


def test_an_older_hash_is_made_anew_at_login(salon: Salon, dora: Browser) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with salon.database.write() as connection:
        connection.execute(update(staff).values(password_hash=old))
    assert dora.logs_in().leads_to == "/staff/"
    with salon.database.read() as connection:
        new = connection.execute(select(staff.c.password_hash)).scalar_one()
    assert new != old
    dora.sends("/staff/logout")
    assert dora.logs_in().leads_to == "/staff/"


def test_logging_in_leads_to_the_page_that_was_wanted(dora: Browser) -> None:
    asked = dora.opens("/staff/c/abc?before=3")
    assert asked.leads_to == "/staff/login?next=/staff/c/abc"
    form = dora.opens(asked.leads_to)
    assert 'name="next" value="/staff/c/abc"' in form.html
    assert dora.logs_in(next="/staff/c/abc").leads_to == "/staff/c/abc"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/staff/",
        "//evil.example/staff/",
        "/\\evil.example",
        "/staff/\\..\\evil",
        "/staff/\r\nX: y",
        "javascript:alert(1)",
        "staff/",
        "/webhooks/twilio/messages",
        "",
    ],
)
def test_logging_in_never_leads_to_a_strange_place(dora: Browser, wanted: str) -> None:
    assert dora.logs_in(next=wanted).leads_to == "/staff/"


def test_guessing_is_slowed_down(salon: Salon, dora: Browser) -> None:
    token = dora.token()
    guess = {"csrf_token": token, "email": EMAIL, "password": "a wrong password"}
    answers = [dora.sends("/staff/login", **guess).status for _ in range(11)]
    assert answers == [401] * 10 + [429]
    refused = dora.logs_in()
    assert refused.status == 429
    assert "Too many attempts" in refused.text
    assert dora.opens("/staff/login").status == 200
    assert sessions(salon) == []


@pytest.mark.parametrize("token", ["", "wrong", "of-another-session"])
@pytest.mark.parametrize("path", ["/staff/login", "/staff/logout", "/staff/c/abc/give-back"])
def test_a_form_from_elsewhere_is_refused(
    salon: Salon, dora: Browser, token: str, path: str
) -> None:
    dora.logs_in()
    if token == "of-another-session":
        token = Browser(dora.client.application).token()
    answer = dora.sends(path, csrf_token=token, email=EMAIL, password=PASSWORD)
    assert answer.status == 400
    assert "did not work" in answer.text
    assert salon.given_back == []
    assert dora.opens("/staff/").status == 200


def test_webhooks_need_no_token_of_a_form(salon: Salon) -> None:
    app = serve(salon)
    app.add_url_rule("/webhooks/any", view_func=lambda: "taken", methods=["POST"])
    assert app.test_client().post("/webhooks/any", data={"a": "b"}).text == "taken"


@pytest.mark.parametrize(
    ("public_url", "name", "is_secure"),
    [("https://book.example", "__Host-bookline", True), ("http://localhost", "bookline", False)],
)
def test_the_cookie_is_locked_away(
    salon: Salon, public_url: str, name: str, is_secure: bool
) -> None:
    answer = serve(salon, public_url).test_client().get("/staff/login", base_url=public_url)
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"{name}=")
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie
    assert ("Secure" in cookie, "Domain" in cookie) == (is_secure, False)
