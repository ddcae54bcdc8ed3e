"""Accounts: invited by a link that works once, changed and closed at once; one's own sessions."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.store.staff_tables import alerts, invitations
from bot.store.tables import businesses
from bot.web.staff.people_pages import LINK_WORKS_FOR
from tests.web.audited import link_in
from tests.web.staff_data import EMAIL, NOW, PASSWORD, Browser, Salon, Shown, serve

NEW, NEWER = "six blue herons at noon", "a kettle under the pear tree"
SAM = "sam@salon.example"


@pytest.fixture
def role() -> str:
    return "administrator"


def other(browser: Browser) -> Browser:
    """Another browser at the same pages."""
    return Browser(browser.client.application)


def invites(dora: Browser, email: str = SAM, role: str = "agent") -> Shown:
    return dora.sends("/staff/people/invite", email=email, role=role)


def sam_joins(dora: Browser) -> Browser:
    sam = other(dora)
    sam.sends(link_in(invites(dora)), name="Sam", password=NEW)
    return sam


def test_somebody_who_was_invited_chooses_a_password_and_is_in(dora: Browser) -> None:
    path = link_in(invites(dora, role="supervisor"))
    sam = other(dora)
    assert SAM in sam.opens(path).text
    assert sam.sends(path, name="Sam", password=NEW).leads_to == "/staff/"
    assert "Sam Supervisor" in sam.opens("/staff/").text
    again = other(dora)
    assert again.logs_in(SAM, NEW).leads_to == "/staff/"


def test_a_link_works_once(dora: Browser) -> None:
    path = link_in(invites(dora))
    other(dora).sends(path, name="Sam", password=NEW)
    thief = other(dora)
    assert thief.opens(path).status == 404
    assert thief.sends(path, name="Eve", password=NEWER).status == 404
    assert thief.logs_in(SAM, NEWER).status == 401


def test_a_link_expires_and_a_newer_one_makes_it_void(salon: Salon, dora: Browser) -> None:
    first, second = link_in(invites(dora)), link_in(invites(dora))
    sam = other(dora)
    assert sam.opens(first).status == 404
    assert sam.opens(second).status == 200
    salon.clock.now += LINK_WORKS_FOR
    assert sam.opens(second).status == 404
    assert sam.sends(second, name="Sam", password=NEW).status == 404


def test_a_link_is_shown_once_and_kept_as_a_hash(salon: Salon, dora: Browser) -> None:
    token = link_in(invites(dora)).rpartition("/")[2]
    assert token not in dora.opens("/staff/people").html
    with salon.database.read() as connection:
        assert token not in str(connection.execute(select(invitations)).all())
    assert token not in str(salon.audited())


@pytest.mark.parametrize("password", ["short", "password123", "sam@salon.example", "qwertyuiop"])
def test_a_password_that_is_easily_guessed_is_refused_and_the_link_still_works(
    dora: Browser, password: str
) -> None:
    path = link_in(invites(dora))
    sam = other(dora)
    refused = sam.sends(path, name="Sam", password=password)
    assert refused.status == 400
    assert "<title>Error:" in refused.html and password not in refused.html.replace(SAM, "")
    assert sam.sends(path, name="Sam", password=NEW).status == 303


@pytest.mark.parametrize("email", ["", "no address", EMAIL, "x@" + "y" * 400])
def test_odd_and_known_addresses_are_not_invited(dora: Browser, email: str) -> None:
    answer = invites(dora, email)
    assert answer.status in {400, 409}
    assert "/staff/join/" not in answer.html


def test_a_role_that_changes_counts_at_once(salon: Salon, dora: Browser) -> None:
    sam = sam_joins(dora)
    assert sam.opens("/staff/audit").status == 403
    dora.sends("/staff/people/2/role", role="auditor")
    assert sam.opens("/staff/audit").status == 200
    entry = salon.audited()[-1]
    assert (entry.subject, entry.before, entry.after) == (
        "staff:2",
        '{"role": "agent"}',
        '{"role": "auditor"}',
    )


def test_an_account_that_is_closed_is_out_at_once(dora: Browser) -> None:
    sam = sam_joins(dora)
    assert sam.opens("/staff/").status == 200
    dora.sends("/staff/people/2/active")
    assert sam.opens("/staff/").status == 303
    assert sam.logs_in(SAM, NEW).status == 401
    dora.sends("/staff/people/2/active", active="yes")
    assert sam.opens("/staff/").status == 303
    assert sam.logs_in(SAM, NEW).status == 303


@pytest.mark.parametrize("change", ["role", "active"])
def test_the_last_administrator_stays(dora: Browser, change: str) -> None:
    answer = dora.sends(f"/staff/people/1/{change}", role="agent")
    assert (answer.status, "one administrator at least" in answer.text) == (409, True)
    assert dora.opens("/staff/people").status == 200


def test_a_new_password_by_link_ends_all_sessions(dora: Browser) -> None:
    sam = sam_joins(dora)
    path = link_in(dora.sends("/staff/people/2/link"))
    fresh = other(dora)
    assert fresh.sends(path, name="", password=NEWER).leads_to == "/staff/"
    assert sam.opens("/staff/").status == 303
    assert sam.logs_in(SAM, NEW).status == 401
    assert "Sam" in fresh.opens("/staff/sessions").text


def test_people_of_another_business_are_not_found(salon: Salon, dora: Browser) -> None:
    with salon.database.write() as connection:
        connection.execute(
            businesses.insert().values(id=99, name="Else", time_zone="UTC", created_at=NOW)
        )
    eve = salon.add_member("eve@else.example", business_id=99)
    assert "eve@else.example" not in dora.opens("/staff/people").html
    for path in ("role", "active", "link"):
        assert dora.sends(f"/staff/people/{eve}/{path}", role="agent").status == 404
        assert dora.sends(f"/staff/people/{10**30}/{path}", role="agent").status == 404


def test_changing_the_password_ends_every_other_session_and_renews_this_one(
    dora: Browser,
) -> None:
    elsewhere = other(dora)
    elsewhere.logs_in()
    old = dora.client.get_cookie("bookline")
    assert old
    wrong = dora.sends("/staff/account/password", password="wrong", new_password=NEW)
    assert wrong.status == 400
    dora.sends("/staff/account/password", password=PASSWORD, new_password=NEW)
    assert elsewhere.opens("/staff/").status == 303
    assert dora.opens("/staff/").status == 200
    thief = other(dora)
    thief.client.set_cookie("bookline", old.value)
    assert thief.opens("/staff/").status == 303
    assert (elsewhere.logs_in().status, elsewhere.logs_in(EMAIL, NEW).status) == (401, 303)


def test_own_sessions_are_seen_and_ended(dora: Browser) -> None:
    elsewhere, third = other(dora), other(dora)
    elsewhere.logs_in()
    third.logs_in()
    page = dora.opens("/staff/sessions")
    assert page.text.count("from 127.0.0.1, since") == 3
    dora.sends("/staff/sessions/end", session=page.html.split('name="session" value="')[1][:12])
    assert sorted([elsewhere.opens("/staff/").status, third.opens("/staff/").status]) == [200, 303]
    dora.sends("/staff/sessions/end")
    assert (elsewhere.opens("/staff/").status, third.opens("/staff/").status) == (303, 303)
    assert dora.opens("/staff/").status == 200


def test_nobody_ends_the_sessions_of_others(dora: Browser) -> None:
    sam = sam_joins(dora)
    for page in (dora.opens("/staff/sessions"),):
        assert page.text.count("since") == 1
    sam.sends("/staff/sessions/end")
    assert dora.opens("/staff/").status == 200


def test_an_owner_is_told_of_a_login_from_where_nobody_was_before(
    salon: Salon, dora: Browser
) -> None:
    def notices() -> list[tuple[int, str]]:
        with salon.database.read() as connection:
            return [
                (row.staff_id, row.reason)
                for row in connection.execute(alerts.select().order_by("id"))
            ]

    def comes_in(browser: Browser, address: str) -> None:
        salon.clock.now += timedelta(minutes=1)
        form = {"csrf_token": browser.token(), "email": EMAIL, "password": PASSWORD}
        there = {"REMOTE_ADDR": address}
        answer = browser.client.post("/staff/login", data=form, environ_base=there)
        assert answer.status_code == 303

    before = notices()
    thief = other(dora)
    comes_in(thief, "192.0.2.66")
    assert notices() == [*before, (1, "new_login")]
    thief.sends("/staff/logout")
    # Once is enough for an address; and who moves about with a browser of theirs is no stranger.
    comes_in(other(dora), "192.0.2.66")
    comes_in(thief, "198.51.100.7")
    dora.sends("/staff/logout")
    comes_in(dora, "203.0.113.9")
    assert notices() == [*before, (1, "new_login")]
    page = dora.opens("/staff/sessions").text
    assert page.count("(the first login from there)") == 2
    assert "192.0.2.66" in page and "203.0.113.9" in page


def guesses(browser: Browser, count: int, email: str = EMAIL, address: str = "") -> list[int]:
    token = browser.token()
    found = []
    for number in range(count):
        answer = browser.client.post(
            "/staff/login",
            data={"csrf_token": token, "email": email, "password": "a wrong one"},
            environ_base={"REMOTE_ADDR": address or f"192.0.2.{number}"},
        )
        found.append(answer.status_code)
    return found


def test_guesses_at_one_account_count_wherever_they_come_from(dora: Browser) -> None:
    assert guesses(other(dora), 21) == [401] * 20 + [429]
    assert guesses(other(dora), 21, "nobody@salon.example") == [401] * 20 + [429]


def test_guesses_count_for_all_processes_together(salon: Salon) -> None:
    first, second = Browser(serve(salon)), Browser(serve(salon))
    assert guesses(first, 6, address="192.0.2.9") == [401] * 6
    assert guesses(second, 5, address="192.0.2.9") == [401] * 4 + [429]


def test_neighbours_in_one_network_of_ipv6_count_as_one(dora: Browser) -> None:
    stranger = other(dora)
    found = [guesses(stranger, 1, f"a{n}@b", f"2001:db8::{n:x}")[0] for n in range(1, 12)]
    assert found == [401] * 10 + [429]


def test_a_stranger_does_not_lock_out_who_was_there_before(salon: Salon, dora: Browser) -> None:
    dora.sends("/staff/logout")
    assert guesses(other(dora), 30)[-1] == 429
    assert guesses(other(dora), 11, "x@y", "127.0.0.1")[-1] == 429
    assert dora.logs_in().leads_to == "/staff/"
    assert other(dora).logs_in().status == 429
    salon.clock.now += timedelta(hours=1, seconds=1)
    assert other(dora).logs_in().status == 303


def test_the_mark_of_a_browser_frees_no_other_account(salon: Salon, dora: Browser) -> None:
    salon.add_member(SAM)
    assert guesses(dora, 21, SAM)[-1] == 429
    dora.sends("/staff/logout")
    assert guesses(dora, 11)[-1] == 429


def test_a_login_that_succeeds_is_not_counted(dora: Browser) -> None:
    for _ in range(30):
        dora.sends("/staff/logout")
        assert other(dora).logs_in().status == 303
