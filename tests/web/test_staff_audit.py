"""What staff do, look at or take out stands in the audit log."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.store import audit_log
from bot.store.audit_log import Actor
from bot.store.database import Database
from bot.web.staff.audit_commands import audit_commands
from integrations.sandbox import Sandbox
from tests.desk import Clock, setster
from tests.web.audited import AUDITED, CHANGES_NOTHING
from tests.web.staff_data import EMAIL, NOW, Browser, Salon, open_salon, serve


@pytest.fixture
def salon(tmp_path: Path, still_sandbox: tuple[Sandbox, Clock]) -> Iterator[Salon]:
    sandbox, clock = still_sandbox
    clock.now = NOW
    with open_salon(tmp_path) as salon:
        salon.scheduler = setster(sandbox)
        salon.add_member(role="administrator")
        yield salon


def note(salon: Salon, action: str, **values: object) -> None:
    with salon.database.write() as connection:
        audit_log.add(connection, salon.business_id, Actor("Eve"), action, salon.clock(), **values)


def test_every_route_that_changes_something_has_an_audit_test(salon: Salon) -> None:
    rules = [one for one in serve(salon).url_map.iter_rules() if one.endpoint[:6] == "staff."]
    changing = {one.endpoint[6:] for one in rules if one.methods - {"GET", "HEAD", "OPTIONS"}}
    assert changing == AUDITED.keys() | CHANGES_NOTHING


@pytest.mark.parametrize("endpoint", sorted(AUDITED))
def test_a_change_leaves_an_entry(salon: Salon, dora: Browser, endpoint: str) -> None:
    action, act = AUDITED[endpoint]
    answer = act(salon, dora)
    answer.response.get_data()
    assert answer.status < 400, answer.text
    entry = [one for one in salon.audited() if one.action == action][-1]
    assert entry.actor and entry.address == "127.0.0.1" and entry.created_at == NOW


def test_an_entry_says_who_what_when_and_from_where(salon: Salon, dora: Browser) -> None:
    talk = salon.talk()
    talk.says("my secret is 4711")
    dora.opens(talk.path)
    entry = salon.audited()[-1]
    assert (entry.action, entry.conversation_id) == ("transcript_viewed", talk.id)
    assert (entry.actor, entry.created_at, entry.address) == (EMAIL, NOW, "127.0.0.1")
    page = dora.opens("/staff/audit")
    assert "Transcript viewed" in page.text and EMAIL in page.text
    assert entry.session and f"session {entry.session}" in page.text
    assert f'href="{talk.path}"' in page.html
    assert "Conversation ••• 001" in page.text and "+1555" not in page.html
    assert "4711" not in page.html and "4711" not in str(salon.audited())


def test_an_entry_shows_before_after_and_result(salon: Salon, dora: Browser) -> None:
    before = {"role": "agent", "gone": 1, "assigned_to": None}
    after = {"role": "<b>auditor", "rows": 7, "assigned_to": 1}
    note(salon, "role_changed", subject="staff:2", before=before, after=after, result="refused")
    (row,) = [one for one in dora.opens("/staff/audit").parts("<tr", "tr") if "Role" in one]
    assert (
        f"assigned to: nobody → {EMAIL} gone: was 1 role: agent → <b>auditor rows: 7 staff:2" in row
    )
    assert row.endswith("Refused")


def test_what_is_taken_out_is_what_the_filter_leaves(salon: Salon, dora: Browser) -> None:
    note(salon, "noted", before={"a": 1}, after={"a": 2})
    data = dora.sends("/staff/audit.csv?action=noted").response.data.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(data))
    assert (row["action"], row["before"], row["after"]) == ("noted", '{"a": 1}', '{"a": 2}')
    assert row["result"] == "done"


def test_a_refused_login_keeps_nothing_that_was_typed(salon: Salon) -> None:
    Browser(serve(salon)).logs_in(email="correct horse battery", password="x")
    Browser(serve(salon)).logs_in(password="wrong")
    unknown, known = salon.audited()
    assert (unknown.action, unknown.result, unknown.actor) == (
        "login_refused",
        "refused",
        "unknown account",
    )
    assert (known.actor, known.staff_id) == (EMAIL, 1)


def test_entries_are_filtered_by_person_action_conversation_and_day(
    salon: Salon, dora: Browser
) -> None:
    talk = salon.talk()
    note(salon, "noted_today", conversation_id=talk.id)
    salon.clock.now += timedelta(days=1)
    note(salon, "noted_tomorrow")
    salon.clock.now -= timedelta(days=1)

    def found(query: str) -> set[str]:
        page = dora.opens(f"/staff/audit?{query}")
        return {one for one in ("Noted today", "Noted tomorrow", "Logged in") if
                f"<td>{one}" in page.html}  # fmt: skip

    assert found("") == {"Noted today", "Noted tomorrow", "Logged in"}
    assert found("staff=1") == {"Logged in"}
    assert found("action=noted_today") == {"Noted today"}
    assert found(f"conversation={talk.public_id}") == {"Noted today"}
    assert found("from=2026-11-21") == {"Noted tomorrow"}
    assert found("to=2026-11-20") == {"Noted today", "Logged in"}
    assert "No entry matches" in dora.opens("/staff/audit?action=nothing").text


@pytest.mark.parametrize(
    "query",
    ["from=x", "to=9999-99-99", "staff=-1", "before=x", "conversation=%00", "from=0001-01-01"],
)
def test_odd_filters_are_refused(dora: Browser, query: str) -> None:
    assert dora.opens(f"/staff/audit?{query}").status == 400


def test_pages_stay_in_step_while_entries_are_added(salon: Salon, dora: Browser) -> None:
    for number in range(130):
        note(salon, f"act_{number}")
    first = dora.opens("/staff/audit")
    for number in range(130, 140):
        note(salon, f"act_{number}")
    assert 'before=32" rel="next"' in first.html
    second = dora.opens("/staff/audit?before=32")
    assert "<td>Act 30" not in first.html or "<td>Act 30" not in second.html
    shown = [n for n in range(130) if f"<td>Act {n}<" in first.html + second.html]
    assert shown == list(range(130))


def test_the_log_is_taken_out_whole_and_harmless(salon: Salon, dora: Browser) -> None:
    note(salon, "noted", subject="=1+1", after={"a": 'x "y", z'})
    answer = dora.sends("/staff/audit.csv")
    assert answer.response.mimetype == "text/csv"
    assert answer.response.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.response.data.decode("utf-8-sig"))))
    assert [one["action"] for one in rows] == ["logged_in", "noted", "audit_exported"]
    assert rows[1]["subject"] == "'=1+1" and rows[1]["after"] == '{"a": "x \\"y\\", z"}'


def test_agents_may_not_read_the_log(salon: Salon) -> None:
    salon.add_member("agent@salon.example", role="agent")
    agent = Browser(serve(salon))
    agent.logs_in("agent@salon.example")
    assert agent.opens("/staff/audit").status == 403
    assert agent.sends("/staff/audit.csv").status == 403


def test_the_command_finds_a_gap(salon: Salon) -> None:
    def check(*words: str) -> tuple[int, str]:
        group = audit_commands(lambda: (Database(salon.database.url), salon.business_id))
        result = CliRunner().invoke(group, ["check", *words])
        return result.exit_code, result.output

    note(salon, "noted")
    note(salon, "noted")
    code, words = check()
    assert (code, words[:19]) == (0, "2 entries, no gap. ")
    newest = words.split()[-1]
    assert check("--known", newest)[0] == 0
    assert check("--known", "2:0000")[0] == 1
    with salon.database.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_log_no_delete")
        connection.exec_driver_sql("DELETE FROM audit_log WHERE number = 1")
    assert check() == (1, "Error: the audit log is broken at entry 1\n")
